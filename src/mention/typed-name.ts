import type { Kit } from "../kit/kit.ts";
import type { Token } from "../sentence/sentence.ts";
import type { NameType } from "./bioes.ts";
import { type EntityMatch, entityMatches, settled } from "./entity.ts";
import { type TaggedName, taggedNames } from "./name-tag.ts";

/**
 * The names of persons, organisations and places in the sentences of one document, by sentence, in order and apart: where the tagger
 * sees them, with the type of the lexicon where it knows the name.
 */
export function typedNames(sentences: readonly (readonly Token[])[], kit: Kit): TaggedName[][] {
  const matches = settled(
    sentences.map((tokens) => entityMatches(tokens, kit)),
    kit,
  );
  return taggedNames(sentences, matches, kit).map((names, k) =>
    names.map((name) => {
      const known = matches[k]!.find(
        ({ first, last, as }) => first === name.first && last === name.last && as === "name",
      );
      return known ? { ...name, type: typeOf(known) } : name;
    }),
  );
}

/** What an entry of the lexicon is among persons, organisations and places. */
function typeOf({ entry }: EntityMatch): NameType {
  if (entry.kind === "person") return "PER";
  return entry.kind === "state" || entry.kind === "territory" ? "LOC" : "ORG";
}

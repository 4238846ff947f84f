import { byRule } from "../basis.ts";
import type { Draft, DraftOf } from "./draft.ts";
import type { EntityMatch } from "./entity.ts";
import { affiliation, composedCode } from "./identity.ts";
import { joined, nameOf, type Scene } from "./scene.ts";

/** One phrase for each coordination of actors, around those of its conjuncts: "[[the army] and [the rebels]]". */
export function coordinations(scene: Scene, draftOf: DraftOf): Draft[] {
  const { tree, tokens } = scene;
  const out: Draft[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.deprel === "conj") continue;
    const conjuncts = joined(scene, i);
    if (conjuncts.length === 0) continue;
    if (draftOf(i) && draftOf(i)!.last >= conjuncts[0]!) continue;
    const parts = [
      i,
      ...conjuncts.flatMap((c) => [c, ...tree.children[c]!.filter((d) => tokens[d]!.deprel === "conj")]),
    ].map(draftOf);
    if (parts.some((part) => part === undefined || (part.form === "pronoun" && part.lemma === "it"))) continue;
    out.push(whole(scene, parts as Draft[]));
  }
  return out;
}

function whole(scene: Scene, parts: readonly Draft[]): Draft {
  const first = parts[0]!;
  const stretch = {
    first: Math.min(...parts.map((part) => part.first)),
    last: Math.max(...parts.map((part) => part.last)),
  };
  const types = new Set(parts.map((part) => part.identity.type));
  const sides = new Set(parts.map((part) => part.identity.side));
  const side = sides.size === 1 ? first.identity.side : undefined;
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: first.head,
    ...stretch,
    form: "whole",
    identity: {
      type: types.size === 1 ? first.identity.type : "unknown",
      name: nameOf(scene, stretch),
      ...(side ? { side } : {}),
    },
    basis: byRule("actor.coordination"),
    agreement: { number: "plural", sort: parts.every((part) => part.agreement.sort === "person") ? "person" : "group" },
    definite: false,
    bare: false,
    lemma: first.lemma,
    parts,
  };
}

/** "US and Israeli officials": one phrase, two parties; each gets a mention on its own word. */
export function sharedHeads(scene: Scene, draft: Draft): Draft[] {
  if (draft.form !== "noun") return [];
  const { matches } = affiliation(scene, draft, draft.head);
  if (matches.length < 2) return [];
  return matches.map((match) => part(scene, draft, match));
}

function part(scene: Scene, draft: Draft, match: EntityMatch): Draft {
  const { entry } = match;
  const plain = composedCode(entry, draft.agent, scene.kit);
  const code = plain?.length === 3 && draft.identity.type === "military" ? `${plain}MIL` : plain;
  const rest = nameOf(scene, { first: draft.head, last: draft.head });
  const own = nameOf(scene, { first: match.first, last: match.last });
  return {
    ...draft,
    head: match.first,
    first: match.first,
    last: match.last,
    form: "part",
    identity: {
      type: draft.identity.type,
      name: `${own} ${rest}`,
      entity: entry.id,
      ...(code ? { code } : {}),
      ...(entry.side ? { side: entry.side } : {}),
    },
    basis: byRule("actor.shared-head"),
    definite: false,
    parts: [],
  };
}

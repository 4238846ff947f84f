import { byEntry, byRule } from "../basis.ts";
import { agentAt } from "./agent.ts";
import { isAgentive } from "./agentive.ts";
import type { Draft } from "./draft.ts";
import { codeOf, type EntityMatch, sideOf } from "./entity.ts";
import { isBacker, isState, typeOfKind } from "./identity.ts";
import { guessedType } from "./name.ts";
import { numberOf } from "./number.ts";
import { balanced, corePhrase, nounPhrase, type Stretch } from "./phrase.ts";
import { REPORTING } from "./reporting.ts";
import { nameOf, type Scene } from "./scene.ts";
import { isTitle } from "./unknown.ts";

/** A lexicon name that heads its phrase. */
export function known(scene: Scene, i: number, match: EntityMatch): Draft | undefined {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  switch (match.as) {
    case "demonym":
      return people(scene, i, match);
    case "capital":
      return isAgentive(tree, i, true) || leadsClause(scene, match) || whichSpeaks(scene, i)
        ? named(scene, i, match, match)
        : undefined;
    case "seat":
      return isAgentive(tree, i, false) || ownsBody(scene, i)
        ? named(scene, i, match, phraseWith(scene, i, match))
        : undefined;
  }
  if (isState(match.entry)) {
    if (isBacker(tokens, match) || !(isAgentive(tree, i, false) || ownsBody(scene, i) || leadsClause(scene, match)))
      return undefined;
    return named(scene, i, match, phraseWith(scene, i, match));
  }
  if (token.deprel === "dep" && match.entry.kind !== "person") return undefined;
  return named(scene, i, match, phraseWith(scene, i, match));
}

/** "at [Algiers], which rejects the charge": a town that speaks is a government. */
function whichSpeaks({ tree, tokens }: Scene, i: number): boolean {
  return tree.children[i]!.some(
    (verb) =>
      tokens[verb]!.deprel === "acl:relcl" &&
      REPORTING.has(tokens[verb]!.lemma.toLowerCase()) &&
      tree.children[verb]!.some((c) => tokens[c]!.deprel === "nsubj" && tokens[c]!.form === "which"),
  );
}

/** "[Lebanon]'s National News Agency", "[Iraq]'s army": the owner of a body acts through it; the owner of a town does not. */
function ownsBody(scene: Scene, i: number): boolean {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  if (token.deprel !== "nmod:poss" || token.head < 0) return false;
  if (scene.matchOf[token.head] || agentAt(tokens, token.head, scene.agents)) return true;
  const run = scene.runOf[token.head];
  const type = run && guessedType(tree, run, token.head);
  return type !== undefined && type !== "place";
}

function phraseWith(scene: Scene, i: number, match: EntityMatch): Stretch {
  const { first, last } = nounPhrase(scene.tree, i, true);
  const titled = match.entry.kind === "person" && match.first > 0 && isTitle(scene, match.first - 1);
  const opening = titled ? corePhrase(scene.tree, match.first - 1).first : match.first;
  return balanced(scene.tokens, {
    first: Math.min(first, opening, withArticle(scene, match).first),
    last: Math.max(last, match.last),
  });
}

export function named(scene: Scene, i: number, match: EntityMatch, stretch: Stretch): Draft {
  const { entry } = match;
  const type = typeOfKind(entry.kind);
  const code = codeOf(entry, scene.kit, scene.day);
  const side = sideOf(entry, scene.kit);
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    first: stretch.first,
    last: stretch.last,
    form: "name",
    identity: {
      type,
      name: entry.name,
      entity: entry.id,
      ...(code ? { code } : {}),
      ...(side ? { side } : {}),
    },
    basis: byEntry(entry),
    agreement: { number: "singular", sort: type === "person" ? "person" : "group" },
    definite: false,
    bare: false,
    lemma: entry.name,
    parts: [],
    name: { first: match.first, last: match.last },
  };
}

/** "Palestinians", "the Lebanese", "an Israeli": the people; an adjective alone is nobody. */
function people(scene: Scene, i: number, match: EntityMatch): Draft | undefined {
  const { tree, tokens, kit } = scene;
  const token = tokens[i]!;
  // "Rohingya landed on the beach": a people whose name has no other plural.
  const invariant =
    match.entry.partOf !== undefined &&
    token.upos === "PROPN" &&
    /^(nsubj|nsubj:pass|obj|obl:agent)$/.test(token.deprel);
  const plural = numberOf(token) === "plural" || (token.upos !== "ADJ" && /[^s]s$/.test(token.form)) || invariant;
  const determiner = tree.children[i]!.find((c) => tokens[c]!.deprel === "det");
  const article = determiner === undefined ? undefined : tokens[determiner]!.form.toLowerCase();
  const counted = tree.children[i]!.some((c) => tokens[c]!.deprel === "nummod");
  if (!plural && article === undefined && !counted) return undefined;
  const { entry } = match;
  const code = codeOf(entry, kit, scene.day);
  const side = sideOf(entry, kit);
  const single = !plural && article !== "the" && !counted;
  const stretch = nounPhrase(tree, i, false);
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    ...stretch,
    form: "noun",
    identity: {
      type: isState(entry) ? "civilians" : typeOfKind(entry.kind),
      name: nameOf(scene, stretch),
      entity: entry.id,
      ...(code ? { code: isState(entry) ? `${code}CVL` : code } : {}),
      ...(side ? { side } : {}),
    },
    basis: byRule("actor.demonym"),
    agreement: { number: single ? "singular" : "plural", sort: "person" },
    definite: false,
    bare: false,
    lemma: token.lemma,
    parts: [],
  };
}

/** The name with the article that belongs to it, also where the parser hung both on what follows. */
export function withArticle(scene: Scene, match: Stretch): Stretch {
  const { tokens } = scene;
  const article = tokens[match.first - 1];
  if (article?.upos !== "DET") return { first: match.first, last: match.last };
  const up = article.head;
  const own =
    (up >= match.first && up <= match.last) || (up === match.last + 1 && tokens[up]!.head < 0 && match.first === 1);
  return { first: own ? match.first - 1 : match.first, last: match.last };
}

/** "Kuwait donated tents", "Kigali cut ties": a name at the start with a past tense behind it, though the parser saw no verb. */
export function leadsClause(scene: Scene, match: EntityMatch): boolean {
  const next = scene.tokens[match.last + 1];
  if (match.first > 1 || (match.first === 1 && scene.tokens[0]!.upos !== "DET") || !next || match.as === "demonym")
    return false;
  return next.form === next.form.toLowerCase() && (/[a-z]{2}ed$/.test(next.form) || PAST.has(next.form));
}

const PAST = new Set(
  "shot cut held shut set hit put struck sent lost won led met began said told took gave fought fled froze broke built bought sought saw swore sold paid left".split(
    " ",
  ),
);

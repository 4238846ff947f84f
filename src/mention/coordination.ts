import { byRule } from "../basis.ts";
import { agentAt } from "./agent.ts";
import { agentDraft } from "./described.ts";
import type { Draft, DraftOf } from "./draft.ts";
import { type EntityMatch, sideOf } from "./entity.ts";
import { affiliation, composedCode } from "./identity.ts";
import { numberOf } from "./number.ts";
import { nounPhrase } from "./phrase.ts";
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
  const plain = composedCode(entry, draft.agent, scene.kit, scene.day);
  const code = plain?.length === 3 && draft.identity.type === "military" ? `${plain}MIL` : plain;
  const side = sideOf(entry, scene.kit);
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
      ...(side ? { side } : {}),
    },
    basis: byRule("actor.shared-head"),
    definite: false,
    parts: [],
  };
}

/** "government and political [sources]": a bare singular cannot stand alone, so both words belong to the noun behind them. */
export function sharedNoun(scene: Scene, i: number): number | undefined {
  const { tree, tokens } = scene;
  if (i < 0) return undefined;
  const token = tokens[i]!;
  if (token.upos !== "NOUN" || token.xpos !== "NN" || UNCOUNTED.has(token.lemma)) return undefined;
  const children = tree.children[i]!;
  if (children.some((c) => c < i && /^(det|nummod|nmod:poss|case)$/.test(tokens[c]!.deprel))) return undefined;
  const noun = joined(scene, i).at(-1);
  if (noun === undefined || numberOf(tokens[noun]!) !== "plural" || !agentAt(tokens, noun, scene.agents))
    return undefined;
  const own = tree.children[noun]!.filter((c) => c < noun);
  const cc = tokens[i + 1]?.upos === "CCONJ" ? i + 1 : -1;
  const marked = own.some((c) => tokens[c]!.deprel === "det" || tokens[c]!.deprel === "nummod");
  return cc === i + 1 && !marked && own.some((c) => c > cc && /^(amod|compound)$/.test(tokens[c]!.deprel))
    ? noun
    : undefined;
}

/** The noun behind such a pair: its phrase begins at the first of them. */
export function isShared(scene: Scene, i: number): boolean {
  let at = i - 1;
  while (at > 0 && /^(ADJ|NOUN|PROPN)$/.test(scene.tokens[at]!.upos)) at--;
  return at > 0 && at < i - 1 && scene.tokens[at]!.upos === "CCONJ" && sharedNoun(scene, at - 1) === i;
}

const UNCOUNTED = new Set(["police", "media", "intelligence", "personnel", "staff", "people"]);

export function withSharedNoun(scene: Scene, i: number, noun: number, draftOf: DraftOf): Draft | undefined {
  const agent = agentAt(scene.tokens, noun, scene.agents)!;
  const stretch = { first: nounPhrase(scene.tree, i, false).first, last: nounPhrase(scene.tree, noun, false).last };
  const draft = agentDraft(scene, noun, agent, draftOf, stretch);
  return draft && { ...draft, head: i };
}

import { type Tree, treeOf } from "../sentence/tree.ts";
import type { Chain } from "./chain.ts";
import { lastWord } from "./description.ts";
import type { Draft } from "./draft.ts";
import { excluded, isQuoted, type Memory, type Reference } from "./memory.ts";
import { type Agreement, agrees } from "./number.ts";
import { answersCharge, isCharged, isCoargument, type Role, roleIn, salience } from "./salience.ts";

/** Whom a pronoun stands for: the actor nearest and most in view that it agrees with, where no other is about as good. */
export function pronounReference(memory: Memory, draft: Draft): Reference | undefined {
  const tree = treeOf(draft.sentence);
  const from = roleIn(tree, partOf(draft) ?? draft.head);
  const best = new Map<Chain, number>();
  for (let k = memory.seen.length - 1; k >= 0; k--) {
    const candidate = memory.seen[k]!;
    const back = draft.nth - candidate.nth;
    if (back > REACH || back < 0) break;
    const chain = memory.chains.get(candidate)!;
    if (
      !fits(draft, chain) ||
      !agrees(draft.agreement, agreementOf(chain, candidate)) ||
      excluded(tree, draft, candidate, chain)
    )
      continue;
    const score =
      salience(from, roleIn(treeOf(candidate.sentence), candidate.head), back, candidate.head < draft.head) +
      inContext(memory, draft, from, candidate, chain, back);
    if (score > (best.get(chain) ?? Number.NEGATIVE_INFINITY)) best.set(chain, score);
  }
  const ranked = [...best].sort((a, b) => b[1] - a[1]);
  const first = ranked[0];
  if (!first) return from.source ? onlyPerson(memory, draft) : undefined;
  const rival = Math.max(
    rivalThing(memory, draft, from),
    ...ranked
      .slice(1)
      .filter(([chain]) => !overlapping(chain, first[0]))
      .map(([, score]) => score),
    0,
  );
  const margin = first[1] - rival;
  if (first[1] < FLOOR && from.source && ranked.length === 1) return onlyPerson(memory, draft);
  if (first[1] < FLOOR || margin < needed(draft, from)) return undefined;
  return { antecedent: first[0].first, confidence: Math.min(0.95, 0.5 + 0.12 * margin) };
}

/** “…,” he says, long after: the one person named in the last paragraphs, where there is but one. */
function onlyPerson(memory: Memory, draft: Draft): Reference | undefined {
  if (draft.agreement.sort !== "person") return undefined;
  let found: Chain | undefined;
  for (let k = memory.seen.length - 1; k >= 0 && draft.nth - memory.seen[k]!.nth <= LONG; k--) {
    const candidate = memory.seen[k]!;
    const chain = memory.chains.get(candidate)!;
    if (candidate.nth === draft.nth || !agrees(draft.agreement, agreementOf(chain, candidate))) continue;
    if (found && found !== chain) return undefined;
    found = chain;
  }
  return found?.identity.type === "person" && found.first.form === "name"
    ? { antecedent: found.first, confidence: 0.6 }
    : undefined;
}

/** Sentences a lone person stays in mind. */
const LONG = 8;

/** What the words around add: the subject of "said" for the "it" of what it said; a coordination for "they". */
function inContext(memory: Memory, draft: Draft, from: Role, candidate: Draft, chain: Chain, back: number): number {
  let score = 0;
  if (draft.agreement.number === "plural") {
    if (candidate.agreement.number === "singular") score -= 1.6;
    if (candidate.form === "whole") score += 0.4;
  }
  if (back === 0 && !from.source) {
    const tree = treeOf(draft.sentence);
    const role = roleIn(tree, candidate.head);
    if (role.source && under(tree, draft.head, role.governor)) score += 0.8;
  }
  if (candidate.form === "name") score += 0.2;
  if (back === 1 && from.source && answersCharge(treeOf(draft.sentence), from)) {
    const told = treeOf(candidate.sentence);
    if (isCharged(told, roleIn(told, candidate.head), candidate.head)) score += 3;
  }
  // Inside a paragraph one goes on with its own people; "neither side", "no group" are nobody.
  if (candidate.sentence.block !== draft.sentence.block) score -= 0.4;
  if (/^(neither|no|none|nobody)$/i.test(candidate.sentence.tokens[candidate.first]!.form)) score -= 2;
  // A quote has its own people: who is talked of there is seldom the one that speaks, nor whom the paper goes on with.
  const [inner, outer] = [isQuoted(memory, draft), isQuoted(memory, candidate)];
  if (!inner && outer) score -= from.source ? 3 : 1.6;
  // “[He] was winning,” Stan said: who speaks is "I" there.
  if (inner && draft.agreement.sort === "person") {
    const name = lastWord(chain.identity.name);
    if (name !== undefined && memory.speaking.get(draft.sentence)?.has(name)) score -= 6;
  }
  if (inner && !outer && back === 0 && roleIn(treeOf(candidate.sentence), candidate.head).source) score -= 3;
  // Outlets and unnamed sources only speak: what else "it" and "they" do is done by others.
  if (!from.source && (chain.identity.type === "outlet" || chain.first.agent?.unnamed === "yes")) score -= 2.5;
  return score;
}

/** The best score a thing would get; a pronoun that speaks is no thing. */
function rivalThing(memory: Memory, draft: Draft, from: Role): number {
  const person = draft.agreement.sort === "person";
  if (from.source && !person) return 0;
  let best = 0;
  for (let back = 0; back <= 1; back++) {
    for (const thing of memory.things.get(draft.nth - back) ?? []) {
      if (thing.plural !== (draft.agreement.number === "plural") || (person && !thing.name)) continue;
      if (back === 0 && thing.head >= draft.head) continue;
      if (back === 0 && isCoargument(treeOf(draft.sentence), draft.head, thing.head)) continue;
      best = Math.max(
        best,
        salience(from, thing.role, back, thing.head < draft.head) - (draft.lemma.startsWith("it") ? 0 : THING_PENALTY),
      );
    }
  }
  return best;
}

/** "[One] of them said": what the pronoun's part does. */
function partOf({ sentence, head }: Draft): number | undefined {
  const { tokens } = sentence;
  const up = tokens[head]!.head;
  if (up < 0 || tokens[head - 1]?.form.toLowerCase() !== "of" || up >= head) return undefined;
  return /^(NUM|DET|PRON)$/.test(tokens[up]!.upos) ||
    /^(one|some|many|several|most|few|both|neither|each|none|member)$/i.test(tokens[up]!.lemma)
    ? up
    : undefined;
}

/** Sentences a pronoun reaches back. */
const REACH = 3;
const FLOOR = 1.2;
/** Things are less often what a pronoun of interest means than actors are. */
const THING_PENALTY = 0.8;

/** "it" is a body, not a role or a crowd. */
function fits(draft: Draft, chain: Chain): boolean {
  const { type } = chain.identity;
  return (
    draft.agreement.sort !== "group" ||
    (type !== "unknown" && type !== "role" && type !== "civilians" && type !== "person")
  );
}

/** How far ahead of the next best the best must be; "it" mostly stands for things and happenings that are no phrases here. */
function needed(draft: Draft, from: Role): number {
  if (!draft.lemma.startsWith("it") || from.source) return 0.25;
  return from.possessive ? 0.5 : from.subject ? 1 : 1.6;
}

/** A chain is as plural as the member looked at: "the army … they". */
function agreementOf(chain: Chain, candidate: Draft): Agreement {
  const gender = chain.agreement.gender;
  const own = candidate.form === "pronoun" ? chain.agreement : candidate.agreement;
  return gender && !own.gender ? { ...own, gender } : own;
}

function overlapping(a: Chain, b: Chain): boolean {
  const [x, y] = [a.first, b.first];
  return x.nth === y.nth && x.first <= y.last && y.first <= x.last;
}

function under(tree: Tree, i: number, above: number): boolean {
  for (let at = i, steps = 0; at >= 0 && steps < 40; at = tree.tokens[at]!.head, steps++) if (at === above) return true;
  return false;
}

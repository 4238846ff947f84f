import { treeOf } from "../sentence/tree.ts";
import type { Chain } from "./chain.ts";
import { describes, gathers } from "./description.ts";
import type { Draft } from "./draft.ts";
import { actorEntry, list } from "./entity.ts";
import { excluded, isQuoted, type Memory, type Reference } from "./memory.ts";
import { pronounReference } from "./pronoun-reference.ts";
import { answersCharge, isCharged, roleIn } from "./salience.ts";

/** Whom "the group", "the official", "the two sides" stands for: the best fit among those named before, where no other is about as good. */
export function descriptionReference(memory: Memory, draft: Draft): Reference | undefined {
  let best: { readonly chain: Chain; readonly score: number } | undefined;
  let rival = 0;
  const tree = treeOf(draft.sentence);
  const from = roleIn(tree, draft.head);
  const answering = answersCharge(tree, from);
  for (let k = memory.seen.length - 1; k >= 0 && memory.seen.length - k <= FARTHEST; k--) {
    const candidate = memory.seen[k]!;
    const back = draft.nth - candidate.nth;
    const chain = memory.chains.get(candidate)!;
    if (candidate.form === "part" || candidate.form === "pronoun" || back > 12) continue;
    const likeness = Math.max(
      gathers(draft, candidate),
      describes(draft, candidate),
      describes(draft, chain.first, chain.identity),
      holdsOffice(memory, draft, chain),
    );
    if (likeness === 0 || excluded(tree, draft, candidate, chain)) continue;
    const role = roleIn(treeOf(candidate.sentence), candidate.head);
    const score =
      likeness * 3 -
      Math.max(0, back) * 0.4 +
      (role.subject ? 0.6 : 0) +
      (from.source && role.source ? 1 : 0) +
      (answering && back <= 1 && isCharged(treeOf(candidate.sentence), role, candidate.head) ? 2 : 0) -
      (isQuoted(memory, candidate) && !isQuoted(memory, draft) ? (candidate.bare ? 1.5 : 3) : 0);
    if (score < FLOOR) continue;
    if (!best || score > best.score) {
      if (best && best.chain !== chain) rival = best.score;
      best = { chain, score };
    } else if (best.chain !== chain) rival = Math.max(rival, score);
  }
  if (!best && EPITHETS.has(draft.lemma) && from.source && draft.agreement.number === "singular")
    return pronounReference(memory, draft);
  if (!best || best.score - rival < 0.15) return undefined;
  return { antecedent: best.chain.first, confidence: Math.min(0.9, 0.5 + 0.1 * (best.score - rival)) };
}

/** "The Western diplomat" after "a Western diplomat in Sanaa": the same words again, where only one was called so. */
export function sameWordsReference(memory: Memory, draft: Draft): Reference | undefined {
  const words = coreWords(draft);
  if (draft.agreement.number === "plural" || !draft.agent || !words.includes(" ")) return undefined;
  if (draft.last > draft.head && draft.sentence.tokens[draft.head + 1]?.form !== ",") return undefined;
  const found = new Set<Chain>();
  for (let k = memory.seen.length - 1; k >= 0 && memory.seen.length - k <= FARTHEST; k--) {
    const candidate = memory.seen[k]!;
    if (candidate.form === "noun" && candidate.lemma === draft.lemma && coreWords(candidate) === words)
      found.add(memory.chains.get(candidate)!);
  }
  const [chain] = found;
  return chain && found.size === 1 ? { antecedent: chain.first, confidence: 0.8 } : undefined;
}

/** "The president" for one the lexicon knows as a president, where the article names no other. */
function holdsOffice(memory: Memory, { agent, agreement }: Draft, { identity }: Chain): number {
  if (identity.type !== "person" || identity.entity === undefined || !agent || agreement.number === "plural") return 0;
  const roles = list(actorEntry(identity.entity, memory.kit)?.roles);
  return roles.some((role) => role.startsWith(`${agent.noun} of `)) ? 0.9 : 0;
}

/**
 * “…,” [the Ukrainian president] wrote, [The president] said, after a sentence about one person by name alone: the office, told later, of whom
 * the paper goes on to quote; only where the sentence before names no other and nothing else tells what that person is. Else "[the police
 * spokesman]" for the one person called by all these words before.
 */
export function officeReference(memory: Memory, draft: Draft): Reference | undefined {
  const { agent, agreement, definite, sentence, first, head } = draft;
  if (agent?.person !== "yes" || !definite || agreement.number === "plural" || draft.identity.type === "person")
    return undefined;
  if (!roleIn(treeOf(sentence), head).source) return undefined;
  const called = sameOffice(memory, draft);
  if (called) return { antecedent: called.first, confidence: 0.8 };
  const quoted = /^["”’]$/.test(sentence.tokens[first - 1]?.form ?? "");
  if (!quoted && !(first === 0 && draft.bare && OFFICES.has(draft.lemma))) return undefined;
  const found = nameJustBefore(memory, draft);
  return found && { antecedent: found.first, confidence: 0.7 };
}

/** Offices of which a place has one, so that a reader knows by the name who holds it. */
const OFFICES: ReadonlySet<string> = new Set(
  "president premier chancellor minister governor mayor king pope".split(" "),
);

function nameJustBefore(memory: Memory, { sentence, nth }: Draft): Chain | undefined {
  let found: Chain | undefined;
  for (let k = memory.seen.length - 1; k >= 0 && nth - memory.seen[k]!.nth <= 1; k--) {
    const candidate = memory.seen[k]!;
    if (candidate.nth === nth && isQuoted(memory, candidate)) continue;
    const chain = memory.chains.get(candidate)!;
    if (chain.identity.type !== "person" || chain.agreement.number === "plural") continue;
    if (found && found !== chain) return undefined;
    found = chain;
  }
  if (!found || found.identity.entity !== undefined) return undefined;
  const { members } = found;
  const bare = members.every(
    ({ form, name, first, last }) => form !== "noun" && !(name && (last > name.last || first < name.first)),
  );
  const subject = members.some(
    (member) => member.nth === nth - 1 && member.sentence.block === sentence.block && isSubject(member),
  );
  return bare && subject ? found : undefined;
}

/** The one person that an earlier phrase calls by name and by all the words of this one: "Police spokesman Omar Farah". */
function sameOffice(memory: Memory, draft: Draft): Chain | undefined {
  const words = coreWords(draft).split(" ");
  if (words.length < 2 || draft.last > draft.head) return undefined;
  let found: Chain | undefined;
  for (let k = memory.seen.length - 1; k >= 0 && memory.seen.length - k <= FARTHEST; k--) {
    const { sentence, first, last, identity } = memory.seen[k]!;
    if (identity.type !== "person" || last - first < words.length) continue;
    const own = new Set(sentence.tokens.slice(first, last + 1).map(({ form }) => form.toLowerCase()));
    const chain = memory.chains.get(memory.seen[k]!)!;
    if (chain === found || !words.every((word) => own.has(word))) continue;
    if (found) return undefined;
    found = chain;
  }
  return found;
}

function isSubject({ sentence, head }: Draft): boolean {
  return roleIn(treeOf(sentence), head).main;
}

/** The phrase up to its head without what comes before its first modifier: "western diplomat". */
function coreWords({ sentence, first, head }: Draft): string {
  const words: string[] = [];
  for (let i = first; i <= head; i++) {
    const { form, upos } = sentence.tokens[i]!;
    if (upos !== "DET" && upos !== "NUM") words.push(form.toLowerCase());
  }
  return words.join(" ");
}

const FLOOR = 0.8;
/** What one calls a person just named, to name him another way. */
const EPITHETS: ReadonlySet<string> = new Set(
  "candidate politician lawmaker legislator veteran activist cleric strongman dissident tycoon billionaire newcomer incumbent campaigner".split(
    " ",
  ),
);

/** How many phrases back a description looks: more than twelve sentences hold, so that a long page takes no longer a line than a short one. */
const FARTHEST = 400;

import { childrenBy, type Tree } from "../sentence/tree.ts";
import { isPassive } from "./clause.ts";
import type { ModalWord } from "./entry.ts";
import type { EventModality } from "./event.ts";
import { form, word } from "./phrase.ts";

/** What the walk of factuality.ts asks of single verbs and nouns on its way: which word of the lexicon, if any, scopes over them. */

type Words = ReadonlyMap<string, ModalWord>;

/** A further operator around what holds so far: negation and "if" win over the rest, the inner of two others stays. */
export function combined(now: EventModality, op: EventModality): EventModality {
  if (op === "actual") return now;
  if (now === "actual") return op;
  if (op === "negated") return now === "negated" ? "actual" : now === "hypothetical" ? now : "negated";
  if (now === "negated") return op === "planned" || op === "attempted" || op === "demanded" ? "negated" : op;
  if (op === "hypothetical") return "hypothetical";
  if (now === "attempted") return op;
  return op === "possible" && now === "planned" ? "possible" : now;
}

/** "in their attempt to capture": the noun right before "to" says how the infinitive stands, wherever the tree hangs it. */
export function nounBefore(tree: Tree, at: number, nouns: Words): { noun: number; op: ModalWord } | undefined {
  const to = tree.children[at]!.find((c) => tree.tokens[c]!.xpos === "TO");
  const noun = to === undefined ? -1 : to - 1;
  if (noun < 0 || tree.tokens[noun]!.upos !== "NOUN") return undefined;
  const op = nouns.get(word(tree, noun));
  if (op === undefined || op === "through" || noun === tree.tokens[at]!.head) return undefined;
  return { noun, op };
}

/** "made an attempt to enter", "efforts are made to stop": the infinitive belongs to the noun, wherever the tree hangs it. */
export function effort(tree: Tree, verb: number, nouns: Words): ModalWord | undefined {
  const noun = isPassive(tree, verb) ? childrenBy(tree, verb, "nsubj:pass")[0] : childrenBy(tree, verb, "obj")[0];
  if (noun === undefined || !/^(make|have|take|show|find|step|give|get|lose|miss)$/.test(word(tree, verb)))
    return undefined;
  const op = nouns.get(word(tree, noun));
  return op === "through" ? undefined : op;
}

/** The operator of a verb, its particle first: "break up a plot" is not "break". */
export function verbOperator(tree: Tree, verb: number, verbs: Words): ModalWord | undefined {
  const lemma = word(tree, verb);
  for (const c of childrenBy(tree, verb, "compound:prt")) {
    const op = verbs.get(`${lemma} ${form(tree, c)}`);
    if (op !== undefined) return op;
  }
  return verbs.get(lemma);
}

export function isCondition(tree: Tree, clause: number): boolean {
  return childrenBy(tree, clause, "mark").some((c) => /^(if|unless|provided)$/.test(form(tree, c)));
}

export function isIfClause(tree: Tree, verb: number): boolean {
  return tree.tokens[verb]!.deprel === "advcl" && isCondition(tree, verb);
}

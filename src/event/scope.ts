import { childrenBy, relation, type Tree } from "../sentence/tree.ts";
import { isPassive } from "./clause.ts";
import { isConditional, isInOpening, isQuestioned } from "./condition.ts";
import type { EventModality } from "./event.ts";
import { auxOf, hasTo, isBackshifted, isInverted, isVerbLike, negations } from "./operator.ts";
import type { ModalWord } from "./operator-lexicon.ts";
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
  // "sought to arrange a meeting"
  if (op === "attempted" && now === "planned") return op;
  if (now === "attempted") return op;
  return op === "possible" && now === "planned" ? "possible" : now;
}

/** "in their attempt to capture": the noun right before "to" or "that" says how the infinitive stands, wherever the tree hangs it. */
export function nounBefore(tree: Tree, at: number, nouns: Words): { noun: number; op: ModalWord } | undefined {
  const to = tree.children[at]!.find((c) => tree.tokens[c]!.xpos === "TO" || form(tree, c) === "that");
  let noun = to === undefined ? -1 : to - 1;
  if (noun < 0 || tree.tokens[noun]!.upos !== "NOUN") return undefined;
  // "an attempt by the coalition to gag the station"
  const owner = tree.tokens[noun]!;
  if (owner.deprel === "nmod" && owner.head >= 0 && childrenBy(tree, noun, "case").some((c) => form(tree, c) === "by"))
    noun = owner.head;
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

/** Operators inside the clause of a verb, in the order they hold: negation, auxiliaries, adverbs, "if". `below` is where the walk comes from. */
export function clauseOperators(tree: Tree, verb: number, below: number, adverbs: Words): ModalWord[] {
  const ops: ModalWord[] = [];
  const add = (op: ModalWord | undefined) => {
    if (op !== undefined) ops.push(op);
  };

  const children = tree.children[verb]!;
  let negated = false;
  let aux: string | undefined;
  let mark = "";
  for (const c of children) {
    // "no amnesty was granted": said beside the noun already
    if (c === below && !isVerbLike(tree, c)) continue;
    const token = tree.tokens[c]!;
    const said = form(tree, c);
    const rel = relation(token);
    if (rel === "advmod" || rel === "cc" || rel === "det") {
      if (negations.has(said)) negated = true;
      // "nearly killed the judge"; "killed nearly thirty", where the tree may err
      else if (rel === "advmod" && (adverbs.get(said) !== "negated" || c === verb - 1)) add(adverbs.get(said));
    } else if (rel === "aux" && !token.deprel.endsWith(":pass")) {
      if (/^(n't|not)$/.test(said)) negated = true;
      else aux = aux ?? auxOf(said, word(tree, c));
    } else if (rel === "mark" || rel === "case") {
      const fixed = childrenBy(tree, c, "fixed").map((each) => form(tree, each));
      mark += ` ${[said, ...fixed].join(" ")}`;
    } else if (
      (rel === "nsubj" || (rel === "obj" && !/^(have|make|see|take|find|show|get)$/.test(word(tree, verb)))) &&
      childrenBy(tree, c, "det", "cc", "advmod").some((d) => /^(no|neither|not)$/.test(form(tree, d)))
    ) {
      negated = true;
    } else if (rel === "nsubj" && /^(nobody|none|no-one|nothing)$/.test(said)) {
      negated = true;
    } else if (
      rel === "obl" &&
      /^(point|way|time|stage|moment|circumstance|account|sense|case)$/.test(said.replace(/s$/, ""))
    ) {
      // "at no point did we ask"
      if (childrenBy(tree, c, "det").some((d) => form(tree, d) === "no")) negated = true;
    } else if (rel === "advcl" && isCondition(tree, c) && !isHedge(tree, c)) {
      ops.push("hypothetical");
    }
  }
  if (isOrder(tree, verb)) ops.push("demanded");
  if (isInverted(tree, verb) || (below < 0 && isInOpening(tree, verb))) ops.push("hypothetical");
  if (aux === "would" && isCounterfactual(tree, verb)) ops.push("hypothetical");
  if ((aux === "will" || aux === "would") && isConditional(tree, verb, aux)) aux = "would";
  else if (aux === "would" && ops.includes("possible")) aux = undefined;
  else if (aux === "would" && isBackshifted(tree, verb) && !isOfAny(tree, verb)) aux = "will";
  if (aux === "will") ops.push("planned");
  else if (aux === "would") ops.push("hypothetical");
  else if (aux === "may" || aux === "could") ops.push(aux === "could" && negated ? "negated" : "possible");
  else if (aux === "should") ops.push("demanded");
  if (negated) ops.push("negated");
  // "asked if they had left"
  const asked = / if\b/.test(mark) && children.some((c) => form(tree, c) === "if" && isQuestioned(tree, c));
  if (asked) ops.push("possible");
  else if (tree.tokens[verb]!.deprel !== "advcl" && / (if|unless|lest)\b/.test(mark)) ops.push("hypothetical");
  if (tree.tokens[verb]!.deprel !== "advcl" && / whether\b/.test(mark)) ops.push("possible");
  if (/ without\b/.test(mark) || / instead of/.test(mark) || / rather than/.test(mark)) ops.push("negated");
  // "were to be deported"
  if (
    hasTo(tree, verb) &&
    children.some((c) => /^(is|are|was|were)$/.test(form(tree, c)) && tree.tokens[c]!.upos === "AUX")
  )
    ops.push("planned");
  // a headline's future: "Parliament to impose sanctions"
  if (tree.tokens[verb]!.deprel === "root" && (/ to\b/.test(mark) || hasTo(tree, verb))) ops.push("planned");

  return ops;
}

/** “Send us doctors”: a bare form that opens a quotation and has no subject. */
function isOrder(tree: Tree, verb: number): boolean {
  const { xpos, upos } = tree.tokens[verb]!;
  if (upos !== "VERB" || (xpos !== "VB" && xpos !== "VBP") || verb === 0) return false;
  if (!/^(["“‘]|``)$/.test(tree.tokens[verb - 1]!.form)) return false;
  return childrenBy(tree, verb, "nsubj", "nsubj:pass", "aux", "mark", "cop").length === 0;
}

/** "if the priest is to be believed" is no condition of what he says. */
function isHedge(tree: Tree, clause: number): boolean {
  return /^(believe|true|right|correct|trust)$/.test(word(tree, clause));
}

/** "would have retaken the town": it did not. */
function isCounterfactual(tree: Tree, verb: number): boolean {
  const { xpos } = tree.tokens[verb]!;
  return (xpos === "VBN" || xpos === "VBD") && childrenBy(tree, verb, "aux").some((c) => form(tree, c) === "have");
}

/** "would reject any deal": should there be one. */
function isOfAny(tree: Tree, verb: number): boolean {
  return childrenBy(tree, verb, "obj").some((c) => childrenBy(tree, c, "det").some((d) => form(tree, d) === "any"));
}

import type { Token } from "../sentence/sentence.ts";
import { relation, type Tree } from "../sentence/tree.ts";
import { isHappening } from "./agentive.ts";
import { isCapital } from "./entity.ts";
import { REPORTING } from "./reporting.ts";

/** First and last token of a phrase, both inclusive. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * The noun phrase of a head: its determiner and modifiers before it, and after it what identifies it (complements, apposition,
 * a short clause), each as long as nothing else stands between. Conjuncts are left out: they are phrases of their own.
 * A name is identified already: nothing but appositions and clauses follows it.
 */
export function nounPhrase(tree: Tree, head: number, isName: boolean): Stretch {
  const first = leftEdge(tree, head);
  // A noun as the root of a full sentence: the parser missed the verb, which is somewhere in what seems to describe the noun.
  if (
    tree.tokens[head]!.head < 0 &&
    /^[.?!”"]$/.test(tree.tokens[tree.tokens.length - 1]!.form) &&
    !tree.children[head]!.some((c) => tree.tokens[c]!.deprel === "case")
  )
    return balanced(tree.tokens, { first, last: afterAdjective(tree, rightEdge(tree, head, CORE_TAIL, 0), 0) });
  return balanced(tree.tokens, { first, last: rightEdge(tree, head, isName ? NAME_TAIL : NOUN_TAIL, 0) });
}

/** The phrase without what follows the head but parts of its name: what a description is called by. */
export function corePhrase(tree: Tree, head: number): Stretch {
  return balanced(tree.tokens, { first: leftEdge(tree, head), last: rightEdge(tree, head, CORE_TAIL, 0) });
}

const MODIFIERS = new Set([
  "det",
  "amod",
  "compound",
  "nummod",
  "nmod",
  "flat",
  "appos",
  "conj",
  "acl",
  "obl",
  "dep",
  "goeswith",
]);
const CORE_TAIL = new Set(["flat", "compound", "fixed", "goeswith", "nummod"]);
const NAME_TAIL = new Set([...CORE_TAIL, "appos", "acl", "amod"]);
const NOUN_TAIL = new Set([...NAME_TAIL, "nmod", "obl"]);
/** A longer clause tells more than who it is. */
const CLAUSE_MAX = 12;
const COMPLEMENT_MAX = 16;

function leftEdge(tree: Tree, head: number): number {
  const { tokens, children, left } = tree;
  let first = head;
  const before = children[head]!.filter((c) => c < head);
  for (let k = before.length - 1; k >= 0; k--) {
    const child = before[k]!;
    const token = tokens[child]!;
    const rel = relation(token);
    if (rel === "punct") {
      // Hyphens and quote marks are inside when a modifier follows to the left, or the quote opens the name itself.
      if (/^[“"‘]$/.test(token.form) && child === first - 1)
        first = closes(tokens, child, tree.right[head]!) ? child : first;
      continue;
    }
    if (token.deprel === "cc:preconj") {
      first = left[child]!;
      continue;
    }
    if (rel === "advmod" && QUANTIFYING.has(token.form.toLowerCase())) {
      first = left[child]!;
      continue;
    }
    if (!MODIFIERS.has(rel) || hasCase(tree, child)) break;
    first = left[child]!;
  }
  while (
    first < head &&
    (tokens[first]!.upos === "PUNCT"
      ? !/^[“"‘(]$/.test(tokens[first]!.form)
      : tokens[first]!.upos === "CCONJ" && tokens[first]!.deprel !== "cc:preconj")
  )
    first++;
  return first;
}

const QUANTIFYING = new Set(["about", "around", "nearly", "almost", "some", "roughly", "approximately", "more", "at"]);

function rightEdge(tree: Tree, head: number, tail: ReadonlySet<string>, depth: number): number {
  const { tokens, children } = tree;
  let last = head;
  for (const child of children[head]!) {
    if (child < head) continue;
    const token = tokens[child]!;
    const rel = relation(token);
    if (rel === "punct" || token.deprel === "case") {
      if (token.deprel === "case" && tail === CORE_TAIL) break;
      if (token.deprel === "case" && /^['’]s?$/.test(token.form)) break;
      continue;
    }
    if (!tail.has(rel) || !attached(tree, last, child)) break;
    const end = tailEnd(tree, child, rel, tail, depth);
    if (end === undefined) break;
    last = Math.max(last, end);
  }
  return tail === CORE_TAIL ? last : afterAdjective(tree, last, depth);
}

/** "a source close [to the palace]": the complement of an adjective behind its noun, wherever the parser hung it. */
function afterAdjective(tree: Tree, last: number, depth: number): number {
  const { tokens, left } = tree;
  let adjective = last;
  if (POSTPOSED.has(tokens[last + 1]?.form.toLowerCase() ?? "")) adjective = last + 1;
  if (!POSTPOSED.has(tokens[adjective]!.form.toLowerCase())) return last;
  const marker = adjective + 1;
  if (!/^(to|with|on|about)$/.test(tokens[marker]?.form ?? "")) return last;
  let up = tokens[marker]!.head;
  while (up >= 0 && /^(nmod:poss|compound|amod|det)$/.test(tokens[up]!.deprel) && tokens[up]!.head > up)
    up = tokens[up]!.head;
  return up > marker && left[up]! >= marker && depth < 3
    ? Math.max(last, rightEdge(tree, up, NOUN_TAIL, depth + 1))
    : last;
}

const POSTPOSED = new Set([
  "close",
  "familiar",
  "loyal",
  "linked",
  "affiliated",
  "aligned",
  "allied",
  "sympathetic",
  "near",
  "briefed",
]);

/** Last token of a dependent to the right, undefined when it does not belong to the phrase. */
function tailEnd(tree: Tree, child: number, rel: string, tail: ReadonlySet<string>, depth: number): number | undefined {
  const { tokens, left, right } = tree;
  const token = tokens[child]!;
  const length = right[child]! - left[child]! + 1;
  switch (rel) {
    case "acl":
      // "said soldiers fired at the crowd": the finite verb of what is said, not a participle.
      if (isClause(tree, token.head, child)) return undefined;
      // "accused the army of using drones", "urged residents to leave": hangs on the verb in truth.
      if (tree.children[child]!.some((c) => c < child && tokens[c]!.deprel === "mark")) return undefined;
      return length <= CLAUSE_MAX && depth < 2 ? right[child]! : undefined;
    case "obl":
      return undefined;
    case "amod":
      // "close to the palace", "familiar with the talks"
      return length <= COMPLEMENT_MAX ? right[child]! : child;
    case "nmod": {
      if (token.deprel === "nmod:poss" || token.deprel === "nmod:tmod" || isTemporal(token)) return undefined;
      const marker = tree.children[child]!.find((c) => c < child && tokens[c]!.deprel === "case");
      if (marker === undefined) return undefined;
      // "the Commission on Rural Debt": part of a name, whatever the preposition.
      const inName =
        isCapital(tokens[token.head]!.form) && tokens[marker + 1] !== undefined && isCapital(tokens[marker + 1]!.form);
      if (
        OUTSIDE.has(tokens[marker]!.form.toLowerCase()) &&
        !(inName && tokens[marker]!.form === "on" && !isTemporal(token))
      )
        return undefined;
      // "accused the army of using drones": a clause, not a complement.
      if (token.upos === "VERB" || tokens[marker + 1]?.xpos === "VBG") return undefined;
      // "accused the rights group of bias": of belongs to the verb.
      const governor = tokens[tokens[token.head]!.head];
      if (
        tokens[marker]!.form === "of" &&
        tokens[token.head]!.deprel === "obj" &&
        governor &&
        ACCUSING.has(governor.lemma)
      )
        return undefined;
      // "killed five militants in the raid": when it was done, not who they are.
      if (tokens[marker]!.form === "in" && isHappening(token)) return undefined;
      const end = rightEdge(tree, child, depth > 2 ? CORE_TAIL : NOUN_TAIL, depth + 1);
      const coordinated = depth === 0 ? conjunctsEnd(tree, child, end) : end;
      return coordinated - left[child]! < COMPLEMENT_MAX ? coordinated : end;
    }
    case "appos":
      return isTemporal(token) ? undefined : rightEdge(tree, child, depth > 2 ? CORE_TAIL : NOUN_TAIL, depth + 1);
    default:
      return tail === CORE_TAIL || length <= COMPLEMENT_MAX ? right[child]! : child;
  }
}

function isClause(tree: Tree, noun: number, verb: number): boolean {
  const { tokens } = tree;
  if (tokens[verb]!.deprel !== "acl" || !/^VB[ND]$/.test(tokens[verb]!.xpos)) return false;
  // The noun as root: the sentence would have no verb.
  let top = noun;
  while (tokens[top]!.deprel === "conj" && tokens[top]!.head >= 0) top = tokens[top]!.head;
  if (tokens[top]!.head < 0) return true;
  // A participle takes no object: "officials praised the plan".
  if (
    tree.children[verb]!.some((c) => c > verb && /^(obj|ccomp)$/.test(tokens[c]!.deprel)) &&
    !tree.children[verb]!.some((c) => /^(nsubj|aux)/.test(tokens[c]!.deprel))
  )
    return true;
  const up = tokens[tokens[noun]!.head];
  if (verb !== noun + 1) return false;
  return (
    tokens[noun]!.deprel === "obj" &&
    up !== undefined &&
    REPORTING.has(up.lemma.toLowerCase()) &&
    tokens[verb + 1]?.form !== "by"
  );
}

/** "a spokesman for the army and the police": plain nouns joined to a complement belong to it. */
function conjunctsEnd(tree: Tree, child: number, end: number): number {
  let last = end;
  for (const conj of tree.children[child]!) {
    if (
      tree.tokens[conj]!.deprel !== "conj" ||
      conj < child ||
      tree.children[conj]!.some((c) => /^(nsubj|cop|aux|case)/.test(tree.tokens[c]!.deprel))
    )
      continue;
    last = Math.max(last, rightEdge(tree, conj, NOUN_TAIL, 2));
  }
  return last;
}

/** Nothing but punctuation, the clitic and the dependent itself between the phrase so far and the dependent. */
function attached(tree: Tree, last: number, child: number): boolean {
  for (let i = last + 1; i < tree.left[child]!; i++) if (tree.tokens[i]!.upos !== "PUNCT") return false;
  return true;
}

const ACCUSING = new Set(
  "accuse suspect convict acquit clear strip deprive inform warn remind rob rid notify".split(" "),
);

/** Prepositions that tell when or why rather than who. */
const OUTSIDE = new Set(
  "after before during since until till despite amid amidst following due because through via upon toward towards without except including like than as by over on into onto across about".split(
    " ",
  ),
);

function isTemporal(token: Token): boolean {
  return TEMPORAL.has(token.lemma.toLowerCase()) || /^\d{4}$/.test(token.form);
}

const TEMPORAL = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
    "day week month year morning evening night afternoon noon dawn hour today yesterday tomorrow weekend"
  ).split(" "),
);

function hasCase(tree: Tree, i: number): boolean {
  const token = tree.tokens[i]!;
  if (token.deprel === "nmod:poss" || token.deprel === "det" || token.deprel === "amod") return false;
  return relation(token) === "obl" || relation(token) === "nmod"
    ? tree.children[i]!.some((c) => c < i && tree.tokens[c]!.deprel === "case")
    : false;
}

/** Takes in the closing quote mark or bracket of one opened inside, with the comma before it; drops punctuation at the end. */
export function balanced(tokens: readonly Token[], { first, last }: Stretch): Stretch {
  let end = last;
  let depth = 0;
  let brackets = 0;
  for (let i = first; i <= last; i++) {
    const { form } = tokens[i]!;
    if (form === "“") depth++;
    else if (form === "”") depth--;
    else if (form === '"') depth = depth > 0 ? depth - 1 : depth + 1;
    else if (form === "(") brackets++;
    else if (form === ")") brackets--;
  }
  if (depth > 0 || brackets > 0) {
    for (let i = last + 1; i <= last + 2 && i < tokens.length; i++) {
      const { form } = tokens[i]!;
      if ((depth > 0 && (form === "”" || form === '"')) || (brackets > 0 && form === ")")) {
        end = i;
        break;
      }
      if (!/^[,.]$/.test(form)) break;
    }
  }
  if (end === last) while (end > first && tokens[end]!.upos === "PUNCT" && !/^[”")]$/.test(tokens[end]!.form)) end--;
  return { first, last: end };
}

function closes(tokens: readonly Token[], open: number, limit: number): boolean {
  for (let i = open + 1; i <= limit + 2 && i < tokens.length; i++) if (/^[”"’]$/.test(tokens[i]!.form)) return true;
  return false;
}

import { childrenBy, relation, type Tree } from "../sentence/tree.ts";
import type { VerbLexicon } from "./entry.ts";
import { modalityAt } from "./factuality.ts";
import { isNegatedVerb, isVerbLike, modalAux, negations } from "./operator.ts";
import type { Operator } from "./operator-lexicon.ts";
import { form, word } from "./phrase.ts";

/** Changes with the features below: a model only works with those it was trained on. */
export const FACTUALITY_TEMPLATES = "factuality-1";

/** What the factuality model looks at: how the rules read the predicate, its own clause, and the operators on its way up the tree. */
export function factualityFeatures(
  tree: Tree,
  at: number,
  lexicon: Pick<VerbLexicon, "modal" | "operators" | "light">,
): string[] {
  const out: string[] = ["bias"];
  const add = (...names: string[]) => out.push(...names);
  const token = tree.tokens[at]!;
  const kind = kindOf(tree, at);
  const modality = modalityAt(tree, at, lexicon);
  add(`m=${modality}`, `m=${modality},${kind}`, `k=${kind}`, `x=${token.xpos}`, `rel=${token.deprel}`);
  add(`k=${kind},rel=${token.deprel}`, `lemma=${word(tree, at)}`, `${token.upos}~${word(tree, at).slice(-3)}`);
  add(`m=${modality},rel=${token.deprel}`);
  clause(tree, at, "", lexicon, add);
  if (token.deprel === "conj" && token.head >= 0) {
    const first = token.head;
    clause(tree, first, "first.", lexicon, add);
  }
  path(tree, at, lexicon, add);
  depths(tree, at, kind, lexicon, add);
  whole(tree, at, add);
  return out;
}

/** Verb, noun, adjective with copula, other; with the tense of verbs. */
function kindOf(tree: Tree, at: number): string {
  const { upos, xpos } = tree.tokens[at]!;
  if (upos === "VERB" || upos === "AUX") {
    const aux = modalAux(tree, at);
    return `V${xpos}${aux ?? ""}`;
  }
  if (childrenBy(tree, at, "cop").length > 0) return `C${modalAux(tree, at) ?? ""}`;
  return upos === "NOUN" || upos === "PROPN" || upos === "ADJ" ? upos[0]! : "O";
}

function tenseOf(tree: Tree, at: number): string {
  const small = tree.children[at]!.filter(
    (c) => /^(aux|cop)/.test(tree.tokens[c]!.deprel) || negations.has(form(tree, c)),
  );
  return `${tree.tokens[at]!.xpos}${small.map((c) => `+${word(tree, c)}`).join("")}`;
}

type Add = (...names: string[]) => void;
type Lexicon = Pick<VerbLexicon, "modal" | "operators" | "light">;

/** The small words beside a predicate or one above it. */
function clause(tree: Tree, at: number, role: string, lexicon: Lexicon, add: Add): void {
  let tense = tree.tokens[at]!.xpos;
  for (const c of tree.children[at]!) {
    const rel = relation(tree.tokens[c]!);
    const said = form(tree, c);
    if (rel === "aux" || rel === "cop") {
      add(`${role}aux=${said}`);
      tense += `+${word(tree, c)}`;
    } else if (rel === "mark") add(`${role}mark=${said}`, `${role}mark=${said},${tree.tokens[at]!.xpos}`);
    else if (rel === "advmod") {
      add(`${role}adv=${said}`);
      const op = lexicon.operators.adverbs.get(said);
      if (op) add(`${role}advop=${op.entry.id}`);
    } else if (rel === "case") add(`${role}case=${said}`);
    else if (rel === "det") add(`${role}det=${said}`);
    else if (rel === "amod") {
      add(`${role}amod=${said}`);
      const op = lexicon.operators.adjectives.get(said);
      if (op) add(`${role}amodop=${op.entry.id}`);
    } else if (rel === "advcl") {
      const marks = childrenBy(tree, c, "mark").map((m) => form(tree, m));
      for (const mark of marks) add(`${role}advcl=${mark}`);
    } else if (rel === "nsubj") {
      if (isNone(tree, c)) add(`${role}nosubj`);
      if (role === "") add(`subj=${tree.tokens[c]!.upos === "PRON" ? said : tree.tokens[c]!.upos}`);
    } else if (rel === "obj" && isNone(tree, c)) add(`${role}noobj`);
    if (negations.has(said)) {
      add(`${role}neg`);
      tense += "-";
    }
    if (rel === "obl") {
      const mods = tree.children[c]!.filter((m) => tree.tokens[m]!.upos !== "PUNCT").map((m) => form(tree, m));
      add(`${role}obl=${word(tree, c)}`);
      for (const m of mods) add(`${role}obl=${m}_${word(tree, c)}`);
    }
  }
  add(`${role}tense=${tense}`);
}

/** The words above: each with the edge that leads to it, its sign, and how the lexicon says it makes its complement stand. */
function path(tree: Tree, from: number, lexicon: Lexicon, add: Add): void {
  let at = from;
  let edges = "";
  const own = /^(NOUN|PROPN|ADJ)$/.test(tree.tokens[from]!.upos) ? determined(tree, from) : tree.tokens[from]!.xpos;
  let first = true;
  for (let step = 1; step <= 4; step++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0) {
      add(`${step}root`);
      break;
    }
    edges += `>${deprel}`;
    const lemma = word(tree, head);
    const sign = isVerbLike(tree, head) && isNegatedVerb(tree, head) ? "-" : "+";
    const near = step <= 2;
    if (near) {
      add(`${step}up=${lemma}`, `${edges}=${lemma}`, `${edges}=${sign}${lemma}`);
      clause(tree, head, `${step}.`, lexicon, add);
    }
    add(`${edges}`, `${edges}${sign}`, `any>${deprel}`);
    const op = operatorOf(tree, head, lexicon);
    if (op) {
      const { id } = op.entry;
      // what the word makes of its complement, under its own negation
      const left = op.signature[sign === "+" ? 0 : 2]!;
      add(`op=${id}`, `op=${sign}${id}`, `${edges}op=${id}`, `${edges}op=${sign}${id}`, `${edges}sig=${left}`);
      add(`${deprel}op=${sign}${id}`, `sig=${left}`, `${deprel}sig=${left}`);
      if (step === 1) add(`${own},sig=${left}`);
    } else add(`${edges}op=none${sign}`);
    const m = modalityAt(tree, head, lexicon);
    if (near) add(`${edges}m=${m}`, `${edges},${own},m=${m}`);
    if (m !== "actual" && first) {
      first = false;
      add(`first${step}=${m}`, `first=${m},${own}`, `first${edges}=${m}`);
    }
    const tense = tenseOf(tree, head);
    add(`${edges}t=${tense}`);
    if (step === 1) add(`${own},${edges}t=${tense}`);
    if (deprel === "ccomp" || deprel === "xcomp" || deprel === "acl" || deprel === "parataxis" || deprel === "advcl")
      add(`emb>${deprel}=${lemma}`, `emb=${sign}${lemma}`);
    at = head;
  }
}

/** Whether a noun is "the", "a", "any", "its" or bare: under "would" what is known already stays a fact. */
function determined(tree: Tree, at: number): string {
  const det = childrenBy(tree, at, "det", "nmod:poss")[0];
  const number = tree.tokens[at]!.xpos.endsWith("S") ? "s" : "";
  if (det === undefined) return `0${number}`;
  return tree.tokens[det]!.deprel === "nmod:poss" ? "poss" : form(tree, det);
}

/** How open the event is after all that is above it, a number from 0 (denied) over 1 (open) to 3 (fact): within its clause, and beyond. */
function depths(tree: Tree, from: number, kind: string, lexicon: Lexicon, add: Add): void {
  const own = kind === "N" ? `N${determined(tree, from)}` : kind;
  let least = clauseDepth(tree, from);
  let all = least;
  let tight = true;
  let at = from;
  let negatives = least === 0 ? 1 : 0;
  for (let step = 1; step <= 8; step++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0) break;
    if (/^(acl:relcl|advcl|parataxis|appos|nsubj)/.test(deprel)) tight = false;
    let depth = clauseDepth(tree, head);
    const op = operatorOf(tree, head, lexicon);
    if (op && deprel !== "conj" && deprel !== "nsubj") {
      const left = op.signature[isNegatedVerb(tree, head) ? 2 : 0]!;
      depth = Math.min(depth === 0 ? 3 : depth, SIGNS[left]!);
    }
    if (depth === 0) negatives++;
    if (tight) least = Math.min(least, depth);
    all = Math.min(all, depth);
    at = head;
  }
  const rel = tree.tokens[from]!.deprel;
  add(`least=${least}`, `least=${least},${own}`, `all=${all}`, `all=${all},${own}`, `least=${least},all=${all}`);
  add(`least=${least},${rel}`, `all=${all},${rel}`, `negatives=${negatives}`);
}

const SIGNS: Readonly<Record<string, number>> = { "+": 3, p: 2, o: 1, u: 0.5, "-": 0 };

/** 0 negated, .5 conditional, 1 may, 1.5 would, 2 will, 3 plain. */
function clauseDepth(tree: Tree, at: number): number {
  let depth = 3;
  for (const c of tree.children[at]!) {
    const rel = relation(tree.tokens[c]!);
    const said = form(tree, c);
    if (negations.has(said) && (rel === "advmod" || rel === "aux" || rel === "det" || rel === "cc")) return 0;
    if (rel === "mark" && /^(if|unless|until|whether|lest|before|in)$/.test(said)) depth = Math.min(depth, 0.5);
    if ((rel === "mark" || rel === "case") && /^(without|than|instead)$/.test(said)) return 0;
    if (rel === "advmod" && /^(longer|yet)$/.test(said) && tree.children[c]!.some((d) => form(tree, d) === "no"))
      return 0;
    if ((rel === "nsubj" || rel === "obj") && isNone(tree, c)) return 0;
  }
  const aux = modalAux(tree, at);
  if (aux === "will") depth = Math.min(depth, 2);
  else if (aux === "would") depth = Math.min(depth, 1.5);
  else if (aux !== undefined) depth = Math.min(depth, 1);
  return depth;
}

/** "no", "few", "neither", "nobody" */
function isNone(tree: Tree, noun: number): boolean {
  if (/^(nobody|none|nothing|no-one|few|little|neither)$/.test(form(tree, noun))) return true;
  return tree.children[noun]!.some((c) => /^(no|neither|few|little)$/.test(form(tree, c)));
}

function operatorOf(tree: Tree, at: number, { operators }: Lexicon): Operator | undefined {
  const { upos } = tree.tokens[at]!;
  const lemma = word(tree, at);
  if (upos === "VERB") return operators.verbs.get(lemma);
  if (upos === "NOUN") return operators.nouns.get(lemma);
  return upos === "ADJ" ? operators.adjectives.get(lemma) : undefined;
}

function whole(tree: Tree, at: number, add: Add): void {
  const last = form(tree, tree.tokens.length - 1);
  if (last === "?") add("question");
  let quoted = 0;
  for (let i = 0; i < at; i++) {
    const said = form(tree, i);
    if (said === "``" || said === "“") quoted = 1;
    else if (said === "''" || said === "”") quoted = 0;
    else if (said === '"') quoted = 1 - quoted;
  }
  if (quoted) add("quoted");
  for (const step of [-2, -1, 1, 2]) {
    const near = at + step >= 0 && at + step < tree.tokens.length ? form(tree, at + step) : "";
    add(`${step}=${near}`);
  }
  add(`-21=${at > 1 ? form(tree, at - 2) : ""}_${at > 0 ? form(tree, at - 1) : ""}`);
}

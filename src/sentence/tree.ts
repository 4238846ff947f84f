import type { Span } from "../span.ts";
import type { Sentence, Token } from "./sentence.ts";

/** The dependency tree of a sentence, laid out for walking: all positions are token indices, children in text order. */
export interface Tree {
  readonly tokens: readonly Token[];
  readonly root: number;
  readonly children: readonly (readonly number[])[];
  /** First and last token (inclusive) of each token's subtree. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** The tree of a sentence; made once, however many rooms ask for it. */
export function treeOf(sentence: Sentence): Tree {
  let tree = trees.get(sentence);
  if (!tree) {
    tree = plantedTree(sentence.tokens);
    trees.set(sentence, tree);
  }
  return tree;
}

const trees = new WeakMap<Sentence, Tree>();

/** The tree of tokens that belong to no sentence of a page. */
export function plantedTree(tokens: readonly Token[]): Tree {
  const children: number[][] = tokens.map(() => []);
  const left = tokens.map((_, i) => i);
  const right = tokens.map((_, i) => i);
  let root = 0;
  for (let i = 0; i < tokens.length; i++) {
    const head = tokens[i]!.head;
    if (head < 0) root = i;
    else children[head]!.push(i);
    for (let up = head, guard = 0; up >= 0 && guard <= tokens.length; up = tokens[up]!.head, guard++) {
      if (i < left[up]!) left[up] = i;
      if (i > right[up]!) right[up] = i;
    }
  }
  return { tokens, root, children, left, right };
}

/** The relation without its subtype: "nsubj" of "nsubj:pass". */
export function relation(token: Token): string {
  const colon = token.deprel.indexOf(":");
  return colon < 0 ? token.deprel : token.deprel.slice(0, colon);
}

/** The children of `i` that hang on one of the relations: "nsubj" also takes "nsubj:pass"; "nsubj:pass" only itself. */
export function childrenBy(tree: Tree, i: number, ...relations: readonly string[]): number[] {
  const out: number[] = [];
  for (const c of tree.children[i]!) if (hangsOn(tree.tokens[c]!.deprel, relations)) out.push(c);
  return out;
}

/** The first of them. */
export function childBy(tree: Tree, i: number, ...relations: readonly string[]): number | undefined {
  for (const c of tree.children[i]!) if (hangsOn(tree.tokens[c]!.deprel, relations)) return c;
  return undefined;
}

// The hottest question of all rooms: no string is made for it.
function hangsOn(deprel: string, relations: readonly string[]): boolean {
  for (const each of relations)
    if (deprel === each || (deprel.length > each.length && deprel[each.length] === ":" && deprel.startsWith(each)))
      return true;
  return false;
}

/** `i` and all tokens joined to it by coordination: "Israel and the US" -> both heads. */
export function conjuncts(tree: Tree, i: number): number[] {
  return [i, ...childrenBy(tree, i, "conj").flatMap((c) => conjuncts(tree, c))];
}

/** The first head of the coordination `i` belongs to. */
export function firstConjunct(tree: Tree, i: number): number {
  let at = i;
  while (relation(tree.tokens[at]!) === "conj" && tree.tokens[at]!.head >= 0) at = tree.tokens[at]!.head;
  return at;
}

/** The characters from the first to the last token of the subtree of `i`. */
export function subtreeSpan(tree: Tree, i: number): Span {
  return { from: tree.tokens[tree.left[i]!]!.from, to: tree.tokens[tree.right[i]!]!.to };
}

/** The characters of an inclusive range of tokens. */
export function tokenSpan(tree: Tree, first: number, last: number): Span {
  return { from: tree.tokens[first]!.from, to: tree.tokens[last]!.to };
}

/** The preposition or other case marker of a nominal: "against" of "against them", lemma in lower case. */
export function caseOf(tree: Tree, i: number): string | undefined {
  const marker = childBy(tree, i, "case");
  if (marker === undefined) return undefined;
  const fixed = childrenBy(tree, marker, "fixed").map((c) => tree.tokens[c]!.form.toLowerCase());
  return [tree.tokens[marker]!.form.toLowerCase(), ...fixed].join(" ");
}

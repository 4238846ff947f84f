import type { Address, Span } from "../span.ts";

/** A sentence with its tokens as a dependency tree. */
export interface Sentence extends Span {
  readonly article: Address;
  /** Index into `Page.blocks`: tells captions and headlines from body text. */
  readonly block: number;
  readonly tokens: readonly Token[];
  /** Least margin of the parser's decisions, 0 … 1: low means the tree should not be leant on. */
  readonly confidence: number;
}

/** A token: the columns of CoNLL-U (Universal Dependencies, English), plus its span. */
export interface Token extends Span {
  /** The characters of the span. */
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag. */
  readonly xpos: string;
  /** Index of the head in `Sentence.tokens`; -1 for the root (CoNLL-U writes these as 1-based, 0 for the root). */
  readonly head: number;
  /** Universal relation with its subtype: "nsubj", "nsubj:pass", "nmod:poss". */
  readonly deprel: string;
}

export type Upos =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

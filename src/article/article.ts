import type { Basis } from "../basis.ts";
import type { Address, Span } from "../span.ts";

/** A story inside a page: a range of it, so that one ruler serves all. */
export interface Article extends Span {
  readonly id: Address;
  readonly headline?: Span;
  readonly byline?: Span;
  readonly dateline?: { readonly span: Span; readonly place?: Span; readonly day?: Span; readonly outlet?: Span };
  readonly outlet?: string;
  readonly published?: Published;
  /** Indices into `Page.blocks`, in text order, repeats included. */
  readonly blocks: readonly number[];
  /** How sure it is that a new story begins here: the first article of a page is always "certain". */
  readonly boundary: "certain" | "possible";
}

/** Publication as an interval of days (YYYY-MM-DD): a side that nothing bounds is absent. Never the day of reading, never a neighbour's. */
export interface Published {
  readonly earliest?: string;
  readonly latest?: string;
  /** The characters the bounds were read from. */
  readonly evidence?: Span;
  readonly basis: Basis;
}

import type { Span } from "../span.ts";

/** What a line or run of lines of a page is. */
export type BlockKind = "headline" | "dateline" | "byline" | "paragraph" | "caption" | "timestamp" | "boilerplate";

/** A stretch of a page of one kind. Blocks lie in text order, do not overlap, and cover all text that is not white space. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Index of the first block of the page with the same text: this one is a repeat and is not read again. */
  readonly repeats?: number;
  /** Captions: the credit ("(EPA)") and the day the picture was taken, where the text says so. */
  readonly credit?: Span;
  readonly date?: { readonly span: Span; readonly value: string };
}

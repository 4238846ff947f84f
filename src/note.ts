import type { Span } from "./span.ts";

/** Something odd in the text, said instead of thrown: where, by which rule, in one plain sentence. */
export interface Note extends Span {
  readonly rule: string;
  readonly text: string;
}

/** Where a stage puts its notes. */
export type Noter = (note: Note) => void;

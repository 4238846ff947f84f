import type { Noter } from "../note.ts";
import type { Span } from "../span.ts";
import { captionSigns } from "./caption.ts";
import { fold } from "./fold.ts";
import { kinds } from "./kind.ts";
import { prefixes } from "./prefix.ts";
import { pieces } from "./wrap.ts";

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

/**
 * The blocks of a text: its pieces, classed, with datelines and clock times split off, and every repeat pointing at its first copy.
 * `marked`: the pieces and classes as markup tells them.
 */
export function blocks(text: string, note?: Noter, marked?: readonly (Span & { kind: BlockKind })[]): readonly Block[] {
  const all = marked ?? pieces(text);
  const classes = marked ? marked.map(({ kind }) => kind) : kinds(text, pieces(text), note);
  const found: Block[] = [];
  const first = new Map<string, number>();
  for (const [i, piece] of all.entries()) {
    for (const part of prefixes(text, piece, classes[i]!, classes[i - 1])) {
      const key = `${part.kind} ${fold(text.slice(part.from, part.to))}`;
      const copyOf = first.get(key);
      if (copyOf === undefined) first.set(key, found.length);
      const { from, to, kind } = part;
      const block: Block = kind === "caption" ? { from, to, kind, ...picture(text, part) } : { from, to, kind };
      found.push(copyOf === undefined ? block : { ...block, repeats: copyOf });
    }
  }
  return found;
}

/** How many blank lines lie between two blocks. */
export function blankLines(text: string, before: Span, after: Span): number {
  const ends = text.slice(before.to, after.from).match(/\r\n|[\n\r\u2028\u2029]/g);
  return Math.max(0, (ends?.length ?? 0) - 1);
}

function picture(text: string, block: Span): Pick<Block, "credit" | "date"> {
  const { credit, date } = captionSigns(text.slice(block.from, block.to));
  return {
    ...(credit && { credit: moved(credit, block.from) }),
    ...(date && { date: { span: moved(date.span, block.from), value: date.value } }),
  };
}

function moved(span: Span, by: number): Span {
  return { from: span.from + by, to: span.to + by };
}

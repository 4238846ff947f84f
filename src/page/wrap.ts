import type { Span } from "../span.ts";
import { isByline } from "./byline.ts";
import { endsSentence, type Line, lines, startsLower, titleShare } from "./line.ts";
import { timestampOf } from "./timestamp.ts";

/** What the page shows as one piece: a line, or the lines of one hard-wrapped paragraph. */
export interface Piece extends Span {
  /** Blank lines just before it. */
  readonly gap: number;
}

/**
 * The pieces of a text. Lines stay apart unless a break can only come from wrapping: the next line's first word would not have fitted
 * into the width of this run of lines, or the sentence goes on in lower case.
 */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  const all = lines(text);
  for (let begin = 0; begin < all.length; ) {
    let end = begin + 1;
    while (end < all.length && all[end]!.gap === 0) end++;
    joinRun(text, all.slice(begin, end), found);
    begin = end;
  }
  return found;
}

// Narrower runs are lists or verse, wider ones are paragraphs of one line each.
const NARROW = 35;
const WIDE = 130;

function joinRun(text: string, run: readonly Line[], found: Piece[]): void {
  const width = run.reduce((most, line) => Math.max(most, line.to - line.from), 0);
  const wrapped = run.length > 1 && width >= NARROW && width <= WIDE && goesOnInLowerCase(text, run);
  let begin = run[0]!;
  for (let i = 1; i <= run.length; i++) {
    const line = run[i];
    if (line && wrapped && isWrap(text, run[i - 1]!, line, width, run[i - 1] === begin)) continue;
    found.push({ from: begin.from, to: run[i - 1]!.to, gap: begin.gap });
    if (line) begin = line;
  }
}

// Wrapped prose breaks most of its lines inside a sentence; a third is a floor that lists of lines never reach.
function goesOnInLowerCase(text: string, run: readonly Line[]): boolean {
  let inside = 0;
  for (let i = 1; i < run.length; i++) if (isInside(text, run[i - 1]!, run[i]!)) inside++;
  return inside * 3 >= run.length - 1;
}

function isInside(text: string, line: Line, next: Line): boolean {
  return (
    startsLower(text.slice(next.from, next.from + 4)) &&
    !endsSentence(text.slice(Math.max(line.from, line.to - 12), line.to))
  );
}

function isWrap(text: string, line: Line, next: Line, width: number, first: boolean): boolean {
  if (next.indent > line.indent && !first) return false;
  const here = text.slice(line.from, line.to);
  const there = text.slice(next.from, next.to);
  if (isByline(there) || timestampOf(there) || isByline(here) || timestampOf(here)) return false;
  const word = there.search(/\s/u);
  const room = here.length + 1 + (word < 0 ? there.length : word);
  if (isInside(text, line, next)) return room > width * 0.6;
  if (first && !endsSentence(here) && titleShare(here) >= 0.8) return false;
  return room > width;
}

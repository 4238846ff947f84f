import { Document, Element, Text } from "./dom.ts";
import type { HtmlLimits } from "./html.ts";
import type { Json } from "./json.ts";
import { type Line, lines } from "./lines.ts";
import { parsed } from "./parse.ts";
import { cutIntoParagraphs } from "./preformatted.ts";

/**
 * The lines of a story's text as its JSON-LD gives it (articleBody), where the page shows much less of it; undefined where it does not. `shown`:
 * how many characters the page shows.
 */
export function rescued(
  source: string,
  articleBody: Json | undefined,
  shown: number,
  limits: HtmlLimits,
): readonly Line[] | undefined {
  if (articleBody?.kind !== "string") return undefined;
  const { text } = articleBody;
  if (text.length < ENOUGH || shown >= text.length * SHARE) return undefined;
  const pieces = piecesOf(source, articleBody);
  const all = /<(?:p|br|div)\b/i.test(text) ? marked(text, pieces, limits) : typed(text, pieces);
  const length = all.reduce((sum, line) => sum + line.text.length, 0);
  return length >= ENOUGH && shown < length * SHARE ? all : undefined;
}

const ENOUGH = 300;
/** Measured on other sets of pages: below this the page shows a teaser, or the body was not found. */
const SHARE = 0.6;

/** Text without markup: its lines are its paragraphs. */
function typed(text: string, pieces: readonly number[]): readonly Line[] {
  const element = new Element(new Document(), "pre");
  element.appendChild(new Text(0, text, pieces));
  cutIntoParagraphs(element, 0);
  return lines(element).map(fromElsewhere);
}

/** Text with markup of its own. */
function marked(text: string, pieces: readonly number[], limits: HtmlLimits): readonly Line[] {
  return lines(parsed(text, limits).body).map((line) =>
    fromElsewhere({ ...line, runs: line.runs.flatMap((run) => backTo(pieces, run)) }),
  );
}

/** Its texts are none of the page's own: they are numbered below zero. */
function fromElsewhere(line: Line): Line {
  return { ...line, from: line.from.map(({ nr, data, pieces }) => new Text(-1 - nr, data, pieces)) };
}

/** From the characters of a JSON string back to the source, as a text's pieces. */
function piecesOf(source: string, { from, to, text }: Json & { kind: "string" }): readonly number[] {
  const pieces: number[] = [];
  let at = from;
  for (let k = 0; k < text.length && at < to; k++) {
    const length = source[at] !== "\\" ? -1 : source[at + 1] === "u" ? 6 : 2;
    if (length > 0 || pieces.length === 0 || pieces.at(-1) !== -1) pieces.push(k, at, length);
    at += length < 0 ? 1 : length;
  }
  // Where the string was read leniently its characters are not one by one those of the source: then all of it stands for each.
  return at === to ? pieces : [0, from, Math.max(1, to - from)];
}

type Run = Line["runs"][number];

/** A run of the decoded string as runs of the source. */
function backTo(pieces: readonly number[], { text, source: from, length, sourceLength }: Run): readonly Run[] {
  const first = indexOf(pieces, from);
  if (sourceLength !== undefined) {
    const last = from + sourceLength - 1;
    const [start] = sourceOf(pieces, first, from);
    const [, end] = sourceOf(pieces, indexOf(pieces, last), last);
    return [{ text, length, source: start, sourceLength: Math.max(1, end - start) }];
  }
  const runs: Run[] = [];
  let at = from;
  for (let p = first; p < pieces.length && at < from + length; p += 3) {
    const end = Math.min(from + length, pieces[p + 3] ?? from + length);
    const [source] = sourceOf(pieces, p, at);
    const other = pieces[p + 2]! > 0 ? { sourceLength: pieces[p + 2]! } : {};
    if (end > at) runs.push({ text: text + at - from, source, length: end - at, ...other });
    at = end;
  }
  return runs;
}

/** Where a character of the string begins and ends in the source. */
function sourceOf(pieces: readonly number[], p: number, at: number): readonly [number, number] {
  const source = pieces[p + 1]!;
  const length = pieces[p + 2]!;
  return length > 0 ? [source, source + length] : [source + at - pieces[p]!, source + at - pieces[p]! + 1];
}

/** The piece that a character of the string lies in. */
function indexOf(pieces: readonly number[], at: number): number {
  let low = 0;
  let high = pieces.length / 3 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle * 3]! <= at) low = middle;
    else high = middle - 1;
  }
  return low * 3;
}

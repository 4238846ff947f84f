import { median, type PdfLine } from "./pdf-lines.ts";

export interface PdfText {
  readonly text: string;
  /** What was left out or put together, in words. */
  readonly notes: readonly string[];
}

/** The pages' lines as paragraphs: what runs along every page left out, words divided at line ends joined, paragraphs that go over the page kept whole. */
export function pdfText(pages: readonly (readonly PdfLine[])[]): PdfText {
  const running = runningLines(pages);
  const notes: string[] = [...running].map(
    ([line, count]) => `left out: a line that stands on ${count} pages: “${line.slice(0, 100)}”`,
  );
  const bodies = pages.map((lines) => lines.filter((_, i) => !isRunning(lines, i, running)));
  const numbers =
    pages.reduce((sum, lines, i) => sum + lines.length - bodies[i]!.length, 0) -
    [...running.values()].reduce((sum, count) => sum + count, 0);
  if (numbers > 0) notes.push(`left out: page numbers (${numbers})`);
  const all = bodies.flatMap((lines) => lines.map((line, i) => ({ ...line, first: i === 0 })));
  const words = new Set(all.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}-]+/gu) ?? []));
  const body = shapeOf(all);
  const out: string[] = [];
  let joinedWords = 0;
  for (const [i, line] of all.entries()) {
    const last = all[i - 1];
    if (!last || out.length === 0) out.push(line.text);
    else if (line.beside) out[out.length - 1] += `\t${line.text}`;
    else if (!goesOn(last, line, body, line.first)) out.push(line.text);
    else {
      const { text, joined } = withNext(out.at(-1)!, line.text, words);
      out[out.length - 1] = text;
      if (joined) joinedWords++;
    }
  }
  if (joinedWords > 0) notes.push(`words divided at line ends were joined (${joinedWords})`);
  return { text: out.length > 0 ? `${out.join("\n\n")}\n` : "", notes };
}

/** The lines that stand at the edge of most pages, with digits read as one: how often. */
function runningLines(pages: readonly (readonly PdfLine[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const filled = pages.filter((lines) => lines.length > 2);
  for (const lines of filled) {
    for (const key of new Set(edges(lines).map((i) => keyOf(lines[i]!)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(3, filled.length * 0.5);
  return new Map([...counts].filter(([key, count]) => count >= least && /\p{L}/u.test(key)));
}

/** The two highest and two lowest lines. */
function edges(lines: readonly PdfLine[]): readonly number[] {
  const order = lines.map((_, i) => i).sort((a, b) => lines[b]!.y - lines[a]!.y);
  return [...new Set([...order.slice(0, 2), ...order.slice(-2)])];
}

function keyOf({ text }: PdfLine): string {
  return text.replace(/\d+/g, "#").trim();
}

function isRunning(lines: readonly PdfLine[], i: number, running: ReadonlyMap<string, number>): boolean {
  const line = lines[i]!;
  if (lines.length <= 2 || !edges(lines).includes(i)) return false;
  if (running.has(keyOf(line))) return true;
  const { y } = line;
  const outermost =
    lines.every((other) => other === line || other.y > y) || lines.every((other) => other === line || other.y < y);
  return outermost && PAGE_NUMBER.test(line.text);
}

const PAGE_NUMBER = /^(?:page\s+)?[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:of|\/)\s*\d{1,4})?$/i;

interface Shape {
  readonly size: number;
  /** From one line to the next. */
  readonly step: number;
  readonly left: number;
}

function shapeOf(lines: readonly PdfLine[]): Shape {
  const size = median(lines.map((line) => line.size)) || 10;
  const steps = lines.slice(1).map((line, i) => lines[i]!.y - line.y);
  const step = median(steps.filter((height) => height > size * 0.5 && height < size * 3)) || size * 1.2;
  return { size, step, left: median(lines.map((line) => line.x)) };
}

/** Whether a line goes on the paragraph of the one before. */
function goesOn(last: PdfLine, line: PdfLine, { size, step }: Shape, newPage: boolean): boolean {
  if (Math.abs(last.size - line.size) > size * 0.15) return false;
  if (last.beside || BULLET.test(line.text)) return false;
  const down = last.y - line.y;
  const elsewhere = newPage || down < 0 || Math.abs(line.x - last.x) > size * 12;
  const ended = /[.!?…:"”’»)\]]$/.test(last.text);
  // Over a column or page only what plainly goes on.
  if (elsewhere) return !ended && /^[\p{Ll}\d(]/u.test(line.text);
  if (down > step * 1.45) return false;
  const indented = line.x - last.x > size * 0.8 && line.x - last.x < size * 5;
  return !(indented && ended);
}

const BULLET = /^(?:[•▪◦●■–—*]|\d{1,2}[.)])\s/;

/** A paragraph with its next line: a word divided at the line's end is made whole, as it is written elsewhere in the file. */
function withNext(text: string, next: string, words: ReadonlySet<string>): { text: string; joined: boolean } {
  if (text.endsWith("\u00ad")) return { text: text.slice(0, -1) + next, joined: true };
  const head = /(\p{L}[\p{L}-]*)[-‐]$/u.exec(text.slice(-60))?.[1];
  const tail = /^\p{Ll}[\p{L}-]*/u.exec(next)?.[0];
  if (head === undefined || tail === undefined) return { text: `${text} ${next}`, joined: false };
  const hyphened = words.has(`${head}-${tail}`.toLowerCase()) && !words.has(`${head}${tail}`.toLowerCase());
  return hyphened ? { text: text + next, joined: false } : { text: text.slice(0, -1) + next, joined: true };
}

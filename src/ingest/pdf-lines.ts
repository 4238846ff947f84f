import type { PdfItem, PdfPage } from "./pdf-worker.ts";

/** A line of a page: in points, y from below. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  /** Stands on the same height as the line before, far to its right. */
  readonly beside: boolean;
}

/** The lines of a page in reading order: as the file gives them, unless it goes across two columns. */
export function pdfLines({ items }: PdfPage): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfItem[] = [];
  const close = (beside: boolean): void => {
    const line = lineOf(open, beside);
    if (line) lines.push(line);
    open = [];
  };
  let beside = false;
  for (const item of items) {
    const last = open.at(-1);
    if (last && !follows(last, item)) {
      close(beside);
      beside = Math.abs(item.y - last.y) < last.size * 0.3 && item.x > last.x;
    }
    if (open.length > 0 || item.text.trim() !== "") open.push(item);
  }
  close(beside);
  return byColumns(lines);
}

function follows(last: PdfItem, item: PdfItem): boolean {
  const gap = item.x - (last.x + last.width);
  const size = Math.max(last.size, item.size);
  // Raised and lowered figures stand in their line.
  return Math.abs(item.y - last.y) < size * 0.5 && gap > -size && gap < size * 2.5;
}

function lineOf(items: readonly PdfItem[], beside: boolean): PdfLine | undefined {
  let text = "";
  let end = Number.NaN;
  for (const item of items) {
    const apart = item.x - end > item.size * 0.18 && !/\s$/.test(text) && !/^\s/.test(item.text);
    text += apart ? ` ${item.text}` : item.text;
    end = item.x + item.width;
  }
  const first = items[0];
  if (!first || text.trim() === "") return undefined;
  const size = Math.max(...items.map((item) => item.size));
  const clean = text
    .replace(/[\0-\x1f\x7f]/g, " ")
    .replace(/[ \u00a0]+/g, " ")
    .trim();
  return { text: clean, x: first.x, end, y: first.y, size, beside };
}

/** Some programs write two columns row by row. The lines tell: both sides are full, row after row, with the same gap between. */
function byColumns(lines: readonly PdfLine[]): readonly PdfLine[] {
  const rights = lines.filter(({ beside }) => beside);
  if (rights.length < MOST_ROWS_OF_TABLES || rights.length * 3 < lines.length) return lines;
  const start = median(rights.map(({ x }) => x));
  const right = rights.filter(({ x }) => Math.abs(x - start) < 20);
  const column = Math.max(...right.map(({ end }) => end)) - start;
  const full = right.filter(({ x, end }) => end - x > column * 0.7).length;
  if (right.length * 10 < rights.length * 8 || full * 10 < right.length * 6) return lines;
  // Above the first and below the last row of two, lines go across.
  const isRight = (line: PdfLine): boolean => line.x > start - 20;
  const from = lines.indexOf(right[0]!) - 1;
  const to = lines.indexOf(right.at(-1)!);
  const middle = lines.slice(Math.max(0, from), to + 1);
  return [
    ...lines.slice(0, Math.max(0, from)),
    ...middle.filter((line) => !isRight(line)),
    ...middle.filter(isRight).map((line) => ({ ...line, beside: false })),
    ...lines.slice(to + 1),
  ];
}

const MOST_ROWS_OF_TABLES = 8;

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

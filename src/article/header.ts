import { type Block, blankLines } from "../page/block.ts";
import { isByline, isTrailer } from "../page/byline.ts";
import { type DatelineParts, datelineOf } from "../page/dateline.ts";
import { wordsOf } from "../page/line.ts";
import type { Page } from "../page/page.ts";
import { timestampOf } from "../page/timestamp.ts";
import { textOf } from "../span.ts";

/** A place where a new story may begin: its first block, and the blocks [from, to) between two paragraphs, `to` being the paragraph below. */
export interface Header {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
}

/** What a page does everywhere: its usual blank lines between paragraphs, and where each block is repeated first. */
export interface Habits {
  readonly gap: number;
  /** The index of the first copy of a block, Infinity when it has none. */
  readonly copied: (block: number) => number;
  /** Three clock times without a date: entries of one running story. */
  readonly live: boolean;
  /** What stands above the page's first paragraph. */
  readonly head: Head;
}

/** The places of a page where a new story may begin, in order; of each the ways to see it, the likeliest first block first. */
export function headers(page: Page, habits: Habits): readonly (readonly Header[])[] {
  return runs(page).flatMap((run) => {
    const begins = beginnings(page, run, habits).filter((begin) => !isStandfirst(page, run, begin));
    return begins.length === 0 ? [] : [begins.map((begin) => ({ ...run, begin }))];
  });
}

export function habitsOf(page: Page): Habits {
  const copied = firstCopies(page);
  const first = page.blocks.findIndex(({ kind }) => kind === "paragraph");
  const head = headOf(page, { begin: 0, to: Math.max(0, first) }, copied);
  return { gap: usualGap(page), copied, live: isLiveBlog(page), head };
}

export function gapBefore(page: Page, block: number): number {
  return block === 0 ? 0 : blankLines(page.text, page.blocks[block - 1]!, page.blocks[block]!);
}

function isSigned(page: Page, block: Block): boolean {
  return isNamed(page, block) && isByline(textOf(page.text, block));
}

/** Signed, or a bare name that its neighbours make a byline: without a date beside it that may be the name of a part as well. */
function isNamed(page: Page, block: Block): boolean {
  return block.kind === "byline" && !isTrailer(textOf(page.text, block));
}

function isDated(page: Page, block: Block): boolean {
  return block.kind === "timestamp" && (timestampOf(textOf(page.text, block))?.dates.length ?? 0) > 0;
}

/** The parts of a dateline that is one wherever it stands. */
function placed(page: Page, block: Block): DatelineParts | undefined {
  if (block.kind !== "dateline") return undefined;
  const parts = datelineOf(page.text.slice(block.from, block.to + 160));
  return parts?.strong ? parts : undefined;
}

type Run = Pick<Header, "from" | "to">;

// Repeated paragraphs are not read again, so a copy of a story begins nothing: they count as part of the run.
function runs(page: Page): readonly Run[] {
  const found: Run[] = [];
  let last = -1;
  for (const [i, block] of page.blocks.entries()) {
    if (block.kind !== "paragraph" || block.repeats !== undefined) continue;
    // "* Rebels enter port": the points a wire puts above its story are no story before it.
    if (last < 0 && BULLET.test(page.text.slice(block.from, block.from + 2))) continue;
    if (last >= 0) found.push({ from: last + 1, to: i });
    last = i;
  }
  return found;
}

const BULLET = /^[*•·▪]\s/;

/**
 * The first new title that the run repeats, else the one below a wider gap, else the first that is no short subheading; above a byline, a date or a dateline
 * any of them, for the last lines of the story above may look like titles. Without a title: the block below its widest gap, or its dateline, byline or date.
 */
function beginnings(page: Page, run: Run, { gap: usual, copied }: Habits): readonly number[] {
  const titles = newTitles(page, run);
  const sure = titles.find((i) => copied(i) < run.to) ?? titles.find((i) => gapBefore(page, i) > usual);
  if (sure !== undefined) return [sure];
  if (titles.length > 0) {
    const first = titles.find((i) => wordCount(page, i) >= 5) ?? titles[0]!;
    const signed = page.blocks
      .slice(first, run.to)
      .some((block) => block.kind === "dateline" || isSigned(page, block) || isDated(page, block));
    return signed ? [first, ...titles.slice(1 - MOST).filter((i) => i > first)] : [first];
  }
  for (let i = run.from; i <= run.to; i++)
    if (gapBefore(page, i) >= usual + 2 && !isFurniture(page.blocks[i]!)) return [i];
  for (let i = run.from; i < run.to; i++) {
    const block = page.blocks[i]!;
    if (block.kind === "dateline" || isSigned(page, block) || isDated(page, block)) return [i];
  }
  return [];
}

// The last ones of a longer row are the nearest to the byline.
const MOST = 4;

function newTitles(page: Page, run: Run): readonly number[] {
  const found: number[] = [];
  for (let i = run.from; i < run.to; i++)
    if (page.blocks[i]!.kind === "headline" && page.blocks[i]!.repeats === undefined) found.push(i);
  return found;
}

/** The sentence between a title and its byline is no story of its own: without a title, a new one needs three paragraphs above it. */
function isStandfirst(page: Page, run: Run, begin: number): boolean {
  if (page.blocks[begin]!.kind === "headline") return false;
  let paragraphs = 0;
  for (let i = run.from - 1; i >= 0 && paragraphs < 3; i--) {
    const { kind } = page.blocks[i]!;
    if (kind === "headline") return true;
    if (kind === "paragraph") paragraphs++;
  }
  return false;
}

function isFurniture(block: Block): boolean {
  return block.kind === "boilerplate" || (block.kind !== "paragraph" && block.repeats !== undefined);
}

function firstCopies(page: Page): Habits["copied"] {
  const first = new Map<number, number>();
  for (const [i, { repeats }] of page.blocks.entries())
    if (repeats !== undefined && !first.has(repeats)) first.set(repeats, i);
  return (block) => first.get(block) ?? Number.POSITIVE_INFINITY;
}

export function wordCount(page: Page, block: number): number {
  return wordsOf(textOf(page.text, page.blocks[block]!)).length;
}

/** The number of blank lines that most often part two paragraphs of the page. */
function usualGap(page: Page): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < page.blocks.length; i++) {
    if (page.blocks[i]!.kind !== "paragraph" || page.blocks[i - 1]!.kind !== "paragraph") continue;
    const gap = gapBefore(page, i);
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  let best = 1;
  for (const [gap, count] of counts) if (count > (counts.get(best) ?? 0)) best = gap;
  return best;
}

/** What stands at the head of a story, each 0 or 1. */
export interface Head {
  readonly repeated: number;
  readonly caption: number;
  readonly twice: number;
  readonly byline: number;
  readonly date: number;
  readonly dateline: number;
  readonly agency: number;
}

export function headOf(page: Page, { begin, to }: Pick<Header, "begin" | "to">, copied: Habits["copied"]): Head {
  const blocks = Array.from({ length: to - begin }, (_, n) => begin + n);
  const has = (test: (block: Block, i: number) => boolean) => (blocks.some((i) => test(page.blocks[i]!, i)) ? 1 : 0);
  const isNew = (block: Block, kind: Block["kind"]) => block.kind === kind && block.repeats === undefined;
  const date = has((block) => isDated(page, block));
  return {
    repeated: has((block, i) => isNew(block, "headline") && copied(i) < to),
    caption: has((block) => isNew(block, "caption")),
    twice: has((block, i) => isNew(block, "caption") && copied(i) < to),
    byline: has((block) => (date > 0 ? isNamed(page, block) : isSigned(page, block))),
    date,
    dateline: has((block) => placed(page, block) !== undefined),
    agency: has((block) => placed(page, block)?.outlet !== undefined),
  };
}

function isLiveBlog(page: Page): boolean {
  let entries = 0;
  for (const block of page.blocks)
    if (block.kind === "timestamp" && timestampOf(textOf(page.text, block))?.clockOnly !== false) entries++;
  return entries >= 3;
}

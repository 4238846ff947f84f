import { type Block, blankLines } from "../page/block.ts";
import { isByline, isTrailer } from "../page/byline.ts";
import { datelineOf } from "../page/dateline.ts";
import { wordsOf } from "../page/line.ts";
import type { Page } from "../page/page.ts";
import { timestampOf } from "../page/timestamp.ts";
import { type Span, textOf } from "../span.ts";
import { topics } from "./topic.ts";

/** Where a story begins: the index of its first block, and what says so. */
export interface Boundary {
  readonly block: number;
  readonly sure: "certain" | "possible";
  readonly evidence: readonly Evidence[];
}

/** The independent signs of a new story. A title alone is none: stories have subheadings. */
type Evidence =
  | "repeated headline"
  | "repeated caption"
  | "wide gap"
  | "byline"
  | "publication line"
  | "dateline"
  | "title above a dateline"
  | "end mark before"
  | "other topic"
  | "markup";

/**
 * The beginnings of the stories of a page; the first one is its first block. Looked for in every run of blocks between two paragraphs:
 * certain when two signs agree (and one of them is a title or a dateline of its own), possible when one strong sign stands alone.
 */
export function boundaries(page: Page): readonly Boundary[] {
  if (page.given?.split === false) return [FIRST];
  const found = suspected(page);
  return page.given?.split ? found.map((each) => ({ ...each, sure: "certain" })) : found;
}

const FIRST: Boundary = { block: 0, sure: "certain", evidence: [] };

function suspected(page: Page): readonly Boundary[] {
  if (page.saved) return saved(page, page.saved.stories);
  const found: Boundary[] = [FIRST];
  const usual = usualGap(page);
  const copied = firstCopies(page);
  const topic = topics(page);
  const live = isLiveBlog(page);
  for (const run of runs(page)) {
    const begin = beginning(page, run, usual, copied);
    if (begin === undefined || isStandfirst(page, run, begin)) continue;
    const title = page.blocks[begin]!.kind === "headline" ? begin : undefined;
    const change = topic(run.from - 1, run.to, title);
    const evidence = evidenceAt(page, run, begin, usual, copied, change);
    const sure = verdict(page, begin, evidence, change, live);
    if (sure) found.push({ block: begin, sure, evidence });
  }
  return found;
}

/** Where the file itself says that a story begins, nothing is guessed. */
function saved(page: Page, stories: readonly Span[]): readonly Boundary[] {
  const begins = stories.map(({ from }) => page.blocks.findIndex((block) => block.from >= from));
  return begins.flatMap((block, n) =>
    block < 0 || block === begins[n - 1] ? [] : [{ block: n === 0 ? 0 : block, sure: "certain", evidence: ["markup"] }],
  );
}

/** The blocks [from, to) between two paragraphs; `to` is the paragraph below. */
interface Run {
  readonly from: number;
  readonly to: number;
}

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

/** The first new title that the run repeats, else its first new title, else the block below its widest gap or its dateline. */
function beginning(page: Page, run: Run, usual: number, copied: Copies): number | undefined {
  const titles = newTitles(page, run);
  const repeated = titles.find((i) => copied(i) < run.to);
  if (repeated !== undefined) return repeated;
  if (titles.length > 0) return titles.find((i) => gapBefore(page, i) > usual) ?? longest(page, titles);
  for (let i = run.from; i <= run.to; i++)
    if (gapBefore(page, i) >= usual + 2 && !isFurniture(page.blocks[i]!)) return i;
  for (let i = run.from; i < run.to; i++) {
    const block = page.blocks[i]!;
    if (block.kind === "dateline" || isSigned(page, block) || isDated(page, block)) return i;
  }
  return undefined;
}

function newTitles(page: Page, run: Run): readonly number[] {
  const found: number[] = [];
  for (let i = run.from; i < run.to; i++)
    if (page.blocks[i]!.kind === "headline" && page.blocks[i]!.repeats === undefined) found.push(i);
  return found;
}

// A short subheading above the real title must not win: the first title with at least five words, else the first.
function longest(page: Page, titles: readonly number[]): number | undefined {
  return titles.find((i) => words(page, i) >= 5) ?? titles[0];
}

function evidenceAt(
  page: Page,
  run: Run,
  begin: number,
  usual: number,
  copied: Copies,
  topic: number,
): readonly Evidence[] {
  const signs = new Set<Evidence>();
  const gap = gapBefore(page, begin);
  if (gap >= usual + 2) signs.add("wide gap");
  for (let i = run.from; i < run.to; i++) {
    const block = page.blocks[i]!;
    if (i < begin) {
      if (isEnd(page, block)) signs.add("end mark before");
      continue;
    }
    if (block.kind === "headline" && i === begin && copied(i) < run.to) signs.add("repeated headline");
    if (block.kind === "caption" && block.repeats === undefined && copied(i) < run.to) signs.add("repeated caption");
    if (isSigned(page, block)) signs.add("byline");
    if (isDated(page, block)) signs.add("publication line");
    if (block.kind === "dateline" && isStrong(page, block)) signs.add("dateline");
  }
  // No subheading has a dateline under it, however short it is.
  if (signs.has("dateline") && page.blocks[begin]!.kind === "headline") signs.add("title above a dateline");
  if (topic > 0) signs.add("other topic");
  return [...signs];
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

/** A subheading has no byline, no date and no copy of itself; a title of fewer than four words needs more than a gap and another topic. */
function verdict(
  page: Page,
  begin: number,
  evidence: readonly Evidence[],
  change: number,
  live: boolean,
): Boundary["sure"] | undefined {
  const has = (...signs: readonly Evidence[]): boolean => signs.some((sign) => evidence.includes(sign));
  const titled = page.blocks[begin]!.kind === "headline" && (words(page, begin) >= 4 || has("repeated headline"));
  const headed = titled || has("dateline", "publication line");
  const parted = has("wide gap", "end mark before") && has("other topic", "byline");
  if (!headed && !parted) return undefined;
  if (live && evidence.filter((sign) => sign !== "byline" && sign !== "other topic").length < 2) return undefined;
  if (evidence.length >= 2) return "certain";
  const alone = change === 2 || has("repeated headline", "wide gap", "dateline", "publication line", "byline");
  return titled && alone ? "possible" : undefined;
}

function isSigned(page: Page, block: Block): boolean {
  if (block.kind !== "byline") return false;
  const line = textOf(page.text, block);
  return isByline(line) && !isTrailer(line);
}

function isDated(page: Page, block: Block): boolean {
  return block.kind === "timestamp" && (timestampOf(textOf(page.text, block))?.dates.length ?? 0) > 0;
}

function isStrong(page: Page, block: Block): boolean {
  return datelineOf(page.text.slice(block.from, block.to + 160))?.strong === true;
}

function isEnd(page: Page, block: Block): boolean {
  const line = textOf(page.text, block);
  return (block.kind === "byline" && isTrailer(line)) || (block.kind === "boilerplate" && END.test(line));
}

const END = /^(?:[#*_=~•-]\s?){2,}$|^(?:-30-|end|ends|©.*|copyright\b.*|.*all rights reserved.*|tags?\s?:.*)$/i;

function isFurniture(block: Block): boolean {
  return block.kind === "boilerplate" || (block.kind !== "paragraph" && block.repeats !== undefined);
}

/** The index of the first copy of a block, Infinity when it has none. */
type Copies = (block: number) => number;

function firstCopies(page: Page): Copies {
  const first = new Map<number, number>();
  for (const [i, { repeats }] of page.blocks.entries())
    if (repeats !== undefined && !first.has(repeats)) first.set(repeats, i);
  return (block) => first.get(block) ?? Number.POSITIVE_INFINITY;
}

function words(page: Page, block: number): number {
  return wordsOf(textOf(page.text, page.blocks[block]!)).length;
}

function gapBefore(page: Page, block: number): number {
  return block === 0 ? 0 : blankLines(page.text, page.blocks[block - 1]!, page.blocks[block]!);
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

/** Three clock times without a date, spread through the text, are entries of one running story. */
function isLiveBlog(page: Page): boolean {
  let entries = 0;
  for (const block of page.blocks)
    if (block.kind === "timestamp" && timestampOf(textOf(page.text, block))?.clockOnly !== false) entries++;
  return entries >= 3;
}

import type { Block } from "../page/block.ts";
import { isTrailer } from "../page/byline.ts";
import type { Page } from "../page/page.ts";
import { timestampOf } from "../page/timestamp.ts";
import { textOf } from "../span.ts";
import { gapBefore, type Habits, type Head, type Header, headOf, wordCount } from "./header.ts";
import type { Topic } from "./topic.ts";

/** One thing that speaks for (or, below zero, against) a new story, compared with a subheading that is nothing special. */
export interface Sign {
  readonly what: string;
  readonly weight: number;
}

/*
 * The weights are those of a logistic regression on glued pages and on single ones, as they are and disturbed (bench/quality/boundaries.ts, half
 * "dev", seeds 61 and 62), rounded; signs that the regression gave the wrong side, or nothing, were left out (a caption shown twice, names
 * introduced a second time, a pronoun at the start). By hand: what no subheading has, however short its story is (the headline repeated, 8.1 by
 * regression; a dateline under a title, 5.3; byline or date, 3, and both), and the clock time. A weight is per unit above what is usual at a
 * subheading.
 */
const WEIGHTS = {
  "headline repeated": { weight: 10, usual: 0 },
  dateline: { weight: 5.3, usual: 0 },
  "title above a dateline": { weight: 3, usual: 0 },
  "end mark before": { weight: 3.3, usual: 0 },
  // A byline, a publication line, or both.
  signed: { weight: 3.5, usual: 0 },
  "title above byline and date": { weight: 1.5, usual: 0 },
  // In blank lines more than the page's paragraphs have between them, three at most.
  "wide gap": { weight: 2.1, usual: 0 },
  "long title": { weight: 2.6, usual: 0.3 },
  "short title": { weight: -3.2, usual: 0.18 },
  "no title": { weight: -0.7, usual: 0 },
  "title is a quotation": { weight: -2.2, usual: 0 },
  "clock time of a running story": { weight: -2.5, usual: 0 },
  "title fits the text below, not above": { weight: 3.9, usual: 0.15 },
  "first paragraph says the title again": { weight: 2.2, usual: 0.25 },
  "other names below": { weight: 3.5, usual: 0.69 },
  "other words below": { weight: 1.3, usual: 0.4 },
  "names from above go on in short": { weight: -0.6, usual: 0.24 },
  "first paragraph names a weekday": { weight: 1.4, usual: 0.09 },
  "unlike the head of the page": { weight: -1.6, usual: 0.95 },
  "room to the next title": { weight: 1.9, usual: 0.45 },
  "room for a story": { weight: 0.6, usual: 0.8 },
} as const satisfies Record<string, { readonly weight: number; readonly usual: number }>;

type What = keyof typeof WEIGHTS;

function sign(what: What, value: number): Sign {
  const { weight, usual } = WEIGHTS[what];
  return { what, weight: weight * (value - usual) };
}

/** What speaks for and against a new story at a place of the page. */
export function signsAt(
  page: Page,
  header: Header,
  habits: Habits,
  topic: (above: number, below: number, title?: number) => Topic,
): readonly Sign[] {
  const title = page.blocks[header.begin]!.kind === "headline" ? header.begin : undefined;
  const line = title === undefined ? "" : textOf(page.text, page.blocks[title]!);
  const words = title === undefined ? 0 : wordCount(page, title);
  const head = headOf(page, header, habits.copied);
  const gap = Math.min(3, Math.max(0, gapBefore(page, header.begin) - habits.gap));
  const lead = page.text.slice(page.blocks[header.to]!.from, page.blocks[header.to]!.from + 400);
  const { shared = 0.2, fresh = 0.5, fit, said, goesOn } = topic(header.from - 1, header.to, title);
  return [
    sign("headline repeated", head.repeated),
    sign("dateline", head.dateline),
    sign("title above a dateline", title === undefined ? 0 : head.dateline),
    sign("end mark before", endsAbove(page, header)),
    // Without a title, a day between two paragraphs may be anything, and a gap an advert's place.
    sign("signed", title === undefined ? 0 : head.byline + head.date),
    sign("title above byline and date", title === undefined ? 0 : head.byline * head.date),
    sign("wide gap", title === undefined && head.dateline === 0 ? gap / 4 : gap),
    sign("long title", words >= 8 ? 1 : 0),
    sign("short title", words > 0 && words <= 3 && head.dateline + head.repeated === 0 ? 1 : 0),
    sign("no title", title === undefined ? 1 : 0),
    sign("title is a quotation", /^["“‘']/.test(line) ? 1 : 0),
    sign("clock time of a running story", habits.live && isTimed(page, header) ? 1 : 0),
    sign("title fits the text below, not above", fit),
    sign("first paragraph says the title again", said),
    sign("other names below", fresh),
    sign("other words below", Math.max(0, 0.25 - shared) * 4),
    sign("names from above go on in short", Math.min(3, goesOn)),
    sign("first paragraph names a weekday", WEEKDAY.test(lead) ? 1 : 0),
    sign("unlike the head of the page", Math.min(2, missing(habits.head, head))),
  ];
}

/**
 * How much text each place has around it: paragraphs to the nearest other place (subheadings stand close), and to the nearest one of
 * more strength, or an end of the page. On a scale of logarithms: the first few paragraphs count most.
 */
export function room(page: Page, places: readonly number[], strength: readonly number[]): readonly (readonly Sign[])[] {
  const before: number[] = [];
  let count = 0;
  for (const { kind, repeats } of page.blocks) {
    before.push(count);
    if (kind === "paragraph" && repeats === undefined) count++;
  }
  const at = places.map((begin) => before[begin]!);
  const stronger = [nearestStronger(strength, 1), nearestStronger(strength, -1)];
  return at.map((here, n) => {
    const next = Math.min(here - (at[n - 1] ?? 0), (at[n + 1] ?? count) - here);
    const [above, below] = stronger.map((found) => at[found[n]!]);
    const alone = Math.min(here - (above ?? 0), (below ?? count) - here, 20);
    return [
      sign("room to the next title", Math.log(Math.max(1, next))),
      sign("room for a story", Math.log(Math.max(1, alone))),
    ];
  });
}

/** For each place the nearest one before it (or, backwards, after it) that is stronger; -1 where there is none. */
function nearestStronger(strength: readonly number[], step: 1 | -1): readonly number[] {
  const found = strength.map(() => -1);
  const open: number[] = [];
  for (let n = step > 0 ? 0 : strength.length - 1; n >= 0 && n < strength.length; n += step) {
    while (open.length > 0 && strength[open.at(-1)!]! <= strength[n]!) open.pop();
    found[n] = open.at(-1) ?? -1;
    open.push(n);
  }
  return found;
}

function missing(first: Head, head: Head): number {
  return (Object.keys(first) as (keyof Head)[]).filter((each) => first[each] > head[each]).length;
}

function isTimed(page: Page, { from, to }: Header): boolean {
  return page.blocks
    .slice(from, to)
    .some((block) => block.kind === "timestamp" && timestampOf(textOf(page.text, block))?.clockOnly !== false);
}

function endsAbove(page: Page, { from, begin }: Header): number {
  return page.blocks.slice(from, begin).some((block) => isEnd(page, block)) ? 1 : 0;
}

function isEnd(page: Page, block: Block): boolean {
  const line = textOf(page.text, block);
  return (block.kind === "byline" && isTrailer(line)) || (block.kind === "boilerplate" && END.test(line));
}

const END = /^(?:[#*_=~•-]\s?){2,}$|^(?:-30-|end|ends|©.*|copyright\b.*|.*all rights reserved.*|tags?\s?:.*)$/i;
const WEEKDAY = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;

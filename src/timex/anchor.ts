import type { Article } from "../article/article.ts";
import type { Span } from "../span.ts";
import { boundsOf, type Day, dayOf, isoDay } from "./normalize.ts";
import type { Reading } from "./rule.ts";

/** What an article's relative times count from: the days its own publication lies between, and the characters that say so. */
export interface Anchor {
  /** Set when it is one day. */
  readonly day: Day | undefined;
  readonly earliest: Day | undefined;
  readonly latest: Day | undefined;
  readonly evidence: Span | undefined;
}

/** Days (YYYY-MM-DD) that a time lies between; a side that nothing bounds is absent. */
export interface Bounds {
  readonly earliest?: string;
  readonly latest?: string;
}

export function anchorOf(article: Article | undefined): Anchor {
  const { earliest, latest, evidence } = article?.published ?? {};
  const [first, last] = [earliest, latest].map((day) => (day === undefined ? undefined : dayOf(day)));
  return { day: first === last ? first : undefined, earliest: first, latest: last, evidence };
}

/**
 * The reading of an expression from an anchor that is not one day: its value stays open ("XXXX-WXX-4") unless every day of the interval
 * gives the same one, and its bounds hold whichever day it was. An expression never goes back when the anchor goes on, so that the two
 * ends of the interval tell; an open end leaves its side open.
 */
export function readBetween(
  { earliest, latest }: Anchor,
  open: Reading,
  read: (day: Day) => Reading | undefined,
): { readonly reading: Reading; readonly bounds?: Bounds } {
  if ((earliest === undefined && latest === undefined) || !/X/.test(open.value) || /^P/.test(open.value))
    return { reading: open };
  const first = earliest === undefined ? undefined : read(earliest);
  const last = latest === undefined ? undefined : read(latest);
  if (open.bounds ?? first?.bounds ?? last?.bounds) {
    const [low, high] = [first?.bounds?.earliest, last?.bounds?.latest];
    const bounds = { ...(low !== undefined && { earliest: low }), ...(high !== undefined && { latest: high }) };
    return low === undefined && high === undefined ? { reading: open } : { reading: open, bounds };
  }
  if (first && last && first.value === last.value) return { reading: first };
  const low = first && lowest(first, earliest!, open);
  const high = last && boundsBetween(last)?.latest;
  if ((low === undefined && high === undefined) || (low !== undefined && high !== undefined && low > high))
    return { reading: open };
  return {
    reading: open,
    bounds: { ...(low !== undefined && { earliest: low }), ...(high !== undefined && { latest: high }) },
  };
}

/** "Friday night" of an article of that very Friday or later: written on the day, it is the one a week before. */
function lowest(first: Reading, anchor: Day, open: Reading): string | undefined {
  const bounds = boundsBetween(first);
  const isToday = bounds?.earliest === isoDay(anchor) && /^XXXX-WXX-\dT(?:NI|EV)$/.test(open.value);
  return isToday ? isoDay(anchor - 7) : bounds?.earliest;
}

/** From the beginning of the one to the end of the other, where a reading names two. */
export function boundsBetween({
  type,
  value,
  until,
  within,
}: Reading): { earliest: string; latest: string } | undefined {
  if (type === "DURATION" || type === "SET") return undefined;
  if (within) return { earliest: within[0], latest: within[1] };
  const first = boundsOf(value);
  const last = until === undefined ? first : boundsOf(until);
  if (!first || !last) return undefined;
  return first.earliest <= last.latest ? { earliest: first.earliest, latest: last.latest } : { ...first };
}

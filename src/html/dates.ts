import { dayNumber } from "../page/calendar.ts";
import type { SavedDate } from "../page/saved.ts";
import { type FoundDate, RANK, TRUST } from "./date-found.ts";
import { type DayContext, type Days, daysOf, habitOf } from "./local-day.ts";

/** When a story was published and when it was changed, as its page says; a side is absent where nothing says it. */
export interface StoryDates {
  readonly published?: SavedDate;
  readonly modified?: SavedDate;
}

interface Judged extends FoundDate {
  readonly days: Days;
}

/**
 * Of all dates of a story the one it was published and the one it was last changed. JSON-LD is believed before meta fields, these before the
 * address, microdata, `<time>`, classes, what stands near the title. Days that cannot be (1970, later than the page was got, after its last
 * change) stay among the others.
 */
export function storyDates(all: readonly FoundDate[], context: DayContext): StoryDates {
  const habit = habitOf(all, context);
  const judged = all
    .map((found): Judged => {
      const days = daysOf(found, all, habit, context);
      // A month on the page is rarely its day.
      return { ...found, days, rank: found.rank + (dayNumber(days.latest) - dayNumber(days.earliest) > 3 ? 4 : 0) };
    })
    .sort((a, b) => a.rank - b.rank);
  const possible = judged.filter(({ days }) => isPossible(days, context));
  const changed = possible.filter(({ label }) => label === "modified");
  const published = publishedOf(possible, changed);
  const last =
    changed.find(({ days }) => !published || days.latest >= published.days.earliest) ??
    (published ? undefined : changed[0]);
  // Changed the moment it was published: not changed.
  const modified =
    last && last.value.instant !== undefined && last.value.instant === published?.value.instant ? undefined : last;
  const got = !published && !modified && context.fetched !== undefined ? upperBound(context.fetched) : undefined;
  const ahead = judged.find(
    (each) => each.rank < RANK.title && each.label !== "modified" && isAhead(each.days, context),
  );
  return {
    ...(got && { published: got }),
    ...(!got && !published && !modified && ahead && { published: evidence(ahead) }),
    ...(published && { published: savedDate(published, judged, possible) }),
    ...(modified && { modified: savedDate(modified, published ? [] : judged, changed) }),
  };
}

/** A day that has not come yet is what the page says, and no day of its publication. */
function evidence({ raw, field, at }: Judged): SavedDate {
  return { raw: raw.slice(0, 200), field, ...(at && { at }), confidence: 0.05 };
}

/** The day a page was got says only that it was there by then. */
function upperBound(fetched: string): SavedDate {
  return { raw: fetched, field: "fetched", latest: fetched.slice(0, 10), confidence: 0.3 };
}

/** Before the web a page has no day; the day it was got is the last it can have (a day more for the other side of the world). */
function isPossible(days: Days, context: DayContext): boolean {
  return days.latest >= "1994-01-01" && days.earliest < "2100-01-01" && !isAhead(days, context);
}

function isAhead({ earliest }: Days, { fetched, read }: DayContext): boolean {
  const last = fetched ?? read;
  return last !== undefined && dayNumber(earliest) > dayNumber(last.slice(0, 10)) + 1;
}

function publishedOf(possible: readonly Judged[], changed: readonly Judged[]): Judged | undefined {
  const pool = possible.filter(
    ({ label, rank }) => label === "published" || (label === "none" && rank < RANK.frequent),
  );
  const first = pool[0];
  const last = changed[0];
  if (!first) return last && last.rank < RANK.title ? undefined : mostFrequent(possible);
  const earlier = pool.find(
    (each) =>
      each.label === "published" && differ(each.days, first.days) >= 2 && each.days.latest < first.days.earliest,
  );
  // Some systems write the day of the last change into both fields; others date a story by when it was scheduled or created anew.
  const both =
    last !== undefined && last.rank <= RANK.microdata && last.raw === first.raw && first.rank <= RANK.meta + 0.5;
  if (both && earlier && earlier.rank <= RANK.label) return earlier;
  // A "day" long after the last change and after every other day of the page is none.
  const others = [...pool.slice(1), ...changed];
  if (others.length > 0 && others.every(({ days }) => dayNumber(first.days.earliest) - dayNumber(days.latest) > 60))
    return pool.find(({ days }) => dayNumber(first.days.earliest) - dayNumber(days.latest) > 60);
  return first;
}

function mostFrequent(possible: readonly Judged[]): Judged | undefined {
  const bare = possible.filter(({ rank, label }) => rank >= RANK.frequent && label === "none");
  const counts = new Map<string, number>();
  for (const { days } of bare) counts.set(days.earliest, (counts.get(days.earliest) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const best = bare.filter(({ days }) => counts.get(days.earliest) === most);
  // Two days equally often: neither.
  return new Set(best.map(({ days }) => days.earliest)).size === 1 ? best[0] : undefined;
}

function differ(a: Days, b: Days): number {
  return Math.abs(dayNumber(a.earliest) - dayNumber(b.earliest));
}

const OTHERS = 8;

function savedDate(chosen: Judged, judged: readonly Judged[], peers: readonly Judged[]): SavedDate {
  const families = (same: boolean) =>
    new Set(
      peers
        .filter((each) => each.label !== "modified" || chosen.label === "modified")
        .filter((each) => Math.floor(each.rank) !== Math.floor(chosen.rank) && each.rank < RANK.title)
        .filter((each) => differ(each.days, chosen.days) <= 1 === same)
        .map((each) => Math.floor(each.rank)),
    ).size;
  const trust = TRUST[Math.floor(chosen.rank)] ?? 0.3;
  const agreed = chosen.label === "none" && chosen.rank < RANK.title ? trust - 0.05 : trust;
  const confidence = Math.max(
    0.05,
    Math.min(0.99, agreed + 0.02 * families(true) - 0.12 * Math.min(2, families(false))),
  );
  const seen = new Set([`${chosen.field} ${chosen.raw}`]);
  const others = judged.filter((each) => {
    const key = `${each.field} ${each.raw}`;
    if (each === chosen || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return {
    ...plainDate(chosen, Math.round(confidence * 100) / 100),
    ...(others.length > 0 && {
      others: others.slice(0, OTHERS).map((each) => plainDate(each, TRUST[Math.floor(each.rank)] ?? 0.3)),
    }),
  };
}

function plainDate({ raw, field, at, value, days, label }: Judged, confidence: number): Omit<SavedDate, "others"> {
  return {
    raw: raw.slice(0, 200),
    field: label === "modified" && !/modif|updat/i.test(field) ? `${field}, updated` : field,
    ...(at && { at }),
    earliest: days.earliest,
    latest: days.latest,
    ...(value.instant !== undefined && { instant: value.instant }),
    ...(value.zone !== undefined && { zone: value.zone }),
    confidence,
  };
}

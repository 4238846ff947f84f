import { dayNumber } from "../page/calendar.ts";
import type { FoundDate } from "./date-found.ts";
import { offsetOf, zoneOfPlace } from "./zones.ts";

/** The local days a date can be. */
export interface Days {
  readonly earliest: string;
  readonly latest: string;
}

/** What is known of where a page comes from and when it was got. */
export interface DayContext {
  /** Language as declared: "en-US". */
  readonly language?: string;
  /** Of the page's address. */
  readonly host?: string;
  /** The page was got then (YYYY-MM-DD…): nothing in it was published later. */
  readonly fetched?: string;
  /** The same of the day it is read, which is no date of the page. */
  readonly read?: string;
  /** Minutes east of Greenwich in which the page tells its own moments. */
  readonly offset?: number;
  /** Dates in figures anywhere on the page that can be read one way only. */
  readonly figures?: { readonly dayFirst: number; readonly monthFirst: number };
}

/** How a page writes 03/05/2024. */
export type Habit = "day-first" | "month-first" | "unknown";

/** By its other dates (25/05/2024; a field that has the same day in figures), else by its country or language. */
export function habitOf(all: readonly FoundDate[], { language, host, figures }: DayContext): Habit {
  let day = 0;
  let month = 0;
  const known = new Set(all.filter(({ value }) => !value.slashed).map(({ value }) => value.earliest));
  for (const { value, raw } of all) {
    const { slashed } = value;
    if (slashed) {
      if (known.has(slashed.dayFirst) && !known.has(slashed.monthFirst)) day++;
      if (known.has(slashed.monthFirst) && !known.has(slashed.dayFirst)) month++;
      continue;
    }
    const parts = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)(?!\d)/.exec(raw);
    if (parts && Number(parts[1]) > 12) day++;
    else if (parts && Number(parts[2]) > 12) month++;
  }
  if (day === month && figures) {
    day += figures.dayFirst;
    month += figures.monthFirst;
  }
  if (day !== month) return day > month ? "day-first" : "month-first";
  const country = /\.([a-z]{2})$/i.exec(host ?? "")?.[1]?.toLowerCase();
  const region = /^[a-z]{2,3}[-_]([a-z]{2})\b/i.exec(language ?? "")?.[1]?.toLowerCase();
  for (const code of [country, region])
    if (code !== undefined && (MONTH_FIRST.has(code) || zoneOfPlace(code)))
      return MONTH_FIRST.has(code) ? "month-first" : "day-first";
  const spoken = /^[a-z]{2}/i.exec(language ?? "")?.[0].toLowerCase();
  return spoken !== undefined && spoken !== "en" ? "day-first" : "unknown";
}

/** Counts 25/05/2024 and 05/25/2024 in texts. */
export function figuresIn(texts: Iterable<string>): { dayFirst: number; monthFirst: number } {
  const count = { dayFirst: 0, monthFirst: 0 };
  for (const text of texts)
    for (const found of text.slice(0, 200).matchAll(/(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:20)?\d\d(?![\d/-])/g)) {
      const [a, b] = [Number(found[1]), Number(found[3])];
      if (a > 12 && a <= 31 && b <= 12) count.dayFirst++;
      if (b > 12 && b <= 31 && a <= 12) count.monthFirst++;
    }
  return count;
}

const MONTH_FIRST: ReadonlySet<string> = new Set(["us", "ph", "pr", "fm", "gu", "pw"]);

/** The local days of a date: as the page writes it; a moment told in UTC alone is put to the day that the page shows, or its country has then. */
export function daysOf(found: FoundDate, all: readonly FoundDate[], habit: Habit, context: DayContext): Days {
  const { value, local } = found;
  const { slashed } = value;
  if (slashed && habit !== "unknown") {
    const day = habit === "day-first" ? slashed.dayFirst : slashed.monthFirst;
    return { earliest: day, latest: day };
  }
  const { earliest, latest, clock, zone } = value;
  const utc = zone !== undefined && offsetOf(zone) === 0;
  // 00:00:00Z is how a day alone is written as a moment.
  if (local || earliest !== latest || clock === undefined || clock === 0 || !utc) return { earliest, latest };
  const shownDay = dayShown(found, all, earliest);
  if (shownDay !== undefined) return { earliest: shownDay, latest: shownDay };
  const offset = all
    .map((each) => (each.value.zone === undefined ? undefined : offsetOf(each.value.zone)))
    .find((each) => each !== undefined && each !== 0);
  if (offset !== undefined) return between(earliest, clock, offset, offset);
  const shownElsewhere = offsetShown(found, all);
  if (shownElsewhere) return between(earliest, clock, shownElsewhere[0], shownElsewhere[1]);
  if (context.offset !== undefined) return between(earliest, clock, context.offset, context.offset);
  const country = /\.([a-z]{2})$/i.exec(context.host ?? "")?.[1];
  const region = /^[a-z]{2,3}[-_]([a-z]{2})\b/i.exec(context.language ?? "")?.[1];
  const place = zoneOfPlace(country ?? "") ?? zoneOfPlace(region ?? "");
  if (place) return between(earliest, clock, place[0], place[1]);
  // Late in America, early in Asia.
  return between(earliest, clock, clock < 5 * 60 ? -5 * 60 : 0, clock >= 20 * 60 ? 4 * 60 : 0);
}

// What the page shows for another moment than this one, told in UTC too, bounds its zone: 19:40 shown as the next day is four hours east or more.
function offsetShown(found: FoundDate, all: readonly FoundDate[]): readonly [number, number] | undefined {
  for (const each of all) {
    const { value, local, label } = each;
    if (local || label === found.label || !value.clock || value.zone === undefined || offsetOf(value.zone) !== 0)
      continue;
    const day = value.earliest === value.latest ? dayShown(each, all, value.earliest) : undefined;
    if (day === undefined || day === value.earliest) continue;
    return day > value.earliest ? [1440 - value.clock, 14 * 60] : [-12 * 60, -value.clock - 1];
  }
  return undefined;
}

function between(day: string, clock: number, west: number, east: number): Days {
  return {
    earliest: moved(day, Math.floor((clock + west) / 1440)),
    latest: moved(day, Math.floor((clock + east) / 1440)),
  };
}

/** The day so many days later. */
export function moved(day: string, by: number): string {
  return by === 0 ? day : new Date((dayNumber(day) + by) * 86_400_000).toISOString().slice(0, 10);
}

// The day that the same page shows its readers, at most one away; of several the one with the same label, then the nearest to being it.
function dayShown(found: FoundDate, all: readonly FoundDate[], day: string): string | undefined {
  const near = all.filter(
    ({ local, value, label, rank }) =>
      local &&
      value.earliest === value.latest &&
      rank < 9 &&
      Math.abs(dayNumber(value.earliest) - dayNumber(day)) <= 1 &&
      (label === found.label || (found.label !== "modified" && (label === "none" || found.label === "none"))),
  );
  const same = near.filter(({ label }) => label === found.label);
  const pool = same.length > 0 ? same : near;
  return (pool.find(({ value }) => value.earliest === day) ?? pool[0])?.value.earliest;
}

import type { Span } from "../span.ts";

/** A calendar date as written. Parts that the text does not give are absent; nothing is filled in. */
export interface WrittenDate extends Span {
  readonly year?: number;
  readonly month: number;
  readonly day?: number;
  /** Set for "03/05/2025": the other reading (month first) of the same characters. */
  readonly or?: { readonly month: number; readonly day: number };
}

/**
 * All calendar dates of a text, in order: "22 November 2024", "March 14", "Sept. 3, 2025", "November 2024", "2025-05-03", "3/5/2025".
 * Bare years and weekdays are none. `offset` is added to every span. Linear in the length of the text.
 */
export function datesIn(text: string, offset = 0): readonly WrittenDate[] {
  const dates: WrittenDate[] = [];
  for (const found of text.matchAll(DATE)) {
    const parts = besideWeekday(partsOf(found.groups ?? {}), text.slice(Math.max(0, found.index - 14), found.index));
    if (parts) dates.push({ from: offset + found.index, to: offset + found.index + found[0].length, ...parts });
  }
  return dates;
}

/** The day as YYYY-MM-DD, or undefined when the date lacks a part. */
export function isoDay(date: { year?: number; month?: number; day?: number }): string | undefined {
  const { year, month, day } = date;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** The first and the last day a date with a year can mean: a month is an interval, an ambiguous 03/05 holds both readings. */
export function dayRange(date: WrittenDate): { earliest: string; latest: string } | undefined {
  const { year, month, day, or } = date;
  if (year === undefined) return undefined;
  if (day === undefined)
    return { earliest: `${year}-${two(month)}-01`, latest: `${year}-${two(month)}-${daysIn(year, month)}` };
  const days = [isoDay({ year, month, day })!];
  if (or) days.push(isoDay({ year, month: or.month, day: or.day })!);
  days.sort();
  return { earliest: days[0]!, latest: days.at(-1)! };
}

/** Days since 1970-01-01 of a YYYY-MM-DD, for differences. */
export function dayNumber(iso: string): number {
  return Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / 86_400_000;
}

/** The day of "2025-05-03", "2025-05-03T14:00Z" or "3 May 2025"; undefined when the text names no single full day. */
export function dayOf(text: string): string | undefined {
  const dates = datesIn(text.trim().slice(0, 60));
  const only = dates.length === 1 ? dates[0] : undefined;
  return only && only.or === undefined ? isoDay(only) : undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const MONTH =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sep(?:t(?:ember)?)?\\.?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?" +
  "|JAN(?:UARY|\\.)?|FEB(?:RUARY|\\.)?|MAR(?:CH|\\.)?|APR(?:IL|\\.)?|MAY|JUNE?\\.?|JULY?\\.?|AUG(?:UST|\\.)?|SEP(?:T(?:EMBER)?)?\\.?|OCT(?:OBER|\\.)?|NOV(?:EMBER|\\.)?|DEC(?:EMBER|\\.)?)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const YEAR = "(?:1[6-9]|20)\\d\\d";
const GAP = "\\s{1,3}";

// Every repetition is bounded, so a match attempt costs a constant.
const DATE = new RegExp(
  [
    `(?<![\\w/.-])(?<y1>${YEAR})[-/](?<m1>\\d{1,2})[-/](?<d1>\\d{1,2})(?=T|\\D|$)`,
    `(?<![\\w/.-])(?<a>\\d{1,2})(?<sep>[/.-])(?<b>\\d{1,2})\\k<sep>(?<y4>${YEAR})(?!\\w)`,
    `(?<![\\w.-])(?<d2>${DAY})(?:${GAP}of)?(?:${GAP}|-)(?<m2>${MONTH})(?![A-Za-z])(?:(?:,?\\s{0,3}|-)(?<y2>${YEAR})(?!\\w))?`,
    `(?<!\\w)(?<m3>${MONTH})(?![A-Za-z])${GAP}(?<d3>${DAY})(?!\\w|[:.]\\d)(?:,?${GAP}(?<y3>${YEAR})(?!\\w))?`,
    `(?<!\\w)(?<m5>${MONTH})(?![A-Za-z]),?${GAP}(?<y5>${YEAR})(?!\\w)`,
  ].join("|"),
  "g",
);

type Parts = { year?: number; month: number; day?: number; or?: { month: number; day: number } };

function partsOf(g: Record<string, string | undefined>): Parts | undefined {
  const year = number(g.y1 ?? g.y2 ?? g.y3 ?? g.y4 ?? g.y5);
  const withYear = year === undefined ? {} : { year };
  if (g.a !== undefined) {
    const read = slashed(Number(g.a), Number(g.b), year!);
    // Who writes dots writes the day first.
    if (read && g.sep === ".") delete read.or;
    return read;
  }
  const month = g.m1 === undefined ? monthOf((g.m2 ?? g.m3 ?? g.m5)!) : Number(g.m1);
  const day = number(g.d1 ?? g.d2 ?? g.d3);
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { ...withYear, month };
  return day >= 1 && day <= daysIn(year ?? 2000, month) ? { ...withYear, month, day } : undefined;
}

// Day first unless that is impossible; where both readings are possible the other one is kept beside it.
function slashed(a: number, b: number, year: number): Parts | undefined {
  const dayFirst = b >= 1 && b <= 12 && a >= 1 && a <= daysIn(year, b);
  const monthFirst = a >= 1 && a <= 12 && b >= 1 && b <= daysIn(year, a);
  if (dayFirst && monthFirst && a !== b) return { year, month: b, day: a, or: { month: a, day: b } };
  if (dayFirst) return { year, month: b, day: a };
  return monthFirst ? { year, month: a, day: b } : undefined;
}

/** "Sunday 09/11/2025": of two readings, the one that is a Sunday. */
function besideWeekday(parts: Parts | undefined, before: string): Parts | undefined {
  const { year, month, day, or } = parts ?? {};
  const weekday = or && /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s{1,2}$/i.exec(before)?.[1];
  if (!parts || !or || !weekday || year === undefined) return parts;
  const nth = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"].indexOf(weekday.toLowerCase());
  const fits = (m: number, d: number) => new Date(Date.UTC(year, m - 1, d)).getUTCDay() === nth;
  if (fits(month!, day!) === fits(or.month, or.day)) return parts;
  return fits(month!, day!) ? { year, month: month!, day: day! } : { year, month: or.month, day: or.day };
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function number(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number.parseInt(digits, 10);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

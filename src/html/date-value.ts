import { datesIn, dayRange, type WrittenDate } from "../page/calendar.ts";
import type { Span } from "../span.ts";
import { type Calendar, monthsNamed } from "./month-words.ts";
import { hijriDays, persianDay } from "./other-calendars.ts";
import { offsetOf } from "./zones.ts";

/** A date as a page writes it, in a field or in words; `from` and `to` are offsets into the text it was found in. */
export interface DateValue extends Span {
  /** The local days (YYYY-MM-DD) it can be, as written. */
  readonly earliest: string;
  readonly latest: string;
  /** Set where day and month can be read either way round: "03/05/2025". */
  readonly slashed?: { readonly dayFirst: string; readonly monthFirst: string };
  /** Minutes of the day. */
  readonly clock?: number;
  readonly zone?: string;
  /** ISO 8601 in UTC, where clock and zone are known. */
  readonly instant?: string;
  readonly calendar?: Exclude<Calendar, "gregorian">;
}

const LONGEST = 400;

/** The first date of a text, with the clock time and the zone beside it; undefined where it has none with a year. */
export function dateValue(text: string): DateValue | undefined {
  return dateValues(text)[0];
}

/** All dates with a year in a text: ISO 8601 and other machine forms, and words of some twenty languages. Reads the first 400 characters. */
export function dateValues(text: string): readonly DateValue[] {
  const plain = western(text.slice(0, LONGEST));
  const machine = compact(plain);
  if (machine) return [machine];
  const found = [...english(plain), ...unixDate(plain), ...twoDigitYear(plain), ...foreign(plain), ...eastAsian(plain)]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter((each, i, all) => i === 0 || each.from >= all[i - 1]!.to);
  return found.map((each, i) => timed(each, plain, found[i + 1]?.from ?? plain.length, found[i - 1]?.to ?? 0));
}

type Days = Omit<DateValue, "clock" | "zone" | "instant">;

/** Arabic, Persian, Devanagari, Bengali and full-width digits as ASCII ones, blanks and marks as plain ones; every offset stays. */
function western(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0);
      const zero = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10].findLast((each) => each <= code)!;
      return String(code - zero);
    })
    .replace(/[\u00a0\u2000-\u200f\u2028-\u202f\u2066-\u2069\t\n\r]/g, " ");
}

// 20240305, 20240305T101500Z, 1709633700, 1709633700000
function compact(text: string): DateValue | undefined {
  const whole = text.trim();
  const at = text.indexOf(whole);
  const span = { from: at, to: at + whole.length };
  if (/^(?:\d{10}|\d{13})(?:\.0+)?$/.test(whole)) {
    const time = Number(whole) * (whole.length >= 13 ? 1 : 1000);
    return time > 0 ? moment(new Date(time).toISOString(), span) : undefined;
  }
  const parts = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d):?(\d\d):?(?:\d\d)?\s?(Z|[+-]\d\d:?\d\d)?)?$/.exec(whole);
  const day = parts && real(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (!parts || !day) return undefined;
  const clock = parts[4] === undefined ? undefined : Number(parts[4]) * 60 + Number(parts[5]);
  return withTime({ ...span, earliest: day, latest: day }, clock, parts[6], 0);
}

function moment(iso: string, span: Span): DateValue {
  const day = iso.slice(0, 10);
  const clock = Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16));
  return { ...span, earliest: day, latest: day, clock, zone: "Z", instant: iso };
}

function english(text: string): readonly Days[] {
  return datesIn(text).flatMap((date: WrittenDate) => {
    const range = dayRange(date);
    if (!range) return [];
    // 5.3.2024 is day first; what can be the month alone is an interval of its days.
    const { from, to, year, month, day, or } = date;
    const slashed =
      or && day !== undefined && year !== undefined
        ? { dayFirst: real(year, month, day)!, monthFirst: real(year, or.month, or.day)! }
        : undefined;
    return [{ from, to, ...range, ...(slashed && { slashed }) }];
  });
}

// Tue Mar  5 10:00:00 EST 2024
function unixDate(text: string): readonly Days[] {
  const found = /\b([A-Z][a-z]{2})\s{1,2}(\d{1,2})\s\d\d:\d\d:\d\d(?:\s[A-Z]{3,5})?\s((?:19|20)\d\d)\b/.exec(text);
  const month = found ? ENGLISH.indexOf(found[1]!.toLowerCase()) + 1 : 0;
  const day = found && real(Number(found[3]), month, Number(found[2]));
  return found && day ? [{ from: found.index, to: found.index + found[0].length, earliest: day, latest: day }] : [];
}

const ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

// 05/03/24, 05.03.24
function twoDigitYear(text: string): readonly Days[] {
  const found = /(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?![\w/.-]|:\d)/.exec(text);
  if (!found) return [];
  const year = 2000 + Number(found[4]);
  const [a, b] = [Number(found[1]), Number(found[3])];
  const dayFirst = real(year, b, a);
  const monthFirst = found[2] === "." ? undefined : real(year, a, b);
  const days = [dayFirst, monthFirst].filter((day) => day !== undefined).sort();
  if (days.length === 0) return [];
  const span = { from: found.index, to: found.index + found[0].length, earliest: days[0]!, latest: days.at(-1)! };
  return [dayFirst && monthFirst && dayFirst !== monthFirst ? { ...span, slashed: { dayFirst, monthFirst } } : span];
}

// 5 mars 2024, 5. März 2024, 5 de marzo de 2024, 12 رمضان 1445, ngày 5 tháng 3 năm 2024; março 5, 2024
function foreign(text: string): readonly Days[] {
  const found: Days[] = [];
  for (const { groups: g, index, 0: all } of text.matchAll(FOREIGN)) {
    const day = Number(g?.d1 ?? g?.d2 ?? g?.d3);
    const year = Number(g?.y1 ?? g?.y2 ?? g?.y3);
    const span = { from: index, to: index + all.length };
    if (g?.m3 !== undefined) {
      const iso = real(year, Number(g.m3), day);
      if (iso) found.push({ ...span, earliest: iso, latest: iso });
      continue;
    }
    const words = (g?.m1 ?? g?.m2 ?? "").trim().split(/\s+/);
    for (const { month, calendar } of monthsNamed(words.join("_")).concat(
      words.length > 1 ? monthsNamed(words[0]!) : [],
    )) {
      const days = daysOf(calendar, year, month, day);
      if (!days) continue;
      found.push({ ...span, ...days, ...(calendar !== "gregorian" && { calendar }) });
      break;
    }
  }
  return found;
}

const WORD = "[\\p{L}\\p{M}'’-]{2,14}";
const FOREIGN = new RegExp(
  [
    `(?<!\\d)(?<d1>\\d{1,2})(?:\\.|º|ª|°|er|-)?\\s{0,2}(?:de\\s|di\\s|-)?(?<m1>${WORD}(?:\\s${WORD})?)\\.?,?\\s{0,2}(?:de\\s|del\\s|do\\s|-|/)?\\s{0,2}(?<y1>(?:1[3-5]|19|20)\\d\\d)(?!\\d)`,
    `(?<![\\p{L}\\p{M}])(?<m2>${WORD})\\.?\\s{1,2}(?<d2>\\d{1,2}),?\\s{1,2}(?<y2>(?:1[3-5]|19|20)\\d\\d)(?!\\d)`,
    "(?<d3>\\d{1,2}) tháng (?<m3>\\d{1,2}),? năm (?<y3>20\\d\\d)",
  ].join("|"),
  "giu",
);

function daysOf(
  calendar: Calendar,
  year: number,
  month: number,
  day: number,
): Pick<Days, "earliest" | "latest"> | undefined {
  if (calendar === "hijri") return hijriDays(year, month, day);
  const iso = calendar === "persian" ? persianDay(year, month, day) : real(year, month, day);
  return iso === undefined ? undefined : { earliest: iso, latest: iso };
}

// 2024年3月5日, 2024년 3월 5일
function eastAsian(text: string): readonly Days[] {
  const found = /(20\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(text);
  const day = found && real(Number(found[1]), Number(found[2]), Number(found[3]));
  return found && day ? [{ from: found.index, to: found.index + found[0].length, earliest: day, latest: day }] : [];
}

function real(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

// The clock time stands behind its date, at times before it ("10:15 GMT, 5 March 2024").
function timed(days: Days, text: string, end: number, begin: number): DateValue {
  const after = CLOCK.exec(text.slice(days.to, Math.min(end, days.to + 40)));
  if (after) return withTime(days, minutes(after), after.groups?.zone, days.to + after.index + after[0].length);
  const date = text.slice(days.from, days.to);
  const inDate = CLOCK.exec(date);
  // "08.03" in "08.03.2022" is no hour.
  if (inDate && !/^\s?[./-]\s?\d/.test(date.slice(inDate[0].length)))
    return withTime(days, minutes(inDate), inDate.groups?.zone, days.to);
  const lead = text.slice(Math.max(begin, days.from - 30), days.from);
  const before = CLOCK.exec(lead);
  return before && /^[\s,|·–-]*(?:on\s)?(?:\p{L}+,?\s)?$/iu.test(lead.slice(before.index + before[0].length))
    ? withTime(days, minutes(before), before.groups?.zone, days.to)
    : days;
}

const CLOCK =
  /^(?:[\sT,|·@/–—-]|at\b|um\b|à\b|a las\b|pukul\b|الساعة){0,8}(?<![\d.])(?<hour>[01]?\d|2[0-3])(?:[:.hH](?<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?|(?=\s?[ap]\.?m))\s?(?<half>[ap]\.?m\b\.?)?\s{0,2}\(?(?<zone>Z\b|(?:GMT|UTC)?\s?[+−-]\d{1,2}:?(?:\d{2})?(?!\d)|[A-Z]{2,5}\b)?/i;

function minutes({ groups }: RegExpExecArray): number {
  const hour = Number(groups?.hour);
  const half = groups?.half?.[0]?.toLowerCase();
  const of24 = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour;
  return of24 * 60 + Number(groups?.minute ?? 0);
}

function withTime(days: Days, clock: number | undefined, zone: string | undefined, to: number): DateValue {
  if (clock === undefined) return days;
  const offset = zone === undefined ? undefined : offsetOf(zone.trim());
  const certain = days.earliest === days.latest && offset !== undefined;
  const at = certain ? Date.parse(`${days.earliest}T00:00:00Z`) + (clock - offset) * 60_000 : undefined;
  return {
    ...days,
    to: Math.max(days.to, to),
    clock,
    ...(zone !== undefined && (offset !== undefined || /^[A-Z]{2,5}$/.test(zone)) && { zone: zone.trim() }),
    ...(at !== undefined && { instant: new Date(at).toISOString() }),
  };
}

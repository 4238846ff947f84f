import { type Day, dayFrom, yearOf } from "./normalize.ts";

/** Calendars a page names days of beside the civil one, by the names Intl gives them. */
export type ForeignCalendar = "islamic-umalqura" | "persian" | "hebrew" | "chinese";

export interface ForeignDate {
  readonly year: number;
  /** 1-12; Hebrew months count from Tishrei, a leap year's Adar I is 6 and its Adar 7, else Adar is 7. */
  readonly month: number;
  readonly date: number;
}

/** A day in another calendar; undefined where this JavaScript does not know it. */
export function foreignDate(calendar: ForeignCalendar, day: Day): ForeignDate | undefined {
  const format = formatOf(calendar);
  if (!format) return undefined;
  const parts = format.formatToParts(new Date(day * 86_400_000));
  const part = (...types: readonly string[]) => parts.find(({ type }) => types.includes(type))?.value ?? "";
  const month = calendar === "hebrew" ? HEBREW.indexOf(part("month")) : Number.parseInt(part("month"), 10);
  const year = Number.parseInt(part("year", "relatedYear"), 10);
  const date = Number.parseInt(part("day"), 10);
  return month >= 0 && Number.isFinite(year) && Number.isFinite(date)
    ? { year, month: calendar === "hebrew" ? HEBREW_NUMBERS[month]! : month, date }
    : undefined;
}

/** The days of a civil year on which a date of another calendar falls: none or one, for the lunar year now and then two. */
export function daysInYear(calendar: ForeignCalendar, year: number, month: number, date: number): readonly Day[] {
  const key = `${calendar} ${year}`;
  let days = cache.get(key);
  if (!days) {
    if (cache.size > 400) cache.clear();
    days = table(calendar, year);
    cache.set(key, days);
  }
  return days.get(month * 40 + date) ?? [];
}

/** The civil day of a full date of another calendar, undefined where it has none. */
export function dayOfForeign(calendar: ForeignCalendar, year: number, month: number, date: number): Day | undefined {
  const guess =
    calendar === "persian" ? year + 621 : calendar === "hebrew" ? year - 3761 : Math.floor(year * 0.970_229 + 621.57);
  for (const civil of [guess, guess + 1, guess - 1])
    for (const day of daysInYear(calendar, civil, month, date))
      if (foreignDate(calendar, day)?.year === year) return day;
  return undefined;
}

/** Sought once a year and calendar: a civil year of the other calendar's dates. */
function table(calendar: ForeignCalendar, year: number): ReadonlyMap<number, readonly Day[]> {
  const days = new Map<number, Day[]>();
  const first = dayFrom(year, 1, 1);
  for (let day = first; day !== undefined && yearOf(day) === year; day++) {
    const found = foreignDate(calendar, day);
    if (!found) return days;
    const key = found.month * 40 + found.date;
    const held = days.get(key);
    if (held) held.push(day);
    else days.set(key, [day]);
  }
  return days;
}

const cache = new Map<string, ReadonlyMap<number, readonly Day[]>>();

const HEBREW = [
  "Tishri",
  "Heshvan",
  "Kislev",
  "Tevet",
  "Shevat",
  "Adar I",
  "Adar",
  "Nisan",
  "Iyar",
  "Sivan",
  "Tamuz",
  "Av",
  "Elul",
  "Adar II",
];
const HEBREW_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 7];

/** An Intl without the calendar silently gives another one: then there is none. */
function formatOf(calendar: ForeignCalendar): Intl.DateTimeFormat | undefined {
  let format = formats.get(calendar);
  if (format === undefined) {
    const made = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
      year: "numeric",
      month: calendar === "hebrew" ? "long" : "numeric",
      day: "numeric",
      timeZone: "UTC",
    });
    format = made.resolvedOptions().calendar === calendar ? made : null;
    formats.set(calendar, format);
  }
  return format ?? undefined;
}

const formats = new Map<ForeignCalendar, Intl.DateTimeFormat | null>();

import { type Day, dayFrom, isoDay, weekdayOf, yearOf } from "./normalize.ts";
import { byHabit, byNearness, eitherOrder, onlyPast } from "./numeric-date.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordBefore } from "./rule.ts";
import {
  date,
  dateNumber,
  dateWord,
  MONTH_SHORT,
  MONTH_WORDS,
  month,
  monthNumber,
  PARTS,
  part,
  WEEKDAY_WORDS,
  weekday,
  year,
  yearNumber,
} from "./timex-words.ts";

/** Days of the calendar: in figures, and as a day of a month. */
export const dayRules: readonly TimexRule[] = [
  // 2024-11-22, 2024/11/22
  rule("iso date", ["#"], "(?<y>\\d{4})[-/.](?<m>\\d\\d)[-/.](?<d>\\d\\d)", ({ y, m, d }) =>
    onDay(dayFrom(Number(y), Number(m), Number(d))),
  ),
  // 22.11.2024, 11/22/2024, 11-22-24
  rule(
    "numeric date",
    ["#"],
    "(?<a>\\d{1,2})(?<sign>[./-])(?<b>\\d{1,2})\\k<sign>(?<y>(?:1[89]|20)\\d\\d|\\d\\d)",
    numericDay,
  ),
  // Friday, 22 November 2024; the 22nd of November
  rule(
    "day and month",
    ["#", "the", ...WEEKDAY_WORDS],
    `(?:${weekday},? )?(?:the )?${date}(?: of)? ${month}(?:,? ${year})?(?: ${part})?`,
    dayAndMonth,
  ),
  // Friday, November 22, 2024; Nov. 22; March eighth; this coming Sunday, March 8
  rule(
    "month and day",
    [...MONTH_WORDS, ...MONTH_SHORT, ...WEEKDAY_WORDS, "this", "last", "next"],
    `(?:(?:(?:this|last|next) (?:coming |past )?)?${weekday},? )?${month} (?:the )?${dateWord}(?:,? ${year})?(?: ${part})?`,
    dayAndMonth,
  ),
  // 3-5 May, May 3 to 5: the first day, until the last
  rule(
    "days of a month",
    ["#"],
    `(?<date>\\d{1,2}) ?(?:-|to|and) ?(?<to>\\d{1,2}) ${month}(?:,? ${year})?`,
    daysOfMonth,
  ),
  rule(
    "days of a month",
    [...MONTH_WORDS, ...MONTH_SHORT],
    `${month} (?<date>\\d{1,2}) ?(?:-|to) ?(?<to>\\d{1,2})(?!\\d|[:.,/]\\d)(?:,? ${year})?`,
    daysOfMonth,
  ),
];

export function onDay(day: Day | undefined): Reading | undefined {
  return day === undefined ? undefined : { type: "DATE", value: isoDay(day) };
}

export function withPart(value: string, part: string | undefined): Reading {
  return part ? { type: "TIME", value: `${value}${PARTS[part]}` } : { type: "DATE", value };
}

/**
 * 03/04/2024: where only one order is a day, that one; else the day first after a dot, and with other signs the order of the page's own
 * country, or the one that falls by the article's day where the other lies far off. Else it may be either.
 */
function numericDay({ a, b, y, sign }: Groups, { anchor, country, direction, isDone }: Context): Reading | undefined {
  const year = y!.length === 4 ? Number(y) : anchor === undefined ? undefined : fullYear(Number(y), yearOf(anchor));
  if (year === undefined) return undefined;
  const dayFirst = dayFrom(year, Number(b), Number(a));
  const monthFirst = dayFrom(year, Number(a), Number(b));
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst || sign === ".")
    return onDay(dayFirst ?? monthFirst);
  const way = direction();
  const one =
    onlyPast(anchor, isDone(), dayFirst, monthFirst) ??
    byHabit(country, dayFirst, monthFirst) ??
    byNearness(anchor, way, dayFirst, monthFirst);
  return one === undefined ? eitherOrder(dayFirst, monthFirst) : onDay(one);
}

/** 98 -> 1998 or 2098, whichever is nearer the article. */
function fullYear(short: number, now: number): number {
  const century = now - (now % 100);
  return [century - 100 + short, century + short, century + 100 + short].reduce((best, each) =>
    Math.abs(each - now) < Math.abs(best - now) ? each : best,
  );
}

/** A day of a month, with the year said, or the one in which it falls on the weekday said, or the one the clause looks to. */
export function dayAndMonth({ weekday, month, date, year, part }: Groups, context: Context): Reading | undefined {
  const [m, d] = [monthNumber(month!), dateNumber(date!)];
  // "in May second place": an ordinal in letters before what it counts.
  if (!/^\d/.test(date!) && context.after && /^(NOUN|PROPN|ADJ)$/.test(context.after.upos)) return undefined;
  if (year !== undefined) {
    const day = dayFrom(yearNumber(year), m, d);
    return day === undefined ? undefined : onWeekday(weekday, day, withPart(isoDay(day), part));
  }
  if (dayFrom(2024, m, d) === undefined) return undefined;
  const shared = yearShared(m, context);
  if (shared !== undefined) {
    const day = dayFrom(shared, m, d);
    return day === undefined ? undefined : onWeekday(weekday, day, withPart(isoDay(day), part));
  }
  if (context.anchor === undefined) return withPart(`XXXX-${two(m)}-${two(d)}`, part);
  const day = dayNear(context.anchor, m, d, context, weekday);
  return day === undefined ? undefined : onWeekday(weekday, day, withPart(isoDay(day), part));
}

/** "Friday, 19 March 2024" was a Tuesday: the date holds, and the page is told of. */
function onWeekday(weekday: string | undefined, day: Day, reading: Reading): Reading {
  const is = WEEKDAY_WORDS[weekdayOf(day) - 1]!;
  if (weekday === undefined || is === weekday) return reading;
  const [said, real] = [weekday, is].map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}`);
  return { ...reading, odd: { rule: "weekday-mismatch", text: `${isoDay(day)} is a ${real}, not a ${said}` } };
}

/** The year that stands with the other end: "from January to March 2012", "between 3 December and 5 January 2024". */
export function yearShared(m: number, { sentence, last }: Context): number | undefined {
  const { tokens } = sentence;
  const at = tokens.indexOf(last) + 1;
  if (!/^(?:to|and|or|through|until|till|[-–—])$/i.test(tokens[at]?.form ?? "")) return undefined;
  let other = 0;
  for (const { form } of tokens.slice(at + 1, at + 7)) {
    const word = form.toLowerCase().replace(/\.$/, "");
    if (other > 0 && /^(?:1[5-9]|20)\d\d$/.test(word)) return Number(word) - (other < m ? 1 : 0);
    if (MONTH_WORDS.includes(word) || MONTH_SHORT.includes(word)) other = monthNumber(word);
    else if (!/^(?:\d{1,2}(?:st|nd|rd|th)?|,|the|of)$/.test(word)) return undefined;
  }
  return undefined;
}

/** The day m-d of the year the clause looks to: behind (no later day of what was done), ahead, or whichever is nearer. A weekday said must be met, if any year meets it. */
function dayNear(anchor: Day, m: number, d: number, context: Context, weekday?: string): Day | undefined {
  const at = yearOf(anchor);
  const way = context.direction();
  const all = [at - 1, at, at + 1]
    .map((y) => dayFrom(y, m, d))
    .filter((day) => day !== undefined)
    .filter((day) => day <= anchor + 1 || !context.isDone());
  const met = weekday === undefined ? [] : all.filter((day) => weekdayOf(day) === WEEKDAY_WORDS.indexOf(weekday) + 1);
  const days = met.length > 0 ? met : all;
  // What lies most of a year off would be told with its year.
  const fit = days.filter((day) =>
    way === "ahead"
      ? day >= anchor - 1 && day < anchor + FAR
      : way === "behind" && day <= anchor + 1 && day > anchor - (SURELY_BEHIND.has(wordBefore(context)) ? 366 : FAR),
  );
  // With nothing to tell, the nearer one; what has been is told of twice as often as what will be.
  const distance = (day: Day) => (day > anchor ? 2 * (day - anchor) : anchor - day);
  return (fit.length > 0 ? fit : days).reduce(
    (best: Day | undefined, day) => (best === undefined || distance(day) < distance(best) ? day : best),
    undefined,
  );
}

const FAR = 240;
const SURELY_BEHIND = new Set(["since", "ended"]);

function daysOfMonth({ date, to, month, year }: Groups, context: Context): Reading | undefined {
  const [from, until] = [Number(date), Number(to)];
  // "Update no. 6 - 21 October"
  if (!(from < until) || /^(no|nos|number|update|issue|#)\.?$/.test(wordBefore(context))) return undefined;
  const last = dayAndMonth({ month, date: to, year }, context);
  if (last === undefined) return undefined;
  return { type: "DATE", value: `${last.value.slice(0, 8)}${two(from)}`, until: last.value };
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

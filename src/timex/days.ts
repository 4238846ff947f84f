import { type Day, dayFrom, dayOf, isoDay, monthsAway, weekdayOf, yearOf } from "./normalize.ts";
import { byHabit, byNearness, eitherOrder } from "./numeric-date.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordAfter, wordBefore } from "./rule.ts";
import { dayInMind } from "./said.ts";
import {
  again,
  date,
  dateNumber,
  dateWord,
  MONTH_SHORT,
  MONTH_WORDS,
  month,
  monthNumber,
  PART_WORDS,
  PARTS,
  part,
  WEEKDAY_WORDS,
  weekday,
  year,
  yearNumber,
} from "./timex-words.ts";

/** Days of the calendar and of the week, and those counted from today or from the day named last; with or without a part of the day. */
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
  // Friday, last Friday, Friday night, early on Saturday, late Friday; "Fridays" are a set
  rule(
    "weekday",
    [
      ...WEEKDAY_WORDS.flatMap((word) => [word, `${word}s`]),
      "last",
      "next",
      "this",
      "early",
      "late",
      "earlier",
      "later",
      "past",
      "the",
    ],
    `(?:(?:early|late|earlier|later)(?: on)? )?(?:(?<mod>last|next|this(?: past| coming)?|past|the previous|the following|the next|the same) )?${weekday}(?<plural>s)?(?: ${part}(?<plural2>s)?)?`,
    weekdayAlone,
  ),
  // dawn on Friday, the night of 2 May, the early hours of Tuesday
  rule(
    "part of a named day",
    ["the", "early", "late", "mid", "in", ...PART_WORDS],
    `(?:the )?(?:(?:early|late|mid)[ -])?(?:${part}|(?<hours>hours))(?: on| of)? (?:(?:(?<on>${WEEKDAY_WORDS.join("|")}),? )?(?:the )?(?:${date}(?: of)? ${month}(?:,? ${year})?|${again(`${month} ${date}(?:,? ${year})?`)})|${weekday}|(?<day>today|yesterday|tomorrow))`,
    partOfNamedDay,
  ),
  rule("early hours", ["the"], "the (?:early|small) hours(?: of the morning)?", (_groups, context) =>
    wordAfter(context) === "of" ? undefined : partOfDay({ part: "morning" }, context),
  ),
  // yesterday, today, tomorrow, tonight, with a part of the day; the day before yesterday
  rule(
    "deictic day",
    ["today", "yesterday", "tomorrow", "tonight", "early", "late", "earlier", "later"],
    `(?:(?:early|late|earlier|later) )?(?<day>today|yesterday|tomorrow|tonight)(?: ${part})?`,
    deicticDay,
  ),
  rule("day before yesterday", ["the"], "the day (?<way>before yesterday|after tomorrow)", ({ way }, context) =>
    fromAnchor(context, way === "before yesterday" ? -2 : 2),
  ),
  // this morning, last night, later this afternoon
  rule(
    "part of this day",
    ["this", "last", "early", "late", "later", "earlier"],
    `(?:(?:earlier|later|late|early) )?(?<mod>this|last) ${part}`,
    ({ mod, part }, { anchor }) => ({
      type: "TIME",
      value: `${anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor - (mod === "last" ? 1 : 0))}${PARTS[part!]}`,
    }),
  ),
  // overnight: from the evening before into the day
  rule("overnight", ["overnight"], "overnight", (_groups, { anchor, direction }) => {
    if (anchor === undefined) return { type: "TIME", value: "XXXX-XX-XXTNI", aside: true };
    const evening = anchor - (direction() === "ahead" ? 0 : 1);
    return { type: "TIME", value: `${isoDay(evening)}TNI`, until: isoDay(evening + 1), aside: true };
  }),
  // at dawn, in the evening, by mid-afternoon: of the day named last
  rule(
    "part of a day",
    [
      "the",
      "early",
      "late",
      "mid",
      "pre",
      "that",
      "dawn",
      "noon",
      "midnight",
      "midday",
      "dusk",
      "sunrise",
      "sunset",
      "nightfall",
      "daybreak",
    ],
    `(?:the (?:same )?|that )?(?:(?:early|late|mid|pre)[ -])?${part}(?: hours)?`,
    partOfDay,
  ),
  // the night before, the day after
  rule("day before", ["the"], `the (?:${part}|day|evening) (?<way>before|after|earlier)`, ({ part, way }, context) => {
    if (context.after && !/^(PUNCT|CCONJ|ADP)$/.test(context.after.upos)) return undefined;
    const day = dayInMind(context.said);
    return withPart(day === undefined ? "XXXX-XX-XX" : isoDay(day + (way === "after" ? 1 : -1)), part);
  }),
  // later in the day
  rule("the day", ["the"], "the day", (_groups, context) => {
    const { said, after, sentence, before } = context;
    const earlier = before && sentence.tokens[sentence.tokens.indexOf(before) - 1]?.form.toLowerCase();
    if (wordBefore(context) !== "in" || !/^(later|earlier|early|late)$/.test(earlier ?? "")) return undefined;
    if (after && !/^(PUNCT|CCONJ|ADP|VERB|AUX)$/.test(after.upos)) return undefined;
    const day = dayInMind(said);
    return { type: "DATE", value: day === undefined ? "XXXX-XX-XX" : isoDay(day) };
  }),
  // the first Monday of May, the last Friday of each month
  rule(
    "nth weekday",
    ["the"],
    `the (?<nth>first|second|third|fourth|last) ${weekday} (?:of|in) (?:${month}(?:,? ${year})?|(?<each>(?:each|every|the) month))`,
    nthWeekday,
  ),
  // the next day, the same day, that day
  rule(
    "day after the one named",
    ["the", "that", "next"],
    `(?:the (?<way>next|following|previous|preceding|same)|(?<that>that)|next) day(?! of)`,
    ({ way, that }, context) => {
      const step = that !== undefined || way === "same" ? 0 : way === "previous" || way === "preceding" ? -1 : 1;
      const day = dayInMind(context.said);
      return { type: "DATE", value: day === undefined ? "XXXX-XX-XX" : isoDay(day + step) };
    },
  ),
];

export function onDay(day: Day | undefined): Reading | undefined {
  return day === undefined ? undefined : { type: "DATE", value: isoDay(day) };
}

function partOfNamedDay(groups: Groups, context: Context): Reading | undefined {
  const { part, weekday, day } = groups;
  const dated = {
    weekday: groups.on,
    month: groups.month ?? groups.month2,
    date: groups.date ?? groups.date2,
    year: groups.year ?? groups.year2,
  };
  const named = weekday
    ? weekdayAlone({ weekday }, context)
    : day !== undefined
      ? deicticDay({ day }, context)
      : dayAndMonth(dated, context);
  if (named === undefined) return undefined;
  return withPart(named.value, part ?? (/^(the|early)$/i.test(context.first.form) ? "morning" : undefined));
}

function nthWeekday({ nth, weekday, month, year, each }: Groups, context: Context): Reading | undefined {
  const wanted = WEEKDAY_WORDS.indexOf(weekday!) + 1;
  if (each !== undefined) return { type: "SET", value: `XXXX-WXX-${wanted}` };
  const first = dayAndMonth({ month, date: "1", year }, context)?.value;
  const day = first === undefined ? undefined : dayOf(first);
  if (day === undefined) return { type: "DATE", value: `XXXX-${two(monthNumber(month!))}` };
  if (nth === "last") return onDay(weekdayUpTo(day + daysIn(first!) - 1, wanted));
  return onDay(weekdayAfter(day - 1, wanted) + 7 * ["first", "second", "third", "fourth"].indexOf(nth!));
}

function daysIn(first: string): number {
  const [year, next] = monthsAway(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1);
  return dayFrom(year, next, 1)! - dayOf(first)!;
}

function fromAnchor({ anchor }: Context, step: number): Reading {
  return { type: "DATE", value: anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor + step) };
}

function withPart(value: string, part: string | undefined): Reading {
  return part ? { type: "TIME", value: `${value}${PARTS[part]}` } : { type: "DATE", value };
}

/**
 * 03/04/2024: where only one order is a day, that one; else the day first after a dot, and with other signs the order of the page's own
 * country, or the one that falls by the article's day where the other lies far off. Else it may be either.
 */
function numericDay({ a, b, y, sign }: Groups, { anchor, country, direction }: Context): Reading | undefined {
  const year = y!.length === 4 ? Number(y) : anchor === undefined ? undefined : fullYear(Number(y), yearOf(anchor));
  if (year === undefined) return undefined;
  const dayFirst = dayFrom(year, Number(b), Number(a));
  const monthFirst = dayFrom(year, Number(a), Number(b));
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst || sign === ".")
    return onDay(dayFirst ?? monthFirst);
  const one = byHabit(country, dayFirst, monthFirst) ?? byNearness(anchor, direction(), dayFirst, monthFirst);
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
    return day === undefined ? undefined : withPart(isoDay(day), part);
  }
  if (dayFrom(2024, m, d) === undefined) return undefined;
  if (context.anchor === undefined) return withPart(`XXXX-${two(m)}-${two(d)}`, part);
  const day = dayNear(context.anchor, m, d, context, weekday);
  return day === undefined ? undefined : withPart(isoDay(day), part);
}

/** The day m-d of the year the clause looks to: behind, ahead, or whichever is nearer. A weekday said must be met, if any year meets it. */
function dayNear(anchor: Day, m: number, d: number, context: Context, weekday?: string): Day | undefined {
  const at = yearOf(anchor);
  const all = [at - 1, at, at + 1].map((y) => dayFrom(y, m, d)).filter((day) => day !== undefined);
  const met = weekday === undefined ? [] : all.filter((day) => weekdayOf(day) === WEEKDAY_WORDS.indexOf(weekday) + 1);
  const days = met.length > 0 ? met : all;
  const way = context.direction();
  // What lies most of a year off would be told with its year.
  const fit = days.filter((day) =>
    way === "ahead"
      ? day >= anchor - 1 && day < anchor + FAR
      : way === "behind" && day <= anchor + 1 && day > anchor - (SURELY_BEHIND.has(wordBefore(context)) ? 366 : FAR),
  );
  return (fit.length > 0 ? fit : days).reduce(
    (best: Day | undefined, day) =>
      best === undefined || Math.abs(day - anchor) < Math.abs(best - anchor) ? day : best,
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

/** A weekday alone is the last one, today included, or the next where the clause looks ahead. */
export function weekdayAlone(groups: Groups, context: Context): Reading {
  const { mod, weekday, part } = groups;
  const wanted = WEEKDAY_WORDS.indexOf(weekday!) + 1;
  // "on Fridays", "Tuesday nights"
  if (groups.plural !== undefined || groups.plural2 !== undefined)
    return { type: "SET", value: `XXXX-WXX-${wanted}${part === undefined ? "" : PARTS[part]}` };
  const day = weekdayFrom(wanted, mod, context);
  return withPart(day === undefined ? `XXXX-WXX-${wanted}` : isoDay(day), part);
}

function weekdayFrom(wanted: number, mod: string | undefined, context: Context): Day | undefined {
  const { anchor, said } = context;
  if (mod === "the previous" || mod === "the following" || mod === "the same") {
    const from = said.day ?? anchor;
    if (from === undefined) return undefined;
    return mod === "the following"
      ? weekdayAfter(from, wanted)
      : mod === "the same"
        ? weekdayUpTo(from, wanted)
        : weekdayUpTo(from - 1, wanted);
  }
  if (anchor === undefined) return undefined;
  if (mod === "next" || mod === "the next" || mod === "this coming") return weekdayAfter(anchor, wanted);
  if (mod === "last" || mod === "past" || mod === "this past") return weekdayUpTo(anchor - 1, wanted);
  if (mod === "this") return anchor - weekdayOf(anchor) + wanted;
  return context.direction() === "ahead" ? weekdayAfter(anchor - 1, wanted) : weekdayUpTo(anchor, wanted);
}

function weekdayUpTo(day: Day, wanted: number): Day {
  return day - ((weekdayOf(day) - wanted + 7) % 7);
}

function weekdayAfter(day: Day, wanted: number): Day {
  return day + 1 + ((wanted - weekdayOf(day + 1) + 7) % 7);
}

export function deicticDay({ day, part }: Groups, { anchor }: Context): Reading {
  const step = day === "yesterday" ? -1 : day === "tomorrow" ? 1 : 0;
  const value = anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor + step);
  return day === "tonight" ? { type: "TIME", value: `${value}TNI` } : withPart(value, part);
}

/** "the evening" is that of the day named last; "the night they fled" tells no time of itself. */
function partOfDay({ part }: Groups, context: Context): Reading | undefined {
  const { first, last, after, said, before } = context;
  // "Commander Dawn", "Dawn News", the night-shift
  if (first === last && /^\p{Lu}/u.test(first.form) && before !== undefined) return undefined;
  if (after && /^[-–‑]$/.test(after.form) && after.from === last.to) return undefined;
  if (/^(the|that)$/i.test(first.form) && after && /^(DET|PRON|PROPN|NOUN)$/.test(after.upos)) return undefined;
  if (/^the$/i.test(first.form) && /^(of|into)$/.test(wordBefore(context))) return undefined;
  const day = dayInMind(said);
  return { type: "TIME", value: `${day === undefined ? "XXXX-XX-XX" : isoDay(day)}${PARTS[part!]}` };
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

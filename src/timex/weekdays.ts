import { dayAndMonth, onDay, withPart } from "./days.ts";
import { type Day, dayFrom, dayOf, isoDay, monthsAway, weekdayOf } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule } from "./rule.ts";
import { month, monthNumber, PARTS, part, WEEKDAY_WORDS, weekday, year } from "./timex-words.ts";

/** Days of the week. */
export const weekdayRules: readonly TimexRule[] = [
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
  // the first Monday of May, the last Friday of each month
  rule(
    "nth weekday",
    ["the"],
    `the (?<nth>first|second|third|fourth|last) ${weekday} (?:of|in) (?:${month}(?:,? ${year})?|(?<each>(?:each|every|the) month))`,
    nthWeekday,
  ),
];

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
  if (mod === "this") {
    const day = anchor - weekdayOf(anchor) + wanted;
    return day > anchor + 1 && context.isDone() ? day - 7 : day;
  }
  return context.direction() === "ahead" ? weekdayAfter(anchor - 1, wanted) : weekdayUpTo(anchor, wanted);
}

function nthWeekday({ nth, weekday, month, year, each }: Groups, context: Context): Reading | undefined {
  const wanted = WEEKDAY_WORDS.indexOf(weekday!) + 1;
  if (each !== undefined) return { type: "SET", value: `XXXX-WXX-${wanted}` };
  const first = dayAndMonth({ month, date: "1", year }, context)?.value;
  const day = first === undefined ? undefined : dayOf(first);
  if (day === undefined) return { type: "DATE", value: `XXXX-${String(monthNumber(month!)).padStart(2, "0")}` };
  if (nth === "last") return onDay(weekdayUpTo(day + daysIn(first!) - 1, wanted));
  return onDay(weekdayAfter(day - 1, wanted) + 7 * ["first", "second", "third", "fourth"].indexOf(nth!));
}

function daysIn(first: string): number {
  const [year, next] = monthsAway(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1);
  return dayFrom(year, next, 1)! - dayOf(first)!;
}

function weekdayUpTo(day: Day, wanted: number): Day {
  return day - ((weekdayOf(day) - wanted + 7) % 7);
}

function weekdayAfter(day: Day, wanted: number): Day {
  return day + 1 + ((wanted - weekdayOf(day + 1) + 7) % 7);
}

import type { Token } from "../sentence/sentence.ts";
import { yearShared } from "./days.ts";
import { isoMonth, isoWeek, monthOf, monthsAway, weekdayOf, yearOf } from "./normalize.ts";
import {
  type Context,
  type Groups,
  inCapitals,
  type Reading,
  rule,
  type TimexRule,
  wordAfter,
  wordBefore,
} from "./rule.ts";
import { dayInMind } from "./said.ts";
import {
  EDGE,
  EDGES,
  END_KEYS,
  END_OF,
  MONTH_SHORT,
  MONTH_WORDS,
  month,
  monthNumber,
  SEASONS,
  year,
  yearNumber,
} from "./timex-words.ts";

/** Months and seasons; weeks, months and years counted from the article's own or from what was named. */
export const monthRules: readonly TimexRule[] = [
  // May 2025, early May, mid-May, last May, next June, May of last year, the end of May
  rule(
    "month",
    [...MONTH_WORDS, ...MONTH_SHORT, ...EDGES, ...END_KEYS, "last", "next", "this"],
    `(?:${END_OF})?(?<edge>${EDGE})(?:(?<mod>last|next|this(?: past| coming)?) )?${month}(?:(?:,| of)? (?:${year}|(?:the )?(?<rel>last|this|next|same|previous|following) year))?`,
    monthAlone,
  ),
  // last summer, the summer of 2019, in early spring
  rule(
    "season",
    ["last", "next", "this", "the", ...EDGES, ...Object.keys(SEASONS)],
    `(?<the>the )?${EDGE}(?:(?<mod>last|next|this(?: past| coming)?) )?(?<season>spring|summer|autumn|fall|winter)(?: (?:of )?(?:${year}|(?<rel>last|this|next) year))?`,
    season,
  ),
  // last week, next month, this year, earlier this week, the end of this year, the previous year, the current week
  rule(
    "relative unit",
    [
      "last",
      "next",
      "this",
      "past",
      "previous",
      "coming",
      "earlier",
      "later",
      "the",
      "late",
      "early",
      "mid",
      "that",
      "sometime",
      "current",
      "end",
    ],
    `(?:${END_OF})?(?:sometime )?(?:(?:earlier|later|late|early|mid)[ -])?(?<the>the )?(?<mod>last|next|this|past|previous|coming|following|current|that|same|preceding)(?: (?:calendar|(?<shade>past|coming)|fiscal|financial|full))? (?<unit>week|weekend|month|year|decade|century)(?!s)(?: or so)?`,
    relativeUnit,
  ),
  // for the week, by the end of the month, throughout the year; "the year ended May 31" is a length
  rule(
    "unit of now",
    ["the", "end", "earlier", "later", "early", "late"],
    `(?<end>${END_OF}|(?:earlier|later|early|late) in )?the (?:full |entire |whole |fiscal |financial )?(?<unit>week|month|year)(?!s|-)`,
    unitOfNow,
  ),
  rule("weekend", ["the", "weekend"], "(?:the )?weekend", (_groups, context) => ({
    type: "DATE",
    value: weekend(context, undefined),
  })),
  // year-end, the year's end
  rule("year's end", ["year", "the"], "(?:the )?year(?:[ -]|'s )end", (_groups, { anchor, direction }) => ({
    type: "DATE",
    value: anchor === undefined ? "XXXX-12-31" : `${yearOf(anchor) - (direction() === "behind" ? 1 : 0)}-12-31`,
  })),
];

function monthAlone({ edge, mod, month, year, rel }: Groups, context: Context): Reading | undefined {
  const { last, anchor, said } = context;
  const m = monthNumber(month!);
  if (year !== undefined) return { type: "DATE", value: isoMonth(yearNumber(year), m) };
  // "may" and "march" are also words of the language: only a capital and a noun's tag make them months; so with "Sun" and "Dec".
  const plain = edge === "" && mod === undefined && rel === undefined;
  const name = context.sentence.tokens.find(({ from, to }) => from < last.to && to > last.from) ?? last;
  if (plain && (!/^\p{Lu}/u.test(name.form) || !/^(PROPN|NOUN)$/.test(name.upos) || isPerson(name, context)))
    return undefined;
  if (rel === "same" || rel === "previous" || rel === "following") {
    const named = said.year;
    if (named === undefined) return { type: "DATE", value: `XXXX-${two(m)}` };
    return { type: "DATE", value: isoMonth(named + (rel === "same" ? 0 : rel === "previous" ? -1 : 1), m) };
  }
  const shared = mod === undefined && rel === undefined ? yearShared(m, context) : undefined;
  if (shared !== undefined) return { type: "DATE", value: isoMonth(shared, m) };
  if (anchor === undefined) return { type: "DATE", value: `XXXX-${two(m)}` };
  const at = yearOf(anchor);
  if (rel !== undefined) return { type: "DATE", value: isoMonth(at + stepOf(rel), m) };
  return { type: "DATE", value: isoMonth(monthYear(at, monthOf(anchor), m, mod, context), m) };
}

/** "Theresa May", "May said"; and "Bishop Calls Off March" in a heading. */
function isPerson(name: Token, context: Context): boolean {
  const { before, sentence } = context;
  // "Jan" without its dot
  if (/^\p{L}{3}$/u.test(name.form) && !/^may$/i.test(name.form)) return !IN_TIME.test(wordBefore(context));
  if (!/^(may|march|april|june|august)$/i.test(name.form) || IN_TIME.test(wordBefore(context))) return false;
  if (before?.upos === "PROPN" && /^(flat|compound)/.test(name.deprel)) return true;
  const head = sentence.tokens[name.head];
  if (
    /^nsubj/.test(name.deprel) &&
    head !== undefined &&
    /^(say|tell|add|warn|ask|think|want|argue|insist|write|speak)$/.test(head.lemma)
  )
    return true;
  return /^(may|march)$/i.test(name.form) && inCapitals(context);
}

const IN_TIME =
  /^(in|since|until|till|by|from|last|next|this|of|through|during|before|after|between|to|for|early|late|mid)$/;

/** The year of a month named without one: as the clause looks, or the nearest. "Last May" in June is the May of the year before. */
function monthYear(at: number, now: number, m: number, mod: string | undefined, context: Context): number {
  if (mod === "last") return m < now - 1 ? at : at - 1;
  if (mod === "this past") return m < now ? at : at - 1;
  if (mod === "next" || mod === "this coming") return m > now ? at : at + 1;
  if (mod === "this") return context.isDone() && m > now ? at - 1 : at;
  const way = context.direction();
  const ahead = (m - now + 12) % 12;
  // With nothing to tell, the nearer one; what has been is told of twice as often as what will be.
  const nearer = 2 * ahead < 12 - ahead ? (m >= now ? at : at + 1) : m <= now ? at : at - 1;
  // What lies almost a year off would be told with its year.
  if (way === "ahead" && ahead < 10) return m >= now ? at : at + 1;
  if (way === "behind" && (ahead !== 1 || context.isDone())) return m <= now ? at : at - 1;
  return nearer;
}

function season(groups: Groups, context: Context): Reading | undefined {
  const reading = seasonNamed(groups, context);
  const within = reading && seasonDays(reading.value, context.country);
  return reading && within ? { ...reading, within } : reading;
}

function seasonNamed({ the, mod, season, year, rel }: Groups, context: Context): Reading | undefined {
  const { first, last, anchor } = context;
  const letters = SEASONS[season!]!;
  if (year !== undefined) return { type: "DATE", value: `${yearNumber(year)}-${letters}` };
  // "spring", "fall" and "the fall of the city" are no seasons by themselves.
  const name = last.form.toLowerCase() === season ? last : first;
  if (name.upos === "VERB") return undefined;
  if (mod === undefined && rel === undefined) {
    if (!/^(in|over|during|by|until|till|since|through|throughout|into|from|for)$/.test(wordBefore(context))) {
      if (first === last || wordBefore(context) !== "of") return undefined;
    }
    if (
      wordAfter(context) === "of" ||
      (season === "fall" && the === undefined && first === last && wordBefore(context) !== "in")
    )
      return undefined;
  }
  if (anchor === undefined) return { type: "DATE", value: `XXXX-${letters}` };
  const at = yearOf(anchor);
  if (rel !== undefined) return { type: "DATE", value: `${at + stepOf(rel)}-${letters}` };
  const begins = seasonBegins(letters, context.country);
  const now = monthOf(anchor);
  if (mod === "next" || mod === "this coming" || (mod === undefined && context.direction() === "ahead"))
    return { type: "DATE", value: `${now < begins ? at : at + 1}-${letters}` };
  if (mod === "last") return { type: "DATE", value: `${now >= begins + 3 ? at : at - 1}-${letters}` };
  if (mod === "this") {
    const toCome = now < begins && context.isDone();
    return { type: "DATE", value: `${toCome ? at - 1 : at}-${letters}` };
  }
  return { type: "DATE", value: `${now >= begins ? at : at - 1}-${letters}` };
}

/** Lands where spring begins in September. */
const SOUTHERN: ReadonlySet<string> = new Set(
  "AGO ARG AUS BOL BRA BWA CHL FJI LSO MDG MOZ MWI NAM NZL PER PNG PRY SWZ URY ZAF ZMB ZWE".split(" "),
);

/** The month a season begins in: March, June, September, December, and half a year off in the south. */
function seasonBegins(letters: string, country: string | undefined): number {
  const north = { SP: 3, SU: 6, FA: 9, WI: 12 }[letters]!;
  return country !== undefined && SOUTHERN.has(country) ? ((north + 5) % 12) + 1 : north;
}

/**
 * The days a season lies between, on the calendar's count or the weather's: four months. The one over New Year may be named after either
 * of its years, and lies between the first day of the one and the end of March of the next.
 */
function seasonDays(value: string, country: string | undefined): readonly [string, string] | undefined {
  const [, year, letters] = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  const begins = seasonBegins(letters!, country);
  if (begins === 12) return [`${year}-01-01`, `${Number(year) + 1}-03-31`];
  return [`${year}-${two(begins)}-01`, `${year}-${two(begins + 3)}-${begins === 9 ? 31 : 30}`];
}

function stepOf(mod: string): number {
  if (/^(last|past|previous|preceding)$/.test(mod)) return -1;
  return /^(next|coming|following)$/.test(mod) ? 1 : 0;
}

const OPEN: Readonly<Record<string, string>> = {
  week: "XXXX-WXX",
  weekend: "XXXX-WXX-WE",
  month: "XXXX-XX",
  year: "XXXX",
  decade: "XXX",
  century: "XX",
};

function relativeUnit({ the, mod, shade, unit }: Groups, context: Context): Reading | undefined {
  // The broadcast "This Week"
  if (/^\p{Lu}/u.test(context.last.form) && context.first !== context.last && !inCapitals(context)) return undefined;
  const step = stepOf(shade ?? mod!);
  // "the following year" and "that year" count from what was named, not from the article's day.
  if (
    /^(following|previous|preceding|that|same)$/.test(mod!) ||
    (mod === "next" && the !== undefined && unit !== "week")
  ) {
    const value = fromNamed(unit!, step, context);
    if (value !== undefined) return { type: "DATE", value };
    if (mod !== "previous" && mod !== "next") return { type: "DATE", value: OPEN[unit!]! };
  }
  const { anchor } = context;
  if (anchor === undefined) return { type: "DATE", value: OPEN[unit!]! };
  const at = yearOf(anchor);
  switch (unit) {
    case "week":
      return { type: "DATE", value: isoWeek(anchor + 7 * step) };
    case "weekend":
      return { type: "DATE", value: weekend(context, step) };
    case "month":
      return { type: "DATE", value: isoMonth(...monthsAway(at, monthOf(anchor), step)) };
    case "decade":
      // The past decade is the one that most of the last ten years lie in.
      return { type: "DATE", value: String(mod === "past" ? Math.floor((at - 5) / 10) : Math.floor(at / 10) + step) };
    case "century":
      return {
        type: "DATE",
        value: String(mod === "past" ? Math.floor((at - 50) / 100) : Math.floor(at / 100) + step),
      };
    default:
      return { type: "DATE", value: String(at + step) };
  }
}

function fromNamed(unit: string, step: number, { said }: Context): string | undefined {
  const { year, month } = said;
  const day = dayInMind(said);
  if (unit === "year") return year === undefined ? undefined : String(year + step);
  if (unit === "month" && month !== undefined)
    return isoMonth(...monthsAway(Number(month.slice(0, 4)), Number(month.slice(5)), step));
  if (unit === "week" && day !== undefined) return isoWeek(day + 7 * step);
  return undefined;
}

/** The weekend of the week before up to Friday, of this week on it; the next one where the clause looks ahead or "next" is said. */
function weekend({ anchor, direction }: Context, step: number | undefined): string {
  if (anchor === undefined) return OPEN.weekend!;
  const day = weekdayOf(anchor);
  if (step === 1) return `${isoWeek(anchor + (day < 6 ? 0 : 7))}-WE`;
  if (step === 0) return `${isoWeek(anchor - (day < 5 && direction() === "behind" ? 7 : 0))}-WE`;
  if (step === undefined && (direction() === "ahead" || day >= 6)) return `${isoWeek(anchor)}-WE`;
  return `${isoWeek(anchor - 7)}-WE`;
}

function unitOfNow({ end, unit }: Groups, context: Context): Reading | undefined {
  const { anchor, after } = context;
  const next = wordAfter(context);
  if (/^(ended|ending|end|that)$/.test(next))
    return end === undefined && next !== "that"
      ? { type: "DURATION", value: `P1${unit![0]!.toUpperCase()}` }
      : undefined;
  // "player of the year", "the week the war began", "the year 2000"
  if (after && /^(NUM|DET|PRON|PROPN)$/.test(after.upos)) return undefined;
  if (/^(of|before|after|since|when|ago|earlier|later)$/.test(next)) return undefined;
  if (end === undefined && !/^(for|in|during|throughout|over|into|within|through|of)$/.test(wordBefore(context)))
    return undefined;
  if (
    end === undefined &&
    wordBefore(context) === "of" &&
    !/^(months?|half|quarters?|rest|weeks?|days?|part|most|much)$/.test(beforeLast(context))
  )
    return undefined;
  if (anchor === undefined) return { type: "DATE", value: OPEN[unit!]! };
  if (unit === "week") return { type: "DATE", value: isoWeek(anchor) };
  return { type: "DATE", value: unit === "year" ? String(yearOf(anchor)) : isoMonth(yearOf(anchor), monthOf(anchor)) };
}

function beforeLast({ sentence, before }: Context): string {
  const at = before === undefined ? -1 : sentence.tokens.indexOf(before);
  return sentence.tokens[at - 1]?.form.toLowerCase() ?? "";
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

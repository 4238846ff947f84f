import type { Token } from "../sentence/sentence.ts";
import { isoMonth, isoWeek, monthOf, monthsAway, weekdayOf, yearOf } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordAfter, wordBefore } from "./rule.ts";
import { dayInMind } from "./said.ts";
import {
  EDGES,
  MONTH_SHORT,
  MONTH_WORDS,
  month,
  monthNumber,
  ORDINALS,
  SEASONS,
  year,
  yearNumber,
} from "./timex-words.ts";

/** "early", "mid-", "the end of": TIMEX3 keeps them inside the span and out of the value. */
const EDGE = "(?:(?:early|mid|late)(?:[ -]to[ -](?:mid|late))?[ -])?";
const END_OF = "(?:the )?(?:very )?(?:end|beginning|start|middle|close) of ";
const END_KEYS = ["the", "end", "beginning", "start", "middle", "close"];
const YEAR_KEYS = ["#", "eighteen", "nineteen"];

/** Months, seasons, years, decades and centuries, named or counted from the article's own; weeks and weekends of it. */
export const monthRules: readonly TimexRule[] = [
  // May 2025, early May, mid-May, last May, next June, May of last year, the end of May
  rule(
    "month",
    [...MONTH_WORDS, ...MONTH_SHORT, ...EDGES, ...END_KEYS, "last", "next", "this"],
    `(?:${END_OF})?(?<edge>${EDGE})(?:(?<mod>last|next|this(?: past| coming)?) )?${month}(?:(?:,| of)? (?:${year}|(?:the )?(?<rel>last|this|next|same|previous|following) year))?`,
    monthAlone,
  ),
  // 2011, early 2011, fiscal 2011, the end of 2011, the year 2011
  rule(
    "year",
    [...YEAR_KEYS, ...EDGES, ...END_KEYS, "fiscal", "calendar", "financial"],
    `(?:${END_OF}|the year )?${EDGE}(?:(?:fiscal|calendar|financial)(?: year)? )?${year}(?: fiscal year)?`,
    ({ year }, context) =>
      isYear(yearNumber(year!), context) ? { type: "DATE", value: String(yearNumber(year!)) } : undefined,
  ),
  rule("year", ["the"], "the year (?<millennium>two thousand)", () => ({ type: "DATE", value: "2000" })),
  // in '89
  rule("short year", ["#"], "'(?<short>\\d\\d)(?!s)", ({ short }, context) =>
    /^(in|since|of|by|until|summer|spring|fall|winter|autumn)$/.test(wordBefore(context))
      ? { type: "DATE", value: String(nearCentury(Number(short), context)) }
      : undefined,
  ),
  // 2014-16, 1939-1945: the first year, until the last
  rule("years", ["#"], "(?<from>(?:1[5-9]|20)\\d\\d)[-/](?<to>\\d{4}|\\d\\d)(?![-/.\\d])", ({ from, to }) => {
    const until = to!.length === 4 ? to! : `${from!.slice(0, 2)}${to}`;
    return Number(until) > Number(from) && Number(until) - Number(from) < 100
      ? { type: "DATE", value: from!, until }
      : undefined;
  }),
  // the 1990s, the late 1980s, the '80s, the nineties
  rule(
    "decade",
    ["#", "the", ...EDGES],
    `(?:the )?${EDGE}(?:(?<decade>(?:1[5-9]|20)\\d)0'?s|'(?<short>[1-9])0'?s)`,
    ({ decade, short }, context) => ({ type: "DATE", value: decade ?? String(decadeOf(Number(short), context)) }),
  ),
  rule(
    "decade",
    ["the"],
    `the ${EDGE}(?<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)`,
    ({ word }, context) => ({ type: "DATE", value: String(decadeOf(DECADES.indexOf(word!) + 2, context)) }),
  ),
  // the 11th century
  rule(
    "century",
    ["#", "the", ...EDGES, ...ORDINALS],
    `(?:the )?${EDGE}(?:(?<nth>\\d{1,2})(?:st|nd|rd|th)|(?<word>${ORDINALS.join("|")}))[ -]century(?! b\\.?c)`,
    ({ nth, word }) => {
      const century = nth === undefined ? ORDINALS.indexOf(word!) : Number(nth) - 1;
      return century > 0 && century < 30 ? { type: "DATE", value: String(century).padStart(2, "0") } : undefined;
    },
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

const DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split(" ");

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
  const words = sentence.tokens.filter(({ form }) => /^\p{L}{4,}/u.test(form));
  return /^(may|march)$/i.test(name.form) && words.length > 3 && words.every(({ form }) => /^\p{Lu}/u.test(form));
}

const IN_TIME =
  /^(in|since|until|till|by|from|last|next|this|of|through|during|before|after|between|to|for|early|late|mid)$/;

/** The year of a month named without one: as the clause looks, or the nearest. "Last May" in June is the May of the year before. */
function monthYear(at: number, now: number, m: number, mod: string | undefined, context: Context): number {
  if (mod === "last") return m < now - 1 ? at : at - 1;
  if (mod === "this past") return m < now ? at : at - 1;
  if (mod === "next" || mod === "this coming") return m > now ? at : at + 1;
  if (mod === "this") return at;
  const way = context.direction();
  const ahead = (m - now + 12) % 12;
  const nearer = m - now > 6 ? at - 1 : now - m > 6 ? at + 1 : at;
  // What lies almost a year off would be told with its year.
  if (way === "ahead" && ahead < 10) return m >= now ? at : at + 1;
  if (way === "behind" && ahead !== 1) return m <= now ? at : at - 1;
  return nearer;
}

/** A figure like a year is one unless it counts, numbers or prices something: "the 2011 uprising" yes, "2000 people" no. */
function isYear(year: number, context: Context): boolean {
  const { first, last, after } = context;
  if (first !== last && /^\p{L}/u.test(first.form)) return true;
  const before = wordBefore(context);
  if (
    /^[$£€¥#]$|^(no|number|nos|page|section|room|flight|route|highway|rs|article|resolution|about|some|nearly|than|least|over)\.?$/.test(
      before,
    )
  )
    return false;
  if (
    /^(%|percent|per|million|billion|trillion|hundred|thousand|years?|days?|hours?|minutes?|km|kilometres|kilometers|miles|metres|meters|feet|kg|tons|tonnes|°|degrees)$/.test(
      wordAfter(context),
    )
  )
    return false;
  const counted = last.deprel === "nummod" && after?.upos === "NOUN";
  if (year < 1900)
    return /^(in|since|of|from|until|till|before|after|by|the|circa)$/.test(before) && (!counted || before === "the");
  if (!counted || after?.xpos !== "NNS") return true;
  if (/^(in|since)$/.test(before)) return true;
  // "the country's 1989 elections", but "the 2000 soldiers"
  return year !== 2000 && year < 2040 && /^(the|its|their|his|her|our|my|'s|’s)$/.test(before);
}

/** '89 and the '80s: of the century that puts them nearest, not ahead of the article by more than a few years. */
function nearCentury(short: number, { anchor }: Context): number {
  const now = anchor === undefined ? 2020 : yearOf(anchor);
  const year = now - (now % 100) + short;
  return year > now + 10 ? year - 100 : year;
}

function decadeOf(short: number, context: Context): number {
  return Math.floor(nearCentury(short * 10, context) / 10);
}

function season({ the, mod, season, year, rel }: Groups, context: Context): Reading | undefined {
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
  // The season begins in March, June, September, December.
  const begins = { SP: 3, SU: 6, FA: 9, WI: 12 }[letters]!;
  const now = monthOf(anchor);
  if (mod === "next" || mod === "this coming" || (mod === undefined && context.direction() === "ahead"))
    return { type: "DATE", value: `${now < begins ? at : at + 1}-${letters}` };
  if (mod === "last") return { type: "DATE", value: `${now >= begins + 3 ? at : at - 1}-${letters}` };
  if (mod === "this") return { type: "DATE", value: `${at}-${letters}` };
  return { type: "DATE", value: `${now >= begins ? at : at - 1}-${letters}` };
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
      return { type: "DATE", value: String(Math.floor(at / 10) + step) };
    case "century":
      return { type: "DATE", value: String(Math.floor(at / 100) + step) };
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
  if (step === 0) return `${isoWeek(anchor - (day < 3 && direction() === "behind" ? 7 : 0))}-WE`;
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

import { yearOf } from "./normalize.ts";
import { type Context, rule, type TimexRule, wordAfter, wordBefore } from "./rule.ts";
import { EDGE, EDGES, END_KEYS, END_OF, ORDINALS, year, yearNumber } from "./timex-words.ts";

const YEAR_KEYS = ["#", "eighteen", "nineteen"];

/** Years, decades and centuries. */
export const yearRules: readonly TimexRule[] = [
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
];

const DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split(" ");

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

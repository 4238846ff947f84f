import { dayFrom, isoWeek, NUMBER_WORDS, yearOf } from "./normalize.ts";
import {
  ago,
  type Context,
  clock,
  dayAndMonth,
  deicticDay,
  duration,
  type Groups,
  isYear,
  lengthOf,
  monthAlone,
  onDay,
  partOfThisDay,
  type Reading,
  relativeUnit,
  season,
  set,
  weekdayAlone,
} from "./timex-values.ts";
import {
  about,
  date,
  MONTH_SHORT,
  MONTH_WORDS,
  month,
  PARTS,
  part,
  quantity,
  unit,
  WEEKDAY_WORDS,
  weekday,
  year,
} from "./timex-words.ts";

/** One shape of time expression: the pattern, tried where the token's first word is a key, and what it means. */
export interface TimexRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly read: (groups: Groups, context: Context) => Reading | undefined;
}

/** First words of a quantity, qualified or not: "about three", "half a", "25". */
const QUANTITY_STARTS = [
  "#",
  ..."a an about around nearly almost some more several many few half".split(" "),
  ...NUMBER_WORDS,
];

/** All rules by the first word they can begin with ("#" = a figure). */
export const timexRules: ReadonlyMap<string, readonly TimexRule[]> = byFirstWord([
  // 2024-11-22, 2024/11/22
  rule("iso date", ["#"], "(?<y>\\d{4})[-/](?<m>\\d\\d)[-/](?<d>\\d\\d)", ({ y, m, d }) =>
    onDay(dayFrom(Number(y), Number(m), Number(d))),
  ),
  // 22.11.2024, 22/11/2024: day first unless that is no month
  rule("numeric date", ["#"], "(?<a>\\d{1,2})[./-](?<b>\\d{1,2})[./-](?<y>\\d{4})", ({ a, b, y }) =>
    onDay(dayFrom(Number(y), Number(b), Number(a)) ?? dayFrom(Number(y), Number(a), Number(b))),
  ),
  // Friday, 22 November 2024; the 22nd of November; Friday 22 November
  rule(
    "day and month",
    ["#", "the", ...WEEKDAY_WORDS],
    `(?:${weekday},? )?(?:the )?${date}(?: of)? ${month}(?:,? ${year})?(?: ${part})?`,
    dayAndMonth,
  ),
  // Friday, November 22, 2024; Nov. 22
  rule(
    "month and day",
    [...MONTH_WORDS, ...MONTH_SHORT, ...WEEKDAY_WORDS],
    `(?:${weekday},? )?${month} ${date}(?!\\d|:)(?:,? ${year})?(?: ${part})?`,
    dayAndMonth,
  ),
  // May 2025, early May, mid-May, last May, next June, May of last year
  rule(
    "month",
    [...MONTH_WORDS, ...MONTH_SHORT, "early", "mid", "late", "last", "next", "this"],
    `(?:(?<mod>early|mid|late|last|next|this)[ -])?(?:in )?${month}(?:(?:,| of)? (?:${year}|(?<rel>last|this|next) year))?`,
    monthAlone,
  ),
  // 2011, the 2011, early 2011
  rule(
    "year",
    ["#", "early", "mid", "late", "fiscal"],
    `(?:(?:early|mid|late|fiscal)[ -])?${year}`,
    ({ year }, context) => (isYear(context) ? { type: "DATE", value: year! } : undefined),
  ),
  // the 1990s, the late 1980s
  rule(
    "decade",
    ["#", "the", "early", "late", "mid"],
    "(?:the )?(?:(?:early|mid|late)[ -])?(?<decade>(?:1[89]|20)\\d)0'?s",
    ({ decade }) => ({ type: "DATE", value: decade! }),
  ),
  // Friday, last Friday, Friday night, early on Saturday, late Friday
  rule(
    "weekday",
    [...WEEKDAY_WORDS, "last", "next", "this", "early", "late", "past"],
    `(?:(?<edge>early|late)(?: on)? )?(?:(?<mod>last|next|this|past) )?${weekday}s?(?: ${part})?`,
    weekdayAlone,
  ),
  // yesterday, today, tomorrow, tonight, with a part of the day
  rule(
    "deictic day",
    ["today", "yesterday", "tomorrow", "tonight", "early", "late"],
    `(?:(?:early|late) )?(?<day>today|yesterday|tomorrow|tonight)(?: ${part})?`,
    deicticDay,
  ),
  rule(
    "part of this day",
    ["this", "last", "overnight", "early", "late", "later"],
    `(?:(?<mod>this|last) ${part}|(?<part2>overnight)|(?:earlier|later|late|early) (?:this|last) ${part.replace("part", "part3")})`,
    partOfThisDay,
  ),
  // at dawn, at noon, in the evening
  rule(
    "part of a named day",
    ["dawn", "noon", "midnight", "midday", "dusk", "sunrise", "sunset", "the", "early", "late", "morning", "evening"],
    `(?:the )?(?:(?:early|late) )?(?<part>morning|afternoon|evening|night|dawn|noon|midnight|midday|dusk|sunrise|sunset|hours)(?: on| of)? ${weekday}`,
    ({ part, weekday }, context) => {
      const day = weekdayAlone({ weekday }, context).value;
      return part === "hours" ? { type: "DATE", value: day } : { type: "TIME", value: `${day}${PARTS[part!]}` };
    },
  ),
  rule(
    "part of a day",
    ["dawn", "noon", "midnight", "midday", "dusk", "sunrise", "sunset", "the", "early", "late"],
    "(?:the )?(?:(?:early|late|pre)[ -])?(?<part>morning|afternoon|evening|night|dawn|noon|midnight|midday|dusk|sunrise|sunset)(?: hours)?",
    ({ part }) => ({ type: "TIME", value: `XXXX-XX-XX${PARTS[part!]}` }),
  ),
  // 3 p.m., 14:05 GMT, 6.30am on Friday
  rule(
    "clock",
    ["#"],
    `(?<h>[01]?\\d|2[0-4])(?:[:.](?<m>[0-5]\\d)(?::[0-5]\\d)?)?(?: ?(?<half>[ap]\\.?m\\.?)(?![a-z])| o'clock)?(?: (?:local time|gmt|utc|est|edt|et|cet|eet|msk))?(?:,? (?:on )?${weekday})?`,
    clock,
  ),
  // last week, next month, this year, earlier this week, the previous day
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
      "that",
      "same",
      "recent",
      "following",
    ],
    `(?:(?:earlier|later|late|early) )?(?:the )?(?<mod>last|next|this|past|previous|coming|following|that|same) (?<unit>day|week|weekend|month|year|decade|century|quarter)(?!s)`,
    relativeUnit,
  ),
  rule(
    "relative season",
    ["last", "next", "this", "spring", "summer", "autumn", "fall", "winter", "the", "early", "late"],
    `(?:(?:early|late) )?(?:(?<mod>last|next|this|the) )?(?<season>spring|summer|autumn|fall|winter)(?: (?:of )?${year})?`,
    season,
  ),
  // the past two days, the last 24 hours, recent weeks, the coming days
  rule(
    "stretch up to now",
    ["the", "past", "last", "recent", "coming", "next", "previous"],
    `(?:the )?(?:past|last|recent|coming|next|previous|first|final)(?: ${quantity})? ${unit.replace(")s?", ")s")}`,
    ({ quantity, unit }) => duration(quantity ?? "several", unit!),
  ),
  rule("stretch of one", ["the"], "the past (?<unit>day|week|month|year|decade|century)", ({ unit }) =>
    duration("a", unit!),
  ),
  // three days ago, two weeks earlier, an hour later
  rule(
    "ago",
    [...QUANTITY_STARTS, "just", "over"],
    `${about}${quantity} ${unit} (?<way>ago|earlier|later|from now)`,
    ago,
  ),
  // 25 days, two-week, several hours, a decade
  rule(
    "duration",
    [...QUANTITY_STARTS, "dozens", "hundreds", "at", "over", "less", "up"],
    `${about}${quantity}[ -]${unit}(?:[ -](?:old|long))?`,
    lengthOf,
  ),
  rule(
    "bare duration",
    ["hours", "days", "weeks", "months", "years", "decades", "minutes", "centuries"],
    "(?<unit>hour|day|week|month|year|decade|minute|centurie)s",
    ({ unit }, { before }) =>
      before && /^(for|in|within|of|took|lasted|after)$/i.test(before.form)
        ? duration("several", unit === "centurie" ? "century" : unit!)
        : undefined,
  ),
  rule(
    "length",
    ["year", "month", "week", "day", "hour", "decade", "decades", "months", "weeks", "years"],
    "(?<unit>hour|day|week|month|year|decade)s?-?long",
    ({ unit }) => duration("a", unit!),
  ),
  // every day, daily, each year, annual
  rule(
    "set",
    ["every", "each", "daily", "weekly", "monthly", "yearly", "annual", "annually", "hourly", "nightly"],
    `(?:(?:every|each) (?:${quantity} )?(?:${unit}|${weekday}|${part})|(?<adverb>daily|weekly|monthly|yearly|annual|annually|hourly|nightly))`,
    set,
  ),
  rule("weekend", ["the", "weekend"], "(?:the )?weekend", (_groups, { anchor }) => ({
    type: "DATE",
    value: anchor === undefined ? "XXXX-WXX-WE" : `${isoWeek(anchor - 6)}-WE`,
  })),
  rule(
    "quarter",
    ["the", "first", "second", "third", "fourth"],
    `(?:the )?(?<nth>first|second|third|fourth)[ -]quarter(?:(?: of)? ${year})?`,
    ({ nth, year }, { anchor }) => ({
      type: "DATE",
      value: `${year ?? (anchor === undefined ? "XXXX" : yearOf(anchor))}-Q${["first", "second", "third", "fourth"].indexOf(nth!) + 1}`,
    }),
  ),
  rule("now", ["now", "currently", "nowadays", "present"], "(?:now|currently|nowadays)", () => ({
    type: "DATE",
    value: "PRESENT_REF",
  })),
  rule(
    "past reference",
    ["recently", "lately", "previously", "formerly", "once"],
    "(?:recently|lately|previously|formerly)",
    () => ({ type: "DATE", value: "PAST_REF" }),
  ),
  rule("future reference", ["soon", "the"], "(?:soon|the (?:near )?future)", () => ({
    type: "DATE",
    value: "FUTURE_REF",
  })),
]);

function rule(
  name: string,
  keys: readonly string[],
  pattern: string,
  read: TimexRule["read"],
): TimexRule & { readonly keys: readonly string[] } {
  return { name, keys, pattern: new RegExp(`${pattern}(?![\\p{L}\\p{N}])`, "yu"), read };
}

function byFirstWord(rules: readonly (TimexRule & { readonly keys: readonly string[] })[]): Map<string, TimexRule[]> {
  const index = new Map<string, TimexRule[]>();
  for (const each of rules) for (const key of new Set(each.keys)) index.set(key, [...(index.get(key) ?? []), each]);
  return index;
}

import type { Token } from "../sentence/sentence.ts";
import type { TimeMention } from "./mention.ts";
import {
  type Day,
  dayFrom,
  isoDay,
  isoMonth,
  isoWeek,
  monthOf,
  monthsAway,
  NUMBER_WORDS,
  quantityOf,
  weekdayOf,
  yearOf,
} from "./normalize.ts";

/** One shape of time expression: the pattern, tried where the token's first word is a key, and what it means. */
export interface TimexRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, context: Context) => Reading | undefined;
}

export interface Reading {
  readonly type: TimeMention["type"];
  readonly value: string;
}

export interface Context {
  readonly anchor: Day | undefined;
  /** Whether the clause speaks of what is to come. */
  readonly future: () => boolean;
  readonly token: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

const MONTH_WORDS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const MONTH_SHORT = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"];
const WEEKDAY_WORDS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const UNIT_WORDS = [
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "weekend",
  "month",
  "quarter",
  "year",
  "decade",
  "century",
];
const SEASONS: Readonly<Record<string, string>> = {
  spring: "SP",
  summer: "SU",
  autumn: "FA",
  fall: "FA",
  winter: "WI",
};
const PARTS: Readonly<Record<string, string>> = {
  morning: "TMO",
  dawn: "TMO",
  sunrise: "TMO",
  daybreak: "TMO",
  afternoon: "TAF",
  noon: "TMI",
  midday: "TMI",
  lunchtime: "TMI",
  evening: "TEV",
  dusk: "TEV",
  sunset: "TEV",
  night: "TNI",
  overnight: "TNI",
  midnight: "T24:00",
};
const CODES: Readonly<Record<string, string>> = {
  second: "S",
  minute: "M",
  hour: "H",
  day: "D",
  week: "W",
  month: "M",
  year: "Y",
  decade: "E",
  century: "CE",
  weekend: "WE",
  quarter: "Q",
};

const month = `(?<month>${MONTH_WORDS.join("|")}|(?:${MONTH_SHORT.join("|")})(?=\\b))\\.?(?<!(?:${MONTH_WORDS.join("|")})\\.)`;
const weekday = `(?<weekday>${WEEKDAY_WORDS.join("|")})`;
const year = "(?<year>1[5-9]\\d\\d|20\\d\\d)";
const date = "(?<date>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
const part = `(?<part>${Object.keys(PARTS).join("|")})`;
const unit = `(?<unit>${UNIT_WORDS.join("|").replace("century", "centur(?:y|ies)")})s?`;
const number = `(?:${[...NUMBER_WORDS].sort((a, b) => b.length - a.length).join("|")})(?:[ -](?:${NUMBER_WORDS.slice(1, 10).join("|")}|hundred|thousand))?`;
const quantity = `(?<quantity>\\d{1,4}(?:\\.\\d)?|a few|a couple(?: of)?|a number of|a dozen|half an?|several|few|many|some|dozens of|hundreds of|numerous|countless|${number}|an?)`;
const about =
  "(?:(?:about|around|nearly|almost|some|roughly|at least|more than|less than|over|under|up to|just|only|approximately) )?";

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
    [
      "#",
      "a",
      "an",
      "about",
      "around",
      "nearly",
      "almost",
      "some",
      "more",
      "several",
      "many",
      "few",
      "half",
      "just",
      "over",
      ...NUMBER_WORDS,
    ],
    `${about}${quantity} ${unit} (?<way>ago|earlier|later|from now)`,
    ago,
  ),
  // 25 days, two-week, several hours, a decade
  rule(
    "duration",
    [
      "#",
      "a",
      "an",
      "about",
      "around",
      "nearly",
      "almost",
      "some",
      "more",
      "several",
      "many",
      "few",
      "half",
      "dozens",
      "hundreds",
      "at",
      "over",
      "less",
      "up",
      ...NUMBER_WORDS,
    ],
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

function onDay(day: Day | undefined): Reading | undefined {
  return day === undefined ? undefined : { type: "DATE", value: isoDay(day) };
}

function withPart(value: string, part: string | undefined): Reading {
  return part ? { type: "TIME", value: `${value}${PARTS[part]}` } : { type: "DATE", value };
}

function monthNumber(name: string): number {
  const short = name.slice(0, 3);
  return MONTH_WORDS.findIndex((word) => word.startsWith(short)) + 1;
}

function dayAndMonth(
  { month, date, year, part }: Parameters<TimexRule["read"]>[0],
  context: Context,
): Reading | undefined {
  const m = monthNumber(month!);
  const d = Number(date);
  if (year !== undefined) {
    const day = dayFrom(Number(year), m, d);
    return day === undefined ? undefined : withPart(isoDay(day), part);
  }
  if (dayFrom(2024, m, d) === undefined) return undefined;
  if (context.anchor === undefined) return withPart(`XXXX-${two(m)}-${two(d)}`, part);
  const near = nearest((y) => dayFrom(y, m, d), context.anchor, context.future());
  return near === undefined ? undefined : withPart(isoDay(near), part);
}

/** Of the candidate days of this year and its neighbours the last one up to the anchor (a few days of grace), or the next one if it lies ahead. */
function nearest(of: (year: number) => Day | undefined, anchor: Day, future: boolean): Day | undefined {
  const at = yearOf(anchor);
  const days = [at - 1, at, at + 1].map(of).filter((day) => day !== undefined);
  return future ? days.find((day) => day >= anchor) : days.filter((day) => day <= anchor + 14).at(-1);
}

function monthAlone(
  { mod, month, year, rel }: Parameters<TimexRule["read"]>[0],
  context: Context,
): Reading | undefined {
  const { token, anchor } = context;
  // "may" and "march" are also words of the language: only a capital and a noun's tag make them months.
  if (mod === undefined && year === undefined && (!/^[A-Z]/.test(token.form) || !/^(PROPN|NOUN)$/.test(token.upos)))
    return undefined;
  if (MONTH_SHORT.includes(month!) && month !== "may" && year === undefined && !/^[A-Z]/.test(token.form))
    return undefined;
  const m = monthNumber(month!);
  if (year !== undefined) return { type: "DATE", value: isoMonth(Number(year), m) };
  if (anchor === undefined) return { type: "DATE", value: `XXXX-${two(m)}` };
  const at = yearOf(anchor);
  if (rel !== undefined)
    return { type: "DATE", value: isoMonth(at + (rel === "last" ? -1 : rel === "next" ? 1 : 0), m) };
  const now = monthOf(anchor);
  if (mod === "next" || (mod !== "last" && context.future()))
    return { type: "DATE", value: isoMonth(m >= now + (mod === "next" ? 1 : 0) ? at : at + 1, m) };
  return { type: "DATE", value: isoMonth(m > now || (mod === "last" && m === now) ? at - 1 : at, m) };
}

/** A figure like a year is one unless it counts something: "2011 uprising" yes, "2000 people" no. */
function isYear({ token, before, after }: Context): boolean {
  if (token.form.startsWith("20") || token.form.startsWith("19") || token.form.startsWith("18")) {
    if (
      /^(in|since|of|during|until|till|by|from|before|after|the|and|to|between|late|early|mid|around|through)$/i.test(
        before?.form ?? "",
      )
    )
      return !(after?.upos === "NOUN" && after.xpos === "NNS" && !/^(in|since|the)$/i.test(before!.form));
    return (
      token.deprel !== "nummod" ||
      (after?.upos === "NOUN" &&
        after.xpos === "NN" &&
        /^(war|uprising|election|invasion|coup|attack|revolution|agreement|accord|census|conflict|offensive|earthquake|genocide|massacre|crisis|vote|treaty|ceasefire|truce|deal|peace|budget|constitution|report|referendum)$/.test(
          after.lemma,
        ))
    );
  }
  return /^(in|since|of)$/i.test(before?.form ?? "") && after?.upos !== "NOUN";
}

function weekdayAlone({ mod, weekday, part, edge }: Parameters<TimexRule["read"]>[0], context: Context): Reading {
  const wanted = WEEKDAY_WORDS.indexOf(weekday!) + 1;
  const slot = part ?? (edge === "late" && !part ? "night" : undefined);
  const asPart = slot && part ? slot : undefined;
  if (context.anchor === undefined) return withPart(`XXXX-WXX-${wanted}`, asPart);
  const now = weekdayOf(context.anchor);
  const back = (now - wanted + 7) % 7;
  let day = context.anchor - back;
  if (mod === "next") day = context.anchor + ((wanted - now + 7) % 7 || 7);
  else if (mod === "last" && back === 0) day -= 7;
  else if (mod === "this") day = context.anchor - now + wanted;
  else if (mod === undefined && (context.future() || /^(for|until|till|by)$/i.test(context.before?.form ?? "")))
    day = context.anchor + ((wanted - now + 7) % 7);
  return withPart(isoDay(day), asPart);
}

function deicticDay({ day, part }: Parameters<TimexRule["read"]>[0], { anchor }: Context): Reading {
  const value =
    anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor + (day === "yesterday" ? -1 : day === "tomorrow" ? 1 : 0));
  return day === "tonight" ? { type: "TIME", value: `${value}TNI` } : withPart(value, part);
}

function partOfThisDay(groups: Parameters<TimexRule["read"]>[0], { anchor }: Context): Reading {
  const part = groups.part ?? groups.part2 ?? groups.part3;
  const back = groups.mod === "last" ? 1 : 0;
  return { type: "TIME", value: `${anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor - back)}${PARTS[part!]}` };
}

function clock({ h, m, half, weekday }: Parameters<TimexRule["read"]>[0], context: Context): Reading | undefined {
  const said = /^(at|around|about|by|until|from|before|after|since|and|to|between)$/i.test(context.before?.form ?? "");
  // A bare "7" or "6.5" is no time of day.
  if (
    half === undefined &&
    !(m !== undefined && /^\d{1,2}:\d\d/.test(context.token.form)) &&
    !(said && m !== undefined)
  )
    return undefined;
  let hour = Number(h);
  if (half?.startsWith("p") && hour < 12) hour += 12;
  if (half?.startsWith("a") && hour === 12) hour = 0;
  const day = weekday
    ? weekdayAlone({ weekday }, context).value
    : context.anchor === undefined
      ? "XXXX-XX-XX"
      : isoDay(context.anchor);
  return { type: "TIME", value: `${day}T${two(hour)}:${m ?? "00"}` };
}

function relativeUnit({ mod, unit }: Parameters<TimexRule["read"]>[0], { anchor }: Context): Reading | undefined {
  const step =
    mod === "last" || mod === "past" || mod === "previous"
      ? -1
      : mod === "next" || mod === "coming" || mod === "following"
        ? 1
        : 0;
  if ((mod === "that" || mod === "same" || mod === "previous" || mod === "following") && unit === "day")
    return { type: "DATE", value: "XXXX-XX-XX" };
  if (mod === "that" || mod === "same") return undefined;
  if (anchor === undefined)
    return {
      type: "DATE",
      value: {
        day: "XXXX-XX-XX",
        week: "XXXX-WXX",
        weekend: "XXXX-WXX-WE",
        month: "XXXX-XX",
        year: "XXXX",
        quarter: "XXXX-QX",
        decade: "XXX",
        century: "XX",
      }[unit!]!,
    };
  const at = yearOf(anchor);
  switch (unit) {
    case "day":
      return { type: "DATE", value: isoDay(anchor + step) };
    case "week":
      return { type: "DATE", value: isoWeek(anchor + 7 * step) };
    case "weekend":
      return {
        type: "DATE",
        value: `${isoWeek(anchor + (step === -1 && weekdayOf(anchor) < 6 ? -7 : step === 1 ? (weekdayOf(anchor) < 6 ? 0 : 7) : 0))}-WE`,
      };
    case "month":
      return { type: "DATE", value: isoMonth(...monthsAway(at, monthOf(anchor), step)) };
    case "year":
      return { type: "DATE", value: String(at + step) };
    case "decade":
      return { type: "DATE", value: String(Math.floor(at / 10) + step) };
    case "century":
      return { type: "DATE", value: String(Math.floor(at / 100) + step) };
    default: {
      const quarter = Math.floor((monthOf(anchor) - 1) / 3) + step;
      return { type: "DATE", value: `${at + Math.floor(quarter / 4)}-Q${(((quarter % 4) + 4) % 4) + 1}` };
    }
  }
}

function season(
  { mod, season, year }: Parameters<TimexRule["read"]>[0],
  { anchor, token, before }: Context,
): Reading | undefined {
  // "spring", "fall" and "the fall of the city" are no seasons by themselves.
  if (year === undefined && (mod === undefined || mod === "the") && !/^in$/i.test(before?.form ?? "")) return undefined;
  if (token.upos === "VERB") return undefined;
  const at =
    year !== undefined
      ? year
      : anchor === undefined
        ? "XXXX"
        : String(yearOf(anchor) + (mod === "last" ? -1 : mod === "next" ? 1 : 0));
  return { type: "DATE", value: `${at}-${SEASONS[season!]}` };
}

function duration(quantity: string, unit: string): Reading | undefined {
  let count = quantityOf(quantity);
  let code = CODES[unit.replace(/^centur.*$/, "century")];
  if (count === undefined || code === undefined) return undefined;
  if (code === "WE") [count, code] = [count === "X" ? "X" : count, "WE"];
  const clockwise = unit === "hour" || unit === "minute" || unit === "second";
  return { type: "DURATION", value: `P${clockwise ? "T" : ""}${count}${code}` };
}

function lengthOf({ quantity, unit }: Parameters<TimexRule["read"]>[0], { after }: Context): Reading | undefined {
  // "a second man", "the third quarter": ordinals, not lengths; "a day" after a figure is a rate.
  if (/^an?$/.test(quantity!) && /^(second|quarter|minute)$/.test(unit!) && after?.upos !== "PUNCT") return undefined;
  return duration(quantity!, unit!);
}

function ago({ quantity, unit, way }: Parameters<TimexRule["read"]>[0], { anchor }: Context): Reading | undefined {
  const count = quantityOf(quantity!);
  if (count === undefined) return undefined;
  const sign = way === "later" || way === "from now" ? 1 : -1;
  if (way !== "ago" && way !== "from now") return { type: "DATE", value: sign < 0 ? "PAST_REF" : "FUTURE_REF" };
  const n = Number(count);
  if (anchor === undefined || Number.isNaN(n))
    return {
      type: "DATE",
      value: Number.isNaN(n)
        ? sign < 0
          ? "PAST_REF"
          : "FUTURE_REF"
        : ({ day: "XXXX-XX-XX", week: "XXXX-WXX", month: "XXXX-XX", year: "XXXX" }[unit!] ?? "PAST_REF"),
    };
  const at = yearOf(anchor);
  switch (unit) {
    case "day":
      return { type: "DATE", value: isoDay(anchor + sign * Math.round(n)) };
    case "week":
      return { type: "DATE", value: isoWeek(anchor + sign * 7 * Math.round(n)) };
    case "month":
      return { type: "DATE", value: isoMonth(...monthsAway(at, monthOf(anchor), sign * Math.round(n))) };
    case "year":
      return { type: "DATE", value: String(at + sign * Math.round(n)) };
    case "decade":
      return { type: "DATE", value: String(Math.floor(at / 10) + sign * n) };
    default:
      return { type: "TIME", value: isoDay(anchor) };
  }
}

function set({ quantity, unit, weekday, adverb, part }: Parameters<TimexRule["read"]>[0]): Reading | undefined {
  if (adverb !== undefined)
    return {
      type: "SET",
      value: { d: "P1D", w: "P1W", m: "P1M", y: "P1Y", a: "P1Y", h: "PT1H", n: "XXXX-XX-XXTNI" }[adverb[0]!]!,
    };
  if (weekday !== undefined) return { type: "SET", value: `XXXX-WXX-${WEEKDAY_WORDS.indexOf(weekday) + 1}` };
  if (part !== undefined) return { type: "SET", value: `XXXX-XX-XX${PARTS[part]}` };
  const length = duration(quantity ?? "a", unit!);
  return length && { type: "SET", value: length.value };
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

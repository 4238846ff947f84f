import { isoDay, isoMonth, isoWeek, lengthValue, monthOf, monthsAway, quantityOf, yearOf } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordAfter, wordBefore } from "./rule.ts";
import { dayNamed } from "./said.ts";
import { ABOUT, about, low, QUANTITY_STARTS, quantity, straight, UNIT_PLURALS, unit } from "./timex-words.ts";

/** "37-year-old": an age, and no time in the life of the world, unless it is that of a war or a truce. */
const NOT_OLD = "(?![ -]{1,3}olds?\\b| of age\\b| ?- ?(?:ago|earlier|end|round)\\b)";
const LASTING =
  /^(war|conflict|siege|truce|ceasefire|blockade|insurgency|rebellion|uprising|revolt|dispute|embargo|ban|feud|strike|campaign|rule|regime|dictatorship|occupation|crisis|deal|agreement|treaty|offensive|emergency|curfew|protest|government|law|case|fight|fighting|dictator|alliance|standoff|stalemate|tradition|practice)$/;

/** Lengths of time, and days and years a length away from now or from what was named. */
export const lengthRules: readonly TimexRule[] = [
  // three days ago, about two weeks ago, a week or so ago, an hour from now
  rule(
    "ago",
    [...QUANTITY_STARTS, ...ABOUT],
    `${about}${quantity}[ -]${straight}${unit}(?: or (?:so|more))? (?<way>ago|from now)`,
    ago,
  ),
  rule("long ago", [...UNIT_PLURALS, "long"], "(?:hours|days|weeks|months|years|decades|centuries|long) ago", () => ({
    type: "DATE",
    value: "PAST_REF",
  })),
  // two days later, a day earlier: where a day is named to count from
  rule(
    "away from the day named",
    [...QUANTITY_STARTS, ...ABOUT, "the"],
    `(?:${about}${quantity} ${unit}|the (?<one>day|week|month|year)) (?<way>later|earlier|(?:before|after)(?: that)?)`,
    awayFromNamed,
  ),
  // 25 days, two-week, several hours, a decade, two to three weeks, two and a half years, the six months
  rule(
    "length",
    [...QUANTITY_STARTS, ...ABOUT, "the", "these", "those", "each", "all"],
    `(?:(?:each of |all of )?(?:the|these|those) )?${about}${low}?${quantity}(?<hyphen> |-| - )${straight}${unit}(?: period(?!s)| or so)?${NOT_OLD}`,
    lengthSaid,
  ),
  // 13-year-old war, 8-month-old truce
  rule("age", QUANTITY_STARTS, `${quantity}(?: |-| - )${unit}(?: |-| - )old`, ({ quantity, unit, half }, { after }) =>
    after && LASTING.test(after.lemma) ? duration(quantity!, unit!, half) : undefined,
  ),
  // a minute and a half
  rule(
    "one and a half",
    ["a", "an", "one"],
    "(?:an?|one) (?<unit>second|minute|hour|day|week|month|year|decade|century) and a half",
    ({ unit }) => duration("1", unit!, "half"),
  ),
  // the past two days, the last 24 hours, recent weeks, the coming days, the first nine months
  rule(
    "stretch",
    [
      "the",
      "past",
      "last",
      "recent",
      "coming",
      "next",
      "previous",
      "at",
      "nearly",
      "almost",
      "about",
      "these",
      "future",
      "first",
    ],
    `${about}(?:each of )?(?:the |these |its |his |their )?(?:very )?(?<mod>past|last|recent|coming|next|previous|first|final|latest|opening|preceding|following|future|early)(?: ${low}?${quantity})?[ -]${straight}${unit.replace("s?", "(?<plural>s)?")}(?: and (?:days|weeks|months|years))?(?: or so)?`,
    stretch,
  ),
  // for hours, within months, weeks or months, days of fighting
  rule(
    "bare plural",
    UNIT_PLURALS,
    "(?<unit>second|minute|hour|day|week|month|year|decade|centurie)s(?: or (?:days|weeks|months|years|decades))?",
    ({ unit }, context) => {
      const before = wordBefore(context);
      const open =
        /^(for|in|within|after|over|took|takes?|lasted|lasts?|spent|follow(?:s|ed)?|despite|through|during|matter|until)$/.test(
          before,
        );
      const of = wordAfter(context) === "of" && !/^(NUM|DET|ADJ|NOUN|PROPN)$/.test(context.before?.upos ?? "");
      return open || of ? duration("several", unit!) : undefined;
    },
  ),
  rule(
    "over the years",
    ["the"],
    "the (?<unit>year|decade|centurie|month|week)s(?: ahead| to come)?",
    ({ unit }, context) =>
      /^(over|through|down|in)$/.test(wordBefore(context)) && wordAfter(context) !== "of"
        ? duration("several", unit!)
        : undefined,
  ),
  // year-long, months-long
  rule(
    "long",
    ["year", "month", "week", "day", "hour", "decade", ...UNIT_PLURALS],
    "(?<unit>hour|day|week|month|year|decade|centurie)(?<plural>s)?(?:-| - )?long",
    ({ unit, plural }) => duration(plural === undefined ? "a" : "several", unit!),
  ),
];

function duration(quantity: string, unit: string, half?: string): Reading | undefined {
  const value = lengthValue(quantity, unit, half !== undefined);
  return value === undefined ? undefined : { type: "DURATION", value };
}

/** "two to " -> "two" */
function lower(low: string | undefined): string | undefined {
  return low?.replace(/(?: to | or |-)$/, "");
}

function lengthSaid({ quantity, low, unit, half, hyphen }: Groups, context: Context): Reading | undefined {
  const { after, first, last } = context;
  const next = wordAfter(context);
  const before = wordBefore(context);
  const single = /^an?$/.test(quantity!);
  if (
    before === "how" ||
    before === "aged" ||
    (before === "as" && quantity === "many") ||
    (hyphen !== " " && before === "-")
  )
    return undefined;
  // "the two-week crisis": the article is that of the noun.
  if (/^(the|these|those)$/i.test(first.form) && (hyphen !== " " || !last.form.endsWith("s") || next === "of"))
    return undefined;
  if (single && /^(when|that)$/.test(next)) return undefined;
  if (unit === "quarter" && (hyphen !== " " || next === "of" || single)) return undefined;
  // "a second man", "1988 second quarter"
  if (unit === "second" && (single || !last.form.endsWith("s"))) return undefined;
  if (/^\d{4}$/.test(quantity!) && !last.form.endsWith("s")) return undefined;
  // "$500 million a year", "three flights a week": a rate; "a week" after a verb or preposition is a length.
  if (single && first.form.length <= 2) {
    if (before !== "" && !/^(ADP|VERB|ADV|AUX|PUNCT|CCONJ|SCONJ|PART)$/.test(context.before!.upos)) return undefined;
    if (after && /^(NOUN|PROPN)$/.test(after.upos) && unit === "day") return undefined;
    if (/^per|%$/.test(before) || isRate(context)) return undefined;
  }
  // "used over three years": there "over" is the preposition; it belongs to the length after another one.
  return reported(duration(lower(low) ?? quantity!, unit!, half), context);
}

/** "costs $2 million in fees a year" is a rate however far the figure stands; "20 percent a year" too. */
function isRate({ before }: Context): boolean {
  return before !== undefined && /^(%|percent|times|once|twice|each|apiece)$/i.test(before.form);
}

function stretch({ mod, low, quantity, unit, half, plural }: Groups, context: Context): Reading | undefined {
  // "may last two days"
  if (mod === "last" && context.first.upos === "VERB") return undefined;
  if (quantity === undefined) {
    // "the past year" is the year before this one, "the last decade" the decade before.
    if (plural === undefined) return undefined;
    if (mod === "recent" || mod === "past" || mod === "previous") return { type: "DATE", value: "PAST_REF" };
    if (mod === "coming" || mod === "future") return { type: "DATE", value: "FUTURE_REF" };
    return mod === "last" || mod === "latest" || (mod === "early" && unit === "hour")
      ? undefined
      : duration("several", unit!);
  }
  if (/^an?$/.test(quantity)) return undefined;
  return reported(duration(lower(low) ?? quantity, unit!, half), context);
}

/** "In the first nine months" the figures are for the year, and so are those "a year earlier". */
function reported(reading: Reading | undefined, { anchor, first }: Context): Reading | undefined {
  return reading &&
    anchor !== undefined &&
    /^P(6|9|12)M$/.test(reading.value) &&
    /^(the|first|latest)$/i.test(first.form)
    ? { ...reading, period: String(yearOf(anchor)) }
    : reading;
}

function ago({ quantity, unit, half, way }: Groups, { anchor }: Context): Reading | undefined {
  const sign = way === "from now" ? 1 : -1;
  const n = Number(quantityOf(quantity!) ?? Number.NaN) + (half === undefined ? 0 : 0.5);
  if (/^an?$/.test(quantity!) && unit === "quarter") return undefined;
  const open = sign < 0 ? "PAST_REF" : "FUTURE_REF";
  if (Number.isNaN(n)) return { type: "DATE", value: open };
  const value = away(anchor, unit!, sign * n);
  return value === undefined ? { type: "DATE", value: open } : { type: /T/.test(value) ? "TIME" : "DATE", value };
}

/** The value so many units away from a day, as fine as the unit. */
function away(from: number | undefined, unit: string, n: number): string | undefined {
  if (from === undefined)
    return { day: "XXXX-XX-XX", week: "XXXX-WXX", month: "XXXX-XX", year: "XXXX", decade: "XXX" }[unit];
  const year = yearOf(from);
  // Before the year 1 there is no value to write.
  if (Math.abs(n) * (YEARS[unit] ?? 1) > year - 2) return undefined;
  switch (unit) {
    case "day":
      return isoDay(from + Math.round(n));
    case "week":
      return isoWeek(from + Math.round(7 * n));
    case "fortnight":
      return isoWeek(from + Math.round(14 * n));
    case "month":
      return isoMonth(...monthsAway(year, monthOf(from), Math.round(n)));
    case "year":
      return String(year + Math.round(n)).padStart(4, "0");
    case "decade":
      return String(Math.floor(year / 10) + Math.round(n)).padStart(3, "0");
    case "hour":
    case "minute":
      return isoDay(from);
    default:
      return undefined;
  }
}

const YEARS: Readonly<Record<string, number>> = {
  day: 1 / 365,
  week: 1 / 52,
  fortnight: 1 / 26,
  month: 1 / 12,
  decade: 10,
};

function awayFromNamed({ quantity, unit, half, one, way }: Groups, context: Context): Reading | undefined {
  const named = dayNamed(context.said);
  // "three days after the vote" counts from the vote.
  if (/^(before|after)$/.test(way!) && context.after !== undefined && context.after.upos !== "PUNCT") return undefined;
  const sign = /^(later|after)/.test(way!) ? 1 : -1;
  const n = one !== undefined ? 1 : Number(quantityOf(quantity!) ?? Number.NaN) + (half === undefined ? 0 : 0.5);
  if (Number.isNaN(n)) return undefined;
  const kind = one ?? unit!;
  if (!/^(day|week|month|year)$/.test(kind)) return undefined;
  if (named !== undefined) return { type: "DATE", value: away(named, kind, sign * n) ?? "PAST_REF" };
  const year = context.said.year ?? 0;
  if (kind === "year" && year > 0 && year + sign * n > 0)
    return { type: "DATE", value: String(Math.round(year + sign * n)) };
  // "Two days earlier, …" says that it was another day, whichever
  if (one === undefined && kind === "day" && wordBefore(context) === "" && wordAfter(context) === ",")
    return { type: "DATE", value: "XXXX-XX-XX" };
  return one === undefined ? undefined : { type: "DATE", value: away(undefined, one, 0)! };
}

import { dayOfForeign, type ForeignCalendar, foreignDate } from "./foreign-calendar.ts";
import { MOON_EARLY, MOON_LATE } from "./holiday.ts";
import { type Day, isoDay } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordBefore } from "./rule.ts";

/** Months that are also names of people, agencies and things: only with a day or a year. */
const AMBIGUOUS = new Set([
  "tir",
  "mehr",
  "aban",
  "azar",
  "dey",
  "bahman",
  "mordad",
  "safar",
  "rajab",
  "shaban",
  "ramadan",
]);

/**
 * Dates of the Islamic and the Persian calendar by their months: "12 Rabi al-Awwal 1446", "in Muharram", "22 Bahman", "Esfand 1401". A
 * day of the moon is an interval, since it begins when the moon is seen; a Persian one is a day.
 */
export const foreignDateRules: readonly TimexRule[] = [
  ...monthRules("islamic-umalqura", [
    "muharram|moharram",
    "safar",
    "rabi al-awwal|rabi' al-awwal|rabi ul-awwal|rabi al-awal|rabi-ul-awwal|rabi i",
    "rabi al-thani|rabi' al-thani|rabi al-akhir|rabi' al-akhir|rabi ul-thani|rabi-us-sani|rabi ii",
    "jumada al-awwal|jumada al-ula|jumada al-oula|jumada i|jamadi-ul-awwal",
    "jumada al-thani|jumada al-akhira|jumada al-akhirah|jumada ii|jamadi-us-sani",
    "rajab",
    "shaaban|sha'ban|shaban",
    "ramadan|ramadhan|ramzan",
    "shawwal|shawal",
    "dhu al-qadah|dhu al-qi'dah|dhul qadah|dhul-qi'dah|dhul qa'dah|dhu al-qaadah|zilqad|zulqada",
    "dhu al-hijjah|dhu al-hijja|dhul hijjah|dhul-hijjah|dhul hijja|dhul-hijja|zilhaj|zulhijja",
  ]),
  ...monthRules("persian", [
    "farvardin",
    "ordibehesht",
    "khordad",
    "tir",
    "mordad|amordad",
    "shahrivar",
    "mehr",
    "aban",
    "azar",
    "dey",
    "bahman",
    "esfand",
  ]),
  // the Persian year 1403, 1403 SH; 1446 AH
  rule(
    "year of another calendar",
    ["the", "persian", "iranian", "solar", "islamic", "hijri", "lunar", "#"],
    "(?:the )?(?:(?<solar>persian|iranian|solar|solar hijri)|(?<lunar>islamic|lunar|hijri|lunar hijri)) (?:calendar )?year (?:of )?(?<y>1[34]\\d\\d)|(?<y2>1[34]\\d\\d) (?:(?<sh>a\\.?h\\.?s\\.?|s\\.?h\\.?)|(?<ah>a\\.?h\\.?|hijri))",
    ({ solar, y, y2, sh }) => {
      const calendar = solar !== undefined || sh !== undefined ? "persian" : "islamic-umalqura";
      return between(stretch(calendar, Number(y ?? y2), 1, 12));
    },
  ),
];

function monthRules(calendar: ForeignCalendar, months: readonly string[]): TimexRule[] {
  const byName = new Map(months.flatMap((names, i) => names.split("|").map((name): [string, number] => [name, i + 1])));
  const bare = new Set(
    months.filter((names) => names.split("|").some((each) => AMBIGUOUS.has(each))).flatMap((names) => names.split("|")),
  );
  const month = `(?<name>${[...byName.keys()].sort((a, b) => b.length - a.length).join("|")})`;
  const year = "(?:,? (?:of )?(?<y>1[34]\\d\\d)(?: (?:a\\.?h\\.?|s\\.?h\\.?|hijri))?)?";
  const date = "(?<d>[12]\\d|30|31|0?[1-9])(?:st|nd|rd|th)?";
  const keys = [...byName.keys()].flatMap(firstWords);
  const called = calendar === "persian" ? "Persian date" : "Islamic date";
  const read = ({ name, d, y }: Groups, context: Context) =>
    isNameOf(context) ? undefined : dateOf(calendar, byName.get(name!)!, d, y, context);
  return [
    rule(called, ["#", "the"], `(?:the )?${date}(?: of)? ${month}${year}`, read),
    rule(called, keys, `${month} ${date}${year}`, read),
    rule(called, keys, `${month}${year}`, ({ name, y }, context) => {
      if (y === undefined && (bare.has(name!) || !isPlaced(context))) return undefined;
      return isNameOf(context) ? undefined : dateOf(calendar, byName.get(name!)!, undefined, y, context);
    }),
  ];
}

function firstWords(name: string): string[] {
  const word = /^[^ -]+/.exec(name)![0];
  return [word, word.replace("'", "’"), word.replace(/'.*$/, "")];
}

/** A bare month after a preposition: "in Muharram", "since Farvardin", "the month of Shawwal". */
function isPlaced(context: Context): boolean {
  return /^(in|of|since|until|till|during|by|before|after|last|next|this|from|late|early|mid)$/.test(
    wordBefore(context),
  );
}

/** "Mehr News", "Muharram Ali" */
function isNameOf({ last, after, before }: Context): boolean {
  // "10 Muharram 61": a year that no news is of
  if (after?.upos === "NUM") return true;
  if (after?.upos === "PROPN" && /^\p{Lu}\p{Ll}/u.test(after.form)) return true;
  return before?.upos === "PROPN" && /^(flat|compound)/.test(last.deprel) && last.deprel !== "compound";
}

function dateOf(
  calendar: ForeignCalendar,
  month: number,
  date: string | undefined,
  year: string | undefined,
  context: Context,
): Reading | undefined {
  const years = year === undefined ? yearsAround(calendar, context) : [Number(year)];
  if (years === undefined) return { type: "DATE", value: date === undefined ? "XXXX-XX" : "XXXX-XX-XX" };
  const all = years.flatMap(
    (y) => (date === undefined ? stretch(calendar, y, month, month) : dayIn(calendar, y, month, Number(date))) ?? [],
  );
  if (year !== undefined || context.anchor === undefined) return between(all[0]);
  const { anchor } = context;
  const way = context.direction();
  const behind = all.findLast(({ from }) => from <= anchor);
  const ahead = all.find(({ to }) => to >= anchor);
  return between(way === "ahead" ? (ahead ?? behind) : (behind ?? ahead));
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** The other calendar's years that the article's year touches. */
function yearsAround(calendar: ForeignCalendar, { anchor }: Context): readonly number[] | undefined {
  const now = anchor === undefined ? undefined : foreignDate(calendar, anchor)?.year;
  return now === undefined ? undefined : [now - 1, now, now + 1];
}

function dayIn(calendar: ForeignCalendar, year: number, month: number, date: number): Days[] {
  const day = dayOfForeign(calendar, year, month, date);
  return day === undefined ? [] : [withSighting(calendar, { from: day, to: day })];
}

/** From the first of one month to the last of another. */
function stretch(calendar: ForeignCalendar, year: number, first: number, last: number): Days | undefined {
  const from = dayOfForeign(calendar, year, first, 1);
  const next = last === 12 ? dayOfForeign(calendar, year + 1, 1, 1) : dayOfForeign(calendar, year, last + 1, 1);
  return from === undefined || next === undefined ? undefined : withSighting(calendar, { from, to: next - 1 });
}

function withSighting(calendar: ForeignCalendar, { from, to }: Days): Days {
  return calendar === "persian" ? { from, to } : { from: from - MOON_EARLY, to: to + MOON_LATE };
}

function between(days: Days | undefined): Reading | undefined {
  if (!days) return undefined;
  const [from, to] = [isoDay(days.from), isoDay(days.to)];
  return { type: "DATE", value: from === to ? from : `${from}/${to}` };
}

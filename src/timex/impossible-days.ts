import { dayFrom, yearOf } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordBefore } from "./rule.ts";
import { MONTH_SHORT, MONTH_WORDS, month, monthNumber, year, yearNumber } from "./timex-words.ts";

const NUMBER = "(?<date>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.:]\\d|,\\d{3})";
const IMPOSSIBLE: Reading = { type: "DATE", value: "XXXX-XX-XX", impossible: true };

/** Words with the shape of a day that the calendar has none of: they are told of in a note, and are no month either. */
export const impossibleDayRules: readonly TimexRule[] = [
  // 31 February, the 31st of June, 28 to 31 February 2025
  rule(
    "impossible day",
    ["#", "the"],
    `(?:the )?(?:\\d{1,2} ?(?:-|to|and) ?)?${NUMBER}(?: of)? ${month}(?:,? ${year})?`,
    ofMonth,
  ),
  // February 30, 2025
  rule(
    "impossible day",
    [...MONTH_WORDS, ...MONTH_SHORT],
    `${month} (?:the )?(?:\\d{1,2} ?(?:-|to) ?)?${NUMBER}(?:,? ${year})?`,
    ofMonth,
  ),
  // 31/02/2024, 99/99/2024
  rule(
    "impossible day",
    ["#"],
    "(?<a>\\d{1,2})(?<sign>[./-])(?<b>\\d{1,2})\\k<sign>(?<y>(?:1[89]|20)\\d\\d)",
    ({ a, b, y }) =>
      (dayFrom(Number(y), Number(b), Number(a)) ?? dayFrom(Number(y), Number(a), Number(b))) ? undefined : IMPOSSIBLE,
  ),
  // 2024-13-05
  rule(
    "impossible day",
    ["#"],
    "(?<y>(?:1[89]|20)\\d\\d)(?<sign>[/-])(?<m>\\d\\d)\\k<sign>(?<d>\\d\\d)",
    ({ y, m, d }) => (dayFrom(Number(y), Number(m), Number(d)) === undefined ? IMPOSSIBLE : undefined),
  ),
];

function ofMonth({ month, date, year }: Groups, context: Context): Reading | undefined {
  const [m, d] = [monthNumber(month!), Number(date)];
  if (year !== undefined) {
    // "issue 45 May 2024"
    if (d > 31 && !IN_TIME.test(wordBefore(context))) return undefined;
    return d === 0 || dayFrom(yearNumber(year), m, d) !== undefined ? undefined : IMPOSSIBLE;
  }
  if (d === 0 || isSomeDay(m, d, context)) return undefined;
  // "in June 31 miners died", "52 May Day marchers": a number of something
  if (/^(NOUN|PROPN|ADJ|NUM|SYM)$/.test(context.after?.upos ?? "")) return undefined;
  const before = wordBefore(context);
  return IN_TIME.test(before) && !(before === "in" || before === "of") ? IMPOSSIBLE : d > 31 ? undefined : IMPOSSIBLE;
}

const IN_TIME = /^(on|since|until|till|by|from|to|before|after|between|and|the|of|in|,|\(|)$/;

/** Whether some year near the article's has the day: 29 February is one of leap years. */
function isSomeDay(m: number, d: number, { anchor }: Context): boolean {
  if (anchor === undefined) return dayFrom(2024, m, d) !== undefined;
  const now = yearOf(anchor);
  return [now - 1, now, now + 1].some((y) => dayFrom(y, m, d) !== undefined);
}

import { deicticDay } from "./counted-days.ts";
import { dayAndMonth, withPart } from "./days.ts";
import { isoDay } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordAfter, wordBefore } from "./rule.ts";
import { dayInMind, dayNamed } from "./said.ts";
import { again, date, month, PART_WORDS, PARTS, part, WEEKDAY_WORDS, weekday, year } from "./timex-words.ts";
import { weekdayAlone } from "./weekdays.ts";

/** Parts of a day: of one named beside them, of the article's own, or of the day named last. */
export const dayPartRules: readonly TimexRule[] = [
  // dawn on Friday, the night of 2 May, the early hours of Tuesday
  rule(
    "part of a named day",
    ["the", "early", "late", "mid", "in", ...PART_WORDS],
    `(?:the )?(?:(?:early|late|mid)[ -])?(?:${part}|(?<hours>hours))(?: on| of)? (?:(?:(?<on>${WEEKDAY_WORDS.join("|")}),? )?(?:the )?(?:(?:(?<from>\\d{1,2}) ?(?:-|to|/) ?)?${date}(?: of)? ${month}(?:,? ${year})?|${again(`${month} ${date}(?:,? ${year})?`)})|${weekday}|(?<day>today|yesterday|tomorrow|tonight))`,
    partOfNamedDay,
  ),
  rule("early hours", ["the"], "the (?:early|small) hours(?: of the morning)?", (_groups, context) =>
    wordAfter(context) === "of" ? undefined : partOfDay({ part: "morning" }, context),
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
  // the next morning, the same evening
  rule(
    "part of the day after",
    ["the"],
    `the (?<way>next|following|previous|preceding) ${part}`,
    ({ way, part }, { said }) => {
      const day = dayNamed(said);
      const step = way === "next" || way === "following" ? 1 : -1;
      return withPart(day === undefined ? "XXXX-XX-XX" : isoDay(day + step), part);
    },
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
    `(?:the (?:same )?|that )?(?:(?:early|late) |(?:mid|pre)[ -])?${part}(?: hours)?`,
    partOfDay,
  ),
];

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
      ? deicticDay({ day: day === "tonight" ? "today" : day }, context)
      : dayAndMonth(dated, context);
  if (named === undefined) return undefined;
  // "the night of 3 to 4 March" begins on the third.
  if (groups.from !== undefined && part !== undefined && Number(groups.from) < Number(dated.date)) {
    const evening = `${named.value.slice(0, 8)}${groups.from.padStart(2, "0")}`;
    return { ...withPart(evening, part), until: named.value };
  }
  return withPart(named.value, part ?? (/^(the|early)$/i.test(context.first.form) ? "morning" : undefined));
}

/** "the evening" is that of the day named last; "the night they fled" tells no time of itself. */
function partOfDay({ part }: Groups, context: Context): Reading | undefined {
  const { first, last, after, said, before } = context;
  // "Commander Dawn", "Dawn News", the night-shift
  if (first === last && /^\p{Lu}/u.test(first.form) && before !== undefined) return undefined;
  if (after && /^[-–‑]$/.test(after.form) && after.from === last.to) return undefined;
  if (/^(the|that)$/i.test(first.form) && after && /^(DET|PRON|PROPN|NOUN)$/.test(after.upos)) return undefined;
  if (wordAfter(context) === "of") return undefined;
  if (/^the$/i.test(first.form) && /^(of|into)$/.test(wordBefore(context))) return undefined;
  // "that night" goes further back than "the night"
  const day = /^that$/i.test(first.form) ? dayNamed(said) : dayInMind(said);
  return { type: "TIME", value: `${day === undefined ? "XXXX-XX-XX" : isoDay(day)}${PARTS[part!]}` };
}

import { deicticDay } from "./counted-days.ts";
import { dayAndMonth } from "./days.ts";
import { isoDay } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordBefore } from "./rule.ts";
import { dayInMind } from "./said.ts";
import type { Direction } from "./tense.ts";
import { again, date, dateWord, month, WEEKDAY_WORDS, weekday, year } from "./timex-words.ts";
import { weekdayAlone } from "./weekdays.ts";

const ZONE =
  "(?<zone>local time|gmt|utc|est|edt|et|cst|cdt|pst|pdt|bst|cet|cest|eet|msk|ist|eat|wat|cat|sast|jst|hours)";
const DAY = `(?:,? (?:on )?(?:(?:${weekday},? )?${month} ${dateWord}(?:,? ${year})?|${again(`${date}(?: of)? ${month}(?:,? ${year})?`)}|(?<weekday2>${WEEKDAY_WORDS.join("|")})|(?<day>today|yesterday|tomorrow)))`;

const HOURS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Times of the clock, with their day where it stands beside them. */
export const clockRules: readonly TimexRule[] = [
  // 3 p.m., 14:05 GMT, 6.30am on Friday, around 7:15 p.m., 5 p.m. EST Nov. 9
  rule(
    "clock",
    ["#", "about", "around", "approximately"],
    `(?:(?:about|around|approximately) )?(?<h>[01]?\\d|2[0-4])(?:(?<sign>[:.])(?<m>[0-5]\\d)(?::[0-5]\\d)?)?(?: ?(?<half>[ap](?:\\.m\\.?|m))(?![a-z])| (?<oclock>o'clock))?(?: ${ZONE})?${DAY}?`,
    clock,
  ),
  // six in the morning, 11 at night, nine o'clock
  rule(
    "hour in words",
    ["#", ...HOURS],
    `(?<h>${HOURS.join("|")}|1[0-2]|[1-9])(?: o'clock(?: (?:in the (?<part>morning|afternoon|evening)|at (?<night>night)))?| (?:in the (?<part2>morning|afternoon|evening)|at (?<night2>night)))`,
    hourInWords,
  ),
  // 0900 GMT, 1430 hours
  rule("military clock", ["#"], `(?<h>[01]\\d|2[0-4])(?<m>[0-5]\\d) ?${ZONE}${DAY}?`, (groups, context) =>
    at(Number(groups.h), groups.m!, groups, context),
  ),
];

/** "Nine o'clock" may be either; the part of the day tells. */
function hourInWords(groups: Groups, context: Context): Reading | undefined {
  const said = groups.part ?? groups.part2 ?? groups.night ?? groups.night2;
  if (
    said !== undefined &&
    !/^(at|around|about|by|until|before|after|from|since|and|to|as|shortly)$/.test(wordBefore(context))
  )
    return undefined;
  const hour = HOURS.indexOf(groups.h!) + 1 || Number(groups.h);
  const late = said === "afternoon" || said === "evening" || (said === "night" && hour > 5);
  return at((hour % 12) + (late ? 12 : 0) || (said === undefined ? 12 : 0), "00", groups, context);
}

function clock(groups: Groups, context: Context): Reading | undefined {
  const { h, m, sign, half, oclock, zone } = groups;
  // A bare "7" or "6.5" is no time of day, "3:2" a score.
  if (half === undefined && oclock === undefined && !(m !== undefined && (sign === ":" || zone !== undefined)))
    return undefined;
  if (half !== undefined && Number(h) > 12) return undefined;
  let hour = Number(h);
  if (half?.startsWith("p") && hour < 12) hour += 12;
  if (half?.startsWith("a") && hour === 12) hour = 0;
  return at(hour, m ?? "00", groups, context);
}

/** On the day beside it, or the one named in this sentence or the one before; else no more is known than on which side of publication it lies. */
function at(hour: number, minute: string, groups: Groups, context: Context): Reading {
  const time = `T${String(hour).padStart(2, "0")}:${minute}`;
  const told = dayTold(groups, context);
  if (told !== undefined) return { type: "TIME", value: `${told}${time}` };
  const { said, anchor } = context;
  const before = dayInMind(said);
  if (before !== undefined)
    return {
      type: "TIME",
      value: `${isoDay(before)}${time}`,
      ...(said.since > 0 && { by: "on the day of the sentence before" }),
    };
  const side = SIDES.get(context.direction());
  const bounds = anchor === undefined || side === undefined ? undefined : { [side]: isoDay(anchor) };
  return { type: "TIME", value: `XXXX-XX-XX${time}`, ...(bounds && { bounds }) };
}

const SIDES = new Map<Direction, "earliest" | "latest">([
  ["ahead", "earliest"],
  ["behind", "latest"],
]);

function dayTold(groups: Groups, context: Context): string | undefined {
  const { month2: month, date2: date, year2: year } = groups;
  if (month !== undefined) return dayAndMonth({ month, date, year }, context)?.value ?? "XXXX-XX-XX";
  if (groups.month !== undefined) return dayAndMonth(groups, context)?.value ?? "XXXX-XX-XX";
  if (groups.weekday2 !== undefined) return weekdayAlone({ weekday: groups.weekday2 }, context).value;
  if (groups.day !== undefined) return deicticDay({ day: groups.day }, context).value;
  const behind = dayBehindBracket(context);
  return behind === undefined ? undefined : weekdayAlone({ weekday: behind }, context).value;
}

/** "at 10:00 local time (08:00 GMT) on Sunday": the weekday behind a bracket, or behind the hour that closes one. */
function dayBehindBracket({ sentence, last }: Context): string | undefined {
  const words = sentence.tokens.slice(sentence.tokens.indexOf(last) + 1).map(({ form }) => form.toLowerCase());
  const close = words.indexOf(")");
  if (close < 0 || close > 6 || !(words[0] === "(" || close === 0)) return undefined;
  const word = words[close + 1] === "on" ? words[close + 2] : words[close + 1];
  return word !== undefined && WEEKDAY_WORDS.includes(word) ? word : undefined;
}

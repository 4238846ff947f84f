import { withPart } from "./days.ts";
import { isoDay } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordBefore } from "./rule.ts";
import { dayNamed } from "./said.ts";
import { part } from "./timex-words.ts";

/** Days counted from the article's own, and from the day named last. */
export const countedDayRules: readonly TimexRule[] = [
  // yesterday, today, tomorrow, tonight, with a part of the day; the day before yesterday
  rule(
    "deictic day",
    ["today", "yesterday", "tomorrow", "tonight", "early", "late", "earlier", "later"],
    `(?:(?:early|late|earlier|later) )?(?<day>today|yesterday|tomorrow|tonight)(?: ${part})?`,
    deicticDay,
  ),
  rule("day before yesterday", ["the"], "the day (?<way>before yesterday|after tomorrow)", ({ way }, context) =>
    fromAnchor(context, way === "before yesterday" ? -2 : 2),
  ),
  // the night before, the day after
  rule("day before", ["the"], `the (?:${part}|day|evening) (?<way>before|after|earlier)`, ({ part, way }, context) => {
    if (context.after && !/^(PUNCT|CCONJ|ADP)$/.test(context.after.upos)) return undefined;
    const day = dayNamed(context.said);
    return withPart(day === undefined ? "XXXX-XX-XX" : isoDay(day + (way === "after" ? 1 : -1)), part);
  }),
  // later in the day
  rule("the day", ["the"], "the day", (_groups, context) => {
    const { said, after, sentence, before } = context;
    const earlier = before && sentence.tokens[sentence.tokens.indexOf(before) - 1]?.form.toLowerCase();
    if (wordBefore(context) !== "in" || !/^(later|earlier|early|late)$/.test(earlier ?? "")) return undefined;
    if (after && !/^(PUNCT|CCONJ|ADP|VERB|AUX)$/.test(after.upos)) return undefined;
    const day = dayNamed(said);
    return { type: "DATE", value: day === undefined ? "XXXX-XX-XX" : isoDay(day) };
  }),
  // the next day, the same day, that day
  rule(
    "day after the one named",
    ["the", "that", "next"],
    `(?:the (?<way>next|following|previous|preceding|same)|(?<that>that)|next) day(?! of)`,
    ({ way, that }, context) => {
      const step = that !== undefined || way === "same" ? 0 : way === "previous" || way === "preceding" ? -1 : 1;
      const day = dayNamed(context.said);
      return { type: "DATE", value: day === undefined ? "XXXX-XX-XX" : isoDay(day + step) };
    },
  ),
];

export function deicticDay({ day, part }: Groups, { anchor }: Context): Reading {
  const step = day === "yesterday" ? -1 : day === "tomorrow" ? 1 : 0;
  const value = anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor + step);
  return day === "tonight" ? { type: "TIME", value: `${value}TNI` } : withPart(value, part);
}

function fromAnchor({ anchor }: Context, step: number): Reading {
  return { type: "DATE", value: anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor + step) };
}

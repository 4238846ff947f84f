import { lengthValue } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule } from "./rule.ts";
import {
  again,
  low,
  month,
  monthNumber,
  PARTS,
  part,
  quantity,
  SEASONS,
  unit,
  WEEKDAY_WORDS,
  weekday,
} from "./timex-words.ts";

const ADVERBS: Readonly<Record<string, string>> = {
  hourly: "PT1H",
  daily: "P1D",
  nightly: "XXXX-XX-XXTNI",
  weekly: "P1W",
  fortnightly: "P2W",
  monthly: "P1M",
  quarterly: "P1Q",
  annually: "P1Y",
  yearly: "P1Y",
};

/** What comes again and again. */
export const setRules: readonly TimexRule[] = [
  // every day, each Thursday, every two weeks, every other month, each July, every summer
  rule(
    "set",
    ["every", "each"],
    `(?:every|each)(?: (?<other>other|second|single))? (?:(?:${low}?${quantity} )?${unit}|${weekday}|(?:${again(weekday)} )?${part}|${month}|(?<season>${Object.keys(SEASONS).join("|")}))`,
    set,
  ),
  // he writes weekly; "daily flights" are no set of days
  rule(
    "adverb of a set",
    Object.keys(ADVERBS),
    `(?<adverb>${Object.keys(ADVERBS).join("|")})`,
    ({ adverb }, context) =>
      (context.first.upos === "ADV" || context.first.deprel === "xcomp") && !isRate(context)
        ? { type: "SET", value: ADVERBS[adverb!]! }
        : undefined,
  ),
  // once a week, three times a day
  rule(
    "times a day",
    ["once", "twice"],
    "(?:once|twice) (?:a|an|every|each|per) (?<unit>hour|day|week|month|year|decade)",
    ({ unit }) => ({ type: "SET", value: lengthValue("a", unit!, false)! }),
  ),
  rule("day and night", ["day"], "day and night", () => ({ type: "SET", value: "P1D" })),
];

function set({ other, low, quantity, unit, weekday, weekday2, part, month, season }: Groups): Reading | undefined {
  const day = weekday ?? weekday2;
  const open = day === undefined ? undefined : `XXXX-WXX-${WEEKDAY_WORDS.indexOf(day) + 1}`;
  if (part !== undefined) return { type: "SET", value: `${open ?? "XXXX-XX-XX"}${PARTS[part]}` };
  if (open !== undefined) return { type: "SET", value: open };
  if (month !== undefined) return { type: "SET", value: `XXXX-${String(monthNumber(month)).padStart(2, "0")}` };
  if (season !== undefined) return { type: "SET", value: `XXXX-${SEASONS[season]}` };
  const value = lengthValue(
    low?.split(" ")[0] ?? quantity ?? (other === "other" || other === "second" ? "two" : "a"),
    unit!,
    false,
  );
  return value === undefined ? undefined : { type: "SET", value };
}

/** "20% annually", "10,000 units annually": so much a year, no time. */
function isRate({ sentence, first }: Context): boolean {
  const at = sentence.tokens.indexOf(first);
  return sentence.tokens
    .slice(Math.max(0, at - 3), at)
    .some(({ upos, form }) => upos === "NUM" || /^(%|percent|million|billion)$/i.test(form));
}

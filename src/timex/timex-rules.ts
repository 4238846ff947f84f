import { clockRules } from "./clock.ts";
import { countedDayRules } from "./counted-days.ts";
import { dayPartRules } from "./day-parts.ts";
import { dayRules } from "./days.ts";
import { foreignDateRules } from "./foreign-dates.ts";
import { impossibleDayRules } from "./impossible-days.ts";
import { lengthRules } from "./lengths.ts";
import { monthRules } from "./months.ts";
import { namedDayRules } from "./named-days.ts";
import { periodRules } from "./periods.ts";
import { referenceRules } from "./references.ts";
import type { TimexRule } from "./rule.ts";
import { setRules } from "./sets.ts";
import { weekdayRules } from "./weekdays.ts";
import { yearRules } from "./years.ts";

/** All rules by the first word they can begin with ("#" = a figure). Of those that fit the longest counts, and the first of equals. */
export const timexRules: ReadonlyMap<string, readonly TimexRule[]> = byFirstWord([
  ...dayRules,
  ...weekdayRules,
  ...countedDayRules,
  ...dayPartRules,
  ...clockRules,
  ...periodRules,
  ...monthRules,
  ...yearRules,
  ...referenceRules,
  ...setRules,
  ...lengthRules,
  ...foreignDateRules,
  ...namedDayRules,
  ...impossibleDayRules,
]);

function byFirstWord(rules: readonly TimexRule[]): Map<string, TimexRule[]> {
  const index = new Map<string, TimexRule[]>();
  for (const each of rules) for (const key of new Set(each.keys)) index.set(key, [...(index.get(key) ?? []), each]);
  return index;
}

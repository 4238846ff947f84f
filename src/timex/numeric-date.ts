import type { Day } from "./normalize.ts";
import { isoDay } from "./normalize.ts";
import type { Reading } from "./rule.ts";
import type { Direction } from "./tense.ts";

/** Lands that write the month first: 03/05/2025 is 5 March there, and 3 May everywhere else. */
const MONTH_FIRST: ReadonlySet<string> = new Set(["USA", "FSM", "MHL", "PLW", "PHL"]);

/** Which of two readings of "03/05/2025" a page of a country means; undefined when the country is not known. */
export function byHabit(country: string | undefined, dayFirst: Day, monthFirst: Day): Day | undefined {
  if (country === undefined) return undefined;
  return MONTH_FIRST.has(country) ? monthFirst : dayFirst;
}

/** The reading that falls within a week of the article, or the only one that has come where the clause looks behind. */
export function byNearness(anchor: Day | undefined, way: Direction, dayFirst: Day, monthFirst: Day): Day | undefined {
  if (anchor === undefined) return undefined;
  const [near, far] = [dayFirst, monthFirst].sort((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor));
  if (Math.abs(near! - anchor) <= 7 && Math.abs(far! - anchor) > 25) return near;
  const fit = [dayFirst, monthFirst].filter((day) =>
    way === "ahead" ? day >= anchor : way === "behind" && day <= anchor,
  );
  return fit.length === 1 ? fit[0] : undefined;
}

/** The one of two readings that has come, where the words tell when something was done and the other is still to come. */
export function onlyPast(anchor: Day | undefined, isDone: boolean, one: Day, other: Day): Day | undefined {
  if (anchor === undefined || !isDone) return undefined;
  const past = [one, other].filter((day) => day <= anchor + 1);
  return past.length === 1 ? past[0] : undefined;
}

/** Both readings of a date whose order nothing tells: an interval that holds the two, not a day that may be the wrong one. */
export function eitherOrder(dayFirst: Day, monthFirst: Day): Reading {
  const [from, to] = [dayFirst, monthFirst].sort((a, b) => a - b).map((day) => isoDay(day!));
  return { type: "DATE", value: `${from!.slice(0, 4)}-XX-XX`, either: [from!, to!] };
}

import { type Day, dayOf } from "./normalize.ts";
import type { Reading } from "./rule.ts";

/** What an article has named so far: what "the next day", "the following year" and "a year earlier" count from. */
export interface Said {
  /** The last day named, and how many sentences ago. */
  readonly day: Day | undefined;
  readonly since: number;
  /** The last year named, by itself or in a date, and the last month ("2024-11"). */
  readonly year: number | undefined;
  readonly month: string | undefined;
  /** The quarter reported on ("2024-Q3"), and the period figures are for: that quarter, or the year after "in the nine months". */
  readonly quarter: string | undefined;
  readonly period: string | undefined;
}

export const nothingSaid: Said = {
  day: undefined,
  since: 0,
  year: undefined,
  month: undefined,
  quarter: undefined,
  period: undefined,
};

/** What has been said after one more expression. One told by comparison ("a year earlier") is spoken of aside: nothing counts from it. */
export function saying(said: Said, { type, value, period, aside }: Reading): Said {
  if (aside) return said;
  if (period !== undefined) return { ...said, period };
  if (type !== "DATE" && type !== "TIME") return said;
  const year = /^\d{4}(?!\d)/.exec(value)?.[0];
  if (year === undefined) return said;
  const next = { ...said, year: Number(year) };
  const day = dayOf(value.slice(0, 10));
  if (day !== undefined) return { ...next, day, since: 0, month: value.slice(0, 7) };
  if (/^\d{4}-\d\d$/.test(value)) return { ...next, month: value };
  // A quarter of an earlier year stands beside the one reported on, to compare with.
  if (/^\d{4}-Q\d$/.test(value) && !(said.quarter !== undefined && year < said.quarter.slice(0, 4)))
    return { ...next, quarter: value, period: value };
  return next;
}

/** The last day named not long ago: what "the same day", "that night" and "two days earlier" go back to. */
export function dayNamed(said: Said): Day | undefined {
  return said.since <= 4 ? said.day : undefined;
}

/** The last day named, if it was named in this sentence or the one before. */
export function dayInMind(said: Said): Day | undefined {
  return said.since <= 1 ? said.day : undefined;
}

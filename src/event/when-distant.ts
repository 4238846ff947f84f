import { byRule } from "../basis.ts";
import { dayOf, isoDay, isoMonth, monthsAway, weekdayOf } from "../timex/normalize.ts";
import type { EventTime } from "./when.ts";
import type { Measured } from "./when-measured.ts";

/** When something happened that is told at a distance from another time: counted where it can be, else only before or after that. */
export function distant(
  measured: Measured,
  from: Pick<EventTime, "value" | "earliest" | "latest" | "precision"> | undefined,
): EventTime | undefined {
  const { way, by, length } = measured;
  const mention = length ? { mention: length.id } : {};
  const counted = by && from && countedFrom(from, way === "after" ? -by.count : by.count, by.unit);
  if (counted) return { ...counted, ...mention, basis: byRule("event/time counted") };
  const side = way === "after" ? from?.latest : from?.earliest;
  if (side !== undefined)
    return {
      ...(way === "after" ? { latest: side } : { earliest: side }),
      precision: "bounded",
      ...mention,
      basis: byRule(`event/time ${way === "after" ? "before" : "after"} another`),
    };
  return by && { value: "XXXX-XX-XX", precision: "unanchored", ...mention, basis: byRule("event/time counted") };
}

type When = Pick<EventTime, "value" | "earliest" | "latest" | "precision">;

/** As fine as the unit: 20 years before a day is a year. */
function countedFrom({ value, earliest, latest }: When, by: number, unit: "D" | "W" | "M" | "Y"): When | undefined {
  if (unit === "Y" || unit === "M") {
    if (earliest === undefined || latest === undefined) return undefined;
    if (unit === "Y")
      return earliest.slice(0, 4) === latest.slice(0, 4) ? year(Number(earliest.slice(0, 4)) + by) : undefined;
    return earliest.slice(0, 7) === latest.slice(0, 7)
      ? month(...monthsAway(Number(earliest.slice(0, 4)), Number(earliest.slice(5, 7)), by))
      : undefined;
  }
  const days = by * (unit === "W" ? 7 : 1);
  const weekday = /^XXXX-WXX-(\d)/.exec(value ?? "")?.[1];
  if (weekday) return { value: `XXXX-WXX-${weekdayOf(Number(weekday) - 4 + days)}`, precision: "unanchored" };
  const day = earliest !== undefined && earliest === latest ? dayOf(earliest) : undefined;
  if (day === undefined) return undefined;
  const on = isoDay(day + days);
  return { value: on, earliest: on, latest: on, precision: "day" };
}

function year(n: number): When | undefined {
  if (n < 1) return undefined;
  const value = String(n).padStart(4, "0");
  return { value, earliest: `${value}-01-01`, latest: `${value}-12-31`, precision: "year" };
}

function month(y: number, m: number): When | undefined {
  if (y < 1) return undefined;
  const value = isoMonth(y, m);
  const [next, first] = monthsAway(y, m, 1);
  const end = dayOf(`${isoMonth(next, first)}-01`);
  return end === undefined
    ? undefined
    : { value, earliest: `${value}-01`, latest: isoDay(end - 1), precision: "month" };
}

import { type Basis, isCarriedOver } from "../basis.ts";

/** Days an event lies between, as far as they are known (YYYY-MM-DD). */
export interface DayBounds {
  readonly earliest?: string;
  readonly latest?: string;
  /** "hour" and "part-of-day" are of one day, though a night ends on the next. */
  readonly precision?: string;
  /** What is carried over from elsewhere on the page is graded one step coarser than what is said. */
  readonly basis?: Basis;
}

/**
 * ACLED's time_precision of an interval of days: 1 the day, 2 within a week, 3 within a month. Undefined for what is wider or open on a
 * side: ACLED does not record such events.
 */
export function acledTimePrecision(bounds: DayBounds): 1 | 2 | 3 | undefined {
  const days = lengthOf(bounds);
  if (days === undefined) return undefined;
  const grade = days <= 1 ? 1 : days <= 7 ? 2 : days <= 31 ? 3 : undefined;
  return isCarriedOver(bounds.basis) ? ([undefined, 2, 3, undefined] as const)[grade ?? 0] : grade;
}

/**
 * UCDP GED's date_prec: 1 the day, 2 two to six days, 3 a week, 4 eight days to a month, 5 more than a month up to a year. Undefined for
 * what is wider or open on a side.
 */
export function ucdpDatePrecision(bounds: DayBounds): 1 | 2 | 3 | 4 | 5 | undefined {
  const days = lengthOf(bounds);
  if (days === undefined) return undefined;
  const grade = days <= 1 ? 1 : days <= 6 ? 2 : days === 7 ? 3 : days <= 31 ? 4 : days <= 366 ? 5 : undefined;
  return isCarriedOver(bounds.basis) ? ([undefined, 2, 3, 4, 5, undefined] as const)[grade ?? 0] : grade;
}

function lengthOf({ earliest, latest, precision }: DayBounds): number | undefined {
  if (earliest === undefined || latest === undefined) return undefined;
  if (precision === "hour" || precision === "part-of-day") return 1;
  const days = (Date.parse(latest) - Date.parse(earliest)) / 86_400_000 + 1;
  return Number.isFinite(days) && days >= 1 ? days : undefined;
}

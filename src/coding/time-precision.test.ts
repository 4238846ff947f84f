import { expect, test } from "vitest";
import { acledTimePrecision, ucdpDatePrecision } from "./time-precision.ts";

test.each([
  ["2025-03-13", "2025-03-13", 1, 1],
  ["2025-03-12", "2025-03-13", 2, 2],
  ["2025-03-10", "2025-03-15", 2, 2],
  ["2025-03-10", "2025-03-16", 2, 3],
  ["2025-03-01", "2025-03-31", 3, 4],
  ["2025-03-01", "2025-04-30", undefined, 5],
  ["2024-01-01", "2024-12-31", undefined, 5],
  ["2020-01-01", "2029-12-31", undefined, undefined],
])("%s to %s is ACLED %s, UCDP %s", (earliest, latest, acled, ucdp) => {
  expect(acledTimePrecision({ earliest, latest })).toBe(acled);
  expect(ucdpDatePrecision({ earliest, latest })).toBe(ucdp);
});

test("a night is of one day, though it ends on the next", () => {
  const night = { earliest: "2025-03-13", latest: "2025-03-14", precision: "part-of-day" };
  expect(acledTimePrecision(night)).toBe(1);
  expect(ucdpDatePrecision(night)).toBe(1);
});

test("an open interval has no code", () => {
  expect(acledTimePrecision({ latest: "2025-03-13" })).toBeUndefined();
  expect(ucdpDatePrecision({ earliest: "2025-03-13" })).toBeUndefined();
});

test("a day that is carried over is graded one step coarser", () => {
  const day = { earliest: "2026-03-01", latest: "2026-03-01", precision: "day" };
  const by = (rule: string) => ({ ...day, basis: { by: "rule", rule } as const });
  for (const rule of ["the same happening", "the event it refers to", "the paragraph"]) {
    expect(acledTimePrecision(by(`event/time of ${rule}`))).toBe(2);
    expect(ucdpDatePrecision(by(`event/time of ${rule}`))).toBe(2);
  }
  expect(acledTimePrecision(by("event/time clause"))).toBe(1);
  expect(ucdpDatePrecision(by("event/time of the picture"))).toBe(1);
  const month = { ...by("event/time of the paragraph"), latest: "2026-03-31", precision: "month" };
  expect([acledTimePrecision(month), ucdpDatePrecision(month)]).toEqual([undefined, 5]);
});

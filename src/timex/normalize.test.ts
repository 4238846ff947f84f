import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundsOf,
  dayFrom,
  dayOf,
  grainOf,
  isoDay,
  isoWeek,
  monthsAway,
  numberWord,
  quantityOf,
  weekdayOf,
} from "./normalize.ts";

describe("calendar", () => {
  const days = fc.integer({ min: -100_000, max: 100_000 });

  it("goes from a day to its name and back", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayOf(isoDay(day))).toBe(day);
      }),
    );
  });

  it("puts every day inside the bounds of its week, month and year", () => {
    fc.assert(
      fc.property(days, (day) => {
        const iso = isoDay(day);
        for (const value of [isoWeek(day), iso.slice(0, 7), iso.slice(0, 4)]) {
          const bounds = boundsOf(value)!;
          expect(bounds.earliest <= iso && iso <= bounds.latest, `${iso} in ${value}`).toBe(true);
        }
      }),
    );
  });

  it("knows weekdays and refuses days that do not exist", () => {
    expect(weekdayOf(dayOf("2024-11-22")!)).toBe(5);
    expect(dayFrom(2023, 2, 29)).toBeUndefined();
    expect(dayOf("22 November")).toBeUndefined();
    expect(isoWeek(dayOf("2021-01-03")!)).toBe("2020-W53");
  });

  it("counts months over the end of the year", () => {
    expect(monthsAway(2024, 12, 1)).toEqual([2025, 1]);
    expect(monthsAway(2024, 1, -13)).toEqual([2022, 12]);
  });
});

describe("numbers and grains", () => {
  it.each([
    ["twenty-four", 24],
    ["two hundred and six", 206],
    ["three thousand", 3000],
  ])("reads %s", (words, value) => {
    expect(numberWord(words)).toBe(value);
  });

  it("keeps what is not said open", () => {
    expect(quantityOf("several")).toBe("X");
    expect(quantityOf("the")).toBe("1");
    expect(quantityOf("green")).toBeUndefined();
  });

  it.each([
    ["2024-11-22", "day"],
    ["2024-W47", "week"],
    ["2024-11", "month"],
    ["2024", "year"],
    ["2024-11-22TNI", "part-of-day"],
    ["P3D", undefined],
    ["2024-W47-WE", undefined],
    ["199", undefined],
  ])("sees how fine %s is", (value, grain) => expect(grainOf(value)).toBe(grain));
});

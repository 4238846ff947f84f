import { describe, expect, test } from "vitest";
import { orthodoxEaster, westernEaster } from "./easter.ts";
import { dayOfForeign, foreignDate } from "./foreign-calendar.ts";
import { holidays } from "./holiday.ts";
import { dayOf, isoDay } from "./normalize.ts";

const days = (name: string, year: number) =>
  holidays
    .find((each) => each.name === name)!
    .in(year)
    .map(({ from, to }) => (from === to ? isoDay(from) : `${isoDay(from)}/${isoDay(to)}`));

test.each([
  [1961, "1961-04-02", "1961-04-09"],
  [2000, "2000-04-23", "2000-04-30"],
  [2016, "2016-03-27", "2016-05-01"],
  [2024, "2024-03-31", "2024-05-05"],
  [2025, "2025-04-20", "2025-04-20"],
  [2038, "2038-04-25", "2038-04-25"],
])("Easter of %s: western %s, orthodox %s", (year, western, orthodox) => {
  expect(isoDay(westernEaster(year))).toBe(western);
  expect(isoDay(orthodoxEaster(year))).toBe(orthodox);
});

describe("days that move", () => {
  test.each([
    ["Good Friday", 2025, ["2025-04-18"]],
    ["Easter Monday", 2024, ["2024-04-01"]],
    ["Thanksgiving", 2024, ["2024-11-28"]],
    ["Memorial Day", 2025, ["2025-05-26"]],
    ["Nowruz", 2024, ["2024-03-20"]],
    ["Nowruz", 2025, ["2025-03-21"]],
    ["Yom Kippur", 2023, ["2023-09-24/2023-09-25"]],
    ["Passover", 2024, ["2024-04-22/2024-04-30"]],
    ["Rosh Hashanah", 2025, ["2025-09-22/2025-09-24"]],
    ["Purim", 2024, ["2024-03-23/2024-03-25"]],
    ["Lunar New Year", 2025, ["2025-01-29"]],
    ["Lunar New Year", 2024, ["2024-02-10"]],
    ["Diwali", 2023, ["2023-11-12/2023-11-13"]],
    ["Diwali", 2020, ["2020-11-14/2020-11-15"]],
    ["Diwali", 2024, ["2024-10-31/2024-11-01"]],
  ])("%s %s", (name, year, expected) => {
    expect(days(name, year)).toEqual(expected);
  });

  // Days on which it was kept somewhere.
  test.each([
    ["Eid al-Fitr", "2024-04-10"],
    ["Eid al-Fitr", "2025-03-30"],
    ["Eid al-Fitr", "2025-03-31"],
    ["Eid al-Adha", "2023-06-28"],
    ["Eid al-Adha", "2024-06-17"],
    ["Ashura", "2024-07-16"],
    ["Ashura", "2024-07-17"],
    ["Arbaeen", "2024-08-25"],
    ["Mawlid", "2024-09-15"],
    ["Ramadan", "2025-03-01"],
    ["Ramadan", "2025-03-29"],
  ])("%s may have been on %s", (name, day) => {
    const found = holidays.find((each) => each.name === name)!.in(Number(day.slice(0, 4)));
    expect(found.some(({ from, to }) => from <= dayOf(day)! && dayOf(day)! <= to)).toBe(true);
  });

  test("falls twice in a civil year where the lunar year is over early", () => {
    expect(days("Ramadan", 2030)).toHaveLength(2);
  });
});

test("dates of other calendars and back", () => {
  expect(foreignDate("persian", dayOf("2025-02-10")!)).toEqual({ year: 1403, month: 11, date: 22 });
  expect(isoDay(dayOfForeign("persian", 1403, 11, 22)!)).toBe("2025-02-10");
  expect(isoDay(dayOfForeign("islamic-umalqura", 1446, 3, 12)!)).toBe("2024-09-15");
  expect(dayOfForeign("persian", 1403, 12, 31)).toBeUndefined();
});

test("every feast of every year begins before it ends", () => {
  for (let year = 1990; year <= 2045; year++)
    for (const each of holidays) for (const { from, to } of each.in(year)) expect(from).toBeLessThanOrEqual(to);
});

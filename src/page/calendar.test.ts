import { expect, test } from "vitest";
import { datesIn, dayNumber, dayOf, dayRange, isoDay } from "./calendar.ts";

test.each([
  ["22 November 2024", "2024-11-22"],
  ["3rd of May, 2025", "2025-05-03"],
  ["Nov. 3, 2023", "2023-11-03"],
  ["Friday, March 7, 2025", "2025-03-07"],
  ["Sept 9 2021", "2021-09-09"],
  ["4-Jun-2019", "2019-06-04"],
  ["JUNE 1, 2020", "2020-06-01"],
  ["2025-05-03", "2025-05-03"],
  ["2025/5/3", "2025-05-03"],
  ["2025-05-03T14:20:00Z", "2025-05-03"],
  ["31/12/2024", "2024-12-31"],
  ["12/31/2024", "2024-12-31"],
  ["31.12.2024", "2024-12-31"],
  ["29 February 2024", "2024-02-29"],
])("%s is the day %s", (text, day) => {
  expect(dayOf(text)).toBe(day);
});

test.each([
  "29 February 2023",
  "35 May 2024",
  "may 5 people come",
  "Section 12.5.2024b",
  "Marching 12 kilometres",
  "in 2024",
  "Friday",
  "version 2024.13.45",
  "1/2 of 300",
  "",
])("%j names no full day", (text) => {
  expect(dayOf(text)).toBeUndefined();
});

test("parts that are not written are absent", () => {
  expect(datesIn("on March 14")[0]).toEqual({ from: 3, to: 11, month: 3, day: 14 });
  expect(datesIn("in November 2024")[0]).toEqual({ from: 3, to: 16, year: 2024, month: 11 });
  expect(datesIn("from May 2 to 3 June 2020").map((date) => [date.month, date.day, date.year])).toEqual([
    [5, 2, undefined],
    [6, 3, 2020],
  ]);
});

test("a day-or-month-first date keeps both readings", () => {
  const [date] = datesIn("03/05/2025");
  expect(dayRange(date!)).toEqual({ earliest: "2025-03-05", latest: "2025-05-03" });
  expect(dayOf("03/05/2025")).toBeUndefined();
  expect(dayOf("05/05/2025")).toBe("2025-05-05");
});

test("a month is the interval of its days", () => {
  expect(dayRange(datesIn("February 2024")[0]!)).toEqual({ earliest: "2024-02-01", latest: "2024-02-29" });
});

test("days are counted over year ends", () => {
  expect(dayNumber("2025-01-01") - dayNumber("2024-12-31")).toBe(1);
  expect(isoDay({ year: 2025, month: 1 })).toBeUndefined();
});

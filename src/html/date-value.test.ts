import { expect, test } from "vitest";
import { dateValue, dateValues } from "./date-value.ts";

const said = (text: string): string => {
  const value = dateValue(text);
  if (!value) return "none";
  const days = value.earliest === value.latest ? value.earliest : `${value.earliest}..${value.latest}`;
  return [days, value.instant?.slice(0, 16), value.zone, value.calendar].filter((each) => each !== undefined).join(" ");
};

test.each([
  ["2024-03-05", "2024-03-05"],
  ["2024-03-05T10:15:00Z", "2024-03-05 2024-03-05T10:15 Z"],
  ["2024-03-05T10:15:00.000+0300", "2024-03-05 2024-03-05T07:15 +0300"],
  ["2024-03-05T23:30-05:00", "2024-03-05 2024-03-06T04:30 -05:00"],
  ["2024-03-05 10:15:00 +05:30", "2024-03-05 2024-03-05T04:45 +05:30"],
  ["2024-03-05 10:15", "2024-03-05"],
  ["20240305", "2024-03-05"],
  ["20240305T101500Z", "2024-03-05 2024-03-05T10:15 Z"],
  ["1709633700", "2024-03-05 2024-03-05T10:15 Z"],
  ["1709633700000", "2024-03-05 2024-03-05T10:15 Z"],
  ["Tue, 05 Mar 2024 10:15:00 GMT", "2024-03-05 2024-03-05T10:15 GMT"],
  ["Tue, 05 Mar 2024 10:15:00 +0300", "2024-03-05 2024-03-05T07:15 +0300"],
  ["Tue Mar 05 2024 10:15:00 GMT+0300 (Eastern European Standard Time)", "2024-03-05 2024-03-05T07:15 GMT+0300"],
  ["Tue Mar  5 10:15:00 EST 2024", "2024-03-05"],
  ["March 5, 2024 9:30 PM EST", "2024-03-05 2024-03-06T02:30 EST"],
  ["10:15 GMT, 5 March 2024", "2024-03-05 2024-03-05T10:15 GMT"],
  ["Published 5 Mar 2024 at 10.15pm", "2024-03-05"],
])("machine and English forms: %s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  ["5 mars 2024 à 10h15", "2024-03-05"],
  ["Publié le 1er août 2024", "2024-08-01"],
  ["5 de marzo de 2024", "2024-03-05"],
  ["5. März 2024", "2024-03-05"],
  ["5 марта 2024", "2024-03-05"],
  ["5 Mart 2024", "2024-03-05"],
  ["5 Machi 2024", "2024-03-05"],
  ["5 Maret 2024", "2024-03-05"],
  ["٥ مارس ٢٠٢٤", "2024-03-05"],
  ["5 آذار 2024", "2024-03-05"],
  ["5 كانون الأول 2024", "2024-12-05"],
  ["5 تشرين الثاني/ 2024", "2024-11-05"],
  ["৫ মার্চ ২০২৪", "2024-03-05"],
  ["2024年3月5日", "2024-03-05"],
  ["ngày 5 tháng 3 năm 2024", "2024-03-05"],
])("months of other languages: %s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

test("nasty 8: Arabic and Persian digits, Hijri and Persian dates, with the calendar shown", () => {
  expect(said("١٢ رمضان ١٤٤٥")).toBe("2024-03-21..2024-03-23 hijri");
  expect(said("12 Ramadan 1445")).toBe("2024-03-21..2024-03-23 hijri");
  expect(said("24 شعبان 1445 هـ")).toBe("2024-03-04..2024-03-06 hijri");
  expect(said("۱۵ اسفند ۱۴۰۲")).toBe("2024-03-05 persian");
  expect(said("15 Esfand 1402")).toBe("2024-03-05 persian");
  expect(dateValues("٢٤ شعبان ١٤٤٥ هـ - ٥ مارس ٢٠٢٤ م").map(({ earliest }) => earliest)).toEqual([
    "2024-03-04",
    "2024-03-05",
  ]);
});

test("nasty 41: both readings of 03/05/2024 are kept; dots are day first; a weekday decides", () => {
  expect(dateValue("03/05/2024")?.slashed).toEqual({ dayFirst: "2024-05-03", monthFirst: "2024-03-05" });
  expect(dateValue("03/05/24")?.slashed).toEqual({ dayFirst: "2024-05-03", monthFirst: "2024-03-05" });
  expect(said("03.05.2024")).toBe("2024-05-03");
  expect(said("25/05/2024")).toBe("2024-05-25");
  expect(said("Tuesday, 03/05/2024")).toBe("2024-03-05");
});

test.each([
  "",
  "soon",
  "12 pages",
  "99/99/2024",
  "2024-13-45",
  "article 4 of 2020",
  "0000-00-00 00:00:00",
  "4 people 2024",
])("no date: %s", (text) => expect(said(text)).toBe("none"));

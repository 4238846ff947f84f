import { NUMBER_WORDS } from "./normalize.ts";

/** The words times are made of, and the pieces of pattern they give; all in lower case. */
export const MONTH_WORDS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
export const MONTH_SHORT = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"];
export const WEEKDAY_WORDS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
export const UNIT_WORDS = [
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "weekend",
  "month",
  "quarter",
  "year",
  "decade",
  "century",
];
export const SEASONS: Readonly<Record<string, string>> = {
  spring: "SP",
  summer: "SU",
  autumn: "FA",
  fall: "FA",
  winter: "WI",
};
export const PARTS: Readonly<Record<string, string>> = {
  morning: "TMO",
  dawn: "TMO",
  sunrise: "TMO",
  daybreak: "TMO",
  afternoon: "TAF",
  noon: "TMI",
  midday: "TMI",
  lunchtime: "TMI",
  evening: "TEV",
  dusk: "TEV",
  sunset: "TEV",
  night: "TNI",
  overnight: "TNI",
  midnight: "T24:00",
};
export const CODES: Readonly<Record<string, string>> = {
  second: "S",
  minute: "M",
  hour: "H",
  day: "D",
  week: "W",
  month: "M",
  year: "Y",
  decade: "E",
  century: "CE",
  weekend: "WE",
  quarter: "Q",
};

export const month = `(?<month>${MONTH_WORDS.join("|")}|(?:${MONTH_SHORT.join("|")})(?=\\b))\\.?(?<!(?:${MONTH_WORDS.join("|")})\\.)`;
export const weekday = `(?<weekday>${WEEKDAY_WORDS.join("|")})`;
export const year = "(?<year>1[5-9]\\d\\d|20\\d\\d)";
export const date = "(?<date>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
export const part = `(?<part>${Object.keys(PARTS).join("|")})`;
export const unit = `(?<unit>${UNIT_WORDS.join("|").replace("century", "centur(?:y|ies)")})s?`;
export const number = `(?:${[...NUMBER_WORDS].sort((a, b) => b.length - a.length).join("|")})(?:[ -](?:${NUMBER_WORDS.slice(1, 10).join("|")}|hundred|thousand))?`;
export const quantity = `(?<quantity>\\d{1,4}(?:\\.\\d)?|a few|a couple(?: of)?|a number of|a dozen|half an?|several|few|many|some|dozens of|hundreds of|numerous|countless|${number}|an?)`;
export const about =
  "(?:(?:about|around|nearly|almost|some|roughly|at least|more than|less than|over|under|up to|just|only|approximately) )?";

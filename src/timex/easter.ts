import { type Day, dayFrom } from "./normalize.ts";

/** Easter Sunday of the western churches (Gregorian computus). */
export function westernEaster(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((8 * b + 13) / 25);
  const g = (19 * a + b - d - f + 15) % 30;
  const h = Math.floor((a + 11 * g) / 319);
  const i = (2 * e + 2 * Math.floor(c / 4) - (c % 4) - g + h + 32) % 7;
  const month = Math.floor((g - h + i + 90) / 25);
  return dayFrom(year, month, (g - h + i + month + 19) % 32)!;
}

/** Easter Sunday of the orthodox churches: Julian computus, told in the civil calendar. */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const julian = dayFrom(year, month, ((d + e + 114) % 31) + 1)!;
  return julian + Math.floor(year / 100) - Math.floor(year / 400) - 2;
}

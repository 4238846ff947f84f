import type { SavedDate } from "../page/saved.ts";

/**
 * A date as feeds, mails and documents write it (RFC 822 or ISO 8601), with the day it names in its own zone and, where time and zone are
 * known, the instant. Undefined when it names no day: the day a clock was set to (1970) is none.
 */
export function savedDate(raw: string, field: string): SavedDate | undefined {
  const written = raw.trim().slice(0, 80);
  const parts = iso(written) ?? mail(written);
  if (!parts) return undefined;
  const { year, month, day, time, zone } = parts;
  const midnight = Date.UTC(year, month - 1, day ?? 1);
  const date = new Date(midnight);
  if (year < 1981 || year > 2200 || date.getUTCMonth() !== month - 1 || (time ?? 0) >= DAY) return undefined;
  const earliest = date.toISOString().slice(0, 10);
  const latest = day === undefined ? new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) : earliest;
  const minutes = zone === undefined ? undefined : offsetOf(zone);
  const instant =
    time !== undefined && minutes !== undefined && new Date(midnight + time - minutes * 60_000).toISOString();
  return {
    raw: written,
    field,
    earliest,
    latest,
    ...(instant && { instant: instant.replace(".000Z", "Z") }),
    ...(zone !== undefined && { zone }),
    // Servers often tell a local evening as the next day in UTC.
    confidence: day === undefined ? 0.5 : minutes === 0 || minutes === undefined ? 0.85 : 0.95,
  };
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number | undefined;
  /** Milliseconds since midnight. */
  readonly time: number | undefined;
  readonly zone: string | undefined;
}

const DAY = 86_400_000;

function iso(text: string): Parts | undefined {
  const found =
    /^(\d{4})-(\d\d?)(?:-(\d\d?)(?:[T ]\s?(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?(?:\d\d)?|[A-Z]{1,5})?)?)?$/i.exec(
      text,
    ) ?? /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?(?:\d\d)?)?)?$/i.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, zone] = found;
  return {
    year: Number(year),
    month: Number(month),
    day: day ? Number(day) : undefined,
    time: timeOf(hour, minute, second),
    zone,
  };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function mail(text: string): Parts | undefined {
  const found =
    /^(?:[a-z]{3,9}\.?,?\s+)?(\d\d?)[\s-]+([a-z]{3})[a-z]{0,6}\.?,?[\s-]+(\d{4}|\d\d)(?:,?\s+(\d\d?):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?\s*([+-]\d\d:?\d\d|[a-z]{1,5})?(?:\s*\([^()]{0,40}\))?)?$/i.exec(
      text,
    );
  if (!found) return undefined;
  const [, day, name, year, hour, minute, second, zone] = found;
  const month = MONTHS.indexOf(name!.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const short = year!.length === 2 ? (Number(year) < 70 ? 2000 : 1900) : 0;
  return { year: Number(year) + short, month, day: Number(day), time: timeOf(hour, minute, second), zone };
}

function timeOf(hour: string | undefined, minute: string | undefined, second = "0"): number | undefined {
  return hour === undefined ? undefined : (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000;
}

/** Minutes east of Greenwich; undefined for a zone whose letters mean several. */
function offsetOf(zone: string): number | undefined {
  const found = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (found) return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0));
  return ZONES.get(zone.toUpperCase());
}

const ZONES = new Map([
  ["Z", 0],
  ["UT", 0],
  ["UTC", 0],
  ["GMT", 0],
  ["EST", -300],
  ["EDT", -240],
  ["CDT", -300],
  ["MST", -420],
  ["MDT", -360],
  ["PST", -480],
  ["PDT", -420],
  ["CET", 60],
  ["CEST", 120],
  ["EET", 120],
  ["EEST", 180],
  ["MSK", 180],
  ["WIB", 420],
  ["JST", 540],
  ["KST", 540],
  ["AEST", 600],
  ["AEDT", 660],
]);

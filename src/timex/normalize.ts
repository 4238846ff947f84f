/** Calendar days as numbers since 1970-01-01 and as TIMEX3 values. Pure arithmetic: no clock, no zone. */
export type Day = number;

/** "2024-11-22" -> its day; undefined when it is no calendar day. */
export function dayOf(iso: string): Day | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  return parts ? dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
}

/** Year, month (1-12), day of month -> its day; undefined for 30 February and the like. */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  // Not Date.UTC alone: it takes the year 50 for 1950.
  const day = new Date(0);
  day.setUTCFullYear(year, month - 1, date);
  const real = year > 0 && day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
  return real ? Math.round(day.getTime() / 86_400_000) : undefined;
}

export function isoDay(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}

/** 1-12 */
export function monthOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCMonth() + 1;
}

/** ISO week of a day: "2024-W47". */
export function isoWeek(day: Day): string {
  const thursday = day + 4 - weekdayOf(day);
  const year = yearOf(thursday);
  const first = dayFrom(year, 1, 1)!;
  return `${year}-W${two(Math.floor((thursday - first) / 7) + 1)}`;
}

export function isoMonth(year: number, month: number): string {
  return `${year}-${two(month)}`;
}

/** The month `by` months away, as [year, month]. */
export function monthsAway(year: number, month: number, by: number): [number, number] {
  const index = year * 12 + month - 1 + by;
  return [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
}

/** First and last day a TIMEX3 value covers, as far as it is anchored: "2024-11" -> 1 to 30 November. */
export function boundsOf(value: string): { readonly earliest: string; readonly latest: string } | undefined {
  // "2025-03-29/2025-04-03": a feast that lasts, or a day that is not the same in all lands
  const between = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(value);
  if (between) return { earliest: between[1]!, latest: between[2]! };
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
  // A night reaches into the next day.
  if (day && value.endsWith("TNI")) return { earliest: day, latest: isoDay(dayOf(day)! + 1) };
  if (day) return { earliest: day, latest: day };
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value);
  if (week) {
    const fourth = dayFrom(Number(week[1]), 1, 4)!;
    const monday = fourth - weekdayOf(fourth) + 1 + (Number(week[2]) - 1) * 7;
    return { earliest: isoDay(monday + (week[3] ? 5 : 0)), latest: isoDay(monday + 6) };
  }
  const month = /^(\d{4})-(\d\d)$/.exec(value);
  if (month) {
    const [year, next] = monthsAway(Number(month[1]), Number(month[2]), 1);
    return { earliest: `${value}-01`, latest: isoDay(dayFrom(year, next, 1)! - 1) };
  }
  const months = /^(\d{4})-([QH])([1-4])$/.exec(value);
  if (months) {
    const length = months[2] === "Q" ? 3 : 6;
    const first = (Number(months[3]) - 1) * length + 1;
    if (first > 12) return undefined;
    const [year, next] = monthsAway(Number(months[1]), first, length);
    return { earliest: `${months[1]}-${two(first)}-01`, latest: isoDay(dayFrom(year, next, 1)! - 1) };
  }
  const year = /^(\d{4})$/.exec(value)?.[1];
  if (year) return { earliest: `${year}-01-01`, latest: `${year}-12-31` };
  const decade = /^(\d{3})$/.exec(value)?.[1];
  if (decade) return { earliest: `${decade}0-01-01`, latest: `${decade}9-12-31` };
  return undefined;
}

/** How fine a TIMEX3 value is; undefined for references and durations, and for weekends, seasons and decades, which only their bounds tell. */
export function grainOf(value: string): "hour" | "part-of-day" | "day" | "week" | "month" | "year" | undefined {
  if (/T\d\d/.test(value)) return "hour";
  if (/T[A-Z]{2}$/.test(value)) return "part-of-day";
  if (/^[\dX]{4}-[\dX]{2}-[\dX]{2}$/.test(value) || /-W[\dX]{2}-\d$/.test(value)) return "day";
  if (/-W[\dX]{2}$/.test(value)) return "week";
  if (/^[\dX]{4}-\d\d$/.test(value)) return "month";
  if (/^[\dX]{4}$/.test(value)) return "year";
  return undefined;
}

/** Words for small numbers, "a" and "a few" included, as TIMEX3 counts: an unknown number is "X". */
export function quantityOf(words: string): string | undefined {
  const text = words.trim().toLowerCase().replaceAll("-", " ").replace(/\s+/g, " ");
  if (/^\d[\d,]*(?:\.\d+)?$/.test(text)) return text.replaceAll(",", "");
  if (/^(an?|one|the|another)$/.test(text)) return "1";
  if (/^((a|the) )?couple( of)?$/.test(text)) return "2";
  if (
    /^(several|a few|few|some|many|recent|a number of|(dozens|scores|hundreds|thousands) of|countless|numerous|coming)$/.test(
      text,
    )
  )
    return "X";
  if (/^half( an?)?$|^an? half$/.test(text)) return "0.5";
  if (/^half a dozen$/.test(text)) return "6";
  const fraction = /^(\d+) ?(?:([½¼¾])|(\d)\/(\d))$/.exec(text);
  if (fraction) {
    const part = fraction[2]
      ? { "½": 0.5, "¼": 0.25, "¾": 0.75 }[fraction[2]]!
      : Number(fraction[3]) / Number(fraction[4]);
    return Number.isFinite(part) ? String(Number(fraction[1]) + part) : undefined;
  }
  const small = numberWord(text.replace(/^a (?=dozen|hundred|thousand)/, "one "));
  return small === undefined ? undefined : String(small);
}

/** "two", "weeks" -> "P2W"; a half is told in the smaller unit: "two and a half years" -> "P2Y6M". Undefined when it is no length. */
export function lengthValue(quantity: string, unit: string, andAHalf = false): string | undefined {
  const said = quantityOf(quantity);
  const name = unit.replace(/^centur.*$/, "century").replace(/^millenni.*$/, "millennium");
  const code = LENGTHS[name];
  if (said === undefined || code === undefined) return undefined;
  const clock = /^(second|minute|hour)$/.test(name) ? "T" : "";
  if (said === "X") return `P${clock}X${code}`;
  // a length beyond all counting stays as it is written
  if (/^\d{16,}/.test(said)) return `P${clock}${said}${code}`;
  const n = Number(said) * (name === "fortnight" ? 2 : 1) + (andAHalf ? 0.5 : 0);
  const whole = Math.floor(n);
  const smaller = HALVES[name];
  if (n - whole !== 0.5 || smaller === undefined || (!andAHalf && /^\d+\.\d/.test(quantity)))
    return `P${clock}${n}${code}`;
  return whole === 0 ? `P${smaller}` : `P${clock}${whole}${code}${clock ? smaller.slice(1) : smaller}`;
}

const LENGTHS: Readonly<Record<string, string>> = {
  second: "S",
  minute: "M",
  hour: "H",
  day: "D",
  week: "W",
  fortnight: "W",
  weekend: "WE",
  month: "M",
  quarter: "Q",
  year: "Y",
  decade: "E",
  century: "C",
  millennium: "L",
};
const HALVES: Readonly<Record<string, string>> = {
  minute: "T30S",
  hour: "T30M",
  day: "T12H",
  year: "6M",
  decade: "5Y",
  century: "50Y",
};

/** "twenty-four" -> 24; undefined when it is no number word. Up to 9,999. */
export function numberWord(text: string): number | undefined {
  let total = 0;
  let part = 0;
  let seen = false;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const value = NUMBERS.get(word);
    if (value !== undefined) part += value;
    else if (word === "dozen") part = (part || 1) * 12;
    else if (word === "hundred" && seen) part = (part || 1) * 100;
    else if (word === "thousand" && seen) {
      total += (part || 1) * 1000;
      part = 0;
    } else if (!(word === "and" && seen)) return undefined;
    seen = true;
  }
  return seen ? total + part : undefined;
}

const NUMBERS = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, i): [string, number] => [word, i]),
);
"twenty thirty forty fifty sixty seventy eighty ninety".split(" ").forEach((word, i) => {
  NUMBERS.set(word, (i + 2) * 10);
});
/** Number words from zero to ninety, for matching. */
export const NUMBER_WORDS: readonly string[] = [...NUMBERS.keys()];

function two(n: number): string {
  return String(n).padStart(2, "0");
}

import { datesIn, type WrittenDate } from "./calendar.ts";

export interface LabelledDate extends WrittenDate {
  readonly label: "published" | "updated" | "none";
}

/** A line that only says when: its label and its dates, as offsets into the line. */
export interface Timestamp {
  /** "3 hours ago", "14:05 GMT" and "Friday" have no date. */
  readonly dates: readonly LabelledDate[];
  /** Only a clock time: the mark of a live-blog entry. */
  readonly clockOnly: boolean;
}

const LONGEST = 160;

/** True for a label whose date stands on the next line: "Published", "Last updated:". */
export function isTimeLabel(line: string): boolean {
  return /^(?:(?:first |date |originally )?(?:published|posted|issued)(?: on| at)?|(?:last )?(?:updated|modified)(?: on| at)?|date)\s?:?$/iu.test(
    line,
  );
}

/** Reads a line as a timestamp: a line whose every word is a date, a time, a zone or a label of such ("Last updated on"). */
export function timestampOf(line: string): Timestamp | undefined {
  if (line.length > LONGEST || !/\d|ago|now|yesterday|today/i.test(line)) return undefined;
  const dates = datesIn(line);
  let rest = line;
  for (const date of dates) rest = rest.slice(0, date.from) + " ".repeat(date.to - date.from) + rest.slice(date.to);
  rest = rest.replace(READING_TIME, " ").replace(/(?<=\s)T(?=\d)/gu, " ");
  const clocks = rest.match(CLOCK) ?? [];
  const agos = rest.match(AGO) ?? [];
  if (dates.length + clocks.length + agos.length === 0) return undefined;
  const words =
    rest
      .replace(CLOCK, " ")
      .replace(AGO, " ")
      .replace(ZONE, " ")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const others = words.filter((word) => !FILL.has(word.toLowerCase())).length;
  if (others > 0 && !(others <= 3 && SIGNED.test(line) && dates[0]?.year !== undefined && dates[0].from <= 12))
    return undefined;
  return {
    dates: dates.map((date) => ({ ...date, label: labelOf(line.slice(0, date.from)) })),
    clockOnly: dates.length === 0,
  };
}

/** Length of the clock time that opens a live-blog entry ("14:05 GMT – ", "10.35am: ") before its text, else 0. */
export function clockPrefix(line: string): number {
  return CLOCK_PREFIX.exec(line.slice(0, 40))?.[0].trimEnd().length ?? 0;
}

const READING_TIME = /(?<!\w)\d{1,3}[\s-]?min(?:ute)?s?[\s-]read\b|\breading time:? \d{1,3} ?min(?:ute)?s?\b/gi;
// "20 May 2025 / 1:07 AM / Sahel News", "5 August 2025, 21:40 — Ana Ruiz": a date first, and behind a stroke, a dot or, after a clock, a dash
// the name of the paper or the writer.
const SIGNED = /\d.*(?:\s[/|·•]\s)\p{Lu}[\p{L} .'’-]*$|\d{1,2}[:.]\d{2}.*\s[–—-]\s\p{Lu}[\p{L} .'’-]*$/u;
const CLOCK =
  /(?<![\w:.])\d{1,2}(?:[:.]\d{2}){1,2}(?:\s?(?:[ap]\.?m\b\.?|hrs|h\b))?|(?<![\w:.])\d{1,2}\s?[ap]\.?m\b\.?|(?<![\w:.])\d{4}\s?(?:hrs|GMT)\b/gi;
const AGO =
  /(?<!\w)(?:\d{1,3}|an?|one|two|three|few|several|some)\s?(?:s|secs?|seconds?|mins?|minutes?|hrs?|hours?|h|m|d|days?|weeks?|months?|years?)\s{1,2}ago\b|\bjust now\b|\byesterday\b|\btoday\b/gi;
const ZONE =
  /\b(?:GMT|UTC|BST|CET|CEST|EET|EEST|MSK|WAT|EAT|CAT|SAST|IST|PKT|NPT|ICT|WIB|SGT|HKT|JST|KST|AEST|AEDT|NZST|[ECMP][SD]?T)\b(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}\b|\b\d{1,2}:\d{2}:\d{2}Z\b|\blocal time\b/gu;
const CLOCK_PREFIX =
  /^[[(]?\d{1,2}(?::\d{2}|\.\d{2}(?=\s?[AaPp]\.?[Mm]))(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:(?:\s(?:GMT|UTC|BST|CES?T|[ECMP][SD]?T|local time)\b[\])]?(?:\s?[-–—:|]+)?)|[\])]\s?[-–—:|]*|\s?[-–—:|]+)\s+(?=["“‘'(]?\p{L})/u;

const FILL = new Set(
  (
    "published publish publication posted updated update modified revised edited created issued uploaded filed released printed date dated time last first " +
    "originally on at from of the and was is by as latest t z min mins minute minutes read am pm hrs update sent local uhr um à le h " +
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
  ).split(" "),
);

/** The label that a text ends on or names last: "Published 3 May 2025, updated" is "updated". */
export function labelOf(text: string): LabelledDate["label"] {
  const labels = text
    .toLowerCase()
    .match(/publish|publication|posted|issued|filed|released|created|uploaded|updat|modifi|revis|edited/g);
  const label = labels?.at(-1);
  if (label === undefined) return "none";
  return /updat|modifi|revis|edited/.test(label) ? "updated" : "published";
}

import { dayNumber } from "../page/calendar.ts";
import type { Span } from "../span.ts";
import { type BoxGroup, boxGroups } from "./boxes.ts";
import { type FoundDate, RANK } from "./date-found.ts";
import { type DateValue, dateValue } from "./date-value.ts";
import type { Element } from "./dom.ts";
import { attribute, beginningIn, contentAt, isIn, type Light, marks, type Run, valueAt, wordsIn } from "./light.ts";
import { type LiveBounds, liveDays } from "./live-days.ts";
import { type Days, moved } from "./local-day.ts";
import { isAside, type Prose } from "./prose.ts";
import { linksElsewhere } from "./title.ts";
import { offsetOf } from "./zones.ts";

/** An entry of a live blog: where it stands, and the time it shows. */
export interface LiveEntry {
  readonly top: Element;
  readonly span: Span;
  readonly title: Element | undefined;
  readonly date: FoundDate | undefined;
}

/** What may say that a page is a live blog, and when it ran. */
export interface LiveHints extends LiveBounds {
  /** A LiveBlogPosting is described. */
  readonly described: boolean;
  /** Title and address. */
  readonly words: string;
  /** Minutes east of Greenwich, as the page's own times tell. */
  readonly offset?: number | undefined;
}

/**
 * The entries of a live blog in the order of the page; none where it is no live blog. Entries are boxes of one make, or stretches between
 * headings of one kind, that each begin with a time and go on with text of their own; a page that does not call itself live needs four with a clock.
 */
export function liveEntries(page: Light, prose: Prose, hints: LiveHints): readonly LiveEntry[] {
  const isLive = hints.described || LIVE.test(hints.words);
  let best: readonly Timed[] = [];
  const groups: readonly Group[] = [...boxGroups(page), ...flatGroups(page)];
  for (const group of groups) {
    const timed = timedBoxes(group, page, prose);
    if (timed.length > best.length && isFeed(timed, group, page, isLive)) best = timed;
  }
  return dated(best, page, hints);
}

const LIVE =
  /\blive\b(?!s)|\bas (?:it|they) happened\b|minute[- ]by[- ]minute|blow[- ]by[- ]blow|\brolling (?:coverage|updates)|\b(?:latest|live) updates\b|live-?blog|liveticker|\ben direct\b|\ben vivo\b|\bao vivo\b|\bcanlı\b/i;

interface Timed {
  readonly top: Element;
  readonly span: Span;
  readonly time: Element | Run;
  readonly raw: string;
  readonly value: DateValue | undefined;
  /** Minutes of the day. */
  readonly clock: number | undefined;
}

type Group = BoxGroup & { readonly spans?: readonly Span[] };

function timedBoxes({ parent, boxes, spans }: Group, page: Light, prose: Prose): readonly Timed[] {
  if (boxes.length < 3 || isAside(parent)) return [];
  const timed: Timed[] = [];
  for (const [i, top] of boxes.entries()) {
    const span = spans?.[i] ?? top;
    if (/comment|teaser|card|related/.test(marks(top)) && !/live/.test(marks(top))) continue;
    if (prose.in(span) < 40) continue;
    const time = timeAtHead(page, span);
    if (time) timed.push({ ...time, top, span });
  }
  return timed;
}

/** `<time>`, or a short text that is a clock time or a date, among the first texts of a stretch. */
function timeAtHead(page: Light, span: Span): Omit<Timed, "top" | "span"> | undefined {
  const runs = beginningIn(page.runs, span).slice(0, 8);
  let before = 0;
  for (const run of runs) {
    if (before > 160) return undefined;
    const element = run.text.parentNode!;
    const time =
      element.localName === "time"
        ? element
        : element.parentNode?.localName === "time"
          ? element.parentNode
          : undefined;
    const words = run.text.data.trim();
    before += words.length;
    const stamp = time && (attribute(time, "datetime") ?? attribute(time, "title"));
    const value = dateValue(stamp ?? words.slice(0, 60));
    const clock = value?.clock ?? clockOf(words);
    if (time && (value || clock !== undefined)) return { time, raw: stamp ?? words, value, clock };
    if (words.length > 60 && !/^\[?\d/.test(words)) continue;
    if (clock !== undefined || (value && words.length < 50))
      return { time: run, raw: words.slice(0, 60), value, clock };
  }
  return undefined;
}

/** Minutes of the day of a text that begins with a clock time: "9:15pm", "14.05 GMT – ", "16h20". */
function clockOf(words: string): number | undefined {
  const found = /^[[(]?([01]?\d|2[0-3])(?:[:.hH]([0-5]\d)|(?=\s?[ap]\.?m))\s?([ap])?\.?(?:m\b)?/i.exec(words);
  if (!found) return undefined;
  const hour = Number(found[1]);
  const half = found[3]?.toLowerCase();
  return (half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour) * 60 + Number(found[2] ?? 0);
}

function isFeed(timed: readonly Timed[], { parent, boxes }: BoxGroup, page: Light, isLive: boolean): boolean {
  if (timed.length < 3 || timed.length * 2 < boxes.length) return false;
  const heads = timed.map((each) => headingOf(page, each));
  const linked = heads.filter((head) => head && linksElsewhere(head)).length;
  if (linked * 2 > timed.length) return false;
  const clocks = timed.filter(({ clock }) => clock !== undefined).length;
  const named =
    isLive ||
    [parent, parent.parentNode].some(
      (each) => each && /(?:^|[\s_-])(?:live|ticker|timeline|liveblog)/.test(marks(each)),
    );
  if (named) return true;
  return clocks === timed.length && timed.length >= 4 && inOneOrder(timed);
}

// All downwards or all upwards, but for midnights.
function inOneOrder(timed: readonly Timed[]): boolean {
  const moments = timed.map(({ value, clock }) => (value ? dayNumber(value.earliest) * 1440 : 0) + (clock ?? 0));
  const ups = moments.filter((each, i) => i > 0 && each > moments[i - 1]!).length;
  const downs = moments.filter((each, i) => i > 0 && each < moments[i - 1]!).length;
  return Math.min(ups, downs) <= Math.max(1, Math.floor(timed.length / 6));
}

/** Headings or paragraphs of one parent that begin with a clock time: each with all up to the next. */
function flatGroups(page: Light): readonly (BoxGroup & { readonly spans: readonly Span[] })[] {
  const heads = new Map<Element, Element[]>();
  for (const element of page.elements) {
    if (!/^(?:h[2-5]|p|dt|div)$/.test(element.localName) || !element.parentNode) continue;
    const first = beginningIn(page.runs, { from: element.from, to: Math.min(element.to, element.from + 400) })[0];
    if (!first || clockOf(first.text.data.trim()) === undefined) continue;
    const same = heads.get(element.parentNode);
    if (same) same.push(element);
    else heads.set(element.parentNode, [element]);
  }
  return [...heads].flatMap(([parent, boxes]) => {
    if (boxes.length < 3) return [];
    const spans = boxes.map((box, i) => ({ from: box.from, to: boxes[i + 1]?.from ?? parent.to }));
    return [{ parent, boxes: boxes.map(() => parent), spans }];
  });
}

/** Entries with their days: their own, else that of the line above them ("Monday 11 September"), else what the page's own times leave open. */
function dated(timed: readonly Timed[], page: Light, hints: LiveHints): readonly LiveEntry[] {
  const [first, last] = [timed[0], timed.at(-1)];
  if (!first || !last) return [];
  const zone = hints.offset;
  const own = timed.map((each) => (each.value ? localValue(each, zone) : undefined));
  const known = own.find((value) => value !== undefined) ?? hints.day ?? hints.published ?? hints.modified;
  const lines = dayLines(page, timed, { from: Math.max(0, first.span.from - 1500), to: last.span.to }, known);
  const lineOf = (each: Timed) => lines.findLast(({ at }) => at < each.span.from);
  const days = liveDays(
    timed.map((each, i) => {
      const day = own[i]?.earliest ?? lineOf(each)?.day;
      return { ...(each.clock !== undefined && { clock: each.clock }), ...(day !== undefined && { day }) };
    }),
    hints,
  );
  return timed.map((each, i): LiveEntry => {
    const line = lineOf(each);
    const value = own[i] ?? hourOn(line ? { earliest: line.day, latest: line.day } : days[i], each.clock);
    const at =
      "text" in each.time
        ? { from: each.time.from, to: each.time.to }
        : attribute(each.time, "datetime")
          ? valueAt(each.time, "datetime")
          : contentAt(each.time);
    const date: FoundDate | undefined = value && {
      raw: each.raw,
      field: each.value ? "live entry time" : line ? "live entry clock, day above it" : "live entry clock, page's day",
      at,
      label: "published",
      rank: each.value ? RANK.microdata : RANK.time,
      value,
      local: value !== each.value,
    };
    return { top: each.top, span: each.span, title: headingOf(page, each), date };
  });
}

/** A moment in UTC as the local one that the entry shows beside it, or that the page's zone makes of it; else as it is. */
function localValue({ value, time }: Timed, zone: number | undefined): DateValue | undefined {
  if (
    value?.clock === undefined ||
    value.zone === undefined ||
    offsetOf(value.zone) !== 0 ||
    value.earliest !== value.latest
  )
    return value;
  const shown = "text" in time ? undefined : clockOf(wordsIn(time, 60));
  const by = shown === undefined ? undefined : ((shown - value.clock + 2 * 1440 + 12 * 60) % 1440) - 12 * 60;
  const offset = by !== undefined && by % 15 === 0 ? by : zone;
  if (offset === undefined) return value;
  const day = moved(value.earliest, Math.floor((value.clock + offset) / 1440));
  return { ...value, earliest: day, latest: day };
}

function hourOn(days: Days | undefined, clock: number | undefined): DateValue | undefined {
  return days && { from: 0, to: 0, ...days, ...(clock !== undefined && { clock }) };
}

function dayLines(
  page: Light,
  timed: readonly Timed[],
  span: Span,
  known: DateValue | undefined,
): readonly { at: number; day: string }[] {
  const lines: { at: number; day: string }[] = [];
  for (const run of beginningIn(page.runs, span)) {
    const words = run.text.data.trim();
    if (
      words.length > 60 ||
      !/\d/.test(words) ||
      timed.some((each) => isIn(run, each.span) && each.span.to - each.span.from < 100_000 && !isLast(run, each.span))
    )
      continue;
    const full = dateValue(words) ?? (known && dateValue(withYear(words, known.earliest.slice(0, 4))));
    if (full && full.earliest === full.latest && full.clock === undefined)
      lines.push({ at: run.from, day: full.earliest });
  }
  return lines;
}

/** "Monday 11 September" with its year; "08.03", "08.03." as day and month. */
function withYear(words: string, year: string): string {
  return /^\d{1,2}\.\d{1,2}\.?$/.test(words) ? `${words.replace(/\.$/, "")}.${year}` : `${words} ${year}`;
}

// In a flat page the line with the next day closes the stretch of the entry before it.
function isLast(run: Run, span: Span): boolean {
  return span.to - run.to < 80;
}

function headingOf(page: Light, { span, time }: Timed): Element | undefined {
  for (const element of beginningIn(page.elements, span)) {
    if (
      !/^h[1-6]$/.test(element.localName) &&
      !/headline|entry-?title/.test(`${marks(element)} ${attribute(element, "itemprop") ?? ""}`)
    )
      continue;
    const words = wordsIn(element, 300);
    if (words.length < 4 || (words.length < 12 && clockOf(words) !== undefined)) continue;
    return "text" in time || !isIn(element, time) ? element : undefined;
  }
  return undefined;
}

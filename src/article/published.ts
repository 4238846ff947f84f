import { byRule } from "../basis.ts";
import type { Noter } from "../note.ts";
import type { Block } from "../page/block.ts";
import { datesIn, dayNumber, dayOf, dayRange, isoDay, type WrittenDate } from "../page/calendar.ts";
import type { Page } from "../page/page.ts";
import type { SavedStory } from "../page/saved.ts";
import { isTimeLabel, type LabelledDate, labelOf, timestampOf } from "../page/timestamp.ts";
import { overlaps, type Span, textOf } from "../span.ts";
import type { Article, Published } from "./article.ts";
import { openingDay } from "./opening-day.ts";
import { boundOf, statedDay } from "./told.ts";

/** A full date of the story's furniture, with what the line says it is. */
interface Stamp {
  readonly label: LabelledDate["label"];
  readonly span: Span;
  readonly range: { readonly earliest: string; readonly latest: string };
  /** Above the story's first paragraph. */
  readonly head: boolean;
}

/**
 * When a story was published, from its own blocks and what its file says of it only: the day given by the user; else the one its file states; else a "Published …" line; else a dateline whose year
 * the story tells; else a date standing alone, or behind names in the first lines; of an "Updated …" day in the head, that day or the one
 * before, elsewhere that day at the latest. The day of a picture bounds it from below.
 * Last of all the file's guesses, and its upper bounds: the day it was changed or got. Undefined when nothing speaks.
 */
export function published(
  page: Page,
  blocks: readonly number[],
  dateline: Article["dateline"],
  note: Noter,
  story?: SavedStory,
): Published | undefined {
  const given = page.given?.published === undefined ? undefined : dayOf(page.given.published);
  if (given !== undefined) {
    const own = statedDay(story) ?? fromText(page, blocks, dateline, () => {});
    const { earliest, latest, evidence } = own ?? {};
    if (earliest !== undefined && latest !== undefined && (given < earliest || latest < given)) {
      const day = earliest === latest ? earliest : `${earliest} to ${latest}`;
      note({ ...(evidence ?? { from: 0, to: 0 }), rule: "given-day", text: `page says ${day}, --date ${given} wins` });
    }
    return { earliest: given, latest: given, basis: byRule("given") };
  }
  const stated = statedDay(story);
  if (stated) return stated;
  const told = fromText(page, blocks, dateline, note);
  return told && isAhead(told, story) ? undefined : (told ?? boundOf(story));
}

/** The day that the file tells without a bound has not come yet: its line in the text is no better. */
function isAhead(told: Published, story: SavedStory | undefined): boolean {
  const saved = story?.published;
  if (!saved || saved.earliest !== undefined || saved.latest !== undefined) return false;
  const written = datesIn(saved.raw)[0];
  const day = written && dayRange(written);
  return (
    day !== undefined &&
    told.earliest !== undefined &&
    Math.abs(dayNumber(told.earliest) - dayNumber(day.earliest)) <= 1
  );
}

function fromText(
  page: Page,
  blocks: readonly number[],
  dateline: Article["dateline"],
  note: Noter,
): Published | undefined {
  const stamps = stampsOf(page, blocks);
  const opening = openingDay(page, blocks);
  const picture = latestPicture(page, blocks, opening?.span);
  const day =
    fromStamp(
      stamps.find((stamp) => stamp.label === "published"),
      "published-line",
    ) ??
    fromDateline(page, blocks, dateline, stamps) ??
    fromStamp(loneStamp(stamps), "timestamp") ??
    (opening?.label === "published"
      ? { earliest: opening.day, latest: opening.day, evidence: opening.span, basis: byRule("opening-line") }
      : undefined);
  if (day) {
    if (picture && picture.earliest > day.latest!) {
      note({
        ...picture.evidence,
        rule: "published",
        text: `the picture's day ${picture.earliest} is later than the day of publication ${day.latest}`,
      });
    }
    return day;
  }
  const updated = stamps.find((stamp) => stamp.label === "updated");
  if (updated) {
    const pictured = picture && picture.earliest <= updated.range.latest ? picture.earliest : undefined;
    const eve = updated.head ? dayBefore(updated.range.earliest) : undefined;
    const earliest = pictured !== undefined && (eve === undefined || pictured > eve) ? pictured : eve;
    if (eve !== undefined)
      note({
        ...updated.span,
        rule: "published",
        text: "only the day of an update is given: taken as published that day or the day before",
      });
    return {
      ...(earliest === undefined ? {} : { earliest }),
      latest: updated.range.latest,
      evidence: updated.span,
      basis: byRule("updated-line"),
    };
  }
  if (opening) return { latest: opening.day, evidence: opening.span, basis: byRule("updated-line") };
  return picture && { ...picture, basis: byRule("picture-day") };
}

/** Papers that show an update alone show it in the head of the story and make it within a day; a later one is bounded from above only. */
function dayBefore(day: string): string {
  return new Date((dayNumber(day) - 1) * 86_400_000).toISOString().slice(0, 10);
}

function stampsOf(page: Page, blocks: readonly number[]): readonly Stamp[] {
  const stamps: Stamp[] = [];
  let head = true;
  let announced: Stamp["label"] = "none";
  for (const i of blocks) {
    const block = page.blocks[i]!;
    if (block.kind === "paragraph") head = false;
    const line = textOf(page.text, block);
    // "Geneva, 3 October 2023", "Port strike, hour by hour: Monday 3 June 2024": a line above the text that ends in its day.
    if (block.kind === "headline" && head) {
      const last = bare(line).at(-1);
      const range = last && dayRange(last);
      if (range && line.slice(last.to).trim() === "") {
        stamps.push({
          label: announced,
          span: { from: block.from + last.from, to: block.from + last.to },
          range,
          head,
        });
      }
      continue;
    }
    if (block.kind !== "timestamp" && block.kind !== "byline") continue;
    if (isTimeLabel(line)) {
      announced = labelOf(line);
      continue;
    }
    // A byline's words are names; a date that ends it ("By Ana Ruiz | 3 May 2025") is the day of the story.
    const dates: readonly LabelledDate[] = block.kind === "byline" ? bare(line) : (timestampOf(line)?.dates ?? []);
    for (const date of dates) {
      const range = dayRange(date);
      const span = { from: block.from + date.from, to: block.from + date.to };
      if (range) stamps.push({ label: date.label === "none" ? announced : date.label, span, range, head });
    }
    announced = "none";
  }
  return stamps;
}

function bare(line: string): readonly LabelledDate[] {
  return datesIn(line).map((date) => ({ ...date, label: "none" }));
}

function fromStamp(stamp: Stamp | undefined, rule: string): Published | undefined {
  return stamp && { ...stamp.range, evidence: stamp.span, basis: byRule(rule) };
}

// A bare date dates the story when it stands in its head, or is the only one in its furniture.
function loneStamp(stamps: readonly Stamp[]): Stamp | undefined {
  const bare = stamps.filter((stamp) => stamp.label === "none");
  const head = bare.filter((stamp) => stamp.head);
  return head[0] ?? (bare.length === 1 ? bare[0] : undefined);
}

function fromDateline(
  page: Page,
  blocks: readonly number[],
  dateline: Article["dateline"],
  stamps: readonly Stamp[],
): Published | undefined {
  if (!dateline?.day) return undefined;
  const date = datesIn(textOf(page.text, dateline.day))[0];
  if (date?.day === undefined) return undefined;
  const year = date.year ?? yearOf(page, blocks, date, stamps);
  const day = year === undefined ? undefined : isoDay({ ...date, year });
  return day === undefined
    ? undefined
    : { earliest: day, latest: day, evidence: dateline.day, basis: byRule("dateline") };
}

/**
 * The year of a day written without one: a year that the story's own stamp or copyright line names, or that of a full date in the story
 * at most 31 days before that day (45 days after it, for pictures and texts that look ahead, would prove nothing).
 */
function yearOf(
  page: Page,
  blocks: readonly number[],
  date: WrittenDate,
  stamps: readonly Stamp[],
): number | undefined {
  for (const stamp of stamps) {
    const year = Number(stamp.range.latest.slice(0, 4));
    const day = isoDay({ ...date, year });
    if (day !== undefined && Math.abs(dayNumber(day) - dayNumber(stamp.range.latest)) <= 31) return year;
  }
  const years = new Set<number>();
  for (const i of blocks) {
    const block = page.blocks[i]!;
    if (block.kind === "boilerplate") for (const year of copyrightYears(textOf(page.text, block))) years.add(year);
    else
      for (const near of datesIn(textOf(page.text, block)))
        if (near.year !== undefined && isJustBefore(near, date)) years.add(yearAfter(near, date));
  }
  return years.size === 1 ? [...years][0] : undefined;
}

function copyrightYears(line: string): readonly number[] {
  const found = /(?:©|\(c\)|copyright)\s?(20\d\d)(?![\d–-])/i.exec(line);
  return found ? [Number(found[1])] : [];
}

function isJustBefore(near: WrittenDate, date: WrittenDate): boolean {
  const before = isoDay(near);
  const day = isoDay({ ...date, year: yearAfter(near, date) });
  return before !== undefined && day !== undefined && !near.or && dayNumber(day) - dayNumber(before) <= 31;
}

// 28 December 2024 before "January 3": the next year's.
function yearAfter(near: WrittenDate, date: WrittenDate): number {
  const earlier = date.month < near.month || (date.month === near.month && date.day! < (near.day ?? 1));
  return near.year! + (earlier ? 1 : 0);
}

function latestPicture(
  page: Page,
  blocks: readonly number[],
  opening: Span | undefined,
): { earliest: string; evidence: Span } | undefined {
  let best: { earliest: string; evidence: Span } | undefined;
  for (const i of blocks) {
    const { kind, date }: Block = page.blocks[i]!;
    if (kind !== "caption" || !date || (opening && overlaps(opening, date.span))) continue;
    const earliest = date.value.length === 7 ? `${date.value}-01` : date.value;
    if (!best || earliest > best.earliest) best = { earliest, evidence: date.span };
  }
  return best;
}

import { byRule } from "../basis.ts";
import { fold } from "../page/fold.ts";
import type { Page } from "../page/page.ts";
import type { SavedDate, SavedStory } from "../page/saved.ts";
import { contains, type Span, textOf } from "../span.ts";
import type { Published } from "./article.ts";

/** What the file says of the story that begins at a place; undefined for plain text, and between stories. */
export function storyAt(page: Page, span: Span): SavedStory | undefined {
  return page.saved?.stories.find(
    (story) => contains(story, { from: span.from, to: span.from + 1 }) || contains(span, story),
  );
}

/** The block of a story that shows a value its file gives: its title, its byline. */
export function shownAs(
  page: Page,
  blocks: readonly number[],
  value: string | undefined,
  kinds: ReadonlySet<string>,
): Span | undefined {
  if (value === undefined || value === "") return undefined;
  const wanted = letters(value);
  for (const i of blocks) {
    const { from, to, kind } = page.blocks[i]!;
    if (kinds.has(kind) && wanted !== "" && letters(textOf(page.text, { from, to })).includes(wanted))
      return { from, to };
    if (kind === "paragraph" && to - from > 200) return undefined;
  }
  return undefined;
}

function letters(text: string): string {
  return fold(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Below this the file's day is little more than a guess, and what the story itself shows comes first. */
const SURE = 0.5;

/** The day of publication that a story's file states, if it does so plainly. */
export function statedDay(story: SavedStory | undefined): Published | undefined {
  const date = story?.published;
  return date && date.confidence >= SURE && date.earliest !== undefined ? publishedBy(date) : undefined;
}

/**
 * What the file says where nothing else speaks: a day that it makes probable; else the day of its last change, or the day it was got,
 * both of which bound publication from above alone.
 */
export function boundOf(story: SavedStory | undefined): Published | undefined {
  const { published, modified } = story ?? {};
  if (published?.earliest !== undefined) return publishedBy(published);
  const latest = [modified?.latest, published?.latest].filter((day) => day !== undefined).sort()[0];
  const date = modified?.latest !== undefined && modified.latest === latest ? modified : published;
  return date && latest !== undefined
    ? { latest, source: sourceOf(date), basis: byRule(`saved ${date === modified ? "modified: " : ""}${date.field}`) }
    : undefined;
}

function publishedBy(date: SavedDate): Published {
  const { earliest, latest, field } = date;
  return {
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
    source: sourceOf(date),
    basis: byRule(`saved ${field}`),
  };
}

function sourceOf({ field, raw, at }: SavedDate): NonNullable<Published["source"]> {
  return { field, raw, ...(at && { at }) };
}

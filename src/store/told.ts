import type { Reading } from "../read.ts";
import { savedCells } from "./layers.ts";

/**
 * Sorts stories by when they were published: by day, those of one day by the hour where it is known, and those without a day last. When a page was
 * fetched says nothing about it.
 */
export function toldKey({ page }: Pick<Reading, "page">, { from, to, published }: Reading["articles"][number]): string {
  const day = published?.earliest ?? published?.latest;
  if (day === undefined) return "~";
  const story = page.saved?.stories.find((each) => each.from < to && from < each.to);
  const instant = story?.published?.instant;
  return `${day} ${instant ?? "~"}`;
}

/**
 * Of files that hold the same text the least is the one whose record is kept: the one that says it was published first. Of one hour, what they say
 * of themselves decides, which is the same in whatever order they are added.
 */
export function toldOrder(reading: Pick<Reading, "page" | "articles">): string {
  const keys = reading.articles.map((article) => toldKey(reading, article)).sort();
  return told(keys[0] ?? "~", savedCells(reading.page.saved)[0]);
}

/** The same out of what is kept. */
export function told(key: string, saved: string | null): string {
  return `${key}\n${saved ?? "~"}`;
}

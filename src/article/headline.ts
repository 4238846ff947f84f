import { wordsOf } from "../page/line.ts";
import type { Page } from "../page/page.ts";
import { type Span, textOf } from "../span.ts";

/**
 * The headline of a story among its blocks (indices, in order): of the titles above its first paragraph the one that the page repeats,
 * else the one above its byline, date or picture. None when the story begins with its text.
 */
export function headline(page: Page, blocks: readonly number[]): Span | undefined {
  const titles: number[] = [];
  for (const i of blocks) {
    const block = page.blocks[i]!;
    if (block.kind === "paragraph") break;
    if (block.kind === "headline") titles.push(i);
  }
  const copied = new Set(titles.map((i) => page.blocks[i]!.repeats));
  const chosen = titles.find((i) => copied.has(i)) ?? aboveText(page, titles);
  if (chosen === undefined) return undefined;
  const { from, to } = page.blocks[chosen]!;
  return { from, to };
}

/**
 * One or two long titles are a headline and its standfirst: the first is meant. More of them are a menu with the headline at its end.
 * Short ones ("Landscapes", "48 Hours") count only where there is nothing longer.
 */
function aboveText(page: Page, titles: readonly number[]): number | undefined {
  const long = titles.filter((i) => wordsOf(textOf(page.text, page.blocks[i]!)).length >= 4);
  if (long.length === 0) return titles[0];
  return long.length <= 2 ? long[0] : long.at(-1);
}

import type { Page } from "../page/page.ts";
import type { Span } from "../span.ts";

/**
 * The headline of a story among its blocks (indices, in order): of the titles above its first paragraph the one that the page repeats,
 * else the longest of those that stand first. None when the story begins with its text.
 */
export function headline(page: Page, blocks: readonly number[]): Span | undefined {
  const titles: number[] = [];
  for (const i of blocks) {
    const block = page.blocks[i]!;
    if (block.kind === "paragraph") break;
    if (block.kind === "headline") titles.push(i);
  }
  const copied = new Set(titles.map((i) => page.blocks[i]!.repeats));
  const repeated = titles.find((i) => copied.has(i));
  const chosen = repeated ?? titles[0];
  if (chosen === undefined) return undefined;
  const { from, to } = page.blocks[chosen]!;
  return { from, to };
}

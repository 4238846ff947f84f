import { isTrailer } from "../page/byline.ts";
import type { Page } from "../page/page.ts";
import type { Span } from "../span.ts";

/** Who signs a story: its first byline, or the "Reporting by …" at its end when it has no other. */
export function byline(page: Page, blocks: readonly number[]): Span | undefined {
  const lines = blocks.map((i) => page.blocks[i]!).filter((block) => block.kind === "byline");
  const chosen = lines.find((line) => !isTrailer(page.text.slice(line.from, line.to))) ?? lines[0];
  return chosen && { from: chosen.from, to: chosen.to };
}

import { datelineOf } from "../page/dateline.ts";
import type { Page } from "../page/page.ts";
import type { Span } from "../span.ts";
import type { Article } from "./article.ts";

/** The first dateline of a story with its parts. */
export function dateline(page: Page, blocks: readonly number[]): NonNullable<Article["dateline"]> | undefined {
  const block = blocks.map((i) => page.blocks[i]!).find((each) => each.kind === "dateline");
  if (!block) return undefined;
  const parts = datelineOf(page.text.slice(block.from, block.to + 160));
  const moved = (span: Span): Span => ({ from: span.from + block.from, to: span.to + block.from });
  return {
    span: { from: block.from, to: block.to },
    ...(parts?.place && { place: moved(parts.place) }),
    ...(parts?.day && { day: moved(parts.day) }),
    ...(parts?.outlet && { outlet: moved(parts.outlet) }),
  };
}

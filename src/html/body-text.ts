import type { Draft } from "../page/page.ts";
import type { Saved } from "../page/saved.ts";
import type { Span } from "../span.ts";

/** The running text of all stories of a draft: paragraphs, subheads, list items and table rows, without title, byline and captions. Plain text as it is. */
export function bodyText({ text, saved }: Draft): string {
  if (!saved) return text;
  return saved.stories.flatMap((story) => bodyOf(text, saved.blocks, story)).join("\n\n");
}

/** Between its first and its last paragraph, subheads and the times of a live blog belong to a body as well. */
function bodyOf(text: string, blocks: Saved["blocks"], story: Span): readonly string[] {
  const own = blocks.filter(({ from, to }) => story.from <= from && to <= story.to);
  const first = own.findIndex(({ kind }) => kind === "paragraph");
  const last = own.findLastIndex(({ kind }) => kind === "paragraph");
  return own
    .filter(
      ({ kind }, i) => kind === "paragraph" || (first < i && i < last && (kind === "headline" || kind === "timestamp")),
    )
    .map(({ from, to }) => text.slice(from, to));
}

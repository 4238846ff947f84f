import type { Draft } from "../page/page.ts";
import type { Saved, SavedStory } from "../page/saved.ts";
import type { Span } from "../span.ts";

/** The running text of all stories of a draft: paragraphs, subheads, list items and table rows, without title, byline and captions. Plain text as it is. */
export function bodyText({ text, saved }: Draft): string {
  if (!saved) return text;
  return saved.stories.flatMap((story) => bodyOf(text, saved.blocks, story)).join("\n\n");
}

/** Between its first and its last paragraph, subheads belong to a body as well; notices of corrections do not. */
function bodyOf(text: string, blocks: Saved["blocks"], story: SavedStory): readonly string[] {
  const own = blocks.filter(({ from, to }) => story.from <= from && to <= story.to);
  const first = own.findIndex(({ kind }) => kind === "paragraph");
  const last = own.findLastIndex(({ kind }) => kind === "paragraph");
  const isNotice = (block: Span) => story.corrections?.some((each) => each.from <= block.from && block.to <= each.to);
  return own
    .filter((block, i) => {
      const { kind } = block;
      return (kind === "paragraph" && !isNotice(block)) || (kind === "headline" && first < i && i < last);
    })
    .map(({ from, to }) => text.slice(from, to));
}

import type { Draft } from "../page/page.ts";

/** The running text of all stories of a draft: paragraphs, subheads, list items and table rows, without title, byline and captions. Plain text as it is. */
export function bodyText({ text, saved }: Draft): string {
  if (!saved) return text;
  const body: string[] = [];
  const begins = new Set(saved.stories.map(({ from }) => from));
  for (const block of saved.blocks) {
    if (block.kind === "headline" && begins.has(block.from)) continue;
    if (block.kind === "paragraph" || block.kind === "headline") body.push(text.slice(block.from, block.to));
  }
  return body.join("\n\n");
}

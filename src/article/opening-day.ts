import { datesIn, dayRange } from "../page/calendar.ts";
import type { Page } from "../page/page.ts";
import { type Span, textOf } from "../span.ts";

/** A day that the head of a story tells, with what the words before it say it is. */
export interface OpeningDay {
  readonly span: Span;
  readonly day: string;
  readonly label: "published" | "updated";
}

/**
 * The day in the first lines of a story where it stands behind nothing but names: "BAMAKO, March 14, 2025 (Sahel Newswire)", "(Goma,
 * October 23, 2025) – Fighters …", "Nairobi, Wednesday, 18 June 2025. Police …", "Live reporting, Saturday 15 March 2025"; or behind
 * "issued on". What pictures say, and lines that stand twice, date no story.
 */
export function openingDay(page: Page, blocks: readonly number[]): OpeningDay | undefined {
  let paragraphs = 0;
  for (const i of blocks.slice(0, 8)) {
    const block = page.blocks[i]!;
    if (block.kind === "boilerplate" || block.repeats !== undefined) continue;
    const line = textOf(page.text, block).slice(0, 200);
    const found = dayIn(line, block.kind === "caption");
    if (found) return { ...found, span: { from: block.from + found.span.from, to: block.from + found.span.to } };
    if (block.kind === "paragraph" && line.length > 120) paragraphs++;
    if (paragraphs > 0) return undefined;
  }
  return undefined;
}

function dayIn(line: string, isCaption: boolean): OpeningDay | undefined {
  for (const date of datesIn(line)) {
    const range = dayRange(date);
    if (!range || range.earliest !== range.latest) continue;
    const before = line.slice(0, date.from);
    const after = line.slice(date.to);
    const found = (label: OpeningDay["label"]) => ({
      span: { from: date.from, to: date.to },
      day: range.latest,
      label,
    });
    if (/(?:^|[.|–—-]\s*)(?:issued|published|posted|released)(?: on)?:?\s+$/iu.test(before)) return found("published");
    if (/(?:^|[.|–—-]\s*)(?:last )?updated(?: on)?:?\s+$/iu.test(before)) return found("updated");
    if (before.length > 60 || !NAMES.test(before) || !ENDS.test(after)) continue;
    // "Tyre, Lebanon, 3 May 2024. Photo: …"
    if (
      isCaption &&
      (before.split(/\s+/u).length > 4 || /photo|image|getty|epa\b|reuters|\bafp\b|\bap\b/iu.test(after))
    )
      continue;
    return found("published");
  }
  return undefined;
}

// Names, small words between them, a weekday, strokes and commas; no sentence.
const NAMES =
  /^[([]?(?:(?:[Ll]ive reporting|[Rr]eport|[Tt]ranslated|de|la|el|al|of|and|y|the|du|des)[\s,]+|\p{Lu}[\p{L}\p{M}.'’/-]*[,:]?\s+|[–—|/·•-]\s+){1,8}$/u;
const ENDS = /^(?:,?\s\d{1,2}[:.]\d\d)?\s*(?:$|[.)\]–—(|/-])/u;

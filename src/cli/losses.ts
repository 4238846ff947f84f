import type { Document } from "../ingest/document.ts";
import { readBytes } from "../ingest/file.ts";
import type { Loss, Saved } from "../page/saved.ts";
import { printable } from "../proof/width.ts";
import { oneLine } from "../record.ts";
import { counted } from "./counted.ts";
import { textTable } from "./text-table.ts";

/** What was left out of a document as two tables: how much for each reason, then every block with its place in the source. */
export function lossTables(document: Document, saved: Saved | undefined, columns: number): string {
  const where = printable(document.where);
  const losses = saved?.losses ?? [];
  if (losses.length === 0) return `${where}: nothing was left out\n`;
  const sums = new Map<string, { blocks: number; words: number }>();
  for (const loss of losses) {
    const sum = sums.get(loss.reason) ?? { blocks: 0, words: 0 };
    sums.set(loss.reason, { blocks: sum.blocks + 1, words: sum.words + words(loss) });
  }
  const place = placesIn(sourceOf(document));
  const reasons = [...sums].sort(([, a], [, b]) => b.words - a.words);
  const rows = losses.map((loss) => [
    loss.at ? place(loss.at.from) : "",
    loss.reason,
    String(words(loss)),
    beginning(loss),
  ]);
  const all = losses.reduce((sum, loss) => sum + words(loss), 0);
  return [
    `${where}: left out ${counted(losses.length, "block")}, ${counted(all, "word")}\n`,
    textTable(
      ["reason", "blocks", "words"],
      reasons.map(([reason, sum]) => [reason, String(sum.blocks), String(sum.words)]),
      columns,
    ),
    textTable(["line:column", "reason", "words", "begins"], rows, columns, [3]),
  ].join("\n");
}

function words({ text }: Loss): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function beginning({ text, detail }: Loss): string {
  const first = printable(oneLine(text.slice(0, 200)).trim());
  return detail === undefined ? first : `${first}${first === "" ? "" : " "}(${printable(oneLine(detail))})`;
}

function sourceOf({ content, charset, form }: Document): string {
  if (typeof content === "string") return content;
  const maxBytes = Math.max(1, content.length);
  return readBytes(content, { form, maxBytes, ...(charset !== undefined && { charset }) }).text;
}

/** Line and column of a place in a source, both from 1. */
function placesIn(source: string): (at: number) => string {
  const begins = [0];
  for (const end of source.matchAll(/\r\n?|\n/g)) begins.push(end.index + end[0].length);
  return (at) => {
    let low = 0;
    for (let high = begins.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (begins[middle]! <= at) low = middle;
      else high = middle;
    }
    return `${low + 1}:${at - begins[low]! + 1}`;
  };
}

import type { Span } from "../span.ts";
import type { BlockKind } from "./block.ts";
import { datelineInside, datelineOf } from "./dateline.ts";
import { isHeadlineShaped } from "./headline.ts";
import { skipSpace } from "./line.ts";
import { clockPrefix } from "./timestamp.ts";

export interface Part extends Span {
  readonly kind: BlockKind;
}

/**
 * A piece as its parts: "GOMA (Reuters) - Rebels …" is a dateline and a paragraph, "14:05 GMT – Rebels …" a timestamp and what it
 * dates, "# Title" a mark and a headline. The parts cover the piece but for white space. `before` is the class of the piece above.
 */
export function prefixes(text: string, piece: Span, kind: BlockKind, before: BlockKind | undefined): readonly Part[] {
  const mark = kind === "headline" ? MARK.exec(text.slice(piece.from, piece.from + 12))?.[0].length : undefined;
  if (mark) return split(text, piece, "boilerplate", piece.from + mark, kind);
  const clock =
    kind === "headline" || kind === "paragraph"
      ? clockPrefix(text.slice(piece.from, Math.min(piece.to, piece.from + 60)))
      : 0;
  if (clock > 0) return split(text, piece, "timestamp", piece.from + clock, kind);
  if (kind !== "paragraph") return [{ from: piece.from, to: piece.to, kind }];
  const opening = text.slice(piece.from, Math.min(piece.to, piece.from + 300));
  const dateline = datelineOf(opening);
  if (dateline && (dateline.strong || before !== "paragraph")) {
    return split(text, piece, "dateline", piece.from + dateline.to, kind);
  }
  const inside = dateline ? -1 : datelineInside(opening);
  if (inside > 0 && isHeadlineShaped(opening.slice(0, inside).trimEnd())) {
    const title = {
      from: piece.from,
      to: piece.from + opening.slice(0, inside).trimEnd().length,
      kind: "headline" as const,
    };
    return [title, ...prefixes(text, { from: piece.from + inside, to: piece.to }, kind, "headline")];
  }
  return [{ from: piece.from, to: piece.to, kind }];
}

const MARK = /^#{1,6}(?=\s+\S)/u;

function split(text: string, piece: Span, first: BlockKind, at: number, second: BlockKind): readonly Part[] {
  const rest = skipSpace(text, at, piece.to);
  if (rest >= piece.to) return [{ from: piece.from, to: piece.to, kind: first }];
  return [
    { from: piece.from, to: at, kind: first },
    { from: rest, to: piece.to, kind: second },
  ];
}

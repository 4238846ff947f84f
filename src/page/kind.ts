import type { Noter } from "../note.ts";
import type { BlockKind } from "./block.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { isByline, isTrailer } from "./byline.ts";
import { captionSigns } from "./caption.ts";
import { datelineOf } from "./dateline.ts";
import { fold } from "./fold.ts";
import { isHeadlineShaped } from "./headline.ts";
import { wordsOf } from "./line.ts";
import { byNeighbours, type Draft } from "./neighbour.ts";
import { isTimeLabel, timestampOf } from "./timestamp.ts";
import type { Piece } from "./wrap.ts";

/** The class of each piece: first by its own shape, then by its neighbours. */
export function kinds(text: string, pieces: readonly Piece[], note?: Noter): readonly BlockKind[] {
  const drafts = drafted(text, pieces);
  byNeighbours(drafts);
  noteLists(drafts, note);
  return drafts.map((draft) => draft.kind);
}

// Longer pieces are paragraphs whatever they say, so that no pattern ever sees more than this.
const LONGEST = 700;

function drafted(text: string, pieces: readonly Piece[]): Draft[] {
  const keys = pieces.map((piece) => fold(text.slice(piece.from, piece.to)));
  const copies = new Map<string, number>();
  for (const key of keys) copies.set(key, (copies.get(key) ?? 0) + 1);
  const known = new Map<string, { kind: BlockKind; caption: number }>();
  return pieces.map((piece, i) => {
    const key = keys[i]!;
    const line = piece.to - piece.from > LONGEST ? "" : text.slice(piece.from, piece.to);
    const shape = known.get(key) ?? shapeOf(line, copies.get(key)!);
    known.set(key, shape);
    const opening = text.slice(piece.from, Math.min(piece.to, piece.from + 160));
    const dateline = shape.kind === "paragraph" && datelineOf(opening)?.strong === true;
    const { from, to, gap } = piece;
    return { from, to, gap, kind: shape.kind, caption: shape.caption, dateline, line, key, copies: copies.get(key)! };
  });
}

function shapeOf(line: string, copies: number): { kind: BlockKind; caption: number } {
  if (line === "") return { kind: "paragraph", caption: 0 };
  const { score: caption } = captionSigns(line);
  return { kind: kindByShape(line, copies, caption), caption };
}

function kindByShape(line: string, copies: number, caption: number): BlockKind {
  if (isBoilerplate(line)) return "boilerplate";
  if (timestampOf(line) || isTimeLabel(line)) return "timestamp";
  if (isByline(line) || isTrailer(line)) return "byline";
  if (caption >= 3) return "caption";
  const dateline = datelineOf(`${line} A`);
  if (dateline && dateline.to >= line.length && dateline.strong) return "dateline";
  if (dateline?.strong && dateline.outlet) return "paragraph";
  const title = /^#{1,6}\s/u.test(line) || isHeadlineShaped(line);
  if (title && copies > 1 && wordsOf(line).length <= 2) return "boilerplate";
  return title ? "headline" : "paragraph";
}

function noteLists(drafts: readonly Draft[], note?: Noter): void {
  for (const draft of drafts) {
    if (
      draft.kind === "boilerplate" &&
      draft.line.length >= 15 &&
      wordsOf(draft.line).length >= 5 &&
      isHeadlineShaped(draft.line) &&
      !isBoilerplate(draft.line)
    ) {
      note?.({
        from: draft.from,
        to: draft.to,
        rule: "listed-story",
        text: "taken for the title of another story and not read",
      });
    }
  }
}

import type { Noter } from "../note.ts";
import type { BlockKind } from "./block.ts";
import { isBoilerplate, opensList } from "./boilerplate.ts";
import { isByline, isNameLine, isTrailer } from "./byline.ts";
import { captionSigns } from "./caption.ts";
import { datelineOf } from "./dateline.ts";
import { fold } from "./fold.ts";
import { isHeadlineShaped, isStoppedTitle } from "./headline.ts";
import { wordsOf } from "./line.ts";
import { timestampOf } from "./timestamp.ts";
import type { Piece } from "./wrap.ts";

/** A piece while it is being classed: its folded text, its class so far, and how much it looks like a caption. */
interface Draft extends Piece {
  readonly line: string;
  readonly key: string;
  readonly copies: number;
  readonly caption: number;
  kind: BlockKind;
}

/** The class of each piece: first by its own shape, then by its neighbours. */
export function kinds(text: string, pieces: readonly Piece[], note?: Noter): readonly BlockKind[] {
  const drafts = drafted(text, pieces);
  for (const step of [nameLines, quietCaptions, titles, listsOfStories, kickers]) step(drafts);
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
    return { ...piece, ...shape, line, key, copies: copies.get(key)! };
  });
}

function shapeOf(line: string, copies: number): { kind: BlockKind; caption: number } {
  if (line === "") return { kind: "paragraph", caption: 0 };
  const { score: caption } = captionSigns(line);
  return { kind: kindByShape(line, copies, caption), caption };
}

function kindByShape(line: string, copies: number, caption: number): BlockKind {
  if (isBoilerplate(line)) return "boilerplate";
  if (timestampOf(line)) return "timestamp";
  if (isByline(line) || isTrailer(line)) return "byline";
  if (caption >= 3) return "caption";
  const dateline = datelineOf(`${line} A`);
  if (dateline && dateline.to >= line.length && dateline.strong) return "dateline";
  if (dateline?.strong && dateline.outlet) return "paragraph";
  const title = /^#{1,6}\s/u.test(line) || isHeadlineShaped(line);
  if (title && copies > 1 && wordsOf(line).length <= 2) return "boilerplate";
  return title ? "headline" : "paragraph";
}

/** Under a headline, a line that is only a name is a byline; so is one right above or below a timestamp. */
function nameLines(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    if (draft.kind !== "headline" || draft.copies > 1 || !isNameLine(draft.line)) continue;
    const above = drafts[i - 1];
    const below = drafts[i + 1];
    const heads =
      above?.kind === "headline" && !isNameLine(above.line) && below !== undefined && below.kind !== "headline";
    if (
      heads ||
      (above && below && (above.kind === "timestamp" || below.kind === "timestamp") && below.kind !== "headline")
    )
      draft.kind = "byline";
  }
}

/** A line that only looks somewhat like a caption is one in a header, or next to its own copy, or between two captions. */
function quietCaptions(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    if (draft.caption < 1 || (draft.kind !== "paragraph" && draft.kind !== "headline")) continue;
    const above = drafts[i - 1];
    const below = drafts[i + 1];
    const doubled = above?.key === draft.key || below?.key === draft.key;
    const header =
      above !== undefined && above.kind !== "paragraph" && above.kind !== "dateline" && below?.kind !== undefined;
    const titled =
      draft.kind === "headline" && !drafts.slice(Math.max(0, i - 3), i).some((other) => other.kind === "headline");
    if (doubled || (draft.caption >= 2 && header && !titled) || draft.caption >= 2.5) draft.kind = "caption";
  }
  const captions = new Set(drafts.filter((draft) => draft.kind === "caption").map((draft) => draft.key));
  for (const draft of drafts) if (captions.has(draft.key)) draft.kind = "caption";
}

/** A title with a full stop heads a page only as its first line, above prose. */
function titles(drafts: Draft[]): void {
  const first = drafts.find((draft) => draft.kind !== "boilerplate" && draft.kind !== "timestamp");
  const next = first && drafts[drafts.indexOf(first) + 1];
  if (first?.kind === "paragraph" && next && first.line !== "" && isStoppedTitle(first.line)) first.kind = "headline";
}

/**
 * Titles under "Related stories" or "Most read", and three or more titles in a row inside or after the text, lead to other stories.
 * A title that has copies elsewhere, or that stands off by more blank lines than the list's own, heads a story of this page.
 */
function listsOfStories(drafts: Draft[]): void {
  const lastBody = drafts.findLastIndex((draft) => draft.kind === "paragraph");
  let body = false;
  for (let i = 0; i < drafts.length; i++) {
    if (drafts[i]!.kind === "paragraph") body = true;
    const opened = drafts[i]!.kind === "boilerplate" && opensList(drafts[i]!.line);
    let end = opened ? i + 1 : i;
    const begin = end;
    while (end < drafts.length && isListed(drafts[end]!, drafts[begin]!, end === begin)) end++;
    if (opened || (body && end - begin >= (end > lastBody ? 2 : 3))) {
      for (let j = begin; j < end; j++) drafts[j]!.kind = "boilerplate";
    }
    if (end > i) i = end - 1;
  }
}

function isListed(draft: Draft, begin: Draft, first: boolean): boolean {
  return draft.kind === "headline" && draft.copies === 1 && (first || draft.gap <= begin.gap || draft.gap <= 1);
}

/** One to three words straight above a longer title are its section ("World", "Live updates"). */
function kickers(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const below = drafts[i + 1];
    if (draft.kind !== "headline" || below?.kind !== "headline" || below.key === draft.key) continue;
    if (wordsOf(draft.line).length <= 3 && wordsOf(below.line).length >= 5) draft.kind = "boilerplate";
  }
}

function noteLists(drafts: readonly Draft[], note?: Noter): void {
  for (const draft of drafts) {
    if (
      draft.kind === "boilerplate" &&
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

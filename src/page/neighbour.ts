import type { BlockKind } from "./block.ts";
import { opensList } from "./boilerplate.ts";
import { isNameLine, isTrailer } from "./byline.ts";
import { announcesCaption } from "./caption.ts";
import { isStoppedTitle } from "./headline.ts";
import { titleShare, wordsOf } from "./line.ts";
import { timestampOf } from "./timestamp.ts";
import type { Piece } from "./wrap.ts";

/** A piece while it is being classed: its folded text, its class so far, and how much it looks like a caption. */
export interface Draft extends Piece {
  /** Its characters; empty for a piece too long to be anything but a paragraph. */
  readonly line: string;
  readonly key: string;
  readonly copies: number;
  readonly caption: number;
  /** Opens with a dateline that is one wherever it stands. */
  readonly dateline: boolean;
  kind: BlockKind;
}

/** Corrects the classes that pieces have by their own shape, step by step, by what stands around them. */
export function byNeighbours(drafts: Draft[]): void {
  for (const step of [
    announced,
    nameLines,
    quietCaptions,
    twice,
    titles,
    stoppedTitles,
    listsOfStories,
    unstopped,
    kickers,
  ])
    step(drafts);
}

/** The line below "Image caption," is a caption. */
function announced(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const below = drafts[i + 1];
    if (!below || draft.kind !== "caption" || !announcesCaption(draft.line)) continue;
    if (below.kind === "headline" || below.kind === "paragraph") below.kind = "caption";
  }
}

/** Under a headline, a line that is only a name is a byline; so is one right above or below a timestamp. */
function nameLines(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    if (draft.kind !== "headline" || draft.copies > 1 || !isNameLine(draft.line)) continue;
    const above = drafts[i - 1];
    const below = drafts[i + 1];
    if (!above || !below || below.kind === "headline") continue;
    const headed = above.kind === "headline" && !isNameLine(above.line) && wordsOf(above.line).length >= 4;
    if (headed || above.kind === "timestamp" || below.kind === "timestamp") draft.kind = "byline";
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
      above !== undefined && above.kind !== "paragraph" && above.kind !== "dateline" && below !== undefined;
    const titled =
      draft.kind !== "headline" || drafts.slice(Math.max(0, i - 3), i).some((other) => other.kind === "headline");
    if (doubled || (draft.caption >= 2 && header && titled) || draft.caption >= 2.5) draft.kind = "caption";
  }
  const captions = new Set(drafts.filter((draft) => draft.kind === "caption").map((draft) => draft.key));
  for (const draft of drafts) if (captions.has(draft.key)) draft.kind = "caption";
}

/** A short line that stands again a few lines below, with no text between the two, is a title whatever its stops. */
function twice(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    if (draft.kind !== "paragraph" || draft.copies < 2 || draft.line === "" || draft.line.length > 180) continue;
    if (wordsOf(draft.line).length > 26 || drafts[i - 1]?.key === draft.key || drafts[i + 1]?.key === draft.key)
      continue;
    for (let j = i + 1; j <= i + 8 && drafts[j] && drafts[j]!.kind !== "paragraph"; j++) {
      if (drafts[j + 1]?.key !== draft.key) continue;
      draft.kind = "headline";
      drafts[j + 1]!.kind = "headline";
      break;
    }
  }
}

/** A title with a full stop heads a page only as its first line, above prose. */
function titles(drafts: Draft[]): void {
  const at = drafts.findIndex((draft) => draft.kind !== "boilerplate" && draft.kind !== "timestamp");
  const first = drafts[at];
  if (first?.kind === "paragraph" && drafts[at + 1] && isStoppedTitle(first.line)) first.kind = "headline";
}

/**
 * Right above a byline, a date, a repeated picture or a dateline, one short line is a title even if it ends in a stop; below another
 * title it is a standfirst.
 */
function stoppedTitles(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const below = drafts[i + 1];
    if (draft.kind !== "paragraph" || draft.line === "" || draft.line.length > 140 || draft.dateline) continue;
    if (below === undefined || below.gap > 1 || drafts[i - 1]?.kind === "headline" || !isHeadOfStory(below)) continue;
    const plain = !/["“”]|\b(?:said|told|says)\b/u.test(draft.line);
    const onward = drafts[i + 2] !== undefined || below.kind === "paragraph";
    if (plain && onward && wordsOf(draft.line).length <= 18) draft.kind = "headline";
  }
}

/** What stands between a title and its text: a signed line, a full date, a repeated picture, or the text itself with a dateline. */
function isHeadOfStory(draft: Draft): boolean {
  if (draft.kind === "timestamp") return (timestampOf(draft.line)?.dates.length ?? 0) > 0;
  if (draft.kind === "byline") return !isTrailer(draft.line);
  return draft.kind === "caption" ? draft.copies > 1 : draft.kind === "paragraph" && draft.dateline;
}

/**
 * Titles under "Related stories" or "Most read", and three or more titles in a row inside or after the text, lead to other stories.
 * One that has copies elsewhere, stands off by more blank lines than the list's own, or has a byline, date or picture below it, heads a
 * story of this page. Rows with figures in them are a table, so text; so are sentences without their stops.
 */
function listsOfStories(drafts: Draft[]): void {
  const lastBody = drafts.findLastIndex((draft) => draft.kind === "paragraph");
  let body = false;
  for (let i = 0; i < drafts.length; i++) {
    if (drafts[i]!.kind === "paragraph") body = true;
    const opened = drafts[i]!.kind === "boilerplate" && opensList(drafts[i]!.line);
    const begin = opened ? i + 1 : i;
    const end = endOfList(drafts, begin);
    if (opened || (body && end - begin >= (end > lastBody ? 2 : 3))) {
      const text = !opened && isText(drafts.slice(begin, end));
      for (let j = begin; j < end; j++) drafts[j]!.kind = text ? "paragraph" : "boilerplate";
    }
    i = Math.max(i, end - 1);
  }
}

function isText(drafts: readonly Draft[]): boolean {
  const rows = drafts.filter((draft) => /\d/.test(draft.line) || isProse(draft.line));
  return rows.length * 2 >= drafts.length;
}

/** A page that lost its full stops still has sentences: eight words and more, few capitals, and a past that no headline uses. */
function unstopped(drafts: Draft[]): void {
  const first = drafts.findIndex((draft) => draft.kind === "headline");
  for (const [i, draft] of drafts.entries()) {
    if (draft.kind !== "headline" || i === first || draft.copies > 1 || !isProse(draft.line)) continue;
    const below = drafts[i + 1];
    if (!below || (!isHeadOfStory(below) && !isLead(below, draft))) draft.kind = "paragraph";
  }
}

function isProse(line: string): boolean {
  return wordsOf(line).length >= 8 && titleShare(line) < 0.6 && /\b(?:said|told|was|were|had|been)\b/u.test(line);
}

function endOfList(drafts: readonly Draft[], begin: number): number {
  let end = begin;
  while (end < drafts.length && isListed(drafts[end]!, drafts[begin]!, end === begin)) end++;
  const below = drafts[end];
  const headsStory =
    below !== undefined &&
    (isHeadOfStory(below) || below.kind === "caption" || (end - begin > 1 && isLead(below, drafts[end - 1]!)));
  return headsStory && end > begin ? end - 1 : end;
}

/** The text below a title that begins with the title's own words: at least half of the longer ones, and three. */
function isLead(below: Draft, title: Draft): boolean {
  if (below.kind !== "paragraph") return false;
  const words = new Set(stems(title.line));
  const lead = new Set(stems(below.key.slice(0, 300)));
  const said = [...words].filter((word) => lead.has(word)).length;
  return said >= 3 && said * 2 >= words.size;
}

function stems(line: string): readonly string[] {
  return (line.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 6));
}

function isListed(draft: Draft, begin: Draft, first: boolean): boolean {
  return draft.kind === "headline" && draft.copies === 1 && (first || draft.gap <= Math.max(1, begin.gap));
}

/** One to three words straight above a longer title are its section ("World", "Live updates"). */
function kickers(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const below = drafts[i + 1];
    if (draft.kind !== "headline" || below?.kind !== "headline" || below.key === draft.key) continue;
    if (wordsOf(draft.line).length <= 3 && wordsOf(below.line).length >= 5) draft.kind = "boilerplate";
  }
}

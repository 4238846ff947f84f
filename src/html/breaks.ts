import { endsSentence, startsLower } from "../page/line.ts";
import type { Line } from "./lines.ts";

/**
 * Lines that a single `<br>` parts: in the middle of a sentence it only ends a line of the page, and is a blank; between short lines of their own
 * (addresses, verse, rows of label and value) it parts them. `some`: neighbours of one block, in order.
 */
export function joinedLines(some: readonly Line[]): readonly Line[] {
  if (some.length < 2) return some;
  const width = widthOf(some);
  const isList = some.every(({ text }) => text.length < SHORT) && some[0]!.kind !== "heading";
  const parts = isList && !some.some(({ text }) => endsSentence(text));
  const groups: Line[][] = [];
  for (const [i, line] of some.entries()) {
    if (i > 0 && !parts && runsOn(some[i - 1]!, line, width)) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  return groups.map(together);
}

/** Lines as short as this are lines of their own, unless a sentence runs over them. */
const SHORT = 36;
/** Between these a typist or a program breaks lines. */
const NARROWEST = 36;
const WIDEST = 120;

function runsOn(above: Line, { text, kind }: Line, width: number | undefined): boolean {
  const before = above.text;
  if (OPENS_ITEM.test(text) || LABEL.test(text) || !/\p{L}|\p{N}/u.test(before)) return false;
  const isFull = width !== undefined && isFilled(before, text, width);
  if (isFull) return true;
  if (endsSentence(before) || /[:;]$/u.test(before)) return false;
  if (kind === "heading" || kind === "title") return !BYLINE.test(text);
  if (BYLINE.test(before) && before.length < 60) return false;
  if (before.length < SHORT && text.length < SHORT && !endsSentence(text)) return false;
  if (startsLower(text)) return true;
  if (before.length < SHORT) return false;
  return SMALL.test(before) || (/^\p{N}/u.test(text) && /\s\p{Ll}+$/u.test(before) && text.length >= 20);
}

const BYLINE = /^(?:[Bb]y|BY|[Pp]ar|[Pp]or|[Vv]on)\s\p{Lu}/u;
/** Words that no sentence, title or name ends with. */
const SMALL =
  /\s(?:the|a|an|of|in|at|to|by|for|from|with|and|or|that|near|its|their|his|her|de|la|le|les|des|du|el|los|las|del|y|en|et|à|der|die|das|den|dem|und|von|il|di|da|do|dos|e|o|os|as|em|na|no|и|в|на|с|из|от)$/u;
const OPENS_ITEM = /^(?:[•·●▪‣*–—-]\s|\(?\p{N}{1,2}[.)]\s|\(?[a-z]\)\s)/u;
const LABEL = /^\p{L}[\p{L} ]{1,24}:(?:\s|$)/u;

/** The width that lines are wrapped to; undefined where they are not. */
function widthOf(some: readonly Line[]): number | undefined {
  if (some.length < 3) return undefined;
  let width = 0;
  for (const { text } of some) width = Math.max(width, text.length);
  if (width < NARROWEST || width > WIDEST) return undefined;
  let full = 0;
  let inside = 0;
  for (let i = 0; i + 1 < some.length; i++) {
    const { text } = some[i]!;
    if (!isFilled(text, some[i + 1]!.text, width)) continue;
    full++;
    if (!endsSentence(text)) inside++;
  }
  return inside > 0 && full >= (some.length - 1) * 0.6 ? width : undefined;
}

/** Whether the first word of the next line would not have fitted. */
function isFilled(text: string, next: string, width: number): boolean {
  const blank = next.indexOf(" ");
  return text.length + 1 + (blank < 0 ? next.length : blank) >= width - 1;
}

function together(some: readonly Line[]): Line {
  const [first] = some;
  if (some.length === 1) return first!;
  const runs: Line["runs"][number][] = [];
  let at = 0;
  for (const line of some) {
    for (const run of line.runs) runs.push({ ...run, text: run.text + at });
    at += line.text.length + 1;
  }
  return {
    ...first!,
    text: some.map(({ text }) => text).join(" "),
    runs,
    from: some.flatMap(({ from }) => from),
    linked: some.reduce((sum, { linked }) => sum + linked, 0),
    slanted: some.reduce((sum, { slanted }) => sum + slanted, 0),
  };
}

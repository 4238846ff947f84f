import { isBoilerplate, opensList } from "../page/boilerplate.ts";
import { isByline, isTrailer } from "../page/byline.ts";
import { endsSentence, wordsOf } from "../page/line.ts";
import type { LossReason } from "../page/saved.ts";
import { timestampOf } from "../page/timestamp.ts";
import type { Line } from "./lines.ts";
import { namesAround } from "./names.ts";

export interface Dropped {
  readonly line: Line;
  readonly reason: LossReason;
  readonly detail: string;
}

export interface Cleaned {
  readonly lines: readonly Line[];
  readonly dropped: readonly Dropped[];
}

type Verdict = { readonly reason: LossReason; readonly detail: string } | { readonly kind: Line["kind"] } | undefined;

/**
 * The lines of a body without those that are no part of its running text: buttons and notices, pointers to other stories, and at both ends what
 * stands around a body: standfirst, dates, names, notes on the writer.
 */
export function cleaned(lines: readonly Line[], standfirst: string): Cleaned {
  const verdicts: Verdict[] = lines.map((line) => furniture(line));
  pointers(lines, verdicts);
  const isBody = (i: number) => verdicts[i] === undefined;
  const first = lines.findIndex((line, i) => isBody(i) && isProse(line));
  const last = lines.findLastIndex((line, i) => isBody(i) && isProse(line));
  if (first >= 0) {
    for (let i = 0; i < lines.length; i++)
      if (isBody(i)) verdicts[i] = i < first ? opening(lines[i]!) : i > last ? closing(lines[i]!) : undefined;
    standfirsts(lines, verdicts, first, standfirst);
    loneHeadings(lines, verdicts);
  }
  const kept: Line[] = [];
  const dropped: Dropped[] = [];
  for (const [i, line] of lines.entries()) {
    const verdict = verdicts[i];
    if (verdict === undefined) kept.push(line);
    else if ("kind" in verdict) kept.push({ ...line, kind: verdict.kind });
    else dropped.push({ line, ...verdict });
  }
  return { lines: kept, dropped };
}

/** What a line says of itself, wherever it stands. */
function furniture(line: Line): Verdict {
  const { text, kind } = line;
  if (!/[\p{L}\p{N}]/u.test(text)) return { reason: "boilerplate", detail: "no word" };
  if (kind === "row") return undefined;
  if (timestampOf(text)) return { kind: "timestamp" };
  if (isByline(text) || isTrailer(text)) return { kind: "byline" };
  // Short headings ("GPU", "Culture") are subheads of the story, not buttons.
  if (isBoilerplate(text) && !(kind === "heading" && wordsOf(text).length < 3 && line.linked === 0))
    return { reason: opensList(text) ? "related" : "boilerplate", detail: "says so" };
  return undefined;
}

/** Lines that are nothing but a link in the shape of a title, and what announces them. */
function pointers(lines: readonly Line[], verdicts: Verdict[]): void {
  const isPointer = (i: number) => lines[i] !== undefined && verdicts[i] === undefined && isTitleLink(lines[i]!);
  for (let i = 0; i < lines.length; i++) {
    if (!isPointer(i)) continue;
    let end = i + 1;
    while (isPointer(end)) end++;
    const before = lines[i - 1];
    const announced = before !== undefined && announces(before);
    if (end - i > 1 || announced || lines[i]!.kind !== "item") {
      const from = announced && verdicts[i - 1] === undefined ? i - 1 : i;
      for (let k = from; k < end; k++) verdicts[k] = { reason: "related", detail: "only a link to another story" };
    }
    i = end - 1;
  }
}

function isTitleLink(line: Line): boolean {
  const { text, linked } = line;
  if (line.kind === "row" || text.length > 200) return false;
  if (linked < text.length * 0.9) return isLabelled(line);
  return wordsOf(text).length > 3 && !/[.…]["”’)\]]*$/.test(text);
}

/** "Background: <a>…</a>": all behind the label is a link. */
function isLabelled({ text, linked }: Line): boolean {
  const label = /^\P{L}{0,3}(?:[\p{L}’']+ ?){1,3}:\s*/u.exec(text);
  return (
    label !== null && linked > 12 && linked >= (text.length - label[0].length) * 0.9 && !/[.]["”’)\]]*$/.test(text)
  );
}

function announces({ text, linked }: Line): boolean {
  return linked === 0 && text.length <= 60 && (opensList(text) || /(?::|\.\.\.|…)$/.test(text));
}

/** What stands above the first paragraph. */
function opening(line: Line): Verdict {
  const names = namesAround(line.block);
  if (DATE.test(names)) return { kind: "timestamp" };
  if (AUTHOR.test(names)) return { kind: "byline" };
  if (line.kind !== "heading" && line.linked > line.text.length * 0.8)
    return { reason: "navigation", detail: "links above the first paragraph" };
  return undefined;
}

/** What stands below the last paragraph. */
function closing(line: Line): Verdict {
  const names = namesAround(line.block);
  if (AUTHOR.test(names)) return { reason: "boilerplate", detail: "on the writer" };
  if (line.linked > line.text.length * 0.8) return { reason: "related", detail: "links below the last paragraph" };
  return undefined;
}

const DATE = /(?:^| )(?:date|time|timestamp|published|updated|datetime)(?: |$)/;
const AUTHOR = /(?:^| )(?:author|authors|byline|bio|vcard|writer)(?: |$)/;
const STANDFIRST =
  /(?:^| )(?:standfirst|deck|dek|subtitle|subhead|subheadline|summary|lead|lede|intro|excerpt|description|teaser|kicker|abstract|sapo)(?: |$)/;

/** The lines under the title that sum the story up, rather than begin it. */
function standfirsts(lines: readonly Line[], verdicts: Verdict[], first: number, standfirst: string): void {
  const summary = folded(standfirst);
  for (let i = 0; i <= first; i++) {
    const line = lines[i]!;
    if (verdicts[i] !== undefined) continue;
    const same = summary.length > 20 && folded(line.text) === summary;
    if (line.kind === "heading" || (same && STANDFIRST.test(namesAround(line.block)))) verdicts[i] = { kind: "title" };
    else return;
  }
}

/** Headings with nothing below them before the end announce what was left out. */
function loneHeadings(lines: readonly Line[], verdicts: Verdict[]): void {
  for (let i = lines.length - 1; i >= 0; i--) {
    if (verdicts[i] !== undefined) continue;
    if (lines[i]!.kind !== "heading") return;
    verdicts[i] = { reason: "boilerplate", detail: "a heading with nothing below it" };
  }
}

function isProse({ kind, text, linked }: Line): boolean {
  return kind !== "heading" && text.length >= 80 && endsSentence(text) && linked < text.length / 2;
}

function folded(text: string): string {
  return wordsOf(text.toLowerCase()).join(" ");
}

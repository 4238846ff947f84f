import { isBoilerplate, opensList } from "../page/boilerplate.ts";
import { isByline, isNameLine, isTrailer } from "../page/byline.ts";
import { datesIn } from "../page/calendar.ts";
import { captionSigns } from "../page/caption.ts";
import { datelineOf } from "../page/dateline.ts";
import { endsSentence, startsLower, wordsOf } from "../page/line.ts";
import type { LossReason } from "../page/saved.ts";
import { timestampOf } from "../page/timestamp.ts";
import { opensComments } from "./comments.ts";
import type { TreeNode } from "./dom.ts";
import type { Line } from "./lines.ts";
import { namesAround } from "./names.ts";
import { isForeignAdvert, isForeignShare, opensForeignList } from "./other-tongues.ts";
import { isDated, pointers } from "./pointers.ts";

export interface Dropped {
  readonly line: Line;
  readonly reason: LossReason;
  readonly detail: string;
}

export interface Cleaned {
  readonly lines: readonly Line[];
  readonly dropped: readonly Dropped[];
}

/** What becomes of a line: left out, or of another kind; undefined: it is part of the body. */
export type Verdict =
  | { readonly reason: LossReason; readonly detail: string }
  | { readonly kind: Line["kind"] }
  | undefined;

/**
 * The lines of a body without those that are no part of its running text: buttons and notices, pointers to other stories, and at both ends what
 * stands around a body: standfirst, dates, names, notes on the writer. `head`: the number of the text that the head of the story begins with.
 */
export function cleaned(lines: readonly Line[], standfirst: string, head = -1): Cleaned {
  const verdicts: Verdict[] = lines.map(furniture);
  comments(lines, verdicts);
  pointers(lines, verdicts);
  const isProseAt = (line: Line, i: number) => verdicts[i] === undefined && isProse(line);
  aboveHead(lines, verdicts, head);
  // Where nothing reads as running text, nothing tells an end of it either.
  if (lines.some(isProseAt)) ends(lines, verdicts);
  const first = lines.findIndex(isProseAt);
  if (first >= 0) standfirsts(lines, verdicts, first, standfirst);
  loneHeadings(lines, verdicts);
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

/** What stands above the head: all but paragraphs, where some follow it; else what leads elsewhere. */
function aboveHead(lines: readonly Line[], verdicts: Verdict[], head: number): void {
  const follows = lines.some((line, i) => verdicts[i] === undefined && isProse(line) && line.from[0]!.nr > head);
  for (const [i, line] of lines.entries()) {
    if (line.from[0]!.nr >= head || isProse(line)) continue;
    if (follows || line.linked > line.text.length / 2)
      verdicts[i] ??= { reason: "navigation", detail: "above the head of the story" };
  }
}

/** Both ends, up to the first and the last paragraph. */
function ends(lines: readonly Line[], verdicts: Verdict[]): void {
  for (let i = 0; i < lines.length; i++) {
    verdicts[i] ??= opening(lines[i]!);
    if (verdicts[i] === undefined && isProse(lines[i]!)) break;
  }
  for (let i = lines.length - 1; i >= 0; i--) {
    verdicts[i] ??= closing(lines[i]!);
    if (verdicts[i] === undefined && isProse(lines[i]!)) break;
  }
}

/** From the heading above readers' comments on, all is theirs: a story stands before it. */
function comments(lines: readonly Line[], verdicts: Verdict[]): void {
  let length = 0;
  for (const [i, line] of lines.entries()) {
    if (length > 400 && opensComments(line.text)) {
      verdicts.fill({ reason: "comments", detail: `below "${line.text}"` }, i);
      return;
    }
    if (verdicts[i] === undefined && isProse(line)) length += line.text.length;
  }
}

/** What a line says of itself, wherever it stands. */
function furniture(line: Line): Verdict {
  const { text, kind, slanted } = line;
  if (!/[\p{L}\p{N}]/u.test(text)) return { reason: "boilerplate", detail: "no word" };
  if (kind === "row" || isAddress(text)) return undefined;
  if (timestampOf(text)) return { kind: "timestamp" };
  if (isByline(text) || isTrailer(text)) return { kind: "byline" };
  if (opensList(text) || opensForeignList(text)) return { reason: "related", detail: "announces other stories" };
  // Short headings ("GPU", "Culture") are subheads of the story, not buttons.
  const isSubhead = kind === "heading" && wordsOf(text).length < 3 && line.linked === 0;
  const isLongItem = kind === "item" && wordsOf(text).length > 3;
  // A sentence may well speak of cookies or subscriptions: running text without a link is taken at its word.
  // So is a short line of text set as it was typed.
  const isSaid = line.linked === 0 && ((isProse(line) && text.length > 120) || (isTyped(line) && startsLower(text)));
  if (!isSubhead && !isLongItem && !isSaid && isBoilerplate(text)) return { reason: "boilerplate", detail: "says so" };
  if (text.length < 1200 && COPYRIGHT.test(text)) return { reason: "boilerplate", detail: "who may print it" };
  if (isForeignAdvert(text)) return { reason: "advertisement", detail: "says so" };
  if (isForeignShare(text)) return { reason: "share", detail: "says so" };
  if (text.length < 200 && BUTTON.test(text)) return { reason: "boilerplate", detail: "says so" };
  if (text.length > 500) return undefined;
  const names = namesAround(line);
  if (ASKS.test(names) && !isSaid && (text.length < 200 || OFFER.test(text)))
    return { reason: "boilerplate", detail: "asks for support, and is named so" };
  if (kind === "heading") return undefined;
  if (SIGN_UP.test(names) && /subscri|sign[ -]?up|newsletter|e-?mail|inbox|deliver|alerts?\b/i.test(text))
    return { reason: "newsletter", detail: "says so, and is named so" };
  if (COOKIES.test(names) && /cookie|consent|privacy/i.test(text))
    return { reason: "consent", detail: "says so, and is named so" };
  if (text.length > 300) return undefined;
  if (
    kind !== "item" &&
    isBelowPicture(line) &&
    (slanted > text.length * 0.9 || SMALL.test(names) || captionSigns(text).score >= 2.5 || CREDIT.test(text))
  )
    return { kind: "caption" };
  if (PICTURES.test(names) && !isProse(line)) return { kind: "caption" };
  return undefined;
}

const COPYRIGHT =
  /^\W*(?:©|\(c\)|copyright\b(?=\W{0,3}(?:©|\(c\)|(?:19|20)\d\d|by\b))).{0,300}\ball rights reserved\b/i;

function isTyped({ block }: Line): boolean {
  return block.localName === "pre" || block.parentNode?.localName === "pre";
}

/** More of what buttons and notices say. */
const BUTTON =
  /^\W*(?:caption|continue reading below|image \d+ of\W*\d+|like this story\? share it.*|(?:follow|join|like) .{1,40} on (?:whatsapp|telegram|facebook|twitter|x|instagram|youtube)\b.*|download mp3\b.*|today['’]?s top (?:news|stories)|most (?:viewed|read|popular|shared)(?: (?:in|this|today|over|of)\b.{0,20})?|this (?:post|article|story) is for (?:paid |paying |premium )?(?:subscribers|members)(?: only)?|already a (?:paid |paying )?(?:subscriber|member)\?.{0,30})$/i;
/** What themes call the boxes that ask for money. */
const ASKS = / (?:cta|paywall|donate|donation|donations|call to action|membership|support us|supportus)(?= )/;
const OFFER = /\b(?:join|subscri\w+|support|donat\w+|member\w*|sign (?:in|up)|contribut\w+)\b/i;
const SIGN_UP = / (?:newsletters?|signup|sign|subscribe|subscription|mailing)(?= )/;
const COOKIES = / (?:cookies?|consent|gdpr)(?= )/;
const PICTURES = / (?:slider|slideshow|carousel|gallery|player|lightbox)(?= )/;
const SMALL = / (?:small|smaller|caption|subtext|credits?|wp caption text)(?= )/;
const CREDIT =
  /\b(?:pic|photo|photograph|picture|image|foto)s?\.? (?:by|credit)\b|\b(?:photo|picture|image|foto|credit)s?: ?\S/i;
const DATE = / (?:date|time|timestamp|published|updated|datetime|pubdate)(?= )/;
const AUTHOR = / (?:author|authors|byline|bio|vcard|writer)(?= )/;
const FOOT = / (?:footer|copyright|legal|disclaimer)(?= )/;
const LABEL =
  /^(?:author|keywords?|tags?|topics?|related subjects|permalink|short ?link|share|print(?:ed)? (?:from|this)|source url)\b/i;
const STANDFIRST =
  / (?:standfirst|deck|dek|subtitle|subhead|subheadline|summary|lead|lede|intro|excerpt|description|teaser|abstract|sapo)(?= )/;

/** Scripts that write a sentence as one word. */
const WITHOUT_BLANKS = /[\u3040-\u30FF\u3400-\u9FFF\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/;

/** What stands above the first paragraph. */
function opening(line: Line): Verdict {
  const { text, linked, kind } = line;
  if (/\b(?:affiliate|referral) links?\b|\bearns? (?:a |an affiliate )?commissions?\b/i.test(text) && text.length < 300)
    return { reason: "boilerplate", detail: "on the links of the page" };
  if (kind === "row" && linked > text.length * 0.5)
    return { reason: "navigation", detail: "links above the first paragraph" };
  if (kind === "heading" && isNameLine(text)) return { kind: "byline" };
  if (kind === "heading" || kind === "row") return undefined;
  const names = namesAround(line);
  if (!isProse(line)) {
    if (isCredit(text)) return { kind: "byline" };
    if ((DATE.test(names) && /\d/.test(text)) || isMostlyDate(text) || isDayLine(text)) return { kind: "timestamp" };
    if (AUTHOR.test(names) || isNameLine(text)) return { kind: "byline" };
    if (linked > text.length * 0.8) return { reason: "navigation", detail: "links above the first paragraph" };
    if (
      kind === "paragraph" &&
      wordsOf(text).length <= (/\p{N}/u.test(text) ? 8 : 6) &&
      !/[.!?:…。！？؟।"”’»」)\]]$/.test(text) &&
      !(text.length > 15 && WITHOUT_BLANKS.test(text)) &&
      !datelineOf(text)
    )
      return { reason: "navigation", detail: "a label above the first paragraph" };
  }
  return undefined;
}

/** What stands below the last paragraph. */
function closing(line: Line): Verdict {
  const { text, linked, kind } = line;
  if (kind === "row" && linked > text.length * 0.5)
    return { reason: "related", detail: "links below the last paragraph" };
  if (kind === "row" || kind === "heading") return undefined;
  if (!isProse(line) && isDated(text))
    return { reason: "related", detail: "a title with a date below the last paragraph" };
  if (linked === 0 && (isNameLine(text) || isCredit(text))) return { kind: "byline" };
  const names = namesAround(line);
  if (AUTHOR.test(names)) return { reason: "boilerplate", detail: "on the writer" };
  if (text.length < 160 && LABEL.test(text))
    return { reason: "boilerplate", detail: "a label below the last paragraph" };
  if (FOOT.test(names)) return { reason: "boilerplate", detail: "below the story, and named so" };
  if (linked > text.length * 0.5 && !/https?:\/\/|www\.|@/.test(text))
    return { reason: "related", detail: "links below the last paragraph" };
  return undefined;
}

/** The lines under the title that sum the story up, rather than begin it: they are read as part of the title. */
function standfirsts(lines: readonly Line[], verdicts: Verdict[], first: number, standfirst: string): void {
  const summary = folded(standfirst);
  const next = lines.find((line, i) => i > first && verdicts[i] === undefined && isProse(line));
  for (let i = 0; i <= first; i++) {
    const line = lines[i]!;
    if (verdicts[i] !== undefined) continue;
    const own = folded(line.text);
    const names = namesAround(line);
    const same = summary.length > 20 && (own.startsWith(summary.slice(0, 60)) || summary.startsWith(own.slice(0, 60)));
    const apart = next !== undefined && line.block.parentNode !== next.block.parentNode;
    const sums =
      (line.kind === "heading" && (same || wordsOf(line.text).length > 7)) ||
      (same && apart && STANDFIRST.test(names) && !/ (?:body|content) /.test(names));
    if (!sums || next === undefined) return;
    verdicts[i] = { kind: "title" };
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

/** Whether nothing but a picture stands between a line and the words before it. */
function isBelowPicture({ from }: Line): boolean {
  let at: TreeNode | null = from[0] ?? null;
  for (let k = 0; k < 30 && at !== null; k++) {
    if (at.previousSibling === null) {
      at = at.parentNode;
      continue;
    }
    at = at.previousSibling;
    while (at.nodeType === 1 && at.lastChild !== null) at = at.lastChild;
    if (at.nodeType === 1 ? PICTURE.has(at.localName) : /\S/.test(at.data)) return at.nodeType === 1;
  }
  return false;
}

const PICTURE = new Set(["img", "picture", "source", "video", "amp-img"]);

function isMostlyDate(text: string): boolean {
  if (text.length > 80) return false;
  let length = 0;
  for (const { from, to } of datesIn(text)) length += to - from;
  return length > text.length * 0.4;
}

/** "Editor: Sun Wei", "Reporter: A. Lim". */
function isCredit(text: string): boolean {
  return /^(?:(?:web|copy|page|night) )?(?:editor|reporter|writer|author|penulis|redaktur|autor)s?\s?:\s*\p{Lu}[^.!?]{2,60}\.?$/iu.test(
    text,
  );
}

/** "The Courier - 05/11/2022, 00:34", "07/22/2021, by J. Mora": a day with its year and a few words that are no sentence. */
function isDayLine(text: string): boolean {
  if (text.length > 90 || endsSentence(text)) return false;
  const date = datesIn(text).find(({ year, month }) => year !== undefined && month !== undefined);
  return date !== undefined && wordsOf(text.slice(0, date.from)).length + wordsOf(text.slice(date.to)).length <= 9;
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(text);
}

/** A paragraph of running text, which labels, buttons and teasers are not. */
function isProse({ kind, text, linked }: Line): boolean {
  return kind !== "heading" && text.length >= 80 && endsSentence(text) && linked < text.length / 2;
}

function folded(text: string): string {
  return wordsOf(text.toLowerCase()).join(" ");
}

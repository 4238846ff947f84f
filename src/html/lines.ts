import type { OffsetRun } from "../page/saved.ts";
import { apart, isFigureApart } from "./apart.ts";
import { joinedLines } from "./breaks.ts";
import { type Element, type Text, type TreeNode, textsBelow } from "./dom.ts";
import { INLINE } from "./elements.ts";

/** A line of the text to be: blanks folded, none at its ends, with the way back to the source. */
export interface Line {
  readonly kind: "paragraph" | "heading" | "item" | "row" | "caption" | "byline" | "timestamp" | "title" | "notice";
  readonly text: string;
  /** `text` counts from the start of the line. */
  readonly runs: readonly OffsetRun[];
  /** The texts of the page it was made of. */
  readonly from: readonly Text[];
  /** How many of its characters stand in links. */
  readonly linked: number;
  /** How many of them are in italics. */
  readonly slanted: number;
  /** What of a tree the line is: the innermost element that begins a line of its own. */
  readonly block: Element;
}

/**
 * The lines of an element: what a browser would begin on a new line begins one here; the cells of a row stand in one line, and sentences run on
 * over single line breaks. What stands apart in a line (struck text, marks of notes) is not in it, unless `all` words are wanted.
 */
export function lines(top: Element, kind?: Line["kind"], all = false): readonly Line[] {
  const out: Line[] = [];
  let line = new Maker(top);
  let row: Element | undefined;
  let links = 0;
  let slants = 0;
  /** Lines that single line breaks part, the last of them just made; and the breaks since. */
  let some: Line[] = [];
  let breaks = 0;
  const put = () => {
    for (const each of joinedLines(some)) out.push(each);
    some = [];
  };
  const flush = (isBreak = false) => {
    const made = line.line(kind);
    if (made) {
      const last = some.at(-1);
      if (breaks !== 1 || last?.block !== made.block) put();
      some.push(made);
      breaks = 0;
    }
    breaks = isBreak ? breaks + 1 : 2;
    const isHeading = isBreak && line.kind === "heading";
    line = new Maker(line.block);
    if (isHeading) line.kind = "heading";
  };
  let at: TreeNode | null = top;
  while (at !== null) {
    const node: TreeNode = at;
    const isSkipped = node.nodeType === 1 && node !== top && !all && apart(node) !== undefined;
    if (node.nodeType === 3) line.add(node, links > 0, slants > 0);
    else if (isSkipped) line.gap();
    else if (node !== top) enter(node);
    if (node.nodeType === 1 && !isSkipped && node.firstChild !== null) {
      at = node.firstChild;
      continue;
    }
    if (node.nodeType === 1 && node !== top && !isSkipped) leave(node);
    while (at !== null && at !== top && at.nextSibling === null) {
      at = at.parentNode;
      if (at !== null && at !== top) leave(at);
    }
    at = at === null || at === top ? null : at.nextSibling;
  }
  flush();
  put();
  return out;

  function enter(element: Element): void {
    const { localName } = element;
    if (localName === "a") links++;
    if (localName === "em" || localName === "i") slants++;
    if (row !== undefined) {
      if (localName === "td" || localName === "th") line.cell();
      else if (!INLINE.has(localName) || localName === "br") line.space();
      return;
    }
    if (INLINE.has(localName)) {
      if (SHOWN_APART.has(localName) || isFigureApart(element) || isNextLink(element)) line.gap();
      else line.edge();
      return;
    }
    flush(localName === "br");
    if (localName === "br") return;
    line.block = element;
    if (localName === "tr" && isRow(element)) row = element;
    line.kind = row ? "row" : (KINDS.get(localName) ?? "paragraph");
  }

  function leave(element: Element): void {
    const { localName } = element;
    if (localName === "a") links--;
    if (localName === "em" || localName === "i") slants--;
    if (element === row) row = undefined;
    if (INLINE.has(localName)) {
      if (SHOWN_APART.has(localName) || isFigureApart(element)) line.gap();
      else line.ended();
      return;
    }
    if (row !== undefined || localName === "br") return;
    flush();
    line.block = element.parentNode ?? top;
  }
}

/** Inline elements that have a box of their own, or show one. */
const SHOWN_APART: ReadonlySet<string> = new Set(
  "audio button canvas iframe img input label meter object output picture progress svg template video".split(" "),
);

/** A link just after another one that leads elsewhere: a bar of links. */
function isNextLink(element: Element): boolean {
  if (element.localName !== "a") return false;
  const before = element.previousSibling;
  return (
    before !== null &&
    before.nodeType === 1 &&
    before.localName === "a" &&
    before.getAttribute("href") !== element.getAttribute("href")
  );
}

/** Whether the cells of a row belong in one line: several, none of them long. In tables that only place things on the page they do not. */
function isRow(row: Element): boolean {
  let filled = 0;
  for (let cell = row.firstElementChild; cell !== null; cell = cell.nextElementSibling) {
    const { length } = cell.textContent.trim();
    if (length > 200 || cell.querySelectorAll("table,p,ul,ol,h1,h2,h3").length > 1) return false;
    if (length > 0) filled++;
  }
  return filled > 1;
}

const KINDS = new Map<string, Line["kind"]>([
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [name, "heading"] as const),
  ["li", "item"],
]);

/** Blanks as HTML knows them: those that fold. */
const BLANK = /[ \t\n\r\f]+/g;

class Maker {
  kind: Line["kind"] = "paragraph";
  block: Element;
  private linked = 0;
  private slanted = 0;
  private text = "";
  private readonly runs: { text: number; source: number; length: number; sourceLength?: number }[] = [];
  private readonly from: Text[] = [];
  /** A blank seen after the last character, put down when another character follows. */
  private blank: { source: number; length: number; verbatim: boolean } | undefined;

  /** Something that is not read stood after the last character; an inline element ended there; another one began right then. */
  private isGap = false;
  private isEnded = false;
  private isEdge = false;

  constructor(block: Element) {
    this.block = block;
  }

  /** Words on both sides of this place are shown apart. */
  gap(): void {
    this.isGap = true;
  }

  ended(): void {
    this.isEnded = true;
  }

  edge(): void {
    if (this.isEnded) this.isEdge = true;
  }

  add(text: Text, inLink: boolean, inItalics: boolean): void {
    const { data, pieces } = text;
    const before = this.text.length;
    for (let p = 0; p < pieces.length; p += 3) {
      const part = data.slice(pieces[p]!, pieces[p + 3] ?? data.length);
      const source = pieces[p + 1]!;
      if (pieces[p + 2] === -1) this.verbatim(part, source);
      else if (/^[ \t\n\r\f]$/.test(part)) this.seeBlank(source, pieces[p + 2]!, false);
      else this.put(part, source, pieces[p + 2]!);
    }
    if (this.text.length > before) this.from.push(text);
    if (inLink) this.linked += this.text.length - before;
    if (inItalics) this.slanted += this.text.length - before;
  }

  space(): void {
    if (this.text !== "" && !this.text.endsWith(" ")) this.text += " ";
  }

  cell(): void {
    this.blank = undefined;
    if (this.text !== "" && !this.text.endsWith(" | ")) this.text += " | ";
  }

  line(kind: Line["kind"] | undefined): Line | undefined {
    if (this.text === "") return undefined;
    return {
      kind: kind ?? this.kind,
      text: this.text,
      runs: this.runs,
      from: this.from,
      linked: this.linked,
      slanted: this.slanted,
      block: this.block,
    };
  }

  private verbatim(part: string, source: number): void {
    let at = 0;
    for (const blank of part.matchAll(BLANK)) {
      if (blank.index > at) this.put(part.slice(at, blank.index), source + at);
      this.seeBlank(source + blank.index, blank[0].length, blank[0] === " ");
      at = blank.index + blank[0].length;
    }
    if (at < part.length) this.put(part.slice(at), source + at);
  }

  private seeBlank(source: number, length: number, verbatim: boolean): void {
    if (this.text === "") return;
    // Blanks on both sides of a tag are one; the first tells where.
    this.blank ??= { source, length, verbatim };
  }

  private put(text: string, source: number, sourceLength?: number): void {
    if (this.blank) {
      const { source: from, length, verbatim } = this.blank;
      this.blank = undefined;
      this.run(" ", from, verbatim ? undefined : length);
    } else if (
      (this.isGap && /[\p{L}\p{N}]$/u.test(this.text) && /^[\p{L}\p{N}]/u.test(text)) ||
      (this.isEdge && /\p{Ll}{2}$/u.test(this.text) && /^\p{Lu}/u.test(text))
    )
      this.text += " ";
    this.isGap = this.isEnded = this.isEdge = false;
    this.run(text, source, sourceLength);
  }

  private run(text: string, source: number, sourceLength?: number): void {
    const last = this.runs.at(-1);
    const joins =
      sourceLength === undefined &&
      last !== undefined &&
      last.sourceLength === undefined &&
      last.source + last.length === source &&
      last.text + last.length === this.text.length;
    if (joins) last.length += text.length;
    else
      this.runs.push({
        text: this.text.length,
        source,
        length: text.length,
        ...(sourceLength !== undefined && { sourceLength }),
      });
    this.text += text;
  }
}

/** The text below an element, folded: for comparing, not for the page. */
export function foldedText(element: Element): string {
  let all = "";
  for (const text of textsBelow(element)) all += text.data;
  return all.replace(/\s+/g, " ").trim();
}

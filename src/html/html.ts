import type { Note } from "../note.ts";
import type { BlockKind } from "../page/block.ts";
import type { Draft } from "../page/page.ts";
import type { OffsetRun } from "../page/saved.ts";
import type { Span } from "../span.ts";
import { bodyOf } from "./body.ts";
import type { Element } from "./dom.ts";
import { foldedText, type Line } from "./lines.ts";
import { lossesOf } from "./losses.ts";
import { parsed } from "./parse.ts";

export interface HtmlOptions {
  /** The address the page was saved from: resolves its links, never trusted for more. */
  readonly url?: string;
  readonly limits?: Partial<HtmlLimits>;
}

/** What is beyond a limit is left out, with a loss and a note. */
export interface HtmlLimits {
  readonly depth: number;
  readonly elements: number;
  /** Of one element. */
  readonly attributes: number;
  /** UTF-16 units. */
  readonly text: number;
}

export const LIMITS: HtmlLimits = { depth: 512, elements: 200_000, attributes: 256, text: 8 * 1024 * 1024 };

/**
 * The stories of a web page as a text to read, with what the page says about each, a map back to its source, and everything that was left out.
 * Pure; odd markup becomes notes (their spans count in the text), never an exception. Takes time with hostile pages: run it where it can be stopped.
 */
export function htmlDraft(html: string, options: HtmlOptions = {}): Draft & { readonly notes: readonly Note[] } {
  const page = parsed(html, { ...LIMITS, ...options.limits });
  const title = page.head.querySelectorAll("title")[0] ?? page.body.querySelectorAll("title")[0];
  const body = bodyOf(page.body, title ? foldedText(title) : "", described(page.head));
  const written = textOf(body.lines);
  const kept = new Set(body.lines.flatMap((line) => line.from.map(({ nr }) => nr)));
  const losses = [...lossesOf(page.body, kept, body.dropped), ...page.losses];
  const { text, blocks, offsets } = written;
  const stories = text === "" ? [] : [{ from: 0, to: text.length }];
  return { text, notes: page.notes, saved: { format: "html", offsets, blocks, stories, losses } };
}

/** What the page says it is about. */
function described(head: Element): string {
  for (const meta of head.querySelectorAll("meta"))
    if (/^(?:og:)?description$/i.test(meta.getAttribute("property") ?? meta.getAttribute("name") ?? ""))
      return meta.getAttribute("content") ?? "";
  return "";
}

interface Written {
  readonly text: string;
  readonly blocks: readonly (Span & { readonly kind: BlockKind })[];
  readonly offsets: readonly OffsetRun[];
}

/** Lines one below the other, an empty line between them. */
function textOf(lines: readonly Line[]): Written {
  let text = "";
  const blocks: (Span & { readonly kind: BlockKind })[] = [];
  const offsets: OffsetRun[] = [];
  for (const line of lines) {
    if (text !== "") text += "\n\n";
    const from = text.length;
    for (const run of line.runs) offsets.push({ ...run, text: run.text + from });
    text += line.text;
    blocks.push({ from, to: text.length, kind: KIND[line.kind] });
  }
  return { text, blocks, offsets };
}

const KIND: Readonly<Record<Line["kind"], BlockKind>> = {
  title: "headline",
  heading: "headline",
  byline: "byline",
  timestamp: "timestamp",
  caption: "caption",
  paragraph: "paragraph",
  item: "paragraph",
  row: "paragraph",
};

import type { Note } from "../note.ts";
import type { BlockKind } from "../page/block.ts";
import { endsSentence } from "../page/line.ts";
import type { Draft } from "../page/page.ts";
import type { OffsetRun, SavedStory } from "../page/saved.ts";
import type { Span } from "../span.ts";
import { type Body, bodyOf } from "./body.ts";
import type { Dropped } from "./clean.ts";
import type { Element } from "./dom.ts";
import { instead, type Verdict } from "./instead.ts";
import { light } from "./light.ts";
import { foldedText, type Line } from "./lines.ts";
import { bySource, lossesOf } from "./losses.ts";
import { isNotice, notices } from "./notices.ts";
import { type Parsed, parsed } from "./parse.ts";
import { partTree } from "./part-tree.ts";
import { plainBody } from "./plain-body.ts";
import { rescued } from "./rescue.ts";
import type { StoryPart } from "./stories.ts";
import { storyFacts, type Told, told as whatIsTold } from "./told.ts";

export interface HtmlOptions {
  /** The address the page was saved from: resolves its links, never trusted for more. */
  readonly url?: string;
  /** When it was got (YYYY-MM-DD…): what calls itself published later was not. */
  readonly fetched?: string;
  /** The day it is read: bounds its dates like `fetched`, but is no date itself. */
  readonly read?: string;
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
  const limits = { ...LIMITS, ...options.limits };
  const page = parsed(html, limits);
  const all = whatIsTold(light(page), options);
  const standfirst = described(page.head);
  const bodies = all.parts.map((part) =>
    part.live
      ? plainBody(partTree(part), part.title)
      : bodyOf(partTree(part), {
          title: titleFor(part, page),
          standfirst: part.isMain ? standfirst : "",
          again: (shown) => rescued(html, part.thing?.members.get("articleBody"), shown, limits),
        }),
  );
  const judged = instead(all, bodies);
  const isGallery = judged?.kind === "gallery";
  const told = isGallery ? bodies.map((body, i) => pictured(body, all.parts[i]!)) : judged ? [] : bodies.map(noticed);
  const written = textOf(told.map(({ lines }) => lines));
  const verdict = judged ?? (written.text === "" ? NOTHING : undefined);
  const kept = new Set(told.flatMap(({ lines }) => lines.flatMap((line) => line.from.map(({ nr }) => nr))));
  const dropped = (told.length > 0 ? told : bodies).flatMap((body) => body.dropped);
  const losses = bySource([...lossesOf(page.body, kept, dropped), ...page.losses]);
  const { text, blocks, offsets } = written;
  const ahead: Note[] = [];
  const stories = all.parts.flatMap((part, i): readonly SavedStory[] => {
    const span = written.spans[i];
    const body = told[i];
    if (!span || !body || span.from === span.to) return [];
    const corrections = blocks.filter(
      ({ from, to, kind }) => kind === "boilerplate" && from >= span.from && to <= span.to,
    );
    const facts = storyFacts(all, part, openingOf(body), options.url);
    const { published } = facts;
    if (published && published.earliest === undefined && published.latest === undefined)
      ahead.push({
        ...span,
        rule: "published",
        text: `"${published.raw}" (${published.field}) lies after the day the page was read: not taken as its day`,
      });
    return [
      {
        ...span,
        ...facts,
        ...notices(all, part, body, isGallery),
        ...(corrections.length > 0 && { corrections: corrections.map(({ from, to }) => ({ from, to })) }),
      },
    ];
  });
  const notes = [...page.notes, ...faultsOf(all), ...ahead, ...(verdict ? [insteadNote(verdict)] : [])];
  const said = { ...all.facts, ...(verdict && { instead: verdict }) };
  return { text, notes, saved: { format: "html", offsets, blocks, stories, losses, ...said } };
}

const NOTHING: Verdict = { kind: "empty", why: "no sentence was found in it" };

/** Of a gallery all captions, wherever they stand. */
function pictured(body: Body, part: StoryPart): Body {
  const own = body.lines.filter(({ kind }) => kind !== "caption");
  // Slides that are set in no <figcaption>.
  if (own.length > body.lines.length / 2)
    return { ...body, lines: body.lines.map((line) => (SLIDE.has(line.kind) ? { ...line, kind: "caption" } : line)) };
  const captions = plainBody(partTree(part), part.title).lines.filter(({ kind }) => kind === "caption");
  return { ...body, lines: [...own, ...captions] };
}

const SLIDE: ReadonlySet<Line["kind"]> = new Set(["paragraph", "item", "row"]);

/** Notices of corrections are about the story: no sentence of theirs is read. Where no line is a sentence, the title has no text below it. */
function noticed(body: Body): Body {
  const isText = ({ kind }: Line): boolean =>
    kind !== "title" && kind !== "caption" && kind !== "byline" && kind !== "timestamp";
  const own = body.lines.filter(isText);
  if (own.length > 0 && own.every(({ text, kind }) => kind !== "row" && text.length < 60 && !endsSentence(text))) {
    const dropped = own.map((line): Dropped => ({ line, reason: "low-score", detail: "no sentence under the title" }));
    return { lines: body.lines.filter((line) => !isText(line)), dropped: [...body.dropped, ...dropped] };
  }
  return {
    ...body,
    lines: body.lines.map((line) => (isText(line) && isNotice(line.text) ? { ...line, kind: "notice" } : line)),
  };
}

function insteadNote({ kind, why }: Verdict): Note {
  return { from: 0, to: 0, rule: "instead", text: `no article: ${kind} (${why})` };
}

function titleFor(part: StoryPart, page: Parsed): string {
  if (part.title) return foldedText(part.title);
  const title = part.isMain
    ? (page.head.querySelectorAll("title")[0] ?? page.body.querySelectorAll("title")[0])
    : undefined;
  return title ? foldedText(title) : "";
}

function openingOf({ lines }: Body): string {
  return lines.find(({ kind, text }) => kind === "paragraph" && text.length > 40)?.text.slice(0, 200) ?? "";
}

function faultsOf({ data }: Told): readonly Note[] {
  return data.faults.map(({ text }) => ({ from: 0, to: 0, rule: "json-ld", text: `JSON-LD read leniently: ${text}` }));
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
  /** Of each story; empty where it has no line. */
  readonly spans: readonly Span[];
}

/** Lines one below the other, an empty line between them, two between stories. */
function textOf(stories: readonly (readonly Line[])[]): Written {
  let text = "";
  const blocks: (Span & { readonly kind: BlockKind })[] = [];
  const offsets: OffsetRun[] = [];
  const spans: Span[] = [];
  for (const lines of stories) {
    let begin = -1;
    for (const line of lines) {
      if (text !== "") text += begin < 0 ? "\n\n\n" : "\n\n";
      const from = text.length;
      if (begin < 0) begin = from;
      for (const run of line.runs) offsets.push({ ...run, text: run.text + from });
      text += line.text;
      blocks.push({ from, to: text.length, kind: KIND[line.kind] });
    }
    spans.push({ from: begin < 0 ? text.length : begin, to: text.length });
  }
  return { text, blocks, offsets, spans };
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
  notice: "boilerplate",
};

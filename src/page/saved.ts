import type { Span } from "../span.ts";
import type { BlockKind } from "./block.ts";

/**
 * What a saved file (a web page, a feed's item, a mail …) says about the text taken out of it. Absent for plain text, where everything must be
 * read from the text itself. Two rulers: spans named `at` count UTF-16 units of the decoded source, all others of `Page.text`.
 */
export interface Saved {
  readonly format: "html" | "feed" | "mail" | "pdf" | "docx";
  /** From the text back to the source, in text order. Text between two runs (line ends between blocks) has no source. */
  readonly offsets: readonly OffsetRun[];
  /** The blocks as the markup tells them; they take the place of guessing by shape. */
  readonly blocks: readonly (Span & { readonly kind: BlockKind })[];
  /** In text order; together they hold all blocks. None when the file has no article. */
  readonly stories: readonly SavedStory[];
  /** Everything left out, in source order: nothing is dropped without a line here. */
  readonly losses: readonly Loss[];
  /** The address the page gives itself, and its twins (AMP, print). */
  readonly canonical?: Fact;
  readonly twins?: readonly Fact[];
  /** The language as declared, which is often wrong: a prior only. */
  readonly language?: Fact;
  /** noarchive, TDM reservation: what the publisher asks of machines. */
  readonly rights?: readonly Fact[];
  /** What the page is instead of an article. */
  readonly instead?: { readonly kind: Instead; readonly why: string };
}

/** `length` characters of text from `text` on are those from `source` on; where they are written otherwise (an entity, folded blanks), `sourceLength` of them. */
export interface OffsetRun {
  readonly text: number;
  readonly source: number;
  readonly length: number;
  readonly sourceLength?: number;
}

/** A story as its file presents it: what is known of it, each fact with the field it was read from. */
export interface SavedStory extends Span {
  readonly title?: Fact;
  readonly byline?: Fact;
  readonly outlet?: Fact;
  readonly agency?: Fact;
  readonly published?: SavedDate;
  readonly modified?: SavedDate;
  readonly url?: Fact;
  /** Only a part of the story stands in the file: what it says of that. */
  readonly partial?: { readonly kind: "paywall" | "part" | "truncated" | "teaser"; readonly fact: Fact };
  readonly form?: "live-entry" | "transcript" | "gallery";
  /** Notices of corrections and updates. */
  readonly corrections?: readonly Span[];
  readonly retracted?: Fact;
}

/** Something the source says outright: the value, the field ("json-ld headline", "meta og:title", "h1"), and where it stands. */
export interface Fact {
  readonly value: string;
  readonly field: string;
  readonly at?: Span;
}

/** A date as written, and the interval of local days (YYYY-MM-DD) it stands for; a side that nothing bounds is absent. */
export interface SavedDate {
  readonly raw: string;
  readonly field: string;
  readonly at?: Span;
  readonly earliest?: string;
  readonly latest?: string;
  /** ISO 8601 in UTC, where the time of day and the zone are known. */
  readonly instant?: string;
  /** As written: "+02:00", "Z", "EST". */
  readonly zone?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Other dates of the story that were not chosen. */
  readonly others?: readonly Omit<SavedDate, "others">[];
}

/** A stretch of the source that is not in the text, with all its words. */
export interface Loss {
  readonly reason: LossReason;
  readonly text: string;
  readonly at?: Span;
  /** More words on why, for people. */
  readonly detail?: string;
}

export type LossReason =
  | "navigation"
  | "boilerplate"
  | "related"
  | "comments"
  | "advertisement"
  | "share"
  | "newsletter"
  | "consent"
  | "form"
  | "script"
  | "hidden"
  | "media"
  | "low-score"
  | "repeat"
  | "limit"
  | "malformed"
  | "other";

export type Instead =
  | "script-only"
  | "cookie-wall"
  | "bot-check"
  | "login"
  | "paywall"
  | "soft-404"
  | "listing"
  | "gallery"
  | "empty";

/** The stretch of the source that a span of the text was read from; undefined where it has none. */
export function sourceSpan(saved: Saved, span: Span): Span | undefined {
  let from: number | undefined;
  let to: number | undefined;
  for (const run of saved.offsets) {
    const end = run.text + run.length;
    if (end <= span.from) continue;
    if (run.text >= span.to) break;
    const verbatim = run.sourceLength === undefined;
    from ??= verbatim ? run.source + Math.max(0, span.from - run.text) : run.source;
    to = verbatim ? run.source + Math.min(span.to, end) - run.text : run.source + run.sourceLength;
  }
  return from === undefined || to === undefined ? undefined : { from, to };
}

import type { Note } from "../note.ts";
import type { Page } from "../page/page.ts";
import type { Fact, SavedStory } from "../page/saved.ts";

/**
 * One thing to read, as taken out of a file, an archive, a feed or an answer of a server: still to be decoded and, where it is a web page,
 * to be made into a text (`drafted`).
 */
export interface Document {
  readonly form: "html" | "text";
  /** Bytes where the encoding is still to be found out; a string where the container has decoded it. */
  readonly content: Uint8Array | string;
  /** How messages name it: "news.warc.gz, record 12". */
  readonly where: string;
  /** The file it came from, where there is one, and which part of it: "record 12", "item 3". */
  readonly path?: string;
  readonly part?: string;
  /** What its container calls it: a feed's guid, a mail's Message-ID, a WARC-Record-ID. Not to be trusted to be one of its kind. */
  readonly ids?: readonly string[];
  /** What the container says of its encoding: the charset of a Content-Type. */
  readonly charset?: string;
  readonly format?: "feed" | "mail" | "pdf" | "docx";
  /** What the user, or the server, told beyond doubt. */
  readonly given?: Page["given"];
  /** When a server gave it, ISO 8601 in UTC: an upper bound of its publication, never the day itself. */
  readonly fetched?: string;
  /** The day it is read, by whoever knows a clock: what calls itself published later was not. Bounds, and is never told. */
  readonly read?: string;
  /** What a feed, mail or document says of the story: title, byline, dates. */
  readonly facts?: Partial<SavedStory>;
  /** What the server asks of machines: noarchive, TDM reservation. */
  readonly rights?: readonly Fact[];
  /** What was odd about the container; spans are { from: 0, to: 0 } where they mean all of it. */
  readonly notes?: readonly Note[];
}

/** A part of an input that could not be read: said and counted, while the rest goes on. */
export interface Problem {
  readonly problem: string;
  readonly where: string;
  readonly todo: string;
  /** Bytes of the input that nothing was read from. */
  readonly lostBytes?: number;
  /** Nothing is wrong: so many parts are no pages (the pictures of an archive) and were left out for that. */
  readonly leftOut?: number;
  /** What it is, where it is no text at all: "a PNG picture". */
  readonly what?: string;
}

export function isProblem(found: Document | Problem): found is Problem {
  return "problem" in found;
}

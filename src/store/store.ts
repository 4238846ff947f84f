import type { Copy } from "../copy/copy.ts";
import type { Page } from "../page/page.ts";
import type { Reading } from "../read.ts";
import type { StoredRow } from "./telling.ts";
import type { WatchStore } from "./watched.ts";

export { StoreError } from "./error.ts";
export { ownFacts } from "./sighting.ts";
export { type OpenOptions, openStore } from "./sqlite.ts";
export { type Standing, type StoredRow, standingOf } from "./telling.ts";
export { toldOrder } from "./told.ts";

/** Where readings are kept. Every method is whole or not at all; failures are StoreErrors. */
export interface Store {
  /** What is held of a page; undefined when it is not known. */
  held(page: string): Promise<Held | undefined>;
  /**
   * Keeps a reading. A page already held with this kit and nothing new given stays as it is; otherwise its machine-made
   * records are replaced. When it returns, a killed process or a power cut loses nothing of it.
   */
  add(reading: Reading, sighting: Sighting): Promise<Added>;
  /** Notes that a page was met at a place: "unchanged" when that is known already. */
  see(sighting: Sighting): Promise<"seen" | "unchanged">;
  /** A page's reading as kept: everything but the tokens of its sentences. */
  reading(page: string): Promise<Reading | undefined>;
  sightings(page: string): Promise<readonly Sighting[]>;
  /** All pages in the order they were first added. */
  pages(): AsyncIterable<string>;
  /** The stories of other pages that have text in common with those of a page: copies first, then shared passages; of both the earliest first. */
  copies(page: string): Promise<readonly StoryCopy[]>;
  /** Every telling of a claim, the first one first; the claim alone when its words stand nowhere else. */
  tellings(claim: string): Promise<readonly ClaimTelling[]>;
  /** A page and those it was edited from or to at its address, oldest first. */
  versions(page: string): Promise<readonly Version[]>;
  /** Claims as flat rows, newest day first, those without one last. Without copies and superseded pages, unless asked for or of one page. */
  rows(query: Query): Promise<readonly StoredRow[]>;
  /** How many claims a query finds in all, and on how many pages. */
  count(query: Query): Promise<{ readonly claims: number; readonly pages: number }>;
  /** What came of an input when it was last read; undefined when it is not known, or not in this very state. */
  known(state: InputState): Promise<InputOutcome | undefined>;
  /** Notes what came of an input, in place of what was noted before. */
  remember(input: InputRecord): Promise<void>;
  /** Keeps all that the work keeps, or nothing of it: one wait for the disk instead of many. Nothing else may use the store meanwhile. */
  together<T>(work: () => Promise<T>): Promise<T>;
  /** What is watched, and the sources of what was fetched. */
  watching(): Promise<WatchStore>;
  close(): Promise<void>;
}

/** An input as it lies before us, with what it would be read with: a file by its place, size and time, or any bytes by their hash. */
export type InputState = { readonly reader: string } & (
  | { readonly path: string; readonly size: number; readonly modified: number }
  | { readonly sha256: string }
);

export interface InputOutcome {
  readonly given?: NonNullable<Page["given"]>;
  /** The page it gave; absent when it has no story, or many parts. */
  readonly page?: string;
  /** How many parts of it were read. */
  readonly parts?: number;
  /** Why it has no story. */
  readonly said?: string;
}

export interface InputRecord extends InputOutcome {
  readonly path: string;
  readonly part?: string;
  readonly size?: number;
  readonly modified?: number;
  readonly sha256?: string;
  readonly reader: string;
}

export type Added = "added" | "replaced" | "unchanged";

export interface Held {
  readonly kit: string;
  readonly sha256: string;
  readonly given?: NonNullable<Page["given"]>;
  /** Sorts files of one text by when they say it was published: see `toldOrder`. */
  readonly told: string;
}

/** A story that has text in common with one of another page. */
export interface StoryCopy extends Copy {
  readonly otherPage: string;
  /** The other was published first; where that is not known of both, the fuller one counts as the first. */
  readonly earlier: boolean;
  /** Of the other. */
  readonly outlet?: string;
  readonly headline?: string;
}

/** A claim as one story tells it. */
export interface ClaimTelling {
  readonly claim: string;
  readonly page: string;
  readonly article: string;
  readonly outlet: string;
  readonly headline: string;
  /** The day, or "". */
  readonly published: string;
  /** What sorts tellings: the day, and the hour where it is known; "~" for neither. Of equals the one of more words is the first. */
  readonly told: string;
  readonly words: number;
  /** The page that took the place of this one, or "". */
  readonly superseded: string;
}

/** One text that stood at an address, and what took its place. */
export interface Version {
  readonly page: string;
  /** When it was first met. */
  readonly seen: string;
  readonly supersededBy?: string;
}

/** One text met at one place: the same text at 40 outlets is one page with 40 sightings. */
export interface Sighting {
  readonly page: string;
  readonly path?: string;
  readonly url?: string;
  /** What tells the address: "given", or the field of the file that holds it. */
  readonly urlBasis?: string;
  readonly outlet?: string;
  readonly outletBasis?: string;
  /** When, ISO 8601 in UTC. */
  readonly seen: string;
  /** When it was captured, where that is known: an archive's record, a server's answer. ISO 8601 in UTC. */
  readonly fetched?: string;
  /** Of the bytes before decoding. */
  readonly sourceSha256: string;
}

/** Which claims: every field given must hold. Names match as parts, whatever their case. */
export interface Query {
  readonly type?: string;
  readonly modality?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly source?: string;
  readonly place?: string;
  readonly page?: string;
  /** Days (YYYY-MM-DD): claims whose time may lie in between; claims without a known day are left out. */
  readonly since?: string;
  readonly until?: string;
  /** True: every telling; false: first tellings only, which is the default unless a page is asked for. */
  readonly copies?: boolean;
  /** True: claims of superseded pages too; false: none, which is the default unless a page is asked for. */
  readonly superseded?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

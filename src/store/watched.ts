import type { HostMemory } from "../fetch/polite.ts";

/** What is watched, what was found there, and what was fetched: the store's other half. Every method is whole or not at all; failures are StoreErrors. */
export interface WatchStore extends HostMemory {
  /** Adds what is to be watched; what is known stays as it is. */
  watch(urls: readonly string[], now: string): Promise<void>;
  forget(url: string): Promise<boolean>;
  /** All that is watched, in the order it was added. */
  watched(): Promise<readonly Watched[]>;
  keepWatched(watched: Watched): Promise<void>;
  story(url: string): Promise<Story | undefined>;
  /** Stories of a listing that wait to be fetched and whose time has come, the newest first. */
  waiting(at: string, now: string): Promise<readonly Story[]>;
  keepStories(stories: readonly Story[]): Promise<void>;
  /** How many stories of each state a listing has. */
  states(at: string): Promise<Readonly<Partial<Record<StoryState, number>>>>;
  /** Keeps what a server sent, packed; the same bytes once. */
  keepSource(source: Source): Promise<void>;
  source(sha256: string): Promise<Source | undefined>;
}

/** A feed, sitemap, list of feeds or page that is looked at again and again. Times are ISO 8601 in UTC. */
export interface Watched {
  readonly url: string;
  /** Found out at the first look. */
  readonly kind?: "feed" | "sitemap" | "list" | "page";
  readonly title?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly added: string;
  readonly checked?: string;
  /** When it last had anything new. */
  readonly changed?: string;
  /** Not looked at before. */
  readonly next: string;
  /** In a row; of these the last ones that said there is no such page. */
  readonly failures: number;
  readonly missing: number;
  readonly problem?: string;
}

/** waiting: to be fetched · read: in the store · failed: no story could be read from it · refused: robots.txt asks not to · gone: 410, or 404 too often. */
export type StoryState = "waiting" | "read" | "failed" | "refused" | "gone";

/** A story that a listing named. */
export interface Story {
  readonly url: string;
  /** The listing that named it first. */
  readonly at: string;
  /** What feeds call it; of no use to tell stories apart, and kept for those who ask. */
  readonly ids: readonly string[];
  readonly state: StoryState;
  /** The latest time a listing gives for it, as written: when it changes, the page is looked at again. */
  readonly stamp?: string;
  /** ISO 8601, where the listing's time can be read: the order of fetching. */
  readonly dated?: string;
  readonly found: string;
  readonly next: string;
  readonly failures: number;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly checked?: string;
  /** Its latest version in the store. */
  readonly page?: string;
  readonly problem?: string;
  /** What the listing says of it, as JSON of `Document.facts`. */
  readonly facts?: object;
}

/** What a server sent, unpacked: the bytes that `Sighting.sourceSha256` is of. */
export interface Source {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly url?: string;
  readonly type?: string;
  readonly fetched: string;
}

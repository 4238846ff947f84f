import PQueue from "p-queue";
import type { Answer, Refusal } from "../fetch/fetch.ts";
import type { Validators } from "../fetch/headers.ts";
import type { Document } from "../ingest/document.ts";
import type { Watched, WatchStore } from "../store/watched.ts";
import { looked } from "./look.ts";

/** What watching needs of the world. */
export interface Watching {
  readonly state: WatchStore;
  /** Asks politely; `Polite` of the room fetch. */
  readonly ask: (url: string, options?: { validators?: Validators; maxBytes?: number }) => Promise<Answer | Refusal>;
  /** Reads a document and keeps it, with the answer it came from. Throws InputError where there is no story in it. */
  readonly keep: (document: Document, answer: Answer) => Promise<Kept>;
  readonly tell: (event: WatchEvent) => Promise<void>;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** Between two looks at the same. */
  readonly everyMs: number;
  /** New stories of one listing in one round. */
  readonly limit: number;
  /** Stories that say they are older are left out. */
  readonly maxAgeDays: number;
}

export interface Kept {
  readonly how: "added" | "replaced" | "unchanged" | "seen";
  readonly page: string;
  readonly claims: number;
}

/** One thing that happened. */
export type WatchEvent =
  | { readonly kind: "story"; readonly url: string; readonly how: Kept["how"] | "version"; readonly kept: Kept }
  | { readonly kind: "looked"; readonly watched: Watched; readonly named: number; readonly found: number }
  | {
      readonly kind: "problem";
      readonly url: string;
      readonly problem: string;
      readonly todo: string;
      readonly at?: string;
    };

/** What a round came to. */
export interface Round {
  readonly looked: number;
  readonly changed: number;
  readonly stories: Readonly<Partial<Record<Kept["how"] | "version", number>>>;
  readonly problems: number;
}

/**
 * Looks at everything whose time has come, each at its own server's pace, and reads the new stories. What is done is kept at once: a round that is broken
 * off goes on where it stopped. Failures are told and counted, not thrown; what the store throws ends the round.
 */
export async function round(watching: Watching, due: (watched: Watched) => boolean): Promise<Round> {
  const tally = { looked: 0, changed: 0, stories: {} as Record<string, number>, problems: 0 };
  const counting: Watching = {
    ...watching,
    async tell(event) {
      if (event.kind === "story") tally.stories[event.how] = (tally.stories[event.how] ?? 0) + 1;
      else if (event.kind === "problem") tally.problems++;
      else tally.looked++;
      if (event.kind === "looked" && event.found > 0) tally.changed++;
      await watching.tell(event);
    },
  };
  const queue = new PQueue({ concurrency: AT_ONCE });
  const done = new Set<string>();
  for (;;) {
    // A list of feeds brings new ones while the round goes on.
    const next = (await watching.state.watched()).filter((each) => !done.has(each.url) && due(each));
    if (next.length === 0 || watching.signal?.aborted) return tally;
    for (const { url } of next) done.add(url);
    await queue.addAll(next.map((each) => () => looked(each, counting)));
  }
}

// Most of these wait for their host's turn; the polite asker has its own, smaller limit.
const AT_ONCE = 32;

/** Whether it is time to look: `everyMs` after the last look, unless it failed or its server asked for more. */
export function isDue({ next, checked }: Watched, now: Date, everyMs: number): boolean {
  if (Date.parse(next) > now.getTime()) return false;
  return checked === undefined || Date.parse(checked) + everyMs <= now.getTime();
}

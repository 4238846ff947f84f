import { answerDocuments } from "../fetch/document.ts";
import { type Answer, isRefusal, type Refusal } from "../fetch/fetch.ts";
import { type Document, isProblem, type Problem } from "../ingest/document.ts";
import { InputError } from "../ingest/file.ts";
import type { Story, Watched } from "../store/watched.ts";
import { feedLinks } from "./feed-links.ts";
import { type OwnWords, ownWords } from "./own-words.ts";
import { after, failed, isGone, isMissing } from "./patience.ts";
import type { Kept, Watching } from "./watch.ts";

/** "changed": new in the store, or a new version. */
export type Outcome = "changed" | "same" | "failed";

/**
 * Fetches and reads the stories of a listing that wait, those of several hosts at a time; gives how many were new or changed. Of a page that is closed to us,
 * what the listing itself gives is read, where that is the whole story.
 */
export async function storiesOf({ url: at }: Watched, watching: Watching, listing?: Answer): Promise<number> {
  const { state, now, limit } = watching;
  const waiting = await state.waiting(at, now().toISOString());
  const hosts = new Map<string, Story[]>();
  for (const story of waiting.slice(0, limit)) {
    const { host } = new URL(story.url);
    hosts.set(host, [...(hosts.get(host) ?? []), story]);
  }
  const own = listing && ownWords(listing);
  const counts = await Promise.all([...hosts.values()].map((stories) => ofHost(stories, watching, own)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function ofHost(stories: readonly Story[], watching: Watching, own: OwnWords | undefined): Promise<number> {
  let changed = 0;
  for (const [nth, story] of stories.entries()) {
    if (watching.signal?.aborted) break;
    const answer = await watching.ask(story.url, { ...(story.page !== undefined && { validators: story }) });
    if (!isRefusal(answer)) {
      if ((await kept(story, answer, watching)) === "changed") changed++;
    } else if (answer.refused === "stopped") break;
    else if (answer.refused === "later") {
      // The others of this host would be told the same.
      const put = stories.slice(nth).map((each) => ({ ...each, next: answer.until ?? each.next }));
      await watching.state.keepStories(put);
      break;
    } else {
      const words = isClosed(answer) ? await own?.(story.url, answer.why) : undefined;
      if (!words) await refused(story, answer, watching);
      else if ((await keptAs(story, words.answer, [words.document], watching)) === "changed") changed++;
    }
  }
  return changed;
}

/** The page is there, but not for us. */
function isClosed({ refused, status, until }: Refusal): boolean {
  return (refused === "robots" && until === undefined) || [401, 402, 403, 451].includes(status ?? 0);
}

/** A page that is watched itself, from the answer at hand. */
export async function keptPage({ url, checked }: Watched, answer: Answer, watching: Watching): Promise<Outcome> {
  const time = checked!;
  const known = await watching.state.story(url);
  const story: Story = known ?? { url, at: url, ids: [], state: "waiting", found: time, next: time, failures: 0 };
  return kept(story, answer, watching);
}

async function kept(story: Story, answer: Answer, watching: Watching): Promise<Outcome> {
  if (answer.status !== 304) return keptAs(story, answer, answerDocuments(answer), watching, answer.validators);
  await watching.state.keepStories([{ ...wasRead(story, watching), ...answer.validators }]);
  return "same";
}

/** Without the validators of before: those of an answer that is no longer the last would call an old version unchanged. */
function wasRead({ problem: _, etag: __, lastModified: ___, ...story }: Story, { now }: Watching): Story {
  return { ...story, state: "read", failures: 0, checked: now().toISOString() };
}

async function keptAs(
  story: Story,
  answer: Answer,
  documents: AsyncIterable<Document | Problem> | Iterable<Document>,
  watching: Watching,
  validators: Answer["validators"] = {},
): Promise<Outcome> {
  let first: Kept | undefined;
  let trouble = { problem: "has nothing in it", todo: "open it in a browser" };
  for await (const found of documents) {
    try {
      if (isProblem(found)) trouble = { problem: found.problem, todo: found.todo };
      else {
        const done = await watching.keep(withFacts(found, story), answer);
        first ??= done;
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      trouble = { problem: error.what, todo: error.todo };
    }
  }
  const { state, tell } = watching;
  if (!first) {
    await state.keepStories([{ ...wasRead(story, watching), state: "failed", problem: trouble.problem }]);
    await tell({ kind: "problem", url: story.url, ...withFeeds(trouble, story, answer) });
    return "failed";
  }
  const how = story.page !== undefined && story.page !== first.page && first.how === "added" ? "version" : first.how;
  await state.keepStories([{ ...wasRead(story, watching), ...validators, page: first.page }]);
  await tell({ kind: "story", url: story.url, how, kept: first });
  return how === "added" || how === "version" ? "changed" : "same";
}

/** The page's own word goes before the listing's. */
function withFacts(document: Document, { facts }: Story): Document {
  return facts ? { ...document, facts: { ...facts, ...document.facts } } : document;
}

interface Trouble {
  readonly problem: string;
  readonly todo: string;
}

/** A front page is no story, but it often names what can be watched instead. */
function withFeeds(trouble: Trouble, { at, url }: Story, answer: Answer): Trouble {
  const feeds = at === url ? feedLinks(new TextDecoder().decode(answer.bytes), answer.url) : [];
  return feeds.length === 0 ? trouble : { ...trouble, todo: `watch its feed instead: ${feeds.join(" ")}` };
}

async function refused(story: Story, refusal: Refusal, watching: Watching): Promise<void> {
  const { state, now, everyMs } = watching;
  const failures = story.failures + 1;
  const counted = { failures, missing: isMissing(refusal) ? failures : 0 };
  const isForbidden = refusal.refused === "robots" && refusal.until === undefined;
  const isHopeless = failures >= MOST_FAILURES || refusal.refused === "address" || refusal.refused === "private";
  await state.keepStories([
    {
      ...story,
      state: isGone(refusal, counted) ? "gone" : isForbidden ? "refused" : isHopeless ? "failed" : "waiting",
      checked: now().toISOString(),
      failures,
      next: after(now(), failed(refusal, counted, everyMs), refusal.until),
      problem: refusal.why,
    },
  ]);
  const problem = `was not fetched: ${refusal.why}`;
  await watching.tell({ kind: "problem", url: story.url, problem, todo: refusal.todo, at: story.at });
}

const MOST_FAILURES = 8;

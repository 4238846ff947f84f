import { answerDocuments } from "../fetch/document.ts";
import { type Answer, isRefusal, type Refusal } from "../fetch/fetch.ts";
import { type Document, isProblem } from "../ingest/document.ts";
import { InputError } from "../ingest/file.ts";
import type { Story, Watched } from "../store/watched.ts";
import { feedLinks } from "./feed-links.ts";
import { after, failed, isGone, isMissing } from "./patience.ts";
import type { Kept, Watching } from "./watch.ts";

/** Fetches and reads the stories of a listing that wait; gives how many were new or changed. */
export async function storiesOf({ url: at }: Watched, watching: Watching): Promise<number> {
  const { state, now, limit, signal } = watching;
  const waiting = await state.waiting(at, now().toISOString());
  const busy = new Set<string>();
  let changed = 0;
  for (const story of waiting.slice(0, limit)) {
    const { host } = new URL(story.url);
    if (signal?.aborted) break;
    if (busy.has(host)) continue;
    const answer = await watching.ask(story.url, { ...(story.page !== undefined && { validators: story }) });
    if (isRefusal(answer)) {
      if (answer.refused === "stopped") break;
      if (answer.refused === "later") busy.add(host);
      await refused(story, answer, watching);
    } else if ((await kept(story, answer, watching)) === "changed") changed++;
  }
  return changed;
}

/** A page that is watched itself, from the answer at hand. */
export async function keptPage({ url, checked }: Watched, answer: Answer, watching: Watching): Promise<Outcome> {
  const time = checked!;
  const known = await watching.state.story(url);
  const story: Story = known ?? { url, at: url, ids: [], state: "waiting", found: time, next: time, failures: 0 };
  return kept(story, answer, watching);
}

/** "changed": new in the store, or a new version. */
type Outcome = "changed" | "same" | "failed";

async function kept(story: Story, answer: Answer, watching: Watching): Promise<Outcome> {
  const checked = watching.now().toISOString();
  const { problem: _, ...healthy } = story;
  const done: Story = { ...healthy, state: "read", failures: 0, checked, ...answer.validators };
  if (answer.status === 304) {
    await watching.state.keepStories([done]);
    return "same";
  }
  const read = await firstKept(story, answer, watching);
  if ("problem" in read) {
    await watching.state.keepStories([{ ...story, state: "failed", checked, problem: read.problem }]);
    await watching.tell({ kind: "problem", url: story.url, ...read });
    return "failed";
  }
  const how = story.page !== undefined && story.page !== read.page && read.how === "added" ? "version" : read.how;
  await watching.state.keepStories([{ ...done, page: read.page }]);
  await watching.tell({ kind: "story", url: story.url, how, kept: read });
  return how === "added" || how === "version" ? "changed" : "same";
}

/** What of an answer is kept first; the rest of a page that has several goes the same way. */
async function firstKept(
  story: Story,
  answer: Answer,
  watching: Watching,
): Promise<Kept | { problem: string; todo: string }> {
  let first: Kept | undefined;
  let trouble = { problem: "has nothing in it", todo: "open it in a browser" };
  for await (const found of answerDocuments(answer)) {
    try {
      if (isProblem(found)) trouble = { problem: found.problem, todo: found.todo };
      else first ??= await watching.keep(withFacts(found, story), answer);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      trouble = { problem: error.what, todo: error.todo };
    }
  }
  if (first) return first;
  // A front page is no story, but it often names what can be watched instead.
  const feeds = story.at === story.url ? feedLinks(new TextDecoder().decode(answer.bytes), answer.url) : [];
  return feeds.length === 0 ? trouble : { ...trouble, todo: `watch its feed instead: ${feeds.join(" ")}` };
}

/** The page's own word goes before the listing's. */
function withFacts(document: Document, { facts }: Story): Document {
  return facts ? { ...document, facts: { ...facts, ...document.facts } } : document;
}

async function refused(story: Story, refusal: Refusal, watching: Watching): Promise<void> {
  const { state, now, everyMs } = watching;
  if (refusal.refused === "later") {
    await state.keepStories([{ ...story, next: refusal.until ?? story.next }]);
    return;
  }
  const failures = story.failures + 1;
  // Only the last of them need to have said so: what fails for days in other ways is given up as well.
  const missing = isMissing(refusal) ? failures : 0;
  const gone = isGone(refusal, { failures, missing });
  const forbidden = refusal.refused === "robots" && refusal.until === undefined;
  const given = failures >= MOST_FAILURES || refusal.refused === "address" || refusal.refused === "private";
  const next = after(now(), failed(refusal, { failures, missing }, everyMs), refusal.until);
  await state.keepStories([
    {
      ...story,
      state: gone ? "gone" : forbidden ? "refused" : given ? "failed" : "waiting",
      checked: now().toISOString(),
      failures,
      next,
      problem: refusal.why,
    },
  ]);
  await watching.tell({
    kind: "problem",
    url: story.url,
    problem: `was not fetched: ${refusal.why}`,
    todo: refusal.todo,
    at: story.at,
  });
}

const MOST_FAILURES = 8;

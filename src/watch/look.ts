import { type Answer, isRefusal, type Refusal } from "../fetch/fetch.ts";
import type { Watched } from "../store/watched.ts";
import { type Listing, listing } from "./listing.ts";
import { named } from "./named.ts";
import { after, failed, isMissing, waitAfter } from "./patience.ts";
import { keptPage, storiesOf } from "./story.ts";
import type { Watching } from "./watch.ts";

/** Looks at one thing that is watched, and fetches what it has that is new. */
export async function looked(before: Watched, watching: Watching): Promise<void> {
  const { state, ask, now, signal } = watching;
  if (signal?.aborted) return;
  const answer = await ask(before.url, { validators: before, maxBytes: MOST_LISTING });
  const checked = now().toISOString();
  if (isRefusal(answer)) {
    if (answer.refused === "stopped") return;
    const watched = refused(before, answer, watching);
    await state.keepWatched(watched);
    if (answer.refused !== "later")
      await watching.tell({
        kind: "problem",
        url: before.url,
        problem: problem(answer, watched, checked),
        todo: answer.todo,
      });
    return;
  }
  const { problem: _, etag: __, lastModified: ___, ...rest } = before;
  const healthy: Watched = { ...rest, checked, next: checked, failures: 0, missing: 0 };
  if (answer.status === 304) {
    const watched = { ...healthy, ...answer.validators };
    await state.keepWatched(watched);
    const found = await storiesOf(watched, watching);
    await watching.tell({ kind: "looked", watched, named: 0, found });
    return;
  }
  await changed({ ...healthy, ...answer.validators }, before.failures, answer, watching);
}

/** What a listing may have: sitemaps may have 50 MB. */
const MOST_LISTING = 50 * 1024 * 1024;

async function changed(watched: Watched, failures: number, answer: Answer, watching: Watching): Promise<void> {
  const { state } = watching;
  const { etag: _, lastModified: __, ...bare } = watched;
  const found = await listing(answer, watching);
  // Validators are kept last: a look that is broken off is made again.
  const whole: Watched = {
    ...watched,
    kind: found.kind,
    ...("title" in found && found.title !== undefined && { title: found.title }),
  };
  await state.keepWatched({ ...bare, kind: found.kind });
  for (const each of "problems" in found ? found.problems : [])
    await watching.tell({ kind: "problem", url: watched.url, ...each });
  const stories = await inside(found, whole, answer, watching);
  if (watching.signal?.aborted) return;
  const { now, everyMs } = watching;
  if (stories === "failed") {
    // What is there is no story, and asking again and again will not make it one.
    const next = after(now(), waitAfter({ failures: failures + 1, missing: 0 }, everyMs), undefined);
    const problem = (await state.story(whole.url))?.problem;
    const watched = { ...whole, failures: failures + 1, next, ...(problem !== undefined && { problem }) };
    await state.keepWatched(watched);
    await watching.tell({ kind: "looked", watched, named: 1, found: 0 });
    return;
  }
  await state.keepWatched(stories > 0 ? { ...whole, changed: watched.checked! } : whole);
  const count = "items" in found ? found.items.length : "feeds" in found ? found.feeds.length : 1;
  await watching.tell({ kind: "looked", watched: whole, named: count, found: stories });
}

async function inside(
  found: Listing,
  watched: Watched,
  answer: Answer,
  watching: Watching,
): Promise<number | "failed"> {
  switch (found.kind) {
    case "page": {
      const outcome = await keptPage(watched, answer, watching);
      return outcome === "failed" ? outcome : outcome === "changed" ? 1 : 0;
    }
    case "list":
      await watching.state.watch(found.feeds, watching.now().toISOString());
      return 0;
    default:
      await named(found.items, watched, watching);
      return storiesOf(watched, watching, answer);
  }
}

function refused(before: Watched, refusal: Refusal, { everyMs, now }: Watching): Watched {
  if (refusal.refused === "later") return { ...before, next: refusal.until ?? before.next };
  const missing = isMissing(refusal) ? before.missing + 1 : 0;
  const failures = before.failures + 1;
  const checked = now().toISOString();
  const next = failed(refusal, { failures, missing }, everyMs);
  return { ...before, checked, failures, missing, problem: refusal.why, next: after(now(), next, refusal.until) };
}

function problem({ why }: Refusal, { failures, next }: Watched, checked: string): string {
  const wait = Date.parse(next) - Date.parse(checked);
  const times = failures > 1 ? `, ${failures} times in a row` : "";
  return `was not looked at: ${why}${times}${wait > 2 * 24 * 3600 * 1000 ? `; it rests until ${next.slice(0, 10)}` : ""}`;
}

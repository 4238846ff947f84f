import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openStore } from "./sqlite.ts";
import type { Story, Watched } from "./watched.ts";

const folder = mkdtempSync(join(tmpdir(), "daybook-watched-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = "2025-03-15T10:00:00.000Z";
const FEED = "https://news.example/rss";

function story(nth: number, more: Partial<Story> = {}): Story {
  const url = `https://news.example/${nth}`;
  return { url, at: FEED, ids: [`guid ${nth}`], state: "waiting", found: NOW, next: NOW, failures: 0, ...more };
}

test("what is watched comes back as it was kept, in the order it was added", async () => {
  const store = await openStore(join(folder, "a.db"));
  const watching = await store.watching();
  await watching.watch([FEED, "https://other.example/"], NOW);
  await watching.watch([FEED, "https://third.example/"], "2025-03-16T10:00:00.000Z");
  const [feed, ...others] = await watching.watched();
  expect(feed).toEqual({ url: FEED, added: NOW, next: NOW, failures: 0, missing: 0 });
  expect(others.map(({ url }) => url)).toEqual(["https://other.example/", "https://third.example/"]);
  const changed: Watched = { ...feed!, kind: "feed", title: "News", etag: '"1"', failures: 2, problem: "it is gone" };
  await watching.keepWatched(changed);
  expect((await watching.watched())[0]).toEqual(changed);
  expect([await watching.forget(FEED), await watching.forget(FEED)]).toEqual([true, false]);
  expect(await watching.watched()).toHaveLength(2);
  await store.close();
});

test("stories wait until their time, the newest first", async () => {
  const store = await openStore(join(folder, "b.db"));
  const watching = await store.watching();
  await watching.keepStories([
    story(1),
    story(2, { dated: "2025-03-14T00:00:00.000Z", facts: { title: { value: "Bridge closed", field: "feed title" } } }),
    story(3, { dated: "2025-03-15T00:00:00.000Z", next: "2025-03-15T11:00:00.000Z" }),
    story(4, { dated: "2025-03-15T00:00:00.000Z" }),
    story(5, { state: "read", page: "0123456789ab" }),
    story(6, { at: "https://other.example/" }),
  ]);
  const urls = async (now: string) => (await watching.waiting(FEED, now)).map(({ url }) => url.at(-1));
  expect(await urls(NOW)).toEqual(["4", "2", "1"]);
  expect(await urls("2025-03-15T12:00:00.000Z")).toEqual(["3", "4", "2", "1"]);
  expect(await watching.story("https://news.example/2")).toMatchObject({
    ids: ["guid 2"],
    facts: { title: { value: "Bridge closed" } },
  });
  await watching.keepStories([story(4, { state: "gone", problem: "the page is gone (410)" })]);
  expect(await watching.states(FEED)).toEqual({ waiting: 3, read: 1, gone: 1 });
  expect(await watching.story("https://nowhere.example/")).toBeUndefined();
  await store.close();
});

test("the bytes of a source come back to the byte, also where nothing may be written", async () => {
  const file = join(folder, "c.db");
  const store = await openStore(file);
  const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
  const source = { sha256: "ab", bytes, url: "https://news.example/1", fetched: NOW };
  const watching = await store.watching();
  await watching.keepSource(source);
  await watching.keepSource({ ...source, fetched: "later" });
  await store.close();
  const shown = await openStore(file, { readOnly: true });
  const found = await (await shown.watching()).source("ab");
  expect({ ...found, bytes: [...found!.bytes] }).toEqual({ ...source, bytes: [...bytes] });
  expect(await (await shown.watching()).source("cd")).toBeUndefined();
  await shown.close();
});

test("a store in which nothing was ever watched, opened to be looked at", async () => {
  const file = join(folder, "d.db");
  await (await openStore(file)).close();
  const store = await openStore(file, { readOnly: true });
  const watching = await store.watching();
  expect([await watching.watched(), await watching.source("ab"), await watching.story(FEED)]).toEqual([
    [],
    undefined,
    undefined,
  ]);
  await store.close();
});

test("what robots.txt said and what servers asked for is remembered", async () => {
  const store = await openStore(join(folder, "e.db"));
  const watching = await store.watching();
  const robots = { origin: "https://news.example", text: "User-agent: *\nDisallow: /", asked: NOW, until: NOW };
  await watching.keepRobots({ ...robots, closed: "the server fails (500)" });
  await watching.keepRobots(robots);
  await watching.keepHost({ host: "news.example", next: NOW, failures: 3 });
  expect(await watching.robots(robots.origin)).toEqual(robots);
  expect(await watching.host("news.example")).toEqual({ host: "news.example", next: NOW, failures: 3 });
  expect([await watching.robots("x"), await watching.host("x")]).toEqual([undefined, undefined]);
  await store.close();
});

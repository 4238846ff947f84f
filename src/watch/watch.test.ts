import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FeedStory, page, rss, tagged, wordsOf } from "../../test/feed-pages.ts";
import { html, type Loopback, loopback, redirect } from "../../test/loopback.ts";
import { Polite } from "../fetch/polite.ts";
import type { Document } from "../ingest/document.ts";
import { InputError } from "../ingest/file.ts";
import { type Db, openDb } from "../store/db.ts";
import { SqliteWatched } from "../store/sqlite-watched.ts";
import type { WatchStore } from "../store/watched.ts";
import { isDue, type Round, round, type WatchEvent, type Watching } from "./watch.ts";

let server: Loopback;
let db: Db;
let state: WatchStore;
let time: number;
let events: WatchEvent[];
let documents: Document[];
let control: AbortController;

beforeEach(async () => {
  server = await loopback();
  db = await openDb(":memory:", {});
  state = new SqliteWatched(db, { guard: (work) => work(), whole: (work) => work() });
  time = Date.parse("2025-03-15T10:00:00Z");
  events = [];
  documents = [];
  control = new AbortController();
});
afterEach(async () => {
  db.close();
  await server.close();
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const later = (ms: number) => (time += ms);

/** One round of its own asker, as a new run of the program has. The pages kept are named by their words. */
async function once(more: Partial<Watching> = {}): Promise<Round> {
  const now = () => new Date(time);
  const sleep = async () => {};
  const polite = new Polite({ allow: [server.host], memory: state, delayMs: 0, now, sleep, signal: control.signal });
  const pages = new Set(documents.map(wordsOf));
  try {
    return await round(
      {
        state,
        ask: (url, options) => polite.ask(url, options),
        async keep(document) {
          const words = wordsOf(document);
          if (words.includes("FRONT"))
            throw new InputError("has no article text: it is a list", document.where, "save these");
          const how = pages.has(words) ? "unchanged" : "added";
          pages.add(words);
          documents.push(document);
          return { how, page: words.slice(0, 20), claims: 1 };
        },
        tell: async (event) => void events.push(event),
        now,
        signal: control.signal,
        everyMs: 15 * MINUTE,
        limit: 50,
        maxAgeDays: 30,
        ...more,
      },
      (watched) => isDue(watched, now(), 0),
    );
  } finally {
    await polite.close();
  }
}

const read = () => documents.map(wordsOf);
const asked = () => server.asked.map(({ url }) => url).filter((url) => url !== "/robots.txt");
const problems = () => events.flatMap((event) => (event.kind === "problem" ? [event.problem] : []));
describe("a feed", () => {
  test("its new stories are fetched and read, once; nothing new is asked for with 304", async () => {
    server.on(
      "/rss",
      tagged(
        () => rss([{ path: "/a" }, { path: "/b" }]),
        () => '"1"',
      ),
    );
    server.on("/a", page("Rebels left the town."));
    server.on("/b", page("The bridge was closed."));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    expect(await once()).toEqual({ looked: 1, changed: 1, stories: { added: 2 }, problems: 0 });
    expect(asked()).toEqual(["/rss", "/a", "/b"]);
    expect(documents[0]).toMatchObject({
      given: { url: server.at("/a") },
      fetched: "2025-03-15T10:00:00.000Z",
      facts: { title: { value: "About /a", field: "feed title" } },
    });
    expect((await state.watched())[0]).toMatchObject({ kind: "feed", title: "Town News", etag: '"1"', failures: 0 });
    server.asked.length = 0;
    later(HOUR);
    expect(await once()).toEqual({ looked: 1, changed: 0, stories: {}, problems: 0 });
    expect(asked()).toEqual(["/rss"]);
  });

  test("nasty 62: a 304 with changed validators: these are kept, and nothing else changes", async () => {
    let tag = '"1"';
    server.on("/rss", (request, response) => {
      const known = request.headers["if-none-match"] !== undefined;
      response.writeHead(known ? 304 : 200, { etag: tag }).end(known ? undefined : rss([]));
    });
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once();
    tag = '"2"';
    later(HOUR);
    await once();
    expect((await state.watched())[0]!.etag).toBe('"2"');
    expect(documents).toEqual([]);
  });

  test("a story with another time in the feed is looked at again: unchanged it changes nothing, edited it is a new version", async () => {
    let date = "Sat, 15 Mar 2025 08:00:00 GMT";
    let words = "Two people were hurt.";
    server.on("/rss", (_request, response) => response.end(rss([{ path: "/a", date }])));
    server.on("/a", (_request, response) => html(page(words))(_request, response));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once();
    later(HOUR);
    await once();
    expect(asked().filter((url) => url === "/a")).toHaveLength(1);
    date = "Sat, 15 Mar 2025 11:00:00 GMT";
    later(HOUR);
    expect((await once()).stories).toEqual({ unchanged: 1 });
    date = "Sat, 15 Mar 2025 12:00:00 GMT";
    words = "Three people were hurt.";
    later(HOUR);
    expect((await once()).stories).toEqual({ version: 1 });
    expect(read()).toEqual(["Two people were hurt.", "Two people were hurt.", "Three people were hurt."]);
  });

  test("nasty 50: another story under a known guid is read, and a known one under a new guid is looked at; both ids are kept", async () => {
    let stories: FeedStory[] = [{ path: "/a", guid: "g1" }];
    server.on("/rss", (_request, response) => response.end(rss(stories)));
    server.on("/a", page("Rebels left the town."));
    server.on("/b", page("The bridge was closed."));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once();
    stories = [
      { path: "/b", guid: "g1" },
      { path: "/a", guid: "g2" },
    ];
    later(HOUR);
    expect((await once()).stories).toEqual({ added: 1, unchanged: 1 });
    expect((await state.story(server.at("/a")))!.ids).toEqual(["g1", "g2"]);
    expect((await state.story(server.at("/b")))!.ids).toEqual(["g1"]);
  });

  test("the newest come first, old ones are left out, no more than the limit in a round; the rest follows", async () => {
    const day = (n: number) => `${String(n).padStart(2, "0")} Mar 2025 08:00:00 GMT`;
    const stories = [3, 14, 9, 12].map((n) => ({ path: `/s${n}`, date: day(n) }));
    server.on("/rss", (_request, response) =>
      response.end(rss([...stories, { path: "/old", date: "01 Jan 2025 08:00:00 GMT" }])),
    );
    for (const { path } of stories) server.on(path, page(`Story ${path}.`));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once({ limit: 2 });
    expect(read()).toEqual(["Story /s14.", "Story /s12."]);
    later(HOUR);
    await once({ limit: 2 });
    later(HOUR);
    await once({ limit: 2 });
    expect(read().slice(2)).toEqual(["Story /s9.", "Story /s3."]);
    expect(asked()).not.toContain("/old");
  });

  test("nasty 49: of one that is cut off the whole items are read, and the loss is told", async () => {
    server.on("/rss", (_request, response) => response.end(rss([{ path: "/a" }, { path: "/b" }]).slice(0, -60)));
    server.on("/a", page("Rebels left the town."));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once();
    expect(read()).toEqual(["Rebels left the town."]);
    expect(problems()[0]).toContain("cut off");
  });

  test("nasty 51: it is known by its content, whatever its type", async () => {
    server.on("/news", html(rss([{ path: "/a" }])));
    server.on("/a", (_request, response) =>
      response.writeHead(200, { "content-type": "application/rss+xml" }).end(page("Rebels left.")),
    );
    await state.watch([server.at("/news")], new Date(time).toISOString());
    await once();
    expect(read()).toEqual(["Rebels left."]);
  });
});

describe("what else is watched", () => {
  test("a page: read at first, left when unchanged, a new version when edited", async () => {
    let [words, tag] = ["Talks go on.", '"1"'];
    server.on(
      "/live",
      tagged(
        () => page(words),
        () => tag,
      ),
    );
    await state.watch([server.at("/live")], new Date(time).toISOString());
    expect((await once()).stories).toEqual({ added: 1 });
    later(HOUR);
    expect((await once()).stories).toEqual({});
    [words, tag] = ["Talks have ended.", '"2"'];
    later(HOUR);
    expect((await once()).stories).toEqual({ version: 1 });
    expect(asked()).toEqual(["/live", "/live", "/live"]);
  });

  test("validators of an older version are forgotten with it", async () => {
    const tags = ['"1"', undefined, undefined];
    server.on("/live", (_request, response) => {
      const tag = tags.shift();
      response.writeHead(200, tag === undefined ? {} : { etag: tag }).end(page(`Talks, ${tags.length} to go.`));
    });
    await state.watch([server.at("/live")], new Date(time).toISOString());
    for (let i = 0; i < 3; i++) {
      await once();
      later(HOUR);
    }
    const sent = server.asked.filter(({ url }) => url === "/live").map(({ headers }) => headers["if-none-match"]);
    expect(sent).toEqual([undefined, '"1"', undefined]);
    expect((await state.story(server.at("/live")))!.etag).toBeUndefined();
  });

  test("nasty 64: a sitemap with others in it, packed, in a circle: each once, old ones not asked for", async () => {
    const urlset = (...paths: string[]) =>
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<url><loc>${server.at(path)}</loc></url>`).join("")}</urlset>`;
    const index = (...entries: [string, string?][]) =>
      `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.map(([path, date]) => `<sitemap><loc>${server.at(path)}</loc>${date ? `<lastmod>${date}</lastmod>` : ""}</sitemap>`).join("")}</sitemapindex>`;
    server.on("/sitemap.xml", (_request, response) =>
      response.end(index(["/s1.xml.gz", "2025-03-14"], ["/sitemap.xml"], ["/s0.xml", "2019-01-01"])),
    );
    server.on("/s1.xml.gz", (_request, response) =>
      response.writeHead(200, { "content-type": "application/gzip" }).end(gzipSync(urlset("/a", "/b", "/a"))),
    );
    server.on("/a", page("Rebels left the town."));
    server.on("/b", page("The bridge was closed."));
    await state.watch([server.at("/sitemap.xml")], new Date(time).toISOString());
    await once();
    expect(asked()).toEqual(["/sitemap.xml", "/s1.xml.gz", "/a", "/b"]);
    expect((await state.watched())[0]!.kind).toBe("sitemap");
  });

  test("a list of feeds at an address: its feeds are watched from the same round on", async () => {
    server.on("/feeds.opml", (_request, response) =>
      response.end(`<opml version="2.0"><body><outline text="T" xmlUrl="${server.at("/rss")}"/></body></opml>`),
    );
    server.on("/rss", (_request, response) => response.end(rss([{ path: "/a" }])));
    server.on("/a", page("Rebels left the town."));
    await state.watch([server.at("/feeds.opml")], new Date(time).toISOString());
    expect(await once()).toMatchObject({ looked: 2, stories: { added: 1 } });
    expect((await state.watched()).map(({ kind }) => kind)).toEqual(["list", "feed"]);
  });

  test("a front page is no story: its feed is named, and it is asked less and less often", async () => {
    server.on(
      "/front",
      html(`<html><head><link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2"></head><p>FRONT</p>`),
    );
    await state.watch([server.at("/front")], new Date(time).toISOString());
    await once();
    const [event] = events;
    expect(event).toMatchObject({ kind: "problem", todo: `watch its feed instead: ${server.at("/rss?a=1&b=2")}` });
    expect((await state.watched())[0]).toMatchObject({
      failures: 1,
      next: "2025-03-15T10:15:00.000Z",
      problem: "has no article text: it is a list",
    });
    later(16 * MINUTE);
    await once();
    expect((await state.watched())[0]).toMatchObject({ failures: 2, next: "2025-03-15T10:46:00.000Z" });
  });
});

describe("what fails", () => {
  const watched = async () => (await state.watched())[0]!;

  test("a feed that fails waits longer and longer, is told each time, and is forgiven when it answers", async () => {
    let status = 500;
    server.on("/rss", (_request, response) => response.writeHead(status).end(rss([])));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      await once();
      waits.push((Date.parse((await watched()).next) - time) / MINUTE);
      time = Date.parse((await watched()).next) + 1;
    }
    expect(waits).toEqual([15, 30, 60, 120]);
    expect(problems().at(-1)).toBe("was not looked at: the server fails (500), 4 times in a row");
    status = 200;
    await once();
    expect(await watched()).toMatchObject({ failures: 0, missing: 0 });
    expect((await watched()).problem).toBeUndefined();
  });

  test("410 at once, 404 the fifth time: it rests for a month", async () => {
    let status = 404;
    server.on("/rss", (_request, response) => response.writeHead(status).end());
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    for (let i = 0; i < 5; i++) {
      if (i > 0) time = Date.parse((await watched()).next) + 1;
      await once();
    }
    expect(problems().at(-1)).toContain("5 times in a row; it rests until 2025-04-1");
    server.asked.length = 0;
    later(29 * DAY);
    await once();
    expect(asked()).toEqual([]);
    later(2 * DAY);
    status = 410;
    await once();
    expect((Date.parse((await watched()).next) - time) / DAY).toBe(30);
  });

  test("nasty 60: a server that asks for patience gets it", async () => {
    server.on("/rss", (_request, response) => response.writeHead(503, { "retry-after": "7200" }).end());
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once();
    expect((await watched()).next).toBe("2025-03-15T12:00:00.000Z");
    server.asked.length = 0;
    later(HOUR);
    await once();
    expect(asked()).toEqual([]);
  });

  test("stories that are missing are given up in the end; those that robots.txt forbids at once; others are read all the same", async () => {
    server.on("/robots.txt", (_request, response) => response.end("User-agent: Daybook\nDisallow: /private"));
    server.on("/rss", (_request, response) =>
      response.end(rss([{ path: "/private/a" }, { path: "/missing" }, { path: "/gone" }, { path: "/b" }])),
    );
    server.on("/gone", (_request, response) => response.writeHead(410).end());
    server.on("/b", page("The bridge was closed."));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    for (let i = 0; i < 7; i++) {
      await once();
      later(DAY);
    }
    expect(await state.states(server.at("/rss"))).toEqual({ read: 1, refused: 1, gone: 2 });
    expect(asked().filter((url) => url === "/missing")).toHaveLength(5);
    expect(asked()).not.toContain("/private/a");
    expect(read()).toEqual(["The bridge was closed."]);
  });

  test("nasty 18, 19: what is no story is told once, and not asked for again", async () => {
    server.on("/rss", (_request, response) => response.end(rss([{ path: "/a" }, { path: "/b" }, { path: "/c" }])));
    server.on("/a", redirect("/login?next=/a"));
    server.on("/login", page("Name and password"));
    server.on("/b", page("FRONT"));
    server.on("/c", (_request, response) => response.end(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once();
    later(HOUR);
    await once();
    expect(asked().filter((url) => url !== "/rss")).toEqual(["/a", "/login?next=/a", "/b", "/c"]);
    expect(problems()).toEqual([
      `leads to a page to sign in or subscribe (${server.at("/login?next=/a")})`,
      "has no article text: it is a list",
      "is a PNG picture, not a text",
    ]);
    expect(documents).toEqual([]);
  });

  test("a page that is closed to us is read from its feed where that gives the whole story, and told otherwise", async () => {
    const whole = `<p>${"The rebels left the town on Friday, and the army moved in at night. ".repeat(20)}</p>`;
    const item = (path: string, body: string) =>
      `<item><link>${path}</link><content:encoded><![CDATA[${body}]]></content:encoded></item>`;
    const teaser = `<item><link>/closed/b</link><description>The bridge …</description></item>`;
    server.on("/robots.txt", (_request, response) => response.end("User-agent: *\nDisallow: /closed"));
    server.on("/forbidden", (_request, response) => response.writeHead(403).end());
    server.on("/rss", (_request, response) =>
      response.end(
        `<rss xmlns:content="c"><channel>${item("/closed/a", whole)}${item("/forbidden", whole.replace("Friday", "Monday"))}${teaser}</channel></rss>`,
      ),
    );
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    expect((await once()).stories).toEqual({ added: 2 });
    expect(await state.states(server.at("/rss"))).toEqual({ read: 2, refused: 1 });
    expect(documents[0]).toMatchObject({ where: server.at("/closed/a"), given: { url: server.at("/closed/a") } });
    expect(documents[0]!.notes!.at(-1)!.text).toContain("the page itself was not fetched, for the site's robots.txt");
    expect(asked()).toEqual(["/rss", "/forbidden"]);
  });

  test("nasty 55: a feed that names addresses inside the own network gets none of them", async () => {
    server.on("/rss", (_request, response) =>
      response.end(
        rss([
          { path: "http://169.254.169.254/latest" },
          { path: "http://127.0.0.1:22/" },
          { path: "file:///etc/passwd" },
        ]),
      ),
    );
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once();
    expect(await state.states(server.at("/rss"))).toEqual({ failed: 2 });
    expect(problems().join("\n")).toMatch(/local link[\s\S]*port 22|port 22[\s\S]*local link/);
  });
});

describe("broken off", () => {
  test("what was read is kept, what was not is read by the next run", async () => {
    server.on(
      "/rss",
      tagged(
        () => rss([{ path: "/a" }, { path: "/b" }]),
        () => '"1"',
      ),
    );
    server.on("/a", page("Rebels left the town."));
    server.on("/b", (_request, response) => {
      if (!control.signal.aborted) control.abort();
      else response.end(page("The bridge was closed."));
    });
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    await once();
    expect(read()).toEqual(["Rebels left the town."]);
    expect(await state.states(server.at("/rss"))).toEqual({ read: 1, waiting: 1 });
    control = new AbortController();
    server.on("/b", page("The bridge was closed."));
    expect((await once()).stories).toEqual({ added: 1 });
    expect(problems()).toEqual([]);
  });

  test("a store that fails ends the round with its error", async () => {
    server.on("/rss", (_request, response) => response.end(rss([{ path: "/a" }])));
    server.on("/a", page("Rebels left the town."));
    await state.watch([server.at("/rss")], new Date(time).toISOString());
    const keep = async () => Promise.reject(new Error("the disk is full"));
    await expect(once({ keep })).rejects.toThrow("the disk is full");
    expect(await state.states(server.at("/rss"))).toEqual({ waiting: 1 });
    expect((await once()).stories).toEqual({ added: 1 });
  });
});

test("what our own guard refused is not put off: with leave it is looked at at once", async () => {
  server.on("/story", page("The bridge at Kesla is closed."));
  await state.watch([server.at("/story")], new Date(time).toISOString());
  const shut = await once({ ask: (url) => new Polite({ memory: state, delayMs: 0 }).ask(url) });
  expect([shut.problems, events[0]]).toEqual([1, expect.objectContaining({ kind: "problem" })]);
  expect(await once()).toMatchObject({ looked: 1, stories: { added: 1 } });
});

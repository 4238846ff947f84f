import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { subscriptions } from "./opml.ts";
import { type SitemapEntry, type SitemapProblem, sitemapEntries, sitemapPages } from "./sitemap.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* pieces(bytes: Uint8Array, size = 5000): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function all<T>(found: AsyncIterable<T>): Promise<readonly T[]> {
  const out: T[] = [];
  for await (const one of found) out.push(one);
  return out;
}

const XMLNS =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"';

test("addresses with the dates of the news extension, whatever its prefix", async () => {
  const map = `<?xml version="1.0"?><urlset ${XMLNS}><url><loc> /a?x=1&y=2 </loc><lastmod>2026-03-05</lastmod>
    <n:news><n:publication><n:name>Kesla Courier</n:name><n:language>en</n:language></n:publication>
    <n:publication_date>2026-03-04T22:10:00+03:00</n:publication_date><n:title>Ferry &amp; bridge closed</n:title></n:news></url>
    <url><loc>javascript:alert(1)</loc></url></urlset>`;
  expect(await all(sitemapEntries(pieces(utf8(map), 7), "https://kesla.example/map.xml"))).toMatchObject([
    {
      url: "https://kesla.example/a?x=1&y=2",
      modified: { earliest: "2026-03-05" },
      published: {
        raw: "2026-03-04T22:10:00+03:00",
        earliest: "2026-03-04",
        instant: "2026-03-04T19:10:00Z",
        zone: "+03:00",
      },
      title: { value: "Ferry & bridge closed" },
      outlet: { value: "Kesla Courier" },
      language: "en",
    },
  ]);
});

test("nasty 64: 50,000 addresses, packed, as they come", async () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `<url><loc>https://kesla.example/story/${i}</loc></url>`);
  const packed = gzipSync(`<urlset ${XMLNS}>${rows.join("\n")}</urlset>`);
  const found = await all(sitemapEntries(pieces(packed)));
  expect(found).toHaveLength(50_000);
  expect(found.at(-1)).toEqual({ url: "https://kesla.example/story/49999" });
  const cut = await all(sitemapEntries(pieces(packed.subarray(0, packed.length >> 1))));
  expect(cut.length).toBeGreaterThan(10_000);
  expect(cut.at(-1)).toMatchObject({ problem: expect.stringContaining("cut off") });
});

test("nasty 64: sitemaps that point at each other are read once, and each address is given once", async () => {
  const maps = new Map([
    [
      "https://k.example/a",
      `<sitemapindex><sitemap><loc>/b</loc></sitemap><sitemap><loc>/a</loc></sitemap></sitemapindex>`,
    ],
    [
      "https://k.example/b",
      `<sitemapindex><sitemap><loc>/a</loc></sitemap><sitemap><loc>/c</loc></sitemap></sitemapindex>`,
    ],
    [
      "https://k.example/c",
      `<urlset><url><loc>/1</loc></url><url><loc>/1</loc></url><url><loc>/2</loc></url></urlset>`,
    ],
  ]);
  const asked: string[] = [];
  const get = async (url: string): Promise<AsyncGenerator<Uint8Array> | undefined> => {
    asked.push(url);
    const map = maps.get(url);
    return map === undefined ? undefined : pieces(utf8(map));
  };
  expect(await all(sitemapPages("https://k.example/a", get))).toEqual([
    { url: "https://k.example/1" },
    { url: "https://k.example/2" },
  ]);
  expect(asked).toEqual(["https://k.example/a", "https://k.example/b", "https://k.example/c"]);
  const shallow = (await all(sitemapPages("https://k.example/a", get, { depth: 2 }))) as (
    | SitemapEntry
    | SitemapProblem
  )[];
  expect(shallow).toEqual([{ problem: "a sitemap 2 deep inside others: left out", url: "https://k.example/c" }]);
  expect(await all(sitemapPages("https://k.example/c", get, { addresses: 1 }))).toMatchObject([
    {},
    { problem: expect.any(String) },
  ]);
});

test("a plain list of addresses", async () => {
  expect(
    await all(sitemapEntries(pieces(utf8("https://k.example/1\r\nnothing\nhttps://k.example/2"), 4))),
  ).toHaveLength(2);
});

test("a list of feeds, with its folders, each once", () => {
  const opml = `<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="Coast"><outline type="rss" text="Courier" title="Kesla Courier" xmlUrl="https://kesla.example/rss?a=1&b=2" htmlUrl="https://kesla.example/"/></outline>
    <outline text="Again" xmlUrl="https://kesla.example/rss?a=1&amp;b=2"/>
    <outline text="Files" xmlUrl="file:///etc/passwd"/></body></opml>`;
  expect(subscriptions(utf8(opml))).toEqual({
    feeds: [
      {
        url: "https://kesla.example/rss?a=1&b=2",
        title: "Kesla Courier",
        site: "https://kesla.example/",
        folders: ["Coast"],
      },
    ],
    problems: ["names 1 feeds whose addresses are none"],
  });
  const cut = subscriptions(utf8(opml.slice(0, opml.indexOf("</outline>"))));
  expect(cut).toMatchObject({
    feeds: [{ title: "Kesla Courier", folders: ["Coast"] }],
    problems: [expect.stringContaining("cut off")],
  });
});

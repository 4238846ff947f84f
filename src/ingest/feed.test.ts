import fc from "fast-check";
import { expect, test } from "vitest";
import type { Document, Problem } from "./document.ts";
import { documents } from "./documents.ts";
import { FeedReader, feedItems } from "./feed.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

async function found(text: string | Uint8Array, url?: string): Promise<readonly (Document | Problem)[]> {
  const bytes = typeof text === "string" ? utf8(text) : text;
  const all: (Document | Problem)[] = [];
  for await (const one of documents({ bytes, where: "feed", ...(url !== undefined && { url }) })) all.push(one);
  return all;
}

const rss = (items: string, root = 'version="2.0"'): string =>
  `<?xml version="1.0"?>\n<rss ${root} xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel>
<title>Kesla Courier</title><link>https://kesla.example/</link>\n${items}\n</channel></rss>`;

const atom = (entries: string, root = ""): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" ${root}><title type="html">Kesla &amp;amp; Coast</title><author><name>Desk</name></author>${entries}</feed>`;

test("RSS: an item is a document, with what the feed says of it", async () => {
  const feed =
    rss(`<item><title>Ferry sinks off Kesla</title><link>https://kesla.example/ferry</link><guid isPermaLink="false">k-17</guid>
    <d:creator>Ana Mirel</d:creator><pubDate>Tue, 03 Mar 2026 21:40:00 +0200</pubDate>
    <description>Short.</description><content:encoded><![CDATA[<p>The ferry sank on Tuesday &amp; <b>nobody</b> died.</p>]]></content:encoded></item>`);
  expect(await found(feed, "https://kesla.example/rss")).toEqual([
    {
      form: "html",
      content:
        '<base href="https://kesla.example/rss">\n<h1>Ferry sinks off Kesla</h1>\n<p>The ferry sank on Tuesday &amp; <b>nobody</b> died.</p>',
      where: "feed, item 1",
      part: "item 1",
      ids: ["k-17"],
      format: "feed",
      given: { url: "https://kesla.example/ferry" },
      facts: {
        title: { value: "Ferry sinks off Kesla", field: "feed title" },
        byline: { value: "Ana Mirel", field: "feed dc:creator" },
        outlet: { value: "Kesla Courier", field: "feed title of the feed" },
        url: { value: "https://kesla.example/ferry", field: "feed link" },
        published: {
          raw: "Tue, 03 Mar 2026 21:40:00 +0200",
          field: "feed pubdate",
          earliest: "2026-03-03",
          latest: "2026-03-03",
          instant: "2026-03-03T19:40:00Z",
          zone: "+0200",
          confidence: 0.95,
        },
      },
    },
  ]);
});

test("Atom, RDF and JSON feeds give the same", async () => {
  const title = { value: "Ferry sinks", field: "feed title" };
  const published = { earliest: "2026-03-03", instant: "2026-03-03T19:40:00Z" };
  const url = "https://kesla.example/ferry";
  const same = [{ form: "html", given: { url }, facts: { title, published } }];
  const entry = `<entry><title type="html">Ferry &lt;i&gt;sinks&lt;/i&gt;</title><link rel="edit" href="/x"/><link href="/ferry"/><id>tag:1</id>
    <published>2026-03-03T21:40:00+02:00</published><updated>2026-03-04T08:00:00Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry<br/>sank &amp; lies there.</p></div></content></entry>`;
  const entries = await found(atom(entry), "https://kesla.example/");
  expect(entries).toMatchObject(same);
  expect((entries[0] as Document).content).toContain("<p>The ferry<br>sank &amp; lies there.</p>");
  expect((entries[0] as Document).facts).toMatchObject({
    byline: { value: "Desk" },
    outlet: { value: "Kesla & Coast" },
    modified: { earliest: "2026-03-04" },
  });
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="x"><title>Kesla Courier</title></channel>
    <item rdf:about="${url}"><title>Ferry sinks</title><link>${url}</link><dc:date>2026-03-03T19:40Z</dc:date><description>&lt;p&gt;It sank.&lt;/p&gt;</description></item></rdf:RDF>`;
  expect(await found(rdf)).toMatchObject(same);
  const json = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Kesla Courier",
    items: [
      {
        id: 1,
        url,
        title: "Ferry sinks",
        content_html: "<p>It sank.</p>",
        date_published: "2026-03-03T21:40:00+02:00",
      },
    ],
  });
  expect(await found(json)).toMatchObject(same);
});

test("only a summary: a teaser; only a title: no invented body", async () => {
  const [short, none] = await found(
    rss(
      `<item><title>Ferry sinks</title><description>It went down fast…</description></item><item><title>Harbour shut</title></item>`,
    ),
  );
  expect(short).toMatchObject({
    form: "text",
    content: "Ferry sinks\n\nIt went down fast…",
    facts: { partial: { kind: "teaser" } },
  });
  expect(none).toMatchObject({ form: "text", content: "Harbour shut", facts: { partial: { kind: "teaser" } } });
});

test("nasty 6: double-escaped HTML is decoded twice only where the feed declares HTML", async () => {
  const title = (type: string): string =>
    `<entry><title${type}>Fish &amp;amp; ships</title><summary${type}>A &amp;lt; B</summary></entry>`;
  const [plain, html] = feedItems(utf8(atom(title("") + title(' type="html"')))).items;
  expect(plain).toMatchObject({ title: { value: "Fish &amp; ships" }, body: { form: "text", text: "A &lt; B" } });
  expect(html).toMatchObject({ title: { value: "Fish & ships" }, body: { form: "html", text: "A &lt; B" } });
});

test("nasty 47: relative links and xml:base", () => {
  const feed = atom(
    `<entry xml:base="2026/"><link href="ferry.html"/><title>x</title></entry><entry><link href="//cdn.example/b"/></entry>`,
    'xml:base="/news/"',
  );
  expect(
    feedItems(utf8(feed), { url: "https://kesla.example/feeds/atom" }).items.map(({ url, base }) => [url, base]),
  ).toEqual([
    ["https://kesla.example/news/2026/ferry.html", "https://kesla.example/news/2026/"],
    ["https://cdn.example/b", "https://kesla.example/news/"],
  ]);
  expect(
    feedItems(utf8(rss("<item><link>javascript:alert(1)</link><title>x</title></item>"))).items[0],
  ).not.toHaveProperty("url");
});

test("nasty 48: bare &, HTML's entities, control characters: read, and said", () => {
  const feed = feedItems(
    utf8(
      rss(
        "<item><title>Fish & chips\x0b &rsquo;n&nbsp;ships &unknown; &lt;3</title><link>https://k.example/?a=1&copy=2</link></item>",
      ),
    ),
  );
  expect(feed.items).toMatchObject([
    { title: { value: "Fish & chips ’n ships &unknown; <3" }, url: "https://k.example/?a=1&copy=2" },
  ]);
  expect(feed.items[0]!.oddities).toEqual([
    "a bare & that XML forbids, kept as it is (2 times)",
    "control characters, left out",
  ]);
});

test.each([3, 7, 100])("nasty 48: entities cut by the pieces they come in (%i bytes)", async (size) => {
  const bytes = utf8(rss("<item><title>Fish &amp; chips &rsquo;n ships é</title></item>"));
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  }
  for await (const one of documents({ stream: pieces(), where: "x" }))
    expect(one).toMatchObject({ content: "Fish & chips ’n ships é" });
});

test("nasty 49: of a truncated feed the whole items are kept and the loss is told", async () => {
  const item = (nr: number): string =>
    `<item><title>Story ${nr}</title><description><![CDATA[<p>Text ${nr}</p>]]></description></item>`;
  const feed = rss([1, 2, 3].map(item).join("\n"));
  const cut = feed.indexOf("Text 3") + 4;
  const all = await found(feed.slice(0, cut));
  expect(all).toMatchObject([
    { facts: { title: { value: "Story 1" } } },
    { facts: { title: { value: "Story 2" } } },
    {
      problem: "is cut off: its last item is not whole",
      lostBytes: cut - feed.indexOf("</item>", feed.indexOf("Text 2")) - 7,
    },
  ]);
  const json = JSON.stringify({
    version: "https://jsonfeed.org/version/1",
    items: [
      { id: "a", content_text: 'one } "' },
      { id: "b", content_text: "two" },
    ],
  });
  expect(await found(json.slice(0, -12))).toMatchObject([
    { ids: ["a"], content: 'one } "' },
    { problem: "is cut off: its last item is not whole" },
  ]);
});

test("nasty 50: an id used for a new story: both are read, both keep it; a story under a new id keeps that", async () => {
  const item = (id: string, title: string): string => `<item><guid>${id}</guid><title>${title}</title></item>`;
  const all = await found(rss(item("a", "Ferry sinks") + item("a", "Harbour shut") + item("b", "Ferry sinks")));
  expect(all.map((one) => [(one as Document).content, (one as Document).ids])).toEqual([
    ["Ferry sinks", ["a"]],
    ["Harbour shut", ["a"]],
    ["Ferry sinks", ["b"]],
  ]);
  expect((all[1] as Document).notes).toMatchObject([{ rule: "feed-id", text: expect.stringContaining("item 1") }]);
});

test("nasty 51: a feed served as text/html, a page served as a feed", async () => {
  const feed = { bytes: utf8(rss("<item><title>a</title></item>")), where: "x", contentType: "text/html" };
  for await (const one of documents(feed)) expect(one).toMatchObject({ format: "feed" });
  const page = { bytes: utf8("<!doctype html><p>a"), where: "x", contentType: "application/atom+xml" };
  for await (const one of documents(page)) expect(one).toMatchObject({ form: "html", content: page.bytes });
});

const LAUGHS = `<!DOCTYPE rss [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join("")}]>`;
const QUADRATIC = `<!DOCTYPE rss [<!ENTITY a "${"x".repeat(50_000)}">]>`;
const OUTSIDE =
  '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://127.0.0.1:9/x.dtd"> %b;]>';

test.each([
  ["billion laughs", LAUGHS, "&a30;"],
  ["quadratic", QUADRATIC, "&a;".repeat(20_000)],
  ["outside entities", OUTSIDE, "&a;"],
  ["an outside DTD", '<!DOCTYPE rss PUBLIC "-//x//DTD" "http://127.0.0.1:9/rss.dtd">', "&a;"],
])("nasty 46: %s: nothing expands, nothing is asked for, the items are read", async (_, doctype, text) => {
  const feed = `<?xml version="1.0"?>${doctype}<rss><channel><item><title>Ferry sinks</title><description>${text}</description></item></channel></rss>`;
  const all = await found(feed);
  expect(all).toMatchObject([{ content: `Ferry sinks\n\n${text}` }]);
});

test("nasty 32: 200,000 elements nested: within time, told", () => {
  const feed = feedItems(
    utf8(rss(`<item><title>a</title><description>${"<div>".repeat(200_000)}x</description></item>`)),
  );
  expect(feed.problems).toMatchObject([{ problem: "has elements nested too deep" }]);
});

test("an item beyond the limit is left out and said, the next is read; a tag without an end holds nothing", async () => {
  const feed = rss(
    `<item><title>a</title><description>${"<p>x</p>".repeat(5000)}</description></item><item><title>b</title></item>`,
  );
  const all: (Document | Problem)[] = [];
  for await (const one of documents({ bytes: utf8(feed), where: "x" }, { maxBytes: 10_000 })) all.push(one);
  expect(all).toMatchObject([{ content: "b" }, { problem: "has an item of more than 10000 characters" }]);
});

test("the encoding a feed declares", () => {
  const declared = latin1(
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><title>Z\xfcrich \x93no\x94</title></item></channel></rss>',
  );
  expect(feedItems(declared).items[0]!.title!.value).toBe("Zürich “no”");
  const wrong = utf8(
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><title>Zürich</title></item></channel></rss>',
  );
  expect(feedItems(wrong).items[0]!.title!.value).toBe("Zürich");
  const cyrillic = latin1(
    '<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>\xcc\xee\xf1\xea\xe2\xe0</title></item></channel></rss>',
  );
  expect(feedItems(cyrillic).items[0]!.title!.value).toBe("Москва");
});

test("any text in a feed's place: no exception, the same in pieces", async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<item>",
      "</item>",
      "<title>",
      "</title>",
      "<![CDATA[",
      "]]>",
      "<!--",
      "&amp;",
      "&",
      "<link href='",
      "'>",
      "<description>",
      "</channel>",
      "<entry",
    ),
    fc.string({ maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const text = `<rss><channel>${pieces.join("")}`;
      expect((await found(text)).filter((one) => "problem" in one && one.problem.startsWith("cannot be read"))).toEqual(
        [],
      );
      const reader = new FeedReader();
      for (let i = 0; i < text.length; i += 7) reader.write(text.slice(i, i + 7));
      expect(reader.taken()).toEqual(feedItems(utf8(text)).items);
      feedItems(utf8(`{"version":"https://jsonfeed.org/1","items":[{${pieces.join("")}`));
    }),
    { numRuns: 300 },
  );
});

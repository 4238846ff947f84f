import { expect, test } from "vitest";
import { articles } from "../article/article.ts";
import { pageOf } from "../page/page.ts";
import type { SavedStory } from "../page/saved.ts";
import { type HtmlOptions, htmlDraft } from "./html.ts";

const TEXT = Array.from(
  { length: 5 },
  (_, i) =>
    `<p>The provincial council said ${i + 2} bridges on the road to the coast had been closed after the flood, and that engineers would look at the others.</p>`,
).join("");

function story(
  head: string,
  above: string,
  options: HtmlOptions = {},
  html = '<html lang="en">',
): SavedStory | undefined {
  return htmlDraft(
    `<!doctype html>${html}<head><title>Council closes bridges after flood</title>${head}</head>
    <body><main><h1>Council closes bridges after flood</h1>${above}${TEXT}</main></body></html>`,
    options,
  ).saved?.stories[0];
}

const said = (date: SavedStory["published"]): string | null =>
  date ? (date.earliest === date.latest ? `${date.earliest}` : `${date.earliest ?? ""}..${date.latest ?? ""}`) : null;
const ld = (members: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "Council closes bridges after flood", ...members })}</script>`;
const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

test.each([
  [
    "JSON-LD before meta",
    ld({ datePublished: "2024-03-05T09:00:00+02:00" }) + meta("article:published_time", "2024-03-07T09:00:00+02:00"),
    "",
    "2024-03-05",
  ],
  [
    "meta before the page",
    meta("article:published_time", "2024-03-05T09:00:00+02:00"),
    "<time datetime='2024-03-08'>8 March</time>",
    "2024-03-05",
  ],
  [
    "the address before <time>",
    '<link rel="canonical" href="https://coast.example/2024/03/05/bridges">',
    "<time datetime='2024-03-08'>8 March 2024</time>",
    "2024-03-05",
  ],
  ["Dublin Core", '<meta name="DC.date.issued" content="2024-03-05">', "", "2024-03-05"],
  ["parsely", '<meta name="parsely-pub-date" content="2024-03-05T07:00:00Z">', "", "2024-03-05"],
  ["sailthru", '<meta name="sailthru.date" content="2024-03-05 09:00:00 +0200">', "", "2024-03-05"],
  ["microdata", "", '<span itemprop="datePublished" content="2024-03-05T09:00:00+02:00">Tuesday</span>', "2024-03-05"],
  [
    "RDFa of Drupal",
    "",
    '<span property="dc:date dc:created" content="2024-03-05T09:00:00+02:00">Tue</span>',
    "2024-03-05",
  ],
  ["hAtom", "", '<abbr class="published" title="2024-03-05T09:00:00+0200">Tuesday</abbr>', "2024-03-05"],
  ["<time>", "", "<time datetime='2024-03-05T09:00:00+02:00'>Tuesday</time>", "2024-03-05"],
  ["a class", "", "<div class='post-date'>5 March 2024</div>", "2024-03-05"],
  ["a label", "", "<p>Published: March 5, 2024</p>", "2024-03-05"],
  ["a French label", "", "<p>Publié le 5 mars 2024 à 10h15</p>", "2024-03-05"],
  ["an Arabic label", "", "<p>نشر في: ٥ مارس ٢٠٢٤</p>", "2024-03-05"],
  ["a line under the title", "", "<p>Port Salam, 5 March 2024</p>", "2024-03-05"],
  ["milliseconds", "", "<span class='date' data-timestamp='1709633700000'>recently</span>", "2024-03-05"],
])("a published day from %s", (_, head, above, day) => {
  expect(said(story(head, above)?.published)).toBe(day);
});

test("published and modified are kept apart, each with its field and place", () => {
  const head = ld({ datePublished: "2024-03-05T09:00:00+02:00", dateModified: "2024-03-06T11:30:00+02:00" });
  const { published, modified } = story(head, "")!;
  expect([said(published), said(modified)]).toEqual(["2024-03-05", "2024-03-06"]);
  expect(published).toMatchObject({
    field: "json-ld datePublished",
    raw: "2024-03-05T09:00:00+02:00",
    instant: "2024-03-05T07:00:00.000Z",
    zone: "+02:00",
  });
  const updated = story("", "<p>Published 5 March 2024 | Updated 6 March 2024</p>")!;
  expect([said(updated.published), said(updated.modified)]).toEqual(["2024-03-05", "2024-03-06"]);
});

test("the place of a date is where it stands in the source", () => {
  const html = `<title>T</title><h1>Council closes bridges after flood</h1><meta itemprop="datePublished" content="2024-03-05">${TEXT}`;
  const { published } = htmlDraft(html).saved!.stories[0]!;
  expect(html.slice(published!.at!.from, published!.at!.to)).toBe("2024-03-05");
});

test.each([
  [
    "1970 in meta",
    meta("article:published_time", "1970-01-01T00:00:00+00:00"),
    "<time datetime='2024-03-05'>5 March 2024</time>",
    "2024-03-05",
  ],
  [
    "the zero day of a database",
    meta("article:published_time", "0000-00-00 00:00:00"),
    "<time datetime='2024-03-05'>5 March 2024</time>",
    "2024-03-05",
  ],
  [
    "a far future",
    ld({ datePublished: "2099-12-31T00:00:00Z" }),
    "<time datetime='2024-03-05'>5 March 2024</time>",
    "2024-03-05",
  ],
  ["the year 9999", ld({ datePublished: "9999-12-31" }), "<p>Published 5 March 2024</p>", "2024-03-05"],
  ["later than the page was got", ld({ datePublished: "2024-09-01" }), "", null],
  ["1970 alone", meta("article:published_time", "1970-01-01"), "", null],
])("nasty 40: a day that cannot be is evidence, not the date: %s", (_, head, above, day) => {
  const found = story(head, above, { fetched: "2024-03-20T00:00:00Z" });
  expect(said(found?.published)).toBe(day ?? "..2024-03-20");
});

test.each([
  ["JSON-LD", ld({ dateModified: "2024-03-05T09:00:00+02:00" }), ""],
  ["meta", meta("article:modified_time", "2024-03-05T09:00:00+02:00"), ""],
  ["og", meta("og:updated_time", "2024-03-05T09:00:00+02:00"), ""],
  ["a label", "", "<p>Last updated: 5 March 2024</p>"],
  ["<time>", "", "<p class='updated'>Updated <time datetime='2024-03-05'>Tuesday</time></p>"],
])("nasty 40: modified alone is no date of publication: %s", (_, head, above) => {
  const found = story(head, above);
  expect([said(found?.published), said(found?.modified)]).toEqual([null, "2024-03-05"]);
});

test.each([
  [
    "the page's other dates",
    "<p>Published 05/03/2024</p>",
    "<footer><p>Archive: 25/02/2024</p></footer>",
    '<html lang="en">',
    "",
    "2024-03-05",
  ],
  [
    "other dates, month first",
    "<p>Published 03/05/2024</p>",
    "<footer><p>Archive: 02/25/2024</p></footer>",
    '<html lang="en">',
    "",
    "2024-03-05",
  ],
  ["the language's region", "<p>Published 03/05/2024</p>", "", '<html lang="en-US">', "", "2024-03-05"],
  [
    "the outlet's country",
    "<p>Published 05/03/2024</p>",
    "",
    '<html lang="en">',
    '<link rel="canonical" href="https://paper.example.ke/a">',
    "2024-03-05",
  ],
  [
    "a field with the same day",
    "<p>Published 05/03/2024</p>",
    "",
    '<html lang="en">',
    meta("article:modified_time", "2024-03-05T10:00:00+03:00"),
    "2024-03-05",
  ],
  ["nothing: both", "<p>Published 05/03/2024</p>", "", '<html lang="en">', "", "2024-03-05..2024-05-03"],
])("nasty 41: 05/03/2024 is decided by %s", (_, above, below, html, head, day) => {
  const found = htmlDraft(
    `${html}<title>Council closes bridges after flood</title>${head}<main><h1>Council closes bridges after flood</h1>${above}${TEXT}</main>${below}`,
  ).saved!.stories[0];
  expect(said(found?.published)).toBe(day);
});

test.each([
  [
    "the day shown",
    ld({ datePublished: "2024-03-05T01:30:00Z" }),
    "<p>Published March 4, 2024 8:30 PM EST</p>",
    "2024-03-04",
  ],
  [
    "the day in the address",
    ld({ datePublished: "2024-03-05T02:10:00Z" }) +
      '<link rel="canonical" href="https://coast.example/2024/03/04/bridges">',
    "",
    "2024-03-04",
  ],
  [
    "another field's zone",
    ld({ datePublished: "2024-03-04T22:30:00Z", dateModified: "2024-03-05T08:00:00+03:00" }),
    "",
    "2024-03-05",
  ],
  [
    "the outlet's country",
    `${ld({ datePublished: "2024-03-04T20:30:00Z" })}<link rel="canonical" href="https://paper.example.in/a">`,
    "",
    "2024-03-05",
  ],
  ["an own zone", ld({ datePublished: "2024-03-05T23:30:00-05:00" }), "", "2024-03-05"],
  ["midnight that means the day", ld({ datePublished: "2024-03-05T00:00:00Z" }), "", "2024-03-05"],
  ["nothing, early: two days", ld({ datePublished: "2024-03-05T02:10:00Z" }), "", "2024-03-04..2024-03-05"],
  ["nothing, late: two days", ld({ datePublished: "2024-03-05T22:40:00Z" }), "", "2024-03-05..2024-03-06"],
  ["nothing, at noon", ld({ datePublished: "2024-03-05T12:00:00Z" }), "", "2024-03-05"],
])("nasty 42: the local day of a moment in UTC is told by %s", (_, head, above, day) => {
  const found = story(head, above)?.published;
  expect(said(found)).toBe(day);
  expect(found?.instant).toBeDefined();
});

test("a field that repeats the change as publication yields to an earlier day that the page shows", () => {
  const head = ld({ datePublished: "2024-06-01T10:00:00+02:00", dateModified: "2024-06-01T10:00:00+02:00" });
  expect(said(story(head, "<p>Published 5 March 2024, updated 1 June 2024</p>")?.published)).toBe("2024-03-05");
});

test.each([
  [
    "a teaser's",
    "<div class='card'><h3><a href='/b'>Other story</a></h3><time datetime='2024-01-01'>1 January 2024</time></div>",
  ],
  ["a comment's", "<div id='comments'><p>Ann <time datetime='2024-03-09'>9 March 2024</time></p></div>"],
  ["the footer's", "<footer>© 2024 · Page made <time datetime='2023-11-11'>11 November 2023</time></footer>"],
  ["today's", "<div class='current-date'>Friday, 20 September 2024</div>"],
  ["a sentence's", "<p>The bridge was opened on 2 May 1999 by the governor of the time, who died in 2004.</p>"],
])("no day of the story: %s", (_, furniture) => {
  const html = `<title>Council closes bridges after flood</title><main><h1>Council closes bridges after flood</h1>${TEXT}</main>${furniture}`;
  const found = htmlDraft(html).saved!.stories[0]?.published;
  expect(found === undefined || found.confidence < 0.5).toBe(true);
});

test.each([
  [
    "JSON-LD",
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council closes bridges after flood","datePublished":"2031-03-05T10:00:00+02:00"}</script>`,
    "",
  ],
  ["a meta field", `<meta property="article:published_time" content="2031-03-05">`, ""],
  ["a time element", "", `<time datetime="2031-03-05">5 March 2031</time>`],
  ["a labelled line", "", `<p>Published: 5 March 2031</p>`],
  ["microdata", "", `<span itemprop="datePublished" content="2031-03-05">tomorrow</span>`],
])("nasty 40: a day after the page is read is what it says and no day of its: %s", (_, head, above) => {
  const body = Array.from(
    { length: 5 },
    (__, i) =>
      `<p>The council said ${i + 2} bridges on the road to the coast had been closed after the flood, and engineers would look at them.</p>`,
  ).join("");
  const html = `<title>Council closes bridges after flood</title>${head}<main><h1>Council closes bridges after flood</h1>${above}${body}</main>`;
  const at = (read?: string) => htmlDraft(html, read === undefined ? {} : { read });
  const early = at("2026-05-01");
  const { published } = early.saved!.stories[0]!;
  expect([published!.earliest, published!.latest]).toEqual([undefined, undefined]);
  expect(published!.raw).toMatch(/2031/);
  expect(articles(pageOf(early), () => {})[0]!.published).toBe(undefined);
  expect(early.notes.map(({ text }) => text).join()).toMatch(/2031.* lies after the day the page was read/);
  for (const later of [undefined, "2031-03-05", "2040-01-01"]) {
    expect(at(later).saved!.stories[0]!.published!.earliest).toBe("2031-03-05");
    expect(at(later)).toEqual(at());
  }
});

test("the day of reading is told nowhere", () => {
  const html = `<title>Council closes bridges</title><main><h1>Council closes bridges</h1><p>The council said two bridges on the road to the coast had been closed after the flood, and engineers would look at them.</p></main>`;
  expect(htmlDraft(html, { read: "2026-05-01" })).toEqual(htmlDraft(html));
});

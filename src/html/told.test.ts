import { expect, test } from "vitest";
import { type HtmlOptions, htmlDraft } from "./html.ts";

const TEXT = Array.from(
  { length: 5 },
  (_, i) =>
    `<p>The provincial council said ${i + 2} bridges on the road to the coast had been closed after the flood, and that engineers would look at the others.</p>`,
).join("");
const TITLE = "Council closes bridges after flood";
const page = (head: string, above = "", options: HtmlOptions = {}) =>
  htmlDraft(
    `<!doctype html><html><head><title>${TITLE} | The Coast Courier</title>${head}</head><body><main><h1>${TITLE}</h1>${above}${TEXT}</main></body></html>`,
    options,
  );
const story = (head: string, above = "", options: HtmlOptions = {}) => page(head, above, options).saved!.stories[0]!;
const script = (json: string): string => `<script type="application/ld+json">${json}</script>`;

test.each([
  [
    "the site with a search box",
    '{"@type":"WebSite","name":"The Coast Courier","datePublished":"2011-01-01","author":{"name":"Web Team"}}',
  ],
  [
    "the publisher",
    '{"@type":"NewsMediaOrganization","name":"The Coast Courier","foundingDate":"1911-01-01","datePublished":"2011-01-01"}',
  ],
  ["a page that bears the site's name", '{"@type":"WebPage","name":"The Coast Courier","datePublished":"2011-01-01"}'],
  [
    "another story",
    '{"@type":"NewsArticle","headline":"Ten recipes for the rainy season","url":"https://coast.example/recipes","datePublished":"2011-01-01","author":{"name":"Web Team"}}',
  ],
  [
    "a list of stories",
    '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Ten recipes","datePublished":"2011-01-01"}]}',
  ],
  ["a picture", '{"@type":"ImageObject","datePublished":"2011-01-01","author":{"name":"Web Team"}}'],
])("nasty 39: what JSON-LD says of %s is not the article's", (_, json) => {
  const found = story(`${script(json)}<link rel="canonical" href="https://coast.example/bridges">`);
  expect([found.published, found.byline]).toEqual([undefined, undefined]);
  expect(found.title!.value).toBe(TITLE);
});

test.each([
  [
    "@graph",
    `{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"X"},{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2024-03-05","author":{"@id":"#ana"}},{"@type":"Person","@id":"#ana","name":"Ana Ruiz"}]}`,
  ],
  [
    "an array",
    `[{"@type":"Organization","name":"X"},{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2024-03-05","author":[{"@type":"Person","name":"Ana Ruiz"}]}]`,
  ],
  [
    "types in a list",
    `{"@type":["Article","NewsArticle"],"headline":"${TITLE}","datePublished":"2024-03-05","author":"Ana Ruiz"}`,
  ],
  [
    "mainEntity of the page",
    `{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2024-03-05","author":{"name":"Ana Ruiz"}}}`,
  ],
  [
    "schema: in front",
    `{"@type":"schema:NewsArticle","headline":"${TITLE}","datePublished":"2024-03-05","author":{"@type":"Person","name":"Ana Ruiz"}}`,
  ],
  [
    "HTML inside",
    `{"@type":"NewsArticle","headline":"<b>Council</b> closes bridges after flood","datePublished":"2024-03-05","author":{"name":"Ana Ruiz"},"description":"<p class=\\"x\\">a &quot;b&quot;</p>"}`,
  ],
  [
    "trailing commas and line ends in strings",
    `{"@type":"NewsArticle","headline":"${TITLE}","description":"one\ntwo","datePublished":"2024-03-05","author":{"name":"Ana Ruiz",},}`,
  ],
  [
    "quotes as entities",
    `{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;${TITLE}&quot;,&quot;datePublished&quot;:&quot;2024-03-05&quot;,&quot;author&quot;:{&quot;name&quot;:&quot;Ana Ruiz&quot;}}`,
  ],
])("nasty 38: JSON-LD with %s", (_, json) => {
  const found = story(script(json));
  expect([found.published?.earliest, found.byline?.value]).toEqual(["2024-03-05", "Ana Ruiz"]);
});

test("nasty 38: what cannot be read is told in a note", () => {
  expect(page(script("var x = 1")).notes.map(({ rule }) => rule)).toContain("json-ld");
});

test("nasty 38: a fact stands where its value stands", () => {
  const html = `<title>${TITLE}</title>${script(`{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2024-03-05","author":{"name":"Ana Ruiz"}}`)}<h1>${TITLE}</h1>${TEXT}`;
  const { byline, title } = htmlDraft(html).saved!.stories[0]!;
  expect(html.slice(byline!.at!.from, byline!.at!.to)).toBe("Ana Ruiz");
  expect(html.slice(title!.at!.from, title!.at!.to)).toBe(TITLE);
});

test.each([
  [
    "<base href>",
    '<base href="https://coast.example/news/"><link rel="canonical" href="bridges.html">',
    {},
    "https://coast.example/news/bridges.html",
  ],
  [
    "a base without a host",
    '<base href="/en/"><link rel="canonical" href="bridges.html">',
    { url: "https://coast.example/x/y" },
    "https://coast.example/en/bridges.html",
  ],
  ["no scheme", '<link rel="canonical" href="//coast.example/bridges">', {}, "https://coast.example/bridges"],
  [
    "the address it was saved from",
    '<link rel="canonical" href="../bridges">',
    { url: "https://coast.example/a/b/c" },
    "https://coast.example/a/bridges",
  ],
  ["og:url", '<meta property="og:url" content="https://coast.example/bridges">', {}, "https://coast.example/bridges"],
  ["no web address", '<link rel="canonical" href="javascript:alert(1)">', {}, undefined],
])("nasty 37: canonical by %s", (_, head, options, expected) => {
  expect(page(head, "", options).saved!.canonical?.value).toBe(expected);
});

test.each([
  ['<link rel="amphtml" href="https://coast.example/amp/bridges">', "https://coast.example/amp/bridges"],
  [
    '<link rel="amphtml" href="/bridges?outputType=amp"><base href="https://coast.example/">',
    "https://coast.example/bridges?outputType=amp",
  ],
  ['<link rel="alternate" href="https://coast.example/bridges/amp/">', "https://coast.example/bridges/amp/"],
  [
    '<link rel="alternate" media="print" href="https://coast.example/print/bridges">',
    "https://coast.example/print/bridges",
  ],
])("nasty 20: a twin is told: %s", (head, twin) => {
  expect(
    page(`<link rel="canonical" href="https://coast.example/bridges">${head}`).saved!.twins?.map(({ value }) => value),
  ).toEqual([twin]);
});

test.each([
  ['<meta name="robots" content="noarchive">', "noarchive"],
  ['<meta name="robots" content="index, noarchive, max-snippet:20">', "index, noarchive, max-snippet:20"],
  ['<meta name="tdm-reservation" content="1">', "1"],
  ['<meta name="tdm-policy" content="https://coast.example/tdm.json">', "https://coast.example/tdm.json"],
  ['<meta name="googlebot" content="noai, noimageai">', "noai, noimageai"],
])("nasty 63: what the publisher asks of machines is recorded: %s", (head, value) => {
  expect(page(head).saved!.rights?.map((fact) => fact.value)).toEqual([value]);
});
test("nasty 63: a plain robots line reserves nothing", () => {
  expect(page('<meta name="robots" content="index,follow">').saved!.rights).toBeUndefined();
});

test.each([
  [
    "the page's name behind a stroke",
    `<title>Army takes hill - The Coast Courier</title><h1>Army takes hill near the border town</h1>`,
    "Army takes hill near the border town",
  ],
  [
    "no heading",
    `<title>Army takes hill near the border town | The Coast Courier</title><meta property="og:site_name" content="The Coast Courier">`,
    "Army takes hill near the border town",
  ],
  [
    "a site's name in h1",
    `<title>Army takes hill near the border town</title><meta property="og:site_name" content="The Coast Courier"><h1>The Coast Courier</h1><h2>Army takes hill near the border town</h2>`,
    "Army takes hill near the border town",
  ],
  [
    "escaped twice",
    `<title>x</title><meta property="og:title" content="Army &amp;amp; police take hill">`,
    "Army & police take hill",
  ],
  [
    "a name before a colon",
    `<title>Coast Notes: Army takes hill near the border town</title><meta property="og:title" content="Army takes hill near the border town"><h1>Coast Notes</h1><h3 class="post-title">Army takes hill near the border town</h3>`,
    "Army takes hill near the border town",
  ],
])("the title with %s", (_, html, title) => {
  expect(htmlDraft(`${html}${TEXT}`).saved!.stories[0]!.title!.value).toBe(title);
});

test.each([
  ["By Ana Ruiz and Omar Haddad", "Ana Ruiz and Omar Haddad"],
  ["BY ANA RUIZ, PORT SALAM CORRESPONDENT", "ANA RUIZ"],
  ["Written by Ana Ruiz in Port Salam", "Ana Ruiz"],
  ["By Ana Ruiz | 5 March 2024", "Ana Ruiz"],
  ["Par Modibo Sangaré", "Modibo Sangaré"],
])("the byline shown: %s", (line, names) => {
  expect(story("", `<div class="byline">${line}</div>`).byline?.value).toBe(names);
  expect(story("", `<p>${line}</p>`).byline?.value).toBe(names);
});

test.each(["admin", "Staff Reporter", "Web Desk", "https://coast.example/author/ana", "The Coast Courier"])(
  "no byline: %s",
  (name) => {
    expect(
      story(`<meta property="og:site_name" content="The Coast Courier"><meta name="author" content="${name}">`).byline,
    ).toBeUndefined();
  },
);

test.each([
  ["a byline", '<meta name="author" content="Reuters">', "", "Reuters"],
  ["a byline with a name", "", '<div class="byline">Ana Ruiz, Associated Press</div>', "AP"],
  [
    "JSON-LD",
    script(`{"@type":"NewsArticle","headline":"${TITLE}","author":{"@type":"Organization","name":"AFP"}}`),
    "",
    "AFP",
  ],
  ["a source", '<meta name="source" content="Xinhua">', "", "Xinhua"],
  [
    "the dateline",
    "",
    "<p>PORT SALAM, March 5 (Reuters) - The provincial council closed two bridges on Monday, and said that it would look at the others in the course of the week.</p>",
    "Reuters",
  ],
])("an agency in %s", (_, head, above, agency) => {
  expect(story(`<meta property="og:site_name" content="The Coast Courier">${head}`, above).agency?.value).toBe(agency);
});

test("an agency on its own site is the outlet, not the agency", () => {
  const found = story('<meta property="og:site_name" content="Reuters"><meta name="author" content="Reuters">');
  expect([found.outlet?.value, found.agency]).toEqual(["Reuters", undefined]);
});

test.each([
  ["og:site_name", '<meta property="og:site_name" content="Harbour Post">', "Harbour Post"],
  [
    "the publisher",
    script(`{"@type":"NewsArticle","headline":"${TITLE}","publisher":{"@type":"Organization","name":"Harbour Post"}}`),
    "Harbour Post",
  ],
  ["the title's end", "", "The Coast Courier"],
  ["Dublin Core", '<meta name="DC.publisher" content="Harbour Post">', "Harbour Post"],
])("the outlet by %s", (_, head, outlet) => {
  expect(story(head).outlet?.value).toBe(outlet);
});

test("the declared language is kept as declared", () => {
  expect(htmlDraft(`<html lang="fr"><title>x</title><h1>${TITLE}</h1>${TEXT}`).saved!.language).toMatchObject({
    value: "fr",
    field: "html lang",
  });
});

const behind = (box: string): string | undefined =>
  htmlDraft(`<title>${TITLE}</title><body><main><h1>${TITLE}</h1>${TEXT}</main>${box}</body>`).saved!.stories[0]!
    .published?.earliest;
test.each([
  [
    "a link and a time",
    `<div class="more"><a href="/x">Old mill burns</a> <time datetime="2019-01-05">5 January 2019</time></div>`,
  ],
  ["a time and a link", `<div><time datetime="2019-01-05">5 January 2019</time> <a href="/x">Old mill burns</a></div>`],
  [
    "a list",
    `<ul><li><a href="/x">Old mill burns</a> <span class="date">5 January 2019</span></li><li><a href="/y">New mill built</a> <span class="date">7 January 2019</span></li></ul>`,
  ],
  ["a date that no markup tells", `<div><a href="/x">Old mill burns</a> 5 January 2019</div>`],
  ["a labelled date", `<div><a href="/x">Old mill burns to the ground</a> <span>Published 5 January 2019</span></div>`],
  [
    "a class",
    `<div><h4>Old mill</h4><a href="/x">The fire in pictures</a><p class="published">5 January 2019</p></div>`,
  ],
])("a date behind the story and beside a link is not the story's: %s", (_, box) => {
  expect(behind(box)).toBe(undefined);
});

test.each([
  ["alone", `<div class="date">5 January 2024</div>`],
  ["with its label", `<p>Published: 5 January 2024 by <a href="/ana">Ana Ruiz</a></p>`],
  [
    "that is a link itself",
    `<p>Posted <a href="/bridges" rel="bookmark"><time datetime="2024-01-05">5 January 2024</time></a></p>`,
  ],
])("a date behind the story %s is the story's", (_, box) => {
  expect(behind(box)).toBe("2024-01-05");
});

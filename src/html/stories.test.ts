import { expect, test } from "vitest";
import { htmlDraft } from "./html.ts";

const TITLES = [
  "Council closes bridges after flood",
  "Harbour pilots end strike at midnight",
  "Herders and farmers sign grazing accord",
];
const text = (about: string, many = 4): string =>
  Array.from(
    { length: many },
    (_, i) =>
      `<p>${about}: officials in the port said on day ${i + 1} that they had counted the boats again and that nobody was missing, while residents spoke of several.</p>`,
  ).join("");
const days = ["2024-03-05", "2024-03-04", "2024-03-02"];
const written = ["5 March 2024", "4 March 2024", "2 March 2024"];

const told = (html: string) =>
  htmlDraft(html).saved!.stories.map(({ title, published, form }) => [title?.value, published?.earliest, form]);
const three = TITLES.map((title, i) => [title, days[i], undefined]);

test.each([
  [
    "articles",
    TITLES.map(
      (t, i) => `<article><h1>${t}</h1><time datetime="${days[i]}">${written[i]}</time>${text(t)}</article>`,
    ).join(""),
  ],
  [
    "articles with h2",
    TITLES.map(
      (t, i) =>
        `<article class="post"><h2>${t}</h2><p class="byline">By Ana Ruiz</p><span class="date">${written[i]}</span>${text(t)}</article>`,
    ).join("<div class='ad'>Advertisement</div>"),
  ],
  [
    "boxes with h1",
    `<div id="stream">${TITLES.map((t, i) => `<div class="story"><h1>${t}</h1><div class="by">By Ana Ruiz, ${written[i]}</div>${text(t)}</div>`).join("")}</div>`,
  ],
  [
    "boxes with h2 and permalinks",
    `<div>${TITLES.map((t, i) => `<div class="s"><a class="permalink" href="/x${i}"></a><div class="t"><h2>${t}</h2></div><div class="date">${written[i]}</div>${text(t)}</div>`).join("")}</div>`,
  ],
  [
    "a flat page of h1",
    `<main>${TITLES.map((t, i) => `<h1>${t}</h1><p class="date">${written[i]}</p>${text(t)}`).join("")}</main>`,
  ],
  [
    "microdata",
    TITLES.map(
      (t, i) =>
        `<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">${t}</h2><meta itemprop="datePublished" content="${days[i]}">${text(t)}</div>`,
    ).join(""),
  ],
  [
    "JSON-LD for each",
    TITLES.map(
      (t, i) =>
        `<section class="a"><h1>${t}</h1><script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: t, datePublished: days[i] })}</script>${text(t)}</section>`,
    ).join(""),
  ],
])("nasty 21: infinite scroll, %s: each story with its own headline and day", (_, body) => {
  const html = `<html lang="en"><head><title>${TITLES[0]} | The Coast Courier</title><meta property="og:title" content="${TITLES[0]}"></head><body>${body}</body></html>`;
  expect(told(html)).toEqual(three);
  const { text: page, saved } = htmlDraft(html);
  for (const [i, story] of saved!.stories.entries())
    expect(page.slice(story.from, story.to).split(`${TITLES[i]}:`).length - 1).toBe(4);
});

test("nasty 21: what the head says is of the first story alone", () => {
  const html = `<title>${TITLES[0]}</title><meta property="article:published_time" content="2024-03-05T09:00:00+02:00"><meta name="author" content="Ana Ruiz">${TITLES.map((t) => `<article><h1>${t}</h1><div class="byline">By Omar Haddad</div>${text(t)}</article>`).join("")}`;
  const { stories } = htmlDraft(html).saved!;
  expect(stories.map(({ published }) => published?.earliest)).toEqual(["2024-03-05", undefined, undefined]);
  expect(stories.map(({ byline }) => byline?.value)).toEqual(["Ana Ruiz", "Omar Haddad", "Omar Haddad"]);
});

const alone = (rest: string): string =>
  `<title>${TITLES[0]}</title><main><article><h1>${TITLES[0]}</h1><time datetime="2024-03-05">5 March</time>${text(TITLES[0]!, 6)}</article>${rest}</main>`;
test.each([
  [
    "teasers as articles",
    alone(
      TITLES.slice(1)
        .map(
          (t) =>
            `<article><h3><a href="/x">${t}</a></h3><time datetime="2024-01-01">1 January</time><p>Officials declined to say how long the measure would last, and left the room.</p></article>`,
        )
        .join(""),
    ),
  ],
  [
    "comments as articles",
    alone(
      `<ol>${TITLES.map((t) => `<li><article class="comment-body"><b>Ann</b> <time datetime="2024-03-09">9 March</time>${text(t)}</article></li>`).join("")}</ol>`,
    ),
  ],
  [
    "crossheads as h1",
    `<title>${TITLES[0]}</title><main><h1>${TITLES[0]}</h1><p class="date">5 March 2024</p>${text("a")}<h1>What the engineers found there</h1>${text("b")}<h1>Who will pay for it</h1>${text("c")}</main>`,
  ],
  [
    "chapters in sections",
    `<title>${TITLES[0]}</title><main><h1>${TITLES[0]}</h1><time datetime="2024-03-05">5 March</time>${["What the river took", "What the road costs", "What the sea brings"].map((t) => `<section class="chapter"><h2>${t}</h2>${text(t)}</section>`).join("")}</main>`,
  ],
  [
    "the site's name as h1",
    alone("").replace("<main>", "<header><h1>The Coast Courier of Port Salam</h1></header><main>"),
  ],
  [
    "a box of related stories",
    alone(
      `<aside>${TITLES.map((t) => `<div class="s"><h3>${t}</h3><span class="date">1 March 2024</span>${text(t, 3)}</div>`).join("")}</aside>`,
    ),
  ],
])("one story, not several: %s", (_, html) => {
  expect(told(html)).toEqual([[TITLES[0], "2024-03-05", undefined]]);
});

const NEWS = [
  "Police have closed the bridge and the road to the market, witnesses say.",
  "The governor speaks of eleven wounded; the hospital counts nineteen.",
  "Soldiers have arrived at the town hall and are turning cars away.",
  "Good morning. Shots were heard before dawn near the old harbour.",
];
const entry = (head: string, i: number): string =>
  `<div class="entry">${head}<p>${NEWS[i]} More is expected from the spokesman within the hour, and we will report it here.</p></div>`;
const clocks = ["14:05", "12:40", "09:15", "06:30"];

test.each([
  [
    "times of their own",
    "Port clashes: live updates",
    "",
    NEWS.map((_, i) =>
      entry(`<time datetime="2024-03-05T${clocks[i]}:00+02:00">${clocks[i]}</time><h2>Entry ${i} of the day</h2>`, i),
    ).join(""),
  ],
  [
    "a day line above",
    "Port clashes: live updates",
    "",
    `<h3>Tuesday, March 5, 2024</h3>${NEWS.map((_, i) => entry(`<p><b>${clocks[i]}</b></p>`, i)).join("")}`,
  ],
  [
    "the hour and the page's day",
    "Port clashes as they happened",
    '<meta property="article:modified_time" content="2024-03-05T15:00:00+02:00">',
    NEWS.map((_, i) => entry(`<span class="t">${clocks[i]} GMT</span>`, i)).join(""),
  ],
  [
    "microdata",
    "Port clashes live",
    "",
    NEWS.map(
      (_, i) =>
        `<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"><time itemprop="datePublished" datetime="2024-03-05T${clocks[i]}:00+02:00">${clocks[i]}</time><p>${NEWS[i]} More is expected from the spokesman within the hour.</p></div>`,
    ).join(""),
  ],
  [
    "a list",
    "Port clashes: minute by minute",
    '<meta name="date" content="2024-03-05">',
    `<ul>${NEWS.map((_, i) => `<li>${clocks[i]} – ${NEWS[i]} More is expected from the spokesman within the hour, and we will report it here.</li>`).join("")}</ul>`,
  ],
  [
    "no word of it but the order of four clocks",
    "Clashes in the port",
    '<meta name="date" content="2024-03-05">',
    `<div>${NEWS.map((_, i) => entry(`<b>${clocks[i]}</b>`, i)).join("")}</div>`,
  ],
])("nasty 22: a live blog with %s: one dated entry each, newest first", (_, title, head, body) => {
  const { text: page, saved } = htmlDraft(
    `<html><head><title>${title}</title>${head}</head><body><h1>${title}</h1>${body}</body></html>`,
  );
  expect(saved!.stories.map(({ form, published }) => [form, published?.earliest])).toEqual(
    NEWS.map(() => ["live-entry", "2024-03-05"]),
  );
  for (const [i, story] of saved!.stories.entries()) expect(page.slice(story.from, story.to)).toContain(NEWS[i]);
});

test("nasty 22: over midnight the hour belongs to the day before", () => {
  const hours = ["01:10", "00:20", "23:50", "22:15"];
  const body = NEWS.map((_, i) => entry(`<b>${hours[i]}</b>`, i)).join("");
  const { stories } = htmlDraft(
    `<title>Port clashes live</title><meta property="article:modified_time" content="2024-03-05T01:15:00+02:00"><h1>Port clashes live</h1>${body}`,
  ).saved!;
  expect(stories.map(({ published }) => published?.earliest)).toEqual([
    "2024-03-05",
    "2024-03-05",
    "2024-03-04",
    "2024-03-04",
  ]);
});

test("nasty 22: LiveBlogPosting gives its entries their days; what stands above them is a story of its own", () => {
  const data = {
    "@type": "LiveBlogPosting",
    headline: "Port clashes",
    datePublished: "2024-03-04T08:00:00+02:00",
    liveBlogUpdate: NEWS.map((_, i) => ({
      "@type": "BlogPosting",
      headline: `Entry ${i} of the day`,
      datePublished: `2024-03-05T${clocks[i]}:00+02:00`,
    })),
  };
  const body = NEWS.map((_, i) => entry(`<span>${clocks[i]}</span><h3>Entry ${i} of the day</h3>`, i)).join("");
  const { stories } = htmlDraft(
    `<title>Port clashes</title><script type="application/ld+json">${JSON.stringify(data)}</script><h1>Port clashes</h1><p>What we know so far: the bridge is closed, eleven people are wounded, and the governor has called for calm in the port.</p><div>${body}</div>`,
  ).saved!;
  expect(stories.map(({ title, published, form }) => [title?.value, published?.earliest, form])).toEqual([
    ["Port clashes", "2024-03-04", undefined],
    ...NEWS.map((_, i) => [`Entry ${i} of the day`, "2024-03-05", "live-entry"]),
  ]);
});

test.each([
  [
    "comments with times",
    alone(
      `<div id="comments">${NEWS.map((_, i) => `<div class="comment"><time datetime="2024-03-05T${clocks[i]}:00Z">${clocks[i]}</time><p>${NEWS[i]} And I have seen it with my own eyes, friends.</p></div>`).join("")}</div>`,
    ),
  ],
  [
    "a list of latest stories",
    alone(
      `<ul>${NEWS.map((_, i) => `<li><span>${clocks[i]}</span><h4><a href="/x">Other story ${i}</a></h4></li>`).join("")}</ul>`,
    ),
  ],
  [
    "a story with hours in its sentences",
    `<title>${TITLES[0]}</title><h1>${TITLES[0]}</h1><time datetime="2024-03-05">5 March</time>${NEWS.map((each, i) => `<p>At ${clocks[i]} the council met again. ${each} Nobody spoke for a while after that.</p>`).join("")}`,
  ],
])("no live blog: %s", (_, html) => {
  expect(told(html)).toEqual([[TITLES[0], "2024-03-05", undefined]]);
});

const line = (about: string, nr: number): string =>
  `<p>${about}: officials in the port said on day ${nr} that they had counted the boats and nobody was missing.</p>`;
const short = (i: number, more = "", tag = "h1", many = 2): string =>
  `<article><${tag}>${TITLES[i]}</${tag}>${more}${Array.from({ length: many }, (_, nr) => line(TITLES[i]!, nr)).join("")}</article>`;
const time = (i: number): string => `<time datetime="${days[i]}">${written[i]}</time>`;
const withHead = (body: string): string =>
  `<title>${TITLES[0]}</title><meta property="article:published_time" content="2024-03-05T10:00:00+02:00">${body}`;

test.each([
  ["two paragraphs each, a time on the last", short(0) + short(1) + short(2, time(2)), [days[0], undefined, days[2]]],
  ["a time and a paragraph each", [0, 1, 2].map((i) => short(i, time(i), "h1", 1)).join(""), days],
  ["h2 titles", [0, 1, 2].map((i) => short(i, time(i), "h2")).join(""), days],
  [
    "below the name of the site",
    `<header><h1>The Coast Courier of Port Salam</h1></header>${short(0)}${short(1)}${short(2, time(2))}`,
    [days[0], undefined, days[2]],
  ],
  [
    "one long, two short",
    short(0, time(0), "h1", 9) + short(1) + short(2, time(2), "h1", 1),
    [days[0], undefined, days[2]],
  ],
])("short articles are stories of their own: %s", (_, body, wanted) => {
  expect(told(withHead(body))).toEqual(TITLES.map((title, i) => [title, wanted[i], undefined]));
});

test.each([
  [
    "cards with a link in the title",
    (i: number) => `<article><h2><a href="/x">${TITLES[i]}</a></h2>${time(i)}${line("a", 1)}</article>`,
  ],
  [
    "cards that say read on",
    (i: number) => `<article><h2>${TITLES[i]}</h2>${time(i)}${line("a", 1)}<a href="/x">Read more</a></article>`,
  ],
  [
    "cards that are links",
    (i: number) => `<a href="/x"><article><h2>${TITLES[i]}</h2>${time(i)}${line("a", 1)}</article></a>`,
  ],
  [
    "cards beside a story in no article",
    (i: number) => `<article><h2>${TITLES[i]}</h2>${time(i)}${line("a", 1)}</article>`,
  ],
  ["chapters set as articles", (i: number) => `<article><h2>${TITLES[i]}</h2>${line("a", 1)}${line("b", 2)}</article>`],
])("articles that are no stories of their own, nor give it their day: %s", (_, card) => {
  const html = `<title>${TITLES[0]}</title><main><h1>${TITLES[0]}</h1>${text(TITLES[0]!, 9)}${card(1)}${card(2)}</main>`;
  expect(told(html)).toEqual([[TITLES[0], undefined, undefined]]);
});

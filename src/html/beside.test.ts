import { describe, expect, test } from "vitest";
import { htmlDraft } from "./html.ts";

const SENTENCE =
  "the harbour board said that three of its pilots had stayed at home, and that ships would wait outside until the dispute over their hours had been settled by the ministry.";
const TEXT = Array.from({ length: 5 }, (_, i) => `<p>On day ${i + 1} ${SENTENCE}</p>`).join("");
const TITLE = "<h1>Harbour pilots stay at home</h1>";
const page = (body: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>Harbour pilots stay at home</title>${head}</head><body>${body}</body></html>`;

/** The lines that are read as the story. */
function read(body: string): readonly string[] {
  const { text, saved } = htmlDraft(page(body));
  return (saved?.blocks ?? [])
    .filter(({ kind }) => kind === "paragraph" || kind === "headline")
    .map(({ from, to }) => text.slice(from, to));
}

describe("beside the story, and no part of it", () => {
  test.each([
    [
      "what stands outside of its <article>",
      `<div><p>We are a collective of reporters: ${SENTENCE}</p></div><article>${TITLE}${TEXT}</article><section><h1>About us</h1><p>Maren Holt studied law; ${SENTENCE}</p></section>`,
      /collective|About us|studied/,
    ],
    [
      "a forum below its rules",
      `<main>${TITLE}${TEXT}<section><p>To encourage respectful conversations, first and last names will appear with each submission to our online communities.</p><div><b>gull</b><p>I was there and saw no pilots at all, who writes these things about people that work so hard?</p></div></section></main>`,
      /respectful|gull|who writes/,
    ],
    [
      "a call for support in a box named so",
      `<main>${TITLE}${TEXT.slice(0, TEXT.length / 2)}<div class="kg-cta-card"><h4>Free papers need you</h4><p>We print without adverts. Join 1,204 members for five a month.</p></div>${TEXT}</main>`,
      /need you|members/,
    ],
    [
      "a wall named so",
      `<main>${TITLE}${TEXT}<div class="paywall"><h2>Keep reading for free</h2><p>This post is for paid subscribers</p></div></main>`,
      /Keep reading|subscribers/,
    ],
    [
      "who may print it",
      `<main>${TITLE}${TEXT}<p>Copyright 1995 - 2020. All rights reserved. Whatever is published here belongs to the Gazette and must not be printed elsewhere.</p></main>`,
      /rights/,
    ],
    ["a line with the day", `<main>${TITLE}<div>Harbour Gazette - 05/11/2022, 00:34</div>${TEXT}</main>`, /Gazette/],
    ["who edited it", `<main>${TITLE}${TEXT}<div>Editor: Sun Wei</div></main>`, /Editor/],
    [
      "titles with days, announced",
      `<main>${TITLE}${TEXT}<div>Related Stories</div><div>Seven ferries wait outside harbour (2019-08-12)</div><div>Port to sue over damaged gates (2019-08-09)</div>${TEXT}</main>`,
      /ferries|gates/,
    ],
  ])("%s", (_, body, beside) => {
    const lines = read(body);
    expect(lines.filter((line) => beside.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes("On day")).length).toBeGreaterThanOrEqual(5);
  });

  test.each([
    [
      "a sentence on comments",
      `${TITLE}${TEXT}<p>The minister said that comments on the law would be published, and asked for a respectful debate of all who work in the harbour.</p>${TEXT}`,
      /respectful/,
    ],
    [
      "a sentence on membership",
      `<h1>Harbour pilots stay at home</h1>${TEXT}<div class="membership"><p>Pilots who join the union said on Tuesday that their membership had cost them their posts, and that they would ask a court for help.</p></div>${TEXT}`,
      /cost them/,
    ],
    [
      "a sentence on copyright",
      `${TITLE}${TEXT}<p>The judge held that the words “all rights reserved” under a chart of the harbour do not say by themselves who may use it, and that the board has to tell its pilots.</p>${TEXT}`,
      /judge held/,
    ],
    [
      "an <article> with the head alone",
      `<article>${TITLE}<p>In short: ${SENTENCE}</p></article><div>${TEXT}</div>`,
      /On day/,
    ],
    [
      "a sentence with a day",
      `${TITLE}<p>The board of the harbour met again on 5 November 2022.</p>${TEXT}`,
      /met again/,
    ],
  ])("part of it: %s", (_, body, own) => {
    expect(read(`<main>${body}</main>`).some((line) => own.test(line))).toBe(true);
  });
});

describe("instead of a story", () => {
  const instead = (body: string, title = "Gazette"): string | undefined =>
    htmlDraft(`<!doctype html><title>${title}</title><body>${body}</body>`).saved?.instead?.kind;
  const teasers = Array.from(
    { length: 8 },
    (_, i) =>
      `<div><h4><a href="/${i}">Ferry number ${i} waits outside the harbour</a></h4><p>Nobody has been charged so far, the board says.</p></div>`,
  ).join("");
  const slides = (n: number): string =>
    `<ul>${Array.from({ length: n }, (_, i) => `<li><img src="${i}.jpg"><div>Pilot number ${i} looks out over the harbour from the board's stairs. Nobody came.</div></li>`).join("")}</ul>`;

  test.each([
    [
      "soft-404",
      `<p>Sorry, the article you are looking for has been removed or is no longer available.</p><h2>Popular now</h2>${teasers}`,
      "Gazette",
    ],
    ["soft-404", `<p>The page you requested could not be found.</p><h2>Latest</h2>${teasers}`, "Gazette"],
    [
      "cookie-wall",
      "<h1>Before you continue</h1><p>We use cookies to</p><ul><li>Deliver and maintain our services for all who come</li><li>Track outages and protect against spam and fraud</li></ul><button>Accept all</button>",
      "Before you continue",
    ],
    ["gallery", `<h1>The harbour in winter</h1>${slides(5)}`, "The harbour in winter"],
    [
      "empty",
      "<header><a href='/'>Gazette</a><ul><li>News</li><li>Radio</li></ul></header><article><h1></h1><p>&nbsp;</p></article>",
      "Gazette",
    ],
    ["listing", `<h2>Popular now</h2>${teasers}`, "Gazette"],
  ])("%s", (kind, body, title) => {
    expect(instead(body, title)).toBe(kind);
  });

  test.each([
    [
      "a story that quotes what missing pages say",
      `${TITLE}<p>“The page you requested could not be found.”</p>${TEXT}${TEXT}`,
    ],
    ["a story with pictures", `${TITLE}${slides(4)}${TEXT}`],
    [
      "a story about what comes before one continues",
      `<h1>Before you continue, read this: pilots on their hours</h1>${TEXT}`,
    ],
  ])("a story: %s", (_, body) => {
    expect(instead(body, "Harbour pilots stay at home")).toBeUndefined();
  });

  test("slides in no <figcaption> are captions", () => {
    const { saved } = htmlDraft(page(`<h1>The harbour in winter</h1>${slides(5)}`));
    expect(saved?.blocks.filter(({ kind }) => kind === "caption")).toHaveLength(5);
    expect(saved?.blocks.some(({ kind }) => kind === "paragraph")).toBe(false);
  });
});

describe("several stories and live entries", () => {
  test("several <main>, each with a line of its day", () => {
    const part = (title: string, day: string): string =>
      `<main><h2>${title}</h2><div>Newsroom / ${day} - 11:30</div>${TEXT}</main>`;
    const { saved } = htmlDraft(
      page(part("Harbour pilots stay at home", "14/10/2024") + part("Fuel queues grow in the port", "12/10/2024")),
    );
    expect(saved?.stories.map(({ published }) => published?.earliest)).toEqual(["2024-10-14", "2024-10-12"]);
  });

  test("sections of one story have no days", () => {
    const part = (title: string): string => `<section><h2>${title}</h2><div>What the board says</div>${TEXT}</section>`;
    expect(
      htmlDraft(page(`${TITLE}${part("Why the pilots stay at home")}${part("What ships can do now")}`)).saved?.stories,
    ).toHaveLength(1);
  });

  test("hours under days without a year, which the title has", () => {
    const entry = (hour: string): string => `<dt>${hour}</dt><dd>At this hour ${SENTENCE}</dd>`;
    const body = `<h2>Chronicle of the strike, March 2022</h2><dl><div>08.03</div>${["21:30", "13:15", "08:40"].map(entry).join("")}<div>07.03</div>${["23:10", "16:55"].map(entry).join("")}</dl>`;
    const { saved } = htmlDraft(`<!doctype html><title>Chronicle of the strike</title><body>${body}</body>`);
    expect(saved?.stories.map(({ published }) => published?.earliest)).toEqual([
      "2022-03-08",
      "2022-03-08",
      "2022-03-08",
      "2022-03-07",
      "2022-03-07",
    ]);
  });

  test("a title in no heading, as <title> has it before the paper's name", () => {
    const html = `<!doctype html><title>Harbour pilots stay at home - Coast - Gazette</title><body><div><div>Home / Coast</div><div style="font-size:28px">Harbour pilots stay at home</div><div>Coast</div>${TEXT}</div></body>`;
    expect(htmlDraft(html).saved?.stories[0]?.title?.value).toBe("Harbour pilots stay at home");
  });
});

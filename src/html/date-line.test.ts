import { expect, test } from "vitest";
import type { SavedStory } from "../page/saved.ts";
import { datelineDates } from "./date-line.ts";
import { htmlDraft } from "./html.ts";

const SENTENCE =
  "the harbour board said that three of its pilots had stayed at home, and that ships would wait outside until the dispute over their hours had been settled by the ministry.";
const TEXT = Array.from({ length: 4 }, () => `<p>On Tuesday ${SENTENCE}</p>`).join("");

function story(above: string, text = TEXT, head = ""): SavedStory | undefined {
  return htmlDraft(
    `<!doctype html><html lang="en"><head><title>Harbour pilots stay at home</title>${head}</head><body><main><h1>Harbour pilots stay at home</h1>${above}${text}</main></body></html>`,
  ).saved?.stories[0];
}

const days = (found: SavedStory | undefined): readonly (string | undefined)[] => [
  found?.published?.earliest,
  found?.modified?.earliest,
];

test.each([
  ["Geneva, 19 May 2017 — The board met.", "2017-05-19"],
  ["Port Marley / Geneva, 19 May 2017 — The board met.", "2017-05-19"],
  ["ACCRA, May 5, 2021 (Agency) - The board met.", "2021-05-05"],
  ["Dakar, Friday 5 March 2021: The board met.", "2021-03-05"],
  ["MANILA, 5 March 2021 /Newswire/ -- The board met.", "2021-03-05"],
  ["On 19 May 2017 the board met.", undefined],
  ["The treaty of Accra, 5 May 2021, was signed.", undefined],
  ["Marley said on Friday, 5 March 2021: the board met.", undefined],
  ["Geneva, 19 May — The board met.", undefined],
])("the day of a dateline: %s", (opening, day) => {
  expect(datelineDates(opening)[0]?.value.earliest).toBe(day);
});

test("a dateline dates a page that shows a day without its year", () => {
  const text = `<p>Geneva, 19 May 2017 — ${SENTENCE}</p>${TEXT}`;
  expect(days(story("<time datetime='May 19'>May 19</time>", text))).toEqual(["2017-05-19", undefined]);
});

test.each([
  [
    "two days in one <time>",
    "<time datetime='2023-01-13T03:41:07Z'>Posted: Jan 12, 2023 8:41 PM | Last Updated: January 13, 2023</time>",
    ["2023-01-12", "2023-01-13"],
  ],
  [
    "online since",
    "<p>Issue 22 · online since 5 February 2015 · next issue 28 May 2015</p>",
    ["2015-02-05", undefined],
  ],
  [
    "a date in a box with the linked name of its writer",
    "<div><h4 class='author-name'><a href='/m'>Maren Holt</a></h4><time datetime='2023-05-06'>6 May 2023</time></div>",
    ["2023-05-06", undefined],
  ],
])("what stands near the title: %s", (_, above, expected) => {
  expect(days(story(above))).toEqual(expected);
});

test("text in no paragraph: days below it are those of other stories", () => {
  const text = `<div>${SENTENCE} ${SENTENCE}</div>`.repeat(3);
  const others = ["2019-08-12", "2019-08-09"].map((day) => `<div>Seven ferries wait outside (${day})</div>`).join("");
  expect(days(story("<div>Updated: 2019-08-14 07:41</div>", `${text}<div>${others}</div>`))).toEqual([
    undefined,
    "2019-08-14",
  ]);
  expect(days(story("<div>14 August 2019</div>", `${text}<div>${others}</div>`))).toEqual(["2019-08-14", undefined]);
});

test("a form around the whole page hides no date", () => {
  const html = `<!doctype html><body><form id="page"><table><tr><td>15:40 | 2012-09-05</td></tr></table><h3>Harbour pilots stay at home</h3>${TEXT}</form></body>`;
  expect(htmlDraft(html).saved?.stories[0]?.published?.earliest).toBe("2012-09-05");
});

test("the day shown for one moment tells the zone of the other", () => {
  const head = `<meta property="article:published_time" content="2023-05-05T19:40:00Z"><meta property="article:modified_time" content="2023-05-08T01:02:11Z">`;
  const found = story("<time datetime='2023-05-06'>6 May 2023</time>", TEXT, head);
  expect([found?.published?.earliest, found?.modified?.earliest, found?.modified?.latest]).toEqual([
    "2023-05-06",
    "2023-05-08",
    "2023-05-08",
  ]);
});

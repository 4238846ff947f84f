import { describe, expect, test } from "vitest";
import type { Note } from "../note.ts";
import { type Page, pageOf } from "../page/page.ts";
import { articles } from "./article.ts";

const BODY = "The governor said on Monday that the bridge was open again.\n\nTraders had lost a week, they said.";

/** earliest..latest by rule, from the evidence. */
function dated(text: string, given?: Page["given"]): string[] {
  return articles(pageOf(text, given), () => {}).map(({ published }) => {
    if (!published) return "none";
    const evidence = published.evidence ? `: ${text.slice(published.evidence.from, published.evidence.to)}` : "";
    return `${published.earliest ?? ""}..${published.latest ?? ""} ${published.basis.by === "rule" ? published.basis.rule : ""}${evidence}`;
  });
}

test.each([
  ["Published: 3 May 2025 14:20 GMT\n", "2025-05-03..2025-05-03 published-line: 3 May 2025"],
  ["Published 3 May 2025, updated 9 May 2025\n", "2025-05-03..2025-05-03 published-line: 3 May 2025"],
  ["Published\n3 May 2025\n", "2025-05-03..2025-05-03 published-line: 3 May 2025"],
  ["Published 03/05/2025\n", "2025-03-05..2025-05-03 published-line: 03/05/2025"],
  ["Friday, March 7, 2025\n", "2025-03-07..2025-03-07 timestamp: March 7, 2025"],
  ["By Ana Ruiz | 7 March 2025\n", "2025-03-07..2025-03-07 timestamp: 7 March 2025"],
  ["Last updated 9 May 2025\n", "2025-05-08..2025-05-09 updated-line: 9 May 2025"],
  ["Published on 27/11/2025 | Reading time 3 min\n", "2025-11-27..2025-11-27 published-line: 27/11/2025"],
  ["5 August 2025, 21:40 — Olha Kravets\n", "2025-08-05..2025-08-05 timestamp: 5 August 2025"],
  ["09.11.2025, 18:40 Uhr\n", "2025-11-09..2025-11-09 timestamp: 09.11.2025"],
  ["Sunday 09/11/2025 | 21:15\n", "2025-11-09..2025-11-09 timestamp: 09/11/2025"],
  ["Posted 14-09-2025 18:20\n", "2025-09-14..2025-09-14 published-line: 14-09-2025"],
  ["Published 17/02/2026 à 18:20\n", "2026-02-17..2026-02-17 published-line: 17/02/2026"],
  ["Updated 3 hours ago\n", "none"],
  ["14:05 GMT\n", "none"],
  ["Friday\n", "none"],
  ["Smoke rises over Goma, 2 May 2025. (EPA)\n", "2025-05-02.. picture-day: 2 May 2025"],
  ["Smoke rises over Goma, May 2025. (EPA)\n", "2025-05-01.. picture-day: May 2025"],
  [
    "File photo of the bridge, 2 May 2019 (EPA)\nLast updated 9 May 2025\n",
    "2025-05-08..2025-05-09 updated-line: 9 May 2025",
  ],
  ["A poster hangs in Lomé ahead of the vote on 5 March 2026. (AFP)\n", "none"],
  ["", "none"],
])("%j: %s", (lines, expected) => {
  expect(dated(`Bridge over the Congo opens again\n${lines}\n${BODY}`)).toEqual([expected]);
});

test.each([
  ["GOMA, Congo, March 14, 2025 (Reuters) - ", "", "2025-03-14..2025-03-14 dateline: March 14, 2025"],
  ["GOMA, Congo, March 14 (Reuters) - ", "", "none"],
  [
    "GOMA, Congo, March 14 (Reuters) - ",
    "\n\n© 2025 The Paper. All rights reserved.",
    "2025-03-14..2025-03-14 dateline: March 14",
  ],
  [
    "GOMA, Congo, Jan 3 (Reuters) - ",
    "\n\nIt was closed on 28 December 2024.",
    "2025-01-03..2025-01-03 dateline: Jan 3",
  ],
  ["GOMA, Congo, Jan 3 (Reuters) - ", "\n\nIt was built on 25 May 2000.", "none"],
])("dateline %j %j: %s", (dateline, after, expected) => {
  expect(dated(`Bridge over the Congo opens again\n\n${dateline}${BODY}${after}`)).toEqual([expected]);
});

test("a day given by the user stands above all others", () => {
  expect(dated(`Bridge opens\nPublished: 3 May 2025\n\n${BODY}`, { published: "2025-05-02" })).toEqual([
    "2025-05-02..2025-05-02 given",
  ]);
  expect(dated(BODY, { published: "2025-05-02T10:00:00Z" })).toEqual(["2025-05-02..2025-05-02 given"]);
});

test("no day is borrowed from the neighbour", () => {
  const one = `Bridge over the Congo opens again\n\n${BODY}`;
  const two =
    "Chad votes on new constitution\nBy Ana Ruiz\nPublished: 3 May 2025\n\nPolls opened in Chad on Sunday.\n\nThe opposition called for a boycott of the vote.";
  expect(dated(`${one}\n\n\n\n${two}`)).toEqual(["none", "2025-05-03..2025-05-03 published-line: 3 May 2025"]);
});

test("a day in figures lies beside the day of the page's other story", () => {
  const story = (stamp: string) => `Bridge over the Congo opens again\n${stamp}\n\n${BODY}`;
  const other =
    "Chad votes on new constitution\nBy Ana Ruiz\nPublished: 3 April 2026\n\nPolls opened in Chad.\n\nThe count began.";
  expect(dated(`${other}\n\n\n\n${story("12/04/2026")}`)).toEqual([
    "2026-04-03..2026-04-03 published-line: 3 April 2026",
    "2026-04-12..2026-04-12 timestamp, beside the page's other story: 12/04/2026",
  ]);
  expect(dated(story("12/04/2026"))).toEqual(["2026-04-12..2026-12-04 timestamp: 12/04/2026"]);
});

test("a picture later than its story is noted", () => {
  const notes: Note[] = [];
  const text = `Bridge over the Congo opens again\nPublished 3 May 2025\nTraders cross the bridge in Goma, 5 May 2025. (AFP)\n\n${BODY}`;
  const [article] = articles(pageOf(text), (note) => notes.push(note));
  expect(article!.published).toMatchObject({ earliest: "2025-05-03", latest: "2025-05-03" });
  expect(notes.map((note) => [note.rule, text.slice(note.from, note.to)])).toEqual([["published", "5 May 2025"]]);
});

describe("a day in the first lines behind nothing but names", () => {
  const story =
    "Gunmen attacked the town of Karsh before dawn on Friday, killing nine people, two officials and a medic said.";
  test.each([
    [`Karsh attacked\n\nGAO, March 14, 2025 (Desert Newswire)\n\n${story}`, "2025-03-14"],
    [`Karsh attacked\n\n(Gao, March 14, 2025) – ${story}`, "2025-03-14"],
    [`Karsh attacked\n\nGao, Friday, 14 March 2025. ${story}`, "2025-03-14"],
    [
      `Karsh: the day as it happened\n\nLive reporting, Saturday 15 March 2025. All times local\n\n${story}`,
      "2025-03-15",
    ],
    [`Situation report No. 4\n\nReporting period: 2 to 8 June 2025. Issued on 9 June 2025.\n\n${story}`, "2025-06-09"],
    [`Karsh attacked\n\nPublished on 27/11/2025 | Reading time 3 min\n\n${story}`, "2025-11-27"],
    [`Karsh attacked\n\n5 August 2025, 21:40 — Ana Ruiz\n\n${story}`, "2025-08-05"],
    [`Karsh attacked\n\n12.04.2026\n\n${story}`, "2026-04-12"],
  ])("%j", (text, day) => {
    expect(dated(text)[0]).toContain(`${day}..${day} `);
  });

  test.each([
    `Karsh attacked\n\nSmoke rises over Karsh, Mali, 4 December 2024. (Photo: A. Diallo)\n\n${story}`,
    `Karsh attacked\n\nThe dam was built on 25 May 2000. ${story}`,
    `Karsh attacked\n\n${story} The war began on 24 February 2022.`,
  ])("not what a picture or the story tells: %j", (text) => {
    expect(dated(text)[0]).not.toMatch(/^\S*\.\.\d/);
  });
});

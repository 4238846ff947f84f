import { expect, test } from "vitest";
import type { Note } from "../note.ts";
import { pageOf } from "../page/page.ts";
import { articles } from "./article.ts";

function read(text: string, given?: { outlet?: string }) {
  const notes: Note[] = [];
  const page = pageOf(text, given, (note) => notes.push(note));
  const found = articles(page, (note) => notes.push(note));
  return { found, notes, rules: notes.map((note) => note.rule) };
}

test("headline, byline and dateline are spans of the page", () => {
  const text =
    "World\nGunmen raid mine in Mali\nBy Awa Keita\n\nBAMAKO, March 14 (Reuters) - Gunmen raided a mine in Mali, police said.\n\nNobody was hurt.";
  const [article] = read(text).found;
  const part = (span?: { from: number; to: number }) => span && text.slice(span.from, span.to);
  expect(part(article!.headline)).toBe("Gunmen raid mine in Mali");
  expect(part(article!.byline)).toBe("By Awa Keita");
  expect(part(article!.dateline!.span)).toBe("BAMAKO, March 14 (Reuters) -");
  expect(part(article!.dateline!.place)).toBe("BAMAKO");
  expect(part(article!.dateline!.day)).toBe("March 14");
  expect(part(article!.dateline!.outlet)).toBe("Reuters");
  expect(article!.outlet).toBe("Reuters");
  expect(article!.boundary).toBe("certain");
});

test("the outlet given with the page stands above the agency's; a picture's credit is none", () => {
  const text =
    "Gunmen raid mine in Mali\nSmoke rises over the mine. (AFP)\n\nGunmen raided a mine in Mali, police said.";
  expect(read(text).found[0]!.outlet).toBeUndefined();
  expect(read(text, { outlet: "Sahel Post" }).found[0]!.outlet).toBe("Sahel Post");
});

test("a signature at the end counts when there is no other", () => {
  const text =
    "Gunmen raid mine in Mali\n\nGunmen raided a mine in Mali, police said.\n\n(Reporting by Awa Keita; Editing by Jane Poe)";
  const [article] = read(text).found;
  expect(text.slice(article!.byline!.from, article!.byline!.to)).toBe("(Reporting by Awa Keita; Editing by Jane Poe)");
});

test("a headline alone is a story without text, and says so", () => {
  const { found, rules } = read("Army seizes power in coup");
  expect(found).toHaveLength(1);
  expect(found[0]!.headline).toEqual({ from: 0, to: 25 });
  expect(rules).toEqual(["no-body"]);
});

test("captions alone are one story without text", () => {
  const { found, rules } = read(
    "Smoke rises over Goma, 2 May 2025. (EPA)\n\nA man looks at a burnt car in Peshawar [Arshad Khan/Reuters]",
  );
  expect(found).toHaveLength(1);
  expect(found[0]!.headline).toBeUndefined();
  expect(rules).toEqual(["no-body"]);
});

test.each([
  ["", "the page is empty"],
  [" \n ", "the page is empty"],
  [
    "We use cookies to improve your experience on our site.\nAccept all\nPrivacy policy",
    "no article text: only page furniture",
  ],
])("%j has no article", (text, why) => {
  const { found, notes } = read(text);
  expect(found).toEqual([]);
  expect(notes.map((note) => note.text)).toEqual([why]);
});

test("a story in another language is named, not guessed at", () => {
  const text =
    "L’armée reprend une ville du nord\n\nLes forces armées ont repris mardi une ville du nord du pays, selon un communiqué de l’état-major.\n\nLes combats ont duré deux jours et ont fait plusieurs morts parmi les civils.";
  const { found, notes } = read(text);
  expect(found[0]!.language).toBe("fr");
  expect(notes.map((note) => `${note.rule}: ${note.text}`)).toEqual([
    "language: written in French, not in English: not read",
  ]);
});

test("an English story has no language mark, whatever names stand in it", () => {
  const { found } = read(
    "Hausa singer Sadi Sidi Sharifai and the band Dan Maraya met fans in Kano on Friday, the state radio said, and sang for an hour.",
  );
  expect(found[0]!.language).toBeUndefined();
});

test("briefs, each with a title and a dateline, are stories of their own however short they are", () => {
  const text =
    "Rebels storm Goma market\n\nGOMA, March 3 (Agency) - Rebels attacked a market in Goma on Monday, the army said.\n\nArmy leaves Beni\n\nBENI, March 4 (Agency) - The army withdrew from Beni on Tuesday, residents said.";
  const { found } = read(text);
  expect(found.map((article) => text.slice(article.headline!.from, article.headline!.to))).toEqual([
    "Rebels storm Goma market",
    "Army leaves Beni",
  ]);
  expect(found[1]!.boundary).toBe("certain");
});

test("a line above the text that ends in its day dates the story; one that only names a year does not", () => {
  const dated = (line: string) =>
    read(`Experts find looting along the border\n\n${line}\n\nSoldiers looted three villages, the experts said.`)
      .found[0]!.published;
  expect(dated("Geneva, 3 October 2023")).toMatchObject({ earliest: "2023-10-03", latest: "2023-10-03" });
  expect(dated("A feature from Bamako, November 2023")).toMatchObject({ earliest: "2023-11-01", latest: "2023-11-30" });
  expect(dated("The worst season since 2011")).toBeUndefined();
});

test("the points a wire puts above its story begin no story of their own", () => {
  const text =
    "UPDATE 1-Rebels enter port as talks stall\n\n* Rebels say they hold the customs house after two days of fighting.\n* Mediators call for a pause\n\nBy Awa Keita\n\nGOMA, June 11 (Wire) - Rebels entered the port of Goma on Monday, residents said.\n\nThe army denied it.";
  expect(read(text).found).toHaveLength(1);
});

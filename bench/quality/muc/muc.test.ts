import { expect, it } from "vitest";
import { testKit } from "../../../test/kit.ts";
import { articleOf } from "./article.ts";
import { candidates, keyOf } from "./candidate.ts";
import { FIELDS, fieldValue } from "./field.ts";
import { incidents, openMuc } from "./model.ts";
import { chanceOf } from "./trees.ts";

// Happenings made up for this test.
const text = [
  "THE POLICE REPORTED THAT TWO YOUNG GUNMEN KILLED SENATOR PEDRO",
  "ARAMAYO AND HIS DRIVER IN LIMA ON 11 MARCH.",
  "",
  "   A CAR BOMB DESTROYED THE OFFICES OF THE FARMERS BANK.  THE POPULAR LIBERATION",
  "ARMY (ELP) CLAIMED RESPONSIBILITY.",
].join("\n");

it("reads an article in capitals with its dateline", () => {
  const article = articleOf("X-1", text, "LIMA (PERU), 12 MAR 90 (AGENCY)", testKit());
  expect(article.day).toBe("1990-03-12");
  expect(article.sentences).toHaveLength(3);
  expect(article.sentences[0]!.tokens.map(({ form }) => form).join(" ")).toContain("Pedro Aramayo");
});

it("finds the strings the keys are written in, and puts names for one party together", () => {
  const found = candidates(articleOf("X-1", text, "", testKit()));
  const keys = found.candidates.map(({ key }) => key);
  for (const key of [
    "two young gunmen",
    "young gunmen",
    "pedro aramayo",
    "driver",
    "car bomb",
    "offices of farmers bank",
    "elp",
  ])
    expect(keys).toContain(key);
  const party = found.entities.find(({ candidates: own }) => own.some((i) => keys[i] === "elp"))!;
  expect(party.candidates.map((i) => keys[i])).toContain("popular liberation army");
});

it("compares strings as the scorer does", () => {
  expect(keyOf('The "Farmers" Bank\'s  office, a house')).toBe("farmers banks office house");
});

it("answers with types of the task, the same again, and nothing for other news", () => {
  const model = openMuc();
  const article = articleOf("X-1", text, "LIMA (PERU), 12 MAR 90 (AGENCY)", testKit());
  const { templates } = incidents(article, model);
  expect(templates.length).toBeGreaterThan(0);
  expect(incidents(article, model).templates).toEqual(templates);
  const other = articleOf(
    "X-2",
    "THE FINANCE MINISTER OPENED A DAM IN THE SOUTH AND PRAISED THE ENGINEERS WHO BUILT IT.",
    "",
    testKit(),
  );
  expect(incidents(other, model).templates).toEqual([]);
  expect(incidents(articleOf("X-3", "", "", testKit()), model).templates).toEqual([]);
});

it("takes the likeliest value of a closed slot, and the side of a tree a number falls on", () => {
  const chances = FIELDS.flatMap(({ values }) => values.map((_, i) => (i === 1 ? 0.9 : 0.1)));
  expect(FIELDS.map((field) => fieldValue(field, chances))).toEqual(FIELDS.map(({ values }) => values[1]));
  const model = { base: 0, trees: [[0, 2, [-9], [9]] as const], line: [0, 0], share: 0 };
  expect(chanceOf(model, [1])).toBeLessThan(0.01);
  expect(chanceOf(model, [2])).toBeGreaterThan(0.99);
});

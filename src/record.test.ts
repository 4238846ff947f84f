import { expect, test } from "vitest";
import { handMade } from "../test/e2e/reading.fixture.ts";
import { lookups, records } from "./record.ts";
import { claimRow, rowColumns } from "./row.ts";

test("a claim with all it points at", () => {
  const [first, second] = records(handMade());
  expect(second?.fillers.map(({ role, text, name }) => [role, text, name])).toEqual([
    ["actor", "They", "Sarvan Front"],
    ["target", "the town", undefined],
  ]);
  expect(second?.told.map(({ letter, source, recipient }) => [letter, source, recipient])).toEqual([
    ["a", "the army", undefined],
    ["b", "the governor, Ilan Morrow", "Radio Karsh"],
  ]);
  expect([first?.disputes, second?.disputes]).toEqual([[], [1]]);
});

test("a row has every column in its order", () => {
  const made = handMade();
  const row = claimRow(records(made)[0]!, made.page.text);
  expect(Object.keys(row)).toEqual(Object.keys(rowColumns));
  expect(row).toMatchObject({
    place: "Karsh",
    earliest: "2025-03-11",
    dead_low: 9,
    dead_high: null,
    told_by: "the army",
  });
});

test("a circle of references ends", () => {
  const made = handMade();
  const [gunmen, , , , , they] = made.mentions;
  const circle = [
    { ...gunmen!, refers: they!.id },
    { ...they!, refers: gunmen!.id },
  ] as typeof made.mentions;
  expect(lookups({ ...made, mentions: circle }).resolved(circle[0]!)).toBe(circle[0]);
});

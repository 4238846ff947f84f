import { expect, it } from "vitest";
import { type ClaimLine, difference, differenceSheet } from "./claim-lines.ts";

const line = (at: number, type: string, rest: string): ClaimLine => ({
  place: `lume#${at}`,
  key: `lume#${at} ${type} the mayor`,
  line: `lume #${at} ${type} ${rest}`,
});

it("shows what was lost, gained and read otherwise, in the order of the page", () => {
  const before = [line(9, "ASSAULT", "actual"), line(40, "AID", "actual"), line(70, "ACCUSE", "actual")];
  const after = [
    line(9, "ASSAULT", "actual"),
    line(40, "AID", "planned"),
    line(100, "PROTEST", "actual"),
    line(70, "REJECT", "actual"),
  ];
  expect(differenceSheet(difference(before, after))).toBe(
    [
      "< lume #40 AID actual",
      "> lume #40 AID planned",
      "- lume #70 ACCUSE actual",
      "+ lume #70 REJECT actual",
      "+ lume #100 PROTEST actual",
      "",
      "2 gained, 1 lost, 1 changed, 1 the same",
    ].join("\n"),
  );
});

it("pairs two claims on one trigger one by one", () => {
  const twice = [line(9, "ASSAULT", "a"), line(9, "ASSAULT", "b")];
  expect(difference(twice, twice.slice(0, 1))).toMatchObject({ same: 1, lost: [twice[1]], gained: [] });
});

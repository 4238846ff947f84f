import { describe, expect, it } from "vitest";
import { agrees, pronounAgreement } from "./number.ts";

const group = { number: "singular", sort: "group" } as const;
const man = { number: "singular", sort: "person", gender: "male" } as const;
const people = { number: "plural", sort: "person" } as const;

describe("agrees", () => {
  it.each([
    ["he", man, true],
    ["she", man, false],
    ["she", { number: "singular", sort: "person" } as const, true],
    ["it", group, true],
    ["it", man, false],
    ["it", people, false],
    ["They", people, true],
    ["they", group, true],
    ["their", man, false],
  ])("%s for %j: %s", (form, antecedent, expected) => {
    expect(agrees(pronounAgreement(form)!, antecedent)).toBe(expected);
  });
  it("knows no first person", () => {
    expect(pronounAgreement("we")).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST, segments } from "./segment.ts";

function split(text: string): string[] {
  return segments(text).map((sentence) => text.slice(sentence[0]!.from, sentence[sentence.length - 1]!.to));
}

describe("segments", () => {
  it.each([
    [["Lt. Gen. Adeyemi spoke.", "Nobody answered."]],
    [["He met Mr. Obi in the U.S. on Sunday.", "It rained."]],
    [["Talks ended at 5 p.m. in Geneva.", "The U.N. envoy left."]],
    [["The ferry sank on Nov. 16 in heavy rain.", "It was found on Dec. 3 by divers."]],
    [["“We will not leave.”", "The mayor repeated it."]],
    [["“Are you sure?” asked the judge.", "“Yes.”"]],
    [["Prices rose 3.5 percent.", "Wages did not!"]],
    [["J. K. Banda of St. Louis Ltd. was hurt.", "She survived."]],
    [["(The ministry denied it.)", "Two days later it agreed."]],
  ])("%j", (expected) => {
    expect(split(expected.join(" "))).toEqual(expected);
  });

  it("ends a sentence at a blank line, not at a single line end", () => {
    expect(split("Floods hit the coast\n\nThousands of people\nhave fled")).toEqual([
      "Floods hit the coast",
      "Thousands of people\nhave fled",
    ]);
  });

  it("cuts what is too long", () => {
    for (const sentence of segments("word, ".repeat(5000))) expect(sentence.length).toBeLessThanOrEqual(LONGEST);
  });

  it("loses no token of any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ .?!'\"”\n)(.") }), (text) => {
        const inside = segments(text).flat();
        expect(inside.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text.replace(/\s+/g, ""));
      }),
    );
  });
});

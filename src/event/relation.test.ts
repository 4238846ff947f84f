import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { parseMarked } from "../../test/marked.ts";
import { read } from "../read.ts";
import { relations } from "./relation.ts";

const kit = testKit();

function best(line: string): string | undefined {
  const { text, marks } = parseMarked(line);
  const source = marks.find(({ label }) => label === "actor");
  const target = marks.find(({ label }) => label === "target");
  return relations(read(text, kit), source, target, kit)[0]?.plover;
}

describe("what a given source does to a given target", () => {
  it.each([
    ["[actor Peru] has condemned [target Chile] over the raid.", "ACCUSE"],
    ["[actor Rebels] shelled [target a barracks] near the ford.", "ASSAULT"],
    ["[actor The ministry] will send flour to [target the islanders].", "AGREE"],
    ["[actor The junta] arrested [target two editors] on Monday.", "COERCE"],
    ["[actor The kidnappers] freed [target a nurse] after nine days.", "RETREAT"],
    ["[actor The king] pardoned [target the poet].", "CONCEDE"],
    ["[actor The governor] turned down a request by [target the union].", "REJECT"],
    ["[actor The envoy] met [target the president] in Astana.", "CONSULT"],
  ])("%s", (line, type) => {
    expect(best(line)).toBe(type);
  });

  it("answers when one or both are unknown, and on an empty text", () => {
    const reading = read("Police arrested nine men.", kit);
    expect(relations(reading, { from: 0, to: 6 }, undefined, kit)).toHaveLength(15);
    expect(relations(reading, undefined, undefined, kit)).toHaveLength(15);
    expect(relations(read("", kit), undefined, undefined, kit)).toHaveLength(15);
  });
});

import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";
import { directionAt } from "./tense.ts";

/** Where the clause of the word looks. */
function direction(text: string, word: string) {
  const sentence = read(text, testKit()).sentences[0]!;
  const at = sentence.tokens.findIndex(({ form }) => form === word);
  return directionAt(sentence, at, at);
}

describe("directionAt", () => {
  it.each([
    ["The envoys met on Monday.", "behind"],
    ["The bridge was blown up on Monday.", "behind"],
    ["The envoys have met since Monday.", "behind"],
    ["The envoys will meet on Monday.", "ahead"],
    ["The envoys are meeting on Monday.", "ahead"],
    ["The army said it would leave on Monday.", "ahead"],
    ["The parties agreed to meet on Monday.", "ahead"],
    ["The gunmen managed to flee on Monday.", "behind"],
    ["The truce was extended until Monday.", "ahead"],
    ["The army announced a plan to withdraw on Monday.", "ahead"],
    ["The queen flew home to bury her father on Monday.", "behind"],
    ["Guards foiled an attempt to cross the river on Monday.", "behind"],
    ["The siege lasted until Monday.", "behind"],
    ["The talks were due to open on Monday.", undefined],
    ["The summit opens on Monday.", "ahead"],
    ["A bomb on Monday.", undefined],
  ])("%s", (text, expected) => {
    expect(direction(text, "Monday")).toBe(expected);
  });
});

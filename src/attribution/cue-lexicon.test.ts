import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { checkMarked } from "../../test/marked.ts";
import { section } from "../kit/kit.ts";
import type { CueEntry } from "./cue-lexicon.ts";

interface WithExamples extends CueEntry {
  readonly examples?: readonly string[];
}

describe("lexicon/cues.yaml: every example is read as marked", () => {
  for (const entry of section<WithExamples>(testKit(), "cues")) {
    // Nouns that speak (or never do) have no cue of their own: there all that is found counts.
    const own = !entry.sources && !entry.mute && !entry.bodies;
    it(`${entry.at} ${entry.id}`, () => {
      const lines = (entry.examples ?? [])
        .map((each) => each.replace(/^xfail \(the entry lends only its nouns\): /, ""))
        .map((line) => ({ line, marked: /\[cue/.test(line) }));
      expect(lines.length).toBeGreaterThan(0);
      for (const { line, marked } of lines) {
        const { expected, got } = checkMarked(line, testKit(), {
          layer: "record",
          labels: ["source", "cue", "content", "recipient"],
          ...(own && marked ? { entry: entry.id } : {}),
        });
        expect(got).toBe(expected);
      }
    });
  }
});

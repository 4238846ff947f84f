import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { packageRoot } from "../kit/load.ts";
import { parseWords } from "../sentence/sentence.ts";
import { labelsOf, stretchesOf } from "./bioes.ts";
import { typedNames } from "./typed-name.ts";

const kit = testKit();
const namesIn = (...sentences: string[]) => {
  const parsed = sentences.map((text) => parseWords(text.split(" "), kit));
  return typedNames(parsed, kit).map((names, k) =>
    names.map(
      ({ first, last, type }) =>
        `${type} ${sentences[k]!.split(" ")
          .slice(first, last + 1)
          .join(" ")}`,
    ),
  );
};

describe("the name tagger", () => {
  it("sees persons, places and organisations that no list has", () => {
    expect(namesIn("On Friday Zawadi Kamene denied the charge .")).toEqual([["PER Zawadi Kamene"]]);
    expect(namesIn("Shelling resumed in Kafr Zaytun after dawn .")).toEqual([["LOC Kafr Zaytun"]]);
  });

  it("gives a name one type in a document", () => {
    const [first, second] = namesIn("Teodoro Magbanua was buried on Monday .", "Thousands mourned Magbanua .");
    expect(first).toEqual(["PER Teodoro Magbanua"]);
    expect(second).toEqual(["PER Magbanua"]);
  });

  it("keeps names inside the sentence, in order and apart, and is the same each time", () => {
    const word = fc.constantFrom(
      "Zawadi",
      "Kamene",
      "the",
      "of",
      "in",
      "Mosul",
      "-",
      "al",
      "RSF",
      "said",
      ".",
      "“",
      "Ministry",
      "é",
      "US",
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 }),
        (document) => {
          const parsed = document.map((words) => parseWords(words, kit));
          const found = typedNames(parsed, kit);
          expect(found).toEqual(typedNames(parsed, kit));
          found.forEach((names, k) => {
            let end = -1;
            for (const { first, last, score } of names) {
              expect(first).toBeGreaterThan(end);
              expect(last).toBeGreaterThanOrEqual(first);
              expect(score).toBeGreaterThanOrEqual(0);
              expect(score).toBeLessThanOrEqual(1);
              end = last;
            }
            expect(end).toBeLessThan(document[k]!.length);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

it("labels and stretches are each other's inverse", () => {
  const stretches = [
    { first: 0, last: 0, type: "LOC" },
    { first: 2, last: 4, type: "PER" },
    { first: 5, last: 6, type: "ORG" },
  ] as const;
  expect(stretchesOf(labelsOf(8, stretches))).toEqual(stretches);
});

const dev = join(packageRoot(), "..", "shared", "data", "ner", "uner_ewt_dev.jsonl");
it.skipIf(!existsSync(dev))(
  "finds two thirds of the names of news-like web text, four fifths of what it finds being right",
  () => {
    const documents = new Map<string, { tokens: string[]; spans: [number, number, string][] }[]>();
    for (const line of readFileSync(dev, "utf8").trim().split("\n")) {
      const { id, tokens, spans } = JSON.parse(line) as {
        id: string;
        tokens: string[];
        spans: [number, number, string][];
      };
      if (!/^weblog/.test(id)) continue;
      const name = id.replace(/-\d+$/, "");
      documents.set(name, [...(documents.get(name) ?? []), { tokens, spans }]);
    }
    let [right, given, asked] = [0, 0, 0];
    for (const sentences of documents.values()) {
      const found = typedNames(
        sentences.map(({ tokens }) => parseWords(tokens, kit)),
        kit,
      );
      sentences.forEach(({ spans }, k) => {
        const gold = new Set(spans.map(String));
        asked += gold.size;
        given += found[k]!.length;
        for (const { first, last, type } of found[k]!) if (gold.has(`${first},${last + 1},${type}`)) right++;
      });
    }
    expect(right / given).toBeGreaterThan(0.78);
    expect(right / asked).toBeGreaterThan(0.76);
  },
);

import { describe, expect, it } from "vitest";
import type { TreebankSentence } from "../src/sentence/conllu.ts";
import { headlines } from "./headline.ts";

const sentence: TreebankSentence = {
  forms: ["The", "army", "shelled", "a", "village", "near", "Kisumu", "."],
  lemmas: ["the", "army", "shell", "a", "village", "near", "Kisumu", "."],
  upos: ["DET", "NOUN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"],
  xpos: ["DT", "NN", "VBD", "DT", "NN", "IN", "NNP", "."],
  heads: [1, 2, -1, 4, 2, 6, 4, 2],
  deprels: ["det", "nsubj", "root", "det", "obj", "case", "nmod", "punct"],
  comments: {},
};

describe("headlines", () => {
  it("drops articles and the full stop and tells the past in the present", () => {
    const [made] = headlines([sentence], 10);
    expect(made?.forms).toEqual(["army", "shells", "village", "near", "Kisumu"]);
    expect(made?.xpos).toEqual(["NN", "VBZ", "NN", "IN", "NNP"]);
    expect(made?.heads).toEqual([1, -1, 1, 4, 2]);
  });

  it("takes no more than asked for", () => {
    expect(headlines([sentence, sentence, sentence], 2)).toHaveLength(2);
  });
});

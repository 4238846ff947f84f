import { describe, expect, it } from "vitest";
import { loadModels, packageRoot } from "../kit/load.ts";
import { lemma, openLemmatiser } from "./lemma.ts";

const lemmatiser = openLemmatiser(loadModels(`${packageRoot()}/models`).lemma);

describe("lemma", () => {
  it.each([
    ["seized", "VERB", "VBD", "seize"],
    ["bombing", "VERB", "VBG", "bomb"],
    ["shelling", "VERB", "VBG", "shell"],
    ["denies", "VERB", "VBZ", "deny"],
    ["fled", "VERB", "VBD", "flee"],
    ["struck", "VERB", "VBN", "strike"],
    ["were", "AUX", "VBD", "be"],
    ["n’t", "PART", "RB", "not"],
    ["’s", "PART", "POS", "'s"],
    ["armies", "NOUN", "NNS", "army"],
    ["militiamen", "NOUN", "NNS", "militiaman"],
    ["crises", "NOUN", "NNS", "crisis"],
    ["worse", "ADJ", "JJR", "bad"],
    ["heaviest", "ADJ", "JJS", "heavy"],
    ["Lagos", "PROPN", "NNP", "Lagos"],
    ["Kenyans", "PROPN", "NNPS", "Kenyan"],
    ["Militants", "NOUN", "NNS", "militant"],
    ["us", "PRON", "PRP", "we"],
    ["drone-strike", "NOUN", "NN", "drone-strike"],
  ])("%s as %s/%s is %s", (form, upos, xpos, expected) => {
    expect(lemma(form, upos, xpos, lemmatiser)).toBe(expected);
  });
});

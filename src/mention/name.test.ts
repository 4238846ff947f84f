import { describe, expect, it } from "vitest";
import { parsed } from "../../test/builders.ts";
import { treeOf } from "../sentence/tree.ts";
import { guessedType, initials, isAcronymName, looksLikePerson, nameRuns, withoutTitles } from "./name.ts";
import { headOf } from "./scene.ts";

function runs(source: string): string[] {
  const { sentences, page } = parsed(source);
  const { tokens } = sentences[0]!;
  return nameRuns(tokens).map(({ first, last }) => page.text.slice(tokens[first]!.from, tokens[last]!.to));
}

function guess(source: string): string | undefined {
  const { sentences } = parsed(source);
  const tree = treeOf(sentences[0]!);
  const run = nameRuns(tree.tokens)[0]!;
  return guessedType(tree, run, headOf(tree, run));
}

describe("nameRuns", () => {
  it("joins hyphens and particles", () => {
    expect(
      runs(
        "Hamid PROPN 0 root\nbin PROPN 1 flat\nSalem PROPN 1 flat\nal PROPN 1 flat\n- PUNCT 6 punct\nQadri PROPN 1 flat\nleft VERB 1 acl",
      ),
    ).toEqual(["Hamid bin Salem al-Qadri"]);
  });
  it("goes on over “of” and “and” behind an institution's noun only", () => {
    expect(
      runs("Ministry PROPN 0 root\nof ADP 3 case\nTrade PROPN 1 nmod\nand CCONJ 5 cc\nIndustry PROPN 3 conj"),
    ).toEqual(["Ministry of Trade and Industry"]);
    expect(runs("Ana PROPN 0 root\nof ADP 3 case\nTolima PROPN 1 nmod")).toEqual(["Ana", "Tolima"]);
  });
  it("ends at weekdays and months", () => {
    expect(runs("told VERB 0 root\nReuters PROPN 1 obj\nFriday PROPN 1 obl")).toEqual(["Reuters"]);
  });
});

describe("guessedType", () => {
  it.each([
    ["The DET 4 det\nRed ADJ 4 amod\nMountain PROPN 4 compound\nBrigade PROPN 0 root", "armed-group"],
    ["Ministry PROPN 0 root\nof ADP 3 case\nHealth PROPN 1 nmod", "government"],
    ["Lt. PROPN 2 compound\nGen. PROPN 3 nmod:desc\nCarlos PROPN 0 root\nVega PROPN 3 flat", "person"],
    ["Litani PROPN 2 compound\nRiver PROPN 0 root", "place"],
    ["Daily PROPN 3 compound\nCoast PROPN 3 compound\nHerald PROPN 0 root", "outlet"],
    ["Khaled PROPN 0 root\nNasser PROPN 1 flat", undefined],
  ])("%s: %s", (source, expected) => {
    expect(guess(source)).toBe(expected);
  });
});

describe("the shape of names", () => {
  it("knows how people are named", () => {
    const { tokens } = parsed(
      "Abdul PROPN 0 root\nMalik PROPN 1 flat\nal PROPN 1 flat\n- PUNCT 5 punct\nHouri PROPN 1 flat",
    ).sentences[0]!;
    expect(looksLikePerson(tokens, { first: 0, last: 4 })).toBe(true);
    expect(looksLikePerson(tokens, { first: 0, last: 0 })).toBe(false);
  });
  it("takes titles off", () => {
    const { tokens } = parsed("Lt. PROPN 3 nmod:desc\nGen. PROPN 3 nmod:desc\nVega PROPN 0 root").sentences[0]!;
    expect(withoutTitles(tokens, { first: 0, last: 2 })).toEqual({ first: 2, last: 2 });
  });
  it("knows acronyms and makes them", () => {
    expect(isAcronymName("RSF")).toBe(true);
    expect(isAcronymName("Rsf")).toBe(false);
    expect(initials("Rapid Support Forces")).toBe("RSF");
  });
});

import { describe, expect, it } from "vitest";
import { parsed } from "../../test/builders.ts";
import type { Kit } from "../kit/kit.ts";
import { entityMatches, partyOf, settled } from "./entity.ts";

const kit: Kit = {
  version: "test",
  models: {},
  gazetteer: new Uint8Array(),
  lexicon: {
    actors: [
      {
        id: "usa",
        at: "a:1",
        name: "United States",
        kind: "state",
        code: "USA",
        also: ["US", "U.S."],
        demonyms: ["American"],
        capital: "Washington",
      },
      { id: "who", at: "a:2", name: "World Health Organization", kind: "organisation", also: ["WHO"] },
      {
        id: "shabaab",
        at: "a:3",
        name: "Al-Shabaab",
        kind: "armed group",
        code: "SOMREB",
        also: ["Harakat al-Shabaab"],
      },
      { id: "jordan", at: "a:4", name: "Jordan", kind: "state", code: "JOR" },
      { id: "peru", at: "a:5", name: "Peru", kind: "state", code: "PER" },
      { id: "peru-nla", at: "a:6", name: "National Front", kind: "armed group", code: "PERREB" },
      { id: "mali-nf", at: "a:7", name: "National Front", kind: "party", code: "MLIPTY" },
      { id: "mali", at: "a:8", name: "Mali", kind: "state", code: "MLI" },
      { id: "leader", at: "a:9", name: "Nour Hale", kind: "person", of: "shabaab" },
      { id: "workers", at: "a:10", name: "Workers’ Party", kind: "party" },
    ],
  },
};

function found(source: string): string[] {
  const { sentences, page } = parsed(source);
  const { tokens } = sentences[0]!;
  return entityMatches(tokens, kit).map(
    (match) => `${page.text.slice(tokens[match.first]!.from, tokens[match.last]!.to)} ${match.entry.id} ${match.as}`,
  );
}

describe("entityMatches", () => {
  it("takes acronyms by their capitals: US, U.S. and WHO, not us and who", () => {
    expect(found("US PROPN 2 nsubj\nsaid VERB 0 root\nwho PRON 4 nsubj\ntold VERB 2 ccomp\nus PRON 4 obj")).toEqual([
      "US usa name",
    ]);
    expect(found("U.S. PROPN 2 compound\nofficials NOUN 0 root")).toEqual(["U.S. usa name"]);
    expect(found("The DET 2 det\nWHO PROPN 0 root")).toEqual(["WHO who name"]);
  });
  it("takes them for words in a headline of capitals", () => {
    expect(
      found("REPORT NOUN 2 nsubj\nTELLS VERB 0 root\nWHO PRON 4 nsubj\nFLED VERB 2 ccomp\nPERU PROPN 4 obj"),
    ).toEqual(["PERU peru name"]);
  });
  it("takes the longest name, across hyphens as the treebank splits them", () => {
    expect(found("Harakat PROPN 0 root\nal PROPN 1 flat\n- PUNCT 4 punct\nShabaab PROPN 1 flat")).toEqual([
      "Harakat al-Shabaab shabaab name",
    ]);
    expect(found("al-Shabaab PROPN 2 compound\nmen NOUN 0 root")).toEqual(["al-Shabaab shabaab name"]);
  });
  it("tells names, people and capitals apart", () => {
    expect(found("Washington PROPN 2 nsubj\nurged VERB 0 root\nAmerican ADJ 4 amod\nofficials NOUN 2 obj")).toEqual([
      "Washington usa capital",
      "American usa demonym",
    ]);
  });
  it("leaves words inside people's names alone", () => {
    expect(found("Michael PROPN 3 nsubj\nJordan PROPN 1 flat\nleft VERB 0 root")).toEqual([]);
    expect(found("Jordan PROPN 2 nsubj\nleft VERB 0 root")).toEqual(["Jordan jordan name"]);
  });
  it("reads curly quotes like straight ones", () => {
    expect(found("The DET 4 det\nWorkers NOUN 4 nmod:poss\n' PART 2 case\nParty PROPN 0 root")).toEqual([
      "Workers' Party workers name",
    ]);
  });
});

describe("settled", () => {
  it("picks among parties of one name by the countries of the article", () => {
    const article = parsed(
      "Mali PROPN 2 nsubj\nleft VERB 0 root\n\nThe DET 3 det\nNational ADJ 3 amod\nFront PROPN 4 nsubj\nleft VERB 0 root",
    );
    const matches = settled(
      article.sentences.map(({ tokens }) => entityMatches(tokens, kit)),
      kit,
    );
    expect(matches[1]!.map(({ entry }) => entry.id)).toEqual(["mali-nf"]);
  });
});

describe("partyOf", () => {
  it("climbs from a person to the party", () => {
    expect(partyOf("leader", kit)).toBe("shabaab");
    expect(partyOf("peru", kit)).toBe("peru");
  });
});

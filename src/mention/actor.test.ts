import { describe, expect, it } from "vitest";
import { parsed } from "../../test/builders.ts";
import type { Kit } from "../kit/kit.ts";
import { addresses } from "../span.ts";
import { actors } from "./actor.ts";

const kit: Kit = {
  version: "test",
  models: {},
  gazetteer: new Uint8Array(),
  lexicon: {
    actors: [
      {
        id: "ruritania",
        at: "a:1",
        name: "Ruritania",
        kind: "state",
        code: "RUR",
        demonyms: ["Ruritanian"],
        capital: "Strelsau",
      },
      { id: "black-hand", at: "a:2", name: "Black Hand", kind: "armed group", code: "RURREB", side: "rebels" },
    ],
    agents: [
      { id: "soldier", at: "g:1", noun: "soldier", type: "military", sector: "MIL", person: "yes" },
      { id: "official", at: "g:2", noun: "official", type: "role", sector: "GOV", person: "yes", speaks: "yes" },
      { id: "force", at: "g:3", noun: "force", type: "military", sector: "MIL", person: "no" },
      { id: "group", at: "g:4", noun: "group", type: "armed-group", person: "no" },
    ],
  },
};

function found(source: string): string[] {
  const layers = parsed(source);
  const { mentions } = actors(layers, kit, addresses(layers.page.id));
  const text = (id: string) => {
    const mention = mentions.find((each) => each.id === id)!;
    return layers.page.text.slice(mention.from, mention.to);
  };
  return mentions.map(({ from, to, type, entity, code, refers }) =>
    [
      layers.page.text.slice(from, to),
      type,
      entity ?? "-",
      code ?? "-",
      ...(refers ? [`-> ${text(refers)}`] : []),
    ].join(" | "),
  );
}

const saw = "saw VERB 0 root see";

describe("actors", () => {
  it("composes the code of an agent noun and the party it belongs to", () => {
    expect(
      found(
        `Ruritanian ADJ 2 amod\nsoldiers NOUN 3 nsubj\n${saw}\nBlack PROPN 6 compound\nHand PROPN 4 flat\nofficials NOUN 3 obj`,
      ),
    ).toEqual([
      "Ruritanian soldiers | military | ruritania | RURMIL",
      "Black Hand officials | role | black-hand | RURREB",
    ]);
  });
  it("lends only the country's code to what a state backs", () => {
    expect(
      found(
        `The DET 5 det\nRuritania PROPN 4 obl\n- PUNCT 4 punct\nbacked VERB 5 amod\ngroup NOUN 6 nsubj\n${saw}\nit PRON 6 obj`,
      )[0],
    ).toBe("The Ruritania-backed group | armed-group | - | RURUAF");
  });
  it("keeps cities that act apart from cities where things are", () => {
    expect(found("Strelsau PROPN 2 nsubj\naccused VERB 0 root\nhim PRON 2 obj")[0]).toBe(
      "Strelsau | state | ruritania | RUR",
    );
    expect(found("He PRON 2 nsubj\nlived VERB 0 root\nin ADP 4 case\nStrelsau PROPN 2 obl")).toEqual([
      "He | pronoun | - | -",
    ]);
  });
  it("resolves a pronoun to the subject before, and a possessive lends its party", () => {
    expect(
      found(
        "Black PROPN 3 nsubj\nHand PROPN 1 flat\ndenied VERB 0 root\nit PRON 3 obj\n\nIts PRON 2 nmod:poss\nofficials NOUN 3 nsubj\nsaid VERB 0 root\nso ADV 3 advmod",
      ),
    ).toEqual([
      "Black Hand | armed-group | black-hand | RURREB",
      "Its officials | role | black-hand | RURREB",
      "Its | armed-group | black-hand | RURREB | -> Black Hand",
    ]);
  });
  it("never resolves across articles and abstains without an antecedent", () => {
    expect(found("They PRON 2 nsubj\nleft VERB 0 root")).toEqual(["They | pronoun | - | -"]);
  });
  it("gives a coordination a mention of its own around its parts", () => {
    expect(found(`Soldiers NOUN 4 nsubj\nand CCONJ 3 cc\nofficials NOUN 1 conj\n${saw}`)).toEqual([
      "Soldiers and officials | unknown | - | -",
      "Soldiers | military | - | MIL",
      "officials | role | - | GOV",
    ]);
  });
});

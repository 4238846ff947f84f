import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";
import type { Sentence, Token } from "../sentence/sentence.ts";
import { verbLexicon } from "./entry.ts";
import { events } from "./event.ts";

const kit = testKit();

describe("events", () => {
  it("hold on any tree, however wrong: no throw, spans inside, ids unique", () => {
    const words =
      "the army of rebels attacked and if by to will not killing 12 people attack on was ahead said ’s - , .".split(
        " ",
      );
    const rels =
      "nsubj obj obl nmod conj advcl acl acl:relcl xcomp ccomp amod compound case mark det aux cop punct root".split(
        " ",
      );
    const tags = [
      "NOUN/NN",
      "VERB/VBD",
      "VERB/VBG",
      "VERB/VBN",
      "ADP/IN",
      "ADJ/JJ",
      "PROPN/NNP",
      "PRON/PRP",
      "PUNCT/.",
    ];
    const token = fc.record({
      w: fc.constantFrom(...words),
      rel: fc.constantFrom(...rels),
      tag: fc.constantFrom(...tags),
      up: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 16 }), (specs) => {
        let at = 0;
        const tokens = specs.map(({ w, rel, tag, up }, i): Token => {
          const from = at;
          at += w.length + 1;
          const [upos, xpos] = tag.split("/") as [Token["upos"], string];
          // heads before the token only: a tree, if an odd one
          return {
            from,
            to: from + w.length,
            form: w,
            lemma: w.replace(/ed$/, ""),
            upos,
            xpos,
            head: i === 0 ? -1 : up % i,
            deprel: i === 0 ? "root" : rel,
          };
        });
        const text = specs.map(({ w }) => w).join(" ");
        const article = "x#0-1" as const;
        const sentence: Sentence = { from: 0, to: text.length, article, block: 0, tokens, confidence: 1 };
        const page = { id: "x", text, blocks: [{ from: 0, to: text.length, kind: "paragraph" as const }] };
        const found = events(
          { page, articles: [], sentences: [sentence], mentions: [], attributions: [] },
          kit,
          () => {},
        );
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const { trigger, roles } of found)
          for (const span of [trigger, ...roles])
            expect(span.from >= 0 && span.from < span.to && span.to <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("read the same twice, and lie in text order", () => {
    const text =
      "Rebels attacked the port on Monday, killing two guards. The army denied that it had shelled the market.";
    const [one, two] = [read(text, kit), read(text, kit)];
    expect(one.events).toEqual(two.events);
    expect(one.events.map(({ trigger }) => trigger.from)).toEqual(
      one.events.map(({ trigger }) => trigger.from).sort((a, b) => a - b),
    );
  });

  it("come with a lexicon line as basis", () => {
    const [event] = read("The rebels have attacked the port.", kit).events;
    expect(event?.basis).toMatchObject({
      by: "lexicon",
      entry: "assault-attack",
      at: expect.stringMatching(/^lexicon\/verbs\/assault\.yaml:\d+$/),
    });
    expect(event?.code).toMatchObject({ plover: "ASSAULT", cameo: "19" });
  });

  it("know at least 700 verbs and 300 nouns", () => {
    const { verbs, nouns } = verbLexicon(kit);
    expect(verbs.size).toBeGreaterThan(700);
    expect(nouns.size).toBeGreaterThan(300);
  });
});

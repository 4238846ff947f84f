import { describe, expect, it } from "vitest";
import { repaired } from "./repair.ts";
import type { Token, Upos } from "./sentence.ts";

/** Tokens from "form/lemma/UPOS/head/deprel" words, heads 1-based as in CoNLL-U. */
function tokens(line: string): Token[] {
  let at = 0;
  return line.split(" ").map((word) => {
    const [form, lemma, upos, head, deprel] = word.split("/") as [string, string, Upos, string, string];
    const from = at;
    at += form.length + 1;
    return { from, to: at - 1, form, lemma, upos, xpos: "", head: Number(head) - 1, deprel };
  });
}

function arcs(line: string): string[] {
  return repaired(tokens(line)).map(({ head, deprel }) => `${head + 1}/${deprel}`);
}

describe("repaired", () => {
  it("finds the speaker behind an inverted verb of speech", () => {
    const line =
      "They/they/PRON/2/nsubj fled/flee/VERB/4/ccomp ,/,/PUNCT/4/punct said/say/VERB/0/root the/the/DET/6/det mayor/mayor/NOUN/4/obj";
    expect(arcs(line)[5]).toBe("4/nsubj");
  });

  it("leaves what is said alone", () => {
    const line = "He/he/PRON/2/nsubj said/say/VERB/0/root a/a/DET/4/det prayer/prayer/NOUN/2/obj";
    expect(repaired(tokens(line))).toEqual(tokens(line));
  });

  it("joins two modifiers of one noun", () => {
    const line =
      "Greek/Greek/ADJ/5/nsubj and/and/CCONJ/4/cc Turkish/Turkish/ADJ/4/amod officials/official/NOUN/5/nsubj met/meet/VERB/0/root";
    expect(arcs(line)).toEqual(["4/amod", "3/cc", "1/conj", "5/nsubj", "0/root"]);
  });

  it("keeps one subject where a preposition stands before the second", () => {
    const line =
      "Sources/source/NOUN/5/nsubj close/close/ADJ/1/amod to/to/ADP/4/case him/he/PRON/5/nsubj agreed/agree/VERB/0/root";
    expect(arcs(line)[3]).toBe("2/obl");
  });

  it("joins a second subject behind and", () => {
    const line = "Rain/rain/NOUN/4/nsubj and/and/CCONJ/3/cc hail/hail/NOUN/4/nsubj fell/fall/VERB/0/root";
    expect(arcs(line)).toEqual(["4/nsubj", "3/cc", "1/conj", "0/root"]);
  });

  it("finds the noun an adjective stands behind wherever it was put", () => {
    const line =
      "Aides/aide/NOUN/5/obl:unmarked close/close/ADJ/1/amod to/to/ADP/4/case him/he/PRON/5/nsubj agreed/agree/VERB/0/root";
    expect(arcs(line)).toEqual(["5/nsubj", "1/amod", "4/case", "2/obl", "0/root"]);
  });

  it("takes the second of two subjects with a comma between them as a name of the first", () => {
    const line =
      "Leader/leader/NOUN/5/nsubj ,/,/PUNCT/1/punct Amina/Amina/PROPN/5/nsubj ,/,/PUNCT/3/punct spoke/speak/VERB/0/root";
    expect(arcs(line)[2]).toBe("1/appos");
  });

  it("sets a trailing verb of speech beside what is said", () => {
    const line =
      "They/they/PRON/2/nsubj met/meet/VERB/0/root ,/,/PUNCT/4/punct said/say/VERB/2/conj he/he/PRON/4/nsubj";
    expect(arcs(line)[3]).toBe("2/parataxis");
  });

  it("gives that to the later clause when another clause stands in between", () => {
    const line =
      "He/he/PRON/2/nsubj said/say/VERB/0/root that/that/SCONJ/6/mark if/if/SCONJ/6/mark it/it/PRON/6/nsubj rained/rain/VERB/9/advcl ,/,/PUNCT/6/punct they/they/PRON/9/nsubj stayed/stay/VERB/2/conj";
    expect([arcs(line)[2], arcs(line)[8]]).toEqual(["9/mark", "2/ccomp"]);
  });

  it("takes a bare number before a participle as its subject", () => {
    expect(arcs("5/5/NUM/2/discourse killed/kill/VERB/0/root")[0]).toBe("2/discourse");
    const vbn = tokens("5/5/NUM/2/discourse killed/kill/VERB/0/root").map((token) => ({ ...token, xpos: "VBN" }));
    expect(repaired(vbn)[0]?.deprel).toBe("nsubj:pass");
  });

  it("makes the only verb of a sentence finite, unless it may be a passive beside a noun", () => {
    const called = (last: string) =>
      repaired(
        tokens(
          `Lawyers/lawyer/NOUN/0/root in/in/ADP/3/case Riga/Riga/PROPN/1/nmod called/call/VERB/3/acl on/on/ADP/6/case ministers/minister/NOUN/4/obl ${last}`,
        ).map((token) => (token.upos === "VERB" ? { ...token, xpos: "VBN" } : token)),
      );
    const found = called("././PUNCT/1/punct");
    expect(found.map(({ head, deprel }) => `${head + 1}/${deprel}`)).toEqual([
      ...["4/nsubj", "3/case", "1/nmod", "0/root", "6/case", "4/obl", "4/punct"],
    ]);
    expect(found[3]?.xpos).toBe("VBD");
    expect(called("!/!/PUNCT/1/punct")[3]?.xpos).toBe("VBN");
    const caption = tokens(
      "Men/man/NOUN/0/root killed/kill/VERB/1/acl in/in/ADP/4/case Gaza/Gaza/PROPN/2/obl ././PUNCT/1/punct",
    );
    const read = caption.map((token) => (token.upos === "VERB" ? { ...token, xpos: "VBN" } : token));
    expect(repaired(read)).toEqual(read);
  });

  it("hangs according to on the clause", () => {
    const line =
      "Rain/rain/NOUN/2/nsubj hit/hit/VERB/0/root crops/crop/NOUN/2/obj according/accord/VERB/6/case to/to/ADP/4/fixed farmers/farmer/NOUN/3/nmod";
    expect(arcs(line)[5]).toBe("2/obl");
  });
});

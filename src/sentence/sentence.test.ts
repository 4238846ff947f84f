import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kit } from "../kit/kit.ts";
import { loadModels, packageRoot } from "../kit/load.ts";
import type { Note } from "../note.ts";
import type { Block } from "../page/block.ts";
import { parseText, parseWords, type Sentence, sentences, type Token } from "./sentence.ts";

const kit: Kit = {
  version: "test",
  lexicon: {},
  models: loadModels(`${packageRoot()}/models`),
  gazetteer: new Uint8Array(),
};

/** Any UTF-16 units, halves of surrogate pairs too. */
const anyString = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

/** "killed -nsubj:pass-> soldiers" for every arc asked for. */
function arc(tokens: readonly Token[], child: string): string {
  const token = tokens.find(({ form }) => form === child)!;
  return `${token.head < 0 ? "" : tokens[token.head]!.form} ${token.deprel} ${child}`;
}

function read(text: string, blocks: readonly Block[]): { readonly list: readonly Sentence[]; readonly notes: Note[] } {
  const notes: Note[] = [];
  const article = {
    id: "x#0-1",
    from: 0,
    to: text.length,
    blocks: blocks.map((_, i) => i),
    boundary: "certain",
  } as const;
  const list = sentences({ page: { id: "x", text, blocks }, articles: [article] }, kit, (note) => notes.push(note));
  return { list, notes };
}

describe("the committed model", () => {
  it.each([
    [
      "The convoy was attacked near the border, said the officials.",
      ["said nsubj officials", "attacked nsubj:pass convoy"],
    ],
    [
      "“The rebels will not disarm,” said a senior government source.",
      ["said nsubj source", "said ccomp disarm", "disarm nsubj rebels"],
    ],
    [
      "The strikes killed five people, according to local media.",
      ["killed nsubj strikes", "killed obj people", "killed obl media"],
    ],
    [
      "Police arrested twelve protesters on Monday.",
      ["arrested nsubj Police", "arrested obj protesters", "arrested obl Monday"],
    ],
    ["Soldiers were ambushed by armed men.", ["ambushed nsubj:pass Soldiers", "ambushed obl:agent men"]],
    [
      "The governor told reporters that the bridge would be rebuilt.",
      ["told ccomp rebuilt", "rebuilt nsubj:pass bridge", "told iobj reporters"],
    ],
    ["The army’s spokesman denied the report.", ["spokesman nmod:poss army", "denied nsubj spokesman"]],
    ["He said that while talks continued, troops would stay.", ["said ccomp stay", "stay advcl continued"]],
    [
      "A drone that hit the port was shot down.",
      ["drone acl:relcl hit", "shot compound:prt down", "shot nsubj:pass drone"],
    ],
    ["They accused the militia of burning the market.", ["accused obj militia", "burning obj market"]],
    ["Nobody claimed responsibility for the blast.", ["claimed obj responsibility", "claimed nsubj Nobody"]],
    ["The mayor of Goma and two aides fled the town.", ["fled nsubj mayor", "mayor conj aides", "mayor nmod Goma"]],
  ])("%s", (text, arcs) => {
    const [tokens] = parseText(text, kit);
    expect(arcs.filter((each) => arc(tokens!, each.split(" ")[2]!) === each)).toEqual(arcs);
  });

  it("reads headlines in title case", () => {
    const text = "Minister Denies Report of Secret Talks With Rebels";
    const { list } = read(text, [{ from: 0, to: text.length, kind: "headline" }]);
    expect(arc(list[0]!.tokens, "Minister")).toBe("Denies nsubj Minister");
    expect(arc(list[0]!.tokens, "Report")).toBe("Denies obj Report");
  });
});

describe("sentences", () => {
  it("reads headlines, paragraphs and captions once each, in text order, with spans of the page", () => {
    const text = "Bridge Opens\nPhoto of a bridge\nIt opened. It is long.\nIt opened. It is long.\nShare this";
    const block = (kind: Block["kind"], line: string, more: Partial<Block> = {}, nth = text.indexOf(line)): Block => {
      return { kind, from: nth, to: nth + line.length, ...more };
    };
    const again = text.lastIndexOf("It opened");
    const { list } = read(text, [
      block("headline", "Bridge Opens"),
      block("caption", "Photo of a bridge"),
      block("paragraph", "It opened. It is long."),
      block("paragraph", "It opened. It is long.", { repeats: 2 }, again),
      block("boilerplate", "Share this"),
    ]);
    expect(list.map(({ from, to }) => text.slice(from, to))).toEqual([
      "Bridge Opens",
      "Photo of a bridge",
      "It opened.",
      "It is long.",
    ]);
    expect(list.map(({ block }) => block)).toEqual([0, 1, 2, 2]);
    for (const { tokens } of list)
      for (const token of tokens) expect(text.slice(token.from, token.to)).toBe(token.form);
  });

  it("says so when it cuts a sentence", () => {
    const text = "and then ".repeat(300);
    expect(read(text, [{ kind: "paragraph", from: 0, to: text.length }]).notes[0]?.rule).toBe("long-sentence");
  });

  it("makes one tree of any string, the same each time, and never throws", () => {
    const piece = fc.constantFrom(..."aZé .,'’-\n\"“”$@/:😀", "said", " the ", " army ", " fled ", "Gen. ");
    fc.assert(
      fc.property(
        fc.oneof(
          anyString,
          fc.array(piece).map((list) => list.join("")),
        ),
        (text) => {
          const read = parseText(text, kit);
          for (const tokens of read) expectTree(tokens);
          expect(parseText(text, kit)).toEqual(read);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("parseWords", () => {
  it("gives a tree for given words", () => {
    const tokens = parseWords(["Soldiers", "wo", "n't", "leave", "."], kit);
    expectTree(tokens);
    expect(tokens.map(({ lemma }) => lemma)).toEqual(["soldier", "will", "not", "leave", "."]);
    expect(tokens.map(({ from }) => from)).toEqual([0, 9, 12, 16, 22]);
    expect(parseWords([], kit)).toEqual([]);
  });
});

function expectTree(tokens: readonly Token[]): void {
  expect(tokens.filter(({ head }) => head < 0)).toHaveLength(1);
  tokens.forEach((token, i) => {
    let at = i;
    for (let steps = 0; tokens[at]!.head >= 0; steps++) {
      at = tokens[at]!.head;
      if (steps > tokens.length) throw new Error(`a cycle at token ${i}`);
    }
    if ((token.deprel === "root") !== (token.head === -1))
      throw new Error(`token ${i} is ${token.deprel} of ${token.head}`);
  });
}

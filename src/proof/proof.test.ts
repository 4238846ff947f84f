import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { handMade } from "../../test/e2e/reading.fixture.ts";
import { type ProofOptions, proof } from "./proof.ts";
import { cut, pad, printable, width } from "./width.ts";
import { paint, wrap } from "./wrap.ts";

describe("the proof sheet", () => {
  test("shows every claim with quote, chain, stance × modality, code, roles, place, time and basis", async () => {
    await expect(proof(handMade())).toMatchFileSnapshot("proof.test.proof");
  });

  test.each<ProofOptions>([{}, { width: 60 }, { width: 140 }])("keeps to its width: %o", (options) => {
    for (const line of proof(handMade(), options).split("\n"))
      expect(width(line)).toBeLessThanOrEqual(options.width ?? 100);
  });

  test("colour changes no character", () => {
    const colored = proof(handMade(), { color: true });
    expect(colored).toContain("\u001b[");
    expect(colored.replace(/\u001b\[[0-9;]*m/g, "")).toBe(proof(handMade()));
  });

  test("an empty page has a sheet too", () => {
    const empty = {
      ...handMade(),
      articles: [],
      sentences: [],
      mentions: [],
      attributions: [],
      events: [],
      claims: [],
      notes: [],
    };
    expect(proof(empty)).toMatch(/^page 0123456789ab · 0 articles · 0 sentences/);
  });

  test("a possible boundary is shown in the head of its story, with its evidence and what to type", () => {
    const made = handMade();
    const story = { ...made.articles[0]!, boundary: "possible" as const };
    const note = {
      from: story.from,
      to: story.to,
      rule: "boundary",
      text: "a new story possibly begins here: wide gap",
    };
    const sheet = proof({ ...made, articles: [story], notes: [note] }).replace(/\s+/g, " ");
    expect(sheet).toContain("possible: a new story possibly begins here: wide gap. If it does, read with --split;");
    expect(sheet.split("wide gap")).toHaveLength(2);
  });

  test("a sentence of a megabyte is shown around its trigger", () => {
    const made = handMade();
    const long = { ...made.sentences[0]!, to: made.page.text.length + 1_000_000 };
    const page = { ...made.page, text: made.page.text + "word ".repeat(200_000) };
    const sheet = proof({ ...made, page, sentences: [long] });
    expect(sheet.length).toBeLessThan(8000);
    expect(sheet).toContain("[1 attacked]");
  });
});

describe("display width", () => {
  test.each([
    ["abc", 3],
    ["港口", 4],
    ["e\u0301", 1],
    ["👩", 2],
    ["حزب", 3],
  ])("%s takes %i columns", (text, columns) => {
    expect(width(text)).toBe(columns);
  });

  test("texts are cut and filled by columns", () => {
    expect(cut("港口港口", 5)).toBe("港口…");
    expect(pad("港", 4)).toBe("港  ");
  });

  test("control characters cannot reach the terminal", () => {
    expect(printable("a\u001b[31mb\u0007\u202ec\ud800")).toBe("a␛[31mb␇\ufffdc\ufffd");
  });

  test("wrapped lines keep to the width and hold all words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 40 }), (raw, columns) => {
        const text = printable(raw).replaceAll("\u00a0", " ");
        const lines = wrap([{ text }], columns).map((line) => paint(line, false));
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
      { examples: [["\u2003", 4]] },
    );
  });
});

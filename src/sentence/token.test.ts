import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokens } from "./token.ts";

function split(text: string): string {
  return tokens(text)
    .map(({ from, to }) => text.slice(from, to))
    .join(" ");
}

/** Any UTF-16 units, halves of surrogate pairs too. */
const anyString = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe("tokens", () => {
  it.each([
    ["The army's chief didn't reply.", "The army 's chief did n't reply ."],
    ["The army’s chief didn’t reply.", "The army ’s chief did n’t reply ."],
    ["Villagers in Umm al-Qasr cannot return.", "Villagers in Umm al - Qasr can not return ."],
    ["Lt. Gen. J. P. Okello met U.S. envoys in St. Marc.", "Lt. Gen. J. P. Okello met U.S. envoys in St. Marc ."],
    ["It cost $1,250.50, or 3.5% more.", "It cost $ 1,250.50 , or 3.5 % more ."],
    ["“We left at 5:30am,” she said…", "“ We left at 5:30 am , ” she said …"],
    ["a well-known anti-tank unit of the 1980s", "a well - known anti-tank unit of the 1980s"],
    [
      "See https://example.org/a?b=1, or write to desk@example.org.",
      "See https://example.org/a?b=1 , or write to desk@example.org .",
    ],
    ["the workers' strike—the third—ended", "the workers ' strike — the third — ended"],
    ["Tigray, Côte d'Ivoire and N'Djamena", "Tigray , Côte d'Ivoire and N'Djamena"],
    ["either/or (see p. 3)", "either / or ( see p . 3 )"],
    ["What?! No...", "What ?! No ..."],
  ])("%s", (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it("covers every character that is not white space exactly once, in order", () => {
    fc.assert(
      fc.property(fc.oneof(anyString, fc.string({ unit: fc.constantFrom(..."aZé9 .,'’-\n\"“”$@/:…😀") })), (text) => {
        let at = 0;
        for (const { from, to } of tokens(text)) {
          const whole = text.slice(at, from).trim() === "" && to > from && !/^\s|\s$/.test(text.slice(from, to));
          if (!whole) throw new Error(`${from}-${to} after ${at}`);
          at = to;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  it("stays inside the range it is given", () => {
    const text = "Rebels seized U.S.-made trucks.";
    expect(tokens(text, 7, 15).map(({ from, to }) => text.slice(from, to))).toEqual(["seized", "U"]);
  });

  it.each(["a", "1", ".", "-", "a-", "a.", "@a", "http://", "x'", "é"])(
    "takes linear time for one line of %s",
    (unit) => {
      const text = unit.repeat(200_000 / unit.length);
      const begin = performance.now();
      tokens(text);
      expect(performance.now() - begin).toBeLessThan(3000);
    },
  );
});

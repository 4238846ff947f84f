import { describe, expect, it } from "vitest";
import { withColon, withComma } from "./attribution.ts";

describe("withComma", () => {
  const ends = (text: string, source: string, cue: string) => {
    const from = text.indexOf(source);
    const at = text.indexOf(cue);
    const span = withComma(text, { from, to: from + source.length }, { from: at, to: at + cue.length });
    return text.slice(span.from, span.to);
  };

  it("takes the comma that closes what stands between commas before the cue", () => {
    expect(ends("Ana Sow, a nurse in Oruro, said it rained.", "Ana Sow, a nurse in Oruro", "said")).toBe(
      "Ana Sow, a nurse in Oruro,",
    );
  });

  it("leaves a comma that closes nothing of the source, and one behind the cue", () => {
    expect(ends("The nurse, on Monday, said it rained.", "The nurse", "said")).toBe("The nurse");
    expect(ends("It rained, said Ana Sow, a nurse, on Monday.", "Ana Sow, a nurse", "said")).toBe("Ana Sow, a nurse");
  });
});

describe("withColon", () => {
  it("takes the colon behind a word, not one behind a colon that is the cue", () => {
    expect(withColon("She wrote: “It rained.”", { from: 4, to: 9 })).toEqual({ from: 4, to: 10 });
    expect(withColon("Mayor: : it rained", { from: 5, to: 6 })).toEqual({ from: 5, to: 6 });
    expect(withColon("She wrote that it rained.", { from: 4, to: 9 })).toEqual({ from: 4, to: 9 });
  });
});

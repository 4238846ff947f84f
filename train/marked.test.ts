import { describe, expect, it } from "vitest";
import { eventValue, markedLine, markedLines } from "./marked.ts";

describe("marked sentences for training", () => {
  it("gives the text without brackets and where the marks stood, in the order they open", () => {
    const { text, marks } = markedLine("[actor=KENCOP Police] [event=COERCE/arrest held] [target [b x] men].");
    expect(text).toBe("Police held x men.");
    expect(marks.map(({ label, value, from, to }) => [label, value, text.slice(from, to)])).toEqual([
      ["actor", "KENCOP", "Police"],
      ["event", "COERCE/arrest", "held"],
      ["target", "", "x men"],
      ["b", "", "x"],
    ]);
  });
  it("reads type, mode, modality and ACLED's sub-type of a value", () => {
    expect(eventValue("ASSAULT/aerial:planned@AIR_STRIKE")).toEqual({
      type: "ASSAULT",
      mode: "aerial",
      modality: "planned",
      acled: "AIR_STRIKE",
    });
    expect(eventValue("AGREE")).toEqual({ type: "AGREE", modality: "actual" });
    expect(eventValue("nothing")).toBeUndefined();
  });
  it("leaves comments out and refuses an unbalanced line", () => {
    expect(markedLines("# a\n\nOne.\n")).toHaveLength(1);
    expect(() => markedLine("[event=AGREE agreed")).toThrow(RangeError);
  });
});

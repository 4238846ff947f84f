import { describe, expect, it } from "vitest";
import { modelBytes, openModel } from "./model.ts";

const header = { kind: "tagger", templates: "t-1", note: "naïve" };
const bytes = modelBytes(header, {
  letters: Uint8Array.of(1, 2, 3),
  signed: Int8Array.of(-5, 127),
  wide: Uint32Array.of(7, 4_000_000_000),
});

describe("openModel", () => {
  it("gives back header and sections", () => {
    const file = openModel(bytes, "tagger", "t-1");
    expect(file.header).toEqual(header);
    expect(file.sections).toEqual({
      letters: Uint8Array.of(1, 2, 3),
      signed: Int8Array.of(-5, 127),
      wide: Uint32Array.of(7, 4_000_000_000),
    });
  });

  it("opens bytes that lie anywhere in a buffer", () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(openModel(shifted.subarray(3), "tagger", "t-1").sections.wide).toEqual(Uint32Array.of(7, 4_000_000_000));
  });

  it.each([
    ["a missing file", undefined, "tagger", "t-1", /missing/],
    ["a file of another kind", bytes, "parser", "t-1", /another kind/],
    ["features the code does not compute", bytes, "tagger", "t-2", /trained for features t-1/],
    ["a file cut short", bytes.slice(0, -8), "tagger", "t-1", /cut short/],
    [
      "something else",
      new TextEncoder().encode("not a model, but long enough to look at"),
      "tagger",
      "t-1",
      /not a Daybook model/,
    ],
    ["nothing", new Uint8Array(0), "tagger", "t-1", /not a Daybook model/],
  ])("refuses %s with one clear sentence", (_, file, kind, templates, message) => {
    expect(() => openModel(file, kind, templates)).toThrow(message);
  });
});

import { describe, expect, it } from "vitest";
import { address, addresses, cover, spanOf } from "./span.ts";

describe("spans", () => {
  it("covers any number of spans", () => {
    const spans = Array.from({ length: 300_000 }, (_, i) => ({ from: 7 + i, to: 9 + i }));
    expect(cover(spans)).toEqual({ from: 7, to: 300_008 });
    expect(() => cover([])).toThrow(RangeError);
  });

  it("goes from an address back to its span and tells records on one span apart", () => {
    const ids = addresses("abc");
    expect([ids({ from: 1, to: 4 }), ids({ from: 1, to: 4 })]).toEqual(["abc#1-4", "abc#1-4:2"]);
    expect(spanOf(address("abc", { from: 1, to: 4 }, 3))).toEqual({ from: 1, to: 4 });
    expect(() => spanOf("abc" as "a#1-2")).toThrow(RangeError);
  });
});

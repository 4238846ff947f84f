import { expect, it } from "vitest";
import { hashSet, openHashSet } from "./hash-set.ts";

it("has what was put in and nothing else", () => {
  const words = Array.from({ length: 3000 }, (_, i) => `word${i}`);
  const set = openHashSet(hashSet(new Set(words)));
  expect(words.every((word) => set.has(word))).toBe(true);
  expect(["", "word", "word3000", "wordx"].some((word) => set.has(word))).toBe(false);
});

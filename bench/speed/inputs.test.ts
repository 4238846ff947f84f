import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/kit/load.ts";
import { distinctPages } from "./distinct.ts";
import { mulberry32, shuffledPages } from "./inputs.ts";

it("makes the same pages from the same seed, others from another", () => {
  const corpus = join(packageRoot(), "corpus");
  expect(shuffledPages(corpus, 5, 7)).toEqual(shuffledPages(corpus, 5, 7));
  expect(shuffledPages(corpus, 5, 7)).not.toEqual(shuffledPages(corpus, 5, 8));
});

it("makes pages that share no passages", () => {
  const corpus = join(packageRoot(), "corpus");
  const pages = distinctPages(corpus, 40, 7);
  expect(pages).toEqual(distinctPages(corpus, 40, 7));
  const shingles = pages.map((page) => {
    const words = page.toLowerCase().match(/\p{L}+/gu) ?? [];
    return new Set(words.map((_, i) => words.slice(i, i + 4).join(" ")));
  });
  const shared = [...shingles[0]!].filter((each) => shingles.slice(1).some((other) => other.has(each)));
  expect(shared.length).toBeLessThan(shingles[0]!.size / 2);
});

it("draws evenly", () => {
  const random = mulberry32(1);
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const drawn = Math.floor(random() * 10);
    tenths[drawn] = tenths[drawn]! + 1;
  }
  expect(Math.min(...tenths)).toBeGreaterThan(900);
});

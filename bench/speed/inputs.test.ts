import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/kit/load.ts";
import { mulberry32, shuffledPages } from "./inputs.ts";

it("makes the same pages from the same seed, others from another", () => {
  const corpus = join(packageRoot(), "corpus");
  expect(shuffledPages(corpus, 5, 7)).toEqual(shuffledPages(corpus, 5, 7));
  expect(shuffledPages(corpus, 5, 7)).not.toEqual(shuffledPages(corpus, 5, 8));
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

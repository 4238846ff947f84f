import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Pages of the size of a news story, made from the paragraphs of corpus/ in an order that a seed fixes: same seed, same pages. */
export function shuffledPages(corpus: string, count: number, seed: number): readonly string[] {
  const paragraphs = readdirSync(corpus)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => readFileSync(join(corpus, name), "utf8").split(/\n\s*\n/))
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
  if (paragraphs.length === 0) throw new RangeError(`no pages in ${corpus}`);
  const random = mulberry32(seed);
  return Array.from({ length: count }, () => {
    const length = 12 + Math.floor(random() * 16);
    const picked = Array.from({ length }, () => paragraphs[Math.floor(random() * paragraphs.length)]!);
    return `${picked.join("\n\n")}\n`;
  });
}

/** Tommy Ettinger's mulberry32: 32 bits of state, 0 <= x < 1. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

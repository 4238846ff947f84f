import type { Body } from "./body.ts";
import { SHINGLE, shingles } from "./shingle.ts";

/** `length` words that are the same in two stories, from word `inA` on and from word `inB` on. */
export interface Run {
  readonly inA: number;
  readonly inB: number;
  readonly length: number;
}

// A phrase that comes back often in one story: its first places are enough to tell which one goes on longest.
const MOST_PLACES = 16;

/**
 * The maximal runs of four and more words that two stories share, in the order of the first; no word of it stands in two runs.
 * Headline and captions count where they are the same as a whole.
 */
export function runs(a: Body, b: Body): readonly Run[] {
  const places = new Map<number, number[]>();
  shingles(b.words, b.size).forEach((shingle, i) => {
    const held = places.get(shingle);
    if (!held) places.set(shingle, [i]);
    else if (held.length < MOST_PLACES) held.push(i);
  });
  const all = shingles(a.words, a.size);
  const found: Run[] = [];
  for (let i = 0; i < all.length; ) {
    const run = longest(a, i, b, places.get(all[i]!) ?? [], found.at(-1));
    if (run) found.push(run);
    i = run ? run.inA + run.length : i + 1;
  }
  return [...found, ...sameLines(a, b)];
}

/** Of several places the one that goes on longest; of equals that which goes on where the last run ended. */
function longest(a: Body, inA: number, b: Body, places: readonly number[], last: Run | undefined): Run | undefined {
  let best: Run | undefined;
  const next = last ? last.inB + last.length : 0;
  for (const inB of places) {
    let length = 0;
    while (inA + length < a.size && inB + length < b.size && a.words[inA + length] === b.words[inB + length]) length++;
    if (length < SHINGLE) continue;
    const nearer = best && length === best.length && Math.abs(inB - next) < Math.abs(best.inB - next);
    if (!best || length > best.length || nearer) best = { inA, inB, length };
  }
  return best;
}

function sameLines(a: Body, b: Body): readonly Run[] {
  const lines = (body: Body) =>
    body.lines.slice(1).map((end, i) => ({ begin: body.lines[i]!, words: end - body.lines[i]! }));
  const there = lines(b);
  return lines(a).flatMap(({ begin, words }) => {
    const twin = there.find((line) => {
      if (line.words !== words) return false;
      for (let i = 0; i < words; i++) if (a.words[begin + i] !== b.words[line.begin + i]) return false;
      return true;
    });
    return twin ? [{ inA: begin, inB: twin.begin, length: words }] : [];
  });
}

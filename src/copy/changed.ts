import type { Span } from "../span.ts";
import { type Body, wordAt } from "./body.ts";
import { figuresIn, isDay } from "./figure.ts";

/** Words of one sentence that stand in the other in another form, or not at all. Lower case. */
export interface Hunk {
  readonly here: readonly string[];
  readonly there: readonly string[];
  /** Those of them that are written as names, and are no days. */
  readonly namesHere: readonly string[];
  readonly namesThere: readonly string[];
}

/** What an editor changed in a sentence, in its order; empty where both say it in the same words. */
export function hunks(a: Body, here: Span, b: Body, there: Span): readonly Hunk[] {
  return hunksBetween(a, rangeOf(a, here), b, rangeOf(b, there));
}

/** The same for words `from` to `to` of each. */
export function hunksBetween(a: Body, one: Span, b: Body, other: Span): readonly Hunk[] {
  let [fromA, toA, fromB, toB] = [one.from, one.to, other.from, other.to];
  while (fromA < toA && fromB < toB && a.words[fromA] === b.words[fromB]) {
    fromA++;
    fromB++;
  }
  while (fromA < toA && fromB < toB && a.words[toA - 1] === b.words[toB - 1]) {
    toA--;
    toB--;
  }
  if (fromA === toA && fromB === toB) return [];
  const middle = { a: range(fromA, toA), b: range(fromB, toB) };
  const pairs = middle.a.length * middle.b.length > MOST_PAIRS ? [] : inCommon(a, middle.a, b, middle.b);
  const found: Hunk[] = [];
  let [nextA, nextB] = [fromA, fromB];
  for (const [inA, inB] of [...pairs, [toA, toB] as const]) {
    if (nextA < inA || nextB < inB) {
      const [here, there] = [range(nextA, inA), range(nextB, inB)];
      found.push({
        here: here.map((i) => wordOf(a, i)),
        there: there.map((i) => wordOf(b, i)),
        namesHere: here.filter((i) => isName(a, i)).map((i) => wordOf(a, i)),
        namesThere: there.filter((i) => isName(b, i)).map((i) => wordOf(b, i)),
      });
    }
    [nextA, nextB] = [inA + 1, inB + 1];
  }
  return found;
}

/** True where a figure, a day or a name was put in place of another, or a word of denial or doubt set or taken away. What an editor cut or added besides changes nothing. */
export function saysOther(changes: readonly Hunk[]): boolean {
  return changes.some((hunk) => {
    const { here, there } = hunk;
    if (replaced(hunk).length > 0) return true;
    const inPlace = here.length > 0 && there.length > 0;
    if (!inPlace && here.length + there.length > FEW_WORDS) return false;
    return here.filter(isDoubt).join() !== there.filter(isDoubt).join();
  });
}

/** True where any figure was changed, set or taken away. */
export function otherFigures(changes: readonly Hunk[]): boolean {
  return changes.some(({ here, there }) => figuresIn(here).join() !== figuresIn(there).join());
}

export type Sort = "figure" | "day" | "name";

/** What was put in place of another of its sort. */
export function replaced({ here, there, namesHere, namesThere }: Hunk): readonly Sort[] {
  const found: Sort[] = [];
  if (other(figuresIn(here), figuresIn(there))) found.push("figure");
  if (other(here.filter(isDay), there.filter(isDay))) found.push("day");
  if (other(namesHere, namesThere)) found.push("name");
  return found;
}

function other(here: readonly string[], there: readonly string[]): boolean {
  return here.length > 0 && there.length > 0 && here.join() !== there.join();
}

// Beyond this sentences are lists, and compared by their ends alone.
const MOST_PAIRS = 160_000;
// A whole clause that was cut may deny something of its own.
const FEW_WORDS = 4;

function rangeOf(body: Body, { from, to }: Span): { from: number; to: number } {
  if (to <= from) return { from: 0, to: 0 };
  const first = wordAt(body, from);
  let last = first;
  while (last < body.words.length && body.from[last]! >= from && body.to[last]! <= to) last++;
  return { from: first, to: last };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function wordOf({ text, from, to }: Body, i: number): string {
  return text.slice(from[i], to[i]).toLowerCase();
}

/** Written large, and no day; the first word of a sentence is written large whatever it is. */
function isName({ text, from, to }: Body, i: number): boolean {
  const word = text.slice(from[i], to[i]);
  if (!/^\p{Lu}/u.test(word) || isDay(word.toLowerCase())) return false;
  const before = text.slice(Math.max(0, from[i]! - 4), from[i]);
  return !/(?:^|[.!?:\n][”"’']?\s*[“"‘']?|[“"‘])$/u.test(before);
}

/** The longest common subsequence of words, as pairs of their places. */
function inCommon(a: Body, inA: readonly number[], b: Body, inB: readonly number[]): (readonly [number, number])[] {
  const wide = inB.length + 1;
  const longest = new Uint16Array((inA.length + 1) * wide);
  for (let i = inA.length - 1; i >= 0; i--)
    for (let j = inB.length - 1; j >= 0; j--)
      longest[i * wide + j] =
        a.words[inA[i]!] === b.words[inB[j]!]
          ? longest[(i + 1) * wide + j + 1]! + 1
          : Math.max(longest[(i + 1) * wide + j]!, longest[i * wide + j + 1]!);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < inA.length && j < inB.length; ) {
    if (a.words[inA[i]!] === b.words[inB[j]!]) pairs.push([inA[i++]!, inB[j++]!]);
    else if (longest[(i + 1) * wide + j]! >= longest[i * wide + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

const doubts = new Set(
  `not no never neither nor cannot without didn wasn weren isn aren hasn haven hadn couldn wouldn doesn don
  may might could would should will shall allegedly reportedly apparently possibly perhaps probably supposedly suspected alleged unconfirmed
  deny denies denied denying threatened planned tried attempted failed`.split(/\s+/),
);

function isDoubt(word: string): boolean {
  return doubts.has(word);
}

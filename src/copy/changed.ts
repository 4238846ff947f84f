import type { Span } from "../span.ts";
import { type Body, wordAt } from "./body.ts";

/** Words of one sentence that stand in the other in another form, or not at all. Lower case. */
export interface Hunk {
  readonly here: readonly string[];
  readonly there: readonly string[];
}

/** What an editor changed in a sentence, in its order; empty where both say it in the same words. */
export function hunks(a: Body, here: Span, b: Body, there: Span): readonly Hunk[] {
  const [one, other] = [rangeOf(a, here), rangeOf(b, there)];
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
    if (nextA < inA || nextB < inB)
      found.push({
        here: range(nextA, inA).map((i) => wordOf(a, i)),
        there: range(nextB, inB).map((i) => wordOf(b, i)),
      });
    [nextA, nextB] = [inA + 1, inB + 1];
  }
  return found;
}

/** True where a figure was put in place of another, or a word of denial or doubt set or taken away. What an editor cut or added besides changes nothing. */
export function saysOther(changes: readonly Hunk[]): boolean {
  return changes.some(({ here, there }) => {
    const [figuresHere, figuresThere] = [figuresIn(here), figuresIn(there)];
    if (figuresHere.length > 0 && figuresThere.length > 0 && figuresHere.join() !== figuresThere.join()) return true;
    const replaced = here.length > 0 && there.length > 0;
    if (!replaced && here.length + there.length > FEW_WORDS) return false;
    return here.filter(isDoubt).join() !== there.filter(isDoubt).join();
  });
}

/** True where any figure was changed, set or taken away. */
export function otherFigures(changes: readonly Hunk[]): boolean {
  return changes.some(({ here, there }) => figuresIn(here).join() !== figuresIn(there).join());
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

const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const numbers = new Map<string, number>([
  ...units.split(" ").map((word, i) => [word, i] as const),
  ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 20 + 10 * i] as const),
]);
const vague = new Set(
  "dozen dozens hundred hundreds thousand thousands million millions scores several many few".split(" "),
);

/** Figures as they are compared: "22" and "twenty-two" are the same, so are "1,200" and "1200". */
function figuresIn(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  let [sum, joins] = [0, false];
  words.forEach((word, i) => {
    const value = /^\d+$/.test(word) ? undefined : numbers.get(word);
    if (value !== undefined) {
      if (joins && value < 10) found.pop();
      sum = joins && value < 10 ? sum + value : value;
      found.push(String(sum));
      joins = value >= 20;
      return;
    }
    joins = false;
    const thousands = /^\d{3}$/.test(word) && /^\d{1,3}$/.test(words[i - 1] ?? "");
    if (thousands) found.push(`${found.pop() ?? ""}${word}`);
    else if (/^\p{N}/u.test(word)) found.push(word);
    else if (vague.has(word)) found.push(word);
  });
  return found;
}

const doubts = new Set(
  `not no never neither nor cannot without didn wasn weren isn aren hasn haven hadn couldn wouldn doesn don
  may might could would should will shall allegedly reportedly apparently possibly perhaps probably supposedly suspected alleged unconfirmed
  deny denies denied denying threatened planned tried attempted failed`.split(/\s+/),
);

function isDoubt(word: string): boolean {
  return doubts.has(word);
}

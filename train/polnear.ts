import type { Span } from "../src/span.ts";

/** An article of PolNeAR with its attributions, as character offsets. */
export interface Marked {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
}

interface GoldAttribution {
  readonly source: readonly Range[] | null;
  readonly cue: readonly Range[];
  readonly content: readonly Range[];
}

type Range = readonly [number, number];

/** The words of a text, so that spans can be compared by the words they cover. */
export interface Words {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly word: readonly boolean[];
}

export function wordsOf(text: string): Words {
  const found = [...text.matchAll(/[\p{L}\p{N}_]+(?:[’'][\p{L}\p{N}_]+)?|[^\p{L}\p{N}_\s]/gu)];
  return {
    from: found.map((each) => each.index),
    to: found.map((each) => each.index + each[0].length),
    word: found.map((each) => /[\p{L}\p{N}_]/u.test(each[0])),
  };
}

/** Numbers of the words that spans cover; of punctuation only where there is no word. */
export function covered(words: Words, spans: readonly Span[]): ReadonlySet<number> {
  const all: number[] = [];
  for (const { from, to } of spans) {
    let low = 0;
    let high = words.to.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (words.to[mid]! <= from) low = mid + 1;
      else high = mid;
    }
    for (let i = low; i < words.from.length && words.from[i]! < to; i++) all.push(i);
  }
  const own = all.filter((i) => words.word[i]);
  return new Set(own.length > 0 ? own : all);
}

/** The three roles of an attribution as sets of words. */
export interface Roles {
  readonly source: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
}

export function goldRoles(words: Words, gold: GoldAttribution): Roles {
  const spans = (ranges: readonly Range[] | null) => (ranges ?? []).map(([from, to]) => ({ from, to }));
  return {
    source: covered(words, spans(gold.source)),
    cue: covered(words, spans(gold.cue)),
    content: covered(words, spans(gold.content)),
  };
}

/** For each prediction the gold attribution it is paired with, or −1: one to one, those that share most first. */
export function paired(predicted: readonly Roles[], gold: readonly Roles[]): number[] {
  const byWord = new Map<number, number[]>();
  gold.forEach((each, j) => {
    for (const word of each.cue) byWord.set(word, [...(byWord.get(word) ?? []), j]);
  });
  const pairs: { i: number; j: number; weight: number }[] = [];
  predicted.forEach((each, i) => {
    const near = new Set([...each.cue].flatMap((word) => byWord.get(word) ?? []));
    for (const j of near) {
      const other = gold[j]!;
      const weight =
        2 * dice(each.cue, other.cue) + dice(each.content, other.content) + dice(each.source, other.source);
      pairs.push({ i, j, weight });
    }
  });
  pairs.sort((a, b) => b.weight - a.weight || a.i - b.i || a.j - b.j);
  const out = predicted.map(() => -1);
  const taken = new Set<number>();
  for (const { i, j } of pairs) {
    if (out[i]! >= 0 || taken.has(j)) continue;
    out[i] = j;
    taken.add(j);
  }
  return out;
}

/** Are all three roles at least half right? */
export function isHalf(a: Roles, b: Roles): boolean {
  return jaccard(a.source, b.source) >= 0.5 && jaccard(a.cue, b.cue) >= 0.5 && jaccard(a.content, b.content) >= 0.5;
}

function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let n = 0;
  for (const each of a) if (b.has(each)) n++;
  return n;
}

function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  return a.size + b.size === 0 ? 1 : (2 * shared(a, b)) / (a.size + b.size);
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const both = shared(a, b);
  const all = a.size + b.size - both;
  return all === 0 ? 1 : both / all;
}

import type { Section } from "./model.ts";

/**
 * The weights of a linear classifier as sparse integer rows: the row of a hashed feature holds the classes it speaks for or against
 * and how much. Few of the possible rows are there. Sums are integers, so every machine reaches the same decisions.
 */
export interface Weights {
  /** How far a 32-bit hash is shifted right to get its row. */
  readonly shift: number;
  /** Two numbers for every 32 rows: which of them are there, one bit each; how many are there before them. */
  readonly present: Int32Array;
  /**
   * One number for each row that is there: odd = its only entry, value << 24 | class << 1 | 1; even = first << 8 | count << 1, the
   * entries lying in `entries`. Most rows hold one entry, so most features cost two looks into memory at most.
   */
  readonly rows: Int32Array;
  /** Value << 8 | class. */
  readonly entries: Int16Array;
}

/**
 * What a model file holds of the weights: the bits of the rows that are there, the length of each of these, classes and values of
 * their entries. Lengths and values are half bytes, two to a byte, the low one first; 15 and −8 say that the next of the long
 * lengths and of the large values stands here.
 */
export type WeightSections = Readonly<
  Record<"present" | "lengths" | "longLengths" | "classes" | "values" | "largeValues", Section>
>;

export function openWeights(sections: Readonly<Record<string, Section>>): Weights {
  const { present: bits, lengths, longLengths, classes, values, largeValues } = sections;
  if (
    !(bits instanceof Uint32Array) ||
    !(lengths instanceof Uint8Array) ||
    !(longLengths instanceof Uint8Array) ||
    !(classes instanceof Uint8Array) ||
    !(values instanceof Uint8Array) ||
    !(largeValues instanceof Int8Array)
  ) {
    throw new Error("a model file lacks its weights");
  }
  const present = new Int32Array(bits.length * 2);
  let rowCount = 0;
  for (let w = 0; w < bits.length; w++) {
    present[2 * w] = bits[w]!;
    present[2 * w + 1] = rowCount;
    rowCount += bitCount(bits[w]!);
  }
  const rows = new Int32Array(rowCount);
  const entries = new Int16Array(classes.length);
  let kept = 0;
  let at = 0;
  let long = 0;
  let large = 0;
  for (let r = 0; r < rowCount; r++) {
    let count = (lengths[r >> 1]! >> ((r & 1) << 2)) & 15;
    if (count === 15) count = longLengths[long++]!;
    const first = kept;
    let only = 1; // a row that says nothing adds 0 to class 0
    for (const end = at + count; at < end; at++) {
      let value = ((values[at >> 1]! >> ((at & 1) << 2)) << 28) >> 28;
      if (value === -8) value = largeValues[large++]!;
      if (value === 0) continue;
      only = (value << 24) | (classes[at]! << 1) | 1;
      entries[kept++] = (value << 8) | classes[at]!;
    }
    if (kept - first < 2) kept = first;
    rows[r] = kept === first ? only : (first << 8) | ((kept - first) << 1);
  }
  return { shift: 32 - Math.log2(bits.length * 32), present, rows, entries: entries.slice(0, kept) };
}

/** Adds to `scores` the rows of the first `count` features; `features` is used up. */
export function addScores(weights: Weights, features: Int32Array, count: number, scores: Int32Array): void {
  const { present, rows, entries, shift } = weights;
  // Rows lie all over memory: short loops let the processor fetch many at once.
  let found = 0;
  for (let f = 0; f < count; f++) {
    const row = features[f]! >>> shift;
    const word = (row >>> 5) << 1;
    const bits = present[word]! >>> (row & 31);
    features[found] = (bits & 1) === 0 ? 0 : present[word + 1]! + bitCount(present[word]! & ((1 << (row & 31)) - 1));
    found += bits & 1;
  }
  for (let f = 0; f < found; f++) features[f] = rows[features[f]!]!;
  // The long rows are sent for before they are added up: waiting for each in turn takes a fifth longer.
  let first = 0;
  for (let f = 0; f < found; f++) first ^= (features[f]! & 1) === 0 ? entries[features[f]! >>> 8]! : 0;
  fetched[0] = first;
  for (let f = 0; f < found; f++) {
    const row = features[f]!;
    if ((row & 1) !== 0) {
      scores[(row >> 1) & 255]! += row >> 24;
      continue;
    }
    const begin = row >>> 8;
    const end = begin + ((row & 255) >> 1);
    for (let k = begin; k < end; k++) {
      const entry = entries[k]!;
      scores[entry & 255]! += entry >> 8;
    }
  }
}

/** Keeps what was only fetched from being left out as unused. */
const fetched = new Int32Array(1);

function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

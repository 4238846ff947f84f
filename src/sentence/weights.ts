import type { Section } from "./model.ts";

/**
 * The weights of a linear classifier as sparse integer rows: row r holds, for the hashed feature r, the classes it speaks for or
 * against and how much. Sums are integers, so every machine reaches the same decisions.
 */
export interface Weights {
  /** How far a 32-bit hash is shifted right to get its row. */
  readonly shift: number;
  /**
   * One number a row: 0 = empty; odd = its only entry, value << 24 | class << 1 | 1; even = first << 8 | count << 1, the entries lying
   * in `entries`. Most rows are empty or hold one entry, so most features cost a single look into memory.
   */
  readonly rows: Int32Array;
  /** Value << 8 | class. */
  readonly entries: Int16Array;
}

export function openWeights(sections: Readonly<Record<string, Section>>): Weights {
  const { lengths, classes, values } = sections;
  if (!(lengths instanceof Uint8Array) || !(classes instanceof Uint8Array) || !(values instanceof Int8Array)) {
    throw new Error("a model file lacks its weights");
  }
  const rows = new Int32Array(lengths.length);
  const entries = new Int16Array(classes.length);
  let kept = 0;
  for (let r = 0, at = 0; r < lengths.length; r++) {
    const count = lengths[r]!;
    if (count === 1) rows[r] = (values[at]! << 24) | (classes[at]! << 1) | 1;
    else if (count > 1) {
      rows[r] = (kept << 8) | (count << 1);
      for (let k = at; k < at + count; k++) entries[kept++] = (values[k]! << 8) | classes[k]!;
    }
    at += count;
  }
  return { shift: 32 - Math.log2(lengths.length), rows, entries };
}

/** Adds to `scores` the rows of the first `count` features. */
export function addScores(weights: Weights, features: Int32Array, count: number, scores: Int32Array): void {
  const { rows, entries, shift } = weights;
  for (let f = 0; f < count; f++) {
    const row = rows[features[f]! >>> shift]!;
    if (row === 0) continue;
    if ((row & 1) !== 0) {
      scores[(row >> 1) & 255]! += row >> 24;
      continue;
    }
    const first = row >>> 8;
    const end = first + ((row & 255) >> 1);
    for (let k = first; k < end; k++) {
      const entry = entries[k]!;
      scores[entry & 255]! += entry >> 8;
    }
  }
}

/** Sparse rows of a dense table (row-major), entries smaller than `least` dropped, the others times `scale` rounded; what exceeds a byte is written in several entries. */
export function sparse(
  dense: Float32Array,
  classCount: number,
  least: number,
  scale = 1,
): Record<"lengths" | "classes" | "values", Section> {
  const rows = dense.length / classCount;
  const lengths = new Uint8Array(rows);
  const classes: number[] = [];
  const values: number[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < classCount; c++) {
      const w = dense[r * classCount + c]!;
      if (Math.abs(w) < least) continue;
      let rest = Math.round(w * scale);
      while (rest !== 0) {
        const part = Math.max(-127, Math.min(127, rest));
        lengths[r]!++;
        classes.push(c);
        values.push(part);
        rest -= part;
      }
    }
  }
  return { lengths, classes: Uint8Array.from(classes), values: Int8Array.from(values) };
}

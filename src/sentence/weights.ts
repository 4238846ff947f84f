import type { Section } from "./model.ts";

/**
 * The weights of a linear classifier as sparse integer rows: row r holds, for the hashed feature r, the classes it speaks for or
 * against and how much. Sums are integers, so every machine reaches the same decisions.
 */
export interface Weights {
  /** How far a 32-bit hash is shifted right to get its row. */
  readonly shift: number;
  /** Entries of row r: starts[r] … starts[r + 1]. */
  readonly starts: Uint32Array;
  readonly classes: Uint8Array;
  readonly values: Int8Array;
}

export function openWeights(sections: Readonly<Record<string, Section>>): Weights {
  const { lengths, classes, values } = sections;
  if (!(lengths instanceof Uint8Array) || !(classes instanceof Uint8Array) || !(values instanceof Int8Array)) {
    throw new Error("a model file lacks its weights");
  }
  const starts = new Uint32Array(lengths.length + 1);
  for (let r = 0, at = 0; r < lengths.length; r++) {
    at += lengths[r]!;
    starts[r + 1] = at;
  }
  return { shift: 32 - Math.log2(lengths.length), starts, classes, values };
}

/** Adds to `scores` the rows of the first `count` features. */
export function addScores(weights: Weights, features: Int32Array, count: number, scores: Int32Array): void {
  const { starts, classes, values, shift } = weights;
  for (let f = 0; f < count; f++) {
    const row = features[f]! >>> shift;
    const end = starts[row + 1]!;
    for (let k = starts[row]!; k < end; k++) scores[classes[k]!]! += values[k]!;
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

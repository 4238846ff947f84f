import { readFileSync, writeFileSync } from "node:fs";
import type { WeightSections } from "../src/sentence/weights.ts";

/** Averaged weights as a list: entry k says weights[k] for class classes[k] in row rows[k]; rows ascend. */
export interface Average {
  readonly rowCount: number;
  readonly rows: Uint32Array;
  readonly classes: Uint8Array;
  readonly weights: Float32Array;
}

/** The sections of a model file: weights smaller than `least` dropped, the others times `scale` rounded. */
export function weightSections(
  { rowCount, rows, classes, weights }: Average,
  least: number,
  scale: number,
): WeightSections {
  const present = new Uint32Array(rowCount / 32);
  const lengths: number[] = [];
  const outClasses: number[] = [];
  const outValues: number[] = [];
  let last = -1;
  for (let k = 0; k < rows.length; k++) {
    if (Math.abs(weights[k]!) < least) continue;
    // What exceeds a byte is written in several entries: clipping would cost far more than it saves.
    for (let rest = Math.round(weights[k]! * scale); rest !== 0; ) {
      const row = rows[k]!;
      if (row !== last) {
        present[row >>> 5]! |= 1 << (row & 31);
        lengths.push(0);
        last = row;
      }
      const part = Math.max(-127, Math.min(127, rest));
      lengths[lengths.length - 1]!++;
      outClasses.push(classes[k]!);
      outValues.push(part);
      rest -= part;
    }
  }
  if (lengths.some((length) => length > 127))
    throw new RangeError("a row has more than 127 entries: take a smaller scale");
  const isLong = (length: number): boolean => length > 14;
  const isLarge = (value: number): boolean => value > 7 || value < -7;
  return {
    present,
    lengths: halves(lengths.map((length) => (isLong(length) ? 15 : length))),
    longLengths: Uint8Array.from(lengths.filter(isLong)),
    classes: Uint8Array.from(outClasses),
    values: halves(outValues.map((value) => (isLarge(value) ? -8 : value))),
    largeValues: Int8Array.from(outValues.filter(isLarge)),
  };
}

/** Half bytes, two to a byte, the low one first. */
function halves(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array((numbers.length + 1) >> 1);
  numbers.forEach((number, i) => {
    bytes[i >> 1]! |= (number & 15) << ((i & 1) << 2);
  });
  return bytes;
}

/** The mean of several averages over the same rows: models that differ only in their seed share what is true and not what is chance. */
export function mean(averages: readonly Average[]): Average {
  const rowCount = averages[0]!.rowCount;
  const rows: number[] = [];
  const classes: number[] = [];
  const weights: number[] = [];
  const at = averages.map(() => 0);
  const sums = new Map<number, number>();
  for (;;) {
    let row = Number.POSITIVE_INFINITY;
    averages.forEach((average, i) => {
      row = Math.min(row, average.rows[at[i]!] ?? Number.POSITIVE_INFINITY);
    });
    if (row === Number.POSITIVE_INFINITY) break;
    sums.clear();
    averages.forEach((average, i) => {
      for (; average.rows[at[i]!] === row; at[i]!++) {
        const class_ = average.classes[at[i]!]!;
        sums.set(class_, (sums.get(class_) ?? 0) + average.weights[at[i]!]! / averages.length);
      }
    });
    for (const [class_, sum] of sums) {
      rows.push(row);
      classes.push(class_);
      weights.push(sum);
    }
  }
  return {
    rowCount,
    rows: Uint32Array.from(rows),
    classes: Uint8Array.from(classes),
    weights: Float32Array.from(weights),
  };
}

/** Keeps an average on disk, for mixing and for choosing what to drop without training again. */
export function keepAverage(file: string, { rowCount, rows, classes, weights }: Average): void {
  const head = Uint32Array.of(rowCount, rows.length);
  writeFileSync(
    file,
    Buffer.concat(
      [head, rows, weights, classes].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
    ),
  );
}

export function keptAverage(file: string): Average {
  const bytes = new Uint8Array(readFileSync(file));
  const [rowCount, n] = new Uint32Array(bytes.buffer, 0, 2) as unknown as [number, number];
  return {
    rowCount,
    rows: new Uint32Array(bytes.buffer, 8, n),
    weights: new Float32Array(bytes.buffer, 8 + 4 * n, n),
    classes: new Uint8Array(bytes.buffer, 8 + 8 * n, n),
  };
}

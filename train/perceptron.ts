import type { Average } from "./average.ts";

/**
 * An averaged perceptron over hashed features. A row holds an entry for each class it ever spoke for or against: few, so rows are
 * short lists in a common pool, and a row that outgrows its place moves to the end of the pool. The average of a weight over all
 * steps is w − late / steps.
 */
export class Perceptron {
  private readonly shift: number;
  /** Two numbers a row: where it begins in the pool; its room << 8 | its length. */
  private readonly rows: Int32Array;
  /** Weight << 8 | class: training weights are whole numbers. */
  private entries = new Int32Array(1 << 24);
  private late = new Float64Array(1 << 24);
  private readonly begins = new Int32Array(256);
  private readonly ends = new Int32Array(256);
  /** Written so that the fetching loop is not optimised away. */
  touched = 0;
  private used = 0;
  private step = 1;

  constructor(bits: number) {
    this.shift = 32 - bits;
    this.rows = new Int32Array(2 ** (bits + 1));
  }

  score(features: Int32Array, count: number, scores: Int32Array): void {
    const { rows, entries, begins, ends, shift } = this;
    scores.fill(0);
    // Rows lie all over memory: two loops without branches let the processor fetch many at once, the third finds them at hand.
    for (let f = 0; f < count; f++) {
      const row = (features[f]! >>> shift) << 1;
      begins[f] = rows[row]!;
      ends[f] = rows[row]! + (rows[row + 1]! & 255);
    }
    let touched = 0;
    for (let f = 0; f < count; f++) touched ^= entries[begins[f]!]!;
    this.touched = touched;
    for (let f = 0; f < count; f++) {
      const end = ends[f]!;
      for (let k = begins[f]!; k < end; k++) {
        const entry = entries[k]!;
        scores[entry & 255]! += entry >> 8;
      }
    }
  }

  /** Speaks for one class and against another. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let f = 0; f < count; f++) {
      const row = features[f]! >>> this.shift;
      this.add(row, right, 1);
      this.add(row, wrong, -1);
    }
  }

  tick(): void {
    this.step++;
  }

  /** The averaged weights that are not tiny, rows in order. */
  average(): Average {
    const rowCount = this.rows.length / 2;
    const rows: number[] = [];
    const classes: number[] = [];
    const weights: number[] = [];
    for (let row = 0; row < rowCount; row++) {
      const begin = this.rows[2 * row]!;
      const end = begin + (this.rows[2 * row + 1]! & 255);
      for (let k = begin; k < end; k++) {
        const weight = (this.entries[k]! >> 8) - this.late[k]! / this.step;
        if (Math.abs(weight) < 0.25) continue;
        rows.push(row);
        classes.push(this.entries[k]! & 255);
        weights.push(weight);
      }
    }
    return {
      rowCount,
      rows: Uint32Array.from(rows),
      classes: Uint8Array.from(classes),
      weights: Float32Array.from(weights),
    };
  }

  private add(row: number, class_: number, delta: number): void {
    const begin = this.rows[2 * row]!;
    const length = this.rows[2 * row + 1]! & 255;
    for (let k = begin; k < begin + length; k++) {
      if ((this.entries[k]! & 255) !== class_) continue;
      this.entries[k]! += delta * 256;
      this.late[k]! += delta * this.step;
      return;
    }
    if (length === this.rows[2 * row + 1]! >> 8) this.move(row, length);
    const k = this.rows[2 * row]! + length;
    this.entries[k] = delta * 256 + class_;
    this.late[k] = delta * this.step;
    this.rows[2 * row + 1]!++;
  }

  /** Gives a full row a place twice as large at the end of the pool. */
  private move(row: number, length: number): void {
    const room = Math.min(255, Math.max(2, length * 2));
    if (this.used + room > this.entries.length) this.grow();
    const begin = this.rows[2 * row]!;
    this.entries.copyWithin(this.used, begin, begin + length);
    this.late.copyWithin(this.used, begin, begin + length);
    this.rows[2 * row] = this.used;
    this.rows[2 * row + 1] = (room << 8) | length;
    this.used += room;
  }

  private grow(): void {
    const entries = new Int32Array(this.entries.length * 2);
    const late = new Float64Array(this.late.length * 2);
    entries.set(this.entries);
    late.set(this.late);
    this.entries = entries;
    this.late = late;
  }
}

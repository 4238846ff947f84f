import { BITS, type Sparse } from "../bench/quality/muc/sparse.ts";
import { shuffled } from "./linear.ts";

/** Rows of hashed features, the article each belongs to, and the answers to each of several questions. */
export interface Question {
  readonly rows: readonly Int32Array[];
  readonly owner: readonly number[];
  readonly yes: readonly (readonly boolean[])[];
  /** Whether a row with these answers is a case of question `k`. */
  readonly only?: (k: number, yes: readonly boolean[]) => boolean;
  readonly epochs: number;
  readonly rate: number;
}

const SIZE = 2 ** BITS;

/** The weights that answer question `k`, from the rows of the articles kept: logistic regression by steps that shrink with use. */
export function learned(
  { rows, owner, yes, only, epochs, rate }: Question,
  k: number,
  keep: (owner: number) => boolean,
): Float32Array {
  const weights = new Float32Array(SIZE);
  const squares = new Float32Array(SIZE).fill(1);
  const cases = rows.flatMap((_, i) => (keep(owner[i]!) && (!only || only(k, yes[i]!)) ? [i] : []));
  let open = cases;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const hard: number[] = [];
    for (const i of shuffled(open, epoch)) {
      const row = rows[i]!;
      const gradient = (yes[i]![k] ? 1 : 0) - scoresOf(weights, row);
      if (Math.abs(gradient) < 1e-3) continue;
      hard.push(i);
      const square = gradient * gradient;
      const step = rate * gradient;
      for (let j = 0; j < row.length; j++) {
        const at = row[j]! & (SIZE - 1);
        squares[at]! += square;
        weights[at]! += step / Math.sqrt(squares[at]!) - DECAY * weights[at]!;
      }
    }
    // What is answered surely is not asked again.
    open = hard.sort((a, b) => a - b);
  }
  return weights;
}

const DECAY = 1e-5;

export function scoresOf(weights: Float32Array, row: Int32Array): number {
  let sum = 0;
  for (let j = 0; j < row.length; j++) sum += weights[row[j]! & (SIZE - 1)]!;
  return 1 / (1 + Math.exp(-sum));
}

/** The rows without the features that fewer than `least` articles show: they can only be learned by heart. */
export function shared(rows: readonly Int32Array[], owner: readonly number[], least: number): readonly Int32Array[] {
  const counts = new Uint8Array(SIZE);
  const last = new Int32Array(SIZE).fill(-1);
  rows.forEach((row, i) => {
    for (const feature of row) {
      const at = feature & (SIZE - 1);
      if (last[at] === owner[i] || counts[at]! >= least) continue;
      last[at] = owner[i]!;
      counts[at]!++;
    }
  });
  return rows.map((row) => row.filter((feature) => counts[feature & (SIZE - 1)]! >= least));
}

/** Models of all rows, weights below `least` left out and the others as small whole numbers. */
export function sparse(question: Question, answers: readonly string[], least: number): Sparse {
  const all = answers.map((_, k) => learned(question, k, () => true));
  const steps = all.map((weights) => weights.reduce((most, each) => Math.max(most, Math.abs(each)), 0.01) / 127);
  const keys: number[] = [];
  for (let at = 0; at < SIZE; at++) if (all.some((weights) => Math.abs(weights[at]!) >= least)) keys.push(at);
  const weights = new Int8Array(keys.length * answers.length);
  keys.forEach((at, row) => {
    all.forEach((own, k) => {
      weights[row * answers.length + k] = Math.round(own[at]! / steps[k]!);
    });
  });
  return { answers, steps, weights, rows: new Map(keys.map((key, i) => [key, i])) };
}

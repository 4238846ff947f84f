import type { Section } from "../../../src/sentence/model.ts";

/** Several logistic regressions over the same hashed features: for each feature kept, one small whole number per answer. */
export interface Sparse {
  readonly answers: readonly string[];
  /** Hash of a feature -> its row. */
  readonly rows: ReadonlyMap<number, number>;
  readonly weights: Int8Array;
  /** What one step of a weight is worth, for each answer. */
  readonly steps: readonly number[];
}

/** The chances a model gives, one for each of its answers. */
export function chances({ answers, rows, weights, steps }: Sparse, features: Int32Array): number[] {
  const sums = new Float64Array(answers.length);
  for (const feature of features) {
    const row = rows.get(feature & MASK);
    if (row === undefined) continue;
    for (let k = 0; k < sums.length; k++) sums[k]! += weights[row * sums.length + k]!;
  }
  return Array.from(sums, (sum, k) => 1 / (1 + Math.exp(-sum * steps[k]!)));
}

/** Features are told apart by so many bits. */
export const BITS = 20;
const MASK = 2 ** BITS - 1;

/** The sections of a model file that hold it. */
export function sparseSections(name: string, { rows, weights }: Sparse): Record<string, Section> {
  return { [`${name}Keys`]: Uint32Array.from(rows.keys()), [`${name}Weights`]: weights };
}

export function openSparse(
  name: string,
  answers: readonly string[],
  steps: readonly number[],
  sections: Readonly<Record<string, Section>>,
): Sparse {
  const keys = sections[`${name}Keys`];
  const weights = sections[`${name}Weights`];
  if (!(keys instanceof Uint32Array) || !(weights instanceof Int8Array))
    throw new Error(`the model lacks its section ${name}`);
  return { answers, steps, weights, rows: new Map(Array.from(keys, (key, i) => [key, i])) };
}

import { ploverTypes } from "../coding/plover.ts";
import { type Kit, perKit } from "../kit/kit.ts";
import { type ModelFile, openModel } from "../sentence/model.ts";
import { type Looks, TYPE_TEMPLATES } from "./rank-features.ts";

/** The columns of the model: the 16 types, no event, and how far the sentence is about the word. */
export const TYPES: readonly string[] = ploverTypes.map(({ type }) => type);
export const NONE = TYPES.length;
export const MAIN = NONE + 1;
export const COLUMNS = MAIN + 1;

/** What the model makes of a word: a chance for each type and for none, and a weight among the words of its sentence. */
export interface Ranking {
  /** By the place of the type in TYPES; the last is "no event". They add up to 1. */
  readonly chances: Float64Array;
  /** Log weight: the greater, the more the sentence is about it. */
  readonly main: number;
}

export interface TypeModel {
  /** Open-addressed: hashes of features, and beside each its row + 1. */
  readonly keys: Uint32Array;
  readonly rows: Uint32Array;
  readonly weights: Int8Array;
  /** What one step of a weight is worth. */
  readonly step: number;
  /** Lemmas the model may take for events where the rules do not, by their hashes. */
  readonly lemmas: ReadonlySet<number>;
}

/** What some features add to each column, in steps of the weights. */
export function sumsOf(model: TypeModel, keys: readonly number[], from?: Float64Array): Float64Array {
  const sums = from ? Float64Array.from(from) : new Float64Array(COLUMNS);
  for (const key of keys) {
    const row = rowOf(model, key);
    if (row < 0) continue;
    const base = row * COLUMNS;
    for (let k = 0; k < COLUMNS; k++) sums[k]! += model.weights[base + k]!;
  }
  return sums;
}

/** `whole` are the sums of the sentence's own features, the same for all its words. */
export function ranking(model: TypeModel, { words, rules }: Looks, whole: Float64Array): Ranking {
  const sums = sumsOf(model, rules, sumsOf(model, words, whole));
  for (let k = 0; k < COLUMNS; k++) sums[k]! *= model.step;
  return { chances: softmax(sums.subarray(0, MAIN)), main: sums[MAIN]! };
}

function rowOf({ keys, rows }: TypeModel, key: number): number {
  const mask = keys.length - 1;
  let at = (key ^ (key >>> 15)) & mask;
  while (rows[at] !== 0) {
    if (keys[at] === key) return rows[at]! - 1;
    at = (at + 1) & mask;
  }
  return -1;
}

export function softmax(sums: Float64Array): Float64Array {
  let top = -Infinity;
  for (const each of sums) top = Math.max(top, each);
  const out = sums.map((each) => Math.exp(each - top));
  let all = 0;
  for (const each of out) all += each;
  return out.map((each) => each / all);
}

/** The model of a kit; none where the kit has no such file. */
export const typeModel = perKit((kit: Kit): TypeModel | undefined => {
  if (!kit.models.types) return undefined;
  const file: ModelFile = openModel(kit.models.types, "types", TYPE_TEMPLATES);
  const { keys, weights, lemmas } = file.sections;
  if (!(keys instanceof Uint32Array) || !(weights instanceof Int8Array) || !(lemmas instanceof Uint32Array))
    throw new Error("the model lacks its weights");
  let size = 1024;
  while (size < keys.length * 2) size *= 2;
  const table = { keys: new Uint32Array(size), rows: new Uint32Array(size) };
  keys.forEach((key, row) => {
    let at = (key ^ (key >>> 15)) & (size - 1);
    while (table.rows[at] !== 0) at = (at + 1) & (size - 1);
    table.keys[at] = key;
    table.rows[at] = row + 1;
  });
  return { ...table, weights, step: file.header.step as number, lemmas: new Set(lemmas) };
});

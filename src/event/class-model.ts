import { type ModelFile, openModel } from "../sentence/model.ts";
import { hashOf } from "../sentence/word.ts";

/** Named features in groups; how much a feature of a group counts is the group's matter. */
export type Features = Readonly<Record<string, readonly string[]>>;

/** How much one feature of a group counts: `scale / n ** root`, n the features of the group. */
export interface Measure {
  readonly scale: number;
  readonly root: number;
}

/** A linear model that chooses one of some classes: features by their hashes, in ascending order, and a weight for each class. */
export interface ClassModel {
  readonly classes: readonly string[];
  readonly keys: Uint32Array;
  readonly weights: Int8Array;
  /** What one step of a weight is worth, for each class. */
  readonly steps: readonly number[];
  readonly measures: Readonly<Record<string, Measure>>;
}

/** The chance of each class, in the order of `model.classes`. */
export function chancesOf(model: ClassModel, features: Features): number[] {
  const { classes, keys, weights, steps } = model;
  const sums = classes.map(() => 0);
  for (const [key, value] of valuesOf(features, model.measures)) {
    const row = rowOf(keys, key);
    if (row < 0) continue;
    for (let k = 0; k < sums.length; k++) sums[k]! += value * weights[row * sums.length + k]!;
  }
  return odds(sums.map((sum, k) => sum * steps[k]!));
}

/** Features by their hashes, with what each counts; a group without a measure is left out. */
export function valuesOf(features: Features, measures: Readonly<Record<string, Measure>>): Map<number, number> {
  const out = new Map<number, number>();
  for (const [group, names] of Object.entries(features)) {
    const measure = measures[group];
    if (!measure) continue;
    const distinct = new Set(names);
    const value = measure.scale / distinct.size ** measure.root;
    for (const name of distinct) out.set(hashOf(`${group} ${name}`) >>> 0, value);
  }
  return out;
}

/** Chances from sums. */
export function odds(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const raised = sums.map((sum) => Math.exp(sum - most));
  const all = raised.reduce((sum, each) => sum + each, 0);
  return raised.map((each) => each / all);
}

/** Opens a model of classes. Throws Error, in one clear sentence, when it is missing, damaged or made for other features. */
export function openClassModel(bytes: Uint8Array | undefined, kind: string, templates: string): ClassModel {
  const file: ModelFile = openModel(bytes, kind, templates);
  const { keys, weights } = file.sections;
  if (!(keys instanceof Uint32Array) || !(weights instanceof Int8Array))
    throw new Error(`the model "${kind}" lacks its weights`);
  const { classes, steps, measures } = file.header as unknown as ClassModel;
  return { classes, keys, weights, steps, measures };
}

/** The row of a key in ascending keys; -1 where it is not among them. */
export function rowOf(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle]!;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

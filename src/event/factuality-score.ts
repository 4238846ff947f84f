import { type Kit, perKit } from "../kit/kit.ts";
import { type ModelFile, openModel } from "../sentence/model.ts";
import type { Tree } from "../sentence/tree.ts";
import { hashOf } from "../sentence/word.ts";
import { rowOf } from "./class-model.ts";
import { verbLexicon } from "./entry.ts";
import { FACTUALITY_TEMPLATES, factualityFeatures } from "./factuality-features.ts";

/**
 * How far the text presents the predicate at a token as a fact: −3 surely not, 0 open, +3 surely so. The model gives the chance that the
 * number lies below each of some bounds; the answer is the middle of the stretch where that chance reaches `QUANTILE`.
 */
export function factualityAt(tree: Tree, at: number, kit: Kit): number {
  const model = opened(kit);
  return numberOf(chances(model, factualityFeatures(tree, at, verbLexicon(kit))));
}

/** What parts the scale, and the number given for each of the stretches between. */
export const BOUNDS: readonly number[] = [-2, -1, 0, 0.8, 1.4, 2, 2.5, 2.9];
const NUMBERS: readonly number[] = [-2.6, -1.6, -0.6, 0.4, 1.1, 1.6, 2.2, 2.7, 3];
/** Below one half: a doubt is worth telling before it is more likely than not. */
const QUANTILE = 0.45;

/** Features by their hashes, in ascending order, and a weight for each bound. */
export interface FactualityModel {
  readonly keys: Uint32Array;
  readonly weights: Int8Array;
  /** What one step of a weight is worth, for each bound. */
  readonly steps: readonly number[];
}

export function chances({ keys, weights, steps }: FactualityModel, features: readonly string[]): number[] {
  const sums = BOUNDS.map(() => 0);
  for (const each of new Set(features)) {
    const row = rowOf(keys, featureKey(each));
    if (row < 0) continue;
    for (let k = 0; k < sums.length; k++) sums[k]! += weights[row * sums.length + k]!;
  }
  return sums.map((sum, k) => 1 / (1 + Math.exp(-sum * steps[k]!)));
}

export function numberOf(below: readonly number[]): number {
  // the chance can only grow with the bound
  let most = 0;
  for (let k = 0; k < below.length; k++) {
    most = Math.max(most, below[k]!);
    if (most >= QUANTILE) return NUMBERS[k]!;
  }
  return NUMBERS[below.length]!;
}

export function featureKey(feature: string): number {
  return hashOf(feature) >>> 0;
}

const opened = perKit((kit: Kit): FactualityModel => {
  const file: ModelFile = openModel(kit.models.factuality, "factuality", FACTUALITY_TEMPLATES);
  const { keys, weights } = file.sections;
  if (!(keys instanceof Uint32Array) || !(weights instanceof Int8Array)) throw new Error("the model lacks its weights");
  return { keys, weights, steps: file.header.steps as readonly number[] };
});

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { givenTree } from "../bench/quality/factuality.ts";
import { verbLexicon } from "../src/event/entry.ts";
import { FACTUALITY_TEMPLATES, factualityFeatures } from "../src/event/factuality-features.ts";
import { BOUNDS, chances, type FactualityModel, featureKey, numberOf } from "../src/event/factuality-score.ts";
import { loadKit } from "../src/kit/load.ts";
import { modelBytes } from "../src/sentence/model.ts";

/**
 * Trains models/factuality.bin: one logistic regression for each bound of the scale, over the features of the operators above a
 * predicate. `--data uw_train.jsonl`; without `--out` only five folds are scored.
 */
interface Target {
  readonly features: readonly string[];
  readonly label: number;
}

const LEAST = 3;
const RIDGE = 6;
const ROUNDS = 150;
/** Labels are means of a few people's answers: how far a label lies from a bound says how surely it is beyond it. */
const SOFTNESS = 0.3;

const { values } = parseArgs({
  options: { data: { type: "string", default: "../shared/data/factuality/uw_train.jsonl" }, out: { type: "string" } },
});
const sentences = targetsOf(values.data);
if (values.out) writeFileSync(values.out, bytesOf(trained(sentences.flat())));
else folds(sentences, 5);

/** The targets of each sentence. */
function targetsOf(file: string): Target[][] {
  const kit = loadKit();
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { tokens, targets } = JSON.parse(line) as {
        tokens: string[];
        targets: { start: number; label: number }[];
      };
      const { tree, at } = givenTree(tokens, kit);
      return targets.map(({ start, label }) => ({
        features: [...new Set(factualityFeatures(tree, at[start]!, verbLexicon(kit)))],
        label,
      }));
    });
}

function trained(targets: readonly Target[]): FactualityModel {
  const counts = new Map<number, number>();
  for (const { features } of targets)
    for (const each of features) counts.set(featureKey(each), (counts.get(featureKey(each)) ?? 0) + 1);
  const keys = Uint32Array.from([...counts].filter(([, n]) => n >= LEAST).map(([key]) => key)).sort();
  const row = new Map([...keys].map((key, i) => [key, i]));
  const rows = targets.map(({ features }) =>
    Int32Array.from(features.map((each) => row.get(featureKey(each)) ?? -1).filter((i) => i >= 0)),
  );
  const columns = BOUNDS.map((bound) =>
    regression(
      rows,
      targets.map(({ label }) => 1 / (1 + Math.exp(-(bound - 0.1 - label) / SOFTNESS))),
      keys.length,
    ),
  );
  const steps = columns.map((column) => column.reduce((most, each) => Math.max(most, Math.abs(each)), 0) / 127);
  const weights = new Int8Array(keys.length * BOUNDS.length);
  columns.forEach((column, k) => {
    column.forEach((each, i) => {
      weights[i * BOUNDS.length + k] = Math.round(each / steps[k]!);
    });
  });
  return { keys, weights, steps };
}

/** Logistic regression with a ridge, by Adam over all targets at once: no chance in it, so no seed. */
function regression(rows: readonly Int32Array[], wanted: readonly number[], size: number): Float64Array {
  const weights = new Float64Array(size);
  const [slope, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let round = 1; round <= ROUNDS; round++) {
    for (let i = 0; i < size; i++) slope[i] = RIDGE * weights[i]!;
    rows.forEach((row, n) => {
      let sum = 0;
      for (const i of row) sum += weights[i]!;
      const off = 1 / (1 + Math.exp(-sum)) - wanted[n]!;
      for (const i of row) slope[i]! += off;
    });
    const pace = 0.05 * (1 - (round - 1) / ROUNDS);
    for (let i = 0; i < size; i++) {
      mean[i] = 0.9 * mean[i]! + 0.1 * slope[i]!;
      square[i] = 0.99 * square[i]! + 0.01 * slope[i]! * slope[i]!;
      weights[i]! -= (pace * (mean[i]! / (1 - 0.9 ** round))) / (Math.sqrt(square[i]! / (1 - 0.99 ** round)) + 1e-6);
    }
  }
  return weights;
}

function bytesOf({ keys, weights, steps }: FactualityModel): Uint8Array {
  return modelBytes({ kind: "factuality", templates: FACTUALITY_TEMPLATES, steps }, { keys, weights });
}

/** Each part of the sentences, in file order, answered by a model of the others. */
function folds(sentences: readonly (readonly Target[])[], parts: number): void {
  const pairs: [gold: number, ours: number][] = [];
  for (let part = 0; part < parts; part++) {
    const isHeld = (_: unknown, i: number) => Math.floor((i * parts) / sentences.length) === part;
    const model = trained(sentences.filter((each, i) => !isHeld(each, i)).flat());
    for (const { features, label } of sentences.filter(isHeld).flat())
      pairs.push([label, numberOf(chances(model, features))]);
  }
  const error = pairs.reduce((sum, [gold, ours]) => sum + Math.abs(gold - ours), 0) / pairs.length;
  const both = pairs.filter(([gold, ours]) => gold < 2 && ours < 2).length;
  const recall = both / pairs.filter(([gold]) => gold < 2).length;
  const precision = both / pairs.filter(([, ours]) => ours < 2).length;
  console.log(
    `${parts} folds: MAE ${error.toFixed(3)}, non-fact recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
  );
}

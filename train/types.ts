import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { deserialize, serialize } from "node:v8";
import { buildLexicon } from "../lexicon/build.ts";
import { folded } from "../src/coding/fold.ts";
import { COLUMNS, MAIN, NONE, softmax, TYPES } from "../src/event/rank.ts";
import { TYPE_TEMPLATES } from "../src/event/rank-features.ts";
import { loadKit, packageRoot } from "../src/kit/load.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { hashOf } from "../src/sentence/word.ts";
import { shuffled } from "./linear.ts";
import { type Candidate, type Lesson, lessons, type Source } from "./type-data.ts";

/**
 * Trains models/types.bin: one linear model of a type for each word that may name an event, and of how far its sentence is about it.
 * Of PLV only the root of the whole sentence is known: there the word that names it is summed over.
 */
const { values } = parseArgs({
  options: {
    sentences: { type: "string", default: "train/sentences" },
    plv: { type: "string", default: "../shared/data/events/plv_train.jsonl" },
    /** Sources to train on, by commas; each is scored on the folds of PLV and the held fifth of the own sentences. */
    use: { type: "string", default: "own,probe,page,case,example,plv" },
    out: { type: "string" },
    /** Where the read lines are kept, so that a second run need not parse them. */
    keep: { type: "string" },
    /** How many of PLV's five folds are answered. */
    folds: { type: "string", default: "5" },
    epochs: { type: "string", default: "6" },
    rate: { type: "string", default: "0.08" },
    decay: { type: "string", default: "0.0002" },
    least: { type: "string", default: "3" },
    /** Also the lines held back: only for the file that ships. */
    all: { type: "boolean", default: false },
  },
});

const EPOCHS = Number(values.epochs);
const RATE = Number(values.rate);
const DECAY = Number(values.decay);
const LEAST = Number(values.least);

interface Weights {
  readonly row: ReadonlyMap<number, number>;
  readonly weights: Float32Array;
}

/** A lesson with its features as rows of a model. */
interface Case {
  readonly lesson: Lesson;
  readonly rows: readonly Int32Array[];
}

/** The features of a candidate; without those of the rules where they were made with the very sentence. */
function keysOf(each: Candidate, withRules: boolean): Uint32Array[] {
  return withRules ? [each.words, each.rules] : [each.words];
}

const importance: Readonly<Record<Source, number>> = { own: 1, probe: 1, page: 1, case: 0.5, example: 0.5, plv: 1 };

function trained(given: readonly Lesson[]): Weights {
  const counts = new Map<number, number>();
  for (const { candidates } of given)
    for (const each of candidates)
      for (const keys of keysOf(each, true)) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const row = new Map<number, number>();
  for (const [key, n] of counts) if (n >= LEAST) row.set(key, row.size);
  const weights = new Float32Array(row.size * COLUMNS);
  const squares = new Float32Array(row.size * COLUMNS).fill(1);
  // what the rules were made with says nothing about how far to trust them
  const cases = given.flatMap((lesson): Case[] => {
    const tuned = lesson.source === "case" || lesson.source === "example";
    return (tuned ? [false, true] : [true]).map((withRules) => ({ lesson, rows: rowsOf(lesson, row, withRules) }));
  });
  // the mean of the later rounds leans less on the last lines seen
  const mean = new Float32Array(weights.length);
  const begin = Math.floor(EPOCHS / 2);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const each of shuffled(cases, 11 + epoch)) learn(each, weights, squares);
    if (epoch >= begin)
      weights.forEach((each, i) => {
        mean[i]! += each / (EPOCHS - begin);
      });
  }
  return { row, weights: mean };
}

function rowsOf({ candidates }: Lesson, row: ReadonlyMap<number, number>, withRules: boolean): Int32Array[] {
  return candidates.map((each) => {
    const out: number[] = [];
    for (const keys of keysOf(each, withRules))
      for (const key of keys) {
        const at = row.get(key);
        if (at !== undefined) out.push(at);
      }
    return Int32Array.from(out);
  });
}

interface Scored {
  readonly chances: Float64Array;
  readonly main: number;
}

function scored(rows: Int32Array, weights: Float32Array): Scored {
  const sums = new Float64Array(COLUMNS);
  for (const row of rows) {
    const base = row * COLUMNS;
    for (let k = 0; k < COLUMNS; k++) sums[k]! += weights[base + k]!;
  }
  return { chances: softmax(sums.subarray(0, MAIN)), main: sums[MAIN]! };
}

function learn({ lesson, rows }: Case, weights: Float32Array, squares: Float32Array): void {
  const { candidates, source, root } = lesson;
  if (candidates.length === 0) return;
  const found = rows.map((each) => scored(each, weights));
  const slopes = candidates.map(() => new Float64Array(COLUMNS));
  const weight = importance[source];
  candidates.forEach(({ label }, i) => {
    if (label === undefined) return;
    const share = weight * (label === NONE ? 0.6 : 1);
    for (let k = 0; k < MAIN; k++) slopes[i]![k]! += share * ((k === label ? 1 : 0) - found[i]!.chances[k]!);
  });
  const main = candidates.findIndex((each) => each.isMain);
  if (main >= 0) {
    const odds = shares(found);
    for (let i = 0; i < odds.length; i++) slopes[i]![MAIN]! += weight * ((i === main ? 1 : 0) - odds[i]!);
  }
  if (root !== undefined) latent(candidates, found, root, slopes, weight);
  rows.forEach((each, i) => {
    const slope = slopes[i]!;
    for (const row of each) {
      const base = row * COLUMNS;
      for (let k = 0; k < COLUMNS; k++) {
        const g = slope[k]!;
        if (g === 0) continue;
        squares[base + k]! += g * g;
        weights[base + k]! += (RATE * g) / Math.sqrt(squares[base + k]!) - DECAY * weights[base + k]!;
      }
    }
  });
}

/** How far the sentence is about each candidate: its weight times the chance that it is an event at all. */
function shares(found: readonly Scored[]): number[] {
  const top = Math.max(...found.map(({ main }) => main));
  const odds = found.map(({ main, chances }) => Math.exp(main - top) * (1 - chances[NONE]!) + 1e-9);
  const sum = odds.reduce((all, each) => all + each, 0);
  return odds.map((each) => each / sum);
}

/** The slope of the log chance that the sentence is about an event of the root, whichever word names it. */
function latent(
  candidates: readonly Candidate[],
  found: readonly Scored[],
  root: string,
  slopes: readonly Float64Array[],
  weight: number,
): void {
  const top = Math.max(...found.map(({ main }) => main));
  const w = found.map(({ main }) => Math.exp(main - top));
  const right = candidates.map(({ modality }) => TYPES.map((type) => (rootOf(type, modality) === root ? 1 : 0)));
  let numerator = 1e-6;
  let denominator = 1e-6;
  const hit: number[] = [];
  found.forEach(({ chances }, i) => {
    let sum = 0;
    for (let k = 0; k < NONE; k++) sum += right[i]![k]! * chances[k]!;
    hit.push(sum);
    numerator += w[i]! * sum;
    denominator += w[i]! * (1 - chances[NONE]!);
  });
  found.forEach(({ chances }, i) => {
    const wi = w[i]!;
    const g = (k: number) => (k === NONE ? 0 : wi * (right[i]![k]! / numerator - 1 / denominator));
    let mean = 0;
    for (let k = 0; k < MAIN; k++) mean += chances[k]! * g(k);
    for (let k = 0; k < MAIN; k++) slopes[i]![k]! += weight * chances[k]! * (g(k) - mean);
    slopes[i]![MAIN]! += weight * wi * (hit[i]! / numerator - (1 - chances[NONE]!) / denominator);
  });
}

/** PLV's labels: two types are one, and acts to come are folded. */
export function rootOf(type: string, modality: Candidate["modality"]): string | undefined {
  const root = folded(type, modality);
  return root === "CONCEDE" || root === "RETREAT" ? "YIELD" : root;
}

/** The chance of each root that the sentence is about it. */
function roots(
  lesson: Lesson,
  { row, weights }: Weights,
  yields: boolean,
  only?: (c: Candidate, s: Scored) => boolean,
) {
  const rows = rowsOf(lesson, row, true);
  const all = lesson.candidates.map((each, i) => ({ each, found: scored(rows[i]!, weights) }));
  const kept = only ? all.filter(({ each, found }) => only(each, found)) : all;
  const out = new Map<string, number>();
  if (kept.length === 0) return out;
  const odds = shares(kept.map(({ found }) => found));
  kept.forEach(({ each, found }, i) => {
    const event = 1 - found.chances[NONE]! + 1e-9;
    TYPES.forEach((type, k) => {
      const root = yields ? rootOf(type, each.modality) : folded(type, each.modality);
      if (root !== undefined) out.set(root, (out.get(root) ?? 0) + (odds[i]! * found.chances[k]!) / event);
    });
  });
  return out;
}

interface Answer {
  readonly gold: string;
  readonly ranked: readonly (readonly [string, number])[];
}

function report(name: string, answers: readonly Answer[]): void {
  const labels = [...new Set(answers.map(({ gold }) => gold))];
  const right = answers.filter(({ gold, ranked }) => ranked[0]?.[0] === gold).length;
  const macro =
    labels.reduce((sum, label) => {
      const tp = answers.filter(({ gold, ranked }) => gold === label && ranked[0]?.[0] === label).length;
      const n = answers.filter(({ gold }) => gold === label).length;
      const m = answers.filter(({ ranked }) => ranked[0]?.[0] === label).length;
      return sum + (tp === 0 ? 0 : (2 * tp) / (n + m));
    }, 0) / labels.length;
  const set = (least: number) => {
    let tp = 0;
    let m = 0;
    for (const { gold, ranked } of answers) {
      const said = ranked.filter(([, p], i) => i === 0 || p >= least).map(([root]) => root);
      m += said.length;
      tp += said.includes(gold) ? 1 : 0;
    }
    return (200 * tp) / (m + answers.length);
  };
  const pc = (x: number) => (100 * x).toFixed(1);
  console.log(
    `${name.padEnd(34)} n=${answers.length} acc ${pc(right / answers.length)} macro ${pc(macro)}  set F1 ${[0.2, 0.25, 0.3, 0.35, 0.4, 1].map((t) => `${t}:${set(t).toFixed(1)}`).join(" ")}`,
  );
}

const byChance = (a: readonly [string, number], b: readonly [string, number]) => b[1] - a[1];

function answersOf(
  given: readonly Lesson[],
  model: Weights,
  yields: boolean,
  only?: (c: Candidate, s: Scored) => boolean,
): Answer[] {
  return given.flatMap((lesson): Answer[] => {
    const main = lesson.candidates.find((each) => each.isMain);
    const gold = lesson.root ?? (main && folded(TYPES[main.label!]!, main.modality));
    if (gold === undefined) return [];
    return [{ gold, ranked: [...roots(lesson, model, yields, only)].sort(byChance) }];
  });
}

const begin = Date.now();
const all = keptLessons(values.keep);
const number = new Map<string, number>();
for (const { source } of all) number.set(source, (number.get(source) ?? 0) + 1);
console.log(`${[...number].map(([s, n]) => `${s} ${n}`).join(", ")} read in ${(Date.now() - begin) / 1000} s`);
const plv = all.filter(({ source }) => source === "plv");
const foldOf = (lesson: Lesson) => Number(lesson.id.split("-").at(-1)) % 5;
const held = all.filter(({ source, isHeld }) => source === "own" && isHeld);
const isRule = (each: Candidate) => each.drafted !== NONE;
const isProduct = (each: Candidate, { chances }: Scored) => each.drafted !== NONE || chances[NONE]! < 0.5;

if (values.out) write(values.out);
else
  for (const use of values.use.split("+")) {
    const names = use.split(",");
    const of = all.filter(({ source, isHeld }) => names.includes(source) && (values.all || !isHeld));
    if (held.length > 0) {
      const model = trained(of);
      report(`${use} | own held`, answersOf(held, model, false));
      report(`${use} | own held, drafts`, answersOf(held, model, false, isRule));
      words(model, "own held", held);
      words(
        model,
        "pages dev6+7",
        all.filter(({ source, isHeld }) => source === "page" && isHeld),
      );
    }
    const parts: Answer[][] = [[], [], []];
    for (let fold = 0; fold < Number(values.folds); fold++) {
      const model = trained(of.filter((each) => each.source !== "plv" || foldOf(each) !== fold));
      const test = plv.filter((each) => foldOf(each) === fold);
      parts[0]!.push(...answersOf(test, model, true));
      parts[1]!.push(...answersOf(test, model, true, isRule));
      parts[2]!.push(...answersOf(test, model, true, isProduct));
      if (!names.includes("plv")) {
        parts.forEach((each) => {
          each.length = 0;
        });
        parts[0]!.push(...answersOf(plv, model, true));
        parts[1]!.push(...answersOf(plv, model, true, isRule));
        parts[2]!.push(...answersOf(plv, model, true, isProduct));
        break;
      }
    }
    report(`${use} | PLV folds`, parts[0]!);
    report(`${use} | PLV folds, drafts`, parts[1]!);
    report(`${use} | PLV folds, product`, parts[2]!);
  }

function keptLessons(file: string | undefined): Lesson[] {
  if (file !== undefined && existsSync(file)) return deserialize(readFileSync(file)) as Lesson[];
  const kit = { ...loadKit(), lexicon: buildLexicon(packageRoot()).lexicon };
  const { types: _, ...models } = kit.models;
  const read = lessons({ ...kit, models }, values);
  if (file !== undefined) writeFileSync(file, serialize(read));
  return read;
}

/** Word by word: what the rules get right, and what the model would. */
function words(model: Weights, name: string, given: readonly Lesson[]): void {
  let gold = 0;
  const rules = { tp: 0, said: 0 };
  const by = [0.5, 0.6, 0.7, 0.8, 0.9].map((least) => ({ least, tp: 0, said: 0 }));
  const veto = [0.5, 0.7, 0.8, 0.9, 0.95].map((most) => ({ most, tp: 0, said: 0 }));
  for (const lesson of given) {
    const rows = rowsOf(lesson, model.row, true);
    lesson.candidates.forEach(({ label, drafted }, i) => {
      if (label === undefined) return;
      const { chances } = scored(rows[i]!, model.weights);
      let top = 0;
      for (let k = 0; k < NONE; k++) if (chances[k]! > chances[top]!) top = k;
      if (label !== NONE) gold++;
      if (drafted !== NONE) {
        rules.said++;
        if (drafted === label) rules.tp++;
        for (const each of veto)
          if (chances[NONE]! < each.most) {
            each.said++;
            const final = chances[top]! > 0.6 && chances[drafted]! < 0.2 ? top : drafted;
            if (final === label) each.tp++;
          }
      } else
        for (const each of by)
          if (chances[top]! >= each.least) {
            each.said++;
            if (top === label) each.tp++;
          }
    });
  }
  const pc = (a: number, b: number) => (b === 0 ? "-" : (100 * (a / b)).toFixed(1));
  console.log(`  ${name}: gold ${gold}; rules P ${pc(rules.tp, rules.said)} R ${pc(rules.tp, gold)}`);
  console.log(
    `    rejected above: ${veto.map(({ most, tp, said }) => `${most}: P ${pc(tp, said)} R ${pc(tp, gold)}`).join("; ")}`,
  );
  console.log(
    `    proposed from: ${by.map(({ least, tp, said }) => `${least}: +${said} right ${pc(tp, said)}`).join("; ")}`,
  );
}

function write(file: string): void {
  const model = trained(
    all.filter(({ source, isHeld }) => values.use.split(",").includes(source) && (values.all || !isHeld)),
  );
  const kept = [...model.row].filter(([, row]) => size(model, row) > 0.02).sort(([a], [b]) => a - b);
  let most = 0;
  for (const [, row] of kept) most = Math.max(most, size(model, row));
  const step = most / 127;
  const weights = new Int8Array(kept.length * COLUMNS);
  kept.forEach(([, row], i) => {
    for (let k = 0; k < COLUMNS; k++) weights[i * COLUMNS + k] = Math.round(model.weights[row * COLUMNS + k]! / step);
  });
  const keys = Uint32Array.from(kept.map(([key]) => key));
  const lemmas = Uint32Array.from([...proposable()].map((each) => hashOf(each) >>> 0)).sort();
  writeFileSync(file, modelBytes({ kind: "types", templates: TYPE_TEMPLATES, step }, { keys, weights, lemmas }));
  console.log(`${kept.length} features, step ${step.toFixed(4)}, ${lemmas.length} lemmas`);
}

function size({ weights }: Weights, row: number): number {
  let most = 0;
  for (let k = 0; k < COLUMNS; k++) most = Math.max(most, Math.abs(weights[row * COLUMNS + k]!));
  return most;
}

/** Lemmas that are an event often enough where it is known: the model is asked about no others. */
function proposable(): Set<string> {
  const seen = new Map<string, { events: number; all: number }>();
  for (const { candidates } of all)
    for (const { lemma, label } of candidates) {
      if (label === undefined) continue;
      const held = seen.get(lemma) ?? { events: 0, all: 0 };
      held.all++;
      if (label !== NONE) held.events++;
      seen.set(lemma, held);
    }
  return new Set([...seen].filter(([, { events, all }]) => events >= all / 5).map(([lemma]) => lemma));
}

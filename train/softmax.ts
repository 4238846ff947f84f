import { type ClassModel, type Features, type Measure, valuesOf } from "../src/event/class-model.ts";
import { modelBytes } from "../src/sentence/model.ts";

/** A case to learn from: its features, its class, and how much it counts. */
export interface Lesson {
  readonly features: Features;
  readonly label: string;
  readonly weight: number;
  /** Is it of the kind the model will be asked about most? See `Learning.close`. */
  readonly isClose?: boolean;
}

export interface Learning {
  readonly measures: Readonly<Record<string, Measure>>;
  /** Features in fewer lessons are left out. */
  readonly least: number;
  /** Measures of what close lessons learn for themselves, beside what all lessons share; the two are added in the end. */
  readonly close?: Readonly<Record<string, Measure>> | undefined;
  readonly ridge: number;
  readonly rounds: number;
}

/** Multinomial logistic regression with a ridge, by L-BFGS over all lessons at once: nothing in it is random. */
export function learned(lessons: readonly Lesson[], classes: readonly string[], how: Learning): ClassModel {
  const maps = lessons.map(({ features }) => valuesOf(features, how.measures));
  const counts = new Map<number, number>();
  for (const map of maps) for (const key of map.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const keys = Uint32Array.from([...counts].filter(([, n]) => n >= how.least).map(([key]) => key)).sort();
  const row = new Map([...keys].map((key, i) => [key, i]));
  const rows = lessons.map(({ features, isClose }, n) => {
    const known = [...maps[n]!].flatMap(([key, value]): [number, number][] => {
      const at = row.get(key);
      return at === undefined ? [] : [[at, value]];
    });
    if (isClose && how.close)
      for (const [key, value] of valuesOf(features, how.close)) {
        const at = row.get(key);
        if (at !== undefined) known.push([keys.length + at, value]);
      }
    return { at: Int32Array.from(known.map(([at]) => at)), value: Float64Array.from(known.map(([, value]) => value)) };
  });
  const K = classes.length;
  const gold = lessons.map(({ label }) => classes.indexOf(label));
  const slopeOf = (w: Float64Array, slope: Float64Array): number => {
    let loss = 0;
    for (let i = 0; i < w.length; i++) {
      loss += 0.5 * how.ridge * w[i]! * w[i]!;
      slope[i] = how.ridge * w[i]!;
    }
    const sums = new Float64Array(K);
    rows.forEach(({ at, value }, n) => {
      sums.fill(0);
      for (let j = 0; j < at.length; j++) {
        const base = at[j]! * K;
        const v = value[j]!;
        for (let k = 0; k < K; k++) sums[k]! += v * w[base + k]!;
      }
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < K; k++) most = Math.max(most, sums[k]!);
      let all = 0;
      for (let k = 0; k < K; k++) {
        sums[k] = Math.exp(sums[k]! - most);
        all += sums[k]!;
      }
      const { weight } = lessons[n]!;
      loss -= weight * Math.log(sums[gold[n]!]! / all);
      for (let k = 0; k < K; k++) sums[k] = weight * (sums[k]! / all - (k === gold[n] ? 1 : 0));
      for (let j = 0; j < at.length; j++) {
        const base = at[j]! * K;
        const v = value[j]!;
        for (let k = 0; k < K; k++) slope[base + k]! += v * sums[k]!;
      }
    });
    return loss;
  };
  const w = lowest(slopeOf, keys.length * K * (how.close ? 2 : 1), how.rounds);
  if (how.close) {
    // a group counts the same in both, so that its weights can be added
    for (let i = 0; i < keys.length * K; i++) w[i]! += w[keys.length * K + i]!;
  }
  return packed(keys, w.subarray(0, keys.length * K), classes, how.measures);
}

/** Weights as bytes, a step for each class; rows that come to nothing left out. */
function packed(
  keys: Uint32Array,
  w: Float64Array,
  classes: readonly string[],
  measures: ClassModel["measures"],
): ClassModel {
  const K = classes.length;
  const steps = classes.map((_, k) => {
    let most = 1e-9;
    for (let i = k; i < w.length; i += K) most = Math.max(most, Math.abs(w[i]!));
    return most / 127;
  });
  const kept: number[] = [];
  const weights: number[] = [];
  keys.forEach((key, i) => {
    const own = classes.map((_, k) => Math.round(w[i * K + k]! / steps[k]!));
    if (own.every((each) => Math.abs(each) < 1)) return;
    kept.push(key);
    weights.push(...own);
  });
  return { classes, keys: Uint32Array.from(kept), weights: Int8Array.from(weights), steps, measures };
}

/** The bytes of a model file. */
export function classModelBytes(model: ClassModel, kind: string, templates: string): Uint8Array {
  const { classes, keys, weights, steps, measures } = model;
  return modelBytes({ kind, templates, classes, steps, measures }, { keys, weights });
}

/** The place where a smooth convex function is lowest: L-BFGS with ten pairs and steps halved until they pay. */
function lowest(
  slopeOf: (at: Float64Array, slope: Float64Array) => number,
  size: number,
  rounds: number,
): Float64Array {
  let at = new Float64Array(size);
  let slope = new Float64Array(size);
  let value = slopeOf(at, slope);
  const pairs: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const way = slope.map((each) => -each);
    const alphas: number[] = [];
    for (const { s, y, rho } of pairs.toReversed()) {
      const alpha = rho * dot(s, way);
      alphas.push(alpha);
      for (let i = 0; i < size; i++) way[i]! -= alpha * y[i]!;
    }
    const last = pairs.at(-1);
    const factor = last ? 1 / (last.rho * dot(last.y, last.y)) : 1 / Math.sqrt(dot(slope, slope));
    for (let i = 0; i < size; i++) way[i]! *= factor;
    for (const { s, y, rho } of pairs) {
      const beta = rho * dot(y, way);
      const alpha = alphas.pop()!;
      for (let i = 0; i < size; i++) way[i]! += (alpha - beta) * s[i]!;
    }
    const down = dot(slope, way);
    if (down > -1e-9) break;
    const next = new Float64Array(size);
    const nextSlope = new Float64Array(size);
    let nextValue = value;
    let step = 1;
    for (; step > 1e-6; step /= 2) {
      for (let i = 0; i < size; i++) next[i] = at[i]! + step * way[i]!;
      nextValue = slopeOf(next, nextSlope);
      if (nextValue <= value + 1e-4 * step * down) break;
    }
    if (step <= 1e-6) break;
    const s = next.map((each, i) => each - at[i]!);
    const y = nextSlope.map((each, i) => each - slope[i]!);
    const sy = dot(s, y);
    if (sy > 1e-12) pairs.push({ s, y, rho: 1 / sy });
    if (pairs.length > 10) pairs.shift();
    const gain = value - nextValue;
    [at, slope, value] = [next, nextSlope, nextValue];
    if (gain < 1e-6 * Math.abs(value)) break;
  }
  return at;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

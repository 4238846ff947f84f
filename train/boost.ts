import { type Boosted, leafOf, type Node, sigmoid } from "../bench/quality/muc/trees.ts";
import { randomNumbers } from "./data.ts";

interface Growth {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** How much a plain logistic regression counts beside the trees. */
  readonly line: number;
  /** Fewest rows of a leaf. */
  readonly leaf: number;
}

/** Boosted trees for a yes-or-no question, by histograms: rows drawn for each tree, a quarter of the columns left out at each node. */
export function boosted(rows: readonly (readonly number[])[], yes: readonly boolean[], growth: Growth): Boosted {
  const random = randomNumbers(1);
  const columns = rows[0]?.length ?? 0;
  const cuts = Array.from({ length: columns }, (_, k) => cutsOf(rows.map((row) => row[k]!)));
  const bins = cuts.map((own, k) => Uint8Array.from(rows, (row) => binOf(own, row[k]!)));
  const share = yes.filter(Boolean).length / Math.max(1, yes.length);
  const base = Math.log((share + 1e-6) / (1 - share + 1e-6));
  const scores = new Float64Array(rows.length).fill(base);
  const slope = new Float64Array(rows.length);
  const bend = new Float64Array(rows.length);
  const trees: Node[] = [];
  for (let t = 0; t < growth.trees; t++) {
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-scores[i]!));
      slope[i] = (yes[i] ? 1 : 0) - p;
      bend[i] = p * (1 - p);
    }
    const drawn = rows.flatMap((_, i) => (random() < 0.7 ? [i] : []));
    const tree = grown(drawn, 0);
    trees.push(tree);
    for (let i = 0; i < rows.length; i++) scores[i]! += leafOf(tree, rows[i]!);
  }
  return {
    base: rounded(base),
    trees,
    line: growth.line > 0 ? lineOf(rows, yes) : new Array<number>(columns + 1).fill(0),
    share: growth.line,
  };

  function grown(own: readonly number[], depth: number): Node {
    let g = 0;
    let h = 0;
    for (const i of own) {
      g += slope[i]!;
      h += bend[i]!;
    }
    const leaf: Node = [rounded((growth.rate * g) / (h + RIDGE))];
    if (depth >= growth.depth || own.length < 2 * growth.leaf) return leaf;
    let best = { gain: 1e-3, k: -1, bin: 0 };
    for (let k = 0; k < columns; k++) {
      if (random() < 0.25) continue;
      const n = cuts[k]!.length + 1;
      const gs = new Float64Array(n);
      const hs = new Float64Array(n);
      const counts = new Int32Array(n);
      for (const i of own) {
        const bin = bins[k]![i]!;
        gs[bin]! += slope[i]!;
        hs[bin]! += bend[i]!;
        counts[bin]!++;
      }
      let gl = 0;
      let hl = 0;
      let left = 0;
      for (let bin = 0; bin < n - 1; bin++) {
        gl += gs[bin]!;
        hl += hs[bin]!;
        left += counts[bin]!;
        if (left < growth.leaf || own.length - left < growth.leaf) continue;
        const gain = (gl * gl) / (hl + RIDGE) + (g - gl) ** 2 / (h - hl + RIDGE) - (g * g) / (h + RIDGE);
        if (gain > best.gain) best = { gain, k, bin };
      }
    }
    if (best.k < 0) return leaf;
    const goesLeft = (i: number): boolean => bins[best.k]![i]! <= best.bin;
    return [
      best.k,
      cuts[best.k]![best.bin]!,
      grown(own.filter(goesLeft), depth + 1),
      grown(
        own.filter((i) => !goesLeft(i)),
        depth + 1,
      ),
    ];
  }
}

const RIDGE = 2;

/** Logistic regression by all rows at once: bias, then a weight for each column as it stands. */
function lineOf(rows: readonly (readonly number[])[], yes: readonly boolean[]): readonly number[] {
  const columns = rows[0]?.length ?? 0;
  const n = Math.max(1, rows.length);
  const mean = Array.from({ length: columns }, (_, k) => rows.reduce((total, row) => total + row[k]!, 0) / n);
  const width = mean.map((m, k) => Math.sqrt(rows.reduce((total, row) => total + (row[k]! - m) ** 2, 0) / n) || 1);
  const plain = rows.map((row) => Float64Array.from(row, (each, k) => (each - mean[k]!) / width[k]!));
  const weights = new Float64Array(columns + 1);
  const squares = new Float64Array(columns + 1).fill(1e-8);
  for (let round = 0; round < 250; round++) {
    const slope = new Float64Array(columns + 1);
    plain.forEach((row, i) => {
      let score = weights[columns]!;
      for (let k = 0; k < columns; k++) score += weights[k]! * row[k]!;
      const miss = ((yes[i] ? 1 : 0) - sigmoid(score)) / n;
      for (let k = 0; k < columns; k++) slope[k]! += miss * row[k]!;
      slope[columns]! += miss;
    });
    for (let k = 0; k <= columns; k++) {
      const down = slope[k]! - (k < columns ? 1e-3 * weights[k]! : 0);
      squares[k]! += down * down;
      weights[k]! += (0.3 * down) / Math.sqrt(squares[k]!);
    }
  }
  const own = mean.map((_, k) => weights[k]! / width[k]!);
  const bias = weights[columns]! - own.reduce((total, each, k) => total + each * mean[k]!, 0);
  return [bias, ...own].map(rounded);
}

function cutsOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const cuts: number[] = [];
  for (let b = 1; b < 32; b++) {
    const cut = rounded(sorted[Math.floor((b * sorted.length) / 32)]!);
    if (cuts.length === 0 || cut > cuts.at(-1)!) cuts.push(cut);
  }
  return cuts;
}

function binOf(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** A logistic regression and a boosted sum of small decision trees over the same plain numbers, as they lie in the model file. */
export interface Boosted {
  readonly base: number;
  readonly trees: readonly Node[];
  /** Bias, then a weight for each number. */
  readonly line: readonly number[];
  /** How much the line's chance counts, the trees' the rest. */
  readonly share: number;
}

/** A question (row[at] < cut goes left) or a leaf. */
export type Node = readonly [value: number] | readonly [at: number, cut: number, left: Node, right: Node];

/** The chance a model gives a row of numbers. */
export function chanceOf({ base, trees, line, share }: Boosted, row: readonly number[]): number {
  let sum = base;
  for (const tree of trees) sum += leafOf(tree, row);
  const straight = row.reduce((total, each, k) => total + each * line[k + 1]!, line[0]!);
  return share * sigmoid(straight) + (1 - share) * sigmoid(sum);
}

/** The leaf a row falls into. */
export function leafOf(tree: Node, row: readonly number[]): number {
  let node = tree;
  while (node.length === 4) node = row[node[0]]! < node[1] ? node[2] : node[3];
  return node[0];
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The logit of a chance, kept off the ends. */
export function logit(chance: number): number {
  return Math.log((chance + 1e-4) / (1 - chance + 1e-4));
}

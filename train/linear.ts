/** A linear model over hashed rows, learned by steps whose size shrinks for each row as it is used (AdaGrad). */
export class Linear {
  readonly weights: Float32Array;
  private readonly squares: Float32Array;
  private readonly rate: number;

  constructor(bits: number, rate: number) {
    this.weights = new Float32Array(2 ** bits);
    this.squares = new Float32Array(2 ** bits).fill(1);
    this.rate = rate;
  }

  score(rows: Int32Array): number {
    let sum = 0;
    for (const row of rows) sum += this.weights[row]!;
    return sum;
  }

  /** A yes-or-no case. */
  learn(rows: Int32Array, yes: boolean, importance = 1): void {
    const p = 1 / (1 + Math.exp(-this.score(rows)));
    this.step(rows, importance * ((yes ? 1 : 0) - p));
  }

  /** Alternatives of which one is right. */
  choose(options: readonly Int32Array[], right: number): void {
    const scores = options.map((rows) => this.score(rows));
    const top = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - top));
    const sum = odds.reduce((all, each) => all + each, 0);
    options.forEach((rows, i) => {
      this.step(rows, (i === right ? 1 : 0) - odds[i]! / sum);
    });
  }

  private step(rows: Int32Array, gradient: number): void {
    if (Math.abs(gradient) < 1e-4) return;
    const { weights, squares, rate } = this;
    for (const row of rows) {
      squares[row]! += gradient * gradient;
      weights[row]! += (rate * gradient) / Math.sqrt(squares[row]!) - DECAY * weights[row]!;
    }
  }
}

/** A little forgetting at each step keeps rare rows small. */
const DECAY = 1e-4;

/** The same order for the same seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items];
  let state = seed >>> 0 || 1;
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** A dense averaged perceptron over hashed features. `average` is w − u / t: what the weights were on average over all steps. */
export class Perceptron {
  readonly classCount: number;
  readonly shift: number;
  readonly weights: Float32Array;
  private readonly late: Float32Array;
  private step = 1;

  constructor(bits: number, classCount: number) {
    this.classCount = classCount;
    this.shift = 32 - bits;
    this.weights = new Float32Array(2 ** bits * classCount);
    this.late = new Float32Array(2 ** bits * classCount);
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { weights, classCount, shift } = this;
    scores.fill(0);
    for (let f = 0; f < count; f++) {
      const row = (features[f]! >>> shift) * classCount;
      for (let c = 0; c < classCount; c++) scores[c]! += weights[row + c]!;
    }
  }

  /** Speaks for one class and against another. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    const { weights, late, classCount, shift, step } = this;
    for (let f = 0; f < count; f++) {
      const row = (features[f]! >>> shift) * classCount;
      weights[row + right]! += 1;
      late[row + right]! += step;
      weights[row + wrong]! -= 1;
      late[row + wrong]! -= step;
    }
  }

  tick(): void {
    this.step++;
  }

  /** The averaged weights, in a table of their own. */
  average(): Float32Array {
    const { weights, late, step } = this;
    const out = new Float32Array(weights.length);
    for (let i = 0; i < out.length; i++) if (late[i] !== 0 || weights[i] !== 0) out[i] = weights[i]! - late[i]! / step;
    return out;
  }

  /** Makes the averaged weights the weights, for measuring between epochs; gives them back as they were. */
  withAverage<T>(work: () => T): T {
    const held = this.weights.slice();
    this.weights.set(this.average());
    const result = work();
    this.weights.set(held);
    return result;
  }
}

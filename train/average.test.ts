import { describe, expect, it } from "vitest";
import { addScores, openWeights } from "../src/sentence/weights.ts";
import { type Average, mean, weightSections } from "./average.ts";

const one: Average = {
  rowCount: 64,
  rows: Uint32Array.of(3, 3, 40),
  classes: Uint8Array.of(0, 2, 1),
  weights: Float32Array.of(2, -300, 1),
};
const other: Average = {
  rowCount: 64,
  rows: Uint32Array.of(3, 50),
  classes: Uint8Array.of(0, 1),
  weights: Float32Array.of(4, 6),
};

/** The scores of one feature whose hash falls into `row`. */
function scores(average: Average, row: number, least: number): number[] {
  const weights = openWeights(weightSections(average, least, 1));
  const out = new Int32Array(3);
  addScores(weights, Int32Array.of(row << weights.shift), 1, out);
  return [...out];
}

describe("weightSections", () => {
  it("keeps rows, classes and values, however large", () => {
    expect(scores(one, 3, 1)).toEqual([2, 0, -300]);
    expect(scores(one, 40, 1)).toEqual([0, 1, 0]);
    expect(scores(one, 41, 1)).toEqual([0, 0, 0]);
  });

  it("drops what is small", () => {
    expect(scores(one, 3, 2.5)).toEqual([0, 0, -300]);
    expect(scores(one, 40, 2.5)).toEqual([0, 0, 0]);
  });
});

describe("mean", () => {
  it("is the mean, row by row and class by class", () => {
    const both = mean([one, other]);
    expect([...both.rows]).toEqual([3, 3, 40, 50]);
    expect([...both.weights]).toEqual([3, -150, 0.5, 3]);
  });
});

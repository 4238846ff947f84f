import type { Body } from "./body.ts";
import { joined, mixed } from "./hash.ts";
import { shingles } from "./shingle.ts";

const VALUES = 128;
const ROWS = 2;
export const BANDS = VALUES / ROWS;

/** Stories with fewer body words are not compared: a line that many pages have is no copy. */
export const FEWEST_WORDS = 16;

/**
 * The minhash of a story: 128 values, of which two stories share about the part that is the Jaccard index of their shingles.
 * Undefined for a story too short to tell.
 */
export function signatureOf(body: Body): Uint32Array | undefined {
  if (body.size < FEWEST_WORDS) return undefined;
  const least = new Uint32Array(VALUES).fill(0xffffffff);
  for (const shingle of new Set(shingles(body.words, body.size)))
    for (let i = 0; i < VALUES; i++) {
      let value = Math.imul(shingle ^ offsets[i]!, factors[i]!);
      value = (value ^ (value >>> 15)) >>> 0;
      if (value < least[i]!) least[i] = value;
    }
  return least;
}

/** Keys of which similar stories have at least one in common: 64, each of two values of the signature, as signed 32-bit integers. */
export function bandsOf(signature: Uint32Array): Int32Array {
  const keys = new Int32Array(BANDS);
  for (let band = 0; band < BANDS; band++)
    keys[band] = mixed(joined(joined(band + 1, signature[band * ROWS]!), signature[band * ROWS + 1]!));
  return keys;
}

/** The part of the shorter story's shingles that the other must contain; measured by bench:quality near-duplicates. */
export const CONTAINED = 0.3;

/**
 * Whether it is worth comparing two stories word by word: no when their signatures say, beyond doubt, that the shorter one has little in common
 * with the other.
 */
export function mayShare(a: Uint32Array, sizeA: number, b: Uint32Array, sizeB: number): boolean {
  let same = 0;
  for (let i = 0; i < VALUES; i++) if (a[i] === b[i]) same++;
  // two standard deviations above what was met, at the least what chance alone may give
  const jaccard = same / VALUES;
  const likely = Math.min(1, jaccard + 2 * Math.sqrt((jaccard * (1 - jaccard) + 0.008) / VALUES));
  const shared = (likely * (sizeA + sizeB)) / (1 + likely);
  return shared >= CONTAINED * Math.min(sizeA, sizeB);
}

const offsets = constants(0x243f6a88);
const factors = constants(0x13198a2e).map((each) => each | 1);

function constants(seed: number): Uint32Array {
  return Uint32Array.from({ length: VALUES }, (_, i) => mixed(seed + Math.imul(i + 1, 0x9e3779b9)));
}

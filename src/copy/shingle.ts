import { joined, mixed } from "./hash.ts";

/** Words in a shingle. */
export const SHINGLE = 4;

/** The hash of the four words that begin at each word; shorter than `size` by three, empty for less than four. */
export function shingles(words: Uint32Array, size: number): Uint32Array {
  const all = new Uint32Array(Math.max(0, size - SHINGLE + 1));
  for (let i = 0; i < all.length; i++) {
    let h = 0x6a09e667;
    for (let k = 0; k < SHINGLE; k++) h = joined(h, words[i + k]!);
    all[i] = mixed(h);
  }
  return all;
}

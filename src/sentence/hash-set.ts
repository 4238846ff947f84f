import { hashOf } from "./word.ts";

/** A set of strings as their hashes: ready as it lies in the file. Of a million strings not in it, about twenty seem to be. */
export interface HashSet {
  has(text: string): boolean;
}

export function openHashSet(keys: Uint32Array): HashSet {
  return { has: (text) => keys[placeOf(keys, hashOf(text) >>> 0 || 1)] !== 0 };
}

/** The hashes of the strings, laid out for `openHashSet`. */
export function hashSet(texts: ReadonlySet<string>): Uint32Array {
  let size = 1024;
  while (size < texts.size * 1.5) size *= 2;
  const keys = new Uint32Array(size);
  for (const text of texts) {
    const key = hashOf(text) >>> 0 || 1;
    keys[placeOf(keys, key)] = key;
  }
  return keys;
}

/** Where the key lies, or the empty place it would get. */
function placeOf(keys: Uint32Array, key: number): number {
  const mask = keys.length - 1;
  let at = (key ^ (key >>> 15)) & mask;
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
  return at;
}

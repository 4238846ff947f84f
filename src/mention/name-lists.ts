import type { Section } from "../sentence/model.ts";
import { hashOf } from "../sentence/word.ts";

/** What lists of names say of a word, as bits: it stands in names of persons (given or last), places, bodies. */
export const NAME_LIST = {
  given: 1,
  last: 2,
  place: 4,
  placePart: 8,
  body: 16,
  bodyPart: 32,
} as const;

/** Open-addressed table from the hash of a word in lower case to its bits: ready as it lies in the file. */
export interface NameLists {
  readonly keys: Uint32Array;
  readonly bits: Uint8Array;
}

export function openNameLists(sections: Readonly<Record<string, Section>>): NameLists {
  const { listKeys: keys, listBits: bits } = sections;
  if (!(keys instanceof Uint32Array) || !(bits instanceof Uint8Array))
    throw new Error('the model "names" lacks its lists');
  return { keys, bits };
}

/** The lists as sections of a model file. */
export function nameListSections(words: ReadonlyMap<string, number>): { listKeys: Uint32Array; listBits: Uint8Array } {
  let size = 1024;
  while (size < words.size * 1.5) size *= 2;
  const listKeys = new Uint32Array(size);
  const listBits = new Uint8Array(size);
  for (const [word, bits] of words) {
    const key = keyOf(word);
    const at = placeOf(listKeys, key);
    listKeys[at] = key;
    listBits[at]! |= bits;
  }
  return { listKeys, listBits };
}

export function listBitsOf({ keys, bits }: NameLists, lower: string): number {
  return bits[placeOf(keys, keyOf(lower))]!;
}

function keyOf(lower: string): number {
  return hashOf(lower) >>> 0 || 1;
}

/** Where the key lies, or the empty place it would get. */
function placeOf(keys: Uint32Array, key: number): number {
  const mask = keys.length - 1;
  let at = (key ^ (key >>> 15)) & mask;
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
  return at;
}

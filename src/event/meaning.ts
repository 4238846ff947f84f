import { type Kit, perKit } from "../kit/kit.ts";
import { openModel } from "../sentence/model.ts";
import { hashOf } from "../sentence/word.ts";

/** Changes with what the table holds. */
export const MEANING_TEMPLATES = "meaning-1";

/** The numbers of what a word means in its first sense and of what that is a kind of, by WordNet: of "condemn" also "criticise", "communicate". */
export type Meanings = (lemma: string) => readonly number[];

/** The table of a kit: verbs ("call_off"), and nouns of acts, words, events and states with the verbs they are made from. */
export const meanings: (kit: Kit) => Meanings = perKit((kit: Kit): Meanings => {
  const { keys, starts, numbers } = openModel(kit.models.meaning, "meaning", MEANING_TEMPLATES).sections;
  if (!(keys instanceof Uint32Array) || !(starts instanceof Uint32Array) || !(numbers instanceof Uint16Array))
    throw new Error('the model "meaning" lacks its table');
  const place = new Map<number, number>();
  keys.forEach((key, i) => {
    place.set(key, i);
  });
  return (lemma) => {
    const at = place.get(hashOf(lemma) >>> 0);
    return at === undefined ? [] : [...numbers.subarray(starts[at], starts[at + 1])];
  };
});

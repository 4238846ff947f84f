import { placeKey } from "./key.ts";
import { latinOf } from "./latin.ts";

/**
 * A name as it sounds, one letter a sound, for comparing spellings: folded, in Latin letters, without articles, doubled letters and blanks.
 * Capitals are the sounds that take two letters in English: S sh, C ch, Z zh, K kh, G gh, T th, D dh, X ts.
 * "Bourj el-Mlouk" -> "burjmluk", "Хмельницький" -> "Kmelnyckyy".
 */
export function soundsOf(name: string): string {
  const words = placeKey(latinOf(name))
    .replace(/[^a-z ]/g, "")
    .split(" ")
    .filter((word) => word !== "");
  return soundOfWords(spokenWords(words));
}

/** The words of a name that tell it from others; all of them when nothing else is left. */
export function spokenWords(words: readonly string[]): readonly string[] {
  const kept = words.filter((word, i) => i === words.length - 1 || !(ARTICLES.has(word) || (i > 0 && LINKS.has(word))));
  return kept.length > 0 ? kept : words;
}

/** Arabic articles with their assimilations, and those of the Romance languages. */
const ARTICLES = new Set(
  "al el ul il ar er as es ash esh ach ech at et ad ed az ez an en adh edh eth aj ej the la le".split(" "),
);
/** Persian ezafe, "of", and what else stands between the words of a name and is as often left out. */
const LINKS = new Set("e ye i yi de du des of bin ibn".split(" "));

export function soundOfWords(words: readonly string[]): string {
  return words
    .join("")
    .replace(DIGRAPHS, (letters) => SOUND[letters]!)
    .replace(/x/g, "ks")
    .replace(/(.)\1+/g, "$1");
}

const SOUND: Readonly<Record<string, string>> = {
  shch: "S",
  sch: "S",
  tsch: "C",
  tch: "C",
  dzh: "j",
  dsch: "j",
  dj: "j",
  ch: "C",
  cz: "C",
  sh: "S",
  sz: "S",
  zh: "Z",
  kh: "K",
  gh: "G",
  th: "T",
  dh: "D",
  ph: "f",
  ck: "k",
  ts: "X",
  tz: "X",
  oo: "u",
  ou: "u",
  ee: "i",
};
const DIGRAPHS = new RegExp(
  Object.keys(SOUND)
    .sort((a, b) => b.length - a.length)
    .join("|"),
  "g",
);

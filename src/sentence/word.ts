import type { Section } from "./model.ts";

/** What the tagger and the parser look at in a word form, as small integers; made once per distinct form. */
export interface Word {
  /** Hash of the form in lower case, digits as 0, typographic quotes and dashes as plain ones. */
  readonly lower: number;
  /** The same with case kept. */
  readonly exact: number;
  readonly prefix1: number;
  readonly prefix2: number;
  readonly prefix3: number;
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  /** Kinds of characters in order: "Xx" for "Iran", "X0" for "F16". */
  readonly shape: number;
  /** Word classes WordNet knows the form in, see WORD_CLASS. */
  readonly classes: number;
  /** The tags the form has in the training data; for a rare one its classes. */
  readonly ambiguity: number;
}

/** Bits of `Word.classes`. The first six stand in the word table; the others come from taking endings off. */
export const WORD_CLASS = {
  noun: 1,
  verb: 2,
  adjective: 4,
  adverb: 8,
  name: 16,
  common: 32,
  plural: 64,
  verbS: 128,
  verbEd: 256,
  verbIng: 512,
  compared: 1024,
} as const;

/** Open-addressed table from the hash of a lower-case form to its classes and ambiguity. */
export interface WordTable {
  readonly keys: Uint32Array;
  readonly classes: Uint8Array;
  readonly ambiguities: Uint8Array;
}

export function openWordTable(sections: Readonly<Record<string, Section>>): WordTable {
  const { wordKeys, wordClasses, wordAmbiguities } = sections;
  if (
    !(wordKeys instanceof Uint32Array) ||
    !(wordClasses instanceof Uint8Array) ||
    !(wordAmbiguities instanceof Uint8Array)
  ) {
    throw new Error("a model file lacks its word table");
  }
  return { keys: wordKeys, classes: wordClasses, ambiguities: wordAmbiguities };
}

/** Writes a word table; throws RangeError when two words share a hash and disagree too often to be kept apart (never seen). */
export function wordTable(words: ReadonlyMap<string, { classes: number; ambiguity: number }>): Record<string, Section> {
  let size = 1024;
  while (size < words.size * 1.5) size *= 2;
  const keys = new Uint32Array(size);
  const classes = new Uint8Array(size);
  const ambiguities = new Uint8Array(size);
  for (const [word, { classes: c, ambiguity }] of words) {
    const key = keyOf(word);
    let at = (key ^ (key >>> 15)) & (size - 1);
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (size - 1);
    keys[at] = key;
    classes[at]! |= c;
    ambiguities[at] = ambiguity;
  }
  return { wordKeys: keys, wordClasses: classes, wordAmbiguities: ambiguities };
}

/** Place of a lower-case form in the table, -1 if it is not there. */
export function wordPlace(table: WordTable, lower: string): number {
  const { keys } = table;
  const mask = keys.length - 1;
  const key = keyOf(lower);
  let at = (key ^ (key >>> 15)) & mask;
  while (keys[at] !== 0) {
    if (keys[at] === key) return at;
    at = (at + 1) & mask;
  }
  return -1;
}

function keyOf(lower: string): number {
  return hashOf(lower) >>> 0 || 1;
}

/** The atoms of a form. */
export function wordOf(form: string, table: WordTable): Word {
  const plain = plainForm(form).replace(/[0-9]/g, "0");
  const lower = plain.toLowerCase();
  const place = wordPlace(table, lower);
  const classes = (place < 0 ? 0 : table.classes[place]!) | inflected(lower, table);
  const known = place < 0 ? 0 : table.ambiguities[place]!;
  const n = lower.length;
  return {
    lower: hashOf(lower),
    exact: hashOf(plain),
    prefix1: hashOf(lower.slice(0, 1)),
    prefix2: hashOf(lower.slice(0, 2)),
    prefix3: hashOf(lower.slice(0, 3)),
    suffix1: hashOf(lower.slice(n - 1)),
    suffix2: hashOf(lower.slice(Math.max(0, n - 2))),
    suffix3: hashOf(lower.slice(Math.max(0, n - 3))),
    suffix4: hashOf(lower.slice(Math.max(0, n - 4))),
    shape: shapeOf(plain),
    classes,
    ambiguity: known || 256 + classes,
  };
}

/** The form with typographic quotes, dashes and dots written as plain ones. */
export function plainForm(form: string): string {
  return form
    .replace(/[‘’ʼ′´`]/g, "'")
    .replace(/[“”„«»″]|''/g, '"')
    .replace(/[–—―−‒‐‑]/g, "-")
    .replace(/…/g, "...");
}

export function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    h ^= h >>> 13;
  }
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) | 0;
}

function shapeOf(plain: string): number {
  let shape = "";
  for (const ch of plain) {
    const kind = /[a-z]/.test(ch)
      ? "x"
      : /[A-Z]/.test(ch)
        ? "X"
        : ch === "0"
          ? "0"
          : /\p{Lu}/u.test(ch)
            ? "X"
            : /\p{L}/u.test(ch)
              ? "x"
              : ch;
    // Runs count once or "more than once": "XX" tells an acronym from "A".
    if (shape.length >= 8) break;
    if (!shape.endsWith(kind) || (kind === "X" && !shape.endsWith("XX"))) shape += kind;
  }
  return hashOf(shape);
}

function inflected(lower: string, table: WordTable): number {
  let classes = 0;
  for (const [ending, put, base, bit] of ENDINGS) {
    if (lower.length < ending.length + 2 || !lower.endsWith(ending)) continue;
    const stem = lower.slice(0, lower.length - ending.length);
    const doubled = put === "" && stem.length > 2 && stem[stem.length - 1] === stem[stem.length - 2];
    if (has(table, stem + put, base) || (doubled && has(table, stem.slice(0, -1), base))) classes |= bit;
  }
  return classes;
}

function has(table: WordTable, lower: string, bit: number): boolean {
  const place = wordPlace(table, lower);
  return place >= 0 && (table.classes[place]! & bit) !== 0;
}

const ENDINGS: readonly (readonly [ending: string, put: string, base: number, bit: number])[] = [
  ["s", "", WORD_CLASS.noun, WORD_CLASS.plural],
  ["es", "", WORD_CLASS.noun, WORD_CLASS.plural],
  ["ies", "y", WORD_CLASS.noun, WORD_CLASS.plural],
  ["ves", "f", WORD_CLASS.noun, WORD_CLASS.plural],
  ["men", "man", WORD_CLASS.noun, WORD_CLASS.plural],
  ["s", "", WORD_CLASS.verb, WORD_CLASS.verbS],
  ["es", "", WORD_CLASS.verb, WORD_CLASS.verbS],
  ["ies", "y", WORD_CLASS.verb, WORD_CLASS.verbS],
  ["ed", "", WORD_CLASS.verb, WORD_CLASS.verbEd],
  ["ed", "e", WORD_CLASS.verb, WORD_CLASS.verbEd],
  ["ied", "y", WORD_CLASS.verb, WORD_CLASS.verbEd],
  ["ing", "", WORD_CLASS.verb, WORD_CLASS.verbIng],
  ["ing", "e", WORD_CLASS.verb, WORD_CLASS.verbIng],
  ["er", "", WORD_CLASS.adjective, WORD_CLASS.compared],
  ["er", "e", WORD_CLASS.adjective, WORD_CLASS.compared],
  ["ier", "y", WORD_CLASS.adjective, WORD_CLASS.compared],
  ["est", "", WORD_CLASS.adjective, WORD_CLASS.compared],
  ["est", "e", WORD_CLASS.adjective, WORD_CLASS.compared],
  ["iest", "y", WORD_CLASS.adjective, WORD_CLASS.compared],
];

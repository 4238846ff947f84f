import type { Section } from "./model.ts";

/** What the tagger and the parser look at in a word form, as small integers; made once per distinct form. */
export interface Word {
  /** Hash of the form in lower case, digits as 0, typographic quotes and dashes as plain ones. */
  readonly lower: number;
  /** The same for a form frequent in training; for a rarer one what kind of form it is. */
  readonly frequent: number;
  /** As `lower`, with case kept. */
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
  /** WordNet's field of the first sense as a noun and as a verb (3 act, 14 group, 15 location, 18 person, 28 time, 32 communication …), 0 if none. */
  readonly nounField: number;
  readonly verbField: number;
  /** The tags the form has in the training data; for a rare one its classes. */
  readonly ambiguity: number;
  /** Whether the form may be a finite verb: 0 no, 1 perhaps, 2 mostly. */
  readonly finite: number;
}

/** Bits of word classes. Those up to `irregularPast` stand in the word table; the others come from taking endings off. */
export const WORD_CLASS = {
  noun: 1,
  verb: 2,
  adjective: 4,
  adverb: 8,
  name: 16,
  common: 32,
  frequent: 64,
  irregularPast: 128,
  plural: 256,
  verbS: 512,
  verbEd: 1024,
  verbIng: 2048,
  compared: 4096,
} as const;

/** Open-addressed table from the hash of a lower-case form to its classes and ambiguity. */
export interface WordTable {
  readonly keys: Uint32Array;
  readonly classes: Uint8Array;
  readonly ambiguities: Uint8Array;
  readonly nounFields: Uint8Array;
  readonly verbFields: Uint8Array;
  /** `Word.finite` of each set of tags. */
  readonly finite: Uint8Array;
}

/** What the table holds of a word. */
export interface WordFacts {
  classes: number;
  ambiguity: number;
  nounField: number;
  verbField: number;
}

export function openWordTable(sections: Readonly<Record<string, Section>>): WordTable {
  const { wordKeys, finiteSets, ...bytes } = sections;
  const [classes, ambiguities, nounFields, verbFields] = WORD_SECTIONS.map((name) => bytes[name]);
  if (
    !(wordKeys instanceof Uint32Array) ||
    !(finiteSets instanceof Uint8Array) ||
    !(classes instanceof Uint8Array) ||
    !(ambiguities instanceof Uint8Array) ||
    !(nounFields instanceof Uint8Array) ||
    !(verbFields instanceof Uint8Array)
  ) {
    throw new Error("a model file lacks its word table");
  }
  return { keys: wordKeys, classes, ambiguities, nounFields, verbFields, finite: finiteSets };
}

const WORD_SECTIONS = ["wordClasses", "wordAmbiguities", "wordNounFields", "wordVerbFields"] as const;

/** A word table as sections of a model file. */
export function wordTable(words: ReadonlyMap<string, WordFacts>, finiteSets: Uint8Array): Record<string, Section> {
  let size = 1024;
  while (size < words.size * 1.5) size *= 2;
  const keys = new Uint32Array(size);
  const [wordClasses, wordAmbiguities, wordNounFields, wordVerbFields] = [0, 1, 2, 3].map(() => new Uint8Array(size));
  for (const [word, facts] of words) {
    const key = keyOf(word);
    let at = (key ^ (key >>> 15)) & (size - 1);
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (size - 1);
    keys[at] = key;
    wordClasses![at]! |= facts.classes;
    wordAmbiguities![at] = facts.ambiguity;
    wordNounFields![at] = facts.nounField;
    wordVerbFields![at] = facts.verbField;
  }
  return {
    wordKeys: keys,
    wordClasses: wordClasses!,
    wordAmbiguities: wordAmbiguities!,
    wordNounFields: wordNounFields!,
    wordVerbFields: wordVerbFields!,
    finiteSets,
  };
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
  const listed = place < 0 ? 0 : table.classes[place]!;
  const bases = inflected(lower, table);
  const classes = (listed & ~WORD_CLASS.frequent) | bases.classes;
  const known = place < 0 ? 0 : table.ambiguities[place]!;
  const n = lower.length;
  const shape = shapeOf(plain);
  const suffix2 = hashOf(lower.slice(Math.max(0, n - 2)));
  return {
    lower: hashOf(lower),
    frequent: (listed & WORD_CLASS.frequent) !== 0 ? hashOf(lower) : Math.imul(shape + suffix2, 0x2c1b3c6d),
    exact: hashOf(plain),
    prefix1: hashOf(lower.slice(0, 1)),
    prefix2: hashOf(lower.slice(0, 2)),
    prefix3: hashOf(lower.slice(0, 3)),
    suffix1: hashOf(lower.slice(n - 1)),
    suffix2,
    suffix3: hashOf(lower.slice(Math.max(0, n - 3))),
    suffix4: hashOf(lower.slice(Math.max(0, n - 4))),
    shape,
    classes,
    nounField: (place < 0 ? 0 : table.nounFields[place]!) || bases.nounField,
    verbField: (place < 0 ? 0 : table.verbFields[place]!) || bases.verbField,
    ambiguity: known || 256 + classes,
    finite:
      known > 0
        ? table.finite[known]!
        : (classes & (WORD_CLASS.verbEd | WORD_CLASS.verbS | WORD_CLASS.irregularPast)) !== 0
          ? 1
          : 0,
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

/** What the forms say that are left when an ending is taken off. */
function inflected(lower: string, table: WordTable): { classes: number; nounField: number; verbField: number } {
  const found = { classes: 0, nounField: 0, verbField: 0 };
  for (const [ending, put, base, bit] of ENDINGS) {
    if (lower.length < ending.length + 2 || !lower.endsWith(ending)) continue;
    const stem = lower.slice(0, lower.length - ending.length);
    const doubled = put === "" && stem.length > 2 && stem[stem.length - 1] === stem[stem.length - 2];
    let place = placeAs(table, stem + put, base);
    if (place < 0 && doubled) place = placeAs(table, stem.slice(0, -1), base);
    if (place < 0) continue;
    found.classes |= bit;
    if (base === WORD_CLASS.noun) found.nounField ||= table.nounFields[place]!;
    if (base === WORD_CLASS.verb) found.verbField ||= table.verbFields[place]!;
  }
  return found;
}

function placeAs(table: WordTable, lower: string, bit: number): number {
  const place = wordPlace(table, lower);
  return place >= 0 && (table.classes[place]! & bit) !== 0 ? place : -1;
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

/** What stands before the first word of a sentence and behind its last. */
export const EDGE_WORD: Word = {
  lower: 1,
  frequent: 1,
  exact: 1,
  prefix1: 1,
  prefix2: 1,
  prefix3: 1,
  suffix1: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  shape: 1,
  classes: 0,
  nounField: 0,
  verbField: 0,
  ambiguity: 9999,
  finite: 0,
};

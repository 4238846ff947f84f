import { wellKnownPlaces } from "../gazetteer/gazetteer.ts";
import type { Kit } from "../kit/kit.ts";
import { h1, h2, h3 } from "../sentence/hash.ts";
import { CASING } from "../sentence/tag.ts";
import { EDGE_WORD, hashOf, plainForm, WORD_CLASS, type Word } from "../sentence/word.ts";
import { type EntityMatch, fold, PARTICLES } from "./entity.ts";
import { kindOfNoun, TITLES } from "./name.ts";
import { listBitsOf, NAME_LIST, type NameLists } from "./name-lists.ts";
import { REPORTING } from "./reporting.ts";

/** Changes with the templates below, with word.ts and with what the atoms mean. */
export const NAME_TEMPLATES = "name-1";
export const NAME_FEATURES = 96;

/** A word with the tags it was given: all that is looked at of a token. */
export interface NameToken {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
}

/** What is known of a form by itself; made once per distinct form. */
export interface NameForm {
  readonly word: Word;
  readonly lower: string;
  /** Bits of NAME_LIST. */
  readonly lists: number;
  /** 1 title, 2 … what kind of body or place is named with the noun; 0 nothing. */
  readonly kind: number;
  /** 0 no capital letter, 1 a capital first, 2 capitals only, 3 a capital somewhere. */
  readonly capital: number;
  /** Known as a place by itself, see `placeRank`. */
  readonly place: number;
  readonly particle: boolean;
  readonly letter: boolean;
}

export interface NameForms {
  readonly kit: Kit;
  readonly lists: NameLists;
  readonly wordOf: (form: string) => Word;
  readonly known: Map<string, NameForm>;
  readonly places: Map<string, number>;
}

export function formOf(form: string, forms: NameForms): NameForm {
  let held = forms.known.get(form);
  if (!held) {
    if (forms.known.size > 30_000) forms.known.clear();
    held = made(form, forms);
    forms.known.set(form, held);
  }
  return held;
}

function made(form: string, forms: NameForms): NameForm {
  const lower = fold(plainForm(form));
  const capital = capitalOf(form);
  const word = forms.wordOf(form);
  const common = (word.classes & WORD_CLASS.common) !== 0 || form.length < 4;
  return {
    word,
    lower,
    lists: listBitsOf(forms.lists, lower),
    kind: TITLES.has(lower) ? 1 : (KINDS.indexOf(kindOfNoun(lower) ?? "") + 2) % 20,
    capital,
    place: capital === 0 && common ? 0 : placeRank(form, forms),
    particle: PARTICLES.has(lower),
    letter: /\p{L}/u.test(form),
  };
}

const KINDS = ["", "government", "military", "police", "armed-group", "party", "organisation", "outlet", "place"];

function capitalOf(form: string): number {
  if (form === form.toLowerCase()) return 0;
  if (/^\p{Lu}[\p{Lu}\p{N}.&]+$/u.test(form)) return 2;
  return /^\p{Lu}/u.test(form) ? 1 : 3;
}

/** 0 unknown, 1 a country, 2 an area, 3 … a city, the larger the lower. */
function placeRank(words: string, forms: NameForms): number {
  const held = forms.places.get(words);
  if (held !== undefined) return held;
  if (forms.places.size > 30_000) forms.places.clear();
  const place = wellKnownPlaces(words, forms.kit)[0];
  const rank =
    place === undefined
      ? 0
      : place.kind === "country"
        ? 1
        : place.basis.by === "lexicon"
          ? 2
          : place.population >= 1_000_000
            ? 3
            : place.population >= 150_000
              ? 4
              : 5;
  forms.places.set(words, rank);
  return rank;
}

/** What a document as a whole shows of a word: by the hash of its lower-case form, bits of SHOWN. */
export type Shown = ReadonlyMap<number, number>;

const SHOWN = { lower: 1, afterTitle: 2, afterGiven: 4, placed: 8, speaks: 16, inBody: 32, again: 64, inRun: 128 };

/** How the words with a capital are used all over a document: behind titles, behind prepositions of place, in lower case too. */
export function shownIn(sentences: readonly (readonly NameToken[])[], forms: NameForms): Shown {
  const shown = new Map<number, number>();
  const seen = new Map<number, number>();
  for (const tokens of sentences) {
    for (let i = 0; i < tokens.length; i++) {
      const own = formOf(tokens[i]!.form, forms);
      if (!own.letter) continue;
      const key = own.word.lower;
      let bits = shown.get(key) ?? 0;
      if (own.capital === 0) {
        if ((bits & SHOWN.lower) !== 0 || (own.particle && own.lists === 0)) continue;
        bits |= SHOWN.lower;
      } else {
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        if (count > 1) bits |= SHOWN.again;
        const before = i > 0 ? formOf(tokens[i - 1]!.form, forms) : undefined;
        const after = tokens[i + 1];
        const next = after ? formOf(after.form, forms) : undefined;
        if (before?.kind === 1 && before.capital > 0) bits |= SHOWN.afterTitle;
        if (before && before.capital > 0 && (before.lists & NAME_LIST.given) !== 0) bits |= SHOWN.afterGiven;
        if (before && PLACING.has(before.lower) && (!next || next.capital === 0)) bits |= SHOWN.placed;
        if (after && REPORTING.has(after.lemma)) bits |= SHOWN.speaks;
        if (next && next.capital > 0 && next.kind > 1 && next.kind < 10) bits |= SHOWN.inBody;
        if ((before && before.capital > 0 && i > 1) || (next && next.capital > 0)) bits |= SHOWN.inRun;
      }
      shown.set(key, bits);
    }
  }
  return shown;
}

const PLACING = new Set("in at near from to into outside inside around across through towards toward".split(" "));

/** A sentence laid out for the templates. */
export interface NameScene {
  readonly forms: readonly NameForm[];
  readonly tags: Int32Array;
  /** Lexicon name over the token: its kind, how it stands for it, and the part of the name; 0 none. */
  readonly lexicon: Int32Array;
  /** Place of the gazetteer over the token. */
  readonly places: Int32Array;
  /** First and last token of the run of capitalised words. */
  readonly runFirst: Int32Array;
  readonly runLast: Int32Array;
  readonly shown: Int32Array;
  /** Whether the token may be part of a name at all. */
  readonly free: Uint8Array;
  /** Proper nouns with a capital letter in a sentence that is not all capitals. */
  readonly proper: Uint8Array;
  readonly casing: number;
}

export function nameScene(
  tokens: readonly NameToken[],
  matches: readonly EntityMatch[],
  shown: Shown,
  casing: number,
  known: NameForms,
): NameScene {
  const n = tokens.length;
  const forms = tokens.map(({ form }) => formOf(form, known));
  const tags = Int32Array.from(tokens, ({ upos, xpos }) => tagHash(upos, xpos));
  const lexicon = new Int32Array(n);
  for (const { first, last, entry, as } of matches) {
    const kind = hashOf(entry.kind) ^ hashOf(as);
    for (let i = first; i <= last; i++) lexicon[i] = (kind + partOf(i, first, last)) | 0;
  }
  const runFirst = new Int32Array(n);
  const runLast = new Int32Array(n);
  for (let i = 0; i < n; ) {
    let last = i;
    if (forms[i]!.capital > 0) {
      while (last + 1 < n) {
        if (forms[last + 1]!.capital > 0) last++;
        else if (forms[last + 1]!.lower === "-" && last + 2 < n && forms[last + 2]!.capital > 0) last += 2;
        else break;
      }
    }
    runFirst.fill(i, i, last + 1);
    runLast.fill(last, i, last + 1);
    i = last + 1;
  }
  const free = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const { capital, word, lists, place } = forms[i]!;
    if (tokens[i]!.upos === "PRON" || (i === 0 && CLOSED.test(tokens[0]!.upos) && (forms[1]?.capital ?? 0) === 0))
      continue;
    if (
      capital > 0 ||
      tokens[i]!.upos === "PROPN" ||
      place !== 0 ||
      (lists !== 0 && (word.classes & WORD_CLASS.common) === 0)
    )
      free[i] = 1;
  }
  for (let i = 0; i < n; i++) {
    if (free[i] !== 0 || !LINKS.test(tokens[i]!.form)) continue;
    const before = (i > 0 && free[i - 1] === 1) || (i > 1 && free[i - 2] === 1);
    if (!before && !forms[i]!.particle) continue;
    for (let k = i + 1; k <= i + 3 && k < n; k++) if (free[k] === 1 && forms[k]!.capital > 0) free[i] = 1;
  }
  const places = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    if (forms[i]!.place === 0 && forms[i]!.capital === 0) continue;
    let text = tokens[i]!.form;
    let last = i;
    let rank = forms[i]!.place;
    for (let k = i + 1; k <= i + 3 && k < n; k++) {
      if (forms[k]!.capital === 0 && tokens[k]!.form !== "-" && tokens[k]!.form !== ".") break;
      text += ` ${tokens[k]!.form}`;
      if (forms[k]!.capital === 0) continue;
      const longer = placeRank(text, known);
      if (longer > 0) {
        last = k;
        rank = longer;
      }
    }
    if (rank === 0) continue;
    for (let k = i; k <= last; k++) places[k] = rank * 4 + partOf(k, i, last);
    i = last;
  }
  return {
    forms,
    tags,
    lexicon,
    places,
    runFirst,
    runLast,
    shown: Int32Array.from(forms, ({ word, capital }) => (capital > 0 ? (shown.get(word.lower) ?? 0) : 0)),
    free,
    proper: Uint8Array.from(tokens, ({ upos }, i) =>
      upos === "PROPN" && forms[i]!.capital > 0 && casing === CASING.mixed ? 1 : 0,
    ),
    casing,
  };
}

/** Words that begin a sentence with a capital and no name. */
const CLOSED = /^(?:DET|ADP|AUX|SCONJ|CCONJ|ADV|PART)$/;

const LINKS =
  /^(?:of|the|and|&|-|–|'|’|'s|’s|\.|,|\/|for|in|on|de|del|della|da|di|du|la|le|van|von|der|den|al|el|ul|as|ash|an|bin|ibn|ben|bint|abu|abd|\d+)$/;

function partOf(i: number, first: number, last: number): number {
  return first === last ? 3 : i === first ? 0 : i === last ? 2 : 1;
}

const tagHashes = new Map<string, number>();
function tagHash(upos: string, xpos: string): number {
  let hash = tagHashes.get(xpos);
  if (hash === undefined) {
    hash = hashOf(xpos);
    tagHashes.set(xpos, hash);
  }
  return upos === "PROPN" ? hash ^ 1 : hash;
}

/** Writes the hashed features of token `i` into `out` and gives their number. */
export function nameFeatures(scene: NameScene, i: number, out: Int32Array): number {
  const { forms, tags, lexicon, places, runFirst, runLast, shown, casing } = scene;
  const n = forms.length;
  const f = forms[i]!;
  const l1 = i > 0 ? forms[i - 1]! : EDGE;
  const l2 = i > 1 ? forms[i - 2]! : EDGE;
  const r1 = i + 1 < n ? forms[i + 1]! : EDGE;
  const r2 = i + 2 < n ? forms[i + 2]! : EDGE;
  const w = f.word;
  const t = tags[i]!;
  const tl1 = i > 0 ? tags[i - 1]! : 1;
  const tl2 = i > 1 ? tags[i - 2]! : 1;
  const tr1 = i + 1 < n ? tags[i + 1]! : 1;
  const tr2 = i + 2 < n ? tags[i + 2]! : 1;
  const start = casing * 2 + (i === 0 ? 1 : 0);
  const a = runFirst[i]!;
  const z = runLast[i]!;
  const run = Math.min(z - a, 4) * 4 + (a === z ? 3 : i === a ? 0 : i === z ? 2 : 1);
  const before = a > 0 ? forms[a - 1]! : EDGE;
  const after = z + 1 < n ? forms[z + 1]! : EDGE;
  const opening = forms[a]!;
  const closing = forms[z]!;
  const lex = lexicon[i]!;
  const lexL = i > 0 ? lexicon[i - 1]! : 1;
  const lexR = i + 1 < n ? lexicon[i + 1]! : 1;
  const place = places[i]!;
  const cap = f.capital;
  out[0] = h1(1, 0);
  out[1] = h1(2, w.lower);
  out[2] = h2(3, w.exact, casing);
  out[3] = h1(4, l1.word.lower);
  out[4] = h1(5, r1.word.lower);
  out[5] = h1(6, l2.word.lower);
  out[6] = h1(7, r2.word.lower);
  out[7] = h2(8, l1.word.lower, w.lower);
  out[8] = h2(9, w.lower, r1.word.lower);
  out[9] = h3(10, l1.word.lower, w.shape, r1.word.lower);
  out[10] = h2(11, l2.word.lower, l1.word.lower);
  out[11] = h2(12, r1.word.lower, r2.word.lower);
  out[12] = h2(13, w.shape, start);
  out[13] = h2(14, w.shape, l1.word.shape);
  out[14] = h2(15, w.shape, r1.word.shape);
  out[15] = h3(16, l1.word.shape, w.shape, r1.word.shape);
  out[16] = h2(17, w.suffix2, cap);
  out[17] = h2(18, w.suffix3, cap);
  out[18] = h2(19, w.suffix4, cap);
  out[19] = h2(20, w.prefix3, cap);
  out[20] = h2(21, w.prefix2, cap);
  out[21] = h1(22, t);
  out[22] = h2(23, tl1, t);
  out[23] = h2(24, t, tr1);
  out[24] = h3(25, tl1, t, tr1);
  out[25] = h3(26, tl2, tl1, t);
  out[26] = h3(27, t, tr1, tr2);
  out[27] = h2(28, f.lists, cap);
  out[28] = h3(29, f.lists, l1.lists, cap);
  out[29] = h3(30, f.lists, r1.lists, cap);
  out[30] = h3(31, l1.lists, f.lists, r1.lists);
  out[31] = h2(32, lex, cap);
  out[32] = h2(33, lex, t);
  out[33] = h3(34, lexL, lex, lexR);
  out[34] = h2(35, place, cap);
  out[35] = h2(36, place, f.lists);
  out[36] = h3(37, place, l1.word.lower, lex);
  out[37] = h2(38, place, r1.word.lower);
  out[38] = h3(39, w.nounField, cap, start);
  out[39] = h3(40, w.classes & 127, cap, start);
  out[40] = h2(41, w.classes & 127, f.lists);
  out[41] = h2(42, f.kind, cap);
  out[42] = h3(43, l1.kind, f.kind, r1.kind);
  out[43] = h2(44, l1.kind, w.shape);
  out[44] = h1(45, run);
  out[45] = h2(46, run, before.word.lower);
  out[46] = h2(47, run, after.word.lower);
  out[47] = h2(48, run, closing.word.lower);
  out[48] = h2(49, run, opening.word.lower);
  out[49] = h2(50, run, closing.kind);
  out[50] = h3(51, run, opening.lists, closing.lists);
  out[51] = h3(52, run, opening.kind, closing.kind);
  out[52] = h3(53, before.word.lower, after.word.lower, run);
  out[53] = h2(54, closing.word.suffix3, run);
  out[54] = h2(55, before.word.nounField, run);
  out[55] = h2(56, after.word.nounField, run);
  out[56] = h2(57, before.word.verbField, run);
  out[57] = h2(58, after.word.verbField, run);
  const bits = shown[i]!;
  out[58] = h2(59, bits, cap);
  out[59] = h3(60, bits & 31, w.shape, f.lists);
  let count = 60;
  for (let bit = 1; bit <= 128; bit <<= 1) if ((bits & bit) !== 0) out[count++] = h3(61, bit, start, cap);
  // Further words to either side say what the sentence is about.
  if (i > 2) out[count++] = h1(62, forms[i - 3]!.word.lower);
  if (i + 3 < n) out[count++] = h1(63, forms[i + 3]!.word.lower);
  out[count++] = h2(64, w.lower, f.lists === 0 ? place : 99);
  out[count++] = h3(65, before.word.lower, closing.kind, run);
  return count;
}

const EDGE: NameForm = {
  // 99: an edge is told apart from a word without a field of meaning
  word: { ...EDGE_WORD, nounField: 99, verbField: 99 },
  lower: "",
  lists: 255,
  kind: 99,
  capital: 9,
  place: 0,
  particle: false,
  letter: false,
};

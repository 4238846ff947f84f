import { type ModelFile, openModel } from "./model.ts";
import type { Upos } from "./sentence.ts";
import { type ClauseTags, clauseTags, Finite, TAG_FEATURES, TAG_TEMPLATES, tagFeatures } from "./tag-features.ts";
import { addScores, openWeights, type Weights } from "./weights.ts";
import { openWordTable, plainForm, WORD_CLASS, type Word, type WordTable, wordOf, wordPlace } from "./word.ts";

/** An opened tagger. A tag is a joint class, "NNS|NOUN": `xpos[class]` and `upos[class]` are its halves. */
export interface Tagger {
  readonly xpos: readonly string[];
  readonly upos: readonly Upos[];
  readonly clauseTags: ClauseTags;
  readonly table: WordTable;
  readonly weights: Weights;
  /** The atoms of the forms met so far; emptied when it has grown large, so it never holds more than a page's worth. */
  readonly known: Map<string, Word>;
}

export interface Tagged {
  readonly words: readonly Word[];
  /** The joint class of each word. */
  readonly classes: Uint8Array;
}

/** Opens the tagger model; throws Error when the file does not fit this program. */
export function openTagger(bytes: Uint8Array | undefined): Tagger {
  const file: ModelFile = openModel(bytes, "tagger", TAG_TEMPLATES);
  const tags = file.header.tags as readonly string[];
  return {
    xpos: tags.map((tag) => tag.slice(0, tag.indexOf("|"))),
    upos: tags.map((tag) => tag.slice(tag.indexOf("|") + 1) as Upos),
    clauseTags: clauseTags(tags),
    table: openWordTable(file.sections),
    weights: openWeights(file.sections),
    known: new Map(),
  };
}

/** The tags of a sentence's words. `headline`: words are read as in headlines, those in title case as if in lower case unless they are names. */
export function tag(forms: readonly string[], tagger: Tagger, options: { readonly headline?: boolean } = {}): Tagged {
  const casing = casingOf(forms);
  const headline = options.headline === true;
  const lower = headline && casing !== CASING.mixed;
  // "Turkey: …": what stands before a colon at the head of a headline is mostly a place.
  const begin = forms.slice(0, 4).indexOf(":") + 1;
  const words = forms.map((form, i) => wordOnce(lower && i >= begin ? unheaded(form, tagger.table) : form, tagger));
  const classes = new Uint8Array(words.length);
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Int32Array(tagger.xpos.length);
  const mode = headline ? CASING.headline : casing;
  // A whole sentence mostly has a finite verb: if none was found, the word that came closest to one is taken for it.
  let told = false;
  let least = UNSURE + 1;
  let unsure = 0;
  let reading = 0;
  const finite = new Finite(words, tagger.clauseTags);
  for (let i = 0; i < words.length; i++) {
    const before1 = i > 0 ? classes[i - 1]! : -1;
    const before2 = i > 1 ? classes[i - 2]! : -1;
    const count = tagFeatures(words, i, before1, before2, mode, finite.around(i), features);
    scores.fill(0);
    addScores(tagger.weights, features, count, scores);
    classes[i] = best(scores);
    finite.tagged(classes[i]!);
    const verb = bestOf(scores, tagger.clauseTags.finiteList);
    const cost = scores[classes[i]!]! - scores[verb]!;
    if (cost === 0) told = true;
    else if (cost < least) {
      least = cost;
      unsure = i;
      reading = verb;
    }
  }
  if (!told && !headline && least <= UNSURE && forms[forms.length - 1] === ".") classes[unsure] = reading;
  return { words, classes };
}

/** How a sentence uses capitals: most of its longer words begin with one ("title"), are all capitals ("upper"), or neither. */
export function casingOf(forms: readonly string[]): number {
  let long = 0;
  let title = 0;
  let upper = 0;
  for (const form of forms) {
    if (form.length < 4) continue;
    const first = form[0]!;
    if (first === first.toUpperCase() && first === first.toLowerCase()) continue;
    long++;
    if (first === first.toUpperCase()) title++;
    if (form === form.toUpperCase()) upper++;
  }
  if (long < 3 || title < long * 0.85) return CASING.mixed;
  return upper >= long * 0.85 ? CASING.upper : CASING.title;
}

export const CASING = { mixed: 0, upper: 1, title: 2, headline: 3 } as const;

/** The form as it would stand in running text: in lower case unless it is only known as a name, or not known at all. */
export function unheaded(form: string, table: WordTable): string {
  const lower = form.toLowerCase();
  if (lower === form) return form;
  const place = wordPlace(table, plainForm(lower));
  if (place < 0) return known(lower, table) ? lower : form;
  const classes = table.classes[place]!;
  return (classes & WORD_CLASS.common) !== 0 || (classes & WORD_CLASS.name) === 0 ? lower : form;
}

function known(lower: string, table: WordTable): boolean {
  return wordOf(lower, table).classes !== 0;
}

/** The atoms of a form, from those at hand or made. */
export function wordOnce(form: string, tagger: Tagger): Word {
  let word = tagger.known.get(form);
  if (!word) {
    if (tagger.known.size > 30_000) tagger.known.clear();
    word = wordOf(form, tagger.table);
    tagger.known.set(form, word);
  }
  return word;
}

/** How far behind a finite reading may lie, in units of the tagger's weights (chosen on the development files). */
const UNSURE = 80;

function bestOf(scores: Int32Array, classes: readonly number[]): number {
  let top = classes[0] ?? 0;
  for (const c of classes) if (scores[c]! > scores[top]!) top = c;
  return top;
}

function best(scores: Int32Array): number {
  let top = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[top]!) top = c;
  return top;
}

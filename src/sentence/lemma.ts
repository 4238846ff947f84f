import { type HashSet, openHashSet } from "./hash-set.ts";
import { openModel, type Section } from "./model.ts";
import { textOfUtf8 } from "./utf8.ts";
import { plainForm } from "./word.ts";

/** Changes with the rules below. */
export const LEMMA_RULES = "lemma-3";

/** An opened lemmatiser: exceptions by tag and lower-case form, and the forms known to be base forms. */
export interface Lemmatiser {
  readonly exceptions: ReadonlyMap<string, string>;
  /** Base forms by word class letter: "v:make". They tell "making" (make) from "masking" (mask). */
  readonly bases: HashSet;
}

/** Opens the lemma model; throws Error when the file does not fit this program. */
export function openLemmatiser(bytes: Uint8Array | undefined): Lemmatiser {
  const { sections } = openModel(bytes, "lemma", LEMMA_RULES);
  const lines = textOf(sections.exceptions).split("\n");
  const exceptions = new Map<string, string>();
  for (const line of lines) {
    const [key, lemma] = line.split("\t");
    if (key && lemma) exceptions.set(key, lemma);
  }
  if (!(sections.bases instanceof Uint32Array)) throw new Error("the lemma model lacks its base forms");
  return { exceptions, bases: openHashSet(sections.bases) };
}

function textOf(section: Section | undefined): string {
  if (!(section instanceof Uint8Array)) throw new Error("the lemma model lacks its tables");
  return textOfUtf8(section);
}

/** The lemma of a form with its tags, by the conventions of UD English: "were" = be, "n't" = not, names keep their form. */
export function lemma(form: string, upos: string, xpos: string, lemmatiser: Lemmatiser): string {
  const plain = plainForm(form);
  const lower = plain.toLowerCase();
  const { exceptions } = lemmatiser;
  const exact = exceptions.get(`${xpos}|${upos} ${lower}`);
  if (exact !== undefined) return exact;
  if (upos === "PROPN") return xpos === "NNPS" ? plural(form, lower, lemmatiser, false) : form;
  if (upos === "PUNCT" || upos === "SYM" || upos === "X") return plain;
  if (upos === "NUM") return plain === plain.toUpperCase() ? plain : lower;
  const anyTag = exceptions.get(`${upos} ${lower}`);
  if (anyTag !== undefined) return anyTag;
  if (xpos === "NNS") return plural(lower, lower, lemmatiser, true);
  if (upos === "VERB" || upos === "AUX") return verb(lower, xpos, lemmatiser);
  if (xpos === "JJR" || xpos === "RBR") return stripped(lower, COMPARATIVE, "a", lemmatiser) ?? lower;
  if (xpos === "JJS" || xpos === "RBS") return stripped(lower, SUPERLATIVE, "a", lemmatiser) ?? lower;
  if (xpos === "NNP" || xpos === "FW" || keepsCapitals(form, lower, upos, lemmatiser)) return form;
  return lower;
}

/** "NGO", and adjectives made from names: "Lebanese" is no adjective in lower case. */
function keepsCapitals(form: string, lower: string, upos: string, lemmatiser: Lemmatiser): boolean {
  if (form === lower) return false;
  if (upos === "NOUN") return form.length > 1 && form === form.toUpperCase() && !lemmatiser.bases.has(`n:${lower}`);
  return upos === "ADJ" && !lemmatiser.bases.has(`a:${lower}`);
}

function verb(lower: string, xpos: string, lemmatiser: Lemmatiser): string {
  if (xpos === "VBZ") return stripped(lower, THIRD, "v", lemmatiser) ?? lower;
  if (xpos === "VBG") return stripped(lower, GERUND, "v", lemmatiser) ?? lower;
  if (xpos === "VBD" || xpos === "VBN") return stripped(lower, PAST, "v", lemmatiser) ?? lower;
  return lower;
}

function plural(form: string, lower: string, lemmatiser: Lemmatiser, lowered: boolean): string {
  const base = stripped(lower, PLURAL, "n", lemmatiser);
  if (base === undefined) return form;
  return lowered ? base : form.slice(0, commonLength(lower, base)) + base.slice(commonLength(lower, base));
}

function commonLength(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

/** Tries endings in order: the first whose result is a known base wins; else the last guess that fits the spelling rules. */
function stripped(
  lower: string,
  endings: readonly Ending[],
  letter: string,
  lemmatiser: Lemmatiser,
): string | undefined {
  let guess: string | undefined;
  for (const { ending, put, when, only } of endings) {
    if (lower.length <= ending.length + 1 || !lower.endsWith(ending)) continue;
    const stem = lower.slice(0, lower.length - ending.length);
    const base = put === "-" ? stem.slice(0, -1) : stem + put;
    if (put === "-" && stem[stem.length - 1] !== stem[stem.length - 2]) continue;
    if (only !== undefined && !only.test(stem)) continue;
    if (lemmatiser.bases.has(`${letter}:${base}`)) return base;
    if (guess === undefined && when.test(stem)) guess = base;
  }
  return guess;
}

interface Ending {
  readonly ending: string;
  /** Put in its place; "-" takes one of a doubled letter away. */
  readonly put: string;
  /** Stems this is the likeliest reading of, when no result is known. */
  readonly when: RegExp;
  /** Stems this is not tried on are those it does not match. */
  readonly only?: RegExp;
}

const NEVER = /$^/;
const ANY = /^/;
const NEEDS_E =
  /(?:[^aeiou][aeiou](?:[cszvg]|[bdkmnptr])|[aeiou]{2}[sv]|[^aeiou][lr]?[csvz]|[aiou]t|ur|dg|nc|rs|l[sv]|[^aeiou]l)$/;
const PLURAL: readonly Ending[] = [
  { ending: "s", put: "", when: /[^siu]$/ },
  { ending: "ies", put: "y", when: ANY },
  { ending: "es", put: "", when: /(?:s|x|z|ch|sh|o)$/ },
  { ending: "ves", put: "f", when: NEVER },
  { ending: "ves", put: "fe", when: NEVER },
  { ending: "men", put: "man", when: ANY },
  { ending: "ses", put: "sis", when: NEVER },
];
const THIRD: readonly Ending[] = [
  { ending: "ies", put: "y", when: ANY },
  { ending: "es", put: "", when: /(?:ss|x|zz|ch|sh|o)$/ },
  { ending: "s", put: "", when: ANY },
];
/** A short stem without its "e" may be a word of its own ("stag" in "staged"): a true one would have doubled its last letter. */
const DOUBLED = /[^aeiou]{2}$/;
const GERUND: readonly Ending[] = [
  { ending: "ing", put: "", when: DOUBLED, only: DOUBLED },
  { ending: "ing", put: "-", when: ANY },
  { ending: "ing", put: "e", when: NEEDS_E },
  { ending: "ing", put: "", when: ANY },
];
const PAST: readonly Ending[] = [
  { ending: "ied", put: "y", when: ANY },
  { ending: "ed", put: "", when: DOUBLED, only: DOUBLED },
  { ending: "ed", put: "-", when: /[^ls]$/ },
  {
    ending: "ed",
    put: "",
    when: /(?:[^aeiou]{2}|w|y|x|en|er|on|or|it|al|el)$/,
    only: /(?:w|y|x|en|er|on|or|it|al|el)$/,
  },
  { ending: "ed", put: "e", when: NEEDS_E },
  { ending: "ed", put: "", when: ANY },
];
const COMPARATIVE: readonly Ending[] = [
  { ending: "ier", put: "y", when: ANY },
  { ending: "er", put: "-", when: ANY },
  { ending: "er", put: "e", when: NEVER },
  { ending: "er", put: "", when: ANY },
];
const SUPERLATIVE: readonly Ending[] = [
  { ending: "iest", put: "y", when: ANY },
  { ending: "est", put: "-", when: ANY },
  { ending: "est", put: "e", when: NEVER },
  { ending: "est", put: "", when: ANY },
];

import { type Entry, type Kit, perKit } from "../kit/kit.ts";
import type { Span } from "../span.ts";
import { segments } from "./segment.ts";
import { openTagger, type Tagger, tag, unheaded } from "./tag.ts";
import { plainForm, WORD_CLASS, type WordTable, wordOf, wordPlace } from "./word.ts";

/**
 * The text as it would be written if it did not shout: paragraphs in capitals (telex archives, shouted headlines) get the case of running
 * text, so that taggers and lexicons know their words. Same length, every other character untouched; a text without such paragraphs is
 * given back as it is.
 */
export function recased(text: string, kit: Kit): string {
  const shouted = paragraphs(text).filter(({ from, to }) => isShouted(text, from, to));
  if (shouted.length === 0) return text;
  const acronyms = new Set(Array.from(text.matchAll(BRACKETED), ([, word]) => word!));
  const out: string[] = [];
  let done = 0;
  for (const { from, to } of shouted) {
    for (const spans of segments(text, from, to)) {
      const forms = spans.map((span) => text.slice(span.from, span.to));
      casedForms(forms, spans, acronyms, kit).forEach((cased, i) => {
        out.push(text.slice(done, spans[i]!.from), cased);
        done = spans[i]!.to;
      });
    }
  }
  return out.join("") + text.slice(done);
}

/** Whether most of a text that was recased had been shouted: its lines are then no headlines, however they look. */
export function wasShouted(text: string, cased: string): boolean {
  if (text === cased) return false;
  let changed = 0;
  let small = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) small++;
    else if (code !== cased.charCodeAt(i)) changed++;
  }
  return changed > small;
}

/** The stretches between blank lines. */
function paragraphs(text: string): Span[] {
  const out: Span[] = [];
  let from = 0;
  for (const { index, 0: gap } of text.matchAll(/\n[ \t\r]*\n\s*/g)) {
    out.push({ from, to: index });
    from = index + gap.length;
  }
  out.push({ from, to: text.length });
  return out;
}

/** Whether a stretch is written in capitals: no small letters to speak of, and more than a name or two. */
function isShouted(text: string, from: number, to: number): boolean {
  let small = 0;
  let great = 0;
  let words = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) {
      // The small letters of ordinary text decide it within a line.
      if (++small > 8 && small * 8 > great) return false;
    } else if (code >= 65 && code <= 90) great++;
    else if (code <= 32) words++;
  }
  return great >= 12 && words >= 2 && small * 8 <= great;
}

/** The forms of a sentence with the case of running text. */
function casedForms(
  forms: readonly string[],
  spans: readonly Span[],
  acronyms: ReadonlySet<string>,
  kit: Kit,
): readonly string[] {
  const { tagger, names } = casing(kit);
  const known = namesIn(forms, names.all);
  const guessed = forms.map((form, i) => {
    const name = known[i];
    const sure = name !== undefined && (name.endsWith(" ") || !isCommon(form, tagger.table));
    return sure ? name.trim() : guess(form, i, forms, acronyms, tagger.table);
  });
  const { classes } = tag(guessed, tagger, { headline: true });
  const dated = (i: number): boolean =>
    /^\p{N}{1,4}$/u.test(forms[i - 1] ?? "") || /^\p{N}{1,4}$/u.test(forms[i + 1] ?? "");
  const tagged = forms.map((_, i) => tagger.upos[classes[i]!]!);
  // Common words among names are names: "Hector Lopez", "Felipe Costa".
  const isGiven = (i: number): boolean =>
    known[i] !== undefined && names.given.has(forms[i]!.toLowerCase()) && !isFrequent(forms[i]!, tagger.table);
  const isName = forms.map(
    (form, i) =>
      tagged[i] === "PROPN" ||
      (isGiven(i) && (tagged[i + 1] === "PROPN" || tagged[i - 1] === "PROPN")) ||
      (isGiven(i - 1) &&
        /^(?:NOUN|ADJ)$/.test(tagged[i]!) &&
        form.length > 2 &&
        !/^(?:NOUN|ADJ)$/.test(tagged[i + 1] ?? "")),
  );
  let begins = true;
  return forms.map((form, i) => {
    if (!/\p{Lu}/u.test(form)) {
      if (/^[:]$/.test(form)) begins = true;
      return form;
    }
    const first = begins;
    begins = false;
    if (form !== form.toUpperCase()) return form;
    const glued = i > 0 && spans[i - 1]!.to === spans[i]!.from && forms[i - 1] !== "-" && /^['’]/.test(form);
    const given = known[i];
    if (
      given !== undefined &&
      (isName[i] || (MONTHS.has(given) && dated(i)) || !isCommon(form, tagger.table) || given.endsWith(" "))
    ) {
      const name = given.trim();
      return first && name === name.toLowerCase() ? capital(form) : name;
    }
    if (glued || LOWER.has(form.toLowerCase())) return first ? capital(form) : lower(form);
    if (/^\p{N}+(?:S|ST|ND|RD|TH|AM|PM|KM|KG|MM|CM)$/u.test(form)) return lower(form);
    if (/\p{N}/u.test(form) || (form.length === 1 && form !== "A")) return form;
    if (acronyms.has(form) || (isName[i] && isAcronym(form, tagger.table))) return form;
    const titles = TITLES.has(form.toLowerCase()) && isName[i + 1] === true;
    return isName[i] || first || titles ? capital(form) : lower(form);
  });
}

/** What a word most likely is before its neighbours are looked at: in lower case unless only known as a name, or not known at all. */
function guess(
  form: string,
  i: number,
  forms: readonly string[],
  acronyms: ReadonlySet<string>,
  table: WordTable,
): string {
  if (form !== form.toUpperCase() || !/\p{Lu}/u.test(form)) return form;
  if (acronyms.has(form) || /\p{N}/u.test(form)) return form;
  const common = unheaded(form, table);
  if (common !== form) return common;
  if (form.length === 1) return form;
  if (form.length > 5 && DERIVED.test(form)) return lower(form);
  return isAcronym(form, table) || forms[i + 1] === "." ? form : capital(form);
}

/** Names of the lexicon where they stand, in their own case: one for each of their tokens; those of longer names end in a blank. */
function namesIn(forms: readonly string[], names: Names): readonly (string | undefined)[] {
  const out: (string | undefined)[] = new Array<undefined>(forms.length).fill(undefined);
  const lowered = forms.map((form) => form.toLowerCase());
  for (let i = 0; i < forms.length; i++) {
    const found = names
      .get(lowered[i]!)
      ?.find((name) => name.every((word, k) => lowered[i + k] === word.toLowerCase()));
    if (!found) continue;
    found.forEach((word, k) => {
      out[i + k] = found.length > 1 ? `${word} ` : word;
    });
    i += found.length - 1;
  }
  return out;
}

/** Names by their first word in lower case, longest first; each as its words. */
type Names = ReadonlyMap<string, readonly (readonly string[])[]>;

const casing = perKit<{
  readonly tagger: Tagger;
  readonly names: { readonly all: Names; readonly given: ReadonlySet<string> };
}>((kit) => ({
  tagger: openTagger(kit.models.headline ?? kit.models.tagger),
  names: { all: namesOf(kit), given: givenNames(kit) },
}));

function givenNames(kit: Kit): ReadonlySet<string> {
  const entries = kit.lexicon["given-names"] ?? [];
  return new Set(entries.flatMap(({ names }) => (names as readonly string[]).map((name) => name.toLowerCase())));
}

function namesOf(kit: Kit): Names {
  const names = new Map<string, string[][]>();
  const put = (name: unknown): void => {
    if (typeof name !== "string" || !/\p{Lu}/u.test(name)) return;
    const words = segments(name)
      .flat()
      .map(({ from, to }) => name.slice(from, to));
    const first = words[0]?.toLowerCase();
    if (first === undefined || (words.length === 1 && name === name.toLowerCase())) return;
    const held = names.get(first);
    if (held) held.push(words);
    else names.set(first, [words]);
  };
  for (const section of ["actors", "places", "outlets", "given-names"])
    for (const entry of (kit.lexicon[section] ?? []) as readonly Entry[])
      for (const field of ["name", "also", "demonyms", "capital", "government", "names"]) {
        const value = entry[field];
        for (const each of Array.isArray(value) ? value : [value]) put(each);
      }
  for (const name of CALENDAR) put(name);
  for (const all of names.values()) all.sort((a, b) => b.length - a.length);
  return names;
}

/** A word nobody reads as one: no vowel among its letters, or none that words of its length have. */
function isAcronym(form: string, table: WordTable): boolean {
  if (form.length > 6 || !/^\p{Lu}+$/u.test(form)) return false;
  if (wordPlace(table, form.toLowerCase()) >= 0) return false;
  return !/[AEIOUY]/.test(form) || (form.length <= 4 && !/[AEIOUY][^AEIOUY]+[AEIOUY]|^[^AEIOUY][AEIOUY]/.test(form));
}

/** "said", a name and a word seen everywhere. */
function isFrequent(form: string, table: WordTable): boolean {
  const place = wordPlace(table, form.toLowerCase());
  return place >= 0 && (table.classes[place]! & WORD_CLASS.frequent) !== 0 && isCommon(form, table);
}

function isCommon(form: string, table: WordTable): boolean {
  const word = form.toLowerCase();
  const place = wordPlace(table, plainForm(word));
  return (place < 0 ? wordOf(word, table).classes : table.classes[place]! & WORD_CLASS.common) !== 0;
}

/** Letter by letter: "ß" and the like keep their length. */
function lower(form: string): string {
  const all = form.toLowerCase();
  return all.length === form.length ? all : form;
}

function capital(form: string): string {
  const first = form.search(/\p{L}/u);
  return form.slice(0, first + 1) + lower(form.slice(first + 1));
}

const BRACKETED = /[([]"?(\p{Lu}{2,8})"?[)\]]/gu;
const DERIVED = /(?:ED|ING|LY|TION|TIONS|MENT|NESS|ISM|ISTS?|ERS|ABLE|IBLE|IVE|OUS|LESS|IZE|IZED)$/;
const TITLES: ReadonlySet<string> = new Set(
  "president colonel general captain major lieutenant minister senator governor mayor bishop archbishop father judge ambassador doctor pope prince king queen sheikh premier sergeant cardinal admiral secretary".split(
    " ",
  ),
);
const LOWER: ReadonlySet<string> = new Set(
  "de del la las los el y e da do dos das du von van der of and the in on at for to".split(" "),
);
const MONTHS: ReadonlySet<string> = new Set(["March", "May", "August"]);
const CALENDAR: readonly string[] =
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split(
    " ",
  );

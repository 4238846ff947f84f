import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Kit } from "../src/kit/kit.ts";
import { NAME_TYPES, type NameType, type TypedStretch } from "../src/mention/bioes.ts";
import { entityMatches, fold, PARTICLES } from "../src/mention/entity.ts";
import { kindOfNoun, TITLES } from "../src/mention/name.ts";
import { parseWords, type Token } from "../src/sentence/sentence.ts";
import { trainingSentences } from "./data.ts";

/** A sentence with its names; those of one `document` are looked at together. */
export interface Named {
  readonly document: string;
  readonly tokens: readonly Token[];
  readonly names: readonly TypedStretch[];
  /** The fold whose tagger had not seen it. */
  readonly fold: number;
}

export const FOLDS = 5;

/** The fold of the n-th training sentence: as train/tagger.ts cuts them. */
export function foldOf(n: number): number {
  return Math.floor(n / 40) % FOLDS;
}

/** A line of the name files: `spans` end behind their last token. */
export interface NameLine {
  readonly id: string;
  readonly tokens: readonly string[];
  readonly spans: readonly (readonly [number, number, string])[];
}

export function nameLines(file: string): NameLine[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as NameLine);
}

export function namesOf({ spans }: NameLine): TypedStretch[] {
  return spans.flatMap(([first, end, type]) =>
    NAME_TYPES.includes(type as NameType) ? [{ first, last: end - 1, type: type as NameType }] : [],
  );
}

/** "weblog-…-0036" without its number. */
export function documentOf(id: string): string {
  return id.replace(/-\d+$/, "");
}

/** Universal NER's EWT, with the tags of taggers that had not seen the sentence: what is met in use. */
export function ewtNames(ner: string, treebanks: string, predicted: readonly (readonly string[])[]): Named[] {
  const treebank = trainingSentences(treebanks);
  const byText = new Map(treebank.map(({ forms }, i) => [forms.join(""), i]));
  return nameLines(join(ner, "uner_ewt_train.jsonl")).flatMap((line): Named[] => {
    const at = byText.get(line.tokens.join(""));
    if (at === undefined) return [];
    const tags = aligned(line.tokens, treebank[at]!.forms, predicted[at]!);
    const tokens = line.tokens.map((form, i) => tokenOf(form, tags[i]!));
    return [{ document: documentOf(line.id), tokens, names: namesOf(line), fold: foldOf(at) }];
  });
}

function tokenOf(form: string, tag: string): Token {
  const [xpos, upos] = tag.split("|") as [string, Token["upos"]];
  return { from: 0, to: 0, form, lemma: form.toLowerCase(), upos, xpos, head: -1, deprel: "" };
}

/** The tags of the treebank's words for words cut differently: that of the word in which each begins. */
function aligned(words: readonly string[], forms: readonly string[], tags: readonly string[]): string[] {
  let k = 0;
  let end = forms[0]!.length;
  let at = 0;
  return words.map((word) => {
    while (end <= at && k + 1 < forms.length) end += forms[++k]!.length;
    at += word.length;
    return tags[k]!;
  });
}

/** The names among the entities of GUM: those whose head is a proper noun, without article and title. */
export function gumNames(treebanks: string, predicted: readonly (readonly string[])[]): Named[] {
  const all = trainingSentences(treebanks);
  const bytes = gunzipSync(readFileSync(join(treebanks, "gum-train.conllu.gz")));
  const own = gumSentences(bytes.toString("utf8"));
  const begin = all.length - own.length;
  return own.flatMap(({ document, forms, names }, i) =>
    !GUM_GENRES.test(document)
      ? []
      : {
          document,
          tokens: forms.map((form, k) => tokenOf(form, predicted[begin + i]![k]!)),
          names,
          fold: foldOf(begin + i),
        },
  );
}

/** The genres most like news; all of them freely licensed. */
export const GUM_GENRES = /_(?:news|bio|interview|speech|court|voyage)_/;

interface GumSentence {
  readonly document: string;
  readonly forms: readonly string[];
  readonly names: readonly TypedStretch[];
}

export function gumSentences(conllu: string): GumSentence[] {
  const out: GumSentence[] = [];
  let document = "";
  // An entity may be open over several sentences; none of these is a name.
  for (const block of conllu.split("\n\n")) {
    const rows: string[][] = [];
    for (const line of block.split("\n")) {
      if (line.startsWith("# newdoc id = ")) document = line.slice(14).trim();
      if (line !== "" && !line.startsWith("#") && /^\d+\t/.test(line)) rows.push(line.split("\t"));
    }
    if (rows.length === 0) continue;
    const open: { readonly id: string; readonly type: string; readonly first: number }[] = [];
    const names: TypedStretch[] = [];
    rows.forEach((row, i) => {
      const entity = /(?:^|\|)Entity=([^|]*)/.exec(row[9]!)?.[1] ?? "";
      for (const [, opened, single, closed] of entity.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
        if (opened !== undefined) {
          const [id, type] = opened.split("-") as [string, string];
          if (single) add(names, rows, i, i, type);
          else open.push({ id, type, first: i });
        } else {
          const at = open.findLastIndex(({ id }) => id === closed!.split("-")[0]);
          if (at >= 0) add(names, rows, open[at]!.first, i, open.splice(at, 1)[0]!.type);
        }
      }
    });
    names.sort((a, b) => a.first - b.first || b.last - a.last);
    out.push({ document, forms: rows.map((row) => row[1]!), names });
  }
  return out;
}

const GUM_TYPES: Readonly<Record<string, NameType>> = { person: "PER", organization: "ORG", place: "LOC" };

function add(names: TypedStretch[], rows: readonly string[][], first: number, last: number, kind: string): void {
  const type = GUM_TYPES[kind];
  if (type === undefined) return;
  // "United" of "United States" is an adjective there.
  const proper = (k: number) =>
    rows[k]![3] === "PROPN" || (/^(ADJ|NOUN|VERB)$/.test(rows[k]![3]!) && /^\p{Lu}/u.test(rows[k]![1]!) && k > 0);
  const head = rows.findIndex((row, k) => {
    const up = Number(row[6]) - 1;
    return k >= first && k <= last && (up < first || up > last);
  });
  if (head < 0 || rows[head]![3] !== "PROPN") return;
  let from = head;
  let to = head;
  const joins = (k: number) => /^(-|of|the|for|and|&|'s|’s|al|de|bin|von)$/.test(rows[k]![1]!);
  while (from - 1 >= first && (proper(from - 1) || (joins(from - 1) && from - 2 >= first && proper(from - 2)))) from--;
  while (to + 1 <= last && (proper(to + 1) || (joins(to + 1) && to + 2 <= last && proper(to + 2)))) to++;
  if (type === "PER") while (from < to && TITLES.has(fold(rows[from]![1]!))) from++;
  const only = fold(rows[to]![1]!);
  // "the President", "the House", "Americans": called by what they are.
  if (from === to && (TITLES.has(only) || kindOfNoun(only) !== undefined || rows[to]![4] === "NNPS")) return;
  names.push({ first: from, last: to, type });
}

/** The names among re3d's phrases: words with capitals only, without article and title; states are places here. */
export function re3dNames(ner: string, kit: Kit): Named[] {
  return nameLines(join(ner, "re3d_train.jsonl")).map((line, i) => {
    const tokens = parseWords(line.tokens, kit);
    const states = entityMatches(tokens, kit).filter(({ entry }) => /^(state|territory)$/.test(entry.kind));
    const names = line.spans.flatMap(([start, end, label]): TypedStretch[] => {
      const type = RE3D_TYPES[label];
      let first = start;
      while (first < end && /^(the|a|an)$/i.test(line.tokens[first]!)) first++;
      while (type === "PER" && first < end - 1 && TITLES.has(fold(line.tokens[first]!))) first++;
      const words = line.tokens.slice(first, end);
      if (type === undefined || words.length === 0) return [];
      if (!words.every((word) => /^\p{Lu}/u.test(word) || /^[-.’']$/.test(word) || PARTICLES.has(fold(word))))
        return [];
      if (!/^\p{Lu}/u.test(words.at(-1)!) || /^(I|We|He|She|They|It|My|His|Our|Their|You)$/.test(words[0]!)) return [];
      const state = states.some((match) => match.first === first && match.last === end - 1);
      return [{ first, last: end - 1, type: state ? "LOC" : type }];
    });
    return { document: `re3d-${i}`, tokens, names, fold: 0 };
  });
}

const RE3D_TYPES: Readonly<Record<string, NameType>> = { Person: "PER", Organisation: "ORG", Location: "LOC" };

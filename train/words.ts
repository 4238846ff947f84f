import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TreebankSentence } from "../src/sentence/conllu.ts";
import type { Section } from "../src/sentence/model.ts";
import { plainForm, WORD_CLASS, type WordFacts, wordTable } from "../src/sentence/word.ts";

/** Least count of a form for its tags to be trusted: a rarer one would be known better in training than it ever is in use. */
const COMMON = 4;
/** Least count of a form for the parser to know it as itself. */
const FREQUENT = 3;

/** The word table: classes from WordNet, tags (as one of at most 255 sets) from the training data. */
export function wordSections(wordnet: string, sentences: readonly TreebankSentence[]): Record<string, Section> {
  const facts = new Map<string, WordFacts>();
  const add = (word: string, bits: number): void => {
    const held = facts.get(word);
    if (held) held.classes |= bits;
    else facts.set(word, { classes: bits, ambiguity: 0, nounField: 0, verbField: 0 });
  };
  for (const [file, bit] of [
    ["noun", WORD_CLASS.noun],
    ["verb", WORD_CLASS.verb],
    ["adj", WORD_CLASS.adjective],
    ["adv", WORD_CLASS.adverb],
  ] as const) {
    for (const line of lines(join(wordnet, `data.${file}`))) {
      const fields = line.split(" ");
      const count = Number.parseInt(fields[3] ?? "", 16);
      for (let i = 0; i < count; i++) {
        const lemma = (fields[4 + 2 * i] ?? "").replace(/\(.*\)$/, "").replace(/[0-9]/g, "0");
        if (lemma === "" || lemma.includes("_")) continue;
        const lower = lemma.toLowerCase();
        add(lower, bit | (lemma === lower ? WORD_CLASS.common : WORD_CLASS.name));
      }
    }
  }
  for (const [file, field] of [
    ["noun", "nounField"],
    ["verb", "verbField"],
  ] as const) {
    for (const [word, number] of firstSenses(wordnet, file)) {
      const held = facts.get(word);
      if (held) held[field] = number;
    }
  }
  for (const line of lines(join(wordnet, "verb.exc"))) {
    const form = line.split(" ")[0]!;
    if (/^[a-z]+$/.test(form) && !/(?:ing|s)$/.test(form)) add(form, WORD_CLASS.irregularPast);
  }
  const { words, finiteSets } = tagSets(sentences);
  for (const [word, tags] of words) {
    add(word, tags.lower > tags.upper ? WORD_CLASS.common : tags.upper > 2 * tags.lower ? WORD_CLASS.name : 0);
    facts.get(word)!.ambiguity = tags.set;
    if (tags.total >= FREQUENT) add(word, WORD_CLASS.frequent);
  }
  return wordTable(facts, finiteSets);
}

/** For each form met often enough: the number of its set of tags, and how often it stands with and without a capital inside a sentence. */
function tagSets(sentences: readonly TreebankSentence[]): {
  readonly words: Map<string, { set: number; total: number; lower: number; upper: number }>;
  readonly finiteSets: Uint8Array;
} {
  const counts = new Map<string, { tags: Map<string, number>; total: number; lower: number; upper: number }>();
  for (const { forms, upos, xpos } of sentences) {
    forms.forEach((form, i) => {
      const word = plainForm(form).replace(/[0-9]/g, "0").toLowerCase();
      let held = counts.get(word);
      if (!held) {
        held = { tags: new Map(), total: 0, lower: 0, upper: 0 };
        counts.set(word, held);
      }
      const tag = `${xpos[i]}|${upos[i]}`;
      held.tags.set(tag, (held.tags.get(tag) ?? 0) + 1);
      held.total++;
      if (form === form.toLowerCase()) held.lower++;
      else if (i > 0) held.upper++;
    });
  }
  const named = new Map<string, string>();
  const weight = new Map<string, number>();
  for (const [word, { tags, total }] of counts) {
    if (total < COMMON) continue;
    const often = [...tags].filter(([, n]) => n >= Math.max(1, total * 0.04)).sort((a, b) => b[1] - a[1]);
    const name = often
      .slice(0, 3)
      .map(([tag]) => tag)
      .join(" ");
    named.set(word, name);
    weight.set(name, (weight.get(name) ?? 0) + total);
  }
  const numbers = new Map(
    [...weight]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, 255)
      .map(([name], i) => [name, i + 1]),
  );
  const out = new Map<string, { set: number; total: number; lower: number; upper: number }>();
  for (const [word, { total, lower, upper }] of counts) {
    const name = named.get(word);
    if (total < 2) continue;
    out.set(word, {
      set: name === undefined ? 0 : (numbers.get(name) ?? numbers.get(name.split(" ")[0]!) ?? 0),
      total,
      lower,
      upper,
    });
  }
  const finiteSets = new Uint8Array(256);
  for (const [name, number] of numbers) {
    const marks = name.split(" ").map((tag) => /^(?:VBD|VBZ|VBP|MD)\|/.test(tag));
    finiteSets[number] = marks[0] ? 2 : marks.includes(true) ? 1 : 0;
  }
  return { words: out, finiteSets };
}

/** The lexicographer file (field) of the first sense of each word. */
function firstSenses(wordnet: string, file: string): Map<string, number> {
  const fields = new Map<string, number>();
  for (const line of lines(join(wordnet, `data.${file}`))) fields.set(line.slice(0, 8), Number(line.slice(9, 11)));
  const found = new Map<string, number>();
  for (const line of lines(join(wordnet, `index.${file}`))) {
    const word = line.slice(0, line.indexOf(" ")).replace(/[0-9]/g, "0");
    const first = /(\d{8})/.exec(line.slice(word.length))?.[1];
    if (first !== undefined && !word.includes("_")) found.set(word, fields.get(first) ?? 0);
  }
  return found;
}

function lines(file: string): string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("  "));
}

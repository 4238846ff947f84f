/** Makes the lemma table: node dist/train/lemma.js --data DIR --wordnet DIR [--out models/lemma.bin] */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TreebankSentence } from "../src/sentence/conllu.ts";
import { hashSet } from "../src/sentence/hash-set.ts";
import { LEMMA_RULES, lemma, openLemmatiser } from "../src/sentence/lemma.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { plainForm } from "../src/sentence/word.ts";
import { developmentSentences, options, trainingSentences } from "./data.ts";

const given = options({ data: "../shared/data/treebank", wordnet: "/usr/share/wordnet", out: "models/lemma.bin" });
const train = trainingSentences(given.data);
const bases = baseForms(train);
const used = new Set(train.flatMap(({ lemmas }) => lemmas));
const irregular = irregularForms();
const bytes = fileOf(irregular);
const regular = openLemmatiser(bytes);
const exceptions = new Map(irregular);
for (const [key, lemmas] of counted(train)) {
  const [best, count] = [...lemmas].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
  const [tags, form] = key.split(" ") as [string, string];
  const [xpos, upos] = tags.split("|") as [string, string];
  // A name met once in lower case says little; a typo corrected once says nothing about the next one.
  if (upos === "PROPN" && xpos === "NNP") continue;
  if (count < 2 && !/^(?:VB|NNS|JJ|RB)/.test(xpos)) continue;
  // Where WordNet lists the form, a few odd lines of the treebank do not outweigh it.
  if (count < 5 && irregular.has(key)) continue;
  if (lemma(form, upos, xpos, regular) !== best) exceptions.set(key, best);
}
const out = fileOf(exceptions);
writeFileSync(given.out, out);
console.log(`${given.out}: ${out.length} bytes, ${exceptions.size} exceptions, ${bases.size} base forms`);
const lemmatiser = openLemmatiser(out);
for (const [name, dev] of Object.entries(developmentSentences(given.data))) {
  let right = 0;
  let total = 0;
  const wrong = new Map<string, number>();
  for (const { forms, upos, xpos, lemmas } of dev) {
    forms.forEach((form, i) => {
      total++;
      const guess = lemma(form, upos[i]!, xpos[i]!, lemmatiser);
      if (guess === lemmas[i]) right++;
      else {
        const what = `${form}/${xpos[i]}/${upos[i]}: ${guess}, not ${lemmas[i]}`;
        wrong.set(what, (wrong.get(what) ?? 0) + 1);
      }
    });
  }
  console.log(`${name} dev, gold tags: ${((100 * right) / total).toFixed(2)}`);
  console.log(
    [...wrong]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 25)
      .map(([what, n]) => `  ${n} ${what}`)
      .join("\n"),
  );
}

function fileOf(table: ReadonlyMap<string, string>): Uint8Array {
  const encoder = new TextEncoder();
  const header = {
    kind: "lemma",
    templates: LEMMA_RULES,
    data: "UD English EWT 15d613d8 (train) + UD English GUM afb41ee9 (train, freely licensed genres); WordNet 3.0",
    licence: "CC BY-SA 4.0; WordNet licence",
  };
  return modelBytes(header, {
    exceptions: encoder.encode([...table].map(([key, value]) => `${key}\t${value}`).join("\n")),
    bases: hashSet(bases),
  });
}

/** "v:make": single words of WordNet and of the training data. */
function baseForms(sentences: readonly TreebankSentence[]): Set<string> {
  const found = new Set<string>();
  for (const [file, letter] of [
    ["noun", "n"],
    ["verb", "v"],
    ["adj", "a"],
    ["adv", "a"],
  ] as const) {
    for (const line of readFileSync(join(given.wordnet, `data.${file}`), "utf8").split("\n")) {
      const fields = line.split(" ");
      const count = line.startsWith("  ") ? 0 : Number.parseInt(fields[3] ?? "", 16);
      for (let k = 0; k < count; k++) {
        const word = fields[4 + 2 * k]!.replace(/\(.*\)$/, "");
        if (/^[a-z-]+$/.test(word)) found.add(`${letter}:${word}`);
      }
    }
  }
  for (const { lemmas, upos } of sentences) {
    lemmas.forEach((word, i) => {
      const letter = { NOUN: "n", VERB: "v", AUX: "v", ADJ: "a" }[upos[i]!];
      if (letter && /^[a-z-]+$/.test(word)) found.add(`${letter}:${word}`);
    });
  }
  return found;
}

/** WordNet's lists of irregular forms. */
function irregularForms(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [file, tags] of [
    ["noun", ["NNS|NOUN"]],
    ["verb", ["VBD|VERB", "VBN|VERB", "VBG|VERB", "VBZ|VERB"]],
    ["adj", ["JJR|ADJ", "JJS|ADJ"]],
    ["adv", ["RBR|ADV", "RBS|ADV"]],
  ] as const) {
    const path = join(given.wordnet, `${file}.exc`);
    if (!existsSync(path)) continue;
    for (const line of readFileSync(path, "utf8").split("\n")) {
      const [form, base] = line.split(" ");
      if (!form || !base || form === base || form.includes("_")) continue;
      for (const tag of tags) {
        const held = found.get(`${tag} ${form}`);
        // Of two readings ("fled": flead, flee) the one met in the treebank is the likely one.
        if (ends(tag, form) && (held === undefined || (used.has(base) && !used.has(held))))
          found.set(`${tag} ${form}`, base);
      }
    }
  }
  return found;
}

function ends(tag: string, form: string): boolean {
  if (tag.startsWith("VBG")) return form.endsWith("ing");
  if (tag.startsWith("VBZ")) return form.endsWith("s");
  if (tag.startsWith("VB")) return !form.endsWith("ing") && !form.endsWith("s");
  if (tag.endsWith("S|ADJ") || tag.endsWith("S|ADV")) return form.endsWith("st");
  if (tag.endsWith("R|ADJ") || tag.endsWith("R|ADV")) return form.endsWith("r") || !form.endsWith("st");
  return true;
}

function counted(sentences: readonly TreebankSentence[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { forms, upos, xpos, lemmas } of sentences) {
    forms.forEach((form, i) => {
      const key = `${xpos[i]}|${upos[i]} ${plainForm(form).toLowerCase()}`;
      if (key.split(" ").length !== 2) return;
      const held = found.get(key) ?? new Map<string, number>();
      found.set(key, held);
      held.set(lemmas[i]!, (held.get(lemmas[i]!) ?? 0) + 1);
    });
  }
  return found;
}

/** Trains the tagger: node dist/train/tagger.js --data DIR --wordnet DIR [--epochs 8] [--out models/tagger.bin] [--folds OUT.json] */
import { writeFileSync } from "node:fs";
import type { TreebankSentence } from "../src/sentence/conllu.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { CASING, casingOf, openTagger, tag } from "../src/sentence/tag.ts";
import { clauseTags, Finite, TAG_FEATURES, TAG_TEMPLATES, tagFeatures } from "../src/sentence/tag-features.ts";
import type { WeightSections } from "../src/sentence/weights.ts";
import { openWordTable, type Word, type WordTable, wordOf } from "../src/sentence/word.ts";
import { type Average, mean, weightSections } from "./average.ts";
import { developmentSentences, options, randomNumbers, shuffle, thinned, trainingSentences } from "./data.ts";
import { headlines } from "./headline.ts";
import { Perceptron } from "./perceptron.ts";
import { wordSections } from "./words.ts";

const given = options({
  data: "../shared/data/treebank",
  wordnet: "/usr/share/wordnet",
  epochs: "7",
  out: "models/tagger.bin",
  folds: "",
  seed: "20261122",
  bits: "21",
  least: "0.4",
  scale: "3",
  drop: "0.15",
  margin: "5",
  headlines: "0",
  seeds: "3",
});

const train = trainingSentences(given.data);
const seed = Number(given.seed);
if (given.folds !== "") jackknife(train, given.folds);
else ship(train);

function ship(sentences: readonly TreebankSentence[]): void {
  const begin = process.cpuUsage().user;
  const tags = tagNames(sentences);
  const table = wordSections(given.wordnet, sentences);
  const weights = learn(sentences, openWordTable(table), tags, Number(given.epochs));
  const header = {
    kind: "tagger",
    templates: TAG_TEMPLATES,
    tags,
    seed,
    epochs: Number(given.epochs),
    least: Number(given.least),
    data: "UD English EWT 15d613d8 (train) + UD English GUM afb41ee9 (train, freely licensed genres); word classes: WordNet 3.0",
    licence: "CC BY-SA 4.0",
  };
  const bytes = modelBytes(header, { ...table, ...weights });
  writeFileSync(given.out, bytes);
  console.log(
    `${given.out}: ${bytes.length} bytes, ${weights.classes.length} weights, ${((process.cpuUsage().user - begin) / 1e6).toFixed(0)} CPU-s`,
  );
  const tagger = openTagger(bytes);
  for (const [name, dev] of Object.entries(developmentSentences(given.data))) {
    let total = 0;
    let upos = 0;
    let xpos = 0;
    for (const sentence of dev) {
      const { classes } = tag(sentence.forms, tagger);
      sentence.forms.forEach((_, i) => {
        total++;
        if (tagger.upos[classes[i]!] === sentence.upos[i]) upos++;
        if (tagger.xpos[classes[i]!] === sentence.xpos[i]) xpos++;
      });
    }
    console.log(`${name} dev: UPOS ${((100 * upos) / total).toFixed(2)} XPOS ${((100 * xpos) / total).toFixed(2)}`);
  }
}

/** Tags every fifth of the data with a tagger trained on the rest: what the parser must expect to see. */
function jackknife(sentences: readonly TreebankSentence[], out: string): void {
  const folds = 5;
  const tags = tagNames(sentences);
  const predicted: string[][] = sentences.map(() => []);
  for (let fold = 0; fold < folds; fold++) {
    const inside = sentences.filter((_, i) => Math.floor(i / 40) % folds !== fold);
    const table = wordSections(given.wordnet, inside);
    const weights = learn(inside, openWordTable(table), tags, Number(given.epochs));
    const header = { kind: "tagger", templates: TAG_TEMPLATES, tags };
    const tagger = openTagger(modelBytes(header, { ...table, ...weights }));
    sentences.forEach((sentence, i) => {
      if (Math.floor(i / 40) % folds === fold)
        predicted[i] = [...tag(sentence.forms, tagger).classes].map((c) => tags[c]!);
    });
    console.log(`fold ${fold}`);
  }
  writeFileSync(out, JSON.stringify(predicted));
}

/** Joint tags met at least three times. */
function tagNames(sentences: readonly TreebankSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const { upos, xpos } of sentences) {
    upos.forEach((u, i) => {
      const name = `${xpos[i]}|${u}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  }
  return [...counts]
    .filter(([, n]) => n >= 5)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name]) => name);
}

function learn(
  plain: readonly TreebankSentence[],
  table: WordTable,
  tags: readonly string[],
  epochs: number,
): WeightSections {
  const averages: Average[] = [];
  for (let k = 0; k < Number(given.seeds); k++) averages.push(learnOnce(plain, table, tags, epochs, seed + k));
  return weightSections(mean(averages), Number(given.least), Number(given.scale));
}

function learnOnce(
  plain: readonly TreebankSentence[],
  table: WordTable,
  tags: readonly string[],
  epochs: number,
  seed: number,
): Average {
  const perceptron = new Perceptron(Number(given.bits));
  const rewritten = headlines(plain, Number(given.headlines));
  const sentences = [...plain, ...rewritten];
  const clauses = clauseTags(tags);
  const known = new Map<string, Word>();
  const wordOnce = (form: string): Word => {
    const word = known.get(form) ?? wordOf(form, table);
    known.set(form, word);
    return word;
  };
  const words = sentences.map(({ forms }) => forms.map(wordOnce));
  const casings = sentences.map(({ forms }, i) => (i < plain.length ? casingOf(forms) : CASING.headline));
  const number = new Map(tags.map((name, i) => [name, i]));
  const gold = sentences.map(({ upos, xpos }) => Int32Array.from(upos, (u, i) => number.get(`${xpos[i]}|${u}`) ?? -1));
  const random = randomNumbers(seed);
  const order = Int32Array.from(sentences, (_, i) => i);
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Int32Array(tags.length);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random);
    let wrong = 0;
    let total = 0;
    for (const s of order) {
      let before1 = -1;
      let before2 = -1;
      const finite = new Finite(words[s]!, clauses);
      for (let i = 0; i < words[s]!.length; i++) {
        const all = tagFeatures(words[s]!, i, before1, before2, casings[s]!, finite.around(i), features);
        const count = thinned(features, all, Number(given.drop), random);
        perceptron.score(features, count, scores);
        const right = gold[s]![i]!;
        let top = 0;
        let rival = -1;
        for (let c = 0; c < scores.length; c++) {
          if (scores[c]! > scores[top]!) top = c;
          if (c !== right && (rival < 0 || scores[c]! > scores[rival]!)) rival = c;
        }
        if (right >= 0 && scores[right]! <= scores[rival]! + Number(given.margin))
          perceptron.update(features, count, right, rival);
        total++;
        if (top !== right) wrong++;
        perceptron.tick();
        before2 = before1;
        before1 = top;
        finite.tagged(top);
      }
    }
    console.log(`epoch ${epoch}: ${((100 * wrong) / total).toFixed(2)} % wrong in training`);
  }
  return perceptron.average();
}

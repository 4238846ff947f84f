/**
 * Trains the parser: node dist/train/parser.js --data DIR --tagger models/tagger.bin --folds FOLDS.json [--epochs 12] [--out models/parser.bin]
 * FOLDS.json holds the tags of the training data as predicted by taggers that had not seen it (dist/train/tagger.js --folds).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { ArcHybrid } from "../src/sentence/arc-hybrid.ts";
import type { TreebankSentence } from "../src/sentence/conllu.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { actionsOf, MOVE, move, openParser, parse, tagKinds, twoBest } from "../src/sentence/parse.ts";
import { type Atoms, atomsOf, PARSE_FEATURES, PARSE_TEMPLATES, parseFeatures } from "../src/sentence/parse-features.ts";
import { openTagger, tag } from "../src/sentence/tag.ts";
import { wordOf } from "../src/sentence/word.ts";
import { keepAverage, weightSections } from "./average.ts";
import { developmentSentences, options, randomNumbers, shuffle, thinned, trainingSentences } from "./data.ts";
import { Perceptron } from "./perceptron.ts";

const given = options({
  data: "../shared/data/treebank",
  tagger: "models/tagger.bin",
  folds: "",
  epochs: "8",
  out: "models/parser.bin",
  seed: "20261122",
  bits: "23",
  least: "1.5",
  margin: "3",
  drop: "0",
  scale: "1",
  keep: "",
});

interface Example {
  readonly n: number;
  readonly atoms: Atoms;
  /** Gold heads, the root's head being n, and relations by number. */
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
  /** Gold children of token h in text order: children[firstChild[h]] … children[firstChild[h + 1] - 1]. */
  readonly children: Int32Array;
  readonly firstChild: Int32Array;
}

const begin = process.cpuUsage().user;
const tagger = openTagger(new Uint8Array(readFileSync(given.tagger)));
const tags = tagger.xpos.map((xpos, i) => `${xpos}|${tagger.upos[i]}`);
const kinds = tagKinds(tags);
const sentences = trainingSentences(given.data);
const names = actionNames(sentences);
const relations = [
  "",
  ...new Set(names.filter((name) => name !== "SHIFT").map((name) => name.slice(name.indexOf(" ") + 1))),
];
if (!relations.includes("root")) relations.push("root");
const actions = actionsOf(names, relations);
const examples = exampleList(sentences, JSON.parse(readFileSync(given.folds, "utf8")) as string[][]);
console.log(`${examples.length} sentences, ${names.length} moves`);
const features = new Int32Array(PARSE_FEATURES);
const scores = new Int32Array(names.length);
const cost = new Float64Array(names.length);
const two = new Int32Array(2);
learn();

function learn(): void {
  const perceptron = new Perceptron(Number(given.bits));
  const random = randomNumbers(Number(given.seed));
  const order = Int32Array.from(examples, (_, i) => i);
  const epochs = Number(given.epochs);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random);
    let updates = 0;
    for (const s of order) updates += follow(examples[s]!, perceptron, epoch > 1 ? 1 : 0.5, random);
    console.log(`epoch ${epoch}: ${updates} updates, ${((process.cpuUsage().user - begin) / 1e6).toFixed(0)} CPU-s`);
    if (epoch === epochs || epoch === 3 || (epoch > 4 && epoch % 2 === 0)) ship(perceptron, epoch);
  }
}

/** Parses a training sentence, correcting the weights at each wrong or unsure move; follows its own moves with probability `own`. */
function follow(example: Example, perceptron: Perceptron, own: number, random: () => number): number {
  const state = new ArcHybrid(example.n);
  const root = relations.indexOf("root");
  const margin = Number(given.margin);
  let updates = 0;
  while (!(state.next === state.n && state.top <= 1)) {
    if (state.top === 0) {
      state.shift();
      continue;
    }
    const all = parseFeatures(state, example.atoms, features);
    const count = thinned(features, all, Number(given.drop), random);
    perceptron.score(features, count, scores);
    costs(state, example, cost);
    let least = 100;
    for (let a = 0; a < names.length; a++) if (cost[a]! < least) least = cost[a]!;
    let right = -1;
    let wrong = -1;
    for (let a = 0; a < names.length; a++) {
      if (cost[a]! >= 100) continue;
      if (cost[a] === least) {
        if (right < 0 || scores[a]! > scores[right]!) right = a;
      } else if (wrong < 0 || scores[a]! > scores[wrong]!) wrong = a;
    }
    if (wrong >= 0 && scores[right]! <= scores[wrong]! + margin) {
      perceptron.update(features, count, right, wrong);
      updates++;
    }
    perceptron.tick();
    twoBest(state, actions, scores, root, two);
    const mine = two[0]!;
    move(state, actions, mine === right || random() < own ? mine : right);
  }
  return updates;
}

/** What each move loses of the gold tree (Goldberg & Nivre 2013); 100 and more = not legal. */
function costs(state: ArcHybrid, example: Example, out: Float64Array): void {
  const { heads, labels } = example;
  const { stack, top, next } = state;
  const s0 = stack[top - 1]!;
  const s1 = top > 1 ? stack[top - 2]! : -1;
  let shift = 0;
  for (let k = 0; k < top; k++) {
    const token = stack[k]!;
    if (heads[token] === next) shift++;
    if (k < top - 1 && heads[next] === token) shift++;
  }
  const { children, firstChild } = example;
  let below = 0; // children of s0 that are still in the buffer
  for (let c = firstChild[s0 + 1]! - 1; c >= firstChild[s0]! && children[c]! >= next; c--) below++;
  const h = heads[s0]!;
  const left = below + (h !== next && (h === s1 || h > next) ? 1 : 0);
  const right = below + (h >= next ? 1 : 0);
  const canShift = state.canShift();
  const canLeft = state.canLeft();
  const canRight = state.canRight();
  for (let a = 0; a < names.length; a++) {
    const kind = actions.kinds[a]!;
    const label = actions.labels[a]!;
    if (kind === MOVE.shift) out[a] = canShift ? shift : 100;
    else if (kind === MOVE.left) out[a] = canLeft ? left + (h === next && labels[s0] !== label ? 1 : 0) : 100;
    else out[a] = canRight ? right + (h === s1 && labels[s0] !== label ? 1 : 0) : 100;
  }
}

function ship(perceptron: Perceptron, epoch: number): void {
  const header = {
    kind: "parser",
    templates: PARSE_TEMPLATES,
    tags,
    relations,
    actions: names,
    seed: Number(given.seed),
    epochs: epoch,
    least: Number(given.least),
    data: "UD English EWT 15d613d8 (train) + UD English GUM afb41ee9 (train, freely licensed genres)",
    licence: "CC BY-SA 4.0",
  };
  const average = perceptron.average();
  if (given.keep !== "") keepAverage(given.keep, average);
  const weights = weightSections(average, Number(given.least), Number(given.scale));
  const bytes = modelBytes(header, weights);
  writeFileSync(given.out, bytes);
  console.log(`${given.out}: ${bytes.length} bytes, ${weights.classes.length} weights`);
  const parser = openParser(bytes, tags);
  for (const [name, dev] of Object.entries(developmentSentences(given.data))) {
    let total = 0;
    let uas = 0;
    let las = 0;
    const start = process.cpuUsage().user;
    for (const sentence of dev) {
      const { heads, deprels } = parse(tag(sentence.forms, tagger), parser);
      sentence.forms.forEach((_, i) => {
        total++;
        if (heads[i] !== sentence.heads[i]) return;
        uas++;
        if (plain(deprels[i]!) === plain(sentence.deprels[i]!)) las++;
      });
    }
    const speed = total / ((process.cpuUsage().user - start) / 1e6);
    console.log(
      `epoch ${epoch} ${name} dev: UAS ${((100 * uas) / total).toFixed(2)} LAS ${((100 * las) / total).toFixed(2)}, ${speed.toFixed(0)} tokens/CPU-s`,
    );
  }
}

function relationNumber(deprel: string): number {
  const exact = relations.indexOf(deprel);
  return exact >= 0 ? exact : Math.max(0, relations.indexOf(plain(deprel)));
}

function plain(relation: string): string {
  return relation.replace(/:.*/, "");
}

/** SHIFT, and each arc direction with each relation met in it at least ten times. */
function actionNames(list: readonly TreebankSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const { heads, deprels } of list) {
    deprels.forEach((deprel, i) => {
      if (deprel === "root") return;
      const name = `${heads[i]! > i ? "LEFT" : "RIGHT"} ${deprel}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  }
  return [
    "SHIFT",
    ...[...counts]
      .filter(([, n]) => n >= 10)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([name]) => name),
  ];
}

function exampleList(list: readonly TreebankSentence[], folds: readonly (readonly string[])[]): Example[] {
  const number = new Map(tags.map((name, i) => [name, i]));
  return list.map((sentence, s) => {
    const n = sentence.forms.length;
    const words = sentence.forms.map((form) => wordOf(form, tagger.table));
    const classes = Uint8Array.from(folds[s]!, (name) => number.get(name) ?? 0);
    const labels = Uint8Array.from(sentence.deprels, (deprel) => relationNumber(deprel));
    const heads = Int32Array.from(sentence.heads, (h) => (h < 0 ? n : h));
    return {
      n,
      atoms: atomsOf(words, classes, kinds),
      heads,
      ...childLists(heads),
      labels,
    };
  });
}

function childLists(heads: Int32Array): Pick<Example, "children" | "firstChild"> {
  const firstChild = new Int32Array(heads.length + 2);
  for (const h of heads) firstChild[h + 1]!++;
  for (let h = 0; h <= heads.length; h++) firstChild[h + 1]! += firstChild[h]!;
  const place = firstChild.slice();
  const children = new Int32Array(heads.length);
  heads.forEach((h, i) => {
    children[place[h]!++] = i;
  });
  return { children, firstChild };
}

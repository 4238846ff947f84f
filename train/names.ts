/** Trains the name tagger: node dist/train/names.js --data DIR --ner DIR --wordnet DIR --folds FILE [--out models/names.bin] */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadKit } from "../src/kit/load.ts";
import { LABELS, Lattice, labelsOf, NAME_TYPES, type TypedStretch } from "../src/mention/bioes.ts";
import { entityMatches } from "../src/mention/entity.ts";
import {
  NAME_FEATURES,
  NAME_TEMPLATES,
  type NameForms,
  type NameScene,
  nameFeatures,
  nameScene,
  shownIn,
} from "../src/mention/name-features.ts";
import { nameListSections, openNameLists } from "../src/mention/name-lists.ts";
import { type Namer, namesWith, openNamer, type TaggedName } from "../src/mention/name-tag.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { parseWords } from "../src/sentence/sentence.ts";
import { casingOf } from "../src/sentence/tag.ts";
import { openWordTable, type Word, wordOf } from "../src/sentence/word.ts";
import { type Average, mean, weightSections } from "./average.ts";
import { options, randomNumbers, shuffle, thinned, trainingSentences } from "./data.ts";
import {
  documentOf,
  ewtNames,
  FOLDS,
  foldOf,
  GUM_GENRES,
  gumNames,
  gumSentences,
  type Named,
  nameLines,
  namesOf,
  re3dNames,
} from "./name-data.ts";
import { nameWords } from "./name-lists.ts";
import { Perceptron } from "./perceptron.ts";
import { wordSections } from "./words.ts";

const given = options({
  data: "../shared/data/treebank",
  ner: "../shared/data/ner",
  wordnet: "/usr/share/wordnet",
  folds: "/tmp/folds.json",
  lists: "train/names.txt",
  out: "models/names.bin",
  epochs: "10",
  seed: "20261122",
  seeds: "4",
  bits: "20",
  least: "0.5",
  scale: "3",
  drop: "0.15",
  margin: "5",
  sources: "ewt,gum,re3d",
  errors: "",
  bias: "4",
});

interface Example {
  readonly scene: NameScene;
  readonly labels: Uint8Array;
  readonly features: readonly (Int32Array | undefined)[];
  /** From another source than EWT, with names of another custom. */
  readonly custom: boolean;
}

const kit = loadKit();
const lists = nameListSections(nameWords(given.wordnet, given.lists));
const begin = process.cpuUsage().user;
const predicted = JSON.parse(readFileSync(given.folds, "utf8")) as string[][];
const train: Named[] = [];
for (const source of given.sources.split(","))
  train.push(
    ...(source === "ewt"
      ? ewtNames(given.ner, given.data, predicted)
      : source === "gum"
        ? gumNames(given.data, predicted)
        : re3dNames(given.ner, kit)),
  );
const examples = exampled(train);
console.log(`${examples.length} sentences, ${((process.cpuUsage().user - begin) / 1e6).toFixed(0)} CPU-s`);
const averages: Learned[] = [];
for (let k = 0; k < Number(given.seeds); k++) averages.push(learn(examples, Number(given.seed) + k));
const dev = nameLines(join(given.ner, "uner_ewt_dev.jsonl")).map((line) => ({
  id: documentOf(line.id),
  forms: line.tokens,
  names: namesOf(line),
}));
const bytes = written(curveOf(dev, openNamer(written([0, 1]), kit)));
writeFileSync(given.out, bytes);
console.log(`${given.out}: ${bytes.length} bytes, ${((process.cpuUsage().user - begin) / 1e6).toFixed(0)} CPU-s`);
report(openNamer(bytes, kit));

function written(curve: readonly [number, number]): Uint8Array {
  const header = {
    kind: "names",
    templates: NAME_TEMPLATES,
    types: NAME_TYPES,
    curve,
    bias: Number(given.bias),
    seed: Number(given.seed),
    epochs: Number(given.epochs),
    licence: "CC BY-SA 4.0",
  };
  const scale = Number(given.scale);
  const transitions = Uint16Array.from({ length: LABELS * LABELS }, (_, k) => {
    let sum = 0;
    for (const { transitions } of averages) sum += transitions[k]!;
    return 32768 + Math.round((sum / averages.length) * scale);
  });
  const weights = weightSections(mean(averages.map(({ average }) => average)), Number(given.least), scale);
  return modelBytes(header, { ...weights, transitions, ...lists });
}

function exampled(sentences: readonly Named[]): Example[] {
  const treebank = trainingSentences(given.data);
  const forms = Array.from({ length: FOLDS }, (_, fold) => {
    const table = openWordTable(
      wordSections(
        given.wordnet,
        treebank.filter((_, i) => foldOf(i) !== fold),
      ),
    );
    return formsWith((form) => wordOf(form, table));
  });
  const documents = new Map<string, Named[]>();
  for (const sentence of sentences) {
    const held = documents.get(sentence.document);
    if (held) held.push(sentence);
    else documents.set(sentence.document, [sentence]);
  }
  const buffer = new Int32Array(NAME_FEATURES);
  return [...documents.values()].flatMap((document) => {
    const shown = shownIn(
      document.map(({ tokens }) => tokens),
      forms[document[0]!.fold]!,
    );
    return document.flatMap(({ tokens, names, fold, document }): Example[] => {
      const casing = casingOf(tokens.map(({ form }) => form));
      const scene = nameScene(tokens, entityMatches(tokens, kit), shown, casing, forms[fold]!);
      const labels = labelsOf(tokens.length, names);
      // What may be no name here is in none of the training either.
      for (const { first, last } of names)
        if (scene.free.subarray(first, last + 1).includes(0)) labels.fill(0, first, last + 1);
      if (!scene.free.includes(1)) return [];
      const features = tokens.map((_, i) =>
        scene.free[i] === 0 ? undefined : buffer.slice(0, nameFeatures(scene, i, buffer)),
      );
      return [{ scene, labels, features, custom: /^(GUM|re3d)/.test(document) }];
    });
  });
}

function formsWith(words: (form: string) => Word): NameForms {
  return { kit, lists: openNameLists(lists), wordOf: words, known: new Map(), places: new Map() };
}

interface Learned {
  readonly average: Average;
  readonly transitions: Float64Array;
}

function learn(examples: readonly Example[], seed: number): Learned {
  const perceptron = new Perceptron(Number(given.bits));
  // What is only the custom of another source than EWT ("the" inside a name, whole titles) is learned aside and not kept.
  const custom_ = new Perceptron(Number(given.bits));
  const aside = new Int32Array(LABELS);
  const transitions = new Int32Array(LABELS * LABELS);
  const late = new Float64Array(LABELS * LABELS);
  const lattice = new Lattice();
  const random = randomNumbers(seed);
  const order = Int32Array.from(examples, (_, i) => i);
  const margin = Number(given.margin);
  let step = 1;
  for (let epoch = 1; epoch <= Number(given.epochs); epoch++) {
    shuffle(order, random);
    let wrong = 0;
    for (const e of order) {
      const { scene, labels, features, custom } = examples[e]!;
      const n = labels.length;
      const scores = new Int32Array(n * LABELS);
      const kept: (Int32Array | undefined)[] = new Array(n);
      for (let i = 0; i < n; i++) {
        const all = features[i];
        if (!all) continue;
        const own = all.slice();
        const count = thinned(own, own.length, Number(given.drop), random);
        kept[i] = own.subarray(0, count);
        const part = scores.subarray(i * LABELS, (i + 1) * LABELS);
        if (custom) {
          custom_.score(kept[i]!, count, aside);
          perceptron.score(kept[i]!, count, part);
          for (let label = 0; label < LABELS; label++) part[label]! += aside[label]!;
        } else perceptron.score(kept[i]!, count, part);
        for (let label = 0; label < LABELS; label++) if (label !== labels[i]) part[label]! += margin;
      }
      lattice.solve(scores, transitions, scene.free, n, false);
      let differs = false;
      for (let i = 0; i < n; i++) {
        const [right, got] = [labels[i]!, lattice.labels[i]!];
        if (right !== got && kept[i]) {
          differs = true;
          perceptron.update(kept[i]!, kept[i]!.length, right, got);
          if (custom) custom_.update(kept[i]!, kept[i]!.length, right, got);
        }
        if (i === 0) continue;
        const [a, b] = [labels[i - 1]! * LABELS + right, lattice.labels[i - 1]! * LABELS + got];
        if (a === b) continue;
        transitions[a]!++;
        late[a]! += step;
        transitions[b]!--;
        late[b]! -= step;
      }
      if (differs) wrong++;
      perceptron.tick();
      step++;
    }
    console.log(`epoch ${epoch}: ${((100 * wrong) / examples.length).toFixed(2)} % of sentences moved something`);
  }
  return { average: perceptron.average(), transitions: Float64Array.from(transitions, (w, k) => w - late[k]! / step) };
}

interface Answered {
  readonly id: string;
  readonly forms: readonly string[];
  readonly names: readonly TypedStretch[];
}

function report(namer: Namer): void {
  measured("EWT dev", dev, namer);
  measured(
    "  weblogs and newsgroups",
    dev.filter(({ id }) => /^(weblog|newsgroup)/.test(id)),
    namer,
  );
  const gum = gumSentences(readFileSync(join(given.data, "gum-dev.conllu"), "utf8"))
    .map(({ document, forms, names }) => ({ id: document, forms, names }))
    .filter(({ id }) => GUM_GENRES.test(id));
  measured("GUM dev, the same genres", gum, namer);
}

/** The logistic curve from margins to how often the name is right, by gradient descent: the same on every machine is not asked here. */
function curveOf(gold: readonly Answered[], namer: Namer): [number, number] {
  const points: [number, number][] = [];
  for (const { gold: names, got } of answers(gold, namer))
    for (const each of got)
      if (each.margin > 0)
        points.push([
          each.margin / 100,
          names.some(({ first, last, type }) => first === each.first && last === each.last && type === each.type)
            ? 1
            : 0,
        ]);
  let [offset, slope] = [0, 0.1];
  for (let step = 0; step < 20_000; step++) {
    let [a, b] = [0, 0];
    for (const [x, y] of points) {
      const miss = 1 / (1 + Math.exp(-offset - slope * x)) - y;
      a += miss;
      b += miss * x;
    }
    offset -= (0.5 * a) / points.length;
    slope -= (0.1 * b) / points.length;
  }
  return [Math.round(offset * 1000) / 1000, Math.round(slope * 100) / 10_000];
}

interface Answer {
  readonly id: string;
  readonly forms: readonly string[];
  readonly gold: readonly TypedStretch[];
  readonly got: readonly TaggedName[];
}

function* answers(gold: readonly Answered[], namer: Namer): Generator<Answer> {
  const documents = new Map<string, Answered[]>();
  for (const sentence of gold) {
    const held = documents.get(sentence.id);
    if (held) held.push(sentence);
    else documents.set(sentence.id, [sentence]);
  }
  for (const [id, document] of documents) {
    const parsed = document.map(({ forms }) => parseWords(forms, kit));
    const matches = parsed.map((tokens) => entityMatches(tokens, kit));
    const found = namesWith(parsed, matches, namer);
    for (const [k, { forms, names }] of document.entries()) yield { id, forms, gold: names, got: found[k]! };
  }
}

function measured(name: string, gold: readonly Answered[], namer: Namer): void {
  let [asked, answered, spans, typed] = [0, 0, 0, 0];
  const errors: string[] = [];
  for (const { id, forms, gold: names, got } of answers(gold, namer)) {
    asked += names.length;
    answered += got.length;
    const right = (a: TypedStretch, list: readonly TypedStretch[]) =>
      list.some((b) => a.first === b.first && a.last === b.last && a.type === b.type);
    for (const each of got) {
      if (names.some(({ first, last }) => first === each.first && last === each.last)) spans++;
      if (right(each, names)) typed++;
    }
    const say = ({ first, last, type }: TypedStretch) => `${type} ${forms.slice(first, last + 1).join(" ")}`;
    const missed = names.filter((each) => !right(each, got)).map(say);
    const extra = got.filter((each) => !right(each, names)).map((each) => `${say(each)} ${each.score}`);
    if (missed.length + extra.length > 0)
      errors.push(`${name} ${id.slice(0, 10)} | -${missed.join("; ")} | +${extra.join("; ")} | ${forms.join(" ")}`);
  }
  if (given.errors !== "") appendFileSync(given.errors, errors.map((line) => `${line}\n`).join(""));
  console.log(
    `${name}: typed P ${percent(typed, answered)} R ${percent(typed, asked)} F ${percent(2 * typed, asked + answered)}, spans F ${percent(2 * spans, asked + answered)}`,
  );
}

function percent(a: number, b: number): string {
  return ((100 * a) / b).toFixed(2);
}

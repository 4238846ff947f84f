import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { RELEVANCE_TEMPLATES, relevanceFeatures } from "../src/event/relevance.ts";
import { bySentence } from "../src/event/scene.ts";
import type { Kit } from "../src/kit/kit.ts";
import { loadKit } from "../src/kit/load.ts";
import { read } from "../src/read.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { hashOf } from "../src/sentence/word.ts";

/**
 * Trains models/relevance.bin: is a sentence about politics and conflict? For: our own sentences with an event, those of
 * our pages, and PLV train. Against: our own
 * sentences whose words only look like events, quiet pages of our own, and the reviews, answers, mails, guides and fiction of the treebanks.
 */
const { values } = parseArgs({
  options: {
    sentences: { type: "string", default: "train/sentences" },
    quiet: { type: "string", default: "train/quiet" },
    plv: { type: "string", default: "../shared/data/events/plv_train.jsonl" },
    treebank: { type: "string", default: "../shared/data/treebank" },
    out: { type: "string" },
  },
});

/** Features in fewer sentences are left out. */
const LEAST = 3;

interface Lesson {
  readonly keys: readonly number[];
  readonly label: 0 | 1;
  readonly weight: number;
  /** Of every five, the last is held back when nothing is written. */
  readonly part: number;
}

const kit = loadKit();
const lessons = [...own(kit), ...examples(kit), ...pages(kit), ...plv(kit), ...quiet(kit), ...treebanks(kit)];
if (values.out) writeFileSync(values.out, bytesOf(trained(lessons)));
else scored();

function featuresOf(text: string, kit: Kit): number[][] {
  const { sentences, mentions } = read(text, kit);
  return [...bySentence(sentences, mentions)].map(([sentence, held]) =>
    [...new Set(relevanceFeatures(sentence, held))].map((each) => hashOf(each) >>> 0),
  );
}

function unmarked(line: string): string {
  return line.replace(/\[[a-z][a-z-]*(?:=[^\s\]]+)? /g, "").replaceAll("]", "");
}

function* own(kit: Kit): Generator<Lesson> {
  for (const file of readdirSync(values.sentences).filter((name) => name.endsWith(".txt")))
    for (const [nr, line] of readFileSync(join(values.sentences, file), "utf8").split("\n").entries()) {
      if (line.startsWith("#") || !line.includes("[")) continue;
      const label = /\[event[=-]/.test(line) ? 1 : 0;
      for (const keys of featuresOf(unmarked(line), kit)) yield { keys, label, weight: label ? 1 : 3, part: nr % 5 };
    }
}

/** Examples of the verb lexicon and cases, where they mark an event: short sentences with few words to go by. */
function* examples(kit: Kit): Generator<Lesson> {
  for (const folder of ["lexicon/verbs", "cases"])
    for (const file of readdirSync(folder).filter((name) => /\.(yaml|txt)$/.test(name)))
      for (const [nr, line] of readFileSync(join(folder, file), "utf8").split("\n").entries()) {
        if (!/\[event[ =]/.test(line) || line.startsWith("#")) continue;
        for (const keys of featuresOf(unmarked(line.replace(/^\s*- "|"$/g, "")), kit))
          yield { keys, label: 1, weight: 1, part: nr % 5 };
      }
}

/** Sentences with an event, and probes, of our own pages; the newest are left for checking. */
function* pages(kit: Kit): Generator<Lesson> {
  for (const folder of ["", "dev", "dev2", "dev3", "dev4", "dev5"]) {
    const path = join("corpus", folder);
    for (const file of readdirSync(path).filter((name) => name.endsWith(".jsonl")))
      for (const [nr, line] of readFileSync(join(path, file), "utf8").split("\n").filter(Boolean).entries()) {
        const { sentence, text, type, events } = JSON.parse(line);
        if (sentence !== undefined && !(events?.length > 0)) continue;
        const label = sentence !== undefined || type ? 1 : 0;
        for (const keys of featuresOf(sentence ?? text, kit)) yield { keys, label, weight: 1, part: nr % 5 };
      }
  }
}

function* plv(kit: Kit): Generator<Lesson> {
  for (const [nr, line] of readFileSync(values.plv, "utf8").split("\n").filter(Boolean).entries())
    for (const keys of featuresOf(JSON.parse(line).text, kit)) yield { keys, label: 1, weight: 1, part: nr % 5 };
}

function* quiet(kit: Kit): Generator<Lesson> {
  for (const [nr, file] of readdirSync(values.quiet).entries()) {
    const text = readFileSync(join(values.quiet, file), "utf8");
    for (const keys of featuresOf(text, kit)) yield { keys, label: 0, weight: 2, part: nr % 5 };
  }
}

/** Whole documents of genres that hardly ever tell of politics. */
function* treebanks(kit: Kit): Generator<Lesson> {
  const genres = /^# newdoc id = (?:reviews|answers|email|GUM_(?:voyage|textbook|vlog|academic|conversation))/;
  for (const [name, step] of [
    ["ewt-train.conllu.gz", 2],
    ["gum-train.conllu.gz", 1],
  ] as const) {
    const docs = gunzipSync(readFileSync(join(values.treebank, name)))
      .toString()
      .split(/(?=^# newdoc)/m)
      .filter((doc) => genres.test(doc));
    for (const [nr, doc] of docs.entries()) {
      if (nr % step !== 0) continue;
      const text = [...doc.matchAll(/^# text = (.*)$/gm)].map(([, said]) => said).join("\n\n");
      for (const keys of featuresOf(text, kit)) yield { keys, label: 0, weight: 0.5, part: nr % 5 };
    }
  }
}

interface Trained {
  readonly weights: ReadonlyMap<number, number>;
  readonly bias: number;
}

/** Logistic regression with a ridge, by Adagrad in a fixed order. */
function trained(given: readonly Lesson[]): Trained {
  const counts = new Map<number, number>();
  for (const { keys } of given) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const rows = [...counts].filter(([, n]) => n >= LEAST).map(([key]) => key);
  const row = new Map(rows.map((key, i) => [key, i]));
  const cases = given.map(({ keys, label, weight }) => ({
    at: keys.flatMap((key) => row.get(key) ?? []),
    label,
    weight,
  }));
  const weights = new Float64Array(rows.length + 1);
  const squares = new Float64Array(rows.length + 1).fill(1e-4);
  const order = cases.map((_, i) => (i * 7919) % cases.length);
  const bias = rows.length;
  for (let epoch = 0; epoch < 12; epoch++)
    for (const i of order) {
      const { at, label, weight } = cases[i]!;
      let sum = weights[bias]!;
      for (const k of at) sum += weights[k]!;
      const slope = weight * (1 / (1 + Math.exp(-sum)) - label);
      for (const k of [...at, bias]) {
        const g = slope + 0.002 * weights[k]!;
        squares[k]! += g * g;
        weights[k]! -= (0.15 * g) / Math.sqrt(squares[k]!);
      }
    }
  return { weights: new Map(rows.map((key, i) => [key, weights[i]!])), bias: weights[bias]! };
}

function scored(): void {
  const model = trained(lessons.filter(({ part }) => part !== 4));
  const sums = lessons
    .filter(({ part }) => part === 4)
    .map(({ keys, label }) => ({
      label,
      sum: keys.reduce((all, key) => all + (model.weights.get(key) ?? 0), model.bias),
    }));
  for (const least of [-2, -1, 0, 1, 2]) {
    const of = (label: number) => sums.filter((each) => each.label === label);
    const kept = (label: number) => (100 * of(label).filter(({ sum }) => sum >= least).length) / of(label).length;
    console.log(
      `≥ ${least}: kept ${kept(1).toFixed(1)} % of those with an event, ${kept(0).toFixed(1)} % of those without`,
    );
  }
}

function bytesOf({ weights, bias }: Trained): Uint8Array {
  const keys = [...weights].filter(([, weight]) => Math.abs(weight) > 0.02).sort(([a], [b]) => a - b);
  const step = keys.reduce((most, [, weight]) => Math.max(most, Math.abs(weight)), 0) / 127;
  return modelBytes(
    { kind: "relevance", templates: RELEVANCE_TEMPLATES, step, bias },
    {
      keys: Uint32Array.from(keys.map(([key]) => key)),
      weights: Int8Array.from(keys.map(([, weight]) => Math.round(weight / step))),
    },
  );
}

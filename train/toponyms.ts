import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { Kit } from "../src/kit/kit.ts";
import { loadKit } from "../src/kit/load.ts";
import { actors } from "../src/mention/actor.ts";
import { TOPONYM_TEMPLATES } from "../src/mention/toponym-features.ts";
import {
  chanceOf,
  chosen,
  featuresOfArticle,
  type SentenceFeatures,
  type ToponymModel,
} from "../src/mention/toponym-score.ts";
import { read } from "../src/read.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { hashOf } from "../src/sentence/word.ts";
import { addresses, type Span } from "../src/span.ts";

/**
 * Trains models/toponyms.bin: a logistic regression over the candidates of three corpora. Without `--out` ten folds by document are scored;
 * `--fold-models DIR` keeps the model of each.
 */
interface Document {
  readonly id: string;
  readonly corpus: string;
  readonly fold: number;
  readonly gold: readonly Span[];
  readonly sentences: readonly SentenceFeatures[];
  /** The same article read as if the gazetteer knew less. */
  readonly poorer: readonly SentenceFeatures[];
}

interface GoldLine {
  readonly id: string;
  readonly text: string;
  readonly url?: string;
  readonly domain?: string;
  readonly toponyms: readonly { readonly start: number; readonly end: number; readonly type?: string }[];
}

const BITS = 18;
const LEAST_SEEN = 3;
const FOLDS = 10;
/** Names hidden from the gazetteer in the poorer reading, in tenths, and what such a reading counts: the world has more villages than lists. */
const HIDDEN = 5;
const POORER = Number(process.env.POORER ?? 0.3);

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data/geo" },
    out: { type: "string" },
    "fold-models": { type: "string" },
    ridge: { type: "string", default: "2" },
    rounds: { type: "string", default: "120" },
    least: { type: "string", default: "0.4" },
    errors: { type: "string" },
    /** "corpus": each corpus answered by a model of the other two. */
    by: { type: "string", default: "document" },
  },
});
const RIDGE = Number(values.ridge);
const ROUNDS = Number(values.rounds);
const LEAST = Number(values.least);
/** The small corpora are as much news as the large one. */
const WEIGHTS: Readonly<Record<string, number>> = { trnews_even: 2.5, gwn_even: 1.5, lgl: 1 };

const documents = Object.keys(WEIGHTS).flatMap((corpus) =>
  documentsOf(join(values.data, `${corpus}.jsonl`), loadKit()),
);
const all = documents.reduce(
  (sum, { sentences }) => sum + sentences.reduce((n, each) => n + each.candidates.length, 0),
  0,
);
console.log(`${documents.length} documents, ${all} candidates, ${(process.cpuUsage().user / 1e6).toFixed(0)} s`);
if (values.out) writeFileSync(values.out, bytesOf(trained(documents)));
else folds();

function documentsOf(file: string, kit: Kit): Document[] {
  const corpus = basename(file, ".jsonl");
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line, nth) => {
      const { id, text, url, domain, toponyms } = JSON.parse(line) as GoldLine;
      const address = url ?? (domain === undefined ? undefined : `http://${domain}/`);
      const layers = read(text, kit, address === undefined ? undefined : { url: address });
      const who = actors(layers, kit, addresses(layers.page.id));
      const featured = (isHidden?: (name: string) => boolean) =>
        layers.articles.flatMap((article) =>
          featuresOfArticle(
            layers.sentences.filter((each) => each.article === article.id),
            who,
            kit,
            isHidden,
          ),
        );
      const sentences = featured();
      const poorer = featured((name) => hashOf(`${name} ${id}`) % 10 < HIDDEN);
      const gold = toponyms.map(({ start, end }) => ({ from: start, to: end }));
      return {
        id,
        corpus,
        fold: values.by === "corpus" ? Object.keys(WEIGHTS).indexOf(corpus) : nth % FOLDS,
        gold,
        sentences,
        poorer,
      };
    });
}

function spanOf({ tree, first, last }: SentenceFeatures["candidates"][number]): Span {
  return { from: tree.tokens[first]!.from, to: tree.tokens[last]!.to };
}

function trained(documents: readonly Document[]): ToponymModel {
  const rows: Int32Array[] = [];
  const wanted: number[] = [];
  const weight: number[] = [];
  const seen = new Uint16Array(2 ** BITS);
  for (const { gold, sentences, poorer, corpus } of documents)
    for (const [nth, { candidates, features }] of [...sentences, ...poorer].entries())
      candidates.forEach((candidate, k) => {
        const span = spanOf(candidate);
        const right = gold.some((each) => each.from === span.from && each.to === span.to);
        const near = !right && gold.some((each) => each.from < span.to && span.from < each.to);
        rows.push(features[k]!.map((hash) => hash >>> (32 - BITS)));
        wanted.push(right ? 1 : 0);
        weight.push(WEIGHTS[corpus]! * (near ? 0.5 : 1) * (nth < sentences.length ? 1 : POORER));
      });
  for (const row of rows) for (const i of row) if (seen[i]! < 60000) seen[i]!++;
  const kept = rows.map((row) => row.filter((i) => seen[i]! >= LEAST_SEEN));
  const weights = regression(kept, wanted, weight, 2 ** BITS);
  const most = weights.reduce((top, each) => Math.max(top, Math.abs(each)), 0);
  const step = most / 127;
  return { weights: Int8Array.from(weights, (each) => Math.round(each / step)), shift: 32 - BITS, step, least: LEAST };
}

/** Logistic regression with a ridge, by Adam over all cases at once: no chance in it, so no seed. */
function regression(
  rows: readonly Int32Array[],
  wanted: readonly number[],
  weight: readonly number[],
  size: number,
): Float64Array {
  const weights = new Float64Array(size);
  const [slope, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let round = 1; round <= ROUNDS; round++) {
    for (let i = 0; i < size; i++) slope[i] = RIDGE * weights[i]!;
    for (let n = 0; n < rows.length; n++) {
      const row = rows[n]!;
      let sum = 0;
      for (let f = 0; f < row.length; f++) sum += weights[row[f]!]!;
      const off = weight[n]! * (1 / (1 + Math.exp(-sum)) - wanted[n]!);
      for (let f = 0; f < row.length; f++) slope[row[f]!]! += off;
    }
    const pace = 0.05 * (1 - (round - 1) / ROUNDS);
    for (let i = 0; i < size; i++) {
      if (slope[i] === 0 && mean[i] === 0) continue;
      mean[i] = 0.9 * mean[i]! + 0.1 * slope[i]!;
      square[i] = 0.99 * square[i]! + 0.01 * slope[i]! * slope[i]!;
      weights[i]! -= (pace * (mean[i]! / (1 - 0.9 ** round))) / (Math.sqrt(square[i]! / (1 - 0.99 ** round)) + 1e-6);
    }
  }
  return weights;
}

function bytesOf({ weights, step, least }: ToponymModel): Uint8Array {
  return modelBytes({ kind: "toponyms", templates: TOPONYM_TEMPLATES, step, least }, { weights: weights as Int8Array });
}

/** Every tenth document answered by a model of the others. */
function folds(): void {
  const bounds = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];
  const counts = new Map<string, number[]>();
  const add = (corpus: string, least: number, right: number, found: number, gold: number) => {
    const held = counts.get(`${corpus} ${least}`) ?? [0, 0, 0];
    counts.set(`${corpus} ${least}`, [held[0]! + right, held[1]! + found, held[2]! + gold]);
  };
  const errors: string[] = [];
  const ceiling = new Map<string, [number, number]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = trained(documents.filter((each) => each.fold !== fold));
    if (values["fold-models"]) writeFileSync(join(values["fold-models"], `toponyms-${fold}.bin`), bytesOf(model));
    for (const { id, corpus, gold, sentences } of documents.filter((each) => each.fold === fold)) {
      const chances = sentences.map(({ features }) => features.map((each) => chanceOf(model, each)));
      const spans = sentences.flatMap(({ candidates }) => candidates.map(spanOf));
      const held = ceiling.get(corpus) ?? [0, 0];
      const reach = gold.filter((each) => spans.some((span) => each.from < span.to && span.from < each.to)).length;
      ceiling.set(corpus, [held[0] + reach, held[1] + gold.length]);
      for (const least of bounds) {
        const found = sentences.flatMap(({ candidates }, s) => chosen(candidates, chances[s]!, least));
        const right = aligned(gold, found.map(spanOf));
        add(corpus, least, right, found.length, gold.length);
        if (values.errors && least === LEAST) {
          for (const each of found) {
            const { from, to } = spanOf(each);
            if (!gold.some((g) => g.from < to && from < g.to))
              errors.push(
                `${corpus} ${id}\tSPURIOUS ${each.chance.toFixed(2)}\t${lineOf(each.sentence.tokens, from, to)}`,
              );
          }
          const text = new Map(sentences.map(({ sentence }) => [sentence, sentence] as const));
          for (const g of gold)
            if (!found.some((each) => g.from < spanOf(each).to && spanOf(each).from < g.to)) {
              const sentence = [...text.keys()].find((each) => each.from <= g.from && g.to <= each.to);
              let best = -1;
              sentences.forEach(({ candidates }, s) => {
                candidates.forEach((c, k) => {
                  const p = spanOf(c);
                  if (g.from < p.to && p.from < g.to) best = Math.max(best, chances[s]![k]!);
                });
              });
              errors.push(
                `${corpus} ${id}\tMISSED ${best.toFixed(2)}\t${sentence ? lineOf(sentence.tokens, g.from, g.to) : "OUTSIDE"}`,
              );
            }
        }
      }
    }
  }
  for (const [corpus, [reach, gold]] of ceiling)
    console.log(corpus, "candidates cover", ((100 * reach) / gold).toFixed(1));
  for (const [key, [right, found, gold]] of counts) {
    const [p, r] = [right! / found!, right! / gold!];
    console.log(
      `${key}\tP ${(100 * p).toFixed(1)} R ${(100 * r).toFixed(1)} F1 ${((200 * p * r) / (p + r)).toFixed(1)}`,
    );
  }
  if (values.errors) writeFileSync(values.errors, errors.join("\n"));
}

function lineOf(tokens: readonly { from: number; to: number; form: string }[], from: number, to: number): string {
  const out: string[] = [];
  tokens.forEach((token) => {
    const near = token.to > from - 70 && token.from < to + 50;
    if (!near) return;
    out.push(
      `${token.from <= from && from < token.to ? "[" : ""}${token.form}${token.from < to && to <= token.to ? "]" : ""}`,
    );
  });
  return out.join(" ");
}

/** One to one. */
function aligned(gold: readonly Span[], found: readonly Span[]): number {
  const taken = new Set<Span>();
  let right = 0;
  for (const each of gold) {
    const hit = found.find((span) => !taken.has(span) && span.from < each.to && each.from < span.to);
    if (hit) {
      taken.add(hit);
      right++;
    }
  }
  return right;
}

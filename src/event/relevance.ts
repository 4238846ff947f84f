import { type Kit, perKit } from "../kit/kit.ts";
import type { Mention } from "../mention/mention.ts";
import { type ModelFile, openModel } from "../sentence/model.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { hashOf } from "../sentence/word.ts";

/** Changes with the features below. */
export const RELEVANCE_TEMPLATES = "relevance-1";

/**
 * How far a text is about politics and conflict: log odds, summed over its words and over who is in it. A striker attacks and a river kills as
 * well; the words of such an event do not tell, those around it do.
 */
export interface Relevance {
  readonly sentence: number;
  /** The mean over the article. */
  readonly article: number;
  /** How many sentences the article has. */
  readonly length: number;
}

export interface RelevanceModel {
  readonly weights: ReadonlyMap<number, number>;
  readonly bias: number;
}

/** The relevance of each sentence; undefined where the kit has no such model. */
export function relevances(
  sentences: readonly (readonly [Sentence, readonly Mention[]])[],
  kit: Kit,
): readonly Relevance[] | undefined {
  const model = relevanceModel(kit);
  if (!model) return undefined;
  const scores = sentences.map(([sentence, mentions]) => relevanceOf(model, relevanceFeatures(sentence, mentions)));
  const articles = new Map<string, { sum: number; count: number }>();
  sentences.forEach(([{ article }], i) => {
    const held = articles.get(article) ?? { sum: 0, count: 0 };
    held.sum += clipped(scores[i]!);
    held.count++;
    articles.set(article, held);
  });
  return sentences.map(([{ article }], i) => {
    const { sum, count } = articles.get(article)!;
    return { sentence: clipped(scores[i]!), article: sum / count, length: count };
  });
}

/**
 * Does an event of such a sentence belong in a record of politics and conflict? The story counts twice: in a war report a sentence about the
 * weather may still hold an attack, on a sports page hardly any does.
 */
export function isRelevant({ sentence, article, length }: Relevance): boolean {
  return ((sentence + 2 * article) * length) / (length + SHORT) >= LEAST;
}

/** On pages of our own that neither model nor rules had seen: kept 98 % of the events of political pages, none of quiet ones. */
const LEAST = -2;

/** As many sentences of no opinion are added to each article: a short one says little about itself. */
const SHORT = 3;

function clipped(score: number): number {
  return Math.max(-6, Math.min(6, score));
}

export function relevanceOf({ weights, bias }: RelevanceModel, features: readonly string[]): number {
  let sum = bias;
  for (const each of new Set(features)) sum += weights.get(hashOf(each) >>> 0) ?? 0;
  return sum;
}

/** The words that carry meaning, pairs of neighbours among them, and the kinds, countries and sectors of who is named. */
export function relevanceFeatures(sentence: Sentence, mentions: readonly Mention[]): string[] {
  const out: string[] = [];
  let last = "";
  for (const { upos, lemma } of sentence.tokens) {
    if (!/^(NOUN|VERB|ADJ|PROPN|ADV)$/.test(upos)) continue;
    const word = lemma.toLowerCase();
    out.push(`w ${word}`);
    if (last) out.push(`b ${last} ${word}`);
    last = word;
  }
  for (const each of mentions) {
    if (each.kind === "weapon") out.push(`x ${each.weapon}`, "x");
    if (each.kind === "place") out.push(`p ${each.precision}`);
    if (each.kind !== "actor" || each.type === "pronoun") continue;
    out.push(`t ${each.type}`);
    if (each.code) out.push(`s ${each.code.slice(3)}`, "s");
    if (each.entity) out.push("e");
  }
  return out;
}

const relevanceModel = perKit((kit: Kit): RelevanceModel | undefined => {
  if (!kit.models.relevance) return undefined;
  const file: ModelFile = openModel(kit.models.relevance, "relevance", RELEVANCE_TEMPLATES);
  const { keys, weights } = file.sections;
  if (!(keys instanceof Uint32Array) || !(weights instanceof Int8Array)) throw new Error("the model lacks its weights");
  const step = file.header.step as number;
  return {
    weights: new Map([...keys].map((key, i) => [key, weights[i]! * step])),
    bias: file.header.bias as number,
  };
});

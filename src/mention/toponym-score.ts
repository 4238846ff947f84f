import { type Kit, perKit } from "../kit/kit.ts";
import { openModel } from "../sentence/model.ts";
import type { Sentence } from "../sentence/sentence.ts";
import type { EntityMatch } from "./entity.ts";
import { shownIn } from "./name-features.ts";
import { nameFormsOf, type TaggedName } from "./name-tag.ts";
import { type Candidate, candidatesIn } from "./toponym-candidate.ts";
import { evidenceOf, TOPONYM_FEATURES, TOPONYM_TEMPLATES, toponymFeatures } from "./toponym-features.ts";

/** Words of an article that the model takes for the name of a place, with the chance that they are. */
export interface ScoredName extends Candidate {
  readonly chance: number;
}

/** Weights of hashed features: row = hash >>> shift. */
export interface ToponymModel {
  readonly weights: Int8Array | Float32Array;
  readonly shift: number;
  /** What one step of a weight is worth. */
  readonly step: number;
  /** The least chance of a name. */
  readonly least: number;
}

export interface Seen {
  readonly tagged: ReadonlyMap<Sentence, readonly TaggedName[]>;
  readonly known: ReadonlyMap<Sentence, readonly EntityMatch[]>;
}

/** The names of places in the sentences of one article, by sentence; undefined where the kit has no such model. */
export function placeNames(
  sentences: readonly Sentence[],
  seen: Seen,
  kit: Kit,
): ReadonlyMap<Sentence, SeenNames> | undefined {
  const model = opened(kit);
  const forms = nameFormsOf(kit);
  if (!model || !forms) return undefined;
  const out = new Map<Sentence, SeenNames>();
  for (const { sentence, candidates, features } of featuresOfArticle(sentences, seen, kit)) {
    const chances = candidates.map((_, k) => chanceOf(model, features[k]!));
    const all = chosen(candidates, chances, 0);
    out.set(sentence, {
      names: all.filter(({ chance }) => chance >= model.least),
      unlikely: all.filter(({ chance }) => chance < model.least),
    });
  }
  return out;
}

/** What the model sees in a sentence: names of places, and what looks like one and most surely is none. */
export interface SeenNames {
  readonly names: readonly ScoredName[];
  readonly unlikely: readonly ScoredName[];
}

/** A known name that the rules take for a place falls at chances below this; one that no list holds, at the other. */
export const DOUBT = 0.12;
export const DOUBT_UNKNOWN = 0.04;

export interface SentenceFeatures {
  readonly sentence: Sentence;
  readonly candidates: readonly Candidate[];
  readonly features: readonly Int32Array[];
}

/**
 * The candidates of the sentences of one article with their hashed features. `isHidden`: names that the gazetteer is to know nothing of, in
 * training.
 */
export function featuresOfArticle(
  sentences: readonly Sentence[],
  { tagged, known }: Seen,
  kit: Kit,
  isHidden?: (name: string) => boolean,
): SentenceFeatures[] {
  const forms = nameFormsOf(kit);
  if (!forms) return [];
  const found = sentences.map((sentence) =>
    candidatesIn(sentence, known.get(sentence) ?? [], tagged.get(sentence) ?? [], kit, isHidden),
  );
  const evidence = evidenceOf(
    found.flat(),
    shownIn(
      sentences.map(({ tokens }) => tokens),
      forms,
    ),
  );
  return sentences.map((sentence, s) => {
    const candidates = found[s]!;
    const features = candidates.map((candidate) => {
      const out = new Int32Array(TOPONYM_FEATURES);
      return out.subarray(0, toponymFeatures(candidate, candidates, evidence, forms, out));
    });
    return { sentence, candidates, features };
  });
}

export function chanceOf({ weights, shift, step }: ToponymModel, features: Int32Array): number {
  let sum = 0;
  for (let f = 0; f < features.length; f++) sum += weights[features[f]! >>> shift]!;
  return 1 / (1 + Math.exp(-sum * step));
}

/**
 * Of candidates that overlap one: that there is a name at all is as sure as all of them together, and the best of them says where it begins
 * and ends.
 */
export function chosen(candidates: readonly Candidate[], chances: readonly number[], least: number): ScoredName[] {
  const order = candidates.map((_, k) => k).sort((a, b) => chances[b]! - chances[a]!);
  const out: ScoredName[] = [];
  const spent = new Set<number>();
  for (const k of order) {
    if (spent.has(k)) continue;
    const one = candidates[k]!;
    let chance = 0;
    const beside: number[] = [];
    for (const other of order) {
      const { first, last } = candidates[other]!;
      if (spent.has(other) || first > one.last || last < one.first) continue;
      chance += chances[other]!;
      beside.push(other);
    }
    if (chance < least) continue;
    for (const other of beside) spent.add(other);
    out.push({ ...one, chance: Math.min(1, chance) });
  }
  return out.sort((a, b) => a.first - b.first);
}

export function openToponyms(bytes: Uint8Array): ToponymModel {
  const { header, sections } = openModel(bytes, "toponyms", TOPONYM_TEMPLATES);
  const { weights } = sections;
  if (!(weights instanceof Int8Array)) throw new Error('the model "toponyms" lacks its weights');
  return {
    weights,
    shift: 32 - Math.log2(weights.length),
    step: header.step as number,
    least: header.least as number,
  };
}

const opened = perKit((kit) => (kit.models.toponyms ? openToponyms(kit.models.toponyms) : undefined));

import { type Kit, perKit } from "../kit/kit.ts";
import { h3 } from "../sentence/hash.ts";
import { openModel } from "../sentence/model.ts";
import { TAG_TEMPLATES } from "../sentence/tag-features.ts";
import { hashOf, openWordTable, type WordTable, wordOf } from "../sentence/word.ts";
import type { Run } from "./scene.ts";

/** The linear model of attributions: one table of weights for all its questions, and what a score means as a probability. */
export interface Judge {
  readonly weights: Int8Array | Float32Array;
  /** What one step of a weight is worth. */
  readonly unit: number;
  /** Probability of a half match at the scores −8, −7.5 … 8. */
  readonly calibration: readonly number[];
  readonly fields: Fields;
}

/** Changes with the code that computes features. */
export const JUDGE_TEMPLATES = "attribution-2";
export const JUDGE_BITS = 20;

/** The kit's model, `undefined` when it has none: then the rules stand alone. Throws Error when the file does not fit this program. */
export const judgeOf = perKit((kit: Kit): Judge | undefined => {
  const bytes = kit.models.attribution;
  if (!bytes) return undefined;
  const { header, sections } = openModel(bytes, "attribution", JUDGE_TEMPLATES);
  const { weights } = sections;
  if (!(weights instanceof Int8Array)) throw new Error("the model of attributions lacks its weights");
  return {
    weights,
    unit: Number(header.unit),
    calibration: header.calibration as readonly number[],
    fields: fieldsOf(kit),
  };
});

/** WordNet's field of a word's first sense as a verb and as a noun (31 cognition, 32 communication, 39 perception …). */
export interface Fields {
  readonly verb: (lemma: string) => number;
  readonly noun: (lemma: string) => number;
}

export const fieldsOf = perKit((kit: Kit): Fields => {
  const table: WordTable = openWordTable(openModel(kit.models.tagger, "tagger", TAG_TEMPLATES).sections);
  const known = new Map<string, readonly [number, number]>();
  const both = (lemma: string): readonly [number, number] => {
    let held = known.get(lemma);
    if (!held) {
      const { verbField, nounField } = wordOf(lemma, table);
      held = [verbField, nounField];
      if (known.size > 20_000) known.clear();
      known.set(lemma, held);
    }
    return held;
  };
  return { verb: (lemma) => both(lemma)[0], noun: (lemma) => both(lemma)[1] };
});

/** The rows of the features of one case. */
export interface Features {
  readonly rows: Int32Array;
  count: number;
}

export function features(): Features {
  return { rows: new Int32Array(512), count: 0 };
}

/** Adds a feature: its template and up to three values. */
export function put(into: Features, template: number, a: number, b = 0, c = 0): void {
  into.rows[into.count++] = h3(template, a, b, c) >>> (32 - JUDGE_BITS);
}

/** A text value of a feature. */
export function code(text: string): number {
  return hashOf(text);
}

/** The sum of the weights of the features. */
export function scored(judge: Judge, { rows, count }: Features): number {
  const { weights } = judge;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weights[rows[i]!]!;
  return sum * judge.unit;
}

/** The probability that a score stands for, by the reliability measured on articles the model had not seen. */
export function probability({ calibration }: Judge, score: number): number {
  const at = Math.min(Math.max((score + 8) * 2, 0), calibration.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, calibration.length - 1);
  return calibration[low]! + (calibration[high]! - calibration[low]!) * (at - low);
}

/** Alternatives for one span of a draft, the rules' own among them. */
export interface Choice<R extends Run = Run> {
  readonly options: readonly R[];
  /** Which of them the rules took. */
  readonly rule: number;
  readonly describe: (option: number, into: Features) => void;
}

const buffer = features();

/**
 * The alternative to take and how far it lies before the best other one (in natural-log odds). The rules' own stays unless another one
 * leads by LEAD: the rules know conventions that the articles learned from do not show.
 */
export function chosen<R extends Run>(judge: Judge, choice: Choice<R>): { readonly run: R; readonly margin: number } {
  const scores = choice.options.map((_, i) => {
    buffer.count = 0;
    choice.describe(i, buffer);
    return scored(judge, buffer);
  });
  let best = choice.rule;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > scores[best]! + (best === choice.rule ? LEAD : 0)) best = i;
  let other = -Infinity;
  scores.forEach((score, i) => {
    if (i !== best && score > other) other = score;
  });
  return { run: choice.options[best]!, margin: Math.max(-9, Math.min(9, scores[best]! - other)) };
}

const LEAD = 2;

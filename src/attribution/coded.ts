import { relation } from "../sentence/tree.ts";
import { code, type Fields } from "./judge.ts";
import type { Scene } from "./scene.ts";

/** A sentence's words as integers for features. */
export interface Coded {
  readonly lemma: Int32Array;
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  readonly relation: Int32Array;
  /** WordNet's field of each word as a verb and as a noun, −1 where not yet asked for. */
  readonly verb: Int16Array;
  readonly noun: Int16Array;
}

/** Made once for a scene that has something to judge. */
export function codedOf(scene: Scene): Coded {
  const { memo } = scene;
  if (memo.coded) return memo.coded;
  const { tokens } = scene;
  const n = tokens.length;
  const made: Coded = {
    lemma: new Int32Array(n),
    upos: new Int32Array(n),
    xpos: new Int32Array(n),
    relation: new Int32Array(n),
    verb: new Int16Array(n).fill(-1),
    noun: new Int16Array(n).fill(-1),
  };
  for (let i = 0; i < n; i++) {
    const token = tokens[i]!;
    made.lemma[i] = code(token.lemma.toLowerCase());
    made.upos[i] = kept(token.upos);
    made.xpos[i] = kept(token.xpos);
    made.relation[i] = kept(relation(token));
  }
  memo.coded = made;
  return made;
}

/** The code of a tag or relation: there are few of them. */
function kept(tag: string): number {
  let held = codes.get(tag);
  if (held === undefined) {
    held = code(tag);
    if (codes.size < 500) codes.set(tag, held);
  }
  return held;
}

const codes = new Map<string, number>();

/** WordNet's field of the first sense of a token's lemma as a verb. */
export function verbField(scene: Scene, i: number, fields: Fields): number {
  const { verb } = codedOf(scene);
  if (verb[i]! < 0) verb[i] = fields.verb(scene.tokens[i]!.lemma.toLowerCase());
  return verb[i]!;
}

/** The same as a noun. */
export function nounField(scene: Scene, i: number, fields: Fields): number {
  const { noun } = codedOf(scene);
  if (noun[i]! < 0) noun[i] = fields.noun(scene.tokens[i]!.lemma.toLowerCase());
  return noun[i]!;
}

/** A number's rough size: 0 to 8 as they are, then ever wider steps. */
export function bucket(n: number): number {
  const size = Math.abs(n);
  const step = size <= 8 ? size : size <= 12 ? 10 : size <= 20 ? 16 : size <= 35 ? 28 : 50;
  return n < 0 ? -step : step;
}

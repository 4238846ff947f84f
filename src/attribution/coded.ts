import { relation } from "../sentence/tree.ts";
import { code } from "./judge.ts";
import type { Scene } from "./scene.ts";

/** A sentence's words as integers for features. */
export interface Coded {
  readonly lemma: Int32Array;
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  readonly relation: Int32Array;
}

/** Made once for a scene that has something to judge. */
export function codedOf(scene: Scene): Coded {
  let made = held.get(scene);
  if (!made) {
    const { tokens } = scene;
    made = {
      lemma: Int32Array.from(tokens, (token) => code(token.lemma.toLowerCase())),
      upos: Int32Array.from(tokens, (token) => code(token.upos)),
      xpos: Int32Array.from(tokens, (token) => code(token.xpos)),
      relation: Int32Array.from(tokens, (token) => code(relation(token))),
    };
    held.set(scene, made);
  }
  return made;
}

const held = new WeakMap<Scene, Coded>();

/** A number's rough size: 0 to 8 as they are, then ever wider steps. */
export function bucket(n: number): number {
  const size = Math.abs(n);
  const step = size <= 8 ? size : size <= 12 ? 10 : size <= 20 ? 16 : size <= 35 ? 28 : 50;
  return n < 0 ? -step : step;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readConllu, type TreebankSentence } from "../src/sentence/conllu.ts";

/** The training sentences: UD EWT and the freely licensed genres of UD GUM. */
export function trainingSentences(folder: string): TreebankSentence[] {
  return ["ewt-train.conllu.gz", "gum-train.conllu.gz"].flatMap((file) => treebank(join(folder, file)));
}

export function developmentSentences(folder: string): Record<"ewt" | "gum", TreebankSentence[]> {
  return { ewt: treebank(join(folder, "ewt-dev.conllu")), gum: treebank(join(folder, "gum-dev.conllu")) };
}

export function treebank(file: string): TreebankSentence[] {
  const bytes = readFileSync(file);
  return readConllu((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
}

/** Random numbers in [0, 1) from a seed (mulberry32): the same on every machine. */
export function randomNumbers(seed: number): () => number {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(items: Int32Array, random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = items[i]!;
    items[i] = items[j]!;
    items[j] = held;
  }
}

/** `--name value` arguments with defaults; throws RangeError on an unknown name. */
export function options<T extends Record<string, string>>(defaults: T): T {
  const out: Record<string, string> = { ...defaults };
  for (let i = 2; i < process.argv.length; i += 2) {
    const name = process.argv[i]!.replace(/^--/, "");
    if (!(name in defaults))
      throw new RangeError(`unknown option: ${process.argv[i]}; known: --${Object.keys(defaults).join(" --")}`);
    out[name] = process.argv[i + 1] ?? "";
  }
  return out as T;
}

/** Leaves each of the first `count` features out with probability `rate`, so that no feature is leant on too much; returns how many stay. */
export function thinned(features: Int32Array, count: number, rate: number, random: () => number): number {
  if (rate <= 0) return count;
  let kept = 0;
  for (let i = 0; i < count; i++) if (random() >= rate) features[kept++] = features[i]!;
  return kept;
}

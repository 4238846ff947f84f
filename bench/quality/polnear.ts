import { existsSync } from "node:fs";
import type { Kit } from "../../src/kit/kit.ts";
import { allowedLines } from "./gold.ts";
import { BenchError, type Task } from "./task.ts";

/** Source, cue and content of every attribution of an article. Reads of the gold: `text` (and `id`, to answer with). */
export const polnear: Task = {
  name: "attribution",
  about: "source, cue and content of what is said (PolNeAR)",
  data: { in: "shared", path: "data/attribution/dev.jsonl" },
  endings: [".jsonl"],
  scorer: (gold, pred) => ["polnear_eval.py", "score", gold, pred],
  predictions: attributed,
};

async function attributed(gold: string, { kit }: { readonly kit: Kit }): Promise<Iterable<string>> {
  const predict = await predictor();
  return lines();

  function* lines(): Generator<string> {
    for (const { id, text } of allowedLines(gold, ["id", "text"])) {
      yield JSON.stringify({ id, attributions: predict(String(text), kit) });
    }
  }
}

type Predictor = (text: string, kit: Kit) => readonly unknown[];

async function predictor(): Promise<Predictor> {
  const file = new URL(import.meta.url.endsWith(".ts") ? "attribution.ts" : "attribution.js", import.meta.url);
  if (!existsSync(file)) throw new BenchError("the attribution bench has no bench/quality/attribution.ts yet");
  const { predictAttribution } = (await import(file.href)) as { predictAttribution: Predictor };
  return predictAttribution;
}

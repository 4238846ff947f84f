import type { Kit } from "../../src/kit/kit.ts";
import { predictAttribution } from "./attribution.ts";
import { allowedLines } from "./gold.ts";
import { reliability } from "./reliability.ts";
import type { Task } from "./task.ts";

/** Source, cue and content of every attribution of an article. Reads of the gold: `text` (and `id`, to answer with). */
export const polnear: Task = {
  name: "attribution",
  about: "source, cue and content of what is said (PolNeAR)",
  data: { in: "shared", path: "data/attribution/dev.jsonl" },
  endings: [".jsonl"],
  scorer: (gold, pred) => ["polnear_eval.py", "score", gold, pred],
  after: reliability,
  predictions: (gold, { kit }) => attributed(gold, kit),
};

function* attributed(gold: string, kit: Kit): Generator<string> {
  for (const { id, text } of allowedLines(gold, ["id", "text"])) {
    yield JSON.stringify({ id, attributions: predictAttribution(String(text), kit) });
  }
}

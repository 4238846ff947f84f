import { relations } from "../../src/event/relation.ts";
import type { Kit } from "../../src/kit/kit.ts";
import { read } from "../../src/read.ts";
import type { Span } from "../../src/span.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/** The PLOVER root of what a given source does to a given target. Reads of the gold: `text` and the spans of source and target (and `id`). */
export const eventsGiven: Task = {
  name: "events-given",
  about: "PLOVER root of what a given source does to a given target",
  data: { in: "shared", path: "data/events/plv_train.jsonl" },
  learned: "relation.bin",
  endings: [".jsonl"],
  scorer: (gold, pred) => ["events_eval.mjs", "roots", "--gold", gold, "--pred", pred],
  errors: ["--rows"],
  predictions: (gold, { kit }) => related(gold, kit),
};

function* related(gold: string, kit: Kit): Generator<string> {
  for (const { id, text, source, target } of allowedLines(gold, ["id", "text", "source", "target"])) {
    const [best] = relations(read(String(text), kit), spanOf(source), spanOf(target), kit);
    yield JSON.stringify({ id, events: best ? [{ type: best.plover }] : [] });
  }
}

/** A given phrase; null, or one that is not in the text, is unknown. */
function spanOf(given: unknown): Span | undefined {
  const { start, end } = (given ?? {}) as { readonly start?: unknown; readonly end?: unknown };
  return typeof start === "number" && typeof end === "number" && start < end ? { from: start, to: end } : undefined;
}

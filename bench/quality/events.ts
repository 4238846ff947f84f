import { happenings } from "../../src/event/main.ts";
import type { Kit } from "../../src/kit/kit.ts";
import { read } from "../../src/read.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/**
 * The PLOVER root of a sentence, from its raw text alone. Reads of the gold: `text` (and `id`, to answer with).
 * Answered is the happening the sentence is most about (src/event/main.ts), and of the others those it is about to a good part:
 * what is only its background is not.
 */
export const events: Task = {
  name: "events",
  about: "PLOVER root of a sentence, from its raw text",
  data: { in: "shared", path: "data/events/plv_train.jsonl" },
  learned: "types.bin",
  endings: [".jsonl"],
  scorer: (gold, pred) => ["events_eval.mjs", "roots", "--gold", gold, "--pred", pred],
  errors: ["--rows"],
  predictions: (gold, { kit }) => coded(gold, kit),
};

/** The share from which a further happening is answered: below, an extra root costs more than it brings. */
const LEAST = 0.35;

function* coded(gold: string, kit: Kit): Generator<string> {
  for (const { id, text } of allowedLines(gold, ["id", "text"])) {
    const answered = happenings(read(String(text), kit), kit).filter(({ share }, i) => i === 0 || share >= LEAST);
    yield JSON.stringify({ id, events: answered.map(({ root, source, target }) => ({ type: root, source, target })) });
  }
}

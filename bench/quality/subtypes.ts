import { acledSubtypes } from "../../src/event/acled-note.ts";
import type { Kit } from "../../src/kit/kit.ts";
import { read } from "../../src/read.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/** The ACLED sub-type of a note, from its raw text alone. Reads of the gold: `text` (and `id`, to answer with). */
export const subtypes: Task = {
  name: "subtypes",
  about: "ACLED sub-type of a note, from its raw text",
  data: { in: "shared", path: "data/events/case2021_odd.jsonl" },
  learned: "acled.bin",
  endings: [".jsonl"],
  scorer: (gold, pred) => ["events_eval.mjs", "acled", "--gold", gold, "--pred", pred],
  errors: ["--rows"],
  predictions: (gold, { kit }) => filed(gold, kit),
};

function* filed(gold: string, kit: Kit): Generator<string> {
  for (const { id, text } of allowedLines(gold, ["id", "text"]))
    yield JSON.stringify({ id, type: acledSubtypes(read(String(text), kit), kit)[0]?.subtype });
}

import type { Kit } from "../../src/kit/kit.ts";
import { read } from "../../src/read.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/** Time expressions with their TIMEX3 values. Reads of the gold: `text` and `dct`, the article's date (and `id`, to answer with). */
export const times: Task = {
  name: "times",
  about: "time expressions and their calendar values",
  data: { in: "shared", path: "data/time/timebank.jsonl" },
  endings: [".jsonl"],
  scorer: (gold, pred) => ["timex_eval.py", gold, pred],
  errors: ["--errors", "1000"],
  predictions: (gold, { kit }) => timed(gold, kit),
};

function* timed(gold: string, kit: Kit): Generator<string> {
  for (const { id, text, dct } of allowedLines(gold, ["id", "text", "dct"])) {
    // Some dates carry an hour; the reader takes days.
    const day = typeof dct === "string" ? /^\d{4}-\d\d-\d\d/.exec(dct)?.[0] : undefined;
    const { mentions } = read(String(text), kit, day === undefined ? undefined : { published: day });
    const timexes = mentions.flatMap((each) =>
      each.kind === "time" ? { start: each.from, end: each.to, type: each.type, value: each.value } : [],
    );
    yield JSON.stringify({ id, timexes });
  }
}

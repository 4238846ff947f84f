import type { Kit } from "../../src/kit/kit.ts";
import { read } from "../../src/read.ts";
import { allowedLines } from "./gold.ts";
import { pageRecord, predictedEvent, statusOf } from "./page-record.ts";
import type { Task } from "./task.ts";

/** Single sentences: who holds the event, and with what status. Reads of the gold: `text` and `published` (and `id`, to answer with). */
export const probe: Task = {
  name: "probe",
  about: "single sentences: holder and status of an event",
  data: { in: "project", path: "corpus/probe.jsonl" },
  endings: [".jsonl"],
  scorer: (gold, pred) => ["claims_eval.mjs", "probe", "--gold", gold, "--pred", pred],
  errors: ["--errors"],
  predictions: (gold, { kit }) => probed(gold, kit),
};

function* probed(gold: string, kit: Kit): Generator<string> {
  for (const { id, text, published } of allowedLines(gold, ["id", "text", "published"])) {
    const given = typeof published === "string" ? { published } : undefined;
    const reading = read(String(text), kit, given);
    const record = pageRecord(reading, (each) => ({ ...predictedEvent(each), status: statusOf(each.claim) }));
    yield JSON.stringify({ page: id, ...record });
  }
}

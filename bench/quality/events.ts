import type { EventMention } from "../../src/event/event.ts";
import type { Kit } from "../../src/kit/kit.ts";
import { read } from "../../src/read.ts";
import type { Sentence } from "../../src/sentence/sentence.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/** The PLOVER root of a sentence, from its raw text alone. Reads of the gold: `text` (and `id`, to answer with). */
export const events: Task = {
  name: "events",
  about: "PLOVER root of a sentence, from its raw text",
  data: { in: "shared", path: "data/events/plv_train.jsonl" },
  endings: [".jsonl"],
  scorer: (gold, pred) => ["events_eval.mjs", "roots", "--gold", gold, "--pred", pred],
  errors: ["--rows"],
  predictions: (gold, { kit }) => coded(gold, kit),
};

function* coded(gold: string, kit: Kit): Generator<string> {
  for (const { id, text } of allowedLines(gold, ["id", "text"])) {
    const reading = read(String(text), kit);
    yield JSON.stringify({
      id,
      events: mainFirst(reading.events, reading.sentences).map(({ code }) => ({ type: code.plover })),
    });
  }
}

/** The event nearest to the sentence's root first: what is told before what is only named. Of equals the first in the text. */
function mainFirst(found: readonly EventMention[], sentences: readonly Sentence[]): readonly EventMention[] {
  const depth = new Map(found.map((each) => [each, depthOf(each, sentences)]));
  return found.toSorted((a, b) => depth.get(a)! - depth.get(b)! || a.trigger.from - b.trigger.from);
}

function depthOf({ trigger }: EventMention, sentences: readonly Sentence[]): number {
  const nr = sentences.findIndex(({ from, to }) => from <= trigger.from && trigger.from < to);
  const tokens = sentences[nr]?.tokens ?? [];
  let depth = 0;
  let at = tokens.findIndex(({ from, to }) => from <= trigger.from && trigger.from < to);
  // a later sentence counts behind all of an earlier one
  for (; at >= 0 && depth < 100; at = tokens[at]!.head) depth++;
  return nr * 100 + depth;
}

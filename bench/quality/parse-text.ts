import { join } from "node:path";
import { conllu } from "../../src/sentence/conllu.ts";
import { parseText } from "../../src/sentence/sentence.ts";
import { outputOf } from "./run.ts";
import type { Context, Task } from "./task.ts";

/** Sentences, tokens, tags and trees of raw text. Reads of the gold: the raw text, as the scorer's `text` command gives it. */
export const parseTextTask: Task = {
  name: "parse-text",
  about: "sentences, tokens, tags and trees from raw text",
  data: { in: "shared", path: "data/treebank/ewt-dev.conllu" },
  endings: [".conllu"],
  scorer: (gold, pred) => ["treebank_eval.mjs", "score", "--gold", gold, "--pred", pred],
  predictions: parsedText,
};

/** CoNLL-U, not JSON lines: it says which words are written as one token ("don't"), as the gold does. */
function* parsedText(gold: string, { kit, bench }: Context): Generator<string> {
  const documents = outputOf(join(bench, "treebank_eval.mjs"), ["text", "--gold", gold]);
  for (const line of documents.split("\n")) {
    if (line.trim() === "") continue;
    const { text } = JSON.parse(line) as { text: string };
    for (const tokens of parseText(text, kit)) yield conllu([{ tokens }]).trimEnd().concat("\n");
  }
}

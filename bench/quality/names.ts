import type { Kit } from "../../src/kit/kit.ts";
import { NAME_TYPES } from "../../src/mention/bioes.ts";
import { typedNames } from "../../src/mention/typed-name.ts";
import { parseWords } from "../../src/sentence/sentence.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/**
 * Names as typed spans of the gold's tokens: what the tagger and the lexicon say together. Reads of the gold: `tokens` (and `id`, to
 * answer with and to know which sentences are of one document). The scheme of Universal NER has no nationalities and no titles.
 */
export const names: Task = {
  name: "names",
  about: "persons, organisations and places (--part news: weblogs, newsgroups)",
  data: { in: "shared", path: "data/ner/uner_ewt_dev.jsonl" },
  endings: [".jsonl"],
  scorer: (gold, pred) => ["ner_eval.mjs", "--gold", gold, "--pred", pred, "--labels", NAME_TYPES.join(",")],
  predictions: (gold, { kit }) => named(gold, kit),
  parts: { news: /^(?:weblog|newsgroup)-/ },
};

function* named(gold: string, kit: Kit): Generator<string> {
  const documents = new Map<string, { readonly id: string; readonly tokens: readonly string[] }[]>();
  for (const { id, tokens } of allowedLines(gold, ["id", "tokens"])) {
    const document = String(id).replace(/-\d+$/, "");
    const held = documents.get(document) ?? [];
    documents.set(document, held);
    held.push({ id: String(id), tokens: tokens as string[] });
  }
  for (const sentences of documents.values()) {
    const found = typedNames(
      sentences.map(({ tokens }) => parseWords(tokens, kit)),
      kit,
    );
    for (const [k, { id }] of sentences.entries())
      yield JSON.stringify({ id, spans: found[k]!.map(({ first, last, type }) => [first, last + 1, type]) });
  }
}

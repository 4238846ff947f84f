import type { Kit } from "../../src/kit/kit.ts";
import { parseWords, type Token } from "../../src/sentence/sentence.ts";
import { textOfFile } from "./gold.ts";
import type { Task } from "./task.ts";

/** Tags, lemmas and trees of given words. Reads of the gold: the word forms (and which of them are written together). */
export const parse: Task = {
  name: "parse",
  about: "tags, lemmas and trees, the gold's words given",
  data: { in: "shared", path: "data/treebank/ewt-dev.conllu" },
  endings: [".conllu"],
  scorer: (gold, pred) => ["treebank_eval.mjs", "score", "--gold", gold, "--pred", pred],
  predictions: (gold, { kit }) => parsedWords(textOfFile(gold), kit),
};

function* parsedWords(conllu: string, kit: Kit): Generator<string> {
  for (const { forms, together } of words(conllu)) {
    yield treeLine(parseWords(forms, kit), together);
  }
}

/** The scorer's line of one sentence; `together` lists words written as one ("don't"): first, last (1-based), surface. */
function treeLine(tokens: readonly Token[], together: readonly WrittenTogether[]): string {
  const columns = tokens.map(({ form, lemma, upos, xpos, head, deprel }) => {
    return { form, lemma, upos, xpos, head: head + 1, deprel };
  });
  return JSON.stringify({ words: columns, ...(together.length > 0 && { mwt: together }) });
}

type WrittenTogether = readonly [first: number, last: number, surface: string];

/** The forms of each sentence of a CoNLL-U text: first and second column, all others stay unread. */
function* words(conllu: string): Generator<{ forms: readonly string[]; together: readonly WrittenTogether[] }> {
  for (const sentence of conllu.split(/\r?\n[ \t]*\r?\n/)) {
    const forms: string[] = [];
    const together: WrittenTogether[] = [];
    for (const line of sentence.split(/\r?\n/)) {
      const [id, form] = line.split("\t", 2);
      if (form === undefined || line.startsWith("#") || id!.includes(".")) continue;
      const range = /^(\d+)-(\d+)$/.exec(id!);
      if (range) together.push([Number(range[1]), Number(range[2]), form]);
      else forms.push(form);
    }
    if (forms.length > 0) yield { forms, together };
  }
}

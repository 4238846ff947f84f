import { factualityAt } from "../../src/event/factuality-score.ts";
import type { Kit } from "../../src/kit/kit.ts";
import { parseWords } from "../../src/sentence/sentence.ts";
import { tokens } from "../../src/sentence/token.ts";
import { plantedTree, type Tree } from "../../src/sentence/tree.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/** How far given predicates are presented as facts. Reads of the gold: tokens, and where the targets stand (never their labels). */
export const factuality: Task = {
  name: "factuality",
  about: "how far given predicates are presented as facts, −3 to +3",
  data: { in: "shared", path: "data/factuality/uw_dev.jsonl" },
  endings: [".jsonl"],
  scorer: (gold, pred) => ["factuality_eval.py", gold, pred],
  predictions: (gold, { kit }) => scored(gold, kit),
};

function* scored(gold: string, kit: Kit): Generator<string> {
  for (const { id, tokens, targets } of allowedLines(gold, ["id", "tokens", "targets"])) {
    const { tree, at } = givenTree(tokens as readonly string[], kit);
    const starts = (targets as readonly { start: number }[]).map(({ start }) => start);
    yield JSON.stringify({
      id,
      targets: starts.map((start) => ({ start, label: factualityAt(tree, at[start]!, kit) })),
    });
  }
}

/** The tree of given words, parted as our tokeniser parts them ("hasn't" = has / n't), and where each given word begins in it. */
export function givenTree(given: readonly string[], kit: Kit): { readonly tree: Tree; readonly at: readonly number[] } {
  const words: string[] = [];
  const at: number[] = [];
  for (const each of given) {
    at.push(words.length);
    const text = quotes.get(each) ?? each;
    for (const { from, to } of tokens(text)) words.push(text.slice(from, to));
    if (at.at(-1) === words.length) words.push(text);
  }
  return { tree: plantedTree(parseWords(words, kit)), at };
}

/** Signs the data writes in an old way. */
const quotes = new Map([
  ["``", "“"],
  ["''", "”"],
  ["amp", "&"],
  ["#", "£"],
]);

import type { Body } from "./body.ts";
import { hunksBetween, replaced, type Sort } from "./changed.ts";
import type { Run } from "./run.ts";

// Between two shared runs a longer stretch is a text of its own, in which no word stands in place of another.
const MOST_CHANGED = 12;

/**
 * True where one text is filled in anew: between the words that two stories share, names, figures and days stand in place of others, of at least two
 * of these sorts. So a press office writes of every raid. One changed figure, or one changed name, is an editor's correction. What stands before the first shared
 * words and behind the last is dateline and credit.
 */
export function isTemplate(a: Body, b: Body, runs: readonly Run[]): boolean {
  const sorts = new Set<Sort>();
  const inBody = runs.filter(({ inA, inB }) => inA < a.size && inB < b.size);
  for (let i = 1; i < inBody.length; i++) {
    const [before, next] = [inBody[i - 1]!, inBody[i]!];
    const here = { from: before.inA + before.length, to: next.inA };
    const there = { from: before.inB + before.length, to: next.inB };
    const [wordsHere, wordsThere] = [here.to - here.from, there.to - there.from];
    if (wordsHere < 1 || wordsThere < 1 || wordsHere > MOST_CHANGED || wordsThere > MOST_CHANGED) continue;
    for (const hunk of hunksBetween(a, here, b, there)) for (const sort of replaced(hunk)) sorts.add(sort);
    if (sorts.size > 1) return true;
  }
  return false;
}

import { compile, type VerbEntry } from "../event/entry.ts";
import { operators } from "../event/operator-lexicon.ts";
import type { Entry, Kit, Lexicon } from "../kit/kit.ts";
import type { Placed, Problem } from "./file.ts";

/** What the rooms that compile a section say against a user's entries: each is tried by itself, so that one does not hide the next. */
export function compileProblems(kit: Kit, merged: Lexicon, mine: ReadonlyMap<Entry, Placed>): Problem[] {
  const problems = operatorProblems(merged, mine);
  if (problems.length > 0) return problems;
  const words = operators({ ...kit, lexicon: merged });
  for (const [entry, { path, line, section }] of mine) {
    if (section !== "verbs") continue;
    try {
      compile([entry as VerbEntry], words);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push({ path, line, reason: error.message.replace(`${entry.at}: `, "") });
    }
  }
  return problems;
}

/** A word may stand in one operator only. */
function operatorProblems(merged: Lexicon, mine: ReadonlyMap<Entry, Placed>): Problem[] {
  const problems: Problem[] = [];
  for (const kind of ["verbs", "nouns", "adjectives", "adverbs"] as const) {
    const seen = new Map<string, Entry>();
    for (const entry of merged.operators ?? []) {
      for (const word of [entry[kind] ?? []].flat() as string[]) {
        const before = seen.get(word);
        const placed = mine.get(entry) ?? (before && mine.get(before));
        if (before && placed) {
          const other = placed.entry === entry ? before : entry;
          const reason = `"${word}" stands already among the ${kind} of the operator "${other.id}" (${other.at}): override that by its id`;
          problems.push({ path: placed.path, line: placed.lineOf(kind), reason });
        }
        seen.set(word, entry);
      }
    }
  }
  return problems;
}

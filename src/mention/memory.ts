import type { Kit } from "../kit/kit.ts";
import type { Sentence } from "../sentence/sentence.ts";
import type { Tree } from "../sentence/tree.ts";
import type { Chain } from "./chain.ts";
import type { Draft } from "./draft.ts";
import { isCoargument, type Thing } from "./salience.ts";

/** What a phrase stands for: the first mention of its chain, and how sure that is. */
export interface Reference {
  readonly antecedent: Draft;
  readonly confidence: number;
}

/** What was read of an article so far, as a phrase looks back on it. */
export interface Memory {
  readonly kit: Kit;
  /** The phrases that can be meant again, in reading order. */
  readonly seen: readonly Draft[];
  readonly chains: ReadonlyMap<Draft, Chain>;
  /** Nouns that are no actors, by sentence. */
  readonly things: ReadonlyMap<number, readonly Thing[]>;
  readonly quoted: ReadonlyMap<Sentence, readonly boolean[]>;
  /** Last names of those who speak in a sentence outside its quotes, also behind the phrase that looks back. */
  readonly speaking: ReadonlyMap<Sentence, ReadonlySet<string>>;
}

/** Does its head stand inside quote marks? */
export function isQuoted(memory: Memory, { sentence, head }: Draft): boolean {
  return memory.quoted.get(sentence)?.[head] === true;
}

/** May the phrase not be one of the chain, because the chain is in the same clause or holds the phrase? */
export function excluded(tree: Tree, draft: Draft, candidate: Draft, chain: Chain): boolean {
  if (candidate.form === "part") return true;
  for (const member of chain.members.slice(-NEAR)) {
    if (member.nth !== draft.nth) continue;
    // Not the phrase it stands in, unless that phrase's end only tells more about its head.
    if (
      member.first <= draft.head &&
      draft.head <= member.last &&
      (draft.head <= member.head || member.form === "whole")
    )
      return true;
    if (isCoargument(tree, draft.head, member.head)) return true;
  }
  return false;
}

/** Members of a chain looked at for one in the same clause. */
const NEAR = 20;

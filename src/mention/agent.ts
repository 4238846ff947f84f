import { type Entry, perKit, section } from "../kit/kit.ts";
import type { Token } from "../sentence/sentence.ts";
import { fold, list } from "./entity.ts";
import type { ActorType } from "./mention.ts";

/** One entry of lexicon/agents.yaml: nouns that name someone by what they are. */
export interface AgentEntry extends Entry {
  readonly noun: string;
  readonly also?: readonly string[];
  readonly plural?: string;
  readonly type: ActorType;
  /** PLOVER sector: "MIL", "GOV", "REB". */
  readonly sector?: string;
  /** "yes": speaks for others, as officials, sources and spokesmen do. */
  readonly speaks?: string;
  /** "yes": one of them is a person (he, she), not a body (it). */
  readonly person?: string;
  /** "yes": stays without a name, as sources do. */
  readonly unnamed?: string;
}

/** The agent noun whose head word is token `i`, the longest one. */
export function agentAt(tokens: readonly Token[], i: number, index: AgentIndex): AgentEntry | undefined {
  const token = tokens[i]!;
  const nouns = index.get(token.lemma.toLowerCase()) ?? index.get(fold(token.form));
  return nouns?.find(({ words, head, entry }) => {
    if (i - head < 0 || i - head + words.length > tokens.length) return false;
    if (isCapitalOnly(entry.noun) && words.length === 1 && token.form === token.form.toLowerCase()) return false;
    return words.every((word, k) => k === head || isWord(tokens[i - head + k]!, word));
  })?.entry;
}

interface AgentNoun {
  readonly words: readonly string[];
  /** Which of the words is the head: "people" of "people familiar with the matter". */
  readonly head: number;
  readonly entry: AgentEntry;
}

export type AgentIndex = ReadonlyMap<string, readonly AgentNoun[]>;

/** Agent nouns by their head word, longest first. */
export const agentIndex = perKit((kit): AgentIndex => {
  const index = new Map<string, AgentNoun[]>();
  for (const entry of section<AgentEntry>(kit, "agents")) {
    for (const noun of [entry.noun, ...list(entry.also), ...list(entry.plural)]) {
      const words = noun
        .replace(/(\p{L})(['’]s)(?=\s|$)/gu, "$1 $2")
        .replaceAll("-", " - ")
        .split(/\s+/)
        .map(fold);
      const tail = words.findIndex((word, k) => k > 0 && COMPLEMENT.has(word));
      const head = (tail < 0 ? words.length : tail) - 1;
      // Lemmas are not always right: the regular plural is found by its form too.
      for (const key of [words[head]!, `${words[head]!}s`]) {
        const nouns = index.get(key) ?? [];
        index.set(key, nouns);
        nouns.push({ words, head, entry });
      }
    }
  }
  for (const nouns of index.values()) nouns.sort((a, b) => b.words.length - a.words.length);
  return index;
});

/** Words that open what follows a head noun: "chief [of] staff", "people [familiar] with the matter". */
const COMPLEMENT = new Set("of familiar close in on with to for from at who".split(" "));

function isWord(token: Token, word: string): boolean {
  return fold(token.form) === word || token.lemma.toLowerCase() === word;
}

/** "Islamist", "Kurd": written with a capital or not meant. */
function isCapitalOnly(noun: string): boolean {
  return noun.charAt(0) !== noun.charAt(0).toLowerCase();
}

import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { EventModality } from "./event.ts";

/** Words over an event, by kind of word: what each says about how the event stands. */
export type Operators = Readonly<Record<OperatorKind, ReadonlyMap<string, Operator>>>;

export type OperatorKind = "verbs" | "nouns" | "adjectives" | "adverbs";

export interface Operator {
  readonly entry: OperatorEntry;
  /** Absent where the word only bears on factuality: "regret that". */
  readonly stands?: ModalWord;
  /** What becomes of the event when the operator holds, and when it is denied: see lexicon/operators.yaml. */
  readonly signature: string;
}

/** Beside the modalities: what prevents, fails, or lets the event pass through unchanged. */
export type ModalWord = EventModality | "prevented" | "failed" | "through";

/** One entry of lexicon/operators.yaml as written. */
export interface OperatorEntry extends Entry {
  readonly verbs?: readonly string[];
  readonly nouns?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly adverbs?: readonly string[];
  readonly signature: string;
  readonly stands?: string;
}

/** The words that say how an event stands: those with a modality of their own. */
export type ModalWords = Readonly<Record<OperatorKind, ReadonlyMap<string, ModalWord>>>;

export const operators = perKit((kit: Kit) => compiledOperators(section<OperatorEntry>(kit, "operators")));

/** Throws RangeError with the entry's place when a field is wrong or a word stands twice: a lexicon that cannot be right is not loaded. */
function compiledOperators(entries: readonly OperatorEntry[]): Operators {
  const out: Record<OperatorKind, Map<string, Operator>> = {
    verbs: new Map(),
    nouns: new Map(),
    adjectives: new Map(),
    adverbs: new Map(),
  };
  for (const entry of entries) {
    const { signature, stands } = entry;
    if (!/^[+\-puo]\/[+\-puo]$/.test(signature)) throw new RangeError(`${entry.at}: not a signature: ${signature}`);
    if (stands !== undefined && !modalWords.has(stands)) throw new RangeError(`${entry.at}: not a modality: ${stands}`);
    const operator: Operator = {
      entry,
      signature,
      ...(stands === undefined ? {} : { stands: stands as ModalWord }),
    };
    for (const kind of KINDS)
      for (const word of entry[kind] ?? []) {
        if (out[kind].has(word)) throw new RangeError(`${entry.at}: "${word}" stands twice among the ${kind}`);
        out[kind].set(word, operator);
      }
  }
  return out;
}

export function modalWordsOf(operators: Operators): ModalWords {
  const only = (kind: OperatorKind) =>
    new Map([...operators[kind]].flatMap(([word, { stands }]) => (stands ? [[word, stands] as const] : [])));
  return { verbs: only("verbs"), nouns: only("nouns"), adjectives: only("adjectives"), adverbs: only("adverbs") };
}

const KINDS: readonly OperatorKind[] = ["verbs", "nouns", "adjectives", "adverbs"];

const modalWords = new Set(
  "actual attempted planned demanded possible hypothetical negated prevented failed through".split(" "),
);

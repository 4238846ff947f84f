import type { Sentence, Token } from "../sentence/sentence.ts";
import type { Bounds } from "./anchor.ts";
import type { Day } from "./normalize.ts";
import type { Said } from "./said.ts";
import type { Direction } from "./tense.ts";

/** One shape of time expression: the pattern, tried where the sentence has one of the keys, and what it means. */
export interface TimexRule {
  readonly name: string;
  /** First words in lower case; "#" stands for any figure. */
  readonly keys: readonly string[];
  readonly pattern: RegExp;
  /** Undefined where the words mean no time after all. */
  readonly read: (groups: Groups, context: Context) => Reading | undefined;
}

export type Groups = Readonly<Record<string, string | undefined>>;

/** TIMEX3 type and value; `until` is the value of the last one where the words name a stretch of days or years ("3-5 May"). */
export interface Reading {
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string;
  readonly until?: string;
  /** First and last day of a date that may be read in two orders ("03/05/2025"). */
  readonly either?: readonly [string, string];
  /** First and last day, where the value alone does not tell them: a season's. */
  readonly within?: readonly [string, string];
  /** What is odd about it, for a Note: a weekday that the day is not. */
  readonly odd?: { readonly rule: string; readonly text: string };
  /** The period figures after it are for, where that is not its own value: the year of "in the nine months". */
  readonly period?: string;
  /** Where the words leave the day open: what bounds it. */
  readonly bounds?: Bounds;
  /** From where the day was taken, where it does not stand in the words. */
  readonly by?: string;
  /** Set for words that name a day there is none of: "31 February". */
  readonly impossible?: true;
  /** Told by comparison with what was named: nothing counts from it. */
  readonly aside?: true;
}

/** Where the words stand. */
export interface Context {
  /** The day of the article, where it is known. */
  readonly anchor: Day | undefined;
  /** The country the page is from (ISO 3166-1 alpha-3), where its outlet or address says so. */
  readonly country?: string;
  /** What the article has named so far. */
  readonly said: Said;
  /** Which way the clause looks: at what has been or at what is to come. */
  readonly direction: () => Direction;
  /** Whether they say when something was done: then they name no later day than the article's. */
  readonly isDone: () => boolean;
  readonly sentence: Sentence;
  /** First and last token of the words matched, and their neighbours. */
  readonly first: Token;
  readonly last: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

/** The pattern is matched from the key on, against folded text: lower case, straight quotes and hyphens, one blank between words. */
export function rule(name: string, keys: readonly string[], pattern: string, read: TimexRule["read"]): TimexRule {
  return { name, keys, pattern: new RegExp(`${pattern}(?![\\p{L}\\p{N}])`, "yu"), read };
}

/** The word before, in lower case; "" at the beginning of a sentence. */
export function wordBefore({ before }: Context): string {
  return before?.form.toLowerCase() ?? "";
}

/** The word after, in lower case; "" at the end. */
export function wordAfter({ after }: Context): string {
  return after?.form.toLowerCase() ?? "";
}

/** Whether the words of a sentence are all written large, as in a heading: there a capital tells nothing. */
export function inCapitals({ sentence }: Context): boolean {
  const words = sentence.tokens.filter(({ form }) => /^\p{L}{4,}/u.test(form));
  return words.length > 3 && words.every(({ form }) => /^\p{Lu}/u.test(form));
}

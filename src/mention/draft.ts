import type { Basis } from "../basis.ts";
import type { Sentence } from "../sentence/sentence.ts";
import type { AgentEntry } from "./agent.ts";
import type { ActorType } from "./mention.ts";
import type { Agreement } from "./number.ts";
import type { Stretch } from "./phrase.ts";

/** An actor phrase on its way to a mention: what coreference needs to know besides, token indices instead of characters. */
export interface Draft extends Stretch {
  readonly sentence: Sentence;
  /** Position of the sentence among those of the page. */
  readonly nth: number;
  readonly head: number;
  readonly form: "name" | "noun" | "pronoun" | "relative" | "whole" | "part";
  readonly identity: Identity;
  readonly basis: Basis;
  readonly agreement: Agreement;
  /** "the", "this", "these": may stand for someone named before. */
  readonly definite: boolean;
  /** Nothing in the phrase tells which one: "the armed group". */
  readonly bare: boolean;
  /** Lemma of the head noun, or the pronoun in lower case. */
  readonly lemma: string;
  readonly agent?: AgentEntry;
  /** The possessive pronoun or phrase it begins with: "Their" of "Their leader". */
  readonly possessor?: Draft;
  /** Conjuncts of a coordination, or the parties of "US and Israeli officials". */
  readonly parts: readonly Draft[];
  /** Where the bare name stands in it. */
  readonly name?: Stretch;
  /** A bare noun that names nobody unless a body of that kind was named before: "the service". */
  readonly again?: true;
  /** Known from the tree already: a relative pronoun's noun. */
  readonly antecedent?: Draft;
}

/** Who it is: what a pronoun takes over from its antecedent. */
export interface Identity {
  readonly type: ActorType;
  readonly name: string;
  readonly entity?: string;
  readonly code?: string;
  readonly side?: string;
}

/** The actor phrase headed by a token, if it heads one. */
export type DraftOf = (head: number) => Draft | undefined;

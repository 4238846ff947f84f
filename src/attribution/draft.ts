import type { Span } from "../span.ts";
import type { Attribution, Stance } from "./attribution.ts";
import type { Cue } from "./cue.ts";
import type { CueEntry } from "./cue-lexicon.ts";
import type { Run } from "./scene.ts";

/** An attribution on its way: runs of tokens of one sentence, content as spans since it may reach into others. */
export interface Draft {
  readonly sentence: number;
  /** The token the cue is known by. */
  readonly at: number;
  readonly cue: Run;
  readonly source?: {
    readonly run: Run;
    readonly heads: readonly number[];
    readonly stands?: number;
    readonly rule: string;
  };
  content: Span[];
  readonly recipient?: Run;
  readonly entry?: CueEntry;
  readonly rule: string;
  readonly cueClass: Attribution["cueClass"];
  readonly stance: Stance;
  readonly sure: number;
  /** The cue is a noun: "the ministry’s claim that". */
  readonly noun?: true;
  /** The lexicon does not hold the cue, or not in this frame: it stands only if the model takes it. */
  readonly unlisted?: true;
  /** How far the model's choice of source, cue and content lies before the next best, in log odds. */
  readonly margins?: { readonly source: number; readonly cue: number; readonly content: number };
  /** The cue this one is told through whatever the spans say: "State TV, citing [the ministry]". */
  readonly through?: Draft;
}

/** How sure the cue's entry is. */
export function sureOf(cue: Cue): number {
  return Number(cue.phrase.entry.sure ?? ".8");
}

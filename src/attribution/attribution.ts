import type { Basis } from "../basis.ts";
import type { Kit } from "../kit/kit.ts";
import type { Noter } from "../note.ts";
import type { Address, Span } from "../span.ts";
import type { Layers } from "../stage.ts";

/** Who says so: a source, the cue that ties it to what it says, and the content, as spans (PARC/PolNeAR boundaries). */
export interface Attribution {
  readonly id: Address;
  /** The whole source phrase as written; absent when the text names none ("it was reported that"). */
  readonly source?: Span;
  readonly cue: Span;
  /** One or more stretches, in text order ("X", he said, "Y"). */
  readonly content: readonly Span[];
  /** The actor mentions that speak, pronouns and descriptions resolved: "US and Israeli officials" is one source with two speakers. */
  readonly speakers: readonly Address[];
  /** The outlet or person it was told to ("told **Reuters**"). */
  readonly recipient?: Span;
  readonly sourceKind: SourceKind;
  /** The side the source belongs to, when the lexicon knows it. */
  readonly side?: string;
  readonly stance: Stance;
  readonly style: "direct" | "indirect" | "mixed";
  /** Claims are told by speech, documents and images; what is believed, wished or decided is kept apart. */
  readonly cueClass: "speech" | "belief" | "wish" | "decision" | "perception" | "document" | "image";
  /** The attribution this one is part of what is said in: "State TV said [the rebels had claimed …]". */
  readonly within?: Address;
  /** 0 … 1 */
  readonly confidence: number;
  readonly basis: Basis;
}

export type SourceKind = "named-person" | "named-organisation" | "outlet" | "role" | "unnamed" | "document" | "image";

export type Stance =
  | "asserts"
  | "confirms"
  | "denies"
  | "doubts"
  | "claims-responsibility"
  | "demands"
  | "declines"
  | "unverified";

/** All attributions of a page, in text order of their cues, each chain's outer one before its inner ones. */
export function attributions(
  _layers: Pick<Layers, "page" | "articles" | "sentences" | "mentions">,
  _kit: Kit,
  _note: Noter,
): readonly Attribution[] {
  return [];
}

import type { Basis } from "../basis.ts";
import type { Kit } from "../kit/kit.ts";
import type { Noter } from "../note.ts";
import type { Address, Span } from "../span.ts";
import type { Layers } from "../stage.ts";

/** Something that happened, or is said to: the word that names it, its code, and who, whom, where, when, with what. */
export interface EventMention {
  readonly id: Address;
  readonly trigger: Span;
  readonly code: EventCode;
  readonly roles: readonly EventRole[];
  /** How the text itself puts it, before anyone's denial or doubt: see Claim.modality for both together. */
  readonly modality: EventModality;
  /** 0 … 1 */
  readonly confidence: number;
  readonly basis: Basis;
}

export interface EventCode {
  /** PLOVER 2.0 type: "ASSAULT". */
  readonly plover: string;
  readonly mode?: string;
  readonly context: readonly string[];
  /** CAMEO root, two digits: "19". */
  readonly cameo: string;
  /** ACLED sub-event type: "Air/drone strike"; absent where ACLED records nothing of the kind. */
  readonly acled?: string;
}

export interface EventRole extends Span {
  readonly role: RoleName;
  /** What the characters stand for, where a mention covers them: pronouns lead on to what they refer to. */
  readonly mention?: Address;
  /** The resolved name: "Israeli forces" for "They". */
  readonly name?: string;
  readonly basis: Basis;
}

export type RoleName =
  | "actor"
  | "target"
  | "place"
  | "time"
  | "instrument"
  | "dead"
  | "injured"
  | "arrested"
  | "displaced"
  | "missing"
  | "abducted";

export type EventModality = "actual" | "attempted" | "planned" | "demanded" | "possible" | "hypothetical" | "negated";

/** All events of a page, in text order of their triggers. */
export function events(
  _layers: Pick<Layers, "page" | "articles" | "sentences" | "mentions" | "attributions">,
  _kit: Kit,
  _note: Noter,
): readonly EventMention[] {
  return [];
}

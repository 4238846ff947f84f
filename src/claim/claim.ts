import type { Stance } from "../attribution/attribution.ts";
import type { EventModality } from "../event/event.ts";
import type { Address } from "../span.ts";
import type { Layers } from "../stage.ts";

/** One event as told by one chain of sources. Claims are never overwritten or averaged. */
export interface Claim {
  readonly id: Address;
  readonly event: Address;
  /** The attributions that tell it, outermost first; empty for the paper's own voice. */
  readonly told: readonly Address[];
  /** The innermost holder's stance; "asserts" for the paper's own voice. */
  readonly stance: Stance;
  readonly modality: Modality;
  /** Claims of the same page that contradict this one. */
  readonly disputes?: readonly Address[];
}

/** The event's own modality, or "denied" when its innermost holder denies it, "disputed" when a holder doubts it or another source of the page contests it. */
export type Modality = EventModality | "denied" | "disputed";

/** The claims of a page: each event with the chain of sources it is told by. */
export function claims(_layers: Pick<Layers, "page" | "attributions" | "events">): readonly Claim[] {
  return [];
}

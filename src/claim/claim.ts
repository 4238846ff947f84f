import type { Attribution, Stance } from "../attribution/attribution.ts";
import type { EventMention, EventModality } from "../event/event.ts";
import { type Address, addresses } from "../span.ts";
import type { Layers } from "../stage.ts";
import { chains } from "./chain.ts";
import { disputes } from "./dispute.ts";
import { holding } from "./held.ts";
import { deedStance } from "./own-deed.ts";

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
export function claims(layers: Pick<Layers, "page" | "attributions" | "events">): readonly Claim[] {
  const ids = addresses(layers.page.id);
  const { text } = layers.page;
  const tellers = chains(layers);
  const held = layers.events.map((event): HeldEvent => {
    const chain = tellers(event.trigger);
    const { stance, modality } = holding(text, event, chain);
    return {
      event,
      chain,
      modality,
      stance: deedStance(text, event, chain, stance),
    };
  });
  const all = held.map(({ event, chain, stance, modality }) => ({
    id: ids(event.trigger),
    event: event.id,
    told: chain.map((each) => each.id),
    stance,
    modality,
  }));
  const contested = disputes(text, held);
  return all.map((claim, i) => {
    const against = contested.get(i);
    if (!against) return claim;
    return {
      ...claim,
      modality: against.contested && claim.modality === "actual" ? "disputed" : claim.modality,
      disputes: against.others.map((other) => all[other]!.id),
    };
  });
}

/** An event with who tells it, before claims of other sources are looked at. */
export interface HeldEvent {
  readonly event: EventMention;
  /** Outermost first. */
  readonly chain: readonly Attribution[];
  readonly stance: Stance;
  readonly modality: Modality;
}

import type { Attribution, Stance } from "../attribution/attribution.ts";
import type { EventMention, EventModality } from "../event/event.ts";
import { type Address, addresses, contains, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { disputes } from "./dispute.ts";
import { holding, isDisbelief } from "./held.ts";
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
  const telling = layers.attributions.filter((each) => tells.has(each.cueClass) || isDisbelief(text, each));
  const around = lookUp(telling);
  const held = layers.events.map((event): HeldEvent => {
    const chain = chainOf(event.trigger, around(event.trigger));
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

/** Claims are told by speech, documents and images; what is believed, wished or decided holds no claim. */
const tells: ReadonlySet<Attribution["cueClass"]> = new Set(["speech", "document", "image"]);

/** The attributions whose words reach over a place, found without looking at all of them. */
function lookUp(telling: readonly Attribution[]): (at: Span) => readonly Attribution[] {
  const sorted = telling
    .map((each) => ({ each, from: each.content[0]?.from ?? 0, to: each.content.at(-1)?.to ?? 0 }))
    .sort((a, b) => a.from - b.from);
  let reach = 0;
  const reaches = sorted.map(({ to }) => {
    reach = Math.max(reach, to);
    return reach;
  });
  return ({ from }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.from <= from) low = middle + 1;
      else high = middle;
    }
    const out: Attribution[] = [];
    for (let i = low - 1; i >= 0 && reaches[i]! > from; i--) if (sorted[i]!.to > from) out.push(sorted[i]!.each);
    return out.reverse();
  };
}

/** The attributions around the trigger, outermost first. */
function chainOf(trigger: Span, telling: readonly Attribution[]): readonly Attribution[] {
  return telling
    .filter((each) => each.content.some((part) => contains(part, trigger)) && !overlapsCue(each, trigger))
    .sort((a, b) => (a.within === b.id ? 1 : b.within === a.id ? -1 : size(b) - size(a)));
}

function overlapsCue({ cue }: Attribution, trigger: Span): boolean {
  return cue.from < trigger.to && trigger.from < cue.to;
}

function size(attribution: Attribution): number {
  return attribution.content.reduce((sum, { from, to }) => sum + to - from, 0);
}

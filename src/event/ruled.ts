import { type Kit, perKit } from "../kit/kit.ts";
import type { Layers } from "../stage.ts";
import { type EventMention, events } from "./event.ts";

/**
 * The events as the rules alone draft them. Models that look at drafted events are trained and asked with these: what types.bin makes of
 * sentences it has learned from says nothing about how far it can be leant on elsewhere.
 */
export function ruledEvents(
  layers: Pick<Layers, "page" | "articles" | "sentences" | "mentions" | "attributions">,
  kit: Kit,
): readonly EventMention[] {
  return events(layers, unranked(kit), () => {});
}

const unranked = perKit((kit: Kit): Kit => {
  const { types: _, ...models } = kit.models;
  return { ...kit, models };
});

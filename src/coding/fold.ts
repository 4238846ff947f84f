import type { EventModality } from "../event/event.ts";

/**
 * The type PLOVER's manual gives an act that has not been carried out, which Daybook keeps as type and modality (docs/decisions/0003):
 * a meeting, support, cooperation or aid to come is AGREE, a retreat to come CONCEDE, an act that is asked for REQUEST. All others stay as
 * they are: threats and refusals are events of their own beside the act.
 */
export function folded(plover: string, modality: EventModality): string {
  if (modality === "demanded") return verbal.has(plover) ? plover : "REQUEST";
  if (modality === "planned") return coming[plover] ?? plover;
  return plover;
}

const verbal = new Set(["REQUEST", "REJECT", "THREATEN", "ACCUSE"]);

const coming: Readonly<Record<string, string>> = {
  CONSULT: "AGREE",
  SUPPORT: "AGREE",
  COOPERATE: "AGREE",
  AID: "AGREE",
  RETREAT: "CONCEDE",
};

import type { Basis } from "../basis.ts";
import type { EventPlace } from "../event/where.ts";
import type { CountMention, PlaceMention, TimeMention } from "../mention/mention.ts";
import type { Filler, Teller } from "../record.ts";
import { printable } from "./width.ts";

/** A filler as the sheet says it: the characters, then " = " and what they stand for where that is something else. */
export function fillerOf(filler: Filler): string {
  const mention = filler.resolved ?? filler.mention;
  const text = printable(filler.text);
  switch (mention?.kind) {
    case "place":
      return filler.role === "place" ? placeOf(text, mention) : named(text, filler.name, mention.country);
    case "time":
      return timeOf(text, mention);
    case "count":
      return countOf(text, mention);
    case "weapon":
      return mention.weapon === text ? text : `${text} = ${mention.weapon}`;
    case "actor":
      return named(text, filler.name, mention.code ?? mention.entity);
    default:
      return named(text, filler.name, undefined);
  }
}

function named(text: string, name: string | undefined, code: string | undefined): string {
  return `${text}${name && !text.includes(name) ? ` = ${printable(name)}` : ""}${code ? ` (${code})` : ""}`;
}

function placeOf(text: string, place: PlaceMention): string {
  const name = text.includes(place.name) ? text : `${text} = ${printable(place.name)}`;
  const relation = place.relation !== "in" && place.relation !== place.precision ? place.relation : undefined;
  const radius = place.radiusKm === undefined ? undefined : `±${place.radiusKm} km`;
  return [name, relation, place.precision, place.country, radius].filter((part) => part !== undefined).join(" · ");
}

/** A place that is not in the words of the event: "Gao · settlement · MLI (from the paragraph)". */
export function carriedPlaceOf({ name, relation, precision, country, radiusKm, basis }: EventPlace): string {
  const radius = radiusKm === undefined ? undefined : `±${radiusKm} km`;
  const parts = [printable(name), relation === name ? undefined : relation, precision, country, radius];
  const from = basis.by === "rule" ? basis.rule.replace(/^event\/carried /, "") : basisOf(basis);
  return `${parts.filter((part) => part !== undefined).join(" · ")} (from the ${from})`;
}

function timeOf(text: string, time: TimeMention): string {
  const bounds =
    time.earliest === undefined && time.latest === undefined
      ? undefined
      : time.earliest === time.latest
        ? time.earliest
        : `${time.earliest ?? ""}…${time.latest ?? ""}`;
  // A value that no day anchors ("XXXX-WXX-4", "PAST_REF") tells a reader less than the words.
  if (/^X|_REF$/.test(time.value)) return `${text} · ${time.precision}`;
  const value = bounds && bounds !== time.value ? `${time.value} · ${bounds}` : time.value;
  return `${text} = ${value} · ${time.precision}`;
}

function countOf(text: string, count: CountMention): string {
  const { low, high } = count;
  const figure = high === undefined ? `${low} or more` : low === high ? String(low) : `${low}–${high}`;
  return text === figure || text.startsWith(`${figure} `) ? text : `${text} = ${figure}`;
}

/** A source with its kind, side, why it stays unnamed, and recipient: "state television (outlet, Mali) to the Agency". */
export function tellerOf(teller: Teller): string {
  const { attribution, source, speakers, recipient, anonymity } = teller;
  const who = source === undefined ? "source not named" : printable(source);
  const equals = speakers.length > 0 ? ` = ${speakers.map(printable).join(" + ")}` : "";
  const kind = attribution.sourceKind.replaceAll("-", " ");
  const side = attribution.side ? `, ${printable(attribution.side)}` : "";
  const unnamed = anonymity ? `: ${printable(anonymity)}` : "";
  return `${who}${equals} (${kind}${side}${unnamed})${recipient ? ` to ${printable(recipient)}` : ""}`;
}

/** A basis in a word: the entry, the rule, or the model with its score. `daybook explain` gives the line. */
export function basisOf(basis: Basis): string {
  switch (basis.by) {
    case "lexicon":
      return `lexicon ${basis.entry}`;
    case "rule":
      return `rule ${basis.rule}`;
    case "model":
      return `model ${basis.model} ${confidenceOf(basis.score)}`;
    case "reader":
      return `reader ${basis.who}`;
  }
}

/** 0.914 -> ".91"; 1 -> "1". */
export function confidenceOf(value: number): string {
  return value >= 0.995 ? "1" : value.toFixed(2).slice(1);
}

/** In quotation marks, unless the words stand in the text's own already. */
export function inQuotes(text: string): string {
  return /^["“«„]/.test(text) ? text : `“${text}”`;
}

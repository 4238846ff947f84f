import type { Basis } from "../basis.ts";
import type { EventPlace } from "../event/where.ts";
import { kmBetween } from "../gazetteer/km.ts";
import type { PlaceMention } from "../mention/mention.ts";
import { type ClaimRecord, type Filler, type Lookup, oneLine } from "../record.ts";
import { printable } from "./width.ts";

/** The places of a claim as its rows have them; of a reading that has only the words, as those were read. */
export function whereOf({ event, fillers }: Pick<ClaimRecord, "event" | "fillers">, lookup: Lookup): readonly string[] {
  const said = fillers.filter(({ role }) => role === "place");
  if (event.where && event.where.length > 0)
    return event.where.map((place) => placeOf(place, lookup, wordsFor(place, said)));
  return said.map((filler) => {
    const mention = filler.resolved ?? filler.mention;
    return mention?.kind === "place" ? placeOf(mention, lookup, filler.text) : printable(filler.text);
  });
}

/**
 * "seven kilometres north of Gossi · near · MLI · ±11 km · moved 7 km north (carried over: paragraph)": what lies where, how finely that
 * is known, whose point it has and why it is taken to be there. `words` are the event's own words for it.
 */
export function placeOf(place: EventPlace | PlaceMention, lookup: Lookup, words?: string): string {
  const { precision, country, radiusKm, lat } = place;
  const name = named(words === undefined ? place.name : oneLine(words), place.name);
  const lies = related(name, place.relation);
  const parts = [
    printable(lies),
    // "near Gossi" says it already
    precision === place.relation ? undefined : precision,
    country,
    radiusKm === undefined ? undefined : `±${roundKm(radiusKm)} km`,
    ...("kind" in place ? [] : pointOf(place, lookup)),
    lat === undefined && precision !== "unknown" ? "no point" : undefined,
  ];
  const from = "kind" in place ? undefined : placeBasis(place.basis);
  return `${parts.filter((part) => part !== undefined).join(" · ")}${from === undefined ? "" : ` (${from})`}`;
}

/** In plain words why an event is taken to have been there; undefined for its own words. */
export function placeBasis(basis: Basis): string | undefined {
  if (basis.by !== "rule") return undefined;
  const [, country] = basis.rule.split(", country of the story");
  const rule = basis.rule.replace(/, country of the story$/, "");
  const said = rule.startsWith("event/carried ")
    ? `carried over: ${rule.slice("event/carried ".length)}`
    : ownPlaces.get(rule);
  const all = [said, country === undefined ? undefined : "country of the story"].filter((each) => each !== undefined);
  return all.length === 0 ? undefined : all.join("; ");
}

const ownPlaces = new Map([
  ["event/place far off", "too far off for a point"],
  ["event/place of the doer", "where the doer is"],
  ["event/place of the same happening", "of the same happening"],
  ["event/place described, by the place before", "by the place told before"],
]);

/** The event's own words for a place; none where it is carried over, or only its point is that of a place named. */
function wordsFor({ name, mention, basis }: EventPlace, said: readonly Filler[]): string | undefined {
  if (mention === undefined || (basis.by === "rule" && basis.rule.startsWith("event/carried"))) return undefined;
  return said.find((filler) => {
    const held = [filler.mention, filler.resolved].find((each) => each?.id === mention);
    return held?.kind === "place" && held.name === name;
  })?.text;
}

function named(words: string, name: string): string {
  return words.includes(name) ? words : `${words} = ${name}`;
}

/** "near" + "Gossi", "northern" + "Mali", "Bakhmut" + "area"; what the words say already is not said twice. */
function related(name: string, relation: string | undefined): string {
  if (relation === undefined || relation === "in") return name;
  if (name.toLowerCase().includes(relation.toLowerCase())) return name;
  // "highway between" + "between Gossi and Gao"
  if (/(^|\s)between$/.test(relation))
    return name.startsWith("between ") ? `${relation.replace(/between$/, "")}${name}` : `${relation} ${name}`;
  if (/^(and (its|the) |(area|axis|front|direction|sector|border|frontier)$)/.test(relation))
    return `${name} ${relation}`;
  return LEADS.test(relation) ? `${relation} ${name}` : `${name} · ${relation}`;
}

const LEADS =
  /(^|\s)(of|from|off|to|with|away|near|outside|inside|around|beside|opposite|towards?|beyond)$|ern$|^central$/;

/** Whose point it has where that is not the place's own, and how it was moved. */
function pointOf({ name, mention, within, lat, lon }: EventPlace, lookup: Lookup): (string | undefined)[] {
  if (lat === undefined || lon === undefined) return [];
  if (name.startsWith("between ")) return ["midpoint"];
  const own = mention === undefined ? undefined : lookup.mention(mention);
  const located = [own, ...(within ?? []).map((id) => lookup.mention(id))].find(
    (each): each is PlaceMention & { lat: number; lon: number } => each?.kind === "place" && each.lat !== undefined,
  );
  if (!located) return [];
  const km = kmBetween(located, { lat, lon });
  return [
    located.name === name ? undefined : `point of ${printable(located.name)}`,
    // less than that is the rounding of degrees
    km < 0.05 ? undefined : `moved ${Number(km.toFixed(km < 10 ? 1 : 0))} km ${heading(located, { lat, lon })}`,
  ];
}

interface Point {
  readonly lat: number;
  readonly lon: number;
}

function heading(from: Point, to: Point): string {
  const east = (((to.lon - from.lon + 540) % 360) - 180) * Math.cos((from.lat * Math.PI) / 180);
  const degrees = (Math.atan2(east, to.lat - from.lat) * 180) / Math.PI;
  return winds[(Math.round(degrees / 45) + 8) % 8]!;
}

const winds = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

function roundKm(km: number): number {
  return km > 0 && km < 1 ? 1 : Math.round(km);
}

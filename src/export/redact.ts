import type { Toll } from "../claim/toll.ts";
import type { CountMention, Mention } from "../mention/mention.ts";
import type { Reading } from "../read.ts";
import type { ClaimRecord, Filler, Lookup, Teller } from "../record.ts";
import { type ClaimRow, claimRow } from "../row.ts";
import { overlaps, type Span } from "../span.ts";
import type { TollRow } from "../toll-row.ts";

const withheld = "(withheld)";

/**
 * A claim's row that can leave the house: no name of a private person, no place finer than a district, no running text of the
 * page (a quote names people in ways no reader can promise to find). What stays is what is known to be public: actors that the
 * lexicon knows or that are institutions, types, days, figures, and the offsets, so that those who hold the page can look it up.
 */
export function redactedRow(record: ClaimRecord, reading: Reading): ClaimRow {
  const row = claimRow(record, reading.page.text);
  const { people, places } = privateSpans(reading);
  const of = (role: string) => record.fillers.filter((filler) => filler.role === role);
  const parties = (role: string, hidden: readonly Span[] = people) =>
    [...new Set(of(role).map((filler) => partyOf(filler, hidden)))].join("; ");
  const figures = (role: string) => of(role).map(figureOf).join("; ");
  const coarse =
    of("place").some((filler) => isFine(filler.resolved ?? filler.mention)) ||
    (record.event.where ?? []).some((place) => !isCoarse(place.precision));
  return {
    ...row,
    actor: parties("actor"),
    target: parties("target"),
    instrument: parties("instrument", [...people, ...places]),
    ...(coarse && { place: withheld, place_relation: "", place_precision: row.country ? "country" : "unknown" }),
    ...(coarse && { radius_km: null, lat: null, lon: null, acled_geo_precision: null, ucdp_where_prec: null }),
    dead: figures("dead"),
    injured: figures("injured"),
    arrested: figures("arrested"),
    displaced: figures("displaced"),
    missing: figures("missing"),
    abducted: figures("abducted"),
    told_by: record.told.map((teller) => tellerOf(teller, reading)).join(" > "),
    told_to: row.told_to && withheld,
    time: "",
    headline: row.headline && withheld,
    quote: withheld,
    anonymity: row.anonymity && withheld,
  };
}

/** A toll's row that can leave the house: figures in our words, victims and sources that are private by kind only. */
export function redactedToll(toll: Toll, row: TollRow, reading: Reading, lookup: Lookup): TollRow {
  const { people } = privateSpans(reading);
  const victims = toll.victims && lookup.mention(toll.victims);
  const isPrivate = !isPublic(victims) || people.some((span) => overlaps(span, victims!));
  return {
    ...row,
    figure: figureInWords(toll),
    victims: row.victims && (isPrivate ? (row.victims_type === "civilians" ? "(civilians)" : withheld) : row.victims),
    told_by: toll.told
      .flatMap((id) => lookup.teller(id) ?? [])
      .map((teller) => tellerOf(teller, reading))
      .join(" > "),
    headline: row.headline && withheld,
    quote: withheld,
  };
}

const publicTypes = new Set([
  "state",
  "government",
  "military",
  "police",
  "armed-group",
  "party",
  "organisation",
  "outlet",
]);

/** Public: what the lexicon knows, and institutions. A person is private unless the lexicon says otherwise. */
function isPublic(mention: Mention | undefined): boolean {
  if (mention?.kind === "actor") {
    if (mention.type === "person") return mention.entity !== undefined && mention.basis.by === "lexicon";
    return publicTypes.has(mention.type);
  }
  return mention?.kind === "weapon" || (mention?.kind === "place" && !isFine(mention));
}

function isFine(mention: Mention | undefined): boolean {
  return mention?.kind === "place" && !isCoarse(mention.precision);
}

function isCoarse(precision: string): boolean {
  return ["admin2", "admin1", "country"].includes(precision);
}

function privateSpans(reading: Reading): { people: readonly Span[]; places: readonly Span[] } {
  const people = reading.mentions.filter((mention) => mention.kind === "actor" && !isPublic(mention));
  return { people, places: reading.mentions.filter(isFine) };
}

/** A public party by its name; anyone else by kind only. An institution's phrase that holds a private name is withheld too. */
function partyOf(filler: Filler, people: readonly Span[]): string {
  const mention = filler.resolved ?? filler.mention;
  if (!isPublic(mention)) return mention?.kind === "actor" && mention.type === "civilians" ? "(civilians)" : withheld;
  if (people.some((span) => overlaps(span, mention!))) return withheld;
  return mention!.kind === "actor" || mention!.kind === "place" ? mention!.name : filler.text;
}

function figureOf(filler: Filler): string {
  const mention = filler.resolved ?? filler.mention;
  return mention?.kind === "count" ? figureInWords(mention) : withheld;
}

/** A toll in words of ours, not of the page: "9 or more", "up to 40", "30-40", "about 30". */
export function figureInWords({ low, high, qualifier }: Pick<CountMention, "low" | "high" | "qualifier">): string {
  if (high === undefined) return `${low} or more`;
  if (high !== low) return low === 0 ? `up to ${high}` : `${low}-${high}`;
  const vague = /^(?:about|around|some|roughly|approximately|an estimated)$/i.test(qualifier ?? "");
  return vague ? `about ${low}` : String(low);
}

function tellerOf({ attribution }: Teller, reading: Reading): string {
  const speakers = attribution.speakers.map((id) => reading.mentions.find((mention) => mention.id === id));
  const known = speakers.length > 0 && speakers.every(isPublic);
  const names = speakers.flatMap((mention) => (mention?.kind === "actor" ? mention.name : []));
  return known ? names.join(" and ") : `(${attribution.sourceKind})`;
}

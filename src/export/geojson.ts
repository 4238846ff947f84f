import { acledGeoPrecision, ucdpWherePrec } from "../coding/place-precision.ts";
import type { EventPlace } from "../event/where.ts";
import type { Mention } from "../mention/mention.ts";
import type { Reading } from "../read.ts";
import { lookups, records } from "../record.ts";
import { type ClaimRow, claimRow, pointOf } from "../row.ts";
import type { Address } from "../span.ts";
import type { Standing } from "../store/telling.ts";
import { redactedRow } from "./redact.ts";
import type { Source } from "./source.ts";

/**
 * A claim at one of its places, for a map: RFC 7946. Claims without a point have no geometry, nor have those of which only the country is
 * known: a dot in the middle of it would look like a place. They are not lost, only nowhere.
 */
export interface ClaimFeature {
  readonly type: "Feature";
  /** The claim's address; its second place has "@2" behind it. */
  readonly id: string;
  /** Longitude first, in degrees of WGS 84. */
  readonly geometry: { readonly type: "Point"; readonly coordinates: readonly [lon: number, lat: number] } | null;
  readonly properties: FeatureProperties;
}

/** The claim's row, with what is known of this place of it. */
export interface FeatureProperties
  extends Omit<ClaimRow, "lat" | "lon">,
    Partial<Standing>,
    Partial<Pick<Source, "url_basis" | "path">> {
  /** Lexicon or gazetteer id: "geonames:276781"; "" when there is none. */
  readonly place_id: string;
  /** Which of the claim's places this is, from 1 on. */
  readonly place_nr: number;
  readonly url: string;
  readonly verified: "no";
}

/** The claims of a reading as features, each once for every place that its event has; of a store with how each stands among the others. */
export function claimFeatures(
  reading: Reading,
  options: {
    readonly url?: string;
    /** In place of `url`, by where in the text a claim stands. */
    readonly source?: (offset: number) => Source;
    readonly isFirst?: (claim: string) => boolean;
    readonly redact?: boolean;
    readonly standing?: (claim: string) => Standing | undefined;
  } = {},
): readonly ClaimFeature[] {
  const lookup = lookups(reading);
  const url = options.redact ? "" : (options.url ?? reading.page.given?.url ?? "");
  return records(reading, lookup).flatMap((record) => {
    if (options.isFirst?.(record.claim.id) === false) return [];
    const own = options.redact ? redactedRow(record, reading) : claimRow(record, reading.page.text);
    const source = options.source?.(own.trigger_from) ?? { url };
    const row = { ...own, ...options.standing?.(own.claim) };
    const places = record.event.where ?? [];
    const first = feature(row, 1, options.redact ? "" : idOf(places[0], lookup.mention), source);
    // What is withheld of the first place would stand in the others.
    if (options.redact) return [first];
    return [
      first,
      ...places.slice(1).map((place, i) => feature(at(row, place), i + 2, idOf(place, lookup.mention), source)),
    ];
  });
}

/** What stands before and after the features of a collection, which are separated by commas. */
export const collectionHead = `{"type":"FeatureCollection","note":${JSON.stringify(
  "What was published, as it was put; nothing here is verified. A point is where a claim says something happened, give or take radius_km: see place_precision.",
)},"attribution":${JSON.stringify("Places: GeoNames (geonames.org, CC BY 4.0), UCDP GED 19.1 (CC BY 4.0), Daybook")},"features":[`;
export const collectionFoot = "\n]}\n";

function feature(
  { lat, lon, ...row }: ClaimRow,
  nr: number,
  id: string,
  source: Pick<Source, "url"> & Partial<Source>,
): ClaimFeature {
  return {
    type: "Feature",
    id: nr === 1 ? row.claim : `${row.claim}@${nr}`,
    geometry: lat === null || lon === null ? null : { type: "Point", coordinates: [rounded(lon), rounded(lat)] },
    properties: { ...row, place_id: id, place_nr: nr, ...source, verified: "no" },
  };
}

/** The claim's row with another of its places. */
function at(row: ClaimRow, place: EventPlace): ClaimRow {
  return {
    ...row,
    place: place.name,
    country: place.country ?? "",
    place_precision: place.precision,
    place_relation: place.relation ?? "",
    radius_km: place.radiusKm ?? null,
    ...pointOf(place),
    place_basis: place.basis.by === "rule" ? place.basis.rule : "",
    acled_geo_precision: acledGeoPrecision(place) ?? null,
    ucdp_where_prec: ucdpWherePrec(place) ?? null,
  };
}

function idOf(place: EventPlace | undefined, mention: (id: Address) => Mention | undefined): string {
  const found = place?.mention === undefined ? undefined : mention(place.mention);
  return found?.kind === "place" ? (found.entity ?? "") : "";
}

/** A metre: more would only look exact. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

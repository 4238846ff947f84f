import type { Basis } from "../basis.ts";

/** A place in the world that can be looked up by name: of the lexicon, of the gazetteer that ships, or of an import. */
export interface Place {
  readonly name: string;
  /** Lexicon id ("gaza-strip"), "geonames:276781", or that of the supplement ("lbn-khiam"); absent where the source has none. */
  readonly id?: string;
  /** GeoNames id, where it is known. */
  readonly geonames?: string;
  readonly kind: PlaceKind;
  /** What it is, finer: GeoNames' feature code ("PPLA", "ADM2") or the supplement's kind ("river", "crossing"). */
  readonly feature: string;
  /** ISO 3166-1 alpha-3; absent for seas and what lies in several countries. */
  readonly country?: string;
  /** Names of the first and second division it lies in. */
  readonly admin1?: string;
  readonly admin2?: string;
  readonly lat?: number;
  readonly lon?: number;
  /** How far its true middle may be from the point, or how far it reaches. */
  readonly radiusKm?: number;
  /** People; 0 when unknown. */
  readonly population: number;
  readonly precision: PlacePrecision;
  readonly basis: Basis;
}

/** `area` is any stretch that is no division: a region, a river, a sea. `spot` is finer than a settlement: a crossing, a base. */
export type PlaceKind = "country" | "admin1" | "admin2" | "settlement" | "area" | "spot";

export type PlacePrecision = "exact" | "settlement" | "near" | "admin2" | "admin1" | "country" | "unknown";

/** Where places come from. */
export interface PlaceSource {
  /** All places with a key (see placeKey). */
  named(key: string): readonly Place[];
  /** The keys of all names of a country (alpha-3), for those spelled alike. */
  keys(country: string): Iterable<string>;
  /** The countries (alpha-3) it has places of. */
  countries(): readonly string[];
  /** The name of a division by GeoNames' code ("LBN.07", "LBN.07.0703"). */
  division?(code: string): string | undefined;
}

/**
 * The kind of a place of a feature (GeoNames' code, or a kind of the supplement and of lexicon/places.yaml) and the precision of what lies
 * in it. `radiusKm`, where it is known, says how far a point may be off or how far an area reaches: precision is never finer than that.
 */
export function kindOfFeature(
  feature: string,
  radiusKm = 0,
): { readonly kind: PlaceKind; readonly precision: PlacePrecision } {
  if (/^PPL/.test(feature) || SETTLEMENTS.has(feature))
    return { kind: "settlement", precision: radiusKm > 12 ? "near" : "settlement" };
  if (SPOTS.has(feature))
    return { kind: "spot", precision: radiusKm > 12 ? "near" : radiusKm > 0 ? "settlement" : "exact" };
  if (feature === "ADM2" || feature === "admin2" || feature === "district")
    return { kind: "admin2", precision: "admin2" };
  if (feature === "ADM1" || feature === "admin1") return { kind: "admin1", precision: "admin1" };
  if (feature === "territory") return { kind: "country", precision: "country" };
  return { kind: "area", precision: ofExtent(feature === "continent" ? Number.POSITIVE_INFINITY : radiusKm) };
}

/** How precisely an area says where something is: a hill says it better than a river, a sea hardly at all. */
function ofExtent(radiusKm: number): PlacePrecision {
  if (radiusKm === 0) return "admin1";
  if (radiusKm <= 12) return "near";
  if (radiusKm <= 60) return "admin2";
  return radiusKm <= 300 ? "admin1" : radiusKm <= 1000 ? "country" : "unknown";
}

const SETTLEMENTS: ReadonlySet<string> = new Set("city town village hamlet neighbourhood camp".split(" "));
const SPOTS: ReadonlySet<string> = new Set("base airport port crossing bridge dam plant prison site".split(" "));

/** Kinds of the supplement that are areas: their radius is how far they reach. */
export const AREAS: ReadonlySet<string> = new Set(
  (
    "region river lake wadi sea strait gulf island islands mountain mountains valley desert forest road border-area " +
    "continent territory"
  ).split(" "),
);

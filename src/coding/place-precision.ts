import { type Basis, isCarriedOver } from "../basis.ts";

/** A place as far as its grade goes. */
export interface Grade {
  readonly precision: "exact" | "settlement" | "near" | "admin2" | "admin1" | "country" | "unknown";
  readonly radiusKm?: number;
  /** How it lies to the place that is named: "near", "the road between A and B". */
  readonly relation?: string;
  readonly name?: string;
  readonly country?: string;
  /** Absent where no point is known: such a place has no grade. */
  readonly lat?: number;
  /** What is carried over from elsewhere on the page is graded one step coarser than what is said. */
  readonly basis?: Basis;
}

/**
 * ACLED's geo_precision: 1 the town or spot, 2 near it or in a small area around it, 3 a larger region. Undefined where only the country
 * or nothing is known: ACLED does not record such events.
 */
export function acledGeoPrecision(place: Grade): 1 | 2 | 3 | undefined {
  const grade = acledSaid(place);
  return isCarriedOver(place.basis) ? ([undefined, 2, 3, undefined] as const)[grade ?? 0] : grade;
}

function acledSaid(place: Grade): 1 | 2 | 3 | undefined {
  const { precision, radiusKm = 0, lat } = place;
  if (lat === undefined || precision === "country" || precision === "unknown") return undefined;
  if (precision === "admin1" || radiusKm > 50) return 3;
  if (precision === "near" || precision === "admin2" || radiusKm >= 5) return 2;
  return 1;
}

/**
 * UCDP GED's where_prec: 1 the exact place, 2 within about 25 km of it, 3 the second division, 4 the first division, 5 a line or a part of a
 * country that is no division (a border, a road, "between A and B"), 6 the country, 7 international waters or airspace. Undefined
 * where no point is known.
 */
export function ucdpWherePrec(place: Grade): 1 | 2 | 3 | 4 | 5 | 6 | 7 | undefined {
  const grade = ucdpSaid(place);
  // 5 is no division and 7 no country: coarser than either is the country or nothing
  return isCarriedOver(place.basis) ? ([undefined, 2, 3, 4, 6, 6, 6, undefined] as const)[grade ?? 0] : grade;
}

function ucdpSaid(place: Grade): 1 | 2 | 3 | 4 | 5 | 6 | 7 | undefined {
  const { precision, radiusKm = 0, relation = "", name = "", country, lat } = place;
  if (lat === undefined || precision === "unknown") return undefined;
  if (country === undefined && /\b(?:sea|gulf|ocean|strait|channel|bay)\b/i.test(name)) return 7;
  if (precision === "country") return 6;
  if (/\b(?:between|border|frontier|road|highway|river)\b/i.test(relation) && (radiusKm > 25 || precision === "admin1"))
    return 5;
  if (precision === "admin1") return 4;
  if (precision === "admin2") return 3;
  if (radiusKm > 25) return 5;
  return precision === "near" || radiusKm >= 5 ? 2 : 1;
}

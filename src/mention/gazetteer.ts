import { type Basis, byEntry, byRule } from "../basis.ts";
import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { PlacePrecision } from "./mention.ts";

/** A place that can be looked up by name: a state, a region, river or sea of the lexicon, or a city of the gazetteer. */
export interface Place {
  readonly name: string;
  readonly id?: string;
  readonly kind: "country" | "area" | "settlement";
  /** ISO 3166-1 alpha-3; absent for seas and what lies in several countries. */
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly radiusKm?: number;
  /** Thousands of people; 0 when unknown. */
  readonly population: number;
  readonly precision: PlacePrecision;
  readonly basis: Basis;
}

/** All places of a name, most populous first; none when unknown. `words` as in the text, any case and accents. */
export function placesNamed(words: string, kit: Kit): readonly Place[] {
  const known = lookedUp(kit);
  const held = known.get(words);
  if (held) return held;
  const found = placesOf(words, kit);
  // A page names the same towns again and again; a stream of pages must not fill the memory.
  if (known.size > 5000) known.clear();
  known.set(words, found);
  return found;
}

const lookedUp = perKit(() => new Map<string, readonly Place[]>());

function placesOf(words: string, kit: Kit): readonly Place[] {
  const key = placeKey(words);
  const bare = withoutArticle(key);
  const exact = placesAt(key, kit);
  const found = exact.length > 0 || bare === key ? exact : placesAt(bare, kit);
  return [...found].sort((a, b) => b.population - a.population);
}

/** Whether a name of several words stands in the lexicon as a whole: "Gulf of Aden", "Kursk region". */
export function isAreaName(words: string, kit: Kit): boolean {
  return areas(kit).has(placeKey(words));
}

function placesAt(key: string, kit: Kit): readonly Place[] {
  return [...(areas(kit).get(key) ?? []), ...citiesAt(key, kit.cities)];
}

/** The rows of cities.tsv with a key, by binary search in the text itself: 21,000 rows cost nothing to open. */
function citiesAt(key: string, cities: string): Place[] {
  let low = 0;
  let high = cities.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = middle === 0 ? 0 : cities.lastIndexOf("\n", middle - 1) + 1;
    if (cities.slice(line, cities.indexOf("\t", line)) < key) low = cities.indexOf("\n", line) + 1;
    else high = line;
  }
  const out: Place[] = [];
  for (let line = low; cities.startsWith(`${key}\t`, line); line = cities.indexOf("\n", line) + 1) {
    const [, name, country, lat, lon, population] = cities.slice(line, cities.indexOf("\n", line)).split("\t");
    out.push({
      name: name!,
      kind: "settlement",
      country: country!,
      lat: Number(lat),
      lon: Number(lon),
      population: Number(population),
      precision: "settlement",
      basis: byRule("gazetteer: GeoNames city"),
    });
  }
  return out;
}

/** Lower case, no accents, apostrophes or hyphens, single blanks: "Al Ḩudaydah" -> "al hudaydah". */
export function placeKey(name: string): string {
  const lower = name.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/[\p{M}'’ʻʼ‘`.]/gu, "")
    .replace(/[-–‑]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const PLAIN = /^[a-z]+(?: [a-z]+)*$/;

export function withoutArticle(key: string): string {
  return key.replace(/^(?:al|el|ar|as|ash|at|az|an|ad|the) (?=\p{L}{3})/u, "");
}

interface StateEntry extends Entry {
  readonly name: string;
  readonly kind?: string;
  readonly code: string;
  readonly also?: readonly string[];
  readonly capital?: string;
  readonly point?: string;
  readonly partOf?: string;
}

interface PlaceEntry extends Entry {
  readonly name: string;
  readonly kind: string;
  readonly also?: readonly string[];
  readonly country?: string;
  readonly point?: string;
  readonly radius?: string;
}

/** States and territories, and the regions, rivers and seas of lexicon/places.yaml. */
const areas = perKit((kit) => {
  const index = new Map<string, Place[]>();
  const add = (name: string, place: Place) => {
    for (const key of new Set([placeKey(name), withoutArticle(placeKey(name))])) {
      const held = index.get(key);
      if (held) held.push(place);
      else index.set(key, [place]);
    }
  };
  for (const entry of section<StateEntry>(kit, "actors")) {
    if (entry.kind !== "state" && entry.kind !== "territory") continue;
    const place: Place = {
      name: entry.name,
      id: entry.id,
      kind: "country",
      country: entry.code,
      ...pointOf(entry.point),
      population: 1e6,
      // Scotland and Kurdistan are parts of a state.
      precision: entry.partOf === undefined ? "country" : "admin1",
      basis: byEntry(entry),
    };
    for (const name of [entry.name, ...(entry.also ?? [])]) add(name, place);
  }
  for (const entry of section<PlaceEntry>(kit, "places")) {
    const place: Place = {
      name: entry.name,
      id: entry.id,
      kind: "area",
      ...(entry.country ? { country: entry.country } : {}),
      ...pointOf(entry.point),
      ...(entry.radius ? { radiusKm: Number(entry.radius) } : {}),
      population: 1e5,
      precision: AREA_PRECISION.get(entry.kind) ?? "admin1",
      basis: byEntry(entry),
    };
    for (const name of [entry.name, ...(entry.also ?? [])]) add(name, place);
  }
  return index;
});

const AREA_PRECISION = new Map<string, PlacePrecision>([
  ["camp", "settlement"],
  ["city", "settlement"],
  ["town", "settlement"],
  ["village", "settlement"],
  ["base", "exact"],
  ["crossing", "exact"],
  ["airport", "exact"],
  ["district", "admin2"],
  ["admin2", "admin2"],
  ["continent", "unknown"],
]);

function pointOf(point: string | undefined): { readonly lat: number; readonly lon: number } | Record<string, never> {
  const [lat, lon] = (point ?? "").split(/[ ,]+/).map(Number);
  return lat !== undefined && lon !== undefined && !Number.isNaN(lat) && !Number.isNaN(lon) && point
    ? { lat, lon }
    : {};
}

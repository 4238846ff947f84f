import { byEntry } from "../basis.ts";
import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import { openIndex } from "./index-file.ts";
import { placeKey, withoutArticle } from "./key.ts";
import { kmBetween } from "./km.ts";
import { kindOfFeature, type Place, type PlaceSource } from "./place.ts";

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

/**
 * Of the places of a name, those that make any mention of it likely to be a place: what the lexicon holds, capitals, and cities of 20,000
 * and more. Half the words of English are a village somewhere.
 */
export function wellKnownPlaces(words: string, kit: Kit): readonly Place[] {
  return placesNamed(words, kit).filter(
    ({ basis, kind, population, feature }) =>
      basis.by === "lexicon" || (kind === "settlement" && (population >= 20_000 || /^PPL[AC]$/.test(feature))),
  );
}

/** Whether a name of several words stands in the lexicon as a whole: "Gulf of Aden", "Kursk region". */
export function isAreaName(words: string, kit: Kit): boolean {
  return areas(kit).has(placeKey(words));
}

/** All places with a key (see placeKey), what several sources have once. */
export function placesAt(key: string, kit: Kit): readonly Place[] {
  const [first = [], ...others] = sources(kit).map((source) => source.named(key));
  return [...(areas(kit).get(key) ?? []), ...others.reduce(withoutTwins, first)];
}

/** The places of two sources, those that both have once: the first one's point, with what only the second knows of the divisions above. */
function withoutTwins(known: readonly Place[], more: readonly Place[]): readonly Place[] {
  if (known.length === 0 || more.length === 0) return known.length === 0 ? more : known;
  const left = new Set(more);
  const joined = known.map((place) => {
    const twin = more.find((other) => left.has(other) && isSame(place, other));
    if (!twin) return place;
    left.delete(twin);
    const { admin1, admin2 } = twin;
    return {
      ...(place.admin1 === undefined && admin1 !== undefined ? { admin1 } : {}),
      ...(place.admin2 === undefined && admin2 !== undefined ? { admin2 } : {}),
      ...place,
      population: Math.max(place.population, twin.population),
    };
  });
  return [...joined, ...left];
}

/** One place of GeoNames, or two of one kind and name as near to each other as the vaguer of their points allows. */
function isSame(a: Place, b: Place): boolean {
  if (a.geonames !== undefined && b.geonames !== undefined) return a.geonames === b.geonames;
  if (a.country !== b.country || a.kind !== b.kind) return false;
  // Of one country there is but one division of a name and level.
  if (a.kind === "admin1" || a.kind === "country") return true;
  return kmBetween(a, b) <= 3 + Math.max(a.radiusKm ?? 0, b.radiusKm ?? 0);
}

/** What the user imported, then the index that ships. A kit without an index (tests) knows the lexicon's places only. */
export const sources = perKit((kit): readonly PlaceSource[] => [
  ...(kit.imported ?? []),
  ...(kit.gazetteer.length > 0 ? [openIndex(kit.gazetteer)] : []),
]);

interface StateEntry extends Entry {
  readonly name: string;
  readonly kind?: string;
  readonly code: string;
  readonly also?: readonly string[];
  readonly capital?: string;
  readonly point?: string;
  readonly geonames?: string;
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
      ...(entry.geonames === undefined ? {} : { geonames: entry.geonames }),
      kind: "country",
      country: entry.code,
      ...pointOf(entry.point),
      feature: entry.kind ?? "state",
      population: 1e9,
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
      ...kindOfFeature(entry.kind, Number(entry.radius ?? 0)),
      feature: entry.kind,
      ...(entry.country ? { country: entry.country } : {}),
      ...pointOf(entry.point),
      ...(entry.radius ? { radiusKm: Number(entry.radius) } : {}),
      population: 1e8,
      basis: byEntry(entry),
    };
    for (const name of [entry.name, ...(entry.also ?? [])]) add(name, place);
  }
  return index;
});

function pointOf(point: string | undefined): { readonly lat: number; readonly lon: number } | Record<string, never> {
  const [lat, lon] = (point ?? "").split(/[ ,]+/).map(Number);
  return lat !== undefined && lon !== undefined && !Number.isNaN(lat) && !Number.isNaN(lon) && point
    ? { lat, lon }
    : {};
}

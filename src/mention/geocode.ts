import { byRule } from "../basis.ts";
import { placeKey } from "../gazetteer/key.ts";
import type { Place, PlacePrecision } from "../gazetteer/place.ts";
import { inOrder } from "../span.ts";
import type { PlaceMention } from "./mention.ts";
import { BESIDE } from "./place-words.ts";
import { basisOf, type PlaceDescription, type Toponym } from "./toponym.ts";

type Found = Omit<PlaceMention, "id"> & { refersTo?: Found };

/**
 * Which place a name means, article by article: the container that follows it ("Goma, Congo"), then the countries the article
 * speaks of, then the larger one. One name has one sense in an article. A description goes back to the place last named before it.
 */
export function geocoded(
  toponyms: readonly Toponym[],
  descriptions: readonly PlaceDescription[],
): Omit<PlaceMention, "id">[] {
  const countries = countriesOf(toponyms);
  const senses = new Map<string, Place | undefined>();
  /** What a name was once called: "the village of Arash", then "in Arash". */
  const kinds = new Map<string, string>();
  const found: Found[] = [];
  for (const item of [...toponyms, ...descriptions].sort(inOrder)) {
    if (!("text" in item)) {
      const before = antecedent(found, item.noun);
      if (before) found.push(described(item, before));
      continue;
    }
    const key = placeKey(item.text);
    if (!senses.has(key)) senses.set(key, resolve(item, countries));
    if (item.generic !== undefined && !kinds.has(key)) kinds.set(key, item.generic);
    found.push(placed(item, senses.get(key), item.generic ?? kinds.get(key)));
  }
  return found;
}

/** How often each country is named, by itself or through a place that lies in only one. */
function countriesOf(toponyms: readonly Toponym[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { places } of toponyms) {
    const only = new Set(places.map((place) => place.country));
    const country = places[0]?.country;
    if (country && (only.size === 1 || places[0]!.kind !== "settlement"))
      counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

function resolve({ places, within }: Toponym, countries: ReadonlyMap<string, number>): Place | undefined {
  if (places.length < 2) return places[0];
  const container = within === undefined ? undefined : placeKey(within);
  const score = (place: Place) =>
    (container !== undefined && (placeKey(place.name) === container || place.country?.toLowerCase() === container)
      ? 1000
      : 0) +
    standing(place) +
    40 * Math.min(3, countries.get(place.country ?? "") ?? 0);
  return [...places].sort((a, b) => score(b) - score(a))[0];
}

/** How much a place is the first to think of: a division usually shares its name with the city that is meant. */
function standing({ kind, basis, population }: Place): number {
  if (basis.by === "lexicon") return 100;
  return kind === "settlement" ? Math.min(population / 1000, 20000) ** 0.5 / 10 : kind === "admin1" ? 0.1 : 0;
}

function placed(toponym: Toponym, place: Place | undefined, generic: string | undefined): Found {
  const { from, to, head } = toponym;
  const relation = toponym.relation !== undefined && NOT_SPATIAL.has(toponym.relation) ? undefined : toponym.relation;
  const fuzzy = relation !== undefined && BESIDE.has(relation.replace(/^\w+ly /, ""));
  const precision: PlacePrecision =
    place === undefined
      ? AREA.has(generic ?? "")
        ? "admin2"
        : generic && SMALL.has(generic)
          ? "settlement"
          : "unknown"
      : place.precision;
  return {
    kind: "place",
    from,
    to,
    head,
    name: place?.name ?? toponym.text,
    ...(place?.id === undefined ? {} : { entity: place.id }),
    ...(place?.country === undefined ? {} : { country: place.country }),
    ...(place?.lat === undefined || place.lon === undefined ? {} : { lat: place.lat, lon: place.lon }),
    ...(place?.radiusKm === undefined ? {} : { radiusKm: place.radiusKm }),
    precision: fuzzy && precision === "settlement" ? "near" : precision,
    ...(toponym.use !== undefined ? { use: toponym.use } : relation === undefined ? {} : { relation }),
    basis: place?.basis ?? basisOf(toponym),
  };
}

/** "the assault on Tamze", "the siege of Tamze": they say what it was done to, not where it lies. */
const NOT_SPATIAL: ReadonlySet<string> = new Set(["on", "upon", "against", "of"]);

function described({ from, to, head, relation }: PlaceDescription, before: Found): Found {
  const { relation: _own, ...place } = before;
  return {
    ...place,
    from,
    to,
    head,
    ...(relation === undefined ? {} : { relation }),
    basis: byRule("place: description of one named before"),
  };
}

/** "the city" is the settlement last named, "the province" the area last named; nothing fits, nothing is guessed. */
function antecedent(found: readonly Found[], noun: string): Found | undefined {
  const fits = (place: Found) =>
    AREA.has(noun)
      ? place.precision === "admin1" || place.precision === "admin2"
      : /^(settlement|near|unknown|exact)$/.test(place.precision);
  const named = found.filter((place) => place.use === undefined && fits(place));
  if (named.length === 0) return undefined;
  // The place an article is about is named again and again: it outweighs one that was just passed by.
  const weight = (place: Found) =>
    named.filter((other) => other.name === place.name).length + (named.at(-1) === place ? 1.5 : 0);
  return [...named].reverse().reduce((best, place) => (weight(place) > weight(best) ? place : best));
}

const AREA = new Set([
  "province",
  "region",
  "district",
  "governorate",
  "state",
  "county",
  "department",
  "territory",
  "oblast",
  "prefecture",
  "island",
  "area",
  "valley",
]);
const SMALL = new Set([
  "city",
  "town",
  "village",
  "settlement",
  "hamlet",
  "camp",
  "port",
  "capital",
  "neighbourhood",
  "neighborhood",
  "suburb",
  "township",
  "locality",
  "commune",
]);

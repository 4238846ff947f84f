import { byRule } from "../basis.ts";
import { placeKey } from "../gazetteer/key.ts";
import type { PlacePrecision } from "../gazetteer/place.ts";
import type { Kit } from "../kit/kit.ts";
import { inOrder } from "../span.ts";
import type { PlaceMention } from "./mention.ts";
import type { PlaceDescription } from "./place-description.ts";
import { type Sense, sensesOf, type Told } from "./place-sense.ts";
import { mostNamed, spelledAlike } from "./place-spelling.ts";
import { BESIDE } from "./place-words.ts";
import { basisOf, type Toponym } from "./toponym.ts";

type Found = Omit<PlaceMention, "id"> & { refersTo?: Found };

/**
 * Which place each name of an article means (place-sense.ts), how finely that is known, and what else it might mean. One name has one
 * sense in an article. A description goes back to the place last named before it.
 */
export function geocoded(
  toponyms: readonly Toponym[],
  descriptions: readonly PlaceDescription[],
  told: Told,
  kit: Kit,
): Omit<PlaceMention, "id">[] {
  const senses = sensesOf(toponyms, told, kit);
  const countries = mostNamed(senses.values());
  const spellings = new Map<string, readonly Sense[]>();
  const sensesFor = (item: Toponym, key: string): readonly Sense[] => {
    const known = senses.get(item) ?? [];
    if (known.length > 0 || item.use !== undefined) return known;
    if (!spellings.has(key))
      spellings.set(key, spellings.size < MOST_UNKNOWN ? spelledAlike(item.text, countries, kit) : []);
    return spellings.get(key)!;
  };
  /** What a name was once called: "the village of Arash", then "in Arash". */
  const kinds = new Map<string, string>();
  const found: Found[] = [];
  const leading: Found[] = [];
  for (const item of [...toponyms, ...descriptions].sort(inOrder)) {
    if (!("text" in item)) {
      const before = antecedent(leading, item.noun);
      if (before) {
        const again = described(item, before);
        found.push(again);
        leading.push(again);
      }
      continue;
    }
    const key = placeKey(item.text);
    if (item.generic !== undefined && !kinds.has(key)) kinds.set(key, item.generic);
    const place = placed(item, sensesFor(item, key), item.generic ?? kinds.get(key));
    found.push(place);
    // What is only spoken of is not what "the city" goes back to.
    if (item.use === undefined && (item.chance === undefined || item.relation !== undefined)) leading.push(place);
  }
  return found;
}

/** A list of names is no story: its unknown names are not looked up in all their spellings. */
const MOST_UNKNOWN = 20;

function placed(toponym: Toponym, senses: readonly Sense[], generic: string | undefined): Found {
  const sense = townMeant(toponym, senses);
  const rest = senses.filter((each) => each !== sense);
  const place = sense?.place;
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
      : sense?.via === "about"
        ? "near"
        : place.precision;
  const radius = sense?.via === "about" ? Math.max(ABOUT_KM, place?.radiusKm ?? 0) : place?.radiusKm;
  const others = rest.filter(({ chance }) => chance >= LEAST_CHANCE).slice(0, 3);
  return {
    kind: "place",
    from,
    to,
    head,
    name: place?.name ?? toponym.text,
    ...(place?.id === undefined ? {} : { entity: place.id }),
    ...(place?.country === undefined ? {} : { country: place.country }),
    ...(place?.lat === undefined || place.lon === undefined ? {} : { lat: place.lat, lon: place.lon }),
    ...(radius === undefined ? {} : { radiusKm: radius }),
    precision: fuzzy && precision === "settlement" ? "near" : precision,
    ...(toponym.use !== undefined ? { use: toponym.use } : relation === undefined ? {} : { relation }),
    ...(sense === undefined || sense.chance > 0.995 ? {} : { confidence: rounded(sense.chance) }),
    ...(others.length === 0 ? {} : { others: others.map(otherOf) }),
    basis: place?.basis ?? basisOf(toponym),
  };
}

/** "15 km outside Sumy", "near Gao", "the port of Haifa": what is measured from is the town, not the province that bears its name. */
function townMeant({ generic, relation }: Toponym, senses: readonly Sense[]): Sense | undefined {
  const [first] = senses;
  if (!first || !/^admin/.test(first.place.kind)) return first;
  const { lat, lon, country } = first.place;
  const isTown =
    generic === undefined
      ? relation !== undefined && (BESIDE.has(relation) || /^(between|at|from)$/.test(relation))
      : SMALL.has(generic);
  if (!isTown || lat === undefined || lon === undefined) return first;
  const town = senses.find(
    ({ place }) =>
      place.kind === "settlement" &&
      place.country === country &&
      place.lat !== undefined &&
      place.lon !== undefined &&
      Math.hypot(place.lat - lat, place.lon - lon) < 3,
  );
  return town ?? first;
}

/** An airport, a university or a hill is told by the town it is called after, and lies somewhere about it. */
const ABOUT_KM = 25;
/** What is less likely is not told. */
const LEAST_CHANCE = 0.05;

function otherOf({ place, chance }: Sense): NonNullable<PlaceMention["others"]>[number] {
  return {
    name: place.name,
    ...(place.country === undefined ? {} : { country: place.country }),
    score: rounded(chance),
  };
}

function rounded(chance: number): number {
  return Math.round(chance * 100) / 100;
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
  const named = found.filter((place) => fits(place));
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

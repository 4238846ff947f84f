import { type Kit, perKit } from "../kit/kit.ts";
import { placesNamed } from "./gazetteer.ts";
import { placeKey } from "./key.ts";
import { peopleOf } from "./people.ts";
import type { Place, PlaceKind } from "./place.ts";

/** A place that words may mean, and by which way they lead to it. */
export interface Meant {
  readonly place: Place;
  readonly via: Via;
}

/**
 * `name`: it is called so. `kind`: so with the kind of place beside it ("Aleppo province"). `people`: the words are those of its people
 * or language ("Syrian"). `part`: they are a part of it ("northern Syria"). `about`: something else is called after it ("Heathrow Airport").
 */
export type Via = "name" | "kind" | "people" | "part" | "about";

/** All places that words of a text may mean, by name first, or else by what is left when words for kinds and directions are taken off. */
export function placesMeant(words: string, kit: Kit): readonly Meant[] {
  const known = lookedUp(kit);
  const held = known.get(words);
  if (held) return held;
  const found = meantBy(words.replace(/['’]s?$/u, ""), kit);
  if (known.size > 5000) known.clear();
  known.set(words, found);
  return found;
}

const lookedUp = perKit(() => new Map<string, readonly Meant[]>());

function meantBy(words: string, kit: Kit): readonly Meant[] {
  const spelt = writings(words);
  const found: Meant[] = [];
  for (const form of spelt) for (const place of placesNamed(form, kit)) hold(found, place, "name");
  const people = peopleOf(kit).get(placeKey(words));
  if (people) for (const place of ofPeople(placesNamed(people, kit))) hold(found, place, "people");
  // "Logan and Boone counties": the packages call them "Logan County".
  for (const place of placesNamed(`${words} County`, kit)) if (place.kind === "admin2") hold(found, place, "kind");
  for (const form of spelt) {
    for (const { rest, via, kinds } of bared(form)) {
      if (via !== "kind" && found.length > 0) continue;
      for (const place of placesNamed(rest, kit))
        if (kinds === undefined || kinds.includes(place.kind)) hold(found, place, via);
    }
  }
  return found;
}

/** A people has a country, a region or a division; where there is none, a city. */
function ofPeople(places: readonly Place[]): readonly Place[] {
  const wide = places.filter(({ kind }) => kind === "country" || kind === "area");
  if (wide.length > 0) return wide.slice(0, 1);
  const divisions = places.filter(({ kind }) => kind === "admin1");
  return (divisions.length > 0 ? divisions : places).slice(0, 1);
}

function hold(found: Meant[], place: Place, via: Via): void {
  const twin = found.some(
    (each) => each.place.lat === place.lat && each.place.lon === place.lon && each.place.feature === place.feature,
  );
  if (!twin && place.lat !== undefined && !Number.isNaN(place.lat)) found.push({ place, via });
}

/** The words as they stand, and with their short forms written out: "St. Albans", "Ft Worth", "N. Carolina". */
function writings(words: string): readonly string[] {
  const first = /^(\p{L}+)\.?\s+(?=\p{L})/u.exec(words);
  const long = first && LONG[first[1]!.toLowerCase()];
  return long ? [words, `${long} ${words.slice(first[0].length)}`] : [words];
}

const LONG: Readonly<Record<string, string>> = {
  st: "Saint",
  saint: "St",
  ste: "Sainte",
  ft: "Fort",
  mt: "Mount",
  pt: "Point",
  n: "North",
  s: "South",
  e: "East",
  w: "West",
};

interface Bared {
  readonly rest: string;
  readonly via: Via;
  /** Kinds of place it can then be. */
  readonly kinds?: readonly PlaceKind[];
}

/** What is left of a name without the word for its kind, its direction, or the thing called after it. */
function bared(words: string): readonly Bared[] {
  const out: Bared[] = [];
  const ends = /^(.+?)[\s-]+(?:(metro|metropolitan)\s+)?(\p{L}+)\.?$/u.exec(words);
  if (ends) {
    const kinds = KIND[ends[3]!.toLowerCase()];
    if (kinds) out.push({ rest: ends[1]!, via: "kind", kinds });
    else if (ABOUT.has(ends[3]!.toLowerCase())) out.push({ rest: ends[1]!, via: "about", kinds: ["settlement"] });
  }
  const of = /^(?:the )?(\p{L}+)\s+of\s+(.+)$/iu.exec(words);
  if (of) {
    const kinds = KIND[of[1]!.toLowerCase()];
    if (kinds) out.push({ rest: of[2]!, via: "kind", kinds });
    else if (ABOUT.has(of[1]!.toLowerCase()) || PART.test(`${of[1]} `)) out.push({ rest: of[2]!, via: "about" });
  }
  const part = PART.exec(words);
  if (part) out.push({ rest: words.slice(part[0].length), via: "part" });
  const lead = /^(?:lake|port|fort|camp|mount|metro|metropolitan)\s+(.+)$/iu.exec(words);
  if (lead) out.push({ rest: lead[1]!, via: "about", kinds: ["settlement"] });
  return out;
}

const FIRST: readonly PlaceKind[] = ["admin1", "admin2"];
const SECOND: readonly PlaceKind[] = ["admin2", "admin1"];
const TOWN: readonly PlaceKind[] = ["settlement"];
const KIND: Readonly<Record<string, readonly PlaceKind[]>> = {
  ...kindsOf(FIRST, "province governorate oblast region state prefecture krai canton voivodeship provinces republic"),
  ...kindsOf(SECOND, "county counties parish borough district department raion shire co prefecture division"),
  ...kindsOf(
    TOWN,
    "city town village township twp municipality capital suburb settlement camp neighbourhood neighborhood",
  ),
  ...kindsOf(["settlement", "area", "admin1", "admin2"], "island islands area peninsula territory territories"),
};

function kindsOf(kinds: readonly PlaceKind[], words: string): Record<string, readonly PlaceKind[]> {
  return Object.fromEntries(words.split(" ").map((word) => [word, kinds]));
}

const ABOUT = new Set(
  "airport airbase base beach bay harbor harbour port hills heights valley park university college hospital prison dam bridge station square center centre campus".split(
    " ",
  ),
);

const PART =
  /^(?:the )?(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|central|upper|lower|downtown|uptown|midtown|greater|mid|inner|outer|old|mainland|rural|suburban|metropolitan)[\s-]+(?=\p{L})/iu;

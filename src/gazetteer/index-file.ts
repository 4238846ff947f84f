import { type Basis, byRule } from "../basis.ts";
import { type ModelFile, openModel, type Section } from "../sentence/model.ts";
import { textOfUtf8, utf8Of } from "../sentence/utf8.ts";
import { placeKey } from "./key.ts";
import { kindOfFeature, type Place, type PlaceSource } from "./place.ts";

/**
 * The gazetteer that ships, as one flat file: rows as columns of numbers, names in one pool of UTF-8, keys sorted for
 * binary search. Nothing of it is unpacked when it is opened; a look-up reads the few rows it answers with.
 * Throws Error, in one clear sentence, when the file is missing, cut short or made by another version.
 */
export function openIndex(bytes: Uint8Array | undefined): PlaceSource {
  const rows = new Rows(openModel(bytes, "gazetteer", INDEX_VERSION));
  return {
    named: (key) => rows.placesAt(key),
    division: (code) => rows.division(code),
    keys: (country) => rows.keysIn(country),
    countries: () => rows.countries(),
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

/** Changes with the layout and with how keys are made. */
export const INDEX_VERSION = "3";

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

  division(code: string): string | undefined {
    const nth = this.find("code", code);
    return nth === undefined ? undefined : this.name(this.at.codeRows![nth]!);
  }

  placesAt(key: string): readonly Place[] {
    const nth = this.find("key", key);
    if (nth === undefined) return [];
    const first = this.at.keyFirst!;
    const rows = this.at.keyRows!;
    const out: Place[] = [];
    for (let i = first[nth]!; i < first[nth + 1]!; i++) out.push(this.place(rows[i]!));
    return out;
  }

  *keysIn(country: string): Generator<string> {
    const wanted = this.tables.countries.indexOf(country);
    if (wanted < 0) return;
    const first = this.at.keyFirst!;
    const rows = this.at.keyRows!;
    const countries = this.at.country!;
    for (let nth = 0; nth + 1 < first.length; nth++)
      for (let i = first[nth]!; i < first[nth + 1]!; i++)
        if (countries[rows[i]!] === wanted) {
          yield textOfUtf8(this.bytesOf("key", nth));
          break;
        }
  }

  countries(): readonly string[] {
    return this.tables.countries.filter((country) => country !== "");
  }

  private find(table: "key" | "code", text: string): number | undefined {
    const wanted = utf8Of(text);
    const { length } = this.at[`${table}Ends`]!;
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.bytesOf(table, middle), wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low < length && compare(this.bytesOf(table, low), wanted) === 0 ? low : undefined;
  }

  private bytesOf(table: "key" | "code" | "name", nth: number): Uint8Array {
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
        ? { id: ownId(country, name) + (id > 1 ? `-${id}` : "") }
        : id === 0
          ? {}
          : { id: `geonames:${id}`, geonames: String(id) }),
      ...kindOfFeature(feature, radius),
      feature,
      ...(country === "" ? {} : { country }),
      ...above,
      // A division without towns has no point.
      ...(this.at.lat![row] === 0 && this.at.lon![row] === 0
        ? {}
        : { lat: degrees(this.at.lat![row]!), lon: degrees(this.at.lon![row]!) }),
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

/** "lbn-khiam"; its namesakes in the same country are "lbn-khiam-2" and so on. */
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

import { modelBytes } from "../sentence/model.ts";
import { utf8Of } from "../sentence/utf8.ts";
import { INDEX_VERSION, storedDegrees } from "./index-file.ts";
import { keysOf } from "./key.ts";

/** One row of the index to be: a place with all its names. */
export interface IndexRow {
  readonly name: string;
  readonly also: readonly string[];
  /** GeoNames id, 0 when unknown. */
  readonly id: number;
  readonly feature: string;
  /** Alpha-3, "" for none. */
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  /** km, 0 when the point is as good as GeoNames'. */
  readonly radiusKm: number;
  readonly population: number;
  /** GeoNames' code, of a division: "LBN.07", "LBN.07.0703". */
  readonly code?: string;
  /** Place in the list of the division it lies in; undefined when unknown. */
  readonly parent?: number;
  /** Where it is from, as the record says it: "GeoNames city". */
  readonly source: string;
}

/** The file of a list of rows; `made` names what it was made of, so that a build knows when it is out of date. */
export function indexBytes(rows: readonly IndexRow[], made: string): Uint8Array {
  const countries = codes(rows.map((row) => row.country));
  const features = codes(rows.map((row) => row.feature));
  const sources = codes(rows.map((row) => row.source));
  const keys = new Map<string, Set<number>>();
  rows.forEach((row, i) => {
    for (const name of [row.name, ...row.also]) {
      for (const key of keysOf(name)) hold(keys, key, i);
    }
  });
  const divisions = new Map(rows.flatMap(({ code }, i) => (code === undefined ? [] : [[code, new Set([i])] as const])));
  const column = (value: (row: IndexRow) => number) => Uint32Array.from(rows, value);
  return modelBytes(
    {
      kind: "gazetteer",
      templates: INDEX_VERSION,
      made,
      countries: countries.list,
      features: features.list,
      sources: sources.list,
    },
    {
      ...pool(
        "name",
        rows.map((row) => utf8Of(row.name)),
      ),
      ...table("key", keys),
      ...table("code", divisions),
      id: column((row) => row.id),
      lat: column((row) => storedDegrees(row.lat)),
      lon: column((row) => storedDegrees(row.lon)),
      population: column((row) => row.population),
      parent: column((row) => (row.parent ?? -1) + 1),
      radius: Uint16Array.from(rows, (row) => Math.min(65_535, Math.round(row.radiusKm))),
      country: Uint16Array.from(rows, (row) => countries.of(row.country)),
      feature: Uint8Array.from(rows, (row) => features.of(row.feature)),
      source: Uint8Array.from(rows, (row) => sources.of(row.source)),
    },
  );
}

function codes(values: readonly string[]): {
  readonly list: readonly string[];
  readonly of: (value: string) => number;
} {
  const list = [...new Set(values)].sort();
  const nth = new Map(list.map((value, i) => [value, i]));
  return { list, of: (value) => nth.get(value)! };
}

function hold(index: Map<string, Set<number>>, key: string, row: number): void {
  const held = index.get(key);
  if (held) held.add(row);
  else index.set(key, new Set([row]));
}

/** Sorted strings, and for each the rows it leads to. */
function table(name: string, index: ReadonlyMap<string, ReadonlySet<number>>) {
  const entries = [...index]
    .map(([key, rows]) => ({ bytes: utf8Of(key), rows }))
    .sort((a, b) => byBytes(a.bytes, b.bytes));
  const first = new Uint32Array(entries.length + 1);
  const rows: number[] = [];
  entries.forEach((entry, i) => {
    for (const row of entry.rows) rows.push(row);
    first[i + 1] = rows.length;
  });
  return {
    ...pool(
      name,
      entries.map((entry) => entry.bytes),
    ),
    [`${name}First`]: first,
    [`${name}Rows`]: Uint32Array.from(rows),
  };
}

function pool(name: string, strings: readonly Uint8Array[]) {
  const ends = new Uint32Array(strings.length);
  let size = 0;
  strings.forEach((bytes, i) => {
    size += bytes.length;
    ends[i] = size;
  });
  const bytes = new Uint8Array(size);
  strings.forEach((each, i) => {
    bytes.set(each, i === 0 ? 0 : ends[i - 1]!);
  });
  return { [`${name}Pool`]: bytes, [`${name}Ends`]: ends };
}

function byBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

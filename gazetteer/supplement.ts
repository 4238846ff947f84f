import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { IndexRow } from "../src/gazetteer/index-bytes.ts";
import { ownId, SUPPLEMENT } from "../src/gazetteer/index-file.ts";
import { placeKey } from "../src/gazetteer/key.ts";

/** One entry of gazetteer/supplement/*.yaml, as written; all scalars are text. */
export interface SupplementEntry {
  readonly name: string;
  readonly also?: readonly string[];
  readonly kind: string;
  /** Alpha-3; a list for what lies in several countries; none for seas. */
  readonly country?: string | readonly string[];
  readonly admin1?: string;
  /** "33.33 35.61" */
  readonly point: string;
  /** km, 5 or more. */
  readonly radius: string;
  readonly source: string;
  /** gazetteer/supplement/middle-east.yaml:12 */
  readonly at: string;
}

/** The entries of all files of the supplement. Throws Error with file and line where one does not parse or lacks a field. */
export function supplementEntries(root: string): readonly SupplementEntry[] {
  const folder = join(root, "gazetteer", "supplement");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => {
      const path = `gazetteer/supplement/${file}`;
      const source = readFileSync(join(folder, file), "utf8");
      const starts = [...source.matchAll(/^- /gm)].map((match) => source.slice(0, match.index).split("\n").length);
      const doc = parseDocument(source, { schema: "failsafe", uniqueKeys: true });
      if (doc.errors[0]) throw new Error(`${path}: ${doc.errors[0].message}`);
      return (doc.toJS() as readonly Omit<SupplementEntry, "at">[]).map((entry, i) => {
        const at = `${path}:${starts[i]}`;
        for (const field of ["name", "kind", "point", "radius", "source"] as const)
          if (typeof entry[field] !== "string") throw new Error(`${at}: the entry has no ${field}`);
        return { ...entry, at };
      });
    });
}

/** The rows of the supplement; each country's names once. `packaged`: the rows before them, for the divisions they lie in. */
export function supplementRows(root: string, packaged: readonly IndexRow[]): IndexRow[] {
  const divisions = new Map<string, number>();
  packaged.forEach((row, i) => {
    if (row.feature !== "ADM1" && row.feature !== "ADM2") return;
    for (const name of [row.name, ...row.also]) {
      const key = `${row.feature} ${row.country} ${placeKey(name)}`;
      if (!divisions.has(key)) divisions.set(key, i);
    }
  });
  const rows: IndexRow[] = [];
  const ids = new Set<string>();
  for (const entry of supplementEntries(root)) {
    // What lies in several countries is no one's.
    const country = typeof entry.country === "string" ? entry.country : "";
    const id = ownId(country, entry.name);
    if (ids.has(id)) throw new Error(`${entry.at}: "${entry.name}" stands twice in ${country || "no country"}`);
    ids.add(id);
    const parent = entry.admin1 === undefined ? undefined : divisions.get(`ADM1 ${country} ${placeKey(entry.admin1)}`);
    rows.push(rowOf(entry, country, parent));
  }
  for (const line of syrianPlaces(root)) {
    const [name, admin1, admin2, lat, lon] = line.split("\t");
    const bare = name!.replace(/ (?:town|village|city|neighbou?rhood|camp|district)$/, "");
    const id = ownId("SYR", bare);
    if (ids.has(id)) continue;
    ids.add(id);
    const parent =
      divisions.get(`ADM2 SYR ${placeKey(admin2!)}`) ??
      divisions.get(`ADM1 SYR ${placeKey(admin1!.replace(/ Governorate$/, ""))}`);
    rows.push({
      name: bare,
      also: bare === name ? [] : [name!],
      id: 0,
      feature: /village|town|city/.exec(name!)?.[0] ?? "village",
      country: "SYR",
      lat: Number(lat),
      lon: Number(lon),
      // Some points are of a place up to 25 km away: never finer than the file can say.
      radiusKm: 5,
      population: 0,
      ...(parent === undefined ? {} : { parent }),
      source: `${SUPPLEMENT}UCDP GED 19.1`,
    });
  }
  return rows;
}

function rowOf(entry: SupplementEntry, country: string, parent: number | undefined): IndexRow {
  const [lat, lon] = entry.point.split(/[ ,]+/).map(Number);
  return {
    name: entry.name,
    also: entry.also ?? [],
    id: 0,
    feature: entry.kind,
    country,
    lat: lat!,
    lon: lon!,
    radiusKm: Number(entry.radius),
    population: 0,
    ...(parent === undefined ? {} : { parent }),
    source: SUPPLEMENT + entry.source,
  };
}

function syrianPlaces(root: string): readonly string[] {
  const file = join(root, "gazetteer", "syria.tsv");
  return existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .slice(1)
        .filter((line) => line !== "")
    : [];
}

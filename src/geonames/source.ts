import { byRule } from "../basis.ts";
import { placeKey } from "../gazetteer/key.ts";
import type { Place, PlaceSource } from "../gazetteer/place.ts";
import type { Db } from "../store/db.ts";
import { kindOfCode } from "./feature.ts";
import type { PlaceLine } from "./line.ts";

/**
 * Imported places as a source of a kit: looked up where they lie, one statement a question. `own` names the divisions that were not
 * imported: files of cities have none.
 */
export function placeSource(db: Db, own?: PlaceSource): PlaceSource {
  const named = db.prepare(
    "SELECT places.* FROM names JOIN places ON places.id = names.place WHERE names.key = ? LIMIT 1000",
  );
  const spelled = db.prepare("SELECT key FROM spellings WHERE country = ? LIMIT ?");
  const settled = db.prepare(
    "SELECT name FROM places WHERE country = ? AND (population > 0 OR feature IN ('ADM1', 'ADM2'))",
  );
  const division = db.prepare(
    "SELECT places.name FROM divisions JOIN places ON places.id = divisions.place WHERE divisions.code = ?",
  );
  const countries = db.prepare("SELECT DISTINCT country FROM spellings WHERE country > ? LIMIT 1");
  const held = new Map<string, string | undefined>();
  const divisionName = (code: string) => {
    if (!held.has(code)) held.set(code, (division.get(code)?.name as string | undefined) ?? own?.division?.(code));
    return held.get(code);
  };
  return {
    named: (key) => (named.all(key) as unknown as Row[]).map((row) => place(row, divisionName)),
    *keys(country) {
      const keys = spelled.all(country, MANY + 1);
      // A country with millions of names has no room in memory for all of them: its towns and divisions stand for it.
      if (keys.length <= MANY) for (const { key } of keys) yield String(key);
      else for (const { name } of settled.iterate(country)) yield placeKey(String(name));
    },
    countries() {
      const out: string[] = [];
      for (let at = countries.get(""); at !== undefined; at = countries.get(out.at(-1)!)) out.push(String(at.country));
      return out;
    },
  };
}

const MANY = 200_000;

/** A row of the table of places. */
type Row = Omit<PlaceLine, "names" | "featureClass">;

const IMPORTED = byRule("gazetteer: GeoNames, imported");

function place(row: Row, divisionName: (code: string) => string | undefined): Place {
  const { id, name, feature, country, lat, lon, population } = row;
  const admin1 = feature === "ADM1" || row.admin1 === "" ? undefined : divisionName(`${country}.${row.admin1}`);
  const admin2 =
    feature === "ADM2" || row.admin2 === "" ? undefined : divisionName(`${country}.${row.admin1}.${row.admin2}`);
  return {
    name,
    id: `geonames:${id}`,
    geonames: String(id),
    ...kindOfCode(feature),
    feature,
    ...(country === "" ? {} : { country }),
    ...(admin1 === undefined ? {} : { admin1 }),
    ...(admin2 === undefined ? {} : { admin2 }),
    lat,
    lon,
    population,
    basis: IMPORTED,
  };
}

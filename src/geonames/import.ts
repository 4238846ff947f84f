import { keysOf } from "../gazetteer/key.ts";
import { InputError } from "../ingest/file.ts";
import { type Db, type Statement, together } from "../store/db.ts";
import { StoreError } from "../store/error.ts";
import { gazetteerError, type ImportedFile, importedFiles } from "./database.ts";
import { isNewsworthy } from "./feature.ts";
import { type GeonamesFile, linesFrom } from "./file.ts";
import { nameLine, type PlaceLine, placeLine } from "./line.ts";

/** What became of the lines of a file. */
export interface Tally {
  lines: number;
  /** Lines that gave a place, or a name of one. */
  taken: number;
  /** Of a kind of place that news does not name; of no place that is known; no names. */
  left: number;
  /** Lines that do not fit. */
  wrong: number;
  /** The number of the first line that does not fit. */
  firstWrong?: number;
}

export interface Outcome extends Tally {
  readonly how: "imported" | "resumed" | "already";
  readonly file: ImportedFile;
  /** The places of an older file of that name, which this one took the place of. */
  readonly replaced?: number;
}

/** How far an import has come, and where it began this time. */
export interface Reached {
  readonly bytes: number;
  readonly lines: number;
}

export interface ImportOptions {
  /** Where the places are kept: names the file in errors. */
  readonly where: string;
  readonly now: () => Date;
  /** Whether a file of less than half the size may take the place of an older one of its name. */
  readonly replace?: boolean;
  /** After each batch. A promise is waited for: the terminal gets its turn. */
  readonly onBatch?: (at: Reached, begin: Reached) => Promise<void>;
  /** Before all names are put in their order, which takes a while and cannot tell how long. */
  readonly onSorting?: () => Promise<void>;
}

/**
 * Takes a file into the database, a batch at a time: its rows and the byte the next batch begins at are committed together, so that it can
 * be broken off anywhere and goes on there when it is called again; until it is whole, none of its names leads anywhere. A file that is in already, to the byte, is left alone. Throws StoreError.
 */
export async function importFile(db: Db, source: GeonamesFile, options: ImportOptions): Promise<Outcome> {
  try {
    const held = importedFiles(db).find(({ sha256, size }) => sha256 === source.sha256 && size === source.size);
    if (held?.finished) return { how: "already", file: held, lines: held.lines, taken: held.taken, left: 0, wrong: 0 };
    if (source.kind === "names" && !db.prepare("SELECT 1 FROM places LIMIT 1").get())
      throw new StoreError(
        "no places yet that these names could be of",
        source.path,
        "import a file of places first: a country's, cities500.txt or allCountries.txt",
      );
    const older = held ? undefined : olderFile(db, source);
    if (older && source.size * 2 < older.size && !options.replace)
      throw new InputError(
        `is less than half as large as the ${source.name} imported on ${older.finished!.slice(0, 10)}, whose ${older.taken.toLocaleString("en")} ${older.kind} are kept`,
        source.path,
        "--replace puts it in the place of the older one",
      );
    const id = held?.id ?? begun(db, source, options.now());
    const tally: Tally = { lines: held?.lines ?? 0, taken: held?.taken ?? 0, left: 0, wrong: 0 };
    const writer = new Writer(db, id, options.where);
    const begin = { bytes: held?.next ?? 0, lines: tally.lines };
    let next = begin.bytes;
    for (const batch of linesFrom(source.path, next)) {
      writer.batch(batch.lines, source.kind, tally, next, batch.next);
      next = batch.next;
      await options.onBatch?.({ bytes: next, lines: tally.lines }, begin);
    }
    await options.onSorting?.();
    finished(db, id, source, options.now());
    compact(db);
    const file = importedFiles(db).find((each) => each.id === id)!;
    return { how: held ? "resumed" : "imported", file, ...(older && { replaced: older.taken }), ...tally };
  } catch (error) {
    throw gazetteerError(error, options.where);
  }
}

/** The whole file of a name that another of that name would replace. */
function olderFile(db: Db, { name, kind }: GeonamesFile): ImportedFile | undefined {
  return importedFiles(db).find((each) => each.name === name && each.kind === kind && each.finished !== null);
}

function begun(db: Db, { name, kind, size, sha256 }: GeonamesFile, now: Date): number {
  db.prepare(
    "INSERT INTO files (name, kind, size, sha256, next, lines, taken, started) VALUES (?, ?, ?, ?, 0, 0, 0, ?)",
  ).run(name, kind, size, sha256, now.toISOString());
  return Number(db.prepare("SELECT max(id) AS id FROM files").get()!.id);
}

/** The names become known, all at once. An older file of the same name is replaced: what only it had has gone from GeoNames. */
function finished(db: Db, id: number, { name, kind }: GeonamesFile, now: Date): void {
  together(db, () => {
    db.prepare(
      "INSERT OR IGNORE INTO names SELECT DISTINCT key, place FROM waiting WHERE file = ? ORDER BY key, place",
    ).run(id);
    db.prepare(
      `INSERT OR IGNORE INTO spellings SELECT DISTINCT country, key FROM waiting
       WHERE file = ? AND country <> '' ORDER BY country, key`,
    ).run(id);
    db.prepare("DELETE FROM waiting WHERE file = ?").run(id);
    db.prepare("UPDATE files SET finished = ? WHERE id = ?").run(now.toISOString(), id);
    const older = "SELECT id FROM files WHERE name = ? AND kind = ? AND id < ?";
    if (kind === "places") db.prepare(`DELETE FROM places WHERE file IN (${older})`).run(name, kind, id);
    db.prepare(`DELETE FROM waiting WHERE file IN (${older})`).run(name, kind, id);
    db.prepare(`DELETE FROM files WHERE id IN (${older})`).run(name, kind, id);
  });
}

/** Gives back the room where the names waited. Where there is too little to do so, the file is only larger than it must be. */
function compact(db: Db): void {
  const pages = (name: string) => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  if (pages("freelist_count") * 10 < pages("page_count")) return;
  try {
    db.exec("VACUUM");
  } catch {
    // no room for it, or in use
  }
}

/** Takes a file of places out again, with the names that led to nothing else. */
export function removeFile(db: Db, { id, kind, name }: ImportedFile, where: string): void {
  if (kind === "names")
    throw new StoreError(
      `the names of ${name} are with their places and do not come out alone`,
      where,
      "daybook gazetteer remove all, then import again what you want",
    );
  try {
    together(db, () => {
      db.prepare("DELETE FROM places WHERE file = ?").run(id);
      db.prepare("DELETE FROM waiting WHERE file = ?").run(id);
      db.prepare("DELETE FROM files WHERE id = ?").run(id);
      db.exec("DELETE FROM names WHERE place NOT IN (SELECT id FROM places)");
      db.exec("DELETE FROM divisions WHERE place NOT IN (SELECT id FROM places)");
      db.exec(`DELETE FROM spellings WHERE NOT EXISTS (SELECT 1 FROM names JOIN places ON places.id = names.place
        WHERE names.key = spellings.key AND places.country = spellings.country)`);
    });
    db.exec("VACUUM");
  } catch (error) {
    throw gazetteerError(error, where);
  }
}

class Writer {
  private readonly db: Db;
  private readonly where: string;
  private readonly file: number;
  private readonly place: Statement;
  private readonly name: Statement;
  private readonly division: Statement;
  private readonly country: Statement;
  private readonly progress: Statement;

  constructor(db: Db, file: number, where: string) {
    this.where = where;
    this.db = db;
    this.file = file;
    this.place = db.prepare("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.name = db.prepare("INSERT INTO waiting VALUES (?, ?, ?, ?)");
    this.division = db.prepare("INSERT OR REPLACE INTO divisions VALUES (?, ?)");
    this.country = db.prepare("SELECT country FROM places WHERE id = ?");
    this.progress = db.prepare("UPDATE files SET next = ?, lines = ?, taken = ? WHERE id = ? AND next = ?");
  }

  batch(lines: readonly string[], kind: GeonamesFile["kind"], tally: Tally, from: number, to: number): void {
    together(this.db, () => {
      const keys: Key[] = [];
      for (const line of lines) {
        tally.lines++;
        if (line === "") continue;
        const columns = line.split("\t");
        const taken = kind === "places" ? this.takePlace(placeLine(columns), keys) : this.takeName(columns, keys);
        if (taken === "wrong") {
          tally.wrong++;
          tally.firstWrong ??= tally.lines;
        } else if (taken) tally.taken++;
        else tally.left++;
      }
      for (const { key, place, country } of keys) this.name.run(key, place, country, this.file);
      const { changes } = this.progress.run(to, tally.lines, tally.taken, this.file, from);
      if (Number(changes) !== 1)
        throw new StoreError("another import of this file is under way", this.where, "let that one finish");
    });
  }

  private takePlace(line: PlaceLine | undefined, keys: Key[]): boolean | "wrong" {
    if (!line) return "wrong";
    const { id, name, names, featureClass, feature, country, admin1, admin2, lat, lon, population } = line;
    if (!isNewsworthy(featureClass, feature)) return false;
    this.place.run(id, name, feature, country, admin1, admin2, lat, lon, population, this.file);
    if (feature === "ADM1") this.division.run(`${country}.${admin1}`, id);
    if (feature === "ADM2") this.division.run(`${country}.${admin1}.${admin2}`, id);
    for (const each of new Set(names)) add(keys, each, id, country);
    return true;
  }

  private takeName(columns: readonly string[], keys: Key[]): boolean | "wrong" {
    const line = nameLine(columns);
    if (!line) return "wrong";
    if (line === "skip") return false;
    const country = this.country.get(line.id)?.country;
    if (country === undefined) return false;
    return add(keys, line.name, line.id, String(country));
  }
}

interface Key {
  readonly key: string;
  readonly place: number;
  readonly country: string;
}

/** English is read: names in other letters would never be asked for. */
function add(keys: Key[], name: string, place: number, country: string): boolean {
  let added = false;
  for (const key of keysOf(name)) {
    if (!/[a-z]/.test(key) || key.length > LONGEST) continue;
    keys.push({ key, place, country });
    added = true;
  }
  return added;
}

const LONGEST = 100;

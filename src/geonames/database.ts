import { existsSync } from "node:fs";
import { type Db, openDb } from "../store/db.ts";
import { StoreError, storeError } from "../store/error.ts";
import type { FileKind } from "./line.ts";

/** "DBG1": marks the file as Daybook's gazetteer. */
const APPLICATION = 0x44424731;
const VERSION = 1;

const SCHEMA = `
  -- a file that was imported, or is being
  CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,      -- places or names
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    next INTEGER NOT NULL,   -- the byte its next line begins at; its size when it is done
    lines INTEGER NOT NULL,
    taken INTEGER NOT NULL,  -- lines that gave a place, or a name of one
    started TEXT NOT NULL,
    finished TEXT
  );
  CREATE TABLE places (
    id INTEGER PRIMARY KEY,  -- GeoNames'
    name TEXT NOT NULL,
    feature TEXT NOT NULL,
    country TEXT NOT NULL,   -- alpha-3
    admin1 TEXT NOT NULL,    -- GeoNames' codes
    admin2 TEXT NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    population INTEGER NOT NULL,
    file INTEGER NOT NULL
  );
  -- folded names, and the places they lead to
  CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
  -- the folded names of each country, for spellings that are only alike
  CREATE TABLE spellings (country TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (country, key)) WITHOUT ROWID;
  -- names of files that are not whole yet: put in their order at the end, once, instead of a few thousand at a time all over the tree
  CREATE TABLE waiting (key TEXT NOT NULL, place INTEGER NOT NULL, country TEXT NOT NULL, file INTEGER NOT NULL);
  -- "LBN.05" and "LBN.05.123", and the place of GeoNames that it is
  CREATE TABLE divisions (code TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
`;

/** A row of files. */
export interface ImportedFile {
  readonly id: number;
  readonly name: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly sha256: string;
  readonly next: number;
  readonly lines: number;
  readonly taken: number;
  readonly started: string;
  readonly finished: string | null;
}

/** Opens the file of imported places; "write" makes it where it is missing. Throws StoreError. */
export async function openPlaces(
  file: string,
  mode: "read" | "write",
  options: { readonly maxPages?: number } = {},
): Promise<Db> {
  let db: Db | undefined;
  try {
    const fresh = !existsSync(file);
    db = await openDb(file, { readOnly: mode === "read" });
    if (options.maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${Math.trunc(options.maxPages)}`);
    if (mode === "write") {
      // A batch is on the disk or not at all, and readers go on meanwhile; what a power cut takes is read again.
      db.exec("PRAGMA journal_mode = WAL");
      db.exec("PRAGMA synchronous = NORMAL");
      db.exec("PRAGMA cache_size = -65536");
      if (fresh || !db.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get()) create(db);
    }
    check(db, file);
    return db;
  } catch (error) {
    db?.close();
    throw gazetteerError(error, file);
  }
}

function create(db: Db): void {
  db.exec("BEGIN IMMEDIATE");
  db.exec(SCHEMA);
  db.exec(`PRAGMA application_id = ${APPLICATION}`);
  db.exec(`PRAGMA user_version = ${VERSION}`);
  db.exec("COMMIT");
}

function check(db: Db, file: string): void {
  const pragma = (name: string) => Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
  if (pragma("application_id") !== APPLICATION)
    throw new StoreError("this database holds no places", file, "give another file with --gazetteer");
  if (pragma("user_version") !== VERSION)
    throw new StoreError(
      "these places were imported by another Daybook",
      file,
      "delete the file and import them again",
    );
}

/** All that was imported, in the order it was. */
export function importedFiles(db: Db): readonly ImportedFile[] {
  return db.prepare("SELECT * FROM files ORDER BY id").all() as unknown as readonly ImportedFile[];
}

/** SQLite's failures as what they mean for imported places. */
export function gazetteerError(error: unknown, file: string): unknown {
  const said = storeError(error, file);
  if (!(said instanceof StoreError) || said === error) return said;
  const todo = TODO.find(([what]) => said.what.includes(what))?.[1];
  return todo === undefined ? said : new StoreError(said.what, said.where, todo, error);
}

const TODO: readonly (readonly [what: string, todo: string])[] = [
  ["the disk is full", "free some space and run this again: it goes on where it stopped"],
  ["not a database", "give another file with --gazetteer"],
  ["read-only", "change its permissions or give another file with --gazetteer"],
  ["damaged", "delete it and import again"],
];

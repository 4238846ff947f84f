import { rowColumns } from "../row.ts";
import { type Db, together } from "./db.ts";
import { StoreError } from "./error.ts";
import { applicationId, type ColumnType, schema, schemaVersion } from "./schema.sql.ts";
import { standingColumns } from "./telling.ts";

/** Makes sure that a file holds our tables in this version's shape, creating them in an empty one. Throws StoreError. */
export function prepareFile(
  db: Db,
  file: string,
  options: { readonly readOnly?: boolean; readonly maxPages?: number },
): void {
  if (options.maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${Math.trunc(options.maxPages)}`);
  // A reader that only looks must not switch the journal either.
  if (options.readOnly) db.exec("PRAGMA query_only = ON");
  else {
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA synchronous = FULL");
    db.exec("PRAGMA foreign_keys = ON");
    // The keys by which copies are found lie all over their table: 32 MB of it at hand instead of SQLite's 2.
    db.exec("PRAGMA cache_size = -32768");
    if (isEmpty(db)) create(db);
  }
  check(db, file);
}

function create(db: Db): void {
  together(db, () => {
    // Another process may have been first.
    if (!isEmpty(db)) return;
    const columns = Object.entries({ ...rowColumns, ...standingColumns });
    db.exec(schema(columns.map(([name, type]) => [name, type.toUpperCase() as ColumnType])));
    db.exec(`PRAGMA application_id = ${applicationId}`);
    db.exec(`PRAGMA user_version = ${schemaVersion}`);
  });
}

function isEmpty(db: Db): boolean {
  return pragma(db, "application_id") === 0 && !db.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get();
}

function check(db: Db, file: string): void {
  if (pragma(db, "application_id") !== applicationId)
    throw new StoreError("this database is not Daybook's", file, "give another file with --db");
  const version = pragma(db, "user_version");
  if (version > schemaVersion)
    throw new StoreError(`this database was made by a newer Daybook (version ${version})`, file, "update Daybook");
  if (version < schemaVersion)
    throw new StoreError(`this database has the old version ${version}`, file, "add its pages to a new one");
}

function pragma(db: Db, name: "application_id" | "user_version"): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

/** The little of SQLite that the store uses: the same in Node's own module and in @photostructure/sqlite. */
export interface Db {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  function(name: string, options: { readonly deterministic: boolean }, run: (value: unknown) => string): void;
  close(): void;
}

type Value = string | number | null | Uint8Array;

export interface Statement {
  run(...values: Value[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };
  get(...values: Value[]): Record<string, unknown> | undefined;
  all(...values: Value[]): Record<string, unknown>[];
  iterate(...values: Value[]): Iterable<Record<string, unknown>>;
}

interface Engine {
  readonly DatabaseSync: new (file: string, options: { readonly readOnly?: boolean; readonly timeout?: number }) => Db;
}

/** Opens a database file; SQLite's errors pass through with their `errcode`. */
export async function openDb(file: string, options: { readonly readOnly?: boolean }): Promise<Db> {
  const { DatabaseSync } = await engine();
  return new DatabaseSync(file, { readOnly: options.readOnly ?? false, timeout: 10_000 });
}

/** Does all of the work or, where it throws, nothing of it. */
export function together(db: Db, work: () => void): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    work();
    db.exec("COMMIT");
  } catch (error) {
    try {
      db.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself: a full disk does that
    }
    throw error;
  }
}

/** Node's own SQLite from version 24 on, where it no longer changes; the packaged one before, or where Node was built without. */
async function engine(): Promise<Engine> {
  if (Number(process.versions.node.split(".")[0]) >= 24) {
    const own = "node:sqlite";
    const warn = process.emitWarning;
    try {
      process.emitWarning = () => {}; // "experimental": said by Node itself, of no use to who reads news
      return (await import(own)) as Engine;
    } catch {
      // built without it
    } finally {
      process.emitWarning = warn;
    }
  }
  return (await import("@photostructure/sqlite")) as unknown as Engine;
}

/** A store that cannot do what was asked: what is wrong, with which file, and what to do about it. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly what: string;
  readonly where: string;
  readonly todo: string;

  constructor(what: string, where: string, todo: string, cause?: unknown) {
    super(`${what} (${where}): ${todo}`, cause === undefined ? undefined : { cause });
    this.what = what;
    this.where = where;
    this.todo = todo;
  }
}

/** SQLite's own failures in plain words; anything else passes unchanged. */
export function storeError(error: unknown, file: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error) || !("errcode" in error)) return error;
  const code = Number(error.errcode) & 0xff;
  const [what, todo] = meanings[code] ?? [`the database fails: ${error.message}`, "check the file and the disk"];
  return new StoreError(what, file, todo, error);
}

// SQLite's primary result codes: https://sqlite.org/rescode.html
const meanings: Readonly<Record<number, readonly [what: string, todo: string]>> = {
  5: ["the database is in use by another program", "wait for it to end, then run this again"],
  8: ["the database is read-only", "change its permissions or give another file with --db"],
  10: ["the disk fails while the database is read or written", "check the disk; what was reported as added is safe"],
  11: ["the database file is damaged", "restore it from a copy; `sqlite3 FILE .recover` saves what can be saved"],
  13: ["the disk is full", "free some space and run this again; what was reported as added is safe"],
  14: ["the database cannot be opened", "check that the folder exists and that you may write to it"],
  26: ["this is not a database", "give a Daybook database with --db, or a new file name"],
};

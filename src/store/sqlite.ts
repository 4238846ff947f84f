import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { EventRole } from "../event/event.ts";
import type { Reading } from "../read.ts";
import { lookups, records } from "../record.ts";
import { type ClaimRow, claimRow, rowColumns } from "../row.ts";
import { fromCells, toCells } from "./codec.ts";
import { type Db, openDb, type Statement } from "./db.ts";
import { StoreError, storeError } from "./error.ts";
import { givenTogether, sameGiven } from "./given.ts";
import { knownInput, rememberInput } from "./inputs.ts";
import { prepareFile } from "./open.ts";
import { countSql, folded, rowsSql } from "./query.ts";
import { type Column, type LayerName, layers } from "./schema.sql.ts";
import { SqliteWatched } from "./sqlite-watched.ts";
import type { Added, Held, InputOutcome, InputRecord, InputState, Query, Sighting, Store } from "./store.ts";
import type { WatchStore } from "./watched.ts";

export interface OpenOptions {
  /** Opens without creating or changing anything; a missing file is an error. */
  readonly readOnly?: boolean;
  /** SQLite's max_page_count: how tests fill a disk. */
  readonly maxPages?: number;
}

/** Opens the store in an SQLite file, creating it when it is missing. Throws StoreError. */
export async function openStore(file: string, options: OpenOptions = {}): Promise<Store> {
  if (options.readOnly && !existsSync(file))
    throw new StoreError("no such database", file, "run `daybook add FILES…` first, or name it with --db");
  if (existsSync(file) && statSync(file).isDirectory())
    throw new StoreError("this is a folder, not a database", file, "give a file name with --db");
  try {
    return await opened(resolve(file), file, options);
  } catch (error) {
    // A WAL database in a folder we may not write to: nobody writes there now, so it can be read as it lies.
    if (options.readOnly && mayNotWrite(error) && !existsSync(`${file}-wal`))
      return opened(`${pathToFileURL(resolve(file)).href}?immutable=1`, file, options);
    throw error;
  }
}

async function opened(location: string, file: string, options: OpenOptions): Promise<Store> {
  let db: Db | undefined;
  try {
    // A read-only connection leaves its -wal and -shm files behind: where we may write, asking only is enough.
    const readOnly = (options.readOnly ?? false) && !(location === resolve(file) && isWritable(file));
    db = await openDb(location, { readOnly });
    prepareFile(db, file, options);
    db.function("folded", { deterministic: true }, folded);
    return new SqliteStore(db, file);
  } catch (error) {
    db?.close();
    throw storeError(error, file);
  }
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(resolve(file)), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

// SQLITE_READONLY, SQLITE_CANTOPEN
function mayNotWrite(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : undefined;
  return cause instanceof Error && "errcode" in cause && [8, 14].includes(Number(cause.errcode) & 0xff);
}

class SqliteStore implements Store {
  readonly #db: Db;
  readonly #file: string;
  readonly #statements = new Map<string, Statement>();
  #together = false;

  constructor(db: Db, file: string) {
    this.#db = db;
    this.#file = file;
  }

  async held(page: string): Promise<Held | undefined> {
    return this.#guard(() => this.#held(page));
  }

  async add(reading: Reading, sighting: Sighting): Promise<Added> {
    return this.#transaction(() => {
      const sha256 = createHash("sha256").update(reading.page.text).digest("hex");
      const held = this.#held(reading.page.id);
      if (held && held.sha256 !== sha256)
        throw new StoreError("two different texts have one page id", this.#file, `report this: ${reading.page.id}`);
      const given = givenTogether(held?.given, reading.page.given);
      if (held && held.kit === reading.kit && sameGiven(held.given, given)) {
        this.#see(sighting);
        return "unchanged";
      }
      this.#putPage(reading, sha256, given, sighting.seen);
      this.#putLayers(reading);
      this.#putRows(reading);
      this.#see(sighting);
      return held ? "replaced" : "added";
    });
  }

  async see(sighting: Sighting): Promise<"seen" | "unchanged"> {
    return this.#transaction(() => this.#see(sighting));
  }

  async reading(page: string): Promise<Reading | undefined> {
    return this.#guard(() => {
      const head = this.#sql("SELECT CAST(text AS BLOB) AS bytes, given, kit FROM pages WHERE id = ?").get(page) as
        | PageRow
        | undefined;
      if (!head) return undefined;
      const layer = <T>(name: LayerName): T[] =>
        this.#sql(`SELECT * FROM ${name} WHERE page = ? ORDER BY nth`)
          .all(page)
          .map((row) => fromCells<T>(row, layers[name].columns));
      const roles = new Map<number, EventRole[]>();
      for (const { event, ...role } of layer<EventRole & { event: number }>("roles"))
        roles.set(event, [...(roles.get(event) ?? []), role]);
      const events = layer<Reading["events"][number]>("events").map((event, nth) => ({
        ...event,
        roles: roles.get(nth) ?? [],
      }));
      return {
        page: {
          id: page,
          text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(head.bytes),
          blocks: layer("blocks"),
          ...(head.given !== null && { given: JSON.parse(head.given) }),
        },
        articles: layer("articles"),
        sentences: layer<Reading["sentences"][number]>("sentences").map((each) => ({ ...each, tokens: [] })),
        mentions: layer("mentions"),
        attributions: layer("attributions"),
        events,
        claims: layer("claims"),
        tolls: layer("tolls"),
        kit: head.kit,
        notes: layer("notes"),
      };
    });
  }

  async sightings(page: string): Promise<readonly Sighting[]> {
    return this.#guard(() =>
      this.#sql("SELECT * FROM sightings WHERE page = ? ORDER BY seen, path, url")
        .all(page)
        .map((row) => ({
          page,
          ...(row.path !== "" && { path: String(row.path) }),
          ...(row.url !== "" && { url: String(row.url) }),
          ...(row.outlet !== "" && { outlet: String(row.outlet) }),
          seen: String(row.seen),
          sourceSha256: String(row.source_sha256),
        })),
    );
  }

  async *pages(): AsyncIterable<string> {
    // Taken whole: a page id is 12 bytes, and a cursor held open would keep writers' files from being tidied.
    const ids = this.#guard(() => this.#sql("SELECT id FROM pages ORDER BY added, rowid").all());
    for (const { id } of ids) yield String(id);
  }

  async rows(query: Query): Promise<readonly ClaimRow[]> {
    const { sql, values } = rowsSql(query);
    return this.#guard(() => this.#sql(sql).all(...values) as unknown as ClaimRow[]);
  }

  async count(query: Query): Promise<{ readonly claims: number; readonly pages: number }> {
    const { sql, values } = countSql(query);
    return this.#guard(() => this.#sql(sql).get(...values) as { claims: number; pages: number });
  }

  async known(state: InputState): Promise<InputOutcome | undefined> {
    return this.#guard(() => knownInput((sql) => this.#sql(sql), state));
  }

  async remember(input: InputRecord): Promise<void> {
    this.#transaction(() => rememberInput((sql) => this.#sql(sql), input));
  }

  async together<T>(work: () => Promise<T>): Promise<T> {
    this.#guard(() => this.#db.exec("BEGIN IMMEDIATE"));
    this.#together = true;
    try {
      const result = await work();
      this.#guard(() => this.#db.exec("COMMIT"));
      return result;
    } catch (error) {
      this.#rollback("ROLLBACK");
      throw error;
    } finally {
      this.#together = false;
    }
  }

  async watching(): Promise<WatchStore> {
    return new SqliteWatched(this.#db, {
      guard: (work) => this.#guard(work),
      whole: (work) => this.#transaction(work),
    });
  }

  async close(): Promise<void> {
    this.#statements.clear();
    this.#guard(() => this.#db.close());
  }

  #held(page: string): Held | undefined {
    const row = this.#sql("SELECT kit, sha256, given FROM pages WHERE id = ?").get(page) as PageRow | undefined;
    return row && { kit: row.kit, sha256: row.sha256, ...(row.given !== null && { given: JSON.parse(row.given) }) };
  }

  #putPage({ page, kit }: Reading, sha256: string, given: Held["given"], now: string): void {
    // As bytes, in and out: as a string a text would end at its first NUL.
    const bytes = new TextEncoder().encode(page.text);
    this.#sql(
      `INSERT INTO pages (id, sha256, text, given, kit, added, read) VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET given = excluded.given, kit = excluded.kit, read = excluded.read`,
    ).run(page.id, sha256, bytes, given === undefined ? null : JSON.stringify(given), kit, now, now);
  }

  #putLayers(reading: Reading): void {
    const roles = reading.events.flatMap((event, nth) => event.roles.map((role) => ({ event: nth, ...role })));
    const lists: Record<LayerName, readonly object[]> = { ...reading, blocks: reading.page.blocks, roles };
    for (const name of Object.keys(layers) as LayerName[]) {
      const { columns } = layers[name];
      this.#sql(`DELETE FROM ${name} WHERE page = ?`).run(reading.page.id);
      const put = this.#sql(insertSql(name, ["page", "nth", ...columns.map(([column]) => column)]));
      lists[name].forEach((record, nth) => {
        put.run(reading.page.id, nth, ...toCells(record, columns));
      });
    }
  }

  #putRows(reading: Reading): void {
    this.#sql("DELETE FROM claim_rows WHERE page = ?").run(reading.page.id);
    const put = this.#sql(insertSql("claim_rows", Object.keys(rowColumns)));
    for (const record of records(reading, lookups(reading))) {
      const row = claimRow(record, reading.page.text);
      put.run(...toCells(row, rowTable));
    }
  }

  #see({ page, path, url, outlet, seen, sourceSha256 }: Sighting): "seen" | "unchanged" {
    const key = [page, path ?? "", url ?? ""] as const;
    if (this.#sql("SELECT 1 FROM sightings WHERE page = ? AND path = ? AND url = ?").get(...key)) return "unchanged";
    const columns = ["page", "path", "url", "outlet", "seen", "source_sha256"];
    this.#sql(insertSql("sightings", columns)).run(...key, outlet ?? "", seen, sourceSha256);
    return "seen";
  }

  /** Runs all or nothing; readers see it all at once. */
  #transaction<T>(work: () => T): T {
    const [begin, commit, rollback] = this.#together ? STEP : WHOLE;
    return this.#guard(() => {
      this.#db.exec(begin);
      try {
        const result = work();
        this.#db.exec(commit);
        return result;
      } catch (error) {
        this.#rollback(rollback);
        throw error;
      }
    });
  }

  #rollback(sql: string): void {
    try {
      this.#db.exec(sql);
    } catch {
      // SQLite has rolled back by itself: a full disk does that
    }
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeError(error, this.#file);
    }
  }

  #sql(sql: string): Statement {
    const held = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, held);
    return held;
  }
}

const WHOLE = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"] as const;
const STEP = ["SAVEPOINT step", "RELEASE step", "ROLLBACK TO step"] as const;

const rowTable = Object.keys(rowColumns).map((name): Column => [name, "TEXT", name, ""]);

interface PageRow {
  readonly bytes: Uint8Array;
  readonly given: string | null;
  readonly kit: string;
  readonly sha256: string;
}

function insertSql(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
}

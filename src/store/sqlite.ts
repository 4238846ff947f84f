import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Reading } from "../read.ts";
import { lookups, records } from "../record.ts";
import { claimRow, rowColumns } from "../row.ts";
import { insertSql, toCells } from "./codec.ts";
import { type Db, openDb, type Statement } from "./db.ts";
import { StoreError, storeError } from "./error.ts";
import { givenTogether, sameGiven } from "./given.ts";
import { knownInput, rememberInput } from "./inputs.ts";
import { claimTellings, pageVersions, storyCopies } from "./kinship.ts";
import { putLayers, readingOf, savedCells } from "./layers.ts";
import { prepareFile } from "./open.ts";
import { publicationsOf } from "./publications.ts";
import { countSql, folded, rowsSql } from "./query.ts";
import type { Column } from "./schema.sql.ts";
import { SqliteWatched } from "./sqlite-watched.ts";
import type {
  Added,
  ClaimTelling,
  Held,
  InputOutcome,
  InputRecord,
  InputState,
  Query,
  Sighting,
  Store,
  StoryCopy,
  Version,
} from "./store.ts";
import { Stories } from "./stories.ts";
import { type StoredRow, standingColumns } from "./telling.ts";
import { Tellings } from "./tellings.ts";
import { told, toldOrder } from "./told.ts";
import { neighbours, putAddress, putAddresses, settleVersions } from "./versions.ts";
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
  readonly #sql = (sql: string): Statement => {
    const held = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, held);
    return held;
  };
  readonly #stories = new Stories(this.#sql);
  readonly #tellings = new Tellings(this.#sql, this.#stories);

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
      // Of files with one text the one that says it was published first is kept, whichever came first.
      const earlier = held !== undefined && toldOrder(reading) < held.told;
      if (held && held.kit === reading.kit && sameGiven(held.given, given) && !earlier) {
        this.#see(sighting);
        return "unchanged";
      }
      this.#put(reading, sha256, given, sighting);
      return held ? "replaced" : "added";
    });
  }

  async see(sighting: Sighting): Promise<"seen" | "unchanged"> {
    return this.#transaction(() => this.#see(sighting));
  }

  async reading(page: string): Promise<Reading | undefined> {
    return this.#guard(() => readingOf(this.#sql, page));
  }

  async sightings(page: string): Promise<readonly Sighting[]> {
    return this.#guard(() =>
      this.#sql("SELECT * FROM sightings WHERE page = ? ORDER BY seen, path, url")
        .all(page)
        .map((row) => ({
          page,
          ...(row.path !== "" && { path: String(row.path) }),
          ...(row.url !== "" && { url: String(row.url) }),
          ...(row.url_basis !== "" && { urlBasis: String(row.url_basis) }),
          ...(row.outlet !== "" && { outlet: String(row.outlet) }),
          ...(row.outlet_basis !== "" && { outletBasis: String(row.outlet_basis) }),
          seen: String(row.seen),
          ...(row.fetched !== "" && { fetched: String(row.fetched) }),
          sourceSha256: String(row.source_sha256),
        })),
    );
  }

  async *pages(): AsyncIterable<string> {
    // Taken whole: a page id is 12 bytes, and a cursor held open would keep writers' files from being tidied.
    const ids = this.#guard(() => this.#sql("SELECT id FROM pages ORDER BY added, rowid").all());
    for (const { id } of ids) yield String(id);
  }

  async copies(page: string): Promise<readonly StoryCopy[]> {
    return this.#guard(() => storyCopies(this.#sql, this.#stories, page));
  }

  async tellings(claim: string): Promise<readonly ClaimTelling[]> {
    return this.#guard(() => claimTellings(this.#sql, claim));
  }

  async versions(page: string): Promise<readonly Version[]> {
    return this.#guard(() => pageVersions(this.#sql, page));
  }

  async rows(query: Query): Promise<readonly StoredRow[]> {
    const { sql, values } = rowsSql(query);
    return this.#guard(() => this.#sql(sql).all(...values) as unknown as StoredRow[]);
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
    const row = this.#sql(
      "SELECT kit, sha256, given, saved, (SELECT min(told) FROM signatures WHERE page = id) AS told FROM pages WHERE id = ?",
    ).get(page) as PageRow | undefined;
    if (!row) return undefined;
    const { kit, sha256, given } = row;
    return { kit, sha256, ...(given !== null && { given: JSON.parse(given) }), told: told(row.told ?? "~", row.saved) };
  }

  /** Everything of a page in place of what was held of it, and what follows for the pages around it. */
  #put(reading: Reading, sha256: string, given: Held["given"], sighting: Sighting): void {
    const { id } = reading.page;
    // Its old neighbours in their chain of versions, and what others claim in its words: both may change.
    const around = this.#sql("SELECT id FROM pages WHERE superseded_by = ?").all(id);
    const parted = this.#tellings.parted(id);
    this.#putPage(reading, sha256, given, sighting.seen);
    putLayers(this.#sql, reading);
    this.#putSighting(sighting);
    this.#tellings.clear(id);
    this.#putRows(reading);
    this.#stories.put(reading);
    putAddresses(this.#sql, reading);
    this.#stories.compare(id, neighbours(this.#sql, id));
    const moved = [id, ...around.map((row) => String(row.id))].flatMap((page) => settleVersions(this.#sql, page));
    this.#tellings.link(
      [...this.#stories.between(parted.articles), ...this.#stories.copies(id)],
      [...parted.claims, ...moved.flatMap((page) => this.#tellings.firsts(page))],
    );
  }

  #putPage({ page, kit }: Reading, sha256: string, given: Held["given"], now: string): void {
    // As bytes, in and out: as a string a text would end at its first NUL.
    const bytes = new TextEncoder().encode(page.text);
    this.#sql(
      `INSERT INTO pages (id, sha256, text, given, saved, offsets, kit, added, read) VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET given = excluded.given, saved = excluded.saved, offsets = excluded.offsets,
         kit = excluded.kit, read = excluded.read`,
    ).run(
      page.id,
      sha256,
      bytes,
      given === undefined ? null : JSON.stringify(given),
      ...savedCells(page.saved),
      kit,
      now,
      now,
    );
  }

  #putRows(reading: Reading): void {
    const { id, text, saved } = reading.page;
    this.#sql("DELETE FROM claim_rows WHERE page = ?").run(id);
    const { places, outlets } = publicationsOf(this.#sql, id);
    const alone = { copy_of: "", copies: places, outlets: outlets.length, superseded: "" };
    const put = this.#sql(insertSql("claim_rows", [...Object.keys(rowColumns), ...Object.keys(standingColumns)]));
    for (const record of records(reading, lookups(reading))) {
      const { from } = record.event.trigger;
      const story = saved?.stories.find((each) => each.from <= from && from < each.to);
      const row = { ...claimRow(record, text), ...alone, retracted: story?.retracted?.value ?? "" };
      put.run(...toCells(row, rowTable));
    }
  }

  /** Notes a sighting; a page that is met at another place may be told in one place more, and be a version of what stands there. */
  #see(sighting: Sighting): "seen" | "unchanged" {
    const { page, url } = sighting;
    if (!this.#putSighting(sighting)) return "unchanged";
    this.#tellings.clear(page);
    if (url !== undefined && putAddress(this.#sql, page, url)) this.#stories.compare(page, neighbours(this.#sql, page));
    const moved = url === undefined && sighting.fetched === undefined ? [] : settleVersions(this.#sql, page);
    const touched = new Set([page, ...moved]);
    this.#tellings.link(
      url === undefined ? [] : this.#stories.copies(page),
      [...touched].flatMap((each) => this.#tellings.firsts(each)),
    );
    return "seen";
  }

  /** False when it is known already; of several captures the first counts. */
  #putSighting({ page, path, url, urlBasis, outlet, outletBasis, seen, fetched, sourceSha256 }: Sighting): boolean {
    const key = [page, path ?? "", url ?? ""] as const;
    const held = this.#sql("SELECT fetched FROM sightings WHERE page = ? AND path = ? AND url = ?").get(...key);
    if (held) {
      if (fetched === undefined || (held.fetched !== "" && String(held.fetched) <= fetched)) return false;
      this.#sql("UPDATE sightings SET fetched = ? WHERE page = ? AND path = ? AND url = ?").run(fetched, ...key);
      return true;
    }
    const columns = ["page", "path", "url", "url_basis", "outlet", "outlet_basis", "seen", "fetched", "source_sha256"];
    const basis = urlBasis ?? (url === undefined ? "" : "given");
    const named = outletBasis ?? (outlet === undefined ? "" : "given");
    this.#sql(insertSql("sightings", columns)).run(
      ...[...key, basis, outlet ?? "", named, seen, fetched ?? "", sourceSha256],
    );
    return true;
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
    this.#stories.clear();
    this.#tellings.clear();
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
}

const WHOLE = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"] as const;
const STEP = ["SAVEPOINT step", "RELEASE step", "ROLLBACK TO step"] as const;

const rowTable = [...Object.keys(rowColumns), ...Object.keys(standingColumns)].map(
  (name): Column => [name, "TEXT", name, ""],
);

interface PageRow {
  readonly given: string | null;
  readonly kit: string;
  readonly sha256: string;
  readonly saved: string | null;
  readonly told: string | null;
}

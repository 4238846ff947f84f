import { gunzipSync, gzipSync } from "node:zlib";
import type { HeldHost } from "../fetch/polite.ts";
import type { HeldRobots } from "../fetch/robots.ts";
import { type Cell, fromCells, toCells } from "./codec.ts";
import type { Db, Statement } from "./db.ts";
import type { Column } from "./schema.sql.ts";
import type { Source, Story, StoryState, Watched, WatchStore } from "./watched.ts";

/** How the store runs work: with errors of its own; `whole`: all of it or nothing. */
interface Runs {
  readonly guard: <T>(work: () => T) => T;
  readonly whole: <T>(work: () => T) => T;
}

/** The tables of what is watched in a store's file, made when they are first asked for. */
export class SqliteWatched implements WatchStore {
  readonly #db: Db;
  readonly #run: Runs;
  /** False where the file was opened to be looked at only, and nothing was ever watched in it. */
  readonly #made: boolean;
  readonly #statements = new Map<string, Statement>();

  constructor(db: Db, run: Runs) {
    this.#db = db;
    this.#run = run;
    const made = () => db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sources'").get() !== undefined;
    const isReadOnly = () => Number(db.prepare("PRAGMA query_only").get()?.query_only) === 1;
    if (!run.guard(made) && !run.guard(isReadOnly)) run.whole(() => db.exec(watchSchema));
    this.#made = run.guard(made);
  }

  async watch(urls: readonly string[], now: string): Promise<void> {
    this.#run.whole(() => {
      const put = this.#sql(
        "INSERT INTO watched (url, added, next, failures, missing) VALUES (?, ?, ?, 0, 0) ON CONFLICT DO NOTHING",
      );
      for (const url of urls) put.run(url, now, now);
    });
  }

  async forget(url: string): Promise<boolean> {
    return this.#run.whole(() => Number(this.#sql("DELETE FROM watched WHERE url = ?").run(url).changes) > 0);
  }

  async watched(): Promise<readonly Watched[]> {
    return this.#run.guard(() => this.#all<Watched>("watched", "ORDER BY rowid"));
  }

  async keepWatched(watched: Watched): Promise<void> {
    this.#put("watched", [watched]);
  }

  async story(url: string): Promise<Story | undefined> {
    return this.#run.guard(() => this.#all<Story>("stories", "WHERE url = ?", url)[0]);
  }

  async waiting(at: string, now: string): Promise<readonly Story[]> {
    return this.#run.guard(() =>
      this.#all<Story>(
        "stories",
        "WHERE at = ? AND state = 'waiting' AND next <= ? ORDER BY dated IS NULL, dated DESC, rowid",
        at,
        now,
      ),
    );
  }

  async keepStories(stories: readonly Story[]): Promise<void> {
    this.#put("stories", stories);
  }

  async states(at: string): Promise<Readonly<Partial<Record<StoryState, number>>>> {
    return this.#run.guard(() => {
      const rows = this.#sql("SELECT state, count(*) AS n FROM stories WHERE at = ? GROUP BY state").all(at);
      return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)]));
    });
  }

  async robots(origin: string): Promise<HeldRobots | undefined> {
    return this.#run.guard(() => this.#all<HeldRobots>("robots", "WHERE origin = ?", origin)[0]);
  }

  async keepRobots(robots: HeldRobots): Promise<void> {
    this.#put("robots", [robots]);
  }

  async host(host: string): Promise<HeldHost | undefined> {
    return this.#run.guard(() => this.#all<HeldHost>("hosts", "WHERE host = ?", host)[0]);
  }

  async keepHost(host: HeldHost): Promise<void> {
    this.#put("hosts", [host]);
  }

  async keepSource({ sha256, bytes, url, type, fetched }: Source): Promise<void> {
    const packed = gzipSync(bytes);
    this.#run.whole(() =>
      this.#sql(
        "INSERT INTO sources (sha256, packed, url, type, fetched) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      ).run(sha256, packed, url ?? "", type ?? "", fetched),
    );
  }

  async source(sha256: string): Promise<Source | undefined> {
    if (!this.#made) return undefined;
    const row = this.#run.guard(() => this.#sql("SELECT * FROM sources WHERE sha256 = ?").get(sha256));
    if (!row) return undefined;
    return {
      sha256,
      bytes: gunzipSync(row.packed as Uint8Array),
      ...(row.url !== "" && { url: String(row.url) }),
      ...(row.type !== "" && { type: String(row.type) }),
      fetched: String(row.fetched),
    };
  }

  #all<T>(table: TableName, rest: string, ...values: Cell[]): readonly T[] {
    if (!this.#made) return [];
    return this.#sql(`SELECT * FROM ${table} ${rest}`)
      .all(...values)
      .map((row) => fromCells<T>(row, tables[table].columns));
  }

  #put(table: TableName, records: readonly object[]): void {
    const { columns } = tables[table];
    const names = columns.map(([name]) => name);
    const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})
      ON CONFLICT (${names[0]}) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(", ")}`;
    this.#run.whole(() => {
      for (const record of records) this.#sql(sql).run(...toCells(record, columns));
    });
  }

  #sql(sql: string): Statement {
    const held = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, held);
    return held;
  }
}

type TableName = keyof typeof tables;

// The first column is the key.
const tables = {
  watched: {
    doc: "feeds, sitemaps and pages that are looked at again and again",
    columns: [
      ["url", "TEXT", "url", "its address, or the name it was given under"],
      ["kind", "TEXT", "kind", "feed, sitemap, list (of feeds), page; NULL before the first look"],
      ["title", "TEXT", "title", ""],
      ["etag", "TEXT", "etag", "to ask whether there is anything new"],
      ["last_modified", "TEXT", "lastModified", ""],
      ["added", "TEXT", "added", "ISO 8601, UTC, as all times here"],
      ["checked", "TEXT", "checked", "when it was last looked at"],
      ["changed", "TEXT", "changed", "when it last had something new"],
      ["next", "TEXT", "next", "not looked at before"],
      ["failures", "INTEGER", "failures", "in a row"],
      ["missing", "INTEGER", "missing", "of these, the last ones that said 404"],
      ["problem", "TEXT", "problem", "what was wrong at the last look"],
    ],
  },
  stories: {
    doc: "stories that feeds and sitemaps named",
    columns: [
      ["url", "TEXT", "url", ""],
      ["at", "TEXT", "at", "watched.url that named it first"],
      ["ids", "JSON", "ids", "what feeds call it"],
      ["state", "TEXT", "state", "waiting, read, failed, refused, gone"],
      ["stamp", "TEXT", "stamp", "its time in the listing, as written: another one means to look again"],
      ["dated", "TEXT", "dated", "the same, ISO 8601"],
      ["found", "TEXT", "found", "when it was first named"],
      ["next", "TEXT", "next", "not fetched before"],
      ["failures", "INTEGER", "failures", "in a row"],
      ["etag", "TEXT", "etag", ""],
      ["last_modified", "TEXT", "lastModified", ""],
      ["checked", "TEXT", "checked", "when it was last fetched"],
      ["page", "TEXT", "page", "pages.id of its latest version"],
      ["problem", "TEXT", "problem", ""],
      ["facts", "JSON", "facts", "what the listing says of it"],
    ],
  },
  robots: {
    doc: "what the robots.txt of each origin said",
    columns: [
      ["origin", "TEXT", "origin", ""],
      ["text", "TEXT", "text", ""],
      ["closed", "TEXT", "closed", "why nothing may be asked"],
      ["asked", "TEXT", "asked", ""],
      ["until", "TEXT", "until", "asked again after"],
    ],
  },
  hosts: {
    doc: "servers that failed or asked for patience",
    columns: [
      ["host", "TEXT", "host", ""],
      ["next", "TEXT", "next", "not asked before"],
      ["failures", "INTEGER", "failures", "in a row"],
    ],
  },
} as const satisfies Record<string, { doc: string; columns: readonly Column[] }>;

const watchSchema = [
  ...Object.entries(tables).map(([name, { doc, columns }]) => {
    const lines = columns.map(([column, type, , note], nth) => {
      const comma = nth < columns.length - 1 ? "," : "";
      const cells = type === "JSON" ? "TEXT" : type;
      return `  ${column} ${cells}${nth === 0 ? " PRIMARY KEY" : ""}${comma}${note ? ` -- ${note}` : ""}`;
    });
    return `CREATE TABLE IF NOT EXISTS ${name} ( -- ${doc}\n${lines.join("\n")}\n) STRICT;`;
  }),
  "CREATE INDEX IF NOT EXISTS stories_at ON stories (at, state, next);",
  `CREATE TABLE IF NOT EXISTS sources ( -- what servers sent: the web forgets, and offsets into the source must stay checkable
  sha256 TEXT PRIMARY KEY, -- sightings.source_sha256: of the bytes, unpacked
  packed BLOB NOT NULL, -- gzip
  url TEXT NOT NULL,
  type TEXT NOT NULL, -- Content-Type as the server wrote it
  fetched TEXT NOT NULL
) STRICT;`,
].join("\n");

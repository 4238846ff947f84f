import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handMade } from "../../test/e2e/reading.fixture.ts";
import { testKit } from "../../test/kit.ts";
import { type Reading, read } from "../read.ts";
import { openDb } from "./db.ts";
import { givenTogether } from "./given.ts";
import { openStore, type Sighting } from "./store.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "daybook-store-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
const fresh = () => join(folder, `${++made}.db`);
const sighting: Sighting = {
  page: "0123456789ab",
  path: "/news/karsh.txt",
  seen: "2026-11-01T10:00:00Z",
  sourceSha256: "ff",
};

describe("the store", () => {
  test("gives back the reading it was given", async () => {
    const store = await openStore(fresh());
    expect(await store.add(handMade(), sighting)).toBe("added");
    expect(await store.reading("0123456789ab")).toEqual(handMade());
    expect(await store.reading("ffffffffffff")).toBeUndefined();
    expect(await store.sightings("0123456789ab")).toEqual([sighting]);
    await store.close();
  });

  test("gives back a whole page, every field of it", async () => {
    const text = readFileSync(join(import.meta.dirname, "../../corpus/border-town.txt"), "utf8");
    const reading = read(text, testKit());
    const store = await openStore(fresh());
    await store.add(reading, { ...sighting, page: reading.page.id });
    const sentences = reading.sentences.map((sentence) => ({ ...sentence, tokens: [] })); // trees are made again from the text
    expect(await store.reading(reading.page.id)).toEqual({ ...reading, sentences });
    await store.close();
  });

  test("remembers what came of an input in its very state", async () => {
    const store = await openStore(fresh());
    const state = { path: "/news/a.html", size: 10, modified: 1.5, reader: "kit 1" };
    expect(await store.known(state)).toBeUndefined();
    await store.remember({ ...state, sha256: "aa", page: "0123456789ab", given: { outlet: "Karsh Times" } });
    const outcome = { page: "0123456789ab", given: { outlet: "Karsh Times" } };
    expect(await store.known(state)).toEqual(outcome);
    expect(await store.known({ sha256: "aa", reader: "kit 1" })).toEqual(outcome);
    expect(await store.known({ ...state, size: 11 })).toBeUndefined();
    expect(await store.known({ ...state, modified: 2 })).toBeUndefined();
    expect(await store.known({ ...state, reader: "kit 2" })).toBeUndefined();
    await store.remember({ ...state, reader: "kit 2", sha256: "bb", said: "a page to sign in" });
    expect(await store.known({ ...state, reader: "kit 2" })).toEqual({ said: "a page to sign in" });
    await store.remember({ ...state, part: "record 2", sha256: "cc", page: "0123456789ab" });
    expect(await store.known({ ...state, reader: "kit 2" })).toEqual({ said: "a page to sign in" });
    await store.close();
  });

  test("keeps many at once, or none of them", async () => {
    const store = await openStore(fresh());
    await store.together(async () => {
      await store.add(handMade(), sighting);
      await store.remember({ path: "/a", reader: "kit" });
    });
    expect(await store.held("0123456789ab")).toBeDefined();
    const failing = store.together(async () => {
      await store.see({ ...sighting, path: "/elsewhere" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await store.sightings("0123456789ab")).toHaveLength(1);
    expect(await store.see({ ...sighting, path: "/elsewhere" })).toBe("seen");
    await store.close();
  });

  test("keeps control characters of a text", async () => {
    const store = await openStore(fresh());
    const odd = { ...handMade(), page: { ...handMade().page, text: "a\u0000b\u0007\r\n\u{1f600}" } };
    await store.add({ ...odd, claims: [] }, sighting);
    expect((await store.reading("0123456789ab"))?.page.text).toBe("a\u0000b\u0007\r\n\u{1f600}");
    await store.close();
  });

  test("adding a page twice changes nothing; another place is one more sighting", async () => {
    const file = fresh();
    const store = await openStore(file);
    await store.add(handMade(), sighting);
    await store.close();
    const before = readFileSync(file);
    const again = await openStore(file);
    expect(await again.add(handMade(), { ...sighting, seen: "2027-01-01T00:00:00Z" })).toBe("unchanged");
    await again.close();
    expect(readFileSync(file).equals(before)).toBe(true);
    const third = await openStore(file);
    expect(await third.see({ ...sighting, path: "/copy.txt" })).toBe("seen");
    expect(await third.sightings("0123456789ab")).toHaveLength(2);
    await third.close();
  });

  test("a newer kit replaces the machine's records of the page", async () => {
    const store = await openStore(fresh());
    await store.add(handMade(), sighting);
    const newer: Reading = { ...handMade(), kit: "k2", claims: handMade().claims.slice(0, 1) };
    expect(await store.add(newer, sighting)).toBe("replaced");
    expect(await store.reading("0123456789ab")).toEqual(newer);
    expect(await store.count({})).toEqual({ claims: 1, pages: 1 });
    await store.close();
  });

  test.each([
    [{ type: "assault" }, 2],
    [{ type: "PROTEST" }, 0],
    [{ modality: "negated" }, 1],
    [{ actor: "sarvan" }, 2],
    [{ source: "MORROW" }, 1],
    [{ place: "karsh" }, 1],
    [{ place: "xks" }, 1],
    [{ since: "2025-03-11", until: "2025-03-11" }, 1],
    [{ since: "2025-03-12" }, 0],
    [{ until: "2025-03-10" }, 0],
    [{ limit: 1 }, 1],
    [{ offset: 2 }, 0],
    [{ actor: "'; DROP TABLE pages; --" }, 0],
  ])("finds claims: %o", async (query, found) => {
    const store = await openStore(fresh());
    await store.add(handMade(), sighting);
    expect(await store.rows(query)).toHaveLength(found);
    await store.close();
  });

  test("two processes may write at once", async () => {
    const file = fresh();
    const [a, b] = await Promise.all([openStore(file), openStore(file)]);
    await a.add(handMade(), sighting);
    expect(await b.add(handMade(), sighting)).toBe("unchanged");
    await Promise.all([a.close(), b.close()]);
  });

  test("a full disk says so and keeps what was there", async () => {
    const file = fresh();
    const store = await openStore(file);
    await store.add(handMade(), sighting);
    await store.close();
    const full = await openStore(file, { maxPages: 60 });
    const big = { ...handMade(), page: { ...handMade().page, id: "ffffffffffff", text: "x".repeat(400_000) } };
    await expect(full.add(big, { ...sighting, page: "ffffffffffff" })).rejects.toThrow(
      /the disk is full .*: free some space/,
    );
    expect(await full.reading("0123456789ab")).toEqual(handMade());
    expect(await full.reading("ffffffffffff")).toBeUndefined();
    await full.close();
  });

  test("files that are no store of ours are refused in one sentence", async () => {
    const text = fresh();
    writeFileSync(text, "not a database, only some text that goes on for a while\n".repeat(50));
    await expect(openStore(text)).rejects.toThrow(/this is not a database/);
    expect(readFileSync(text, "utf8")).toMatch(/^not a database/);
    await expect(openStore(folder)).rejects.toThrow(/a folder/);
    await expect(openStore(join(folder, "none", "a.db"))).rejects.toThrow(/cannot be opened/);
    await expect(openStore(fresh(), { readOnly: true })).rejects.toThrow(/no such database/);
    const foreign = fresh();
    const db = await openDb(foreign, {});
    db.exec("CREATE TABLE t (a)");
    db.close();
    await expect(openStore(foreign)).rejects.toThrow(/not Daybook's/);
    const newer = fresh();
    await (await openStore(newer)).close();
    const next = await openDb(newer, {});
    next.exec("PRAGMA user_version = 999");
    next.close();
    await expect(openStore(newer)).rejects.toThrow(/newer Daybook/);
  });

  test("a store opened to look cannot be written to", async () => {
    const file = fresh();
    await (await openStore(file)).close();
    const store = await openStore(file, { readOnly: true });
    await expect(store.add(handMade(), sighting)).rejects.toThrow(/read-only/);
    await store.close();
  });

  test("its tables are plain: any SQLite tool reads them, with what the columns mean", async () => {
    const file = fresh();
    const store = await openStore(file);
    await store.add(handMade(), sighting);
    await store.close();
    const db = await openDb(file, { readOnly: true });
    const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    expect(names.map(({ name }) => name)).toEqual(
      "articles attributions bands blocks claim_rows claims copies events inputs losses mentions notes page_addresses pages recent_bands roles sentences sightings signatures tolls".split(
        " ",
      ),
    );
    const spoken = db
      .prepare(
        `SELECT substr(text, cue_from + 1, cue_to - cue_from) AS cue FROM attributions JOIN pages ON pages.id = page ORDER BY nth`,
      )
      .all();
    expect(spoken.map(({ cue }) => cue)).toEqual(["said", "told", "asked"]);
    expect(db.prepare("SELECT sql FROM sqlite_master WHERE name = 'events'").get()?.sql).toContain("PLOVER type");
    db.close();
  });
});

test("what is given of a page: the first address stays, a new day wins", () => {
  expect(givenTogether(undefined, undefined)).toBeUndefined();
  expect(givenTogether({ url: "a" }, { url: "b", outlet: "x" })).toEqual({ url: "a", outlet: "x" });
  expect(givenTogether({ split: true }, { url: "a" })).toEqual({ url: "a", split: true });
  expect(givenTogether({ split: true }, { split: false })).toEqual({ split: false });
  expect(givenTogether({ published: "2025-01-01" }, {})).toEqual({ published: "2025-01-01" });
  expect(givenTogether({ published: "2025-01-01" }, { published: "2025-01-02" })).toEqual({ published: "2025-01-02" });
});

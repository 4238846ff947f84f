import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placesNamed } from "../gazetteer/gazetteer.ts";
import { indexBytes } from "../gazetteer/index-bytes.ts";
import type { Kit } from "../kit/kit.ts";
import type { Db } from "../store/db.ts";
import { importedFiles, openPlaces } from "./database.ts";
import { isNewsworthy, kindOfCode } from "./feature.ts";
import { geonamesFile, linesFrom } from "./file.ts";
import { withImported } from "./geonames.ts";
import { importFile, removeFile } from "./import.ts";
import { kindOfLine, nameLine, placeLine } from "./line.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "daybook-geonames-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Row {
  readonly id: number;
  readonly name: string;
  readonly others?: string;
  readonly point?: string;
  readonly code?: string;
  readonly divisions?: string;
  readonly people?: number;
}

const line = ({
  id,
  name,
  others = "",
  point = "33.5 35.5",
  code = "P.PPL",
  divisions = "07.0703",
  people = 0,
}: Row) => {
  const [lat, lon] = point.split(" ");
  const [featureClass, feature] = code.split(".");
  const [admin1 = "", admin2 = ""] = divisions.split(".");
  const ascii = name.normalize("NFD").replace(/\p{M}/gu, "");
  const columns = [id, name, ascii, others, lat, lon, featureClass, feature, "LB", "", admin1, admin2, "", "", people];
  return [...columns, "", "500", "Asia/Beirut", "2024-05-01"].join("\t");
};

const rows = [
  line({ id: 444191, name: "Nabatiye", code: "A.ADM1", divisions: "07" }),
  line({ id: 8000001, name: "Marjayoûn", code: "A.ADM2" }),
  line({ id: 271934, name: "El Khiyâm", others: "Khiam,الخيام,Al Khiyām", point: "33.327 35.611", people: 12_000 }),
  line({ id: 268001, name: "Bîr el Aabd", code: "H.WLL" }),
  line({ id: 268002, name: "Nahr el Lîtâni", code: "H.STM", divisions: "" }),
];

const own = indexBytes(
  [
    ...[{ name: "Khiam", also: [], id: 0, feature: "town", country: "LBN", lat: 33.33, lon: 35.61, radiusKm: 5 }],
    ...[{ name: "El Khiyam", also: [], id: 271934, feature: "PPL", country: "LBN", lat: 33.3, lon: 35.6, radiusKm: 0 }],
    ...[{ name: "Khiam", also: [], id: 0, feature: "village", country: "DZA", lat: 36, lon: 3, radiusKm: 5 }],
  ].map((row) => ({
    ...row,
    population: 500,
    source: row.id === 0 ? "supplement, general knowledge, unverified" : "GeoNames city",
  })),
  "test",
);
const kit: Kit = { version: "abc", lexicon: {}, models: {}, gazetteer: own };

let made = 0;
const file = (text: string, name = `${++made}.txt`) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function imported(path: string, db?: Db): Promise<Db> {
  const open = db ?? (await openPlaces(join(folder, `${++made}.db`), "write"));
  await importFile(open, geonamesFile(path), { where: "here.db", now: () => new Date("2026-11-01T10:00:00Z") });
  return open;
}

const count = (db: Db, table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()!.n);

describe("a line of GeoNames", () => {
  test("is of places or of names, by its columns", () => {
    expect(kindOfLine(rows[2]!)).toBe("places");
    expect(kindOfLine("1\t271934\ten\tKhiam\t\t\t\t\t\t")).toBe("names");
    expect(kindOfLine("LB\tLBN\t422\tLE\tLebanon")).toBeUndefined();
    expect(kindOfLine(rows[2]!.replace("33.327", "133.327"))).toBeUndefined();
    expect(kindOfLine("")).toBeUndefined();
  });

  test("gives its place with all its names, or what it is a name of", () => {
    expect(placeLine(rows[2]!.split("\t"))).toMatchObject({
      ...{ id: 271934, country: "LBN", admin1: "07", admin2: "0703", lat: 33.327, lon: 35.611, population: 12_000 },
      names: ["El Khiyâm", "El Khiyam", "Khiam", "الخيام", "Al Khiyām"],
    });
    expect(nameLine("1\t271934\ten\tKhiam\t1\t\t\t\t\t".split("\t"))).toEqual({ id: 271934, name: "Khiam" });
    expect(nameLine("2\t271934\tlink\thttps://x\t\t\t\t\t\t".split("\t"))).toBe("skip");
  });

  test.each([
    ["P", "PPL", true, "settlement"],
    ["P", "PPLH", false, "settlement"],
    ["A", "ADM3", true, "admin2"],
    ["H", "STM", true, "area"],
    ["H", "WLL", false, "spot"],
    ["S", "AIRB", true, "spot"],
    ["S", "HTL", false, "spot"],
    ["S", "MNC", true, "spot"],
    ["T", "MT", true, "spot"],
  ])("%s.%s is named in news: %s; a place of kind %s", (featureClass, code, named, kind) => {
    expect(isNewsworthy(featureClass, code)).toBe(named);
    expect(kindOfCode(code).kind).toBe(kind);
  });
});

describe("a file of GeoNames", () => {
  test("comes in whole lines, and goes on from any of them", () => {
    const path = file(`${rows.join("\r\n")}\r\n`);
    const [all] = [...linesFrom(path, 0)];
    expect(all).toEqual({ lines: rows, next: readFileSync(path).length });
    const second = Buffer.byteLength(rows[0]!) + 2;
    expect([...linesFrom(path, second)].flatMap(({ lines }) => lines)).toEqual(rows.slice(1));
  });

  test.each([
    ["", "is empty"],
    ["PK\u0003\u0004 and so on", "is a ZIP archive: unpack it"],
    ["<!DOCTYPE html><title>404</title>", "is a web page, not data"],
    ["a\tb\tc\n", "has 3 columns (tab-separated), which do not fit"],
    ["prose\n", "has 1 column (tab-separated), which does not fit"],
    [rows[2]!.replace("33.327", "133.25"), "has latitude 133.25 in line 1"],
    [rows[2]!.replace("271934", ""), "has id missing in line 1"],
    [`${rows.join("\n")}\n271999\tKfar`, "ends in the middle of a line: it was cut off"],
    [rows.join("\n").slice(0, -60), "ends in the middle of a line"],
    [rows.join("\n").slice(0, -1), "ends in the middle of a line"],
    ["\u0000\u0001\u0002", "is not text"],
  ])("%j is refused: %s", (text, why) => {
    const path = file(text, "bad.txt");
    expect(() => geonamesFile(path)).toThrow(/bad\.txt/);
    try {
      geonamesFile(path);
    } catch (error) {
      const { what, todo } = error as { what: string; todo: string };
      expect(`${what}: ${todo}`).toContain(why);
    }
  });
});

describe("an import", () => {
  test("keeps what news names, once, and knows the file again", async () => {
    const path = file(rows.join("\n"));
    const db = await imported(path);
    expect([count(db, "places"), importedFiles(db)[0]]).toMatchObject([4, { kind: "places", lines: 5, taken: 4 }]);
    const again = await importFile(db, geonamesFile(path), { where: "", now: () => new Date() });
    expect(again.how).toBe("already");
    db.close();
  });

  test("goes on where it was broken off", async () => {
    const text = Array.from({ length: 60_000 }, (_, i) => line({ id: i + 1, name: `Tell ${i % 977}` })).join("\n");
    const path = file(text);
    const source = geonamesFile(path);
    const db = await openPlaces(join(folder, "broken.db"), "write");
    const options = { where: "broken.db", now: () => new Date() };
    const stop = async () => {
      throw new Error("pulled the plug");
    };
    await expect(importFile(db, source, { ...options, onBatch: stop })).rejects.toThrow("pulled the plug");
    const [half] = importedFiles(db);
    expect(half).toMatchObject({ finished: null });
    expect(half!.taken).toBe(count(db, "places"));
    expect(half!.taken).toBeLessThan(60_000);
    expect([count(db, "names"), count(db, "spellings")]).toEqual([0, 0]);
    expect(await withImported(kit, join(folder, "broken.db"))).toBe(kit);
    expect((await importFile(db, source, options)).how).toBe("resumed");
    expect([count(db, "places"), importedFiles(db)[0]!.taken]).toEqual([60_000, 60_000]);
    expect([count(db, "names"), count(db, "spellings"), count(db, "waiting")]).toEqual([60_000, 977, 0]);
    db.close();
  });

  test("a newer file of the same name takes the older one's place", async () => {
    const db = await imported(file(rows.join("\n"), "LB.txt"));
    await imported(file(rows.slice(0, 3).join("\n"), "LB.txt"), db);
    expect(importedFiles(db)).toHaveLength(1);
    expect(count(db, "places")).toBe(3);
    db.close();
  });

  test("a much smaller file of the same name replaces it only when told to", async () => {
    const db = await imported(file(rows.join("\n"), "LB.txt"));
    const small = geonamesFile(file(rows[2]!, "LB.txt"));
    const options = { where: "", now: () => new Date() };
    await expect(importFile(db, small, options)).rejects.toThrow("whose 4 places are kept");
    expect([importedFiles(db).length, count(db, "places")]).toEqual([1, 4]);
    expect(await importFile(db, small, { ...options, replace: true })).toMatchObject({ taken: 1, replaced: 4 });
    expect(count(db, "places")).toBe(1);
    db.close();
  });

  test("names come to the places that are there, and leave with them", async () => {
    const names = file(
      ["1\t271934\ten\tKhiam Town", "2\t999\ten\tNowhere", "3\t271934\tlink\thttps://x"]
        .map((each) => `${each}\t\t\t\t\t\t`)
        .join("\n"),
    );
    const empty = await openPlaces(join(folder, "empty.db"), "write");
    await expect(imported(names, empty)).rejects.toThrow("no places yet that these names could be of");
    empty.close();
    const db = await imported(file(rows.join("\n")));
    await imported(names, db);
    expect(importedFiles(db)[1]).toMatchObject({ kind: "names", lines: 3, taken: 1 });
    expect(() => removeFile(db, importedFiles(db)[1]!, "here.db")).toThrow("do not come out alone");
    removeFile(db, importedFiles(db)[0]!, "here.db");
    expect(["places", "names", "spellings", "divisions"].map((table) => count(db, table))).toEqual([0, 0, 0, 0]);
    db.close();
  });

  test("lines that do not fit are counted, not taken", async () => {
    const db = await openPlaces(join(folder, "wrong.db"), "write");
    const path = file([rows[0], "rubbish", rows[2]].join("\n"));
    const outcome = await importFile(db, geonamesFile(path), { where: "", now: () => new Date() });
    expect(outcome).toMatchObject({ lines: 3, taken: 2, wrong: 1, firstWrong: 2 });
    db.close();
  });
});

describe("a kit with imported places", () => {
  test("asks them first, names the divisions above, and has no place twice", async () => {
    const path = join(folder, "kit.db");
    (await imported(file(rows.join("\n")), await openPlaces(path, "write"))).close();
    const more = await withImported(kit, path);
    expect(more.version).not.toBe("abc");
    expect(placesNamed("Khiam", more)).toMatchObject([
      { id: "geonames:271934", name: "El Khiyâm", admin1: "Nabatiye", admin2: "Marjayoûn", population: 12_000 },
      { id: "dza-khiam", country: "DZA" },
    ]);
    expect(placesNamed("Al-Khiyam", more)).toMatchObject([{ id: "geonames:271934" }]);
    expect(more.imported![0]!.countries()).toEqual(["LBN"]);
    expect([...more.imported![0]!.keys("LBN")]).toContain("khiam");
    expect([...more.imported![0]!.keys("SYR")]).toEqual([]);
  });

  test("names divisions that only the index knows", async () => {
    const path = join(folder, "cities.db");
    (await imported(file(`${rows[2]}\n`), await openPlaces(path, "write"))).close();
    const division = {
      name: "Nabatieh",
      also: [],
      id: 0,
      code: "LBN.07",
      feature: "ADM1",
      country: "LBN",
      lat: 0,
      lon: 0,
    };
    const index = indexBytes([{ ...division, radiusKm: 0, population: 0, source: "GeoNames division" }], "test");
    const [khiam] = placesNamed("Khiam", await withImported({ ...kit, gazetteer: index }, path));
    expect(khiam).toMatchObject({ name: "El Khiyâm", admin1: "Nabatieh" });
    expect(khiam).not.toHaveProperty("admin2");
  });

  test("is the kit it was where nothing is imported", async () => {
    expect(await withImported(kit, join(folder, "none.db"))).toBe(kit);
    (await openPlaces(join(folder, "bare.db"), "write")).close();
    expect(await withImported(kit, join(folder, "bare.db"))).toBe(kit);
    await expect(withImported(kit, file("no database at all"))).rejects.toThrow("this is not a database");
  });
});

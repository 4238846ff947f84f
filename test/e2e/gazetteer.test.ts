import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/store/db.ts";
import { build, daybook, type RunOptions } from "./cli.ts";

let cwd = "";
const run = (args: readonly string[], options: RunOptions = {}) =>
  daybook(args, { ...options, cwd, env: { DAYBOOK_GAZETTEER: "places.db", ...options.env } });
const place = (id: number, name: string, more = "P\tPPL\tLB") =>
  `${id}\t${name}\t${name}\t\t33.4\t35.5\t${more}\t\t07\t\t\t\t0\t\t400\tAsia/Beirut\t2024-05-01`;

beforeAll(() => {
  build();
  cwd = mkdtempSync(join(tmpdir(), "daybook-gazetteer-"));
  const villages = Array.from({ length: 9000 }, (_, i) => place(i + 10, `Ain Zurara ${i}`));
  writeFileSync(join(cwd, "LB.txt"), `${[place(1, "Qarta Zahlun"), ...villages].join("\n")}\n`);
  writeFileSync(join(cwd, "page.txt"), "Gunmen shelled the village of Qarta Zahlun on Friday.\n");
}, 120_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("imported places", () => {
  test("are looked up and read with; without them a reading is as it was", async () => {
    const before = await run(["read", "--json", "page.txt"]);
    const { out, error, code } = await run(["gazetteer", "import", "LB.txt"]);
    expect([error, code]).toEqual(["", 0]);
    expect(out).toMatch(/^LB\.txt: imported: 9,001 places of 9,001 lines; \d+ s\nplaces\.db holds 9,001 places/);
    expect((await run(["gazetteer", "import", "LB.txt"])).out).toContain("LB.txt: imported already, on 2");
    expect((await run(["gazetteer", "list"])).out).toMatch(/LB\.txt +places +9,001 +9,001 +2\d{3}-\d\d-\d\d\n/);
    const found = await run(["gazetteer", "find", "Karta", "Zahloun", "--country", "lb"]);
    expect(found.out).toMatch(
      /≈ +Qarta Zahlun +town or village \(PPL\) +Nabatieh +LBN +33\.400 35\.500 +geonames:1 +GeoNames, imported/,
    );
    const reading = JSON.parse((await run(["read", "--json", "page.txt"])).out);
    const first = JSON.parse(before.out);
    expect(reading.kit).not.toBe(first.kit);
    expect(reading.mentions.find((each: { name?: string }) => each.name === "Qarta Zahlun")).toMatchObject({
      ...{ entity: "geonames:1", country: "LBN", lat: 33.4, lon: 35.5 },
    });
    expect((await run(["read", "--json", "page.txt", "--gazetteer", "none"])).out).toBe(before.out);
    expect((await run(["gazetteer", "remove", "LB.txt"])).out).toBe("LB.txt is removed: 0 imported places are left\n");
    expect((await run(["read", "--json", "page.txt"])).out).toBe(before.out);
    await run(["gazetteer", "remove", "all"]);
    expect(readdirSync(cwd).filter((name) => name.startsWith("places"))).toEqual([]);
  }, 60_000);

  test("a disk that fills up, then does not: the import goes on", async () => {
    const full = await run(["gazetteer", "import", "LB.txt"], { env: { DAYBOOK_MAX_PAGES: "40" } });
    expect([full.code, full.error]).toEqual([
      1,
      "daybook: the disk is full (places.db): free some space and run this again: it goes on where it stopped\n",
    ]);
    expect((await run(["read", "page.txt"])).code).toBe(0);
    expect((await run(["gazetteer", "import", "LB.txt"])).out).toContain("9,001 places");
    await run(["gazetteer", "remove", "all"]);
  }, 60_000);

  test("a database that another program writes is waited for, then named", async () => {
    await run(["gazetteer", "import", "LB.txt"]);
    const other = await openDb(join(cwd, "places.db"), {});
    other.exec("BEGIN EXCLUSIVE");
    writeFileSync(join(cwd, "SY.txt"), place(5, "Tell Zurara"));
    const { error, code } = await run(["gazetteer", "import", "SY.txt"]);
    other.exec("ROLLBACK");
    other.close();
    expect([code, error]).toEqual([
      1,
      "daybook: the database is in use by another program (places.db): wait for it to end, then run this again\n",
    ]);
    await run(["gazetteer", "remove", "all"]);
  }, 60_000);
});

describe("what cannot be imported is one line", () => {
  test.each([
    [
      "cut.txt",
      `${place(1, "Aab")}\n2\tKfar`,
      "ends in the middle of a line: it was cut off: download it again; nothing",
    ],
    ["page.html", "<html><body>503 Service Unavailable</body></html>", "is a web page, not data"],
    ["LB.zip", "PK\u0003\u0004", "is a ZIP archive: unpack it (unzip LB.zip)"],
    ["few.txt", "Beirut\t33.9\t35.5\n", "has 3 columns (tab-separated), which do not fit: GeoNames' files"],
    ["empty.txt", "", "is empty"],
    ["bytes.txt", "\u0000\u0001\u0002\u0003", "is not text"],
    ["names.txt", "1\t2\ten\tBeirut\t\t\t\t\t\t\n", "no places yet that these names could be of"],
  ])("%s", async (name, text, why) => {
    writeFileSync(join(cwd, name), text);
    const { out, error, code } = await run(["gazetteer", "import", name]);
    expect([out.includes("imported:"), code]).toEqual([false, 1]);
    expect(error.trimEnd().split("\n")).toEqual([expect.stringContaining(why)]);
    expect(error).toContain(name);
    expect((await run(["read", "page.txt"])).code).toBe(0);
  });

  test.each([
    [["gazetteer"], 2, "gazetteer what?: import FILE, list, find NAME or remove FILE"],
    [["gazetteer", "imprt", "x"], 2, 'did you mean "import"?'],
    [["gazetteer", "import"], 2, "gazetteer import: give file names"],
    [["gazetteer", "import", "missing.txt"], 1, "missing.txt does not exist"],
    [["gazetteer", "import", "."], 1, "is a folder"],
    [["gazetteer", "find", "Zzyzzx Qqurl"], 1, 'no place of the name "Zzyzzx Qqurl" (built in)'],
    [["gazetteer", "find", "Beirut", "--country", "Lebanon"], 2, "two or three letters"],
    [["gazetteer", "remove", "all", "--gazetteer", "missing.db"], 1, "nothing is imported (missing.db)"],
    [["read", "page.txt", "--gazetteer", "missing.db"], 1, "no imported places (missing.db)"],
    [["read", "page.txt", "--gazetteer", "page.txt"], 1, "this is not a database (page.txt)"],
  ])("%j", async (args, wanted, why) => {
    const { error, code } = await run(args);
    expect([code, error.trimEnd().split("\n")]).toEqual([wanted, [expect.stringContaining(why)]]);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handMade } from "../../test/e2e/reading.fixture.ts";
import { openStore } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";
import { csvCell } from "./csv.ts";
import { type ExportOptions, exported } from "./export.ts";
import { readingsOf, selectors } from "./jsonl.ts";
import { figureInWords } from "./redact.ts";
import { fileSink } from "./write.ts";

let folder = "";
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "daybook-export-"));
  store = await openStore(join(folder, "a.db"));
  const seen = "2026-11-01T10:00:00Z";
  await store.add(handMade(), { page: "0123456789ab", path: "karsh.txt", seen, sourceSha256: "ff" });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function text(options: ExportOptions): Promise<string> {
  let out = "";
  for await (const chunk of exported(store, options)) out += chunk;
  return out;
}

describe("JSON lines", () => {
  test("give the reading back", async () => {
    const lines = (await text({ format: "jsonl" })).trimEnd().split("\n");
    expect([...readingsOf(lines)]).toEqual([handMade()]);
  });

  test("every record points at its characters with W3C selectors, in code points", async () => {
    const lines = (await text({ format: "jsonl" }))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const page = lines.find(({ record }) => record === "page");
    const points = [...page.text];
    const targets = lines.flatMap(({ target }) => target ?? []);
    expect(targets.length).toBeGreaterThan(10);
    for (const { selector } of targets) {
      const [position, quote] = selector;
      expect(points.slice(position.start, position.end).join("")).toBe(quote.exact);
    }
  });

  test("selectors count an emoji as one", () => {
    const { selector } = selectors("👩 at home", "urn:x")({ from: 3, to: 5 });
    expect(selector[0]).toMatchObject({ start: 2, end: 4 });
    expect(selector[1]).toMatchObject({ exact: "at", prefix: "👩 ", suffix: " home" });
  });
});

describe("CSV", () => {
  test("has a line per claim and the same columns always", async () => {
    const out = await text({ format: "csv", bom: true });
    expect(out.startsWith("\ufeffclaim,page,article,nr,type,mode,context,cameo,acled,modality,stance,actor,")).toBe(
      true,
    );
    expect(
      out
        .split("\r\n")[0]
        ?.endsWith(
          ",quote_from,quote_to,sha256,url,verified,anonymity,time_basis,acled_time_precision,ucdp_date_prec,place_basis,acled_geo_precision,ucdp_where_prec,copy_of,copies,outlets,superseded,retracted,url_basis,path",
        ),
    ).toBe(true);
    const rows = parseCsv(out.slice(1));
    expect(rows).toHaveLength(3);
    const row = Object.fromEntries((rows[0] ?? []).map((name, i) => [name, rows[2]?.[i]]));
    expect(row).toMatchObject({ actor: "Sarvan Front", modality: "negated", stance: "denies", verified: "no" });
    expect(row.told_by).toBe("the army > the governor, Ilan Morrow");
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-2+3", "'-2+3"],
    [-2, "-2"],
    ["a,b", '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ["a\nb", '"a\nb"'],
    ["a\0b", "a␀b"],
    [null, ""],
  ])("writes %j as %s", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test("any text comes back, but for the apostrophe before formulas and for NUL", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 5 }), (cells) => {
        const [row] = parseCsv(`${cells.map(csvCell).join(",")}\r\n`);
        const whole = cells.map((cell) => cell.replaceAll("\0", "␀"));
        expect(row!.map((cell, i) => (cell === `'${whole[i]}` ? whole[i] : cell))).toEqual(whole);
      }),
    );
  });
});

test("the table of tolls is a figure a line, with who it is about and who gives it", async () => {
  const [head, row, ...more] = (await text({ format: "csv", table: "tolls" })).trimEnd().split("\r\n");
  expect(more).toEqual([]);
  const cell = (name: string) => row!.split(",")[head!.split(",").indexOf(name)];
  expect(cell("kind")).toBe("dead");
  expect([cell("low"), cell("high"), cell("qualifier")]).toEqual(["9", "", "at least"]);
  expect(cell("victims")).toBe("people");
  expect(cell("told_by")).toBe("the army");
});

test("a redacted toll holds no words of the page", async () => {
  const out = await text({ format: "csv", table: "tolls", redact: true });
  expect(out).toContain("9 or more");
  expect(out).not.toContain("Gunmen");
  expect(out).not.toContain("people");
});

test.each([
  [{ low: 21, qualifier: "at least" }, "21 or more"],
  [{ low: 24, qualifier: "dozens" }, "24 or more"],
  [{ low: 12, high: 12, qualifier: "a dozen" }, "12"],
  [{ low: 30, high: 30, qualifier: "some" }, "about 30"],
  [{ low: 30, high: 40, qualifier: "between" }, "30-40"],
  [{ low: 0, high: 9, qualifier: "up to" }, "up to 9"],
])("a redacted toll of %o is %s", (count, words) => {
  expect(figureInWords(count)).toBe(words);
});

test.each(["csv", "jsonl"] as const)(
  "redacted %s names no private person, no fine place, no running text",
  async (format) => {
    const out = await text({ format, redact: true });
    for (const secret of ["Morrow", "governor", "Karsh", "grain", "41.25", "example.org"])
      expect(out).not.toContain(secret);
    for (const kept of ["Sarvan Front", "ASSAULT", "the army", "named-person", "9 or more", "2025-03-11"])
      expect(out).toContain(kept);
  },
);

describe("a file", () => {
  test("appears whole", async () => {
    const path = join(folder, "out.csv");
    const sink = fileSink(path);
    await sink.write("all");
    expect(readdirSync(folder)).not.toContain("out.csv");
    await sink.close();
    expect(readFileSync(path, "utf8")).toBe("all");
  });

  test("or not at all: what stood there stays", async () => {
    const path = join(folder, "old.csv");
    writeFileSync(path, "old");
    const sink = fileSink(path);
    await sink.write("new");
    await sink.abort();
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

/** A plain reader of RFC 4180, written apart from the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows.at(-1)!;
    const char = text[i]!;
    if (quoted && char === '"' && text[i + 1] === '"') row[row.length - 1] += text[++i] ?? "";
    else if (char === '"' && (quoted || row.at(-1) === "")) quoted = !quoted;
    else if (!quoted && char === ",") row.push("");
    else if (!quoted && char === "\r" && text[i + 1] === "\n") {
      i++;
      if (i + 1 < text.length) rows.push([""]);
    } else row[row.length - 1] += char;
  }
  return rows;
}

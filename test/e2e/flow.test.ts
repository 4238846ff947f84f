import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseReading } from "../../src/schema.ts";
import { build, daybook, main, plainEnv, root } from "./cli.ts";

const page = join(root, "corpus", "border-town.txt");
let cwd = "";
beforeAll(() => {
  build();
  cwd = mkdtempSync(join(tmpdir(), "daybook-flow-"));
}, 120_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test("start reads a page, keeps it, and says what to try next", async () => {
  const first = await daybook(["start"], { cwd });
  expect(first.error).toBe("");
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/^page [0-9a-f]{12} · 1 article/);
  expect(first.out).toContain("It is now in daybook.db. Try next:");
  for (const line of first.out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  const again = await daybook(["start"], { cwd });
  expect(again.code).toBe(0);
  expect(again.out).toContain("It was already in daybook.db.");
});

test("a page in, its claims listed, shown, explained and exported", async () => {
  const db = ["--db", "flow.db"];
  const added = await daybook(["add", page, ...db], { cwd });
  expect(added.out).toMatch(/^added {6}[0-9a-f]{12} .+border-town.txt\n1 added; flow.db holds \d+ claims on 1 page\n$/);
  const before = readFileSync(join(cwd, "flow.db"));
  const again = await daybook(["add", page, ...db], { cwd });
  expect(again.out).toMatch(/^unchanged /);
  expect(readFileSync(join(cwd, "flow.db")).equals(before)).toBe(true);

  const list = await daybook(["list", ...db], { cwd });
  expect(list.code).toBe(0);
  // Not on a terminal: no name is cut.
  expect(list.out).not.toMatch(/\w…(?: |$)/m);
  const address = /^[0-9a-f]{12}#\d+-\d+\S*/m.exec(list.out)?.[0] ?? "";
  expect(address).not.toBe("");

  const shown = await daybook(["show", address, ...db], { cwd });
  expect(shown.out).toContain("basis");
  const why = await daybook(["explain", address, ...db], { cwd });
  expect(why.out).toMatch(/because .*lexicon\/.+\.yaml:\d+|because of the rule/);
  const csv = await daybook(["export", "--format", "csv", "--out", "claims.csv", ...db], { cwd });
  expect([csv.code, csv.out, csv.error]).toEqual([0, "", ""]);
  expect(readFileSync(join(cwd, "claims.csv"), "utf8")).toContain(address);
  const tolls = await daybook(["export", "--table", "tolls", "--out", "tolls.csv", ...db], { cwd });
  expect([tolls.code, tolls.error]).toEqual([0, ""]);
  expect(readFileSync(join(cwd, "tolls.csv"), "utf8")).toMatch(/,dead,.*\r\n/);
  const map = await daybook(["export", "--out", "claims.geojson", ...db], { cwd });
  expect([map.code, map.error]).toEqual([0, ""]);
  const exportedMap = JSON.parse(readFileSync(join(cwd, "claims.geojson"), "utf8"));
  const readMap = await daybook(["read", "--geojson", page, "missing.txt"], { cwd });
  expect([readMap.code, readMap.error]).toMatchObject([1, expect.stringContaining("missing.txt")]);
  expect(readMap.error).toMatch(/\d+ of \d+ have no point, or only a country: their geometry is null\n$/);
  // How a claim stands among the others is known in a database only.
  for (const { properties } of exportedMap.features)
    for (const column of ["copy_of", "copies", "outlets", "superseded", "retracted", "url_basis", "path"]) {
      expect(properties).toHaveProperty(column);
      delete properties[column];
    }
  expect(JSON.parse(readMap.out)).toEqual(exportedMap);
  const denied = await daybook(["list", "--modality", "denied", "--json", ...db], { cwd });
  for (const line of denied.out.trimEnd().split("\n").filter(Boolean)) expect(JSON.parse(line).modality).toBe("denied");
});

test("--json is the reading that the schema describes; --conllu the trees; --jsonl the same readings", async () => {
  const json = await daybook(["read", "--json", page]);
  const reading = parseReading(JSON.parse(json.out));
  expect(reading.page.text).toBe(readFileSync(page, "utf8"));
  const trees = await daybook(["read", "--conllu", page]);
  expect(trees.out.match(/^1\t/gm)).toHaveLength(reading.sentences.length);
  const pipe = await daybook(["read", "--jsonl"], {
    input: `${JSON.stringify({ id: "p", text: reading.page.text })}\n`,
  });
  expect(JSON.parse(pipe.out)).toEqual({ id: "p", ...reading });
});

test("a pipe keeps the order of many lines", async () => {
  const ids = Array.from({ length: 300 }, (_, i) => `n${i}`);
  const input = ids.map((id) => JSON.stringify({ id, text: `The army attacked the town of ${id}.` })).join("\n");
  const run = await daybook(["read", "--jsonl"], { input });
  expect(
    run.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id),
  ).toEqual(ids);
});

test("a folder stands for all files in it, in the order of their names; what is no page is counted", async () => {
  mkdirSync(join(cwd, "news", "deep"), { recursive: true });
  writeFileSync(join(cwd, "news", "a.txt"), "The army attacked the town.\n");
  writeFileSync(join(cwd, "news", "deep", "b.txt"), "The army left the town.\n");
  writeFileSync(
    join(cwd, "news", "c.html"),
    "<html><body><p>The army took the bridge, the governor said on Monday.</p></body></html>",
  );
  writeFileSync(join(cwd, "news", "c.css"), "body { color: red; margin: 0; }\np { padding: 1em; }\n");
  writeFileSync(join(cwd, "news", "c.png"), Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  writeFileSync(join(cwd, "news", "d.png"), Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  const run = await daybook(["add", "news", "--db", "folder.db"], { cwd });
  expect([run.code, run.error]).toEqual([0, ""]);
  expect(run.out).toMatch(
    /a\.txt\nadded .+c\.html\nadded .+b\.txt\nnot pages: 2 × PNG picture, 1 × style sheets\n3 added; folder.db/,
  );
  const again = await daybook(["add", "news", "--db", "folder.db"], { cwd });
  expect(again.out).toMatch(/(?:unchanged .+\n){3}not pages: .+\n0 added, 3 already there; folder.db/);
});

test("a page from a pipe is kept; pages without claims count; names are found whatever their case", async () => {
  const db = ["--db", "pipe.db"];
  const run = await daybook(["add", "-", ...db], { cwd, input: "Rebels attacked Ménaka on Tuesday.\n" });
  expect([run.code, run.out]).toEqual([0, expect.stringMatching(/1 added; pipe.db holds 1 claim on 1 page\n$/)]);
  writeFileSync(join(cwd, "quiet.txt"), "The weather was fine all day.\n");
  expect((await daybook(["add", "quiet.txt", ...db], { cwd })).out).toMatch(/holds 1 claim on 2 pages\n$/);
  expect((await daybook(["list", "--place", "MÉNAKA", ...db], { cwd })).out).toContain("1 claim on 1 page:");
});

test("list shows a day only where the text gives one", async () => {
  const db = ["--db", "days.db"];
  writeFileSync(join(cwd, "days.txt"), "Rebels attacked the town in 2022. The army shelled the port on Monday.\n");
  await daybook(["add", "days.txt", "--date", "2025-03-12", ...db], { cwd });
  const { out } = await daybook(["list", ...db], { cwd });
  expect(out).toMatch(/ 2022 +ASSAULT/);
  expect(out).toMatch(/ 2025-03-10 +ASSAULT/);
  expect(out).not.toContain("2022-12-31");
});

test("a copy elsewhere is one page with two sightings; a day given later reads it again", async () => {
  const db = ["--db", "copy.db"];
  writeFileSync(join(cwd, "one.txt"), "Rebels attacked the town on Tuesday.\n");
  writeFileSync(join(cwd, "two.txt"), "Rebels attacked the town on Tuesday.\n");
  expect((await daybook(["add", "one.txt", "two.txt", ...db], { cwd })).out).toMatch(
    /^added .+\ncopy .+\n1 added, 1 already there/,
  );
  expect((await daybook(["add", "one.txt", "--date", "2025-03-12", ...db], { cwd })).out).toMatch(/^read again .+\n/);
  expect((await daybook(["add", "two.txt", ...db], { cwd })).out).toMatch(/^unchanged .+\n/);
});

test("a reader that closes the pipe ends us quietly", async () => {
  const child = spawn(process.execPath, [main, "read", "--json", page, page, page], { env: plainEnv() });
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect([code, error]).toEqual([0, ""]);
});

test("a killed process loses nothing it has acknowledged", async () => {
  const pages = Array.from({ length: 200 }, (_, i) => {
    const path = join(cwd, `kill${i}.txt`);
    writeFileSync(path, `Rebels attacked town ${i} on Tuesday, killing ${i + 2} people, the army said.\n`);
    return path;
  });
  const child = spawn(process.execPath, [main, "add", ...pages, "--db", "kill.db"], { cwd, env: plainEnv() });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
    if (out.split("\n").length > 40) child.kill("SIGKILL");
  });
  const signal = await new Promise((resolve) => child.on("close", (_code, by) => resolve(by)));
  const acknowledged = [...out.matchAll(/^added +([0-9a-f]{12}) .+\n/gm)].map(([, id]) => id);
  expect(acknowledged.length).toBeGreaterThan(30);
  expect(signal).toBe("SIGKILL");
  const exported = await daybook(["export", "--format", "jsonl", "--db", "kill.db"], { cwd });
  const lines = exported.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const held = new Set(lines.filter(({ record }) => record === "page").map(({ id }) => id));
  for (const id of acknowledged) expect(held).toContain(id);
  const finished = await daybook(["add", ...pages, "--db", "kill.db"], { cwd });
  expect(finished.out).toContain("200 pages");
});

test.each([
  ["--help"],
  ["read", "--help"],
  ["add", "-h"],
  ["list", "--help"],
  ["export", "--help"],
  ["explain", "--help"],
  ["--version"],
])("daybook %s %s answers at once", async (...args) => {
  const run = await daybook(args);
  expect([run.code, run.error]).toEqual([0, ""]);
  expect(run.out.length).toBeGreaterThan(4);
});

test("explain knows codes, stages knows the order", async () => {
  expect((await daybook(["explain", "ASSAULT"])).out).toContain("ASSAULT");
  const unknown = await daybook(["explain", "QQQQ"]);
  expect([unknown.code, unknown.error.trimEnd().split("\n").length]).toEqual([1, 1]);
  const stages = await daybook(["stages", "--time", page]);
  expect(stages.out).toMatch(/^gives .*\npage .*\narticles .*\nsentences .* ms .*\nmentions /);
});

import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, daybook, type Outcome } from "./cli.ts";

const news = `Rebels attack port town

KARSH, March 12 (Agency) - Rebels attacked the port of Karsh on Tuesday, killing nine people, the army said.
`;

let folder = "";
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), "daybook-bad-"));
  // Readable by another user too: some of the tests run as one.
  chmodSync(folder, 0o755);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One clear line, an exit code, no trace. */
function refused({ code, error }: Outcome, ...parts: readonly (string | RegExp)[]): void {
  expect(code).toBe(1);
  expect(error.trimEnd().split("\n")).toHaveLength(1);
  expect(error).toMatch(/^daybook: .+: .+\n$/);
  expect(error).not.toMatch(/\bat .+\.js:\d+/);
  for (const part of parts) expect(error).toMatch(part);
}

describe("a page that cannot be read: one line, exit code 1", () => {
  test("missing file", async () =>
    refused(await daybook(["read", join(folder, "none.txt")]), "none.txt does not exist"));
  test("directory", async () => refused(await daybook(["read", folder]), "folder"));
  test("empty file", async () => refused(await daybook(["read", file("empty.txt", "")]), "empty"));
  test("empty standard input", async () => refused(await daybook(["read", "-"]), "standard input is empty"));
  test("binary", async () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256);
    refused(await daybook(["read", file("a.bin", bytes)]), /binary|not a text/);
  });
  test("over 8 MB, unless --max-bytes", async () => {
    const path = file("big.txt", `${news}\n`.repeat(80_000));
    refused(await daybook(["read", path]), "8.0 MB", "--max-bytes");
  });
  test("a name that would write to the terminal", async () => {
    const name = "evil\n\u001b[31mname.txt";
    const run = await daybook(["read", join(folder, name)]);
    refused(run, "evil ␛[31mname.txt does not exist");
    expect(run.error).not.toContain("\u001b");
    writeFileSync(join(folder, name), news);
    const added = await daybook(["add", name, "--db", "evil.db"], { cwd: folder });
    expect(added.out).toMatch(/^added .+evil ␛\[31mname\.txt\n1 added/);
  });
  test("the others are read all the same", async () => {
    const good = file("good.txt", news);
    const run = await daybook(["read", join(folder, "none.txt"), good]);
    refused(run, "none.txt");
    expect(run.out).toContain("Rebels attack port town");
  });
});

describe("odd pages are read, and what is odd is said", () => {
  const read = async (name: string, content: string | Uint8Array) => {
    const run = await daybook(["read", file(name, content)]);
    expect(run.error).toBe("");
    expect(run.code).toBe(0);
    return run.out;
  };
  test("invalid UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from(news), Buffer.from([0xff, 0xfe, 0x20, 0xc3, 0x28])]);
    expect(await read("invalid.txt", bytes)).toMatch(/odd on this page/);
  });
  test("UTF-16, with a byte order mark", async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(news, "utf16le")]);
    const out = await read("utf16.txt", bytes);
    expect(out).toContain("Rebels attack port town");
    expect(out).not.toContain("odd on this page");
  });
  test("control characters reach no terminal", async () => {
    const out = await read("control.txt", news.replace("Karsh", "Kar\u001b[31msh"));
    expect(out).not.toContain("\u001b");
    expect(out).toMatch(/control character/);
  });
  test("one line of 5 MB", async () => {
    const out = await read("line.txt", "word ".repeat(1_048_576));
    expect(out.length).toBeLessThan(20_000);
  }, 120_000);
  test("only captions", async () => {
    const out = await read(
      "captions.txt",
      "File photo of a tank near the border (Reuters)\nFile photo of a tank near the border (Reuters)\n",
    );
    expect(out).toContain("caption");
  });
  test("no sentence", async () => {
    expect(await read("none.txt.txt", "* * *\n---\n")).toContain("0 claims");
  });
  test("another language: said, not guessed", async () => {
    const out = await read(
      "french.txt",
      `Le président a déclaré mardi que les forces armées avaient repris le contrôle de la ville.

Les rebelles ont quitté la région pendant la nuit, selon des habitants qui ont été joints par téléphone, et les routes sont
de nouveau ouvertes. Le ministre de la défense a ajouté que neuf soldats étaient morts dans les combats autour du port.

Des organisations humanitaires ont demandé que les blessés soient évacués vers la capitale avant la fin de la semaine.
`,
    );
    expect(out).toContain("French");
    expect(out).toContain("0 claims");
  });
});

describe("the pipe goes on behind a broken line", () => {
  test("one answer a line, in order; exit code 1 at the end", async () => {
    const lines = [
      JSON.stringify({ id: "a", text: news, published: "2025-03-12" }),
      "{broken",
      "",
      JSON.stringify({ id: 7, html: 7 }),
      JSON.stringify({ text: news }),
      JSON.stringify({ id: "c", text: news, published: "soon" }),
      "[1]",
      JSON.stringify({ id: "d", text: "" }),
      JSON.stringify({ id: "e", text: news }),
    ];
    const run = await daybook(["read", "--jsonl"], { input: lines.join("\n") });
    const answers = run.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, error }) => [id, error?.line])).toEqual([
      ["a", undefined],
      [undefined, 2],
      [7, 4],
      [undefined, 5],
      ["c", 6],
      [undefined, 7],
      ["d", 8],
      ["e", undefined],
    ]);
    expect(answers[0].articles[0].published).toMatchObject({ earliest: "2025-03-12", latest: "2025-03-12" });
    expect(answers[2].error).toMatchObject({ what: '"html" is not a string' });
    for (const { error } of answers) if (error) expect(Object.keys(error)).toEqual(["line", "what", "todo"]);
    refused(run, "6 lines could not be read");
  });

  test("bytes that are no UTF-8, and a line that is too long", async () => {
    const good = Buffer.from(`${JSON.stringify({ id: "x", text: news })}\n`);
    const broken = Buffer.from([0x7b, 0xff, 0x7d, 0x0a]);
    const long = Buffer.from(`${JSON.stringify({ id: "y", text: "a ".repeat(400_000) })}\n`);
    const run = await daybook(["read", "--jsonl", "--max-bytes", "20000"], {
      input: Buffer.concat([broken, long, good]),
    });
    const answers = run.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, error }) => [id, error?.what])).toEqual([
      [undefined, "the line is not UTF-8"],
      [undefined, "the line is longer than a page may be"],
      ["x", undefined],
    ]);
  });
});

test.each(["12345678901234567890", "1e400"])("the pipe refuses the id %s, which it could not give back", async (id) => {
  const run = await daybook(["read", "--jsonl"], { input: `{"id":${id},"text":"a"}\n` });
  expect(run.code).toBe(1);
  expect(JSON.parse(run.out).error.what).toContain('"id" is a larger number');
});

describe("adding", () => {
  test("bad files are named, the others kept", async () => {
    const cwd = mkdtempSync(join(folder, "add-"));
    const run = await daybook(
      ["add", file("n1.txt", news), file("e.txt", ""), join(folder, "none.txt"), file("n2.txt", `${news}More.\n`)],
      { cwd },
    );
    expect(run.code).toBe(1);
    expect(run.error.trimEnd().split("\n")).toHaveLength(2);
    expect(run.out).toMatch(/^added .+\nadded .+\n2 added, 2 failed; daybook.db holds \d+ claims on \d+ pages\n$/);
  });

  test("a full disk: what was reported stays, nothing is half-written", async () => {
    const cwd = mkdtempSync(join(folder, "full-"));
    const pages = Array.from({ length: 40 }, (_, i) =>
      file(`full${i}.txt`, `${news}Page ${i}. ${"The road was closed. ".repeat(200)}\n`),
    );
    const run = await daybook(["add", ...pages], { cwd, env: { DAYBOOK_MAX_PAGES: "120" } });
    refused(run, "the disk is full", "daybook.db");
    const reported = run.out.match(/^added/gm)?.length ?? 0;
    expect(reported).toBeGreaterThan(0);
    expect(reported).toBeLessThan(40);
    const exported = await daybook(["export", "--format", "jsonl"], { cwd });
    expect(exported.out.match(/^\{"record":"page"/gm)).toHaveLength(reported);
  });

  test("a read-only database", async () => {
    const cwd = mkdtempSync(join(folder, "ro-"));
    const db = join(cwd, "daybook.db");
    await daybook(["add", file("ro.txt", news)], { cwd });
    chmodSync(db, 0o444);
    chmodSync(cwd, 0o555);
    const before = readFileSync(db);
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
    refused(
      await daybook(["add", file("ro2.txt", `${news}More.\n`)], { cwd, ...nobody }),
      /read-only|cannot be opened/,
      "daybook.db",
    );
    expect(readFileSync(db).equals(before)).toBe(true);
    const list = await daybook(["list"], { cwd, ...nobody });
    expect(list.error).toBe("");
    expect(list.code).toBe(0);
    chmodSync(cwd, 0o755);
  });

  test("a file that is no database, or another program's", async () => {
    const text = file("text.db", "some text that is no database at all\n".repeat(100));
    refused(await daybook(["add", "--db", text, file("nd.txt", news)]), "not a database", "text.db");
    expect(readFileSync(text, "utf8")).toMatch(/^some text/);
    refused(await daybook(["list", "--db", text]), "not a database");
    refused(await daybook(["list", "--db", join(folder, "missing.db")]), "no such database");
    refused(await daybook(["add", "--db", join(folder, "no", "such.db"), file("nd.txt", news)]), "cannot be opened");
  });
});

describe("output that cannot be written", () => {
  const kept = async () => {
    const cwd = mkdtempSync(join(folder, "out-"));
    await daybook(["add", file("out.txt", news)], { cwd });
    return cwd;
  };

  test.runIf(process.platform === "linux")("/dev/full as a file and as standard output", async () => {
    const cwd = await kept();
    refused(await daybook(["export", "--format", "csv", "--out", "/dev/full"], { cwd }), "the disk is full");
    const full = openSync("/dev/full", "w");
    refused(await daybook(["export", "--format", "csv"], { cwd, stdout: full }), "the disk is full");
    refused(await daybook(["read", file("full.txt", news)], { stdout: full }), "the disk is full");
    closeSync(full);
  });

  test("a folder that is missing or is the target leaves nothing behind", async () => {
    const cwd = await kept();
    refused(
      await daybook(["export", "--format", "csv", "--out", join(cwd, "no", "a.csv")], { cwd }),
      "no such file or folder",
    );
    mkdirSync(join(cwd, "dir.csv"));
    refused(await daybook(["export", "--format", "csv", "--out", "dir.csv"], { cwd }), "folder");
    expect(readdirSync(cwd).sort()).toEqual(["daybook.db", "dir.csv"]);
  });
});

describe("a wrong call: one line with a suggestion, exit code 2", () => {
  test.each([
    [["reed", "a.txt"], 'unknown command "reed": did you mean "read"?'],
    [["frobnicate"], "daybook --help"],
    [["read", "--jsn", "a.txt"], "did you mean --json?"],
    [["read"], "no page"],
    [["read", "--json", "--conllu", "a.txt"], "choose one"],
    [["read", "--date", "12 March", "a.txt"], "YYYY-MM-DD"],
    [["read", "--date", "2025-02-30", "a.txt"], "YYYY-MM-DD"],
    [["read", "--max-bytes", "lots", "a.txt"], "whole number"],
    [["read", "--date"], "daybook read --help"],
    [["export"], "--format is missing"],
    [["export", "--format", "xls"], "jsonl, csv or geojson"],
    [["export", "--format", "csv", "--table", "events"], "claims, tolls or sightings"],
    [["list", "--type", "ASSALT"], "did you mean ASSAULT?"],
    [["list", "--modality", "denyed"], "did you mean denied?"],
    [["start", "-"], "start reads a file"],
    [["list", "--since", "soon"], "YYYY-MM-DD"],
    [["explain"], "explain what?"],
  ])("%j", async (args, message) => {
    const { code, error, out } = await daybook(args);
    expect(out).toBe("");
    expect(error.trimEnd().split("\n")).toHaveLength(1);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });
});

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, daybook } from "./cli.ts";

let cwd = "";
beforeAll(() => {
  build();
  cwd = mkdtempSync(join(tmpdir(), "daybook-lexicon-"));
  writeFileSync(join(cwd, "page.txt"), "The Lume River Guard shelled the ferry on Friday.\n");
  writeFileSync(
    join(cwd, "mine.yaml"),
    `actors:
  - id: lume-river-guard
    name: Lume River Guard
    kind: armed group
    code: MLIREB
    examples: ["[actor The Lume River Guard] left."]
`,
  );
  writeFileSync(join(cwd, "bad.yaml"), "actors:\n  - id: x\n    kind: gnome\n    colour: red\n");
  writeFileSync(join(cwd, "old.txt"), "LUME_RIVER_GUARD [MLIREB]\n+LRG_\nNOBODY\n");
}, 120_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test("a page is read with a lexicon of one's own", async () => {
  const { out, code } = await daybook(["read", "page.txt", "--lexicon", "mine.yaml"], { cwd });
  expect(code).toBe(0);
  expect(out).toContain("The Lume River Guard (MLIREB)");
});

test("check runs its examples", async () => {
  const { out, code } = await daybook(["lexicon", "check", "mine.yaml"], { cwd });
  expect([out, code]).toEqual(["1 entry, 1 example: all well\n", 0]);
});

test("a wrong one is refused whole, every error on a line of its own", async () => {
  const { out, error, code } = await daybook(["read", "page.txt", "--lexicon", "mine.yaml", "--lexicon", "bad.yaml"], {
    cwd,
  });
  expect([out, code]).toEqual(["", 1]);
  expect(
    error
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(0, 40)),
  ).toEqual([
    'daybook: bad.yaml:2: the entry has no "n',
    'daybook: bad.yaml:3: "gnome" is none of ',
    'daybook: bad.yaml:4: "colour" is no fiel',
  ]);
});

test("an old dictionary becomes one", async () => {
  const made = await daybook(["lexicon", "import", "old.txt", "--kind", "actors", "--out", "made.jsonl"], { cwd });
  expect(made.code).toBe(0);
  expect(made.out).toContain("1  a root without a code\n           old.txt:3: NOBODY");
  const { out } = await daybook(["read", "page.txt", "--lexicon", "made.jsonl"], { cwd });
  expect(out).toContain("The Lume River Guard (MLIREB)");
});

test("an existing file, prose, a program and a folder are refused in one line", async () => {
  writeFileSync(join(cwd, "theirs.jsonl"), "mine\n");
  const over = await daybook(["lexicon", "import", "old.txt", "--kind", "actors", "--out", "theirs.jsonl"], { cwd });
  expect([over.code, over.error]).toEqual([
    1,
    "daybook: the file is there already (theirs.jsonl): give another name to --out\n",
  ]);
  expect(readFileSync(join(cwd, "theirs.jsonl"), "utf8")).toBe("mine\n");
  const prose = await daybook(["lexicon", "import", "page.txt", "--out", "prose.jsonl"], { cwd });
  expect([prose.code, prose.out]).toEqual([1, ""]);
  expect(prose.error).toMatch(/^daybook: nothing in it looks like a dictionary .*page\.txt.*\n$/);
  writeFileSync(join(cwd, "codes.txt"), "The army [MIL] said no.\nMore in the evening [AFP].\n");
  const codes = await daybook(["lexicon", "import", "codes.txt", "--out", "prose.jsonl"], { cwd });
  expect(codes.error).toMatch(/^daybook: nothing in it looks like a dictionary /);
  writeFileSync(join(cwd, "phrases.txt"), "CUP FINAL # of any sport at all\n+STOCK PRICES\n");
  const none = await daybook(["lexicon", "import", "phrases.txt", "--out", "prose.jsonl"], { cwd });
  expect([none.code, none.error.split("\n").at(-2)]).toEqual([
    1,
    "daybook: no entry could be made (phrases.txt): nothing is written; see the reasons above",
  ]);
  expect(existsSync(join(cwd, "prose.jsonl"))).toBe(false);
  mkdirSync(join(cwd, "folder"), { recursive: true });
  writeFileSync(join(cwd, "nul.yaml"), `${"# a long line of text\n".repeat(200)}\0`);
  for (const [file, said] of [
    [process.execPath, /^daybook: \S+ is a program, not a text: .*\n$/],
    ["nul.yaml", /^daybook: nul\.yaml has NUL characters .*\n$/],
    ["folder", /^daybook: folder is a folder, not a file: .*\n$/],
    ["none.yaml", /^daybook: none\.yaml does not exist: .*\n$/],
  ] as const)
    for (const call of [
      ["lexicon", "check", file],
      ["read", "page.txt", "--lexicon", file],
    ]) {
      const { error, code } = await daybook(call, { cwd });
      expect(code).toBe(1);
      expect(error).toMatch(said);
    }
});

test("check warns of what has no examples, and names the line of one that fails", async () => {
  writeFileSync(
    join(cwd, "some.yaml"),
    `actors:
  - id: lume-river-guard
    name: Lume River Guard
    kind: armed group
    code: MLIREB
    examples:
      - "[actor The Lume River Guard] left."
      - "The Lume River Guard left."
  - id: lume-front
    name: Lume Front
    kind: armed group
`,
  );
  const { error, code } = await daybook(["lexicon", "check", "some.yaml"], { cwd });
  expect(code).toBe(1);
  expect(error).toContain("some.yaml:8: lume-river-guard: wanted The Lume River Guard left.");
  expect(error).toContain("some.yaml:9: warning: lume-front has no examples");
});

test("wrong calls", async () => {
  for (const args of [
    ["lexicon"],
    ["lexicon", "chek", "x"],
    ["lexicon", "check"],
    ["lexicon", "import", "old.txt", "--out", "x.txt"],
  ])
    expect((await daybook(args, { cwd })).code, args.join(" ")).toBe(2);
  expect((await daybook(["explain", "KGZMLI"], { cwd })).error).toContain("did you mean KGZMIL?");
});

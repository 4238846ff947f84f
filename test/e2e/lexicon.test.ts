import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printableLines, screened } from "../proof/width.ts";
import { arrived } from "./arguments.ts";
import type { Io } from "./command.ts";
import { command as extract } from "./extract.ts";

const HOSTILE =
  "The army\u001b]0;owned\u0007 shelled\u009b2J the \u202etown\u001b[8m today." +
  " More than forty people fled to the hills, the mayor said.".repeat(9);

test("nothing in a text moves the cursor, sets a title or turns letters around; lines and tabs stay", () => {
  expect(printableLines(`${HOSTILE}\r\n\tSo it said.\n`).replace(/ More.*said\./, "")).toBe(
    "The army␛]0;owned␇ shelled\ufffd2J the \ufffdtown␛[8m today.\r\n\tSo it said.\n",
  );
});

test("our own colors reach the terminal, nothing else does", () => {
  expect(screened("\u001b[1;31mred\u001b[0m plain\n")).toBe("\u001b[1;31mred\u001b[0m plain\n");
  expect(screened("\u001b]0;title\u0007 \u009b2J\u001b[2J\n")).toBe("␛]0;title␇ \ufffd2J␛[2J\n");
});

test.each([
  [true, `${printableLines(HOSTILE)}\n`],
  [false, `${HOSTILE}\n`],
])("extract on a terminal: %s", async (terminal, printed) => {
  const folder = mkdtempSync(join(tmpdir(), "daybook-io-"));
  try {
    const file = join(folder, "page.txt");
    writeFileSync(file, HOSTILE);
    let out = "";
    const io: Io = {
      async out(text) {
        out += text;
      },
      error: (line) => expect.unreachable(line),
      progress: undefined,
      color: false,
      terminal,
      width: 100,
      now: () => new Date(0),
    };
    expect(await extract.run(arrived([file], extract, "extract"), io)).toBe(0);
    expect(out).toBe(printed);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../kit/load.ts";
import { csvHead } from "./csv.ts";

test("the codebook names every column of the CSV, in its order", () => {
  const book = readFileSync(join(packageRoot(), "docs", "codebook.md"), "utf8");
  const named = [...book.matchAll(/^\| `(\w+)` \|/gm)].map(([, column]) => column);
  expect(named).toEqual(csvHead().trim().split(","));
});

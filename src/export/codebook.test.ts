import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../kit/load.ts";
import { csvHead, csvTollHead } from "./csv.ts";
import { csvSightingHead } from "./csv-sighting.ts";

test.each([
  ["claims", csvHead],
  ["tolls", csvTollHead],
  ["sightings", csvSightingHead],
])("the codebook names every column of the table of %s, in its order", (table, head) => {
  const book = readFileSync(join(packageRoot(), "docs", "codebook.md"), "utf8");
  const part = book.split(/^## /m).find((each) => each.toLowerCase().startsWith(`the table of ${table}`));
  const named = [...part!.matchAll(/^\| `(\w+)` \|/gm)].map(([, column]) => column);
  expect(named).toEqual(head().trim().split(","));
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonlRecords, readingsOf } from "../../src/export/jsonl.ts";
import { packageRoot } from "../../src/kit/load.ts";
import { proof } from "../../src/proof/proof.ts";
import { why } from "../../src/proof/why.ts";
import { width } from "../../src/proof/width.ts";
import { type Reading, read } from "../../src/read.ts";
import { parseReading } from "../../src/schema.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { testKit } from "../kit.ts";

let folder = "";
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "daybook-whole-"));
  store = await openStore(join(folder, "a.db"));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** What stores and exports keep of a reading. */
function kept(reading: Reading): Reading {
  return { ...reading, sentences: reading.sentences.map((sentence) => ({ ...sentence, tokens: [] })) };
}

/** The laws that hold for every reading, whatever the text. */
async function holds(reading: Reading): Promise<void> {
  expect(parseReading(JSON.parse(JSON.stringify(reading)))).toEqual(reading);
  for (const line of proof(reading).split("\n")) expect(width(line)).toBeLessThanOrEqual(100);
  await store.add(reading, { page: reading.page.id, seen: "2026-11-01T00:00:00Z", sourceSha256: "" });
  expect(await store.reading(reading.page.id)).toEqual(kept(reading));
  const lines = [...jsonlRecords(reading, { sha256: "", sightings: [] })].map((each) => JSON.stringify(each));
  expect([...readingsOf(lines)]).toEqual([kept(reading)]);
}

describe("what is read is kept whole by schema, sheet, store and export", () => {
  test("a real page", async () => {
    const text = readFileSync(join(packageRoot(), "corpus", "border-town.txt"), "utf8");
    const reading = read(text, testKit(), { published: "2025-03-14", url: "https://example.org/a", outlet: "Agency" });
    expect(reading.claims.length).toBeGreaterThan(5);
    await holds(reading);
    for (const { id } of [...reading.claims, ...reading.mentions, ...reading.attributions])
      expect(why(reading, id)).toContain(id);
  });

  test("any text", async () => {
    const pieces = fc.constantFrom(
      ...'The army said|rebels|killed|12|people|on Tuesday|in Karsh|,|.|\n|\n\n|“|”|"|denied that|(Reuters)|according to|March 14, 2025|港口|👩‍🚒|\u0001|\u001b[31m|\u202e|é|Photo:|TT|—'.split(
        "|",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 40 }), async (parts) => {
        await holds(read(parts.join(" "), testKit()));
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

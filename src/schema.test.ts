import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { handMade } from "../test/e2e/reading.fixture.ts";
import { packageRoot } from "./kit/load.ts";
import { parseReading, readingJsonSchema } from "./schema.ts";

describe("the schema of a reading", () => {
  test("takes a reading that uses every field", () => {
    expect(parseReading(JSON.parse(JSON.stringify(handMade())))).toEqual(handMade());
  });

  test.each([
    ["a missing layer", { claims: undefined }],
    ["an unknown field", { mood: "sour" }],
    ["a claim that is none", { claims: [{ id: "x" }] }],
  ])("refuses %s", (_what, change) => {
    expect(() => parseReading({ ...handMade(), ...change })).toThrow();
  });

  test("docs/reading.schema.json is the one in force (UPDATE=1 writes it)", () => {
    const path = join(packageRoot(), "docs", "reading.schema.json");
    const text = `${JSON.stringify(readingJsonSchema(), null, 2)}\n`;
    if (process.env.UPDATE) writeFileSync(path, text);
    expect(readFileSync(path, "utf8")).toBe(text);
  });
});

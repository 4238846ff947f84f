import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../src/kit/load.ts";
import { read } from "../src/read.ts";
import { textOf } from "../src/span.ts";
import { testKit } from "../test/kit.ts";

const folder = join(packageRoot(), "corpus", "quiet");

test("pages about sport, business, weather and culture hold at most one false event in a hundred sentences", () => {
  const readings = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => read(readFileSync(join(folder, name), "utf8"), testKit()));
  const sentences = readings.reduce((sum, reading) => sum + reading.sentences.length, 0);
  const found = readings.flatMap(({ events, page }) =>
    events.map(({ trigger, code }) => `${code.plover} ${textOf(page.text, trigger)}`),
  );
  expect(readings.length).toBeGreaterThanOrEqual(10);
  expect(found.length, found.join(", ")).toBeLessThanOrEqual(sentences / 100);
});

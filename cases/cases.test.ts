import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../src/kit/load.ts";
import { testKit } from "../test/kit.ts";
import { checkMarked, type MarkedOptions } from "../test/marked.ts";

/**
 * Every line of cases/*.txt is a marked sentence: brackets out, read, found spans back in. A file begins with its settings:
 *   layer: record | mentions      labels: event actor target (only these are compared)      published: 2025-03-14
 * `# …` is a comment; `xfail (reason): line` is a known gap, and the run says so when it starts to pass. ` ¶ ` is a blank line.
 */
const folder = join(packageRoot(), "cases");

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort()) {
  const options: Record<string, unknown> = { layer: "record" };
  describe(`cases/${file}`, () => {
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .forEach((line, at) => {
        const setting = /^(layer|labels|published): *(.+)$/.exec(line);
        if (setting) options[setting[1]!] = setting[1] === "labels" ? setting[2]!.split(/ +/) : setting[2];
        else if (line.trim() !== "" && !line.startsWith("#"))
          run(line, at + 1, { ...options } as unknown as MarkedOptions);
      });
  });
}

function run(line: string, at: number, options: MarkedOptions): void {
  const gap = /^xfail \(([^)]*)\): */.exec(line);
  const marked = gap ? line.slice(gap[0].length) : line;
  const test = () => {
    const { expected, got } = checkMarked(marked, testKit(), options);
    expect(got).toBe(expected);
  };
  if (gap) it.fails(`:${at} ${marked} (known gap: ${gap[1]})`, test);
  else it(`:${at} ${marked}`, test);
}

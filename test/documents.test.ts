import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../src/kit/load.ts";

const root = packageRoot();
const documents = ["", "docs", "docs/decisions", "bench", "corpus", "gazetteer", "lexicon", "models", "src"].flatMap(
  (folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith(".md"))
          .map((name) => join(folder, name))
      : [],
);

describe.each(documents)("%s", (document) => {
  const text = readFileSync(join(root, document), "utf8");

  it("links to files that are there", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((found) => found[1]!);
    expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });

  it("names npm scripts that are there", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
    const named = [...text.matchAll(/npm run (?:--\S+ )*([a-z][a-z:]*)/g)].map((found) => found[1]!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it("README shows what the program prints, line by line", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const excerpt = /<!-- excerpt: (\S+) -->\n```text\n([\s\S]*?)```\n<!-- end of excerpt -->/.exec(readme);
  const printed = readFileSync(join(root, excerpt?.[1] ?? "README.md"), "utf8").split("\n");
  const shown = (excerpt?.[2] ?? "").split("\n").filter((line) => line.trim() !== "…");
  expect(shown.length, "an excerpt of the proof sheet").toBeGreaterThan(10);
  expect(shown.filter((line) => !printed.includes(line))).toEqual([]);
});

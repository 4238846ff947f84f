import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../src/kit/load.ts";
import { imports, importsOf, mapTable, withMap, wrongWays } from "./import-map.ts";

describe("the rooms of src/", () => {
  const root = packageRoot();
  const found = imports(join(root, "src"));

  it("import one way", () => {
    expect(wrongWays(found)).toEqual([]);
  });

  it("are drawn in ARCHITECTURE.md as they are (npm run map)", () => {
    const document = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
    expect(document).toBe(withMap(document, mapTable(found)));
  });
});

describe("importsOf", () => {
  it("sees rooms, and which imports are types alone", () => {
    const source = [
      'import type { Page } from "../page/page.ts";',
      'import {\n  type Span,\n  textOf,\n} from "../span.ts";',
      'import { type Kit, type Entry } from "../kit/kit.ts";',
      'import { noun } from "./noun.ts";',
      'export { explain } from "../coding/explain.ts";',
      'import { join } from "node:path";',
    ].join("\n");
    expect(importsOf("event/event.ts", source).map(({ to, typesOnly }) => [to, typesOnly])).toEqual([
      ["page", true],
      ["span.ts", false],
      ["kit", true],
      ["coding", false],
    ]);
  });

  it("tells a wrong way", () => {
    expect(wrongWays(importsOf("page/page.ts", 'import { read } from "../read.ts";'))).toEqual([
      "src/page/page.ts: page comes before read.ts and must not import it",
    ]);
    expect(wrongWays(importsOf("claim/claim.ts", 'import { stage } from "../stage.ts";'))).toHaveLength(1);
    expect(wrongWays(importsOf("claim/claim.ts", 'import type { Layers } from "../stage.ts";'))).toEqual([]);
    expect(wrongWays(importsOf("attic/attic.ts", 'import { read } from "../read.ts";'))[0]).toMatch(
      /"attic" has no place/,
    );
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../src/kit/load.ts";
import { proof } from "../src/proof/proof.ts";
import { read } from "../src/read.ts";
import { testKit } from "../test/kit.ts";

/** Every page of the corpus against its reviewed proof sheet: a change of the reading is a diff to look at. `vitest run corpus -u` rewrites them. */
const folder = join(packageRoot(), "corpus");

describe("corpus", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
    const name = file.slice(0, -4);
    it(name, async () => {
      const reading = read(
        readFileSync(join(folder, file), "utf8"),
        testKit(),
        given(join(folder, `${name}.meta.json`)),
      );
      await expect(proof({ ...reading, kit: "-" }, { width: 100, color: false })).toMatchFileSnapshot(
        join(folder, `${name}.proof`),
      );
    });
  }
});

function given(meta: string): { readonly published: string } | undefined {
  return existsSync(meta)
    ? { published: (JSON.parse(readFileSync(meta, "utf8")) as { published: string }).published }
    : undefined;
}

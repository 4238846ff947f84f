import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/kit/load.ts";
import { imports, mapTable, withMap, wrongWays } from "./import-map.ts";

/** npm run map: prints which room imports which, and writes it into ARCHITECTURE.md. */
const root = packageRoot();
const found = imports(join(root, "src"));
const table = mapTable(found);
const document = join(root, "ARCHITECTURE.md");
writeFileSync(document, withMap(readFileSync(document, "utf8"), table));
console.log(table);
for (const line of wrongWays(found)) {
  console.error(line);
  process.exitCode = 1;
}

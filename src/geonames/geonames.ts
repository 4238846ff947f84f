import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { openIndex } from "../gazetteer/index-file.ts";
import type { Kit } from "../kit/kit.ts";
import { gazetteerError, importedFiles, openPlaces } from "./database.ts";
import { placeSource } from "./source.ts";

/**
 * The kit with the places that were imported into a file, asked before its own; the kit as it is where there is no such file or nothing in
 * it. The version changes with what was imported. The file stays open as long as the program runs. Throws StoreError.
 */
export async function withImported(kit: Kit, file: string): Promise<Kit> {
  if (!existsSync(file)) return kit;
  const db = await openPlaces(file, "read");
  try {
    const files = importedFiles(db);
    if (!files.some(({ finished }) => finished !== null)) {
      db.close();
      return kit;
    }
    const hash = createHash("sha256").update(kit.version);
    for (const { sha256, next } of files) hash.update(`\0${sha256} ${next}`);
    const own = kit.gazetteer.length > 0 ? openIndex(kit.gazetteer) : undefined;
    const imported = [...(kit.imported ?? []), placeSource(db, own)];
    return { ...kit, version: hash.digest("hex").slice(0, 12), imported };
  } catch (error) {
    throw gazetteerError(error, file);
  }
}

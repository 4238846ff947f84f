import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Kit, Lexicon } from "./kit.ts";

/**
 * The kit that ships with the package: the lexicon index made by `npm run build` and the model files.
 * Throws Error with what to do when one is missing.
 */
export function loadKit(root: string = packageRoot()): Kit {
  const index = join(root, "dist", "lexicon.json");
  if (!existsSync(index)) throw new Error(`${index} is missing: run "npm run build" once`);
  const { version, lexicon } = JSON.parse(readFileSync(index, "utf8")) as { version: string; lexicon: Lexicon };
  return { version, lexicon, models: loadModels(join(root, "models")), gazetteer: loadGazetteer(root) };
}

/** The bytes of the gazetteer that `npm run build` makes. Throws Error with what to do when it is missing. */
export function loadGazetteer(root: string): Uint8Array {
  const file = join(root, "dist", "gazetteer.bin");
  if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build" once`);
  const bytes = readFileSync(file);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Every *.bin of a folder, by its name without the ending. */
export function loadModels(folder: string): Record<string, Uint8Array> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((file) => file.endsWith(".bin"));
  return Object.fromEntries(files.map((file) => [file.slice(0, -4), new Uint8Array(readFileSync(join(folder, file)))]));
}

/** The nearest folder upwards that holds package.json: the same from src/ (tests) and from dist/src/ (installed). */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("no package.json above the program: is the installation whole?");
    folder = above;
  }
  return folder;
}

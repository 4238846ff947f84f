import { existsSync } from "node:fs";
import type { Kit } from "../kit/kit.ts";
import { loadKit } from "../kit/load.ts";
import { type Args, Failure, type Options } from "./command.ts";
import { gazetteerFile, gazetteerHelp, gazetteerOptions } from "./gazetteer-file.ts";

/** The options by which a user brings knowledge of their own. */
export const kitOptions = {
  lexicon: { type: "string", multiple: true },
  ...gazetteerOptions,
} as const satisfies Options;

export const kitHelp = `  --lexicon FILE      also know what stands in this lexicon of yours (repeatable; daybook lexicon --help)
${gazetteerHelp}`;

/** The kit that ships, with the lexicons of the call and the places the user imported. Throws LexiconError with all that is wrong, StoreError. */
export async function kitOf(args: Args): Promise<Kit> {
  return withPlaces(await plainKitOf(args), placesOf(args));
}

/** The same without imported places: plain data, which moves to other threads. */
export async function plainKitOf(args: Args): Promise<Kit> {
  const paths = args.texts("lexicon");
  if (paths.length === 0) return loadKit();
  const { kitWith } = await import("../lexicon/lexicon.ts");
  return kitWith(loadKit(), paths);
}

/** The file of imported places to ask; undefined where there is none. Throws Failure when the one that was named is missing. */
export function placesOf(args: Args): string | undefined {
  const file = gazetteerFile(args);
  if (file === undefined || existsSync(file)) return file;
  if (args.text("gazetteer") === undefined) return undefined;
  throw new Failure("no imported places", file, "daybook gazetteer import FILE makes them");
}

/** SQLite is loaded only where there is something to open: most users import nothing. */
export async function withPlaces(kit: Kit, file: string | undefined): Promise<Kit> {
  if (file === undefined) return kit;
  const { withImported } = await import("../geonames/geonames.ts");
  return withImported(kit, file);
}

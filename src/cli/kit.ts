import type { Kit } from "../kit/kit.ts";
import { loadKit } from "../kit/load.ts";
import type { Args, Options } from "./command.ts";

/** The option by which a user brings knowledge of their own. */
export const lexiconOptions = { lexicon: { type: "string", multiple: true } } as const satisfies Options;

export const lexiconHelp =
  "  --lexicon FILE      also know what stands in this lexicon of yours (repeatable; daybook lexicon --help)";

/** The kit that ships, with the lexicons of the call. Throws LexiconError with all that is wrong with them. */
export async function kitOf(args: Args): Promise<Kit> {
  const paths = args.texts("lexicon");
  if (paths.length === 0) return loadKit();
  const { kitWith } = await import("../lexicon/lexicon.ts");
  return kitWith(loadKit(), paths);
}

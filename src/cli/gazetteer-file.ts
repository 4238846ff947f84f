import { homedir } from "node:os";
import { join } from "node:path";
import type { Args, Options } from "./command.ts";

export const gazetteerOptions = { gazetteer: { type: "string" } } as const satisfies Options;

export const gazetteerHelp =
  '  --gazetteer FILE    places you imported into another file than the usual one (daybook gazetteer --help); "none": without';

/** The file of imported places that a call means; undefined where it wants none. Named by the option, DAYBOOK_GAZETTEER, or the usual one. */
export function gazetteerFile(args: Args): string | undefined {
  const named = args.text("gazetteer") ?? process.env.DAYBOOK_GAZETTEER;
  if (named === "none") return undefined;
  return named === undefined || named === "" ? join(dataFolder(), "daybook", "gazetteer.db") : named;
}

/** Where programs of this system keep a user's data. */
function dataFolder(): string {
  const { env, platform } = process;
  if (platform === "win32") return env.LOCALAPPDATA || join(homedir(), "AppData", "Local");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support");
  return env.XDG_DATA_HOME || join(homedir(), ".local", "share");
}

import type { Page } from "../page/page.ts";
import type { Reading } from "../read.ts";
import { type Args, type Options, UsageError } from "./command.ts";

/** The options by which a user tells what the page itself does not: never guessed, always shown as given. */
export const givenOptions = {
  date: { type: "string" },
  url: { type: "string" },
  outlet: { type: "string" },
  split: { type: "boolean" },
  "no-split": { type: "boolean" },
  "max-bytes": { type: "string" },
} as const satisfies Options;

export const givenHelp = `  --date YYYY-MM-DD   the day all these pages were published: anchors "on Tuesday", "last week". It goes before the day a page gives itself;
                      pages that give another are named
  --url ADDRESS       where it was published
  --outlet NAME       who published it
  --split             where a new story possibly begins, one does; --no-split: the whole page is one story
  --max-bytes N       read larger files than 8 MB`;

/** What the call gives of a page; undefined when it gives nothing. Throws UsageError. */
export function givenOf(args: Args): NonNullable<Page["given"]> | undefined {
  const published = args.text("date");
  if (published !== undefined && !isDay(published))
    throw new UsageError(`--date ${published}: give a day as YYYY-MM-DD`);
  const url = args.text("url");
  const outlet = args.text("outlet");
  if (args.flag("split") && args.flag("no-split")) throw new UsageError("--split and --no-split: choose one of them");
  const split = args.flag("split") ? true : args.flag("no-split") ? false : undefined;
  const given = {
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(outlet !== undefined && { outlet }),
    ...(split !== undefined && { split }),
  };
  return Object.keys(given).length > 0 ? given : undefined;
}

/** The days that stories of a page give themselves where another was given for them, in words. */
export function otherDays({ notes }: Reading): readonly string[] {
  return [...new Set(notes.filter(({ rule }) => rule === "given-day").map(({ text }) => text))];
}

/** A day of the calendar as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

import { codeNames, explainCode } from "../coding/explain.ts";
import { sectors } from "../coding/sector.ts";
import { section } from "../kit/kit.ts";
import { why } from "../proof/why.ts";
import type { Reading } from "../read.ts";
import { type Args, type Command, Failure, UsageError } from "./command.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { givenHelp, givenOf, givenOptions } from "./given.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
import { nearest } from "./nearest.ts";
import { readPage } from "./page.ts";

export const command: Command = {
  usage: "explain CODE | ADDRESS",
  help: `What a PLOVER, CAMEO, ACLED or actor code means ("CAMEO 19", "interaction 37", "time_precision 2" where a number is several things); or why a claim, event, attribution, mention or article was read so: its
quote and, field by field, the lexicon line, rule or model score it rests on.

  --file FILE         the address is of this page, which is read now instead of looked up
${givenHelp}
${kitHelp}
${databaseHelp}`,
  options: { ...databaseOptions, ...givenOptions, ...kitOptions, file: { type: "string" } },
  async run(args, io) {
    if (args.names.length === 0) throw new UsageError("explain what? Give a code (ASSAULT, 19, MIL) or an address");
    const asked = args.names.join(" ");
    if (!asked.includes("#")) {
      const meaning = /^[A-Za-z]{3,9}$/.test(asked) ? explainCode(asked, await landNames(args)) : explainCode(asked);
      if (meaning === undefined) {
        const guess = meant(asked);
        throw new Failure(
          "no such code",
          asked,
          guess === undefined
            ? "PLOVER types, modes, contexts and quads, CAMEO and ACLED codes, actor codes are known"
            : `did you mean ${guess}?`,
        );
      }
      await io.out(`${meaning}\n`);
      return 0;
    }
    const answer = why(await readingOf(asked, args), asked, { width: io.width, color: io.color });
    if (answer === undefined)
      throw new Failure("nothing has this address", asked, "daybook list prints those of claims");
    await io.out(answer);
    return 0;
  },
};

/** The nearest code, whatever its case; of an actor code that cannot be read, the nearest to its part that is wrong. */
function meant(asked: string): string | undefined {
  const names = codeNames();
  const guess = nearest(
    asked.toUpperCase(),
    names.map((name) => name.toUpperCase()),
  );
  const found = names.find((name) => name.toUpperCase() === guess);
  if (found !== undefined) return found;
  const [, land, sector] = /^([A-Z]{3})([A-Z]{2,4})$/.exec(asked.toUpperCase()) ?? [];
  const letters = (text: string) => [...text].sort().join("");
  const known = Object.keys(sectors);
  const part = sector && (known.find((each) => letters(each) === letters(sector)) ?? nearest(sector, known));
  return part && part !== sector ? `${land}${part}` : undefined;
}

/** Names of countries come from the lexicon, a user's included. */
async function landNames(args: Args): Promise<(code: string) => string | undefined> {
  const states = section(await kitOf(args), "actors").filter(({ kind }) => kind === "state" || kind === "territory");
  return (code) => {
    const held = states.find((entry) => entry.code === code && entry.partOf === undefined);
    return typeof held?.name === "string" ? held.name : undefined;
  };
}

async function readingOf(address: string, args: Args): Promise<Reading> {
  const path = args.text("file");
  const maxBytes = args.number("max-bytes");
  const given = givenOf(args);
  if (path !== undefined)
    return readPage(path, await kitOf(args), { ...(given && { given }), ...(maxBytes && { maxBytes }) });
  const page = address.split("#")[0]!;
  const file = databaseOf(args);
  const reading = await withStore(file, { readOnly: true }, (store) => store.reading(page));
  if (!reading) throw new Failure(`no page ${page}`, file, "add it first, or name its file with --file");
  return reading;
}

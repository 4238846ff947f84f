import { explainCode } from "../coding/explain.ts";
import { why } from "../proof/why.ts";
import type { Reading } from "../read.ts";
import { type Args, type Command, Failure, UsageError } from "./command.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { givenHelp, givenOf, givenOptions } from "./given.ts";
import { kitOf, lexiconHelp, lexiconOptions } from "./kit.ts";
import { readPage } from "./page.ts";

export const command: Command = {
  usage: "explain CODE | ADDRESS",
  help: `What a PLOVER, CAMEO, ACLED or actor code means; or why a claim, event, attribution, mention or article was read so: its
quote and, field by field, the lexicon line, rule or model score it rests on.

  --file FILE         the address is of this page, which is read now instead of looked up
${givenHelp}
${lexiconHelp}
${databaseHelp}`,
  options: { ...databaseOptions, ...givenOptions, ...lexiconOptions, file: { type: "string" } },
  async run(args, io) {
    if (args.names.length === 0) throw new UsageError("explain what? Give a code (ASSAULT, 19, MIL) or an address");
    const asked = args.names.join(" ");
    if (!asked.includes("#")) {
      const meaning = explainCode(asked);
      if (meaning === undefined)
        throw new Failure(
          "no such code",
          asked,
          "PLOVER types, modes and contexts, CAMEO and ACLED codes, actor codes",
        );
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

import { proof, proofOf } from "../proof/proof.ts";
import { type Command, Failure, UsageError } from "./command.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { kinLines, tellingLines } from "./kinship.ts";

export const command: Command = {
  usage: "show ADDRESS | PAGE",
  help: `A claim of the database in full (its address, as \`daybook list\` prints it), or all of a page (its id): with the copies of the story
elsewhere, how they lie to it, at which outlets and addresses each stands, and the versions of the page.

  --json              as JSON
  --source            the bytes the page was fetched as, to standard output
${databaseHelp}`,
  options: { ...databaseOptions, source: { type: "boolean" }, json: { type: "boolean" } },
  async run(args, io) {
    const [asked, ...more] = args.names;
    if (asked === undefined || more.length > 0) throw new UsageError("show one claim or page: give its address");
    const file = databaseOf(args);
    const page = asked.split("#")[0]!;
    if (args.flag("source")) {
      const { showSource } = await import("./show-source.ts");
      return withStore(file, { readOnly: true }, (store) => showSource(store, page, file, io));
    }
    const { reading, kin, tellings } = await withStore(file, { readOnly: true }, async (store) => ({
      reading: await store.reading(page),
      kin: asked.includes("#") ? await tellingLines(store, asked, io.width) : await kinLines(store, page, io.width),
      tellings: await store.tellings(asked),
    }));
    if (!reading) throw new Failure(`no page ${page}`, file, "daybook list shows what there is");
    const options = { width: io.width, color: io.color };
    if (!asked.includes("#")) {
      await io.out(args.flag("json") ? `${JSON.stringify(reading)}\n` : proof(reading, options) + kin);
      return 0;
    }
    const claim = reading.claims.find((each) => each.id === asked);
    if (!claim) throw new Failure(`no claim ${asked}`, file, `daybook show ${page} shows those of its page`);
    if (args.flag("json")) {
      const event = reading.events.find((each) => each.id === claim.event);
      const told = claim.told.map((id) => reading.attributions.find((each) => each.id === id));
      await io.out(`${JSON.stringify({ ...claim, event, told, ...(tellings.length > 1 && { tellings }) })}\n`);
    } else await io.out(`${proofOf(reading, claim.id, options)}${kin}\nwhy: daybook explain ${asked}\n`);
    return 0;
  },
};

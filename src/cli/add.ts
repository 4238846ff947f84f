import { printable } from "../proof/width.ts";
import { Adding } from "./adding.ts";
import { type Args, type Command, UsageError } from "./command.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { givenHelp, givenOf, givenOptions } from "./given.ts";
import { interruption } from "./interrupt.ts";
import { kitHelp, kitOptions, placesOf, plainKitOf } from "./kit.ts";
import { progress } from "./progress.ts";
import { Reader, type Work, workHelp, workOf, workOptions } from "./reader.ts";
import { version } from "./version.ts";
import { counting } from "./walk.ts";
import { isWeb, webHelp, webOf, webOptions } from "./web.ts";

export const command: Command = {
  usage: "add FILE… | FOLDER… | URL… | -",
  help: `Reads pages and keeps them ("-": standard input): texts, web pages, feeds, mails, archives; of a folder every file, those in its folders too.
What a file is, its content says. The same page twice changes nothing; a page that was read with an older lexicon or model, or without the
day now given, is read again. Each page is safe on the disk when its line is printed: adding can be broken off at any time (Ctrl-C) and
simply run again; files that lie as they lay are passed over quickly. Pages that hold no article (a sign-in, a page drawn by
script) are listed and not kept. An address (https://…) is asked for as daybook watch asks: what its robots.txt forbids is not read, and the
bytes it gave are kept. Exit code 1 when something failed, or nothing could be read; pages without an article are no failure.

${givenHelp}
${workHelp}
${webHelp}
${kitHelp}
${databaseHelp}`,
  options: { ...givenOptions, ...workOptions, ...webOptions, ...kitOptions, ...databaseOptions },
  async run(args, io) {
    const given = givenOf(args);
    const work = workOf(args);
    if (args.names.length === 0) throw new UsageError("nothing to add: give file names, a folder, or an address");
    const file = databaseOf(args);
    // Lines are a report, and pages are what is asked for: `| head` must not leave most of them out.
    io.onClosed?.("go on");
    const { reader, by } = await readerOf(args, work);
    const { signal, off } = interruption(io, "stopping; once more to stop at once");
    try {
      return await withStore(file, {}, async (store) => {
        const options = {
          signal,
          reader: by,
          ...(args.names.some(isWeb) && { web: await webOf(args) }),
          ...(given && { given }),
          ...(work.maxBytes && { maxBytes: work.maxBytes }),
        };
        const bar = progress(io, counting(io.progress ? args.names : [], signal));
        const adding = new Adding(store, reader, options, io, bar);
        await adding.all(args.names);
        bar.end();
        if (adding.otherDays) io.error(adding.otherDays);
        const summary = await adding.summary(printable(file));
        await io.out(summary);
        if (io.isClosed?.()) for (const line of summary.trimEnd().split("\n")) io.error(line);
        if (!signal.aborted) {
          if (adding.isEmpty)
            io.error(`nothing to read (${args.names.join(", ")}): name files, or a folder with pages in it`);
          return adding.hasFailed || adding.isEmpty ? 1 : 0;
        }
        io.error("stopped: run the same command again to go on where it was");
        // A pipe that is still open would keep us waiting.
        if (args.names.includes("-")) process.stdin.destroy();
        return 130;
      });
    } finally {
      off();
      await reader.close();
    }
  },
};

/** What reads, and its name: kit and program. Nothing else may hold the kit, which would be held twice once threads have it. */
async function readerOf(args: Args, work: Work): Promise<{ readonly reader: Reader; readonly by: string }> {
  const kit = await plainKitOf(args);
  return { reader: new Reader(kit, placesOf(args), work), by: `${kit.version} ${version()}` };
}

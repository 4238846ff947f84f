import { claimFeatures, collectionFoot, collectionHead } from "../export/geojson.ts";
import { InputError } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import { proof } from "../proof/proof.ts";
import type { Reading } from "../read.ts";
import { conllu } from "../sentence/conllu.ts";
import type { Layers } from "../stage.ts";
import { type Args, type Command, type Io, UsageError } from "./command.ts";
import { complaint } from "./complaint.ts";
import { Drafts } from "./drafts.ts";
import { givenHelp, givenOf, givenOptions, otherDays } from "./given.ts";
import { withoutStory } from "./input-error.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
import { lossTables } from "./losses.ts";
import { workHelp, workOf, workOptions } from "./reader.ts";
import { personHelp, webHelp, webOf, webOptions } from "./web.ts";

export const command: Command = {
  usage: "read FILE… | URL… | -",
  help: `Prints the proof sheet of each page: its claims with quote, chain of sources, place, time and basis.
${personHelp}

${givenHelp}
${workHelp.split("\n").slice(1).join("\n")}
${webHelp}
${kitHelp}
  --json              the whole reading instead, one JSON object a page (docs/reading.schema.json)
  --geojson           a map instead: one GeoJSON collection, a claim at each of its places; those without a point, or with
                      no more than a country, have no geometry and are counted on standard error
  --conllu            the dependency trees instead (CoNLL-U)
  --jsonl             a pipe: {"id", "text" or "html", "published"?, "url"?, "outlet"?, "split"?} a line on standard input,
                      {"id", …reading} or {"id"?, "error": {line, what, todo}} a line out, in the same order
  --losses            what was left out of a web page instead: by reason, then each block with its place in the file
  --timing            the time of each stage, on standard error
  --no-color          plain text on a terminal too`,
  options: {
    ...givenOptions,
    deadline: workOptions.deadline,
    ...webOptions,
    ...kitOptions,
    json: { type: "boolean" },
    geojson: { type: "boolean" },
    conllu: { type: "boolean" },
    jsonl: { type: "boolean" },
    losses: { type: "boolean" },
    timing: { type: "boolean" },
    "no-color": { type: "boolean" },
  },
  async run(args, io) {
    const given = givenOf(args);
    const maxBytes = args.number("max-bytes");
    if (["json", "geojson", "conllu", "jsonl", "losses"].filter(args.flag).length > 1)
      throw new UsageError("--json, --geojson, --conllu, --jsonl and --losses: choose one of them");
    if (args.flag("jsonl")) {
      if (args.names.some((name) => name !== "-"))
        throw new UsageError("--jsonl reads standard input: give no file names");
      const { jsonlPipe } = await import("./jsonl-pipe.ts");
      const drafts = new Drafts(workOf(args));
      try {
        const options = { drafts, ...(given && { given }), ...(maxBytes && { maxBytes }) };
        return await jsonlPipe(process.stdin, await kitOf(args), io, options);
      } finally {
        await drafts.close();
      }
    }
    if (args.names.length === 0)
      throw new UsageError('no page: give a file name, an address, or "-" for standard input');
    const drafts = new Drafts(workOf(args), () => webOf(args));
    const map = args.flag("geojson") ? new MapWriter(io) : undefined;
    let kit: Kit | undefined;
    let failed = false;
    const fail = (error: unknown, path: string) => {
      failed = true;
      io.error(complaint(error, path));
    };
    try {
      for (const path of args.names) {
        for await (const found of drafts.of(path, given)) {
          if (found instanceof InputError) {
            fail(found, path);
            continue;
          }
          // Loaded while a web page is being taken apart.
          const { readingOf } = await import("./page.ts");
          if (!args.flag("losses")) kit ??= await kitOf(args);
          const draft = await found.draft;
          if (draft instanceof InputError) {
            fail(draft, path);
            continue;
          }
          const { document } = found;
          const without = withoutStory(draft.saved, document.where);
          if (without) fail(without, path);
          if (kit === undefined) await io.out(lossTables(document, draft.saved, io.width));
          else if (!without || draft.text.trim() !== "" || args.flag("json")) {
            const reading = readingOf(draft, document, kit, args.flag("timing") ? timing(io) : undefined);
            for (const each of otherDays(reading)) io.error(`${document.where}: ${each}`);
            await (map ? map.add(reading) : io.out(shown(reading, args, io)));
          }
        }
      }
    } finally {
      await drafts.close();
    }
    await map?.end();
    return failed ? 1 : 0;
  },
};

/** One collection for all pages of a call. */
class MapWriter {
  private readonly io: Io;
  private count = 0;
  private nowhere = 0;

  constructor(io: Io) {
    this.io = io;
  }

  async add(reading: Reading): Promise<void> {
    for (const each of claimFeatures(reading)) {
      if (each.geometry === null) this.nowhere++;
      await this.io.out(`${this.count++ === 0 ? collectionHead : ","}\n${JSON.stringify(each)}`);
    }
  }

  async end(): Promise<void> {
    await this.io.out(`${this.count === 0 ? collectionHead : ""}${collectionFoot}`);
    if (this.nowhere > 0)
      this.io.error(`${this.nowhere} of ${this.count} have no point, or only a country: their geometry is null`);
  }
}

function shown(reading: Reading, args: Args, io: Io): string {
  if (args.flag("json")) return `${JSON.stringify(reading)}\n`;
  if (args.flag("conllu")) return conllu(reading.sentences, reading.page.text);
  return proof(reading, { width: io.width, color: io.color && !args.flag("no-color") });
}

function timing(io: Io) {
  return {
    now: () => performance.now(),
    timer: (stage: keyof Layers, seconds: number) => io.error(`${stage.padEnd(13)}${(seconds * 1000).toFixed(1)} ms`),
  };
}

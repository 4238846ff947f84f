import { claimFeatures, collectionFoot, collectionHead } from "../export/geojson.ts";
import { InputError } from "../ingest/file.ts";
import { proof } from "../proof/proof.ts";
import type { Reading } from "../read.ts";
import { conllu } from "../sentence/conllu.ts";
import type { Layers } from "../stage.ts";
import { type Args, type Command, type Io, UsageError } from "./command.ts";
import { complaint } from "./complaint.ts";
import { givenHelp, givenOf, givenOptions } from "./given.ts";
import { withoutStory } from "./input-error.ts";
import { jsonlPipe } from "./jsonl-pipe.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
import { readingsOf } from "./page.ts";

export const command: Command = {
  usage: "read FILE… | -",
  help: `Prints the proof sheet of each page: its claims with quote, chain of sources, place, time and basis.

${givenHelp}
${kitHelp}
  --json              the whole reading instead, one JSON object a page (docs/reading.schema.json)
  --geojson           a map instead: one GeoJSON collection, a claim at each of its places; those without a point, or with
                      no more than a country, have no geometry and are counted on standard error
  --conllu            the dependency trees instead (CoNLL-U)
  --jsonl             a pipe: {"id", "text", "published"?, "url"?, "outlet"?, "split"?} a line on standard input,
                      {"id", …reading} or {"id"?, "error": {line, what, todo}} a line out, in the same order
  --timing            the time of each stage, on standard error
  --no-color          plain text on a terminal too`,
  options: {
    ...givenOptions,
    ...kitOptions,
    json: { type: "boolean" },
    geojson: { type: "boolean" },
    conllu: { type: "boolean" },
    jsonl: { type: "boolean" },
    timing: { type: "boolean" },
    "no-color": { type: "boolean" },
  },
  async run(args, io) {
    const given = givenOf(args);
    const maxBytes = args.number("max-bytes");
    if (["json", "geojson", "conllu", "jsonl"].filter(args.flag).length > 1)
      throw new UsageError("--json, --geojson, --conllu and --jsonl: choose one of them");
    if (args.flag("jsonl")) {
      if (args.names.some((name) => name !== "-"))
        throw new UsageError("--jsonl reads standard input: give no file names");
      return jsonlPipe(process.stdin, await kitOf(args), io, {
        ...(given && { given }),
        ...(maxBytes && { maxBytes }),
      });
    }
    if (args.names.length === 0) throw new UsageError('no page: give a file name, or "-" for standard input');
    const kit = await kitOf(args);
    const map = args.flag("geojson") ? new MapWriter(io) : undefined;
    let failed = false;
    for (const path of args.names) {
      try {
        const clock = args.flag("timing") ? timing(io) : undefined;
        const options = { ...(given && { given }), ...(maxBytes && { maxBytes }), ...(clock && { clock }) };
        for await (const found of readingsOf(path, kit, options)) {
          if (found instanceof InputError) {
            failed = true;
            io.error(complaint(found, path));
            continue;
          }
          const { reading, document } = found;
          const without = withoutStory(reading.page.saved, document.where);
          if (without) {
            failed = true;
            io.error(complaint(without, path));
          }
          if (!without || reading.page.text.trim() !== "" || args.flag("json"))
            await (map ? map.add(reading) : io.out(shown(reading, args, io)));
        }
      } catch (error) {
        failed = true;
        io.error(complaint(error, path));
      }
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

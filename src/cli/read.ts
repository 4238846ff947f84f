import { proof } from "../proof/proof.ts";
import type { Reading } from "../read.ts";
import { conllu } from "../sentence/conllu.ts";
import type { Layers } from "../stage.ts";
import { type Args, type Command, type Io, UsageError } from "./command.ts";
import { complaint } from "./complaint.ts";
import { givenHelp, givenOf, givenOptions } from "./given.ts";
import { jsonlPipe } from "./jsonl-pipe.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
import { readPage } from "./page.ts";

export const command: Command = {
  usage: "read FILE… | -",
  help: `Prints the proof sheet of each page: its claims with quote, chain of sources, place, time and basis.

${givenHelp}
${kitHelp}
  --json              the whole reading instead, one JSON object a page (docs/reading.schema.json)
  --conllu            the dependency trees instead (CoNLL-U)
  --jsonl             a pipe: {"id", "text", "published"?, "url"?, "outlet"?} a line on standard input,
                      {"id", …reading} or {"id"?, "error": {line, what, todo}} a line out, in the same order
  --timing            the time of each stage, on standard error
  --no-color          plain text on a terminal too`,
  options: {
    ...givenOptions,
    ...kitOptions,
    json: { type: "boolean" },
    conllu: { type: "boolean" },
    jsonl: { type: "boolean" },
    timing: { type: "boolean" },
    "no-color": { type: "boolean" },
  },
  async run(args, io) {
    const given = givenOf(args);
    const maxBytes = args.number("max-bytes");
    if (["json", "conllu", "jsonl"].filter(args.flag).length > 1)
      throw new UsageError("--json, --conllu and --jsonl: choose one of them");
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
    let failed = false;
    for (const path of args.names) {
      try {
        const clock = args.flag("timing") ? timing(io) : undefined;
        const reading = readPage(path, kit, {
          ...(given && { given }),
          ...(maxBytes && { maxBytes }),
          ...(clock && { clock }),
        });
        await io.out(shown(reading, args, io));
      } catch (error) {
        failed = true;
        io.error(complaint(error, path));
      }
    }
    return failed ? 1 : 0;
  },
};

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

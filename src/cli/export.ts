import { type ExportOptions, exported } from "../export/export.ts";
import { fileSink, type Sink } from "../export/write.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";

export const command: Command = {
  usage: "export --format jsonl|csv|geojson [--out FILE]",
  help: `Everything in the database. CSV: a claim a line (RFC 4180; cells that a spreadsheet would run as a formula get an apostrophe).
JSON lines: every record with W3C selectors into its page, lossless but for the tokens. GeoJSON: a claim at each of its places,
for a map. Of a country alone no format gives a point. Columns: docs/codebook.md.
Copies and what was edited since are in it, marked by copy_of and superseded: --first leaves them out, so that one shelling is counted once.

  --first             first tellings of what stands only: for a map, a pivot table, a count
  --table NAME        CSV: claims (the default); tolls: a figure of dead, injured, arrested … a line;
                      sightings: a line for each file and address a page was met at, with its outlet
  --out FILE          to a file, which appears whole or not at all; standard output without it
  --redact            without private persons, places finer than a district, quotes and headlines
  --bom               CSV with a byte order mark, which Excel needs to see UTF-8
${databaseHelp}`,
  options: {
    ...databaseOptions,
    format: { type: "string" },
    table: { type: "string" },
    out: { type: "string" },
    first: { type: "boolean" },
    redact: { type: "boolean" },
    bom: { type: "boolean" },
  },
  async run(args, io) {
    const format = args.text("format") ?? formatOf(args.text("out")) ?? (args.text("table") && "csv");
    if (format !== "csv" && format !== "jsonl" && format !== "geojson")
      throw new UsageError(
        format === undefined
          ? "--format is missing: jsonl, csv or geojson"
          : `--format ${format}: jsonl, csv or geojson`,
      );
    const table = args.text("table") ?? "claims";
    if (table !== "claims" && table !== "tolls" && table !== "sightings")
      throw new UsageError(`--table ${table}: claims, tolls or sightings`);
    if (table !== "claims" && format !== "csv")
      throw new UsageError(
        `--table is for CSV: ${format === "jsonl" ? "JSON lines hold claims, tolls and sightings alike" : "GeoJSON holds claims"}`,
      );
    if (table === "sightings" && (args.flag("redact") || args.flag("first")))
      throw new UsageError(
        args.flag("redact")
          ? "--table sightings is addresses, which --redact leaves out"
          : "--first is for claims and tolls: sightings are where they stood",
      );
    if (args.names.length > 0) throw new UsageError(`export takes no names ("${args.names[0]}"): --out names the file`);
    const out = args.text("out");
    const options: ExportOptions = {
      format,
      table,
      first: args.flag("first"),
      redact: args.flag("redact"),
      bom: args.flag("bom"),
    };
    await withStore(databaseOf(args), { readOnly: true }, async (store) => {
      let sink: Sink | undefined;
      try {
        sink = out === undefined || out === "-" ? standardOutput(io) : fileSink(out);
        for await (const chunk of exported(store, options)) await sink.write(chunk);
        await sink.close();
      } catch (error) {
        await sink?.abort();
        throw Object.assign(
          error instanceof Error ? error : new Error(String(error)),
          out === undefined ? {} : { path: out },
        );
      }
    });
    return 0;
  },
};

/** What a file's name says about its format. */
function formatOf(path: string | undefined): string | undefined {
  return path && /\.(csv|jsonl|geojson)$/.exec(path)?.[1];
}

function standardOutput(io: Io): Sink {
  return { write: io.out, async close() {}, async abort() {} };
}

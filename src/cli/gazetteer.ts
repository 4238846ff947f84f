import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { placesAlike } from "../gazetteer/alike.ts";
import { placesNamed } from "../gazetteer/gazetteer.ts";
import type { Place } from "../gazetteer/place.ts";
import { alpha3 } from "../geonames/countries.ts";
import { type ImportedFile, importedFiles, openPlaces } from "../geonames/database.ts";
import { featureWords } from "../geonames/feature-words.ts";
import { geonamesFile } from "../geonames/file.ts";
import { importFile, type Outcome, type Reached, removeFile } from "../geonames/import.ts";
import { printable } from "../proof/width.ts";
import type { Db } from "../store/db.ts";
import { StoreError } from "../store/error.ts";
import { type Args, type Command, type ExitCode, Failure, type Io, UsageError } from "./command.ts";
import { complaint } from "./complaint.ts";
import { gazetteerFile, gazetteerHelp, gazetteerOptions } from "./gazetteer-file.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
import { nearest } from "./nearest.ts";
import { fileBar, fileLine } from "./progress.ts";
import { textTable } from "./text-table.ts";

export const command: Command = {
  usage: "gazetteer import FILE… | gazetteer list | gazetteer find NAME | gazetteer remove FILE",
  help: `Daybook comes with more than 200,000 places. Villages of the country you work on come from GeoNames (CC BY 4.0), on your machine once:

  import FILE…        files of download.geonames.org/export/dump, unpacked: a country (LB.txt), allCountries.txt, cities500.txt;
                      then, if you like, alternateNamesV2.txt, further names of the places you have. Can be broken off at any
                      time and run again: it goes on where it stopped. A newer file of the same name takes the place of the old
  --replace           even if it is less than half as large
  list                what is imported
  find NAME           every place of that name, yours and Daybook's, and with --country also those spelled alike
  --country LBN       only there (ISO 3166, two or three letters)
  --json              what find finds, one JSON object a line
  remove FILE | all   takes a file of places out again (its name as list prints it), or everything

Reading asks imported places first. Wells, hotels, schools, farms and the like, which news hardly names, are left out.

${kitHelp.replace(gazetteerHelp, "").trimEnd()}
${gazetteerHelp}`,
  options: {
    ...kitOptions,
    ...gazetteerOptions,
    country: { type: "string" },
    json: { type: "boolean" },
    replace: { type: "boolean" },
  },
  async run(args, io) {
    const [action = "", ...names] = args.names;
    const known = ["import", "list", "find", "remove"];
    if (!known.includes(action)) {
      const guess = nearest(action, known);
      throw new UsageError(
        `gazetteer ${action || "what"}?: ${guess ? `did you mean "${guess}"?` : "import FILE, list, find NAME or remove FILE"}`,
      );
    }
    if (action !== "list" && names.length === 0)
      throw new UsageError(`gazetteer ${action}: give ${action === "find" ? "a name" : "file names"}`);
    if (action === "find") return find(names.join(" "), args, io);
    const file = gazetteerFile(args);
    if (file === undefined) throw new UsageError(`--gazetteer none: gazetteer ${action} needs a file`);
    if (action === "import") return importAll(names, file, args.flag("replace"), io);
    return action === "list" ? list(file, io) : remove(names, file, io);
  },
};

async function importAll(paths: readonly string[], file: string, replace: boolean, io: Io): Promise<ExitCode> {
  mkdirSync(dirname(file), { recursive: true });
  // How tests fill a disk without one.
  const most = Number(process.env.DAYBOOK_MAX_PAGES);
  let failed = false;
  let db: Db | undefined;
  try {
    for (const path of paths) {
      try {
        const checking = io.progress;
        const source = geonamesFile(path, (bytes) => checking?.(`looking at ${printable(path)}: ${megabytes(bytes)}`));
        checking?.("");
        db ??= await openPlaces(file, "write", most > 0 ? { maxPages: most } : {});
        const begin = io.now().getTime();
        const outcome = await importFile(db, source, {
          where: file,
          now: io.now,
          replace,
          onBatch: shown(source.size, io),
          onSorting: async () => io.progress?.("putting the names in order …"),
        });
        io.progress?.("");
        await io.out(said(outcome, (io.now().getTime() - begin) / 1000));
      } catch (error) {
        io.progress?.("");
        // What fails for one file for want of a disk fails for all that follow.
        if (error instanceof StoreError && error.where === file) throw error;
        failed = true;
        io.error(complaint(error, path));
      }
    }
    if (db) await io.out(`${printable(file)} holds ${many(placesIn(db))} places: reading asks them first\n`);
  } finally {
    closed(db);
  }
  return failed ? 1 : 0;
}

/** Shows how far it is: a bar on a terminal, else a line now and then for who watches a log. */
function shown(total: number, io: Io): (at: Reached, begin: Reached) => Promise<void> {
  const start = io.now().getTime();
  let said = start;
  return async ({ bytes, lines }, begin) => {
    const now = io.now().getTime();
    const at = { bytes, total, begin: begin.bytes, lines: lines - begin.lines, seconds: (now - start) / 1000 };
    if (io.progress) io.progress(bytes === total ? "" : fileBar(at));
    else if (now - said > 15_000 && bytes < total) {
      said = now;
      io.error(fileLine(at));
    }
    // The terminal's turn: Ctrl-C comes through between two batches.
    await new Promise((resolve) => setImmediate(resolve));
  };
}

function said({ how, file, taken, left, wrong, firstWrong, lines, replaced }: Outcome, seconds: number): string {
  const name = printable(file.name);
  if (how === "already") return `${name}: imported already, on ${file.finished!.slice(0, 10)}; nothing to do\n`;
  const what = file.kind === "places" ? "places" : "names";
  const kinds = file.kind === "places" ? "of kinds that news hardly names" : "no names, or of places you do not have";
  const parts = [
    `${many(taken)} ${what} of ${many(lines)} lines`,
    ...(left > 0 ? [`${many(left)} left out (${kinds})`] : []),
    ...(wrong === 1 ? [`line ${many(firstWrong!)} does not fit`] : []),
    ...(wrong > 1 ? [`${many(wrong)} do not fit, the first is line ${many(firstWrong!)}`] : []),
    ...(replaced === undefined ? [] : [`in the place of ${many(replaced)} ${what} of an older ${name}`]),
  ];
  const done = how === "resumed" ? "imported, from where it had stopped" : "imported";
  return `${name}: ${done}: ${parts.join("; ")}; ${Math.ceil(seconds)} s\n`;
}

async function list(file: string, io: Io): Promise<ExitCode> {
  if (!existsSync(file)) {
    await io.out(`nothing imported: daybook gazetteer import FILE keeps places in ${printable(file)}\n`);
    return 0;
  }
  const db = await openPlaces(file, "read");
  try {
    const rows = importedFiles(db).map((each) => [
      printable(each.name),
      each.kind,
      many(each.taken),
      many(each.lines),
      (each.finished ?? each.started).slice(0, 10),
      state(each),
    ]);
    if (rows.length > 0) await io.out(textTable(["file", "holds", "taken", "lines", "day", ""], rows, io.width));
    await io.out(`${printable(file)}: ${many(placesIn(db))} places of GeoNames (geonames.org, CC BY 4.0)\n`);
  } finally {
    db.close();
  }
  return 0;
}

function state({ finished, next, size }: ImportedFile): string {
  return finished === null ? `broken off at ${Math.floor((next / size) * 100)} %: import it again` : "";
}

async function find(name: string, args: Args, io: Io): Promise<ExitCode> {
  const given = args.text("country")?.toUpperCase();
  const country = given?.length === 2 ? alpha3(given) : given;
  if (country !== undefined && !/^[A-Z]{3}$/.test(country))
    throw new UsageError(`--country ${given}: two or three letters, LB or LBN`);
  const kit = await kitOf(args);
  const exact = placesNamed(name, kit).filter((place) => country === undefined || place.country === country);
  const alike = country === undefined ? [] : placesAlike(name, country, kit).map(({ place }) => place);
  const found = [...exact, ...alike.filter((place) => !exact.some((each) => same(each, place)))];
  if (args.flag("json")) {
    for (const place of found) await io.out(`${JSON.stringify({ ...place, alike: !exact.includes(place) })}\n`);
    return found.length > 0 ? 0 : 1;
  }
  const where = country === undefined ? "" : ` in ${country}`;
  if (found.length === 0)
    throw new Failure(
      `no place of the name "${name}"${where}`,
      kit.imported ? "imported and built in" : "built in",
      country === undefined
        ? "with --country names spelled alike are found, too"
        : "daybook gazetteer import FILE brings more",
    );
  const rows = found.map((place) => [
    exact.includes(place) ? "" : "≈",
    printable(place.name),
    featureWords(place.feature),
    [place.admin2, place.admin1].filter((each) => each !== undefined).join(", "),
    place.country ?? "",
    place.lat === undefined || place.lon === undefined ? "" : `${place.lat.toFixed(3)} ${place.lon.toFixed(3)}`,
    place.radiusKm === undefined ? "" : String(place.radiusKm),
    place.population > 0 && place.population < 1e8 ? many(place.population) : "",
    place.id ?? "",
    sourceOf(place),
  ]);
  const head = ["", "name", "what", "in", "of", "lat lon", "± km", "people", "id", "from"];
  const within = head.indexOf("in");
  const shown = head.flatMap((_, i) => (rows.some((row) => row[i] !== "") ? [i] : []));
  const kept = (cells: readonly string[]) => shown.map((i) => cells[i]!);
  await io.out(textTable(kept(head), rows.map(kept), io.width, shown.includes(within) ? [shown.indexOf(within)] : []));
  if (alike.length > 0 && rows.some(([mark]) => mark === "≈")) await io.out("≈ spelled alike\n");
  return 0;
}

function same(a: Place, b: Place): boolean {
  return a === b || (a.id !== undefined && a.id === b.id) || (a.name === b.name && a.lat === b.lat && a.lon === b.lon);
}

function sourceOf({ basis }: Place): string {
  if (basis.by === "lexicon") return basis.at;
  if (basis.by !== "rule") return basis.by;
  return basis.rule.replace(/^gazetteer: /, "").replace(/^supplement, (?:general knowledge, )?/, "own, ");
}

async function remove(names: readonly string[], file: string, io: Io): Promise<ExitCode> {
  if (!existsSync(file)) throw new Failure("nothing is imported", file, "daybook gazetteer import FILE does that");
  if (names.length === 1 && names[0] === "all") {
    // Opened first: only what is ours is deleted.
    closed(await openPlaces(file, "write"));
    for (const each of [file, `${file}-wal`, `${file}-shm`]) rmSync(each, { force: true });
    await io.out(`${printable(file)} is gone, and all imported places with it\n`);
    return 0;
  }
  const db = await openPlaces(file, "write");
  try {
    for (const name of names) {
      const found = importedFiles(db).filter((each) => each.name === name);
      if (found.length === 0) {
        const guess = nearest(
          name,
          importedFiles(db).map((each) => each.name),
        );
        throw new Failure(
          `no imported file ${name}`,
          file,
          guess ? `did you mean ${guess}?` : "daybook gazetteer list shows what there is",
        );
      }
      for (const each of found) removeFile(db, each, file);
      await io.out(`${printable(name)} is removed: ${many(placesIn(db))} imported places are left\n`);
    }
  } finally {
    closed(db);
  }
  return 0;
}

/** One file again, which can be copied and read where nobody may write. Another program that reads in it just now prevents that; no harm. */
function closed(db: Db | undefined): void {
  try {
    db?.exec("PRAGMA journal_mode = DELETE");
  } catch {
    // in use
  }
  db?.close();
}

function placesIn(db: Db): number {
  return Number(db.prepare("SELECT count(*) AS n FROM places").get()!.n);
}

function many(number: number): string {
  return number.toLocaleString("en");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

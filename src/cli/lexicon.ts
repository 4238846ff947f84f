import { existsSync, writeFileSync } from "node:fs";
import { loadKit } from "../kit/load.ts";
import {
  bare,
  type DictionaryKind,
  dictionaryKinds,
  type Imported,
  imported,
  type Made,
} from "../lexicon/dictionary/dictionary.ts";
import { compared, examplesOf, missedExamples } from "../lexicon/example.ts";
import { kitOf, problemLine, readLexicons } from "../lexicon/lexicon.ts";
import { sourceOf } from "../lexicon/source.ts";
import { lexiconText } from "../lexicon/write.ts";
import { type Args, type Command, type ExitCode, Failure, type Io, UsageError } from "./command.ts";
import { counted } from "./counted.ts";
import { nearest } from "./nearest.ts";

export const command: Command = {
  usage: "lexicon check FILE… | lexicon import FILE… --out MINE.jsonl",
  help: `Lexicons of your own, for --lexicon of read, add, start, explain and stages.

  check FILE…         is it right? Its entries are checked and its examples read: every error with file and line
  import FILE…        makes one of dictionaries of TABARI and PETRARCH: actors with dated codes, agents, verbs; says what could
                      not be carried over
  --out FILE          where import writes: .jsonl (an entry a line, fast for thousands) or .yaml (for people); without it,
                      standard output
  --kind KIND         what an imported file holds, where its look misleads: ${dictionaryKinds.join(", ")}

A lexicon is a YAML file, a map of sections, each a list of entries in the form of Daybook's own (lexicon/README.md):

  actors:
    - id: lume-river-guard
      name: Lume River Guard
      kind: armed group
      code: MLIREB
      also: [LRG]
      examples: ["[actor The LRG] shelled the ferry."]
  verbs:
    - id: my-padlock
      verbs: [padlock]
      plover: COERCE
      mode: restrict

An entry with the id of one of Daybook's takes its place; any other is added, and is asked first. In a file that ends in .jsonl each
line is an entry with its "section". A lexicon with an error is refused whole.`,
  options: { out: { type: "string" }, kind: { type: "string" } },
  async run(args, io) {
    const [action = "", ...files] = args.names;
    if (action !== "check" && action !== "import") {
      const guess = nearest(action, ["check", "import"]);
      throw new UsageError(
        `lexicon ${action || "what"}?: ${guess ? `did you mean "${guess}"?` : "lexicon check FILE or lexicon import FILE"}`,
      );
    }
    if (files.length === 0) throw new UsageError(`lexicon ${action}: give file names`);
    return action === "check" ? check(files, io) : importAll(files, args, io);
  },
};

async function check(paths: readonly string[], io: Io): Promise<ExitCode> {
  const files = readLexicons(paths);
  const kit = kitOf(loadKit(), files);
  let failed = 0;
  let read = 0;
  let unshown = 0;
  for (const { path, line: first, section, entry, lineOf } of files.flatMap(({ placed }) => placed)) {
    const count = examplesOf(entry).length;
    read += count;
    if (count === 0 && compared[section] && ++unshown <= WARNED)
      io.error(
        problemLine({
          path,
          line: first,
          reason: `warning: ${entry.id} has no examples to show that it is read as you mean it`,
        }),
      );
    for (const { nth, expected, got, gap } of missedExamples(section, entry, kit)) {
      failed++;
      const line = lineOf("examples", nth);
      const reason = gap ? `passes now, take its xfail away: ${expected}` : `${entry.id}: wanted ${expected}`;
      io.error(problemLine({ path, line, reason }));
      if (!gap) io.error(`${" ".repeat(`${path}:${line}: ${entry.id}:`.length)} got    ${got}`);
    }
  }
  if (unshown > WARNED) io.error(`warning: ${entriesOf(unshown - WARNED)} more without examples`);
  const entries = files.reduce((sum, { placed }) => sum + placed.length, 0);
  await io.out(
    `${entriesOf(entries)}, ${counted(read, "example")}: ${failed === 0 ? "all well" : `${failed} not read as marked`}\n`,
  );
  return failed > 0 ? 1 : 0;
}

/** Entries without examples that are named one by one: an imported dictionary has thousands. */
const WARNED = 5;

async function importAll(paths: readonly string[], args: Args, io: Io): Promise<ExitCode> {
  const kind = args.text("kind");
  if (kind !== undefined && !(dictionaryKinds as readonly string[]).includes(kind))
    throw new UsageError(`--kind ${kind}: one of ${dictionaryKinds.join(", ")}`);
  const out = args.text("out");
  if (out !== undefined && !/\.(jsonl|ya?ml)$/.test(out))
    throw new UsageError(`--out ${out}: a name that ends in .jsonl or .yaml`);
  if (out !== undefined && existsSync(out)) throw isThere(out);
  const kit = loadKit();
  const entries: Made[] = [];
  const taken = new Set<string>();
  const reports: string[] = [];
  for (const path of paths) {
    const source = sourceOf(path);
    const result = imported(path, source, kit, kind as DictionaryKind | undefined);
    if (kind === undefined && isProse(source))
      throw new Failure(
        "nothing in it looks like a dictionary of actors, agents or verbs",
        path,
        "nothing is written; if it is one, say of what with --kind",
      );
    for (const entry of result.entries) entries.push(withFreshId(entry, taken));
    reports.push(report(path, result));
  }
  if (entries.length === 0) {
    for (const line of reports.join("\n").split("\n")) io.error(line);
    throw new Failure("no entry could be made", paths.join(", "), "nothing is written; see the reasons above");
  }
  const text = lexiconText(entries, out?.endsWith("ml") ? "yaml" : "jsonl");
  if (out === undefined) {
    await io.out(text);
    for (const line of reports.join("\n").split("\n")) io.error(line);
  } else {
    writeNew(out, text);
    await io.out(`${reports.join("\n")}\n${out}: ${entriesOf(entries.length)}\n`);
  }
  return 0;
}

/** Dictionaries are written in capitals; of prose most lines have small words one after another. */
function isProse(source: string): boolean {
  const lines = source
    .split(/[\r\n]+/)
    .map((line) => bare(line.slice(0, 1000)))
    .filter((line) => line !== "");
  return lines.filter((line) => /\p{Ll}{2} \p{Ll}{2}/u.test(line)).length * 2 > lines.length;
}

/** A file that is there is somebody's work. */
function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    throw error instanceof Error && "code" in error && error.code === "EEXIST" ? isThere(path) : error;
  }
}

function isThere(path: string): Failure {
  return new Failure("the file is there already", path, "give another name to --out");
}

/** Two files of one call may name the same thing. */
function withFreshId(entry: Made, taken: Set<string>): Made {
  let { id } = entry;
  for (let n = 2; taken.has(`${entry.section} ${id}`); n++) id = `${entry.id}-${n}`;
  taken.add(`${entry.section} ${id}`);
  return { ...entry, id };
}

function report(path: string, { kind, entries, seen, left }: Imported): string {
  const lines = [`${path}: ${kind}, ${seen} ${WHAT[kind]}, ${entriesOf(entries.length)} made`];
  for (const kept of ["part", "none"] as const) {
    const own = left.filter((each) => each.kept === kept);
    if (own.length === 0) continue;
    lines.push(kept === "none" ? "  not carried over:" : "  carried over but for a part:");
    for (const { reason, count, first } of own) {
      lines.push(`  ${String(count).padStart(7)}  ${reason}`);
      for (const { at, text } of first) lines.push(`           ${at}: ${text}`);
    }
  }
  return lines.join("\n");
}

const WHAT: Readonly<Record<DictionaryKind, string>> = {
  actors: "roots",
  agents: "nouns",
  verbs: "verbs and patterns",
  discards: "phrases",
  issues: "words",
};

function entriesOf(count: number): string {
  return `${count} ${count === 1 ? "entry" : "entries"}`;
}

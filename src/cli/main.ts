#!/usr/bin/env node
import nodeModule from "node:module";
import { setFlagsFromString } from "node:v8";
import { arrived } from "./arguments.ts";
import { type Command, type ExitCode, type Io, UsageError } from "./command.ts";
import { complaint } from "./complaint.ts";
import { processIo } from "./io.ts";
import { nearest } from "./nearest.ts";

/** The commands in the order of their use. Each file is loaded when its command is called: help must not wait for the models. */
const commands: Readonly<
  Record<string, readonly [summary: string, load: () => Promise<{ readonly command: Command }>]>
> = {
  read: ["print a page's proof sheet: who says that who did what to whom", () => import("./read.ts")],
  add: ["read pages and keep them in a database", () => import("./add.ts")],
  watch: ["look at feeds, sitemaps and pages again and again, and read what is new", () => import("./watch.ts")],
  extract: ["print the text of a page's article alone", () => import("./extract.ts")],
  list: ["the claims in the database, as a table", () => import("./list.ts")],
  show: ["one claim or one page of the database in full", () => import("./show.ts")],
  export: ["everything in the database as CSV, JSON lines or a map (GeoJSON)", () => import("./export.ts")],
  explain: ["what a code means, or why something was read so", () => import("./explain.ts")],
  lexicon: ["check a lexicon of your own, or make one of an old dictionary", () => import("./lexicon.ts")],
  gazetteer: ["import places of GeoNames, look names up", () => import("./gazetteer.ts")],
  stages: ["the steps of reading, and the time each takes", () => import("./stages.ts")],
  start: ["read a first page, keep it, and see what to try next", () => import("./start.ts")],
};

// Short runs compile each pattern twice otherwise: a third of the time to the first output.
setFlagsFromString("--no-regexp-tier-up");
// V8 makes fast code early, throws much of it away again and makes it anew: to wait longer saves a quarter of the work, on one page and on many.
setFlagsFromString("--interrupt-budget=600000");
// From Node 22 on what was compiled once is kept for the next start.
const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };
enableCompileCache?.();

process.exitCode = await main(process.argv.slice(2), processIo());

async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  try {
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      await io.out(overview());
      return 0;
    }
    if (name === "--version" || name === "-v") {
      const { version } = await import("./version.ts");
      await io.out(`${version()}\n`);
      return 0;
    }
    const command = await commandOf(name);
    if (rest.includes("--help") || rest.includes("-h")) {
      await io.out(`usage: daybook ${command.usage}\n\n${command.help.trim()}\n`);
      return 0;
    }
    return await command.run(arrived(rest, command, name), io);
  } catch (error) {
    const said = complaint(error);
    // A refused lexicon has a line for every error.
    for (const line of error instanceof Error && error.name === "LexiconError" ? said.split("\n") : [said])
      io.error(line);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function commandOf(name: string): Promise<Command> {
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (found) return (await found[1]()).command;
  const guess = nearest(name, Object.keys(commands));
  throw new UsageError(
    `unknown command "${name}": ${guess ? `did you mean "${guess}"?` : "daybook --help lists them"}`,
  );
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, [summary]]) => `  ${name.padEnd(9)} ${summary}`);
  return `daybook: news in, a sourced record out

usage: daybook COMMAND …        daybook COMMAND --help        daybook --version

${lines.join("\n")}

It records what was published and by whom it was told; it verifies nothing.
`;
}

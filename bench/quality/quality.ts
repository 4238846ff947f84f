import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Kit } from "../../src/kit/kit.ts";
import { packageRoot } from "../../src/kit/load.ts";
import { articles } from "./articles.ts";
import { boundaries } from "./boundaries.ts";
import { claims } from "./claims.ts";
import { dates } from "./dates.ts";
import { events } from "./events.ts";
import { eventsGiven } from "./events-given.ts";
import { factuality } from "./factuality.ts";
import { linesOfPart, oneFile } from "./gold.ts";
import { incidentsFull, incidentsTask } from "./incidents.ts";
import { names } from "./names.ts";
import { nearDuplicates } from "./near-duplicates.ts";
import { pages } from "./pages.ts";
import { parse } from "./parse.ts";
import { parseTextTask } from "./parse-text.ts";
import { places } from "./places.ts";
import { placesGiven } from "./places-given.ts";
import { polnear } from "./polnear.ts";
import { probe } from "./probe.ts";
import { outputOf } from "./run.ts";
import { spelling } from "./spelling.ts";
import { subtypes } from "./subtypes.ts";
import { BenchError, type Task, UsageError } from "./task.ts";
import { times } from "./times.ts";
import { whereWhen } from "./where-when.ts";

export const tasks: readonly Task[] = [
  claims,
  probe,
  polnear,
  names,
  events,
  eventsGiven,
  subtypes,
  incidentsTask,
  incidentsFull,
  places,
  spelling,
  placesGiven,
  times,
  whereWhen,
  dates,
  pages,
  parse,
  parseTextTask,
  factuality,
  articles,
  nearDuplicates,
  boundaries,
];

export interface Surroundings {
  /** Opened only when there is something to read. */
  readonly kit: () => Kit;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/**
 * Reads a task's gold, writes our predictions and runs the scorer on them.
 * Gives the exit code: 0 done, 1 something is missing or the scorer refused, 2 a wrong call; each with one line on `err`.
 */
export async function quality(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    const call = calledWith(args);
    if (call === "help") around.out(help());
    else await run(call, around);
    return 0;
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    around.err(`bench:quality: ${error.message}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

interface Call {
  readonly task: Task;
  readonly data?: string;
  readonly pred?: string;
  readonly part?: RegExp;
  readonly json: boolean;
  readonly errors: boolean;
}

function calledWith(args: readonly string[]): Call | "help" {
  const { values, positionals } = parsedArgs(args);
  if (values.help || args.length === 0) return "help";
  const [name, more] = positionals;
  if (name === undefined) throw new UsageError(`name a task: ${taskNames()}`);
  if (more !== undefined) throw new UsageError(`one task at a time, not also "${more}" (data goes after --data)`);
  const task = tasks.find((each) => each.name === name);
  if (!task) throw new UsageError(`no task "${name}": ${taskNames()}`);
  const part = values.part === undefined ? undefined : task.parts?.[values.part];
  if (values.part !== undefined && !part)
    throw new UsageError(
      `no part "${values.part}" of ${name}: ${Object.keys(task.parts ?? {}).join(", ") || "it has none"}`,
    );
  return {
    task,
    ...(part !== undefined && { part }),
    ...(values.data !== undefined && { data: values.data }),
    ...(values.pred !== undefined && { pred: values.pred }),
    json: values.json ?? false,
    errors: values.errors ?? false,
  };
}

function parsedArgs(args: readonly string[]) {
  const flag = { type: "boolean" } as const;
  const path = { type: "string" } as const;
  const options = { data: path, pred: path, part: path, json: flag, errors: flag, help: flag };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function taskNames(): string {
  return tasks.map((task) => task.name).join(", ");
}

function help(): string {
  const rows = tasks.map((task) => `  ${task.name.padEnd(12)} ${task.about.padEnd(56)} ${task.data.path}`);
  return [
    "npm run bench:quality -- TASK [--data FILE|FOLDER] [--part NAME] [--json] [--errors] [--pred FILE]",
    ...rows,
    "The scorers lie in the shared folder, ../shared or DAYBOOK_SHARED. --pred keeps the predictions.",
  ].join("\n");
}

async function run({ task, data, pred, part, json, errors }: Call, around: Surroundings): Promise<void> {
  const shared = sharedFolder();
  if (!shared) throw new BenchError(`no scorers in ${sharedPath()}/bench: DAYBOOK_SHARED names the shared folder`);
  const given = resolve(
    data ?? (task.data.in === "shared" ? join(shared, task.data.path) : join(packageRoot(), task.data.path)),
  );
  if (!existsSync(given)) throw new BenchError(`no such data: ${given}`);
  const temporary = mkdtempSync(join(tmpdir(), "daybook-bench-"));
  try {
    const whole = task.folders ? given : oneFile(given, task.endings, join(temporary, `gold${task.endings[0]}`));
    const gold = part ? linesOfPart(whole, part, join(temporary, "part.jsonl")) : whole;
    const kept = pred === undefined ? join(temporary, "pred.jsonl") : resolve(pred);
    const bench = join(shared, "bench");
    const begin = process.cpuUsage();
    const lines = [...(await task.predictions(gold, { kit: around.kit(), bench }))];
    const { user, system } = process.cpuUsage(begin);
    write(kept, lines);
    around.err(
      `${task.name}: ${lines.length} predictions of ${given} in ${((user + system) / 1e6).toFixed(1)} CPU-seconds`,
    );
    if (task.learned && given.endsWith(task.data.path))
      around.err(
        `${task.name}: in-sample, ${task.learned} learned from these lines; for folds see its card in models/`,
      );
    const scorer = task.scorer(gold, kept);
    if (!isCommand(scorer)) {
      for (const line of [...scorer.lines, ...(errors ? scorer.errors : [])]) around.out(line);
      if (json) around.out(JSON.stringify(scorer.json));
      return;
    }
    if (errors && !task.errors) around.err(`${task.name}: its scorer lists no errors`);
    const options = [...(json ? ["--json"] : []), ...(errors ? (task.errors ?? []) : [])];
    score(bench, [...scorer, ...options], json, around);
    if (json) return;
    for (const line of task.afterwards?.(gold, lines, around.kit()) ?? []) around.out(line);
    if (!task.after) return;
    const scored = (file: string): string => {
      const command = task.scorer(gold, file);
      return isCommand(command) ? printedBy(bench, command) : "";
    };
    for (const line of task.after(kept, join(temporary, "spare.jsonl"), scored)) around.out(line);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function isCommand(scorer: ReturnType<Task["scorer"]>): scorer is readonly string[] {
  return Array.isArray(scorer);
}

function sharedPath(): string {
  return resolve(process.env.DAYBOOK_SHARED || join(packageRoot(), "..", "shared"));
}

/** The folder with data and scorers, if it is there. */
export function sharedFolder(): string | undefined {
  return existsSync(join(sharedPath(), "bench")) ? sharedPath() : undefined;
}

function write(file: string, lines: readonly string[]): void {
  try {
    writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  } catch (error) {
    throw new BenchError(`cannot write ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

function printedBy(bench: string, [file, ...rest]: readonly string[]): string {
  const script = join(bench, file!);
  if (!existsSync(script)) throw new BenchError(`no scorer: ${script}`);
  return outputOf(script, rest);
}

function score(bench: string, scorer: readonly string[], json: boolean, around: Surroundings): void {
  const lines = printedBy(bench, scorer).trimEnd().split("\n");
  // Some scorers list errors after the numbers: the JSON is always our last line.
  for (const line of json ? [...lines.filter((each) => !isJson(each)), ...lines.filter(isJson)] : lines)
    around.out(line);
}

function isJson(line: string): boolean {
  return line.startsWith("{");
}

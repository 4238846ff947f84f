import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { BenchError } from "./task.ts";

/** The text of a file, unpacked when it ends in .gz. */
export function textOfFile(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

/**
 * The lines of a JSONL gold file, each cut down to the allowed fields before anything else sees it.
 * Throws BenchError with file and line when one is no JSON object.
 */
export function* allowedLines<K extends string>(file: string, allowed: readonly K[]): Generator<Record<K, unknown>> {
  let nr = 0;
  for (const line of textOfFile(file).split("\n")) {
    nr++;
    if (line.trim() === "") continue;
    const all = objectOf(line, `${file}:${nr}`);
    yield Object.fromEntries(allowed.map((field) => [field, all[field]])) as Record<K, unknown>;
  }
}

function objectOf(line: string, at: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new BenchError(`${at}: not a JSON object`);
}

/** The gold files of a folder with one of the endings, by name. */
export function goldFiles(folder: string, endings: readonly string[]): readonly string[] {
  return readdirSync(folder)
    .filter((name) => endings.some((ending) => name.endsWith(ending) || name.endsWith(`${ending}.gz`)))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * One gold file for a scorer that knows only files: the file itself, or all files of a folder joined into `joined`.
 * Throws BenchError when there is none.
 */
export function oneFile(data: string, endings: readonly string[], joined: string): string {
  if (!statSync(data).isDirectory()) return data;
  const files = goldFiles(data, endings);
  if (files.length === 0) throw new BenchError(`no ${endings.join(" or ")} file in ${data}`);
  if (files.length === 1) return files[0]!;
  writeFileSync(joined, files.map((file) => textOfFile(file).trimEnd()).join(separator(endings)) + separator(endings));
  return joined;
}

/** CoNLL-U sentences end with an empty line, JSON lines do not. */
function separator(endings: readonly string[]): string {
  return endings.includes(".conllu") ? "\n\n" : "\n";
}

/** A gold file cut down to the lines whose id matches, written to `to`. */
export function linesOfPart(gold: string, part: RegExp, to: string): string {
  const lines = textOfFile(gold)
    .split("\n")
    .filter((line) => line.trim() !== "" && part.test(String(objectOf(line, gold).id)));
  writeFileSync(to, `${lines.join("\n")}\n`);
  return to;
}

/** The first of some files that exists. */
export function firstExisting(files: readonly string[]): string | undefined {
  return files.find((file) => existsSync(file));
}

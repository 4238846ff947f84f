import { createHash } from "node:crypto";
import type { Entry, Kit, Lexicon } from "../kit/kit.ts";
import { compileProblems } from "./compiled.ts";
import { type LexiconFile, lexiconFile, type Problem } from "./file.ts";
import { entryProblems, pointerProblems } from "./shape.ts";
import { sourceOf } from "./source.ts";

/** A user lexicon that is wrong: refused whole, with every problem found, each as "file:line: reason". */
export class LexiconError extends Error {
  override readonly name = "LexiconError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join("\n"));
    this.problems = problems;
  }
}

export function problemLine({ path, line, reason }: Problem): string {
  return `${path}:${line}: ${reason}`;
}

/**
 * The kit with the entries of user lexicons: an entry with the id of one that is there takes its place, any other stands before those of its
 * section; of two files that have an id the later one wins. Its version changes with their content. Throws LexiconError with all problems
 * of all files, or InputError when a file cannot be read as text.
 */
export function kitWith(kit: Kit, paths: readonly string[]): Kit {
  return kitOf(kit, readLexicons(paths));
}

/** The files as they are, problems inside: nothing is thrown but InputError when one cannot be read as text. */
export function readLexicons(paths: readonly string[]): readonly LexiconFile[] {
  return paths.map((path) => lexiconFile(path, sourceOf(path)));
}

/** Throws LexiconError. */
export function kitOf(kit: Kit, files: readonly LexiconFile[]): Kit {
  const merged = together(kit.lexicon, files);
  const problems = files.flatMap((file) => [
    ...[
      ...file.problems,
      ...file.placed.flatMap((placed) => [...entryProblems(placed), ...pointerProblems(placed, merged)]),
    ].sort((a, b) => a.line - b.line),
  ]);
  if (problems.length === 0)
    problems.push(
      ...compileProblems(kit, merged, new Map(files.flatMap(({ placed }) => placed.map((p) => [p.entry, p])))),
    );
  if (problems.length > 0) throw new LexiconError(problems);
  const hash = createHash("sha256").update(kit.version);
  for (const { source } of files) hash.update("\0").update(source);
  return { ...kit, version: hash.digest("hex").slice(0, 12), lexicon: merged };
}

/** Sections with the user's entries first: of two that fit equally well, the user's speaks. */
function together(own: Lexicon, files: readonly LexiconFile[]): Lexicon {
  const merged: Record<string, readonly Entry[]> = { ...own };
  for (const { placed } of files) {
    const sections = new Map<string, Entry[]>();
    for (const { section, entry } of placed) {
      const entries = sections.get(section);
      if (entries) entries.push(entry);
      else sections.set(section, [entry]);
    }
    for (const [section, entries] of sections) {
      const ids = new Set(entries.map(({ id }) => id));
      merged[section] = [...entries, ...(merged[section] ?? []).filter(({ id }) => !ids.has(id))];
    }
  }
  return merged;
}

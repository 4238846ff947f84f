import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError, reasonOf } from "../ingest/file.ts";

/** A file to look into. One that was named is given by its name alone, and an error when it is no page; in a folder anything may lie. */
export interface FoundFile {
  readonly path: string;
  readonly named: boolean;
  readonly size?: number;
  /** Milliseconds since 1970. */
  readonly modified?: number;
}

/** Something in a folder that is not opened: a link leads elsewhere, or back; a pipe may never end. */
export interface Unopened {
  readonly path: string;
  readonly unopened: "links (never followed)" | "pipes and devices";
}

/**
 * The files that names stand for: of a folder all in it and below, hidden ones too, each folder in the order of its names. Holds the names of the
 * folders it stands in and nothing else. What cannot be looked at comes as an InputError.
 */
export function* walked(names: Iterable<string>): Generator<FoundFile | Unopened | InputError> {
  for (const name of names) {
    const stats = name === "-" ? undefined : statSync(name, { throwIfNoEntry: false });
    if (stats?.isDirectory()) yield* inFolder(name);
    // Missing files go on: reading them gives the error in its own words.
    else yield { path: name, named: true, ...(stats?.isFile() && { size: stats.size, modified: stats.mtimeMs }) };
  }
}

interface Entry {
  readonly name: string;
  readonly kind: "folder" | "file" | Unopened["unopened"];
}

function* inFolder(top: string): Generator<FoundFile | Unopened | InputError> {
  // By hand: a generator in a generator for every level would make deep folders slow.
  const stack = [{ folder: top, entries: entriesOf(top), at: 0 }];
  for (let here = stack.at(-1); here !== undefined; here = stack.at(-1)) {
    if (here.entries instanceof InputError) {
      yield here.entries;
      stack.pop();
      continue;
    }
    const entry = here.entries[here.at++];
    if (entry === undefined) {
      stack.pop();
      continue;
    }
    const path = join(here.folder, entry.name);
    if (entry.kind === "folder") stack.push({ folder: path, entries: entriesOf(path), at: 0 });
    else if (entry.kind === "file") yield fileAt(path);
    else yield { path, unopened: entry.kind };
  }
}

function entriesOf(folder: string): readonly Entry[] | InputError {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry): Entry => {
        if (entry.isSymbolicLink()) return { name: entry.name, kind: "links (never followed)" };
        if (entry.isDirectory()) return { name: entry.name, kind: "folder" };
        return { name: entry.name, kind: entry.isFile() ? "file" : "pipes and devices" };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return new InputError(reasonOf(error), folder, "check that the folder can be read");
  }
}

function fileAt(path: string): FoundFile | InputError {
  try {
    const { size, mtimeMs } = statSync(path);
    return { path, named: false, size, modified: mtimeMs };
  } catch (error) {
    // Names are bytes: some spell no text, and then no text spells them.
    if (path.includes("\ufffd")) return new InputError("has a name that is not UTF-8", path, "rename it");
    return new InputError(reasonOf(error), path, "check that it can be read");
  }
}

/** How many files names stand for, counted aside while others work; the result tells what is known so far. */
export function counting(
  names: readonly string[],
  signal: AbortSignal,
): { readonly files: () => number; readonly isDone: () => boolean } {
  let files = 0;
  let done = false;
  const all = walked(names);
  const some = () => {
    for (let n = 0; n < 500; n++) {
      const next = signal.aborted ? undefined : all.next();
      if (!next || next.done) {
        done = true;
        return;
      }
      if ("named" in next.value) files++;
    }
    setTimeout(some, 5);
  };
  some();
  return { files: () => files, isDone: () => done };
}

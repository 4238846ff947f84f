import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files that names stand for: a folder for all *.txt in it and below, in the order of their names. */
export function filesOf(names: readonly string[]): {
  readonly files: readonly string[];
  readonly problems: readonly string[];
} {
  const files: string[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const stats = statSync(name, { throwIfNoEntry: false });
    // Missing files go on: reading them gives the error in its own words.
    if (!stats?.isDirectory()) {
      files.push(name);
      continue;
    }
    try {
      const found = readdirSync(name, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .sort();
      if (found.length === 0) problems.push(`no .txt files in the folder (${name}): name the files themselves`);
      for (const file of found) files.push(file);
    } catch (error) {
      problems.push(`the folder cannot be read (${name}): ${error instanceof Error ? error.message : error}`);
    }
  }
  return { files: [...new Set(files)], problems };
}

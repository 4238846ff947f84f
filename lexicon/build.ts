import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { isMap, isSeq, LineCounter, parseDocument } from "yaml";
import { ploverType, ploverTypes } from "../src/coding/plover.ts";
import type { Entry, Lexicon } from "../src/kit/kit.ts";
import { packageRoot } from "../src/kit/load.ts";

/**
 * People edit YAML; the machine reads one index, since YAML in bulk is slow (4 s for 18,000 entries).
 * `node dist/lexicon/build.js` checks every file and writes dist/lexicon.json.
 */
export function buildLexicon(root: string): { version: string; lexicon: Lexicon } {
  const lexicon: Record<string, Entry[]> = {};
  const seen = new Map<string, string>();
  const hash = createHash("sha256");
  for (const file of yamlFiles(join(root, "lexicon"))) {
    const path = relative(root, file).split(sep).join("/");
    const section = path.split("/")[1]!.replace(/\.yaml$/, "");
    const source = readFileSync(file, "utf8");
    hash.update(path).update(source);
    for (const entry of entriesOf(path, source)) {
      const key = `${section}:${entry.id}`;
      const before = seen.get(key);
      if (before) throw new Error(`${entry.at}: id "${entry.id}" stands already at ${before}`);
      seen.set(key, entry.at);
      lexicon[section] ??= [];
      lexicon[section].push(entry);
    }
  }
  hash.update(readFileSync(join(root, "dist", "gazetteer.bin")));
  for (const file of readdirSync(join(root, "models")).sort()) {
    if (file.endsWith(".bin")) hash.update(readFileSync(join(root, "models", file)));
  }
  return { version: hash.digest("hex").slice(0, 12), lexicon };
}

/** The entries of one YAML file, each with the line it starts on. All scalars stay text. */
function entriesOf(path: string, source: string): Entry[] {
  const lines = new LineCounter();
  const doc = parseDocument(source, { schema: "failsafe", lineCounter: lines, uniqueKeys: true });
  const problem = doc.errors[0];
  if (problem) throw new Error(`${path}: ${problem.message}`);
  if (doc.contents === null) return [];
  if (!isSeq(doc.contents)) throw new Error(`${path}: a lexicon file is a list of entries ("- id: …")`);
  return doc.contents.items.map((item) => {
    const line = isMap(item) && item.range ? lines.linePos(item.range[0]).line : 0;
    const at = `${path}:${line}`;
    if (!isMap(item)) throw new Error(`${at}: an entry is a map with an id`);
    const entry = item.toJSON() as Record<string, unknown>;
    if (typeof entry.id !== "string") throw new Error(`${at}: the entry has no id`);
    const { plover } = entry;
    if (plover !== undefined && !ploverType(String(plover))) {
      throw new Error(`${at}: "${plover}" is no PLOVER type: one of ${ploverTypes.map(({ type }) => type).join(" ")}`);
    }
    return { ...entry, id: entry.id, at };
  });
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => join(folder, file));
}

/** Examples are for people and tests: without them the index is read in half the time. */
function withoutExamples(key: string, value: unknown): unknown {
  return key === "examples" ? undefined : value;
}

if (process.argv[1]?.endsWith(join("lexicon", "build.js"))) {
  const root = packageRoot();
  const built = buildLexicon(root);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(join(root, "dist", "lexicon.json"), JSON.stringify(built, withoutExamples));
  if (process.argv.includes("--report")) {
    for (const [section, entries] of Object.entries(built.lexicon))
      console.log(`${section.padEnd(12)} ${String(entries.length).padStart(6)} entries`);
    console.log(`kit version  ${built.version}`);
  }
}

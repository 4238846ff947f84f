import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Kit } from "../../src/kit/kit.ts";
import { type Reading, read } from "../../src/read.ts";
import { firstExisting, goldFiles, textOfFile } from "./gold.ts";
import { pageRecord } from "./page-record.ts";
import { BenchError, type Task } from "./task.ts";

const ENDING = ".claims.jsonl";

/** The record of a page. Reads of the gold: its name only; of the page: the text, and `published` of the meta file beside it. */
export const claims: Task = {
  name: "claims",
  about: "the record of whole pages: who says, what happened, how sure",
  data: { in: "shared", path: "gold" },
  endings: [ENDING],
  folders: true,
  scorer: (gold, pred) => ["claims_eval.mjs", "score", "--gold", gold, "--pred", pred],
  errors: ["--errors"],
  predictions: (gold, { kit }) => pageRecords(gold, kit),
};

function* pageRecords(gold: string, kit: Kit): Generator<string> {
  for (const { name, reading } of goldPages(gold, kit)) yield JSON.stringify({ page: name, ...pageRecord(reading) });
}

/** The pages of a gold file or folder, read. */
export function* goldPages(gold: string, kit: Kit): Generator<{ name: string; file: string; reading: Reading }> {
  const files = statSync(gold).isDirectory() ? goldFiles(gold, [ENDING]) : [gold];
  if (files.length === 0) throw new BenchError(`no NAME${ENDING} in ${gold}`);
  for (const file of files) {
    const name = basename(file).replace(/\.claims\.jsonl(\.gz)?$/, "");
    const page = pageOfGold(file, name);
    yield { name, file, reading: read(textOfFile(page), kit, publishedBeside(page, name)) };
  }
}

/** The page of a gold file, looked for in the order of the scorer. */
function pageOfGold(file: string, name: string): string {
  const folder = dirname(file);
  const places = [`${name}.txt`, `pages/${name}.txt`, `../pages/${name}.txt`, `../${name}/page.txt`];
  const found = firstExisting(places.map((place) => join(folder, place)));
  if (!found) throw new BenchError(`no page for ${file}: looked for ${places.join(", ")}`);
  return found;
}

/** What is known of the page from outside: top-level `published` of NAME.meta.json, and nothing else of that file. */
function publishedBeside(page: string, name: string): { readonly published: string } | undefined {
  const file = join(dirname(page), `${name}.meta.json`);
  if (!existsSync(file)) return undefined;
  const { published } = JSON.parse(readFileSync(file, "utf8")) as { published?: unknown };
  return typeof published === "string" ? { published } : undefined;
}

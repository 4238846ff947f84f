import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/**
 * The rooms of src/ in the order of the flow: each may import from the ones before it, never from one behind it.
 * A room is a folder of src/, or a file that lies in src/ itself.
 */
export const ORDER: readonly string[] = [
  "span.ts",
  "basis.ts",
  "note.ts",
  "kit",
  "coding",
  "page",
  "html",
  "article",
  "copy",
  "sentence",
  "timex",
  "gazetteer",
  "mention",
  "attribution",
  "event",
  "claim",
  "stage.ts",
  "read.ts",
  "schema.ts",
  "record.ts",
  "row.ts",
  "toll-row.ts",
  "proof",
  "ingest",
  "fetch",
  "store",
  "watch",
  "export",
  "geonames",
  "lexicon",
  "index.ts",
  "cli",
];

/** Types that are looked at against the order, with the reason. They leave no trace in the program that runs. */
export const LOOKED_UP: readonly { readonly from: string; readonly to: string; readonly why: string }[] = [
  { from: "*", to: "stage.ts", why: "`Layers` names what every stage may see" },
  { from: "kit", to: "gazetteer", why: "the shape of a gazetteer that a kit hands on" },
  { from: "coding", to: "event", why: "the shape of a code belongs to the event that carries it" },
];

export interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

/** The imports between rooms, tests aside. */
export function imports(src: string): readonly Import[] {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .sort();
  return files.flatMap((file) => importsOf(file, readFileSync(join(src, file), "utf8")));
}

/** `file` is a path inside src/. A list of names that are all marked `type` is a types-only import, too. */
export function importsOf(file: string, source: string): readonly Import[] {
  const out: Import[] = [];
  for (const found of source.matchAll(/^(?:import|export)\s+(type\s)?([^;"]*?)\s*from\s*"(\.[^"]+)"/gm)) {
    const to = room(posix.normalize(posix.join(dirname(file), found[3]!)));
    const names = /^\{([\s\S]*)\}$/.exec(found[2]!)?.[1];
    const allTypes = names?.split(",").every((name) => name.trim() === "" || name.trim().startsWith("type ")) ?? false;
    if (to !== room(file)) out.push({ file, from: room(file), to, typesOnly: found[1] !== undefined || allTypes });
  }
  return out;
}

function room(path: string): string {
  return path.split("/")[0]!;
}

/** One line for each import that points the wrong way, or whose room has no place in the order yet. */
export function wrongWays(all: readonly Import[]): readonly string[] {
  return all.flatMap(({ file, from, to, typesOnly }) => {
    const [a, b] = [ORDER.indexOf(from), ORDER.indexOf(to)];
    if (a < 0 || b < 0) return `src/${file}: "${a < 0 ? from : to}" has no place in ORDER, bench/import-map.ts`;
    const lookedUp = LOOKED_UP.some((each) => (each.from === "*" || each.from === from) && each.to === to);
    return b < a || (typesOnly && lookedUp) ? [] : `src/${file}: ${from} comes before ${to} and must not import it`;
  });
}

/** The map as a text table in the order of the flow. */
export function mapTable(all: readonly Import[]): string {
  const rooms = ORDER.filter((each) => all.some(({ from, to }) => from === each || to === each));
  const width = Math.max(...rooms.map((each) => each.length)) + 2;
  const rows = rooms.map((from) => {
    const seen = rooms.filter((to) => all.some((each) => each.from === from && each.to === to));
    const shown = seen.map((to) =>
      all.some((each) => each.from === from && each.to === to && !each.typesOnly) ? to : `(${to})`,
    );
    return `${from.padEnd(width)}${shown.join(" ") || "–"}`;
  });
  return ["room".padEnd(width).concat("imports; in brackets: types alone"), ...rows].join("\n");
}

const BEGIN = "<!-- import map: npm run map -->";
const END = "<!-- end of import map -->";

/** The document with the map between its marks. Throws RangeError when it has none. */
export function withMap(document: string, table: string): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new RangeError(`no place for the import map: "${BEGIN}" … "${END}"`);
  return `${document.slice(0, from + BEGIN.length)}\n\`\`\`text\n${table}\n\`\`\`\n${document.slice(to)}`;
}

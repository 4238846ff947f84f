import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Entry } from "../kit/kit.ts";
import { sectionNames } from "./shape.ts";

/** Why a line of a user lexicon is wrong. */
export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly reason: string;
}

/** An entry of a user lexicon with its section, and the line of each of its fields. */
export interface Placed {
  readonly path: string;
  readonly line: number;
  readonly section: string;
  readonly entry: Entry;
  /** Of a field, or of the nth text of its list. */
  readonly lineOf: (field: string, nth?: number) => number;
}

export interface LexiconFile {
  readonly path: string;
  readonly source: string;
  readonly placed: readonly Placed[];
  readonly problems: readonly Problem[];
}

/**
 * The entries of a user lexicon. YAML: a map of sections, each a list of entries ("actors:" and below it "- id: …"), all scalars text.
 * A path that ends in .jsonl: an entry a line as JSON, its section in the field "section"; this is the form for many thousands.
 */
export function lexiconFile(path: string, source: string): LexiconFile {
  const text = source.replace(/^\ufeff/, "");
  const found = path.endsWith(".jsonl") ? ofLines(path, text) : ofYaml(path, text);
  return { path, source, placed: found.placed, problems: [...found.problems, ...repeated(found.placed)] };
}

interface Found {
  readonly placed: Placed[];
  readonly problems: Problem[];
}

function ofYaml(path: string, source: string): Found {
  const lines = new LineCounter();
  const doc = parseDocument(source, { schema: "failsafe", lineCounter: lines, uniqueKeys: true });
  const at = (range: readonly number[] | null | undefined) => (range ? lines.linePos(range[0]!).line : 1);
  const problems: Problem[] = [];
  const said = new Set<string>();
  for (const { message, pos } of doc.errors) {
    const { line } = lines.linePos(pos[0]);
    const reason = message.split(/ at line \d|\n/)[0]!;
    if (/call stack/.test(reason))
      return { placed: [], problems: [{ path, line, reason: "lists or maps too deep in one another" }] };
    if (!said.has(`${line} ${reason}`)) problems.push({ path, line, reason });
    said.add(`${line} ${reason}`);
  }
  const placed: Placed[] = [];
  const aliases: Problem[] = [];
  visit(doc, {
    Alias(_, { source: name, range }) {
      const reason = `"*${name}" points elsewhere (an alias of YAML), which a lexicon may not: write it out, or put it in quotes if it is text`;
      aliases.push({ path, line: at(range), reason });
    },
  });
  if (aliases.length > 0)
    return { placed, problems: [...problems.filter(({ reason }) => !/alias/i.test(reason)), ...aliases] };
  const { contents } = doc;
  if (contents === null) return { placed, problems };
  if (!isMap(contents)) {
    const reason = `a user lexicon is a map of sections, each a list of entries: begin with "actors:" (${sectionNames.join(", ")})`;
    return { placed, problems: [...problems, { path, line: at(contents.range), reason }] };
  }
  for (const pair of contents.items) {
    const section = isScalar(pair.key) ? String(pair.key.value) : "";
    const line = isScalar(pair.key) ? at(pair.key.range) : 1;
    if (!sectionNames.includes(section)) {
      problems.push({ path, line, reason: `"${section}" is no section: one of ${sectionNames.join(", ")}` });
      continue;
    }
    const list = pair.value;
    if (isScalar(list) && (list.value === null || list.value === "")) continue;
    if (!isSeq(list)) {
      problems.push({ path, line, reason: `the section "${section}" is a list of entries ("- id: …")` });
      continue;
    }
    for (const item of list.items) {
      if (!isMap(item)) {
        const reason = "an entry is a map of fields that begins with its id";
        problems.push({ path, line: isScalar(item) || isSeq(item) ? at(item.range) : line, reason });
        continue;
      }
      const first = at(item.range);
      const fields = new Map<string, number>();
      const nths = new Map<string, readonly number[]>();
      for (const { key, value } of item.items) {
        if (!isScalar(key)) continue;
        fields.set(String(key.value), at(key.range));
        if (isSeq(value))
          nths.set(
            String(key.value),
            value.items.map((each) => at(isScalar(each) ? each.range : key.range)),
          );
      }
      const lineOf = (field: string, nth?: number) =>
        (nth === undefined ? undefined : nths.get(field)?.[nth]) ?? fields.get(field) ?? first;
      const entry = {
        ...(item.toJSON() as Record<string, unknown>),
        at: `${path}:${first}`,
        mine: "yes",
      } as unknown as Entry;
      placed.push({ path, line: first, section, entry, lineOf });
    }
  }
  return { placed, problems };
}

function ofLines(path: string, source: string): Found {
  const placed: Placed[] = [];
  const problems: Problem[] = [];
  let line = 0;
  for (const text of source.split("\n")) {
    line++;
    if (text.trim() === "" || text.startsWith("#")) continue;
    const value = parsed(text);
    if (typeof value === "string") problems.push({ path, line, reason: value });
    else {
      const { section, ...fields } = value;
      const here = line;
      if (typeof section !== "string" || !sectionNames.includes(section))
        problems.push({ path, line, reason: `"section" names none of ${sectionNames.join(", ")}` });
      else
        placed.push({
          path,
          line,
          section,
          entry: { ...fields, at: `${path}:${line}`, mine: "yes" } as unknown as Entry,
          lineOf: () => here,
        });
    }
  }
  return { placed, problems };
}

function parsed(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return 'not a JSON object: {"section": …, "id": …}';
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function repeated(placed: readonly Placed[]): Problem[] {
  const seen = new Map<string, number>();
  return placed.flatMap(({ path, line, section, entry: { id } }) => {
    const key = `${section} ${id}`;
    const before = seen.get(key);
    seen.set(key, before ?? line);
    return before === undefined || typeof id !== "string"
      ? []
      : [{ path, line, reason: `the id "${id}" stands already at line ${before}` }];
  });
}

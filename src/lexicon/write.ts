import type { Made } from "./dictionary/dictionary.ts";

/** Entries as a user lexicon: JSON lines, one entry each, which load fast; or YAML, for people. */
export function lexiconText(entries: readonly Made[], form: "jsonl" | "yaml"): string {
  if (form === "jsonl") return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  const sections = [...new Set(entries.map(({ section }) => section))];
  return sections
    .map((name) => {
      const own = entries.filter(({ section }) => section === name);
      return `${name}:\n${own.map(yamlEntry).join("")}`;
    })
    .join("");
}

function yamlEntry({ section: _section, ...fields }: Made): string {
  return Object.entries(fields)
    .map(([name, value], k) => {
      const text =
        typeof value === "string" ? scalar(value) : `[${(value as readonly string[]).map(scalar).join(", ")}]`;
      return `${k === 0 ? "  - " : "    "}${name}: ${text}\n`;
    })
    .join("");
}

/** Plain where YAML takes it so, else in quotes. */
function scalar(text: string): string {
  return /^[\p{L}\d][\p{L}\d ._/'’-]*$/u.test(text) && !text.endsWith(" ") ? text : JSON.stringify(text);
}

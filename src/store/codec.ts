import type { Column } from "./schema.sql.ts";

/** A value SQLite holds. */
export type Cell = string | number | null;

/** A record as the cells of its columns, in order; absent fields are NULL. */
export function toCells(record: object, columns: readonly Column[]): Cell[] {
  return columns.map(([, type, path]) => {
    const value = fieldOf(record, path);
    if (value === undefined || value === null) return null;
    if (type === "JSON") return JSON.stringify(value);
    // A NUL would end the text: names hold its picture instead. The page's own text is kept to the byte.
    return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "␀") : (value as Cell);
  });
}

/** The record that `toCells` was given: NULL columns are absent fields, objects whose columns are all NULL are absent too. */
export function fromCells<T>(row: Readonly<Record<string, unknown>>, columns: readonly Column[]): T {
  const record: Record<string, unknown> = {};
  for (const [name, type, path] of columns) {
    const cell = row[name];
    if (cell !== null && cell !== undefined) put(record, path, type === "JSON" ? JSON.parse(cell as string) : cell);
  }
  return record as T;
}

function fieldOf(record: object, path: string): unknown {
  if (!path.includes(".")) return (record as Record<string, unknown>)[path];
  let at: unknown = record;
  for (const part of path.split(".")) at = (at as Record<string, unknown> | undefined)?.[part];
  return at;
}

function put(record: Record<string, unknown>, path: string, value: unknown): void {
  const parts = path.split(".");
  const last = parts.pop()!;
  let at = record;
  for (const part of parts) {
    at[part] ??= {};
    at = at[part] as Record<string, unknown>;
  }
  at[last] = value;
}

export function insertSql(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
}

import { rowColumns } from "../row.ts";
import type { Cell } from "./codec.ts";
import type { Query } from "./store.ts";
import { standingColumns } from "./telling.ts";

interface Sql {
  readonly sql: string;
  readonly values: readonly Cell[];
}

/** The rows of a query: newest day first, undated ones last, then as they stand on their page. */
export function rowsSql(query: Query): Sql {
  const { where, values } = conditions(query);
  const columns = Object.keys({ ...rowColumns, ...standingColumns }).map((name) => `"${name}"`);
  return {
    sql: `SELECT ${columns.join(", ")} FROM claim_rows${where}
      ORDER BY CASE WHEN ${undated} THEN '' WHEN latest = '' THEN earliest ELSE latest END DESC, page, nr LIMIT ? OFFSET ?`,
    values: [...values, query.limit ?? -1, query.offset ?? 0],
  };
}

export function countSql(query: Query): Sql {
  const { where, values } = conditions(query);
  return { sql: `SELECT count(*) AS claims, count(DISTINCT page) AS pages FROM claim_rows${where}`, values };
}

/** Nothing but the day of publication bounds it. */
const undated = "((earliest = '' AND latest = '') OR time_basis = 'event/time up to publication')";

/** SQLite's own lower() knows the letters of ASCII only: "MÉNAKA" is "Ménaka" to people. */
export function folded(value: unknown): string {
  return String(value).normalize("NFC").toLowerCase();
}

function conditions(query: Query): { where: string; values: Cell[] } {
  const parts: string[] = [];
  const values: Cell[] = [];
  const add = (sql: string, ...given: Cell[]) => {
    parts.push(sql);
    values.push(...given);
  };
  const part = (column: string, wanted: string | undefined) => {
    if (wanted !== undefined) add(`instr(folded("${column}"), folded(?)) > 0`, wanted);
  };
  if (query.type !== undefined) add("type = ?", query.type.toUpperCase());
  if (query.modality !== undefined) add("modality = ?", query.modality);
  if (query.page !== undefined) add("page = ?", query.page);
  if (!(query.copies ?? query.page !== undefined)) add("copy_of = ''");
  if (!(query.superseded ?? query.page !== undefined)) add("superseded = ''");
  part("actor", query.actor);
  part("target", query.target);
  part("told_by", query.source);
  if (query.place !== undefined) {
    add(`(instr(folded(place), folded(?)) > 0 OR country = upper(?))`, query.place, query.place);
  }
  // An interval that is open on a side may reach any day on that side.
  if (query.since !== undefined) add(`NOT ${undated} AND (latest = '' OR latest >= ?)`, query.since);
  if (query.until !== undefined) add(`NOT ${undated} AND (earliest = '' OR earliest <= ?)`, query.until);
  return { where: parts.length > 0 ? ` WHERE ${parts.join(" AND ")}` : "", values };
}

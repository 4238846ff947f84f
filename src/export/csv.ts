import { rowColumns } from "../row.ts";
import { type Standing, type StoredRow, standingColumns } from "../store/telling.ts";
import { type TollRow, tollColumns } from "../toll-row.ts";
import type { Source } from "./source.ts";

/** A claim's row, how it stands among the others, and what tells its page apart; the order of columns is fixed and only grows at the end. */
export interface CsvRow extends StoredRow, Source {
  readonly sha256: string;
  /** Always "no": a claim is what was published. */
  readonly verified: "no";
}

const [later, pageOnes] = [
  [
    "anonymity",
    "time_basis",
    "acled_time_precision",
    "ucdp_date_prec",
    "place_basis",
    "acled_geo_precision",
    "ucdp_where_prec",
  ],
  ["sha256", "url", "verified"],
];
const columns = [
  ...Object.keys(rowColumns).filter((column) => !later.includes(column)),
  ...pageOnes,
  ...later,
  ...Object.keys(standingColumns),
  "url_basis",
  "path",
] as (keyof CsvRow)[];

/** The head line, with its line end. */
export function csvHead(): string {
  return csvLine(columns);
}

/** A row as a line of RFC 4180, with its line end. */
export function csvRow(row: CsvRow): string {
  return csvLine(columns.map((column) => row[column]));
}

/** A toll's row with what tells its page apart. */
export interface CsvToll extends TollRow, Source, Pick<Standing, "copy_of" | "superseded" | "retracted"> {
  readonly sha256: string;
  readonly verified: "no";
}

const tollsOwn = [
  ...tollColumns,
  "sha256",
  "url",
  "verified",
  "copy_of",
  "superseded",
  "retracted",
  "url_basis",
  "path",
] as const satisfies readonly (keyof CsvToll)[];

export function csvTollHead(): string {
  return csvLine(tollsOwn);
}

export function csvToll(row: CsvToll): string {
  return csvLine(tollsOwn.map((column) => row[column]));
}

/** Cells as a line of RFC 4180, with its line end. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers; a NUL, which ends the text for many readers, becomes its picture. */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const whole = value.replaceAll("\0", "␀");
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(whole) ? `'${whole}` : whole;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

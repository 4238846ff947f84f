import type { Statement } from "./db.ts";
import type { InputOutcome, InputRecord, InputState } from "./store.ts";

/** What the table `inputs` says of an input in this state. Of several with the same bytes any one: they gave the same. */
export function knownInput(sql: (text: string) => Statement, state: InputState): InputOutcome | undefined {
  const row =
    "sha256" in state
      ? sql(`${SELECT} WHERE sha256 = ? AND reader = ? LIMIT 1`).get(state.sha256, state.reader)
      : sql(`${SELECT} WHERE path = ? AND part = '' AND size = ? AND modified = ? AND reader = ?`).get(
          state.path,
          state.size,
          state.modified,
          state.reader,
        );
  if (!row) return undefined;
  const { given, page, parts, said } = row;
  return {
    ...(given !== "" && { given: JSON.parse(String(given)) }),
    ...(page !== null && { page: String(page) }),
    ...(parts !== null && { parts: Number(parts) }),
    ...(said !== null && { said: String(said) }),
  };
}

const SELECT = "SELECT given, page, parts, said FROM inputs";

export function rememberInput(sql: (text: string) => Statement, input: InputRecord): void {
  sql(`INSERT OR REPLACE INTO inputs (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map(() => "?").join(", ")})`).run(
    input.path,
    input.part ?? "",
    input.size ?? null,
    input.modified ?? null,
    input.sha256 ?? null,
    input.reader,
    input.given === undefined ? "" : JSON.stringify(input.given),
    input.page ?? null,
    input.parts ?? null,
    input.said ?? null,
  );
}

const COLUMNS = ["path", "part", "size", "modified", "sha256", "reader", "given", "page", "parts", "said"];

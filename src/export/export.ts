import { lookups, records } from "../record.ts";
import { claimRow } from "../row.ts";
import type { Store } from "../store/store.ts";
import { csvHead, csvRow } from "./csv.ts";
import { exportHead, jsonlRecords } from "./jsonl.ts";
import { redactedRow } from "./redact.ts";

export interface ExportOptions {
  readonly format: "jsonl" | "csv";
  /** Drops private persons, fine places and all running text; see redact.ts. */
  readonly redact?: boolean;
  /** CSV: a byte order mark first, which some spreadsheets need to see UTF-8. */
  readonly bom?: boolean;
}

/** Everything a store holds, page by page, as the text of a file in chunks. */
export async function* exported(store: Store, options: ExportOptions): AsyncGenerator<string> {
  if (options.format === "csv") yield (options.bom ? "\ufeff" : "") + csvHead();
  else yield line({ ...exportHead, ...(options.redact && { redacted: true }) });
  for await (const id of store.pages()) {
    const [reading, held, sightings] = await Promise.all([store.reading(id), store.held(id), store.sightings(id)]);
    if (!reading || !held) continue;
    const { sha256 } = held;
    if (options.format === "jsonl" && !options.redact) {
      yield [...jsonlRecords(reading, { sha256, sightings })].map(line).join("");
      continue;
    }
    const rows = records(reading, lookups(reading)).map((record) =>
      options.redact ? redactedRow(record, reading) : claimRow(record, reading.page.text),
    );
    if (options.format === "jsonl") yield rows.map((row) => line({ record: "claim", page: id, sha256, row })).join("");
    else {
      const url = options.redact ? "" : (reading.page.given?.url ?? sightings.find((each) => each.url)?.url ?? "");
      yield rows.map((row) => csvRow({ ...row, sha256, url, verified: "no" })).join("");
    }
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

import { lookups, records } from "../record.ts";
import { claimRow } from "../row.ts";
import type { Store } from "../store/store.ts";
import { type Standing, standingOf } from "../store/telling.ts";
import { tollRows } from "../toll-row.ts";
import { csvHead, csvRow, csvToll, csvTollHead } from "./csv.ts";
import { claimFeatures, collectionFoot, collectionHead } from "./geojson.ts";
import { exportHead, jsonlRecords } from "./jsonl.ts";
import { redactedRow, redactedToll } from "./redact.ts";

export interface ExportOptions {
  readonly format: "jsonl" | "csv" | "geojson";
  /** CSV: what a line is; claims unless told otherwise. JSON lines hold both. */
  readonly table?: "claims" | "tolls";
  /** Drops private persons, fine places and all running text; see redact.ts. */
  readonly redact?: boolean;
  /** CSV: a byte order mark first, which some spreadsheets need to see UTF-8. */
  readonly bom?: boolean;
}

/** Everything a store holds, page by page, as the text of a file in chunks. */
export async function* exported(store: Store, options: ExportOptions): AsyncGenerator<string> {
  const table = options.table ?? "claims";
  if (options.format === "csv") yield (options.bom ? "\ufeff" : "") + (table === "tolls" ? csvTollHead() : csvHead());
  else if (options.format === "geojson") yield collectionHead;
  else yield line({ ...exportHead, ...(options.redact && { redacted: true }) });
  let features = 0;
  for await (const id of store.pages()) {
    const [reading, held, sightings] = await Promise.all([store.reading(id), store.held(id), store.sightings(id)]);
    if (!reading || !held) continue;
    const { sha256 } = held;
    const standing = await standingsOf(store, id, options.redact ?? false);
    if (options.format === "jsonl" && !options.redact) {
      const copies = await store.copies(id);
      yield [...jsonlRecords(reading, { sha256, sightings, copies, standing })].map(line).join("");
      continue;
    }
    const url = options.redact ? "" : (reading.page.given?.url ?? sightings.find((each) => each.url)?.url ?? "");
    if (options.format === "geojson") {
      for (const each of claimFeatures(reading, { url, redact: options.redact ?? false, standing }))
        yield `${features++ === 0 ? "" : ","}\n${JSON.stringify(each)}`;
      continue;
    }
    const lookup = lookups(reading);
    const claims = () =>
      records(reading, lookup).map((record) => ({
        ...(options.redact ? redactedRow(record, reading) : claimRow(record, reading.page.text)),
        ...standing(record.claim.id),
      }));
    const tolls = () =>
      tollRows(reading, lookup).map((row, i) => {
        const { copy_of, superseded, retracted } = standing(row.claim);
        const own = options.redact ? redactedToll(reading.tolls[i]!, row, reading, lookup) : row;
        return { ...own, copy_of, superseded, retracted };
      });
    if (options.format === "jsonl") {
      const own = (record: string) => (row: object) => line({ record, page: id, sha256, row });
      yield [...claims().map(own("claim")), ...tolls().map(own("toll"))].join("");
      continue;
    }
    const page = { sha256, url, verified: "no" } as const;
    if (table === "tolls")
      yield tolls()
        .map((row) => csvToll({ ...row, ...page }))
        .join("");
    else
      yield claims()
        .map((row) => csvRow({ ...row, ...page }))
        .join("");
  }
  if (options.format === "geojson") yield collectionFoot;
}

/** How the claims of a page stand among the others; "" is asked for what belongs to no claim. The notice of a retraction is running text. */
async function standingsOf(store: Store, page: string, redact: boolean): Promise<(claim: string) => Standing> {
  const rows = new Map((await store.rows({ page })).map((row) => [row.claim, standingOf(row)]));
  const superseded = (await store.versions(page)).find((version) => version.page === page)?.supersededBy ?? "";
  return (claim) => {
    const standing = rows.get(claim) ?? { copy_of: "", copies: null, outlets: null, superseded, retracted: "" };
    return redact && standing.retracted !== "" ? { ...standing, retracted: "(withheld)" } : standing;
  };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

import { lookups, records } from "../record.ts";
import { claimRow } from "../row.ts";
import type { Store } from "../store/store.ts";
import { type Standing, standingOf } from "../store/telling.ts";
import { tollRows } from "../toll-row.ts";
import { csvHead, csvRow, csvToll, csvTollHead } from "./csv.ts";
import { csvSighting, csvSightingHead } from "./csv-sighting.ts";
import { firstsOf } from "./first.ts";
import { claimFeatures, collectionFoot, collectionHead } from "./geojson.ts";
import { exportHead, jsonlRecords } from "./jsonl.ts";
import { redactedRow, redactedToll } from "./redact.ts";
import { noSource, sourceOf } from "./source.ts";

export interface ExportOptions {
  readonly format: "jsonl" | "csv" | "geojson";
  /** CSV: what a line is; claims unless told otherwise. JSON lines hold both. */
  readonly table?: "claims" | "tolls" | "sightings";
  /** First tellings alone, of what stands: no copies, and nothing of pages that were edited since. */
  readonly first?: boolean;
  /** Drops private persons, fine places and all running text; see redact.ts. */
  readonly redact?: boolean;
  /** CSV: a byte order mark first, which some spreadsheets need to see UTF-8. */
  readonly bom?: boolean;
}

/** Everything a store holds, page by page, as the text of a file in chunks. */
export async function* exported(store: Store, options: ExportOptions): AsyncGenerator<string> {
  const table = options.table ?? "claims";
  if (options.format === "csv") yield (options.bom ? "\ufeff" : "") + heads[table]();
  else if (options.format === "geojson") yield collectionHead;
  else yield line({ ...exportHead, ...(options.redact && { redacted: true }) });
  let count = 0;
  for await (const id of store.pages()) {
    const [reading, held, sightings] = await Promise.all([store.reading(id), store.held(id), store.sightings(id)]);
    if (!reading || !held) continue;
    const { sha256 } = held;
    if (table === "sightings") {
      yield sightings.map((each) => csvSighting(each, sha256)).join("");
      continue;
    }
    const standing = await standingsOf(store, id, options.redact ?? false);
    const copies = options.format === "jsonl" || options.first ? await store.copies(id) : [];
    const isFirst = options.first ? firstsOf(reading, standing, copies) : undefined;
    if (options.format === "jsonl" && !options.redact) {
      yield [...jsonlRecords(reading, { sha256, sightings, copies, standing, ...(isFirst && { isFirst }) })]
        .map(line)
        .join("");
      continue;
    }
    const source = options.redact ? () => noSource : sourceOf(reading, sightings);
    if (options.format === "geojson") {
      const features = {
        source,
        redact: options.redact ?? false,
        standing,
        ...(isFirst && { isFirst: isFirst.claim }),
      };
      for (const each of claimFeatures(reading, features)) yield `${count++ === 0 ? "" : ","}\n${JSON.stringify(each)}`;
      continue;
    }
    const lookup = lookups(reading);
    const claims = () =>
      records(reading, lookup)
        .filter(({ claim }) => isFirst?.claim(claim.id) ?? true)
        .map((record) => ({
          ...(options.redact ? redactedRow(record, reading) : claimRow(record, reading.page.text)),
          ...standing(record.claim.id),
        }));
    const tolls = () =>
      tollRows(reading, lookup).flatMap((row, i) => {
        if (isFirst && !isFirst.toll(reading.tolls[i]!)) return [];
        const { copy_of, superseded, retracted } = standing(row.claim);
        const own = options.redact ? redactedToll(reading.tolls[i]!, row, reading, lookup) : row;
        return { ...own, copy_of, superseded, retracted };
      });
    if (options.format === "jsonl") {
      const own = (record: string) => (row: object) => line({ record, page: id, sha256, row });
      yield [...claims().map(own("claim")), ...tolls().map(own("toll"))].join("");
      continue;
    }
    const page = { sha256, verified: "no" } as const;
    if (table === "tolls")
      yield tolls()
        .map((row) => csvToll({ ...row, ...page, ...source(row.figure_from) }))
        .join("");
    else
      yield claims()
        .map((row) => csvRow({ ...row, ...page, ...source(row.trigger_from) }))
        .join("");
  }
  if (options.format === "geojson") yield collectionFoot;
}

const heads = { claims: csvHead, tolls: csvTollHead, sightings: csvSightingHead } as const;

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

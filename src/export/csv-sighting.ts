import type { Sighting } from "../store/store.ts";
import { csvLine } from "./csv.ts";

/** The table of sightings: one text met at one place a line. */
const columns = [
  "page",
  "sha256",
  "outlet",
  "outlet_basis",
  "url",
  "url_basis",
  "path",
  "seen",
  "source_sha256",
] as const;

export function csvSightingHead(): string {
  return csvLine(columns);
}

export function csvSighting(sighting: Sighting, sha256: string): string {
  const { page, outlet = "", outletBasis = "", url = "", urlBasis = "", path = "", seen, sourceSha256 } = sighting;
  return csvLine([page, sha256, outlet, outletBasis, url, urlBasis, path, seen, sourceSha256]);
}

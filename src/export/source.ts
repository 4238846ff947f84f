import type { Reading } from "../read.ts";
import type { Sighting } from "../store/store.ts";

/** Where a record can be looked up: the last columns of every row. */
export interface Source {
  readonly url: string;
  /** What tells the address: "given", or the field of the file that holds it. */
  readonly url_basis: string;
  /** The file it was first read from, "#part" behind it for a part of an archive. */
  readonly path: string;
}

/** By where in its text a record stands: the address that was given, else that of its story, else that of the page. */
export function sourceOf(reading: Reading, sightings: readonly Sighting[]): (offset: number) => Source {
  const { given, saved } = reading.page;
  const outlet = reading.articles[0]?.outlet;
  // A text that many outlets print is read once: the row names the outlet it was read of, and so must its file.
  const met = sightings.find((each) => each.outlet !== undefined && each.outlet === outlet) ?? sightings[0];
  const path = met?.path ?? sightings.find((each) => each.path !== undefined)?.path ?? "";
  const url = given?.url ?? sightings.find(({ urlBasis }) => urlBasis === "given")?.url;
  const page = saved?.canonical ?? (met?.url === undefined ? undefined : { value: met.url, field: met.urlBasis ?? "" });
  return (offset) => {
    if (url !== undefined) return { url, url_basis: "given", path };
    const story = saved?.stories.find(({ from, to }) => from <= offset && offset < to)?.url;
    if (story) return { url: story.value, url_basis: story.field, path };
    return { url: page?.value ?? "", url_basis: page?.field ?? "", path };
  };
}

/** What stands in their place where nothing may lead back to the page. */
export const noSource: Source = { url: "", url_basis: "", path: "" };

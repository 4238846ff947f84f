import type { Document } from "../ingest/document.ts";
import { InputError } from "../ingest/file.ts";
import type { Reading } from "../read.ts";
import { givenTogether, sameGiven } from "../store/given.ts";
import { type Added, type InputOutcome, ownFacts, type Sighting, type Store, toldOrder } from "../store/store.ts";
import { withoutStory } from "./input-error.ts";
import type { Source } from "./steps.ts";

/** What became of a document. */
export type Kept =
  | { readonly how: Added | "seen"; readonly page: string; readonly claims: number }
  | { readonly how: "no article"; readonly said: string };

export interface KeepOptions {
  readonly now: Date;
  readonly reader: string;
  /** Reads it again, with what the store knows of it besides. */
  readonly again: (document: Document) => Promise<Reading | InputError>;
}

/** Keeps a reading, unless the store holds it already just so. An InputError when it had to be read again and could not. Throws StoreError. */
export async function kept(
  store: Store,
  document: Document,
  reading: Reading,
  source: Source,
  options: KeepOptions,
): Promise<Kept | InputError> {
  const without = withoutStory(reading.page.saved, document.where);
  if (without && reading.page.text.trim() === "") {
    await remember(store, source, options.reader, { said: without.what, ...given(document) });
    return { how: "no article", said: without.what };
  }
  const page = reading.page.id;
  const held = await store.held(page);
  const all = givenTogether(held?.given, reading.page.given);
  const earlier = held !== undefined && toldOrder(reading) < held.told;
  if (held && held.kit === reading.kit && sameGiven(held.given, all) && !earlier)
    return sighted(store, document, source, { page }, options, ownFacts(reading));
  if (!sameGiven(all, reading.page.given)) {
    const again = await options.again({ ...document, ...(all && { given: all }) });
    if (again instanceof InputError) return again;
    // A text that follows from what is given would be another page each time: as read first, it is kept.
    if (again.page.id === page) return added(store, document, again, source, options);
  }
  return added(store, document, reading, source, options);
}

async function added(
  store: Store,
  document: Document,
  reading: Reading,
  source: Source,
  options: KeepOptions,
): Promise<Kept> {
  const page = reading.page.id;
  const how = await store.add(reading, sightingOf(page, document, source, options.now, ownFacts(reading)));
  await remember(store, source, options.reader, { page, ...given(document) });
  return { how, page, claims: reading.claims.length };
}

/** Notes that a page, or an input without a story, was met once more; `own`: what its file says of it, unless the same bytes were met before. */
export async function sighted(
  store: Store,
  document: Document,
  source: Source,
  { page, said }: InputOutcome,
  options: Pick<KeepOptions, "now" | "reader">,
  own?: ReturnType<typeof ownFacts>,
): Promise<Kept> {
  if (page === undefined) {
    await remember(store, source, options.reader, { said: said ?? "", ...given(document) });
    return { how: "no article", said: said ?? "" };
  }
  const facts = own ?? (await factsOfBytes(store, page, source.sha256));
  const seen = await store.see(sightingOf(page, document, source, options.now, facts));
  await remember(store, source, options.reader, { page, ...given(document) });
  return { how: seen === "seen" ? "seen" : "unchanged", page, claims: (await store.count({ page })).claims };
}

function given(document: Document): Pick<InputOutcome, "given"> {
  return document.given === undefined ? {} : { given: document.given };
}

/** What the same bytes said of themselves when they were read. */
async function factsOfBytes(store: Store, page: string, sha256: string): Promise<ReturnType<typeof ownFacts>> {
  const before = (await store.sightings(page)).find(({ sourceSha256 }) => sourceSha256 === sha256);
  if (!before) return {};
  const { url, urlBasis, outlet, outletBasis } = before;
  return {
    ...(url !== undefined && urlBasis !== undefined && urlBasis !== "given" && { url, urlBasis }),
    ...(outlet !== undefined && outletBasis !== undefined && outletBasis !== "given" && { outlet, outletBasis }),
  };
}

function sightingOf(
  page: string,
  document: Document,
  { sha256, record }: Source,
  now: Date,
  own: ReturnType<typeof ownFacts>,
): Sighting {
  const { given } = document;
  return {
    page,
    ...(record && { path: record.part === undefined ? record.path : `${record.path}#${record.part}` }),
    ...own,
    ...(given?.url !== undefined && { url: given.url, urlBasis: "given" }),
    ...(given?.outlet !== undefined && { outlet: given.outlet, outletBasis: "given" }),
    seen: now.toISOString(),
    ...(document.fetched !== undefined && { fetched: document.fetched }),
    sourceSha256: sha256,
  };
}

// Unchanged rows are not written again: adding what is there changes no byte of the database.
async function remember(
  store: Store,
  { sha256, record }: Source,
  reader: string,
  outcome: InputOutcome,
): Promise<void> {
  if (record) await store.remember({ ...record, sha256, reader, ...outcome });
}

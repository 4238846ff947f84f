import type { Document } from "../ingest/document.ts";
import type { Drafted } from "../ingest/draft.ts";
import { InputError } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import type { Page } from "../page/page.ts";
import { type Reading, read } from "../read.ts";
import { Drafts } from "./drafts.ts";
import { DEADLINE } from "./reader.ts";

type Clock = NonNullable<Parameters<typeof read>[3]>;

export interface PageOptions {
  readonly given?: Page["given"];
  readonly maxBytes?: number;
  readonly clock?: Clock;
}

/** Reads the first page in a file. Throws InputError. */
export async function readPage(path: string, kit: Kit, { given, maxBytes, clock }: PageOptions): Promise<Reading> {
  const drafts = new Drafts({ jobs: 1, deadline: DEADLINE, ...(maxBytes !== undefined && { maxBytes }) });
  try {
    for await (const found of drafts.of(path, given)) {
      const draft = found instanceof InputError ? found : await found.draft;
      if (found instanceof InputError || draft instanceof InputError) throw draft;
      return readingOf(draft, found.document, kit, clock);
    }
  } finally {
    await drafts.close();
  }
  throw new InputError("has no page in it", path, "give a file with text in it");
}

/** What was odd about the file comes first in the notes of the reading. */
export function readingOf(draft: Drafted, document: Document, kit: Kit, clock?: Clock): Reading {
  return withNotes(read(draft, kit, document.given, clock), draft.notes);
}

export function withNotes(reading: Reading, notes: Reading["notes"]): Reading {
  return notes.length === 0 ? reading : { ...reading, notes: [...notes, ...reading.notes] };
}

import { type Document, isProblem } from "../ingest/document.ts";
import { documents } from "../ingest/documents.ts";
import { type Drafted, drafted } from "../ingest/draft.ts";
import { InputError } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import type { Page } from "../page/page.ts";
import { type Reading, read } from "../read.ts";
import { inputError } from "./input-error.ts";

type Clock = NonNullable<Parameters<typeof read>[3]>;

export interface PageOptions {
  readonly given?: Page["given"];
  readonly maxBytes?: number;
  readonly clock?: Clock;
}

/** Each page in a file ("-": standard input), read; an archive has many. What cannot be read is an InputError in its place. */
export async function* readingsOf(
  path: string,
  kit: Kit,
  options: PageOptions,
): AsyncGenerator<{ readonly document: Document; readonly reading: Reading } | InputError> {
  const { maxBytes, given } = options;
  for await (const found of documents({ path }, { ...(maxBytes && { maxBytes }), ...(given && { given }) })) {
    if (isProblem(found)) {
      if (found.leftOut === undefined) yield inputError(found);
    } else {
      const draft = await draftOf(found, options);
      yield draft instanceof InputError ? draft : { document: found, reading: readingOf(draft, found, kit, options) };
    }
  }
}

/** Reads the first page in a file. Throws InputError. */
export async function readPage(path: string, kit: Kit, options: PageOptions): Promise<Reading> {
  for await (const found of readingsOf(path, kit, options)) {
    if (found instanceof InputError) throw found;
    return found.reading;
  }
  throw new InputError("has no page in it", path, "give a file with text in it");
}

async function draftOf(document: Document, { maxBytes }: PageOptions): Promise<Drafted | InputError> {
  try {
    return await drafted(document, maxBytes === undefined ? {} : { maxBytes });
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/** What was odd about the file comes first in the notes of the reading. */
export function readingOf(
  draft: Drafted,
  document: Document,
  kit: Kit,
  options: Pick<PageOptions, "given" | "clock">,
): Reading {
  return withNotes(read(draft, kit, options.given ?? document.given, options.clock), draft.notes);
}

export function withNotes(reading: Reading, notes: Reading["notes"]): Reading {
  return notes.length === 0 ? reading : { ...reading, notes: [...notes, ...reading.notes] };
}

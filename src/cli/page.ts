import { type Document, isProblem, type Problem } from "../ingest/document.ts";
import { documents } from "../ingest/documents.ts";
import { type Drafted, drafted } from "../ingest/draft.ts";
import { InputError } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import type { Page } from "../page/page.ts";
import { type Reading, read } from "../read.ts";

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
    if (isProblem(found)) yield inputError(found);
    else {
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

export function inputError({ problem, where, todo, lostBytes }: Problem): InputError {
  const lost = lostBytes === undefined ? "" : ` (${lostBytes} bytes lost)`;
  return new InputError(`${problem}${lost}`, where, todo);
}

/** Why a page has no story to read, in the words of an error; undefined where it has one. */
export function withoutStory(reading: Reading, where: string): InputError | undefined {
  const instead = reading.page.saved?.instead;
  if (instead === undefined) return undefined;
  const [what, todo] = insteads[instead.kind];
  return new InputError(`has no article text: ${what} (${instead.why})`, where, todo);
}

const insteads: Readonly<
  Record<NonNullable<NonNullable<Page["saved"]>["instead"]>["kind"], readonly [string, string]>
> = {
  "script-only": ["it needs a browser", "open it there and save what is shown"],
  "cookie-wall": ["it is a question about cookies", "save the page behind it"],
  "bot-check": ["it is a check for robots", "save the page behind it, from a browser"],
  login: ["it is a page to sign in", "save the page behind it"],
  paywall: ["it is a page for subscribers", "save the page behind it"],
  "soft-404": ["it says that the page was not found", "look for its address now"],
  listing: ["it is a list of other stories", "save these"],
  gallery: ["it has pictures only", "its captions are read"],
  empty: ["it is empty", "save it again"],
};

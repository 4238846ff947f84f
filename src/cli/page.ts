import { readFile } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import type { Page } from "../page/page.ts";
import { type Reading, read } from "../read.ts";

type Clock = NonNullable<Parameters<typeof read>[3]>;

/** Reads the page in a file ("-": standard input). What was odd about the file comes first in its notes. Throws InputError. */
export function readPage(
  path: string,
  kit: Kit,
  options: { readonly given?: Page["given"]; readonly maxBytes?: number; readonly clock?: Clock },
): Reading {
  const { text, notes } = readFile(path, options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes });
  return withNotes(read(text, kit, options.given, options.clock), notes);
}

export function withNotes(reading: Reading, notes: Reading["notes"]): Reading {
  return notes.length === 0 ? reading : { ...reading, notes: [...notes, ...reading.notes] };
}

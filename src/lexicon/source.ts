import { InputError, readFile } from "../ingest/file.ts";

/** Lexicons and dictionaries of many thousands of lines are larger than any page. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The text of a lexicon or dictionary. Throws InputError for what is no text file. */
export function sourceOf(path: string): string {
  const { text } = readFile(path, { maxBytes: MAX_BYTES });
  if (text.includes("\0"))
    throw new InputError("has NUL characters in it, so it is not a text", path, "save it as plain text first");
  return text;
}

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Note } from "../note.ts";
import { controlsIn, refusal } from "./binary.ts";
import { type DecodeOptions, decoded } from "./encoding.ts";

/** A text as it was saved, decoded and otherwise untouched: line ends and control characters stay, a byte order mark is left out. */
export interface Input {
  readonly text: string;
  /** As the WHATWG list names it; absent where the text came decoded. */
  readonly encoding?: string;
  readonly notes: readonly Note[];
}

/** Something that cannot be read as a text: what is wrong, with which input, and what to do about it. */
export class InputError extends Error {
  readonly what: string;
  readonly where: string;
  readonly todo: string;

  constructor(what: string, where: string, todo: string) {
    super(`${where}: ${what}; ${todo}`);
    this.name = "InputError";
    this.what = what;
    this.where = where;
    this.todo = todo;
  }
}

/** 8 MB: a book; a larger page is a mistake unless the user says otherwise. */
export const MAX_BYTES = 8 * 1024 * 1024;

export interface ReadOptions extends DecodeOptions {
  readonly maxBytes?: number;
  /** How messages name the input; the path, or "standard input". */
  readonly where?: string;
}

/** The text of a file, or of standard input for "-". Throws InputError. */
export function readFile(path: string, options: ReadOptions = {}): Input {
  const where = options.where ?? (path === "-" ? "standard input" : path);
  const maxBytes = limitOf(options.maxBytes);
  const descriptor = path === "-" ? 0 : opened(path, where);
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) throw new InputError("is a folder, not a file", where, "name the files in it");
    if (stats.isFile() && stats.size > maxBytes) throw tooLarge(stats.size, maxBytes, where);
    return readBytes(allBytes(descriptor, maxBytes, where), { maxBytes, where });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(reasonOf(error), where, "check that it can be read");
  } finally {
    if (path !== "-") closeSync(descriptor);
  }
}

/** The text of some bytes. Throws InputError when they are none, too many, or no text; RangeError when `maxBytes` is no size. */
export function readBytes(bytes: Uint8Array, options: ReadOptions = {}): Input {
  const where = options.where ?? "input";
  const maxBytes = limitOf(options.maxBytes);
  if (bytes.length > maxBytes) throw tooLarge(bytes.length, maxBytes, where);
  if (bytes.length === 0) throw new InputError("is empty", where, "give a file with text in it");
  const format = refusal(bytes);
  if (format !== undefined) throw new InputError(`is ${format}, not a text`, where, "save it as plain text first");
  const { text, encoding, note } = decoded(bytes, options);
  if (text === "") throw new InputError("is empty but for a byte order mark", where, "give a file with text in it");
  return { text, encoding, notes: [...encodingNote(text, note), ...oddities(text, where, options.form)] };
}

/** The same for a text that came decoded. */
export function readText(text: string, options: ReadOptions = {}): Input {
  const where = options.where ?? "input";
  const maxBytes = limitOf(options.maxBytes);
  if (text.length > maxBytes) throw tooLarge(text.length, maxBytes, where);
  if (text === "") throw new InputError("is empty", where, "give a file with text in it");
  return { text, notes: oddities(text, where, options.form) };
}

// Where bytes were lost, the note points at the first place.
function encodingNote(text: string, note: string | undefined): readonly Note[] {
  if (note === undefined) return [];
  const lost = note.includes("U+FFFD") ? text.indexOf("\ufffd") : -1;
  const span = lost < 0 ? { from: 0, to: text.length } : { from: lost, to: lost + 1 };
  return [{ ...span, rule: "encoding", text: note }];
}

function oddities(text: string, where: string, form: ReadOptions["form"]): readonly Note[] {
  const controls = controlsIn(text);
  if (controls.share > MOST_CONTROLS || (controls.nulShare > MOST_NULS && form !== "html")) {
    throw new InputError("is binary data, not a text", where, "save it as plain text first");
  }
  const notes: Note[] = [];
  if (controls.first) {
    const many =
      controls.count === 1
        ? "a control character, kept as it is"
        : `${controls.count} control characters, kept as they are; this is the first`;
    notes.push({ ...controls.first, rule: "control-character", text: many });
  }
  if (form !== "html" && MARKUP.test(text.slice(0, 400)))
    notes.push({
      from: 0,
      to: text.length,
      rule: "markup",
      text: "looks like HTML or XML; read as plain text, tags and all",
    });
  return notes;
}

// Of all characters: text saved from pages has the odd form feed or escape, never this many.
const MOST_CONTROLS = 0.02;
const MOST_NULS = 0.001;
const MARKUP = /^\s*(?:<!doctype\s+html|<html[\s>]|<\?xml\s)/iu;

function limitOf(maxBytes: number | undefined): number {
  if (maxBytes === undefined) return MAX_BYTES;
  if (!Number.isSafeInteger(maxBytes) || maxBytes <= 0) throw new RangeError(`maxBytes: ${maxBytes}`);
  return maxBytes;
}

function tooLarge(size: number, maxBytes: number, where: string): InputError {
  return new InputError(
    `has ${megabytes(size)}, more than the ${megabytes(maxBytes)} read at once`,
    where,
    "split it, or raise --max-bytes",
  );
}

export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${bytes} bytes` : `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

function opened(path: string, where: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    const missing = codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
    throw new InputError(reasonOf(error), where, missing ? "check the name" : "check that it can be read");
  }
}

// By chunks and against the limit, since pipes and devices tell no size.
function allBytes(descriptor: number, maxBytes: number, where: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = new Uint8Array(64 * 1024);
    const read = readSome(descriptor, chunk);
    if (read === 0) break;
    size += read;
    if (size > maxBytes) {
      throw new InputError(
        `has more than the ${megabytes(maxBytes)} read at once`,
        where,
        "split it, or raise --max-bytes",
      );
    }
    chunks.push(chunk.subarray(0, read));
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

// A terminal or pipe opened without blocking says EAGAIN while nothing has come, and some systems end a pipe with EOF as an error.
function readSome(descriptor: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      if (codeOf(error) === "EOF") return 0;
      if (codeOf(error) !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

export function reasonOf(error: unknown): string {
  const reasons: Record<string, string> = {
    ENOENT: "does not exist",
    ENOTDIR: "does not exist",
    EACCES: "may not be read (no permission)",
    EPERM: "may not be read (no permission)",
    EISDIR: "is a folder, not a file",
    ELOOP: "is a link that leads to itself",
    ENAMETOOLONG: "has too long a name",
  };
  return reasons[codeOf(error)] ?? `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}

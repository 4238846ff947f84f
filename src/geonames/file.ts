import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { refusal } from "../ingest/binary.ts";
import { InputError } from "../ingest/file.ts";
import { type FileKind, kindOfLine, misfitOf } from "./line.ts";

/** A file of GeoNames, looked at from both ends before a line of it is taken. */
export interface GeonamesFile {
  readonly path: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly sha256: string;
}

/** Some lines of a file, whole ones, and where the next begins. */
export interface Lines {
  readonly lines: readonly string[];
  readonly next: number;
}

/** How much is read, and kept in memory, at a time. */
const CHUNK = 4 * 1024 * 1024;

/**
 * What a file is. `onRead` hears how many bytes were looked at: all of them are, for the fingerprint by which a file is known again.
 * Throws InputError where it is none of GeoNames' or was cut off.
 */
export function geonamesFile(path: string, onRead: (bytes: number) => void = () => {}): GeonamesFile {
  return withFile(path, (descriptor, size) => {
    const head = bytesAt(descriptor, 0, 64 * 1024);
    const kind = kindOf(head, path);
    const tail = bytesAt(descriptor, Math.max(0, size - 64 * 1024), 64 * 1024);
    const text = new TextDecoder().decode(tail);
    const last = withoutReturn(
      text
        .replace(/\r?\n$/, "")
        .split("\n")
        .at(-1)!,
    );
    // The last column of places is a day: half of one shows where a download stopped.
    const isHalf = kind === "places" && !text.endsWith("\n") && !/\t(?:\d{4}-\d\d-\d\d)?$/.test(last);
    if (kindOfLine(last) !== kind || isHalf)
      throw new InputError(
        "ends in the middle of a line: it was cut off",
        path,
        "download it again; nothing of it was taken",
      );
    const hash = createHash("sha256");
    for (let at = 0; at < size; at += CHUNK) {
      hash.update(bytesAt(descriptor, at, CHUNK));
      onRead(Math.min(size, at + CHUNK));
    }
    return { path, name: basename(path), kind, size, sha256: hash.digest("hex") };
  });
}

/** The lines of a file from a byte on, some thousands at a time. Throws InputError where one never ends. */
export function* linesFrom(path: string, start: number): Generator<Lines> {
  const descriptor = opened(path);
  try {
    const { size } = fstatSync(descriptor);
    for (let at = start; at < size; ) {
      const bytes = bytesAt(descriptor, at, CHUNK);
      if (bytes.length === 0) return;
      const atEnd = at + bytes.length >= size;
      const end = atEnd ? bytes.length : bytes.lastIndexOf(10) + 1;
      if (end === 0) throw new InputError(`has a line of more than ${CHUNK} bytes`, path, "download it again");
      const lines = new TextDecoder().decode(bytes.subarray(0, end)).split("\n");
      if (lines.at(-1) === "") lines.pop();
      at += end;
      yield { lines: lines.map(withoutReturn), next: at };
    }
  } finally {
    closeSync(descriptor);
  }
}

function kindOf(head: Uint8Array, path: string): FileKind {
  const say = (what: string, todo: string): never => {
    throw new InputError(what, path, todo);
  };
  if (head.length === 0) say("is empty", "download it again");
  const format = refusal(head);
  if (format?.includes("ZIP"))
    say("is a ZIP archive", `unpack it (unzip ${basename(path)}) and import the .txt file that was in it`);
  if (format) say(`is ${format}`, `import a .txt file of ${ORIGIN}`);
  const text = new TextDecoder().decode(head);
  if (/^\s*<(?:!doctype|html|\?xml|head|body)/i.test(text))
    say("is a web page, not data: probably an error that the server sent", "look into it, then download it again");
  if (text.includes("\0")) say("is not text", `import a .txt file of ${ORIGIN}`);
  const lines = text
    .split("\n")
    .slice(0, head.length < 64 * 1024 ? undefined : -1)
    .map(withoutReturn);
  // One bad line in a file of millions is left out later; here the first few decide.
  const kinds = lines.slice(0, 20).flatMap((line) => kindOfLine(line) ?? []);
  if (kinds[0] === undefined) {
    const columns = lines[0]!.split("\t");
    const { length } = columns;
    if (length === 19)
      say(`has ${misfitOf(columns)!.slice(0, 40)} in line 1`, `look into it, or download it again: ${ORIGIN}`);
    say(
      `has ${length === 1 ? "1 column (tab-separated), which does" : `${length} columns (tab-separated), which do`} not fit`,
      `GeoNames' files of places have 19 columns, of names 8 to 10: ${ORIGIN}`,
    );
  }
  return kinds[0]!;
}

const ORIGIN = "download.geonames.org/export/dump";

function withFile<T>(path: string, work: (descriptor: number, size: number) => T): T {
  const descriptor = opened(path);
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) throw new InputError("is a folder, not a file", path, "name the .txt file in it");
    return work(descriptor, stats.size);
  } finally {
    closeSync(descriptor);
  }
}

function opened(path: string): number {
  // Opening a pipe would wait for whoever writes into it.
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats && !stats.isFile() && !stats.isDirectory())
    throw new InputError("is a pipe or device", path, "save it as a file first");
  try {
    return openSync(path, "r");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    const what = code === "ENOENT" ? "does not exist" : code === "EACCES" ? "may not be read" : "cannot be opened";
    throw new InputError(what, path, "check its name and permissions");
  }
}

function bytesAt(descriptor: number, at: number, most: number): Uint8Array {
  const bytes = new Uint8Array(most);
  let filled = 0;
  while (filled < most) {
    const read = readSync(descriptor, bytes, filled, most - filled, at + filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

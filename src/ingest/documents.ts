import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Note } from "../note.ts";
import type { Page } from "../page/page.ts";
import { Budget, Problems } from "./budget.ts";
import { allOf, ByteReader, type Chunks } from "./byte-reader.ts";
import { type Document, isProblem, type Problem } from "./document.ts";
import { MAX_BYTES, reasonOf } from "./file.ts";
import { HEAD, kindOf } from "./kind.ts";
import { type Context, documentOf, type Found, type Place, tooLarge, withUrl } from "./place.ts";

/** Something to read, with what is known of it: a file by its path, bytes, or a stream of them. */
export type Input =
  | { readonly path: string }
  | (Origin & { readonly bytes: Uint8Array })
  | (Origin & { readonly stream: AsyncIterable<Uint8Array> });

interface Origin {
  /** How messages name it. */
  readonly where: string;
  /** The address it was got from. */
  readonly url?: string;
  /** As the server said: a prior only. */
  readonly contentType?: string;
  /** When the server gave it, ISO 8601 in UTC. */
  readonly fetched?: string;
}

export interface DocumentsOptions {
  /** Of one document, unpacked; an archive may hold any number. 8 MB if not said. */
  readonly maxBytes?: number;
  /** What the user told of all of it. */
  readonly given?: Page["given"];
  readonly signal?: AbortSignal;
}

/**
 * The documents in a file, an archive, a feed, a mail or an answer of a server, told apart by content. They come one by one and nothing else is
 * held, however large the input. Whatever cannot be read is a Problem; odd content never throws. Throws RangeError when `maxBytes` is no
 * size, and the signal's reason when it is aborted.
 */
export async function* documents(input: Input, options: DocumentsOptions = {}): AsyncGenerator<Document | Problem> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (!Number.isSafeInteger(maxBytes) || maxBytes <= 0) throw new RangeError(`maxBytes: ${maxBytes}`);
  const { signal } = options;
  signal?.throwIfAborted();
  const where = "path" in input ? (input.path === "-" ? "standard input" : input.path) : input.where;
  const reader = new ByteReader(chunksOf(input));
  const problems = new Problems();
  let any = false;
  try {
    if ("path" in input && input.path !== "-" && (await stat(input.path)).isDirectory()) {
      yield { problem: "is a folder, not a file", where, todo: "name the files in it" };
      return;
    }
    for await (const found of contents(reader, placeOf(input, where, options.given), {
      maxBytes,
      depth: 0,
      budget: new Budget(),
      contents,
    })) {
      signal?.throwIfAborted();
      any = true;
      if (!isProblem(found) || found.leftOut !== undefined || problems.isTold(found)) yield found;
    }
    yield* problems.summed(where);
    if (!any) yield { problem: "holds nothing to read", where, todo: "look at what is in it" };
  } catch (error) {
    if (signal?.aborted) throw error;
    yield { problem: reasonOf(error), where, todo: "check that it can be read" };
  } finally {
    await reader.close();
  }
}

function placeOf(input: Input, where: string, given: Page["given"]): Place {
  if ("path" in input) return { where, path: input.path, name: basename(input.path), ...(given && { given }) };
  const { url, contentType, fetched } = input;
  return {
    where,
    ...(url !== undefined && { name: url.replace(/[?#].*$/s, "") }),
    ...(contentType !== undefined && { contentType }),
    ...(fetched !== undefined && { fetched }),
    ...withUrl(given, given?.url ?? url),
  };
}

function chunksOf(input: Input): Chunks {
  if ("bytes" in input) return once(input.bytes);
  if ("stream" in input) return input.stream;
  return input.path === "-" ? process.stdin : fileChunks(input.path);
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(256 * 1024));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* contents(reader: ByteReader, place: Place, context: Context): Found {
  const { where } = place;
  const { maxBytes } = context;
  const found = kindOf(await reader.peek(HEAD), place);
  switch (found.kind) {
    case "empty":
      yield { problem: "is empty", where, todo: "give a file with text in it" };
      return;
    case "refused":
      yield { problem: `is ${found.what}, not a text`, where, todo: found.todo, what: found.what };
      return;
    case "html":
    case "text": {
      const content = await allOf(reader, maxBytes);
      const named = /\.t?gz$/i.test(place.name ?? "") && context.depth === 0 ? { notes: [NOT_PACKED] } : {};
      yield content ? documentOf(place, found.kind, content, named) : tooLarge(where, maxBytes);
      return;
    }
    case "feed":
      yield* (await import("./feed-documents.ts")).feedDocuments(reader, place, context);
      return;
    case "json-feed":
      yield* (await import("./feed-documents.ts")).jsonFeedDocuments(reader, place, context);
      return;
    case "gzip":
      yield* (await import("./gzip.ts")).gzipDocuments(reader, place, context);
      return;
    case "warc":
      yield* (await import("./warc.ts")).warcDocuments(reader, place, context);
      return;
    case "zip":
      yield* (await import("./zip.ts")).zipDocuments(reader, place, context);
      return;
    case "mail":
      yield* (await import("./mail.ts")).mailDocuments(reader, place, context);
      return;
    case "mbox":
      yield* (await import("./mail.ts")).mboxDocuments(reader, place, context);
      return;
    case "pdf":
      yield* (await import("./pdf.ts")).pdfDocuments(reader, place, context);
      return;
    case "sitemap":
    case "opml": {
      const what = found.kind === "opml" ? "a list of feeds (OPML)" : "a sitemap";
      yield {
        problem: `is ${what}: addresses, no text`,
        where,
        todo: "give it to daybook watch, which gets what it lists",
      };
      return;
    }
  }
}

const NOT_PACKED: Note = { from: 0, to: 0, rule: "gzip", text: "is named .gz but is not packed: read as it is" };

import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as zlib from "node:zlib";
import type { Not } from "./fetch.ts";

/** What we can take apart, for Accept-Encoding. Node has zstd from 22.15 on. */
export const encodings = `gzip, deflate, br${"createZstdDecompress" in zlib ? ", zstd" : ""}`;

export interface Body {
  readonly bytes: Uint8Array;
  readonly notes: readonly string[];
}

/** `cut`: what fits is kept, where else it would be refused. */
interface Limit {
  readonly most: number;
  readonly cut: boolean;
}

/**
 * A body, decompressed as its Content-Encoding says. Counts what comes out while it comes: whatever grows beyond the limit is stopped there.
 * Of what breaks off or is damaged, the part before is kept, with a note. A broken connection throws.
 */
export async function bodyOf(body: Readable, encoding: string | undefined, limit: Limit): Promise<Body | Not> {
  const names = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  const unknown = names.find((name) => !Object.hasOwn(DECODERS, name));
  if (unknown !== undefined || names.length > MOST_LAYERS) {
    const why = unknown === undefined ? `it is compressed ${names.length} times over` : `it is packed as “${unknown}”`;
    return { refused: "size", why: why.slice(0, 100), todo: "open it in a browser and save the page as a file" };
  }
  return names.length === 0 ? collected(body, limit) : unpacked(body, names.reverse(), limit);
}

const MOST_LAYERS = 3;

type Decoder = (first: Uint8Array) => Transform | undefined;

// Undefined: what comes is not packed at all, whatever the header says.
const gunzip: Decoder = (first) => (first[0] === 0x1f && first[1] === 0x8b ? zlib.createGunzip() : undefined);
const inflate: Decoder = (first) =>
  (first[0]! & 0x0f) === 8 && ((first[0]! << 8) | first[1]!) % 31 === 0
    ? zlib.createInflate()
    : zlib.createInflateRaw();
const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: inflate,
  br: () => zlib.createBrotliDecompress(),
  ...("createZstdDecompress" in zlib && {
    zstd: () => (zlib as unknown as { createZstdDecompress(): Transform }).createZstdDecompress(),
  }),
};

async function unpacked(body: Readable, names: readonly string[], limit: Limit): ReturnType<typeof bodyOf> {
  const notes: string[] = [];
  let source: AsyncIterable<Uint8Array> = body;
  for (const name of names) {
    const { first, all } = await peeked(source);
    if (first.length === 0) return { bytes: first, notes };
    const decoder = DECODERS[name]!(first);
    if (decoder === undefined) notes.push(`the server calls it ${name}, but it is not: taken as it came`);
    source = decoder === undefined ? all : through(all, decoder);
  }
  return collected(source, limit, notes);
}

/** The first two bytes, and the whole with them. */
async function peeked(
  source: AsyncIterable<Uint8Array>,
): Promise<{ first: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  while (size < 2) {
    const { done, value } = await iterator.next();
    if (done) break;
    held.push(value);
    size += value.length;
  }
  async function* all() {
    try {
      yield* held;
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  }
  return { first: Buffer.concat(held), all: all() };
}

function through(source: AsyncIterable<Uint8Array>, decoder: Transform): AsyncIterable<Uint8Array> {
  // The reader of `decoder` sees its errors; here they would be seen by nobody.
  pipeline(source, decoder).catch(() => {});
  return decoder;
}

async function collected(
  source: AsyncIterable<Uint8Array>,
  { most, cut }: Limit,
  notes: string[] = [],
): ReturnType<typeof bodyOf> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > most && cut) {
        chunks.push(chunk.subarray(0, chunk.length - (size - most)));
        notes.push(`only its first ${megabytes(most)} were read`);
        break;
      }
      if (size > most)
        return {
          refused: "size",
          why: `it is larger than ${megabytes(most)} once unpacked`,
          todo: "save it as a file, and raise --max-bytes to read it",
        };
      chunks.push(chunk);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!/^Z_|^ERR__|^ERR_BROTLI_|^ZSTD_/.test(code)) throw error;
    const how = code === "Z_BUF_ERROR" ? "breaks off" : "is damaged";
    if (size === 0) return { refused: "broken", why: `its compressed content ${how} at once`, todo: "try again later" };
    notes.push(`the compressed content ${how}: the ${size} bytes before that are kept`);
  }
  return { bytes: Buffer.concat(chunks), notes };
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${bytes} bytes` : `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

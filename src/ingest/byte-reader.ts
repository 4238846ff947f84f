/** A break in a stream: what was to follow could not be unpacked. Counted in bytes of the packed file. */
export interface Gap {
  /** What is wrong: "gzip data that is damaged". */
  readonly gap: string;
  /** Where the broken part begins and where reading goes on. */
  readonly from: number;
  readonly to: number;
  /** Bytes of it that gave nothing. */
  readonly lost: number;
  /** Unpacked bytes of the broken part that were given before the break: the last of them are not to be trusted. */
  readonly gave: number;
}

export type Chunks = AsyncIterable<Uint8Array | Gap>;

/**
 * Reads a stream forward with a look ahead, holding no more than was looked at. A gap in the stream reads like its end: `gap` tells of it, and
 * `passGap()` goes on behind it.
 */
export class ByteReader {
  /** Bytes taken so far. */
  position = 0;
  readonly #chunks: AsyncIterator<Uint8Array | Gap>;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #gap: Gap | undefined;
  #ended = false;

  constructor(chunks: Chunks) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The gap that the bytes before it have been read up to. */
  get gap(): Gap | undefined {
    return this.#heldBytes === 0 ? this.#gap : undefined;
  }

  /** A gap that is known to stand behind the bytes that were looked at. */
  get gapAhead(): Gap | undefined {
    return this.#gap;
  }

  passGap(): void {
    this.#gap = undefined;
  }

  /** The next bytes without taking them: `length` of them unless the stream or a gap ends before. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#heldBytes < length && (await this.#more()));
    if (this.#held.length > 1 && this.#held[0]!.length < Math.min(length, this.#heldBytes)) {
      this.#held = [joined(this.#held, this.#heldBytes)];
    }
    return (this.#held[0] ?? NONE).subarray(0, length);
  }

  /** The next bytes: `length` of them unless the stream or a gap ends before. */
  async take(length: number): Promise<Uint8Array> {
    const bytes = await this.peek(length);
    this.#drop(bytes.length);
    return bytes;
  }

  /** Some next bytes, at most `most`; none at the end or at a gap. */
  async some(most: number = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
    if (this.#heldBytes === 0) await this.#more();
    const first = this.#held[0] ?? NONE;
    const bytes = first.length > most ? first.subarray(0, most) : first;
    this.#drop(bytes.length);
    return bytes;
  }

  /** Puts back bytes that were taken last. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#held.unshift(bytes);
    this.#heldBytes += bytes.length;
    this.position -= bytes.length;
  }

  /** Passes over `length` bytes; how many there were. */
  async skip(length: number): Promise<number> {
    let skipped = 0;
    while (skipped < length) {
      const bytes = await this.some(length - skipped);
      if (bytes.length === 0) break;
      skipped += bytes.length;
    }
    return skipped;
  }

  /** All bytes up to the end or a gap as they come. */
  async *rest(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const bytes = await this.some();
      if (bytes.length === 0) return;
      yield bytes;
    }
  }

  /** Frees what the stream holds (an open file). */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#chunks.return?.();
  }

  async #more(): Promise<boolean> {
    while (!this.#ended && this.#gap === undefined) {
      const { done, value } = await this.#chunks.next();
      if (done) this.#ended = true;
      else if (!(value instanceof Uint8Array)) this.#gap = value;
      else if (value.length > 0) {
        this.#held.push(value);
        this.#heldBytes += value.length;
        return true;
      }
    }
    return false;
  }

  #drop(length: number): void {
    this.position += length;
    this.#heldBytes -= length;
    let left = length;
    while (left > 0) {
      const first = this.#held[0]!;
      if (first.length > left) {
        this.#held[0] = first.subarray(left);
        return;
      }
      left -= first.length;
      this.#held.shift();
    }
  }
}

const NONE = new Uint8Array();

/** Chunks as one piece. */
export function joined(
  chunks: readonly Uint8Array[],
  length = chunks.reduce((sum, { length }) => sum + length, 0),
): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** All bytes of a stream up to its end or a gap, unless there are more than `most`: then undefined, with no more than that held. */
export async function allOf(reader: ByteReader, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of reader.rest()) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : joined(chunks, length);
}

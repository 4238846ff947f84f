import { constants, crc32, createInflateRaw, type InflateRaw } from "node:zlib";
import { type ByteReader, joined } from "./byte-reader.ts";

export interface Inflated {
  /** Bytes that were read, and what they gave. */
  readonly packed: number;
  readonly unpacked: number;
  readonly sum: number;
  /** What was wrong; the reader is then put back as far as to look for what may follow in what was read. */
  readonly failure?: string;
}

/** Unpacks deflated bytes up to their own end; what stands behind it is left. Data that grows beyond reason is given up. */
export async function* inflated(reader: ByteReader): AsyncGenerator<Uint8Array, Inflated> {
  const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 64 * 1024 });
  const fed = new Fed(reader, inflate);
  const feeding = fed.run();
  let sum = 0;
  let unpacked = 0;
  let failure: string | undefined;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > RATIO_FROM && unpacked > MOST_RATIO * fed.bytes) {
        failure = `grows more than ${MOST_RATIO} times`;
        break;
      }
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch {
    failure = "is damaged";
  } finally {
    fed.over = true;
    inflate.destroy();
    await feeding;
  }
  const packed = inflate.bytesWritten;
  if (failure === undefined) reader.unread(fed.last.subarray(fed.last.length - (fed.bytes - packed)));
  else reader.unread(joined(fed.kept));
  return { packed, unpacked, sum, ...(failure !== undefined && { failure }) };
}

/** Text gets 3 to 20 times smaller, tables of numbers perhaps 100 times. */
const MOST_RATIO = 250;
const RATIO_FROM = 64 * 1024 * 1024;
/** So much of broken data is looked through for what follows. */
const KEPT = 256 * 1024;

/** Feeds packed bytes as fast as they are unpacked, and keeps the last of them for a second look. */
class Fed {
  bytes = 0;
  last: Uint8Array = new Uint8Array();
  readonly kept: Uint8Array[] = [];
  over = false;
  readonly #reader: ByteReader;
  readonly #inflate: InflateRaw;

  constructor(reader: ByteReader, inflate: InflateRaw) {
    this.#reader = reader;
    this.#inflate = inflate;
  }

  async run(): Promise<void> {
    while (!this.over) {
      const piece = await this.#reader.some(PIECE);
      if (piece.length === 0) {
        this.#inflate.end();
        return;
      }
      this.bytes += piece.length;
      this.last = piece;
      this.kept.push(piece);
      if (this.kept.length > KEPT / PIECE) this.kept.shift();
      await this.#written(piece);
      // It takes no more than its member.
      if (this.#inflate.bytesWritten < this.bytes) return;
    }
  }

  // What goes wrong is told to who reads what is unpacked.
  #written(piece: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#inflate.off("close", done);
        resolve();
      };
      this.#inflate.once("close", done);
      this.#inflate.write(piece, done);
    });
  }
}

const PIECE = 16 * 1024;

import { type ByteReader, joined } from "./byte-reader.ts";
import { hasDigest } from "./warc-digest.ts";
import { isBeginning } from "./warc-record.ts";

/** Bytes that may still be looked through a second time: an archive of wrong lengths could ask for each many times. */
export interface Tries {
  left: number;
}

/** The bytes of one record, and never more. */
export class RecordBody {
  /** All of it as it came, where it was asked for. */
  #bytes: Uint8Array | undefined;
  #head: Uint8Array = new Uint8Array();
  #left: number;
  readonly #reader: ByteReader;
  readonly #tries: Tries;

  constructor(reader: ByteReader, length: number, tries: Tries) {
    this.#reader = reader;
    this.#left = length;
    this.#tries = tries;
  }

  /** Bytes that should still have come, after all were taken. */
  get missing(): number {
    return this.#left;
  }

  peek(length: number): Promise<Uint8Array> {
    return this.#reader.peek(Math.min(length, this.#left));
  }

  /** Takes the header of what is in it. */
  async takeHead(length: number): Promise<void> {
    this.#head = Uint8Array.from(await this.#reader.take(Math.min(length, this.#left)));
    this.#left -= this.#head.length;
  }

  async skip(): Promise<void> {
    this.#left -= await this.#reader.skip(this.#left);
  }

  /** Whether it has the sum that its record tells, after all of it was taken. */
  hasDigest(told: string): boolean | undefined {
    return this.#bytes && this.#left === 0 ? hasDigest([this.#head, this.#bytes], told) : undefined;
  }

  /** The rest, or undefined when there are more than `most` bytes: then they are passed over. */
  async all(most: number): Promise<Uint8Array | undefined> {
    if (this.#left > most) {
      await this.skip();
      return undefined;
    }
    const chunks: Uint8Array[] = [];
    while (this.#left > 0) {
      const chunk = await this.#reader.some(this.#left);
      if (chunk.length === 0) break;
      this.#left -= chunk.length;
      chunks.push(chunk);
    }
    this.#bytes = joined(chunks);
    return this.#bytes;
  }

  /** Whether another record begins in it. */
  holdsRecord(): boolean {
    const bytes = this.#bytes ?? new Uint8Array();
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1))
      if (isBeginning(bytes, at + 1)) return true;
    return false;
  }

  /** Puts its bytes back to look for the next record in them. */
  again(): boolean {
    if (!this.#bytes || this.#bytes.length > this.#tries.left) return false;
    this.#tries.left -= this.#bytes.length;
    this.#reader.unread(this.#bytes);
    return true;
  }
}

import type { ByteReader, Gap } from "./byte-reader.ts";

/** The header of a WARC record. The reader stands at the first byte of its body. */
export interface WarcRecord {
  readonly number: number;
  /** Where it begins, in bytes of the unpacked file. */
  readonly offset: number;
  /** Of its body. */
  readonly length: number;
  readonly headers: Headers;
}

/** Header fields by name in lower case; the first of each. */
export type Headers = ReadonlyMap<string, string>;

/** Bytes that are no record, passed over. */
export interface Lost {
  readonly lost: number;
  readonly offset: number;
  readonly why: string;
  /** The break in a packed file that it ends at. */
  readonly gap?: Gap;
}

/** The next record's header; what stood in its place that is none; undefined at the end of the file. */
export async function nextRecord(reader: ByteReader, number: number): Promise<WarcRecord | Lost | undefined> {
  await passBlankLines(reader);
  const offset = reader.position;
  const head = await reader.peek(MOST_HEADER);
  if (head.length === 0) return reader.gap && brokenAt(reader, offset, 0, reader.gap);
  if (!isBeginning(head, 0)) return passed(reader, "what is no WARC record");
  const end = headerEnd(head);
  if (end === undefined) {
    // The end of the file or a break comes first, or there is none at all.
    if (head.length < MOST_HEADER) return passed(reader, "a WARC record that is cut off in its header", head.length);
    return passed(reader, "a WARC record whose header does not end", 5);
  }
  const headers = headersOf(head.subarray(0, end));
  const length = Number(headers.get("content-length") ?? Number.NaN);
  if (!Number.isSafeInteger(length) || length < 0)
    return passed(reader, "a WARC record that does not say its length", 5);
  await reader.skip(end);
  return { number, offset, length, headers };
}

const MOST_HEADER = 64 * 1024;

export async function passBlankLines(reader: ByteReader): Promise<void> {
  for (;;) {
    const bytes = await reader.peek(16);
    const blank = bytes.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
    await reader.skip(blank < 0 ? bytes.length : blank);
    if (blank >= 0 || bytes.length === 0) return;
  }
}

/** Whether a record begins there. */
export function isBeginning(bytes: Uint8Array, at: number): boolean {
  // "WARC/1." or "WARC/0."
  for (let i = 0; i < BEGINNING.length; i++) if (bytes[at + i] !== BEGINNING[i]) return false;
  const version = bytes[at + BEGINNING.length];
  return version === 0x30 || version === 0x31;
}

const BEGINNING = [0x57, 0x41, 0x52, 0x43, 0x2f] as const;

/** The end of a header with its blank line. */
export function headerEnd(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3;
  }
  return undefined;
}

/** The fields of a header, its first line left out; folded lines joined. */
export function headersOf(bytes: Uint8Array): Headers {
  const headers = new Map<string, string>();
  let last: string | undefined;
  for (const line of new TextDecoder().decode(bytes).split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(":");
    if (/^[ \t]/.test(line) && last !== undefined) headers.set(last, `${headers.get(last)} ${line.trim()}`);
    else if (colon > 0) {
      const name = line.slice(0, colon).trim().toLowerCase();
      last = headers.has(name) ? undefined : name;
      if (last !== undefined) headers.set(name, line.slice(colon + 1).trim());
    }
  }
  return headers;
}

/** Passes over `least` bytes and then on to the next beginning of a record, a break or the end. */
async function passed(reader: ByteReader, why: string, least = 1): Promise<Lost> {
  const offset = reader.position;
  let lost = await reader.skip(least);
  for (;;) {
    const bytes = await reader.peek(WINDOW);
    let at = bytes.indexOf(BEGINNING[0]);
    while (at >= 0 && at + BEGINNING.length < bytes.length && !isBeginning(bytes, at))
      at = bytes.indexOf(BEGINNING[0], at + 1);
    const begins = at >= 0 && at + BEGINNING.length < bytes.length;
    const pass = begins ? at : at < 0 || bytes.length < WINDOW ? bytes.length : at;
    lost += await reader.skip(pass);
    if (begins) return { lost, offset, why };
    if (bytes.length < WINDOW && (await reader.peek(1)).length === 0) {
      return reader.gap ? brokenAt(reader, offset, lost, reader.gap) : { lost, offset, why };
    }
  }
}

const WINDOW = 64 * 1024;

function brokenAt(reader: ByteReader, offset: number, lost: number, gap: Gap): Lost {
  reader.passGap();
  return { lost, offset, why: gap.gap, gap };
}

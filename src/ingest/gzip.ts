import { ByteReader, type Gap } from "./byte-reader.ts";
import { isProblem } from "./document.ts";
import { inflated } from "./inflate.ts";
import { type Context, type Found, MOST_DEPTH, type Place } from "./place.ts";

/** What a gzip file holds; a damaged one up to where the damage is, unless what it holds can go on behind it. */
export async function* gzipDocuments(reader: ByteReader, place: Place, context: Context): Found {
  const { where } = place;
  if (context.depth >= MOST_DEPTH) {
    yield { problem: "is packed too many times over", where, todo: "unpack it yourself if you trust it" };
    return;
  }
  const inner = new ByteReader(gunzipped(reader));
  try {
    const name = place.name?.replace(/\.t?gz$/i, (end) => (/tgz/i.test(end) ? ".tar" : ""));
    const inside = { ...place, ...(name !== undefined && { name }) };
    for await (const found of context.contents(inner, inside, { ...context, depth: context.depth + 1 })) {
      const cut = !isProblem(found) && found.part === place.part ? inner.gap : undefined;
      if (cut === undefined || isProblem(found)) yield found;
      else {
        const text = `the compressed file ends too early or is damaged (${cut.gap}); this is what stands before`;
        const notes = [...(found.notes ?? []), { from: 0, to: 0, rule: "truncated", text }];
        const partial = { kind: "truncated" as const, fact: { value: cut.gap, field: "gzip" } };
        yield { ...found, notes, facts: { ...found.facts, partial } };
      }
    }
    const { gap } = inner;
    if (gap) {
      const lostBytes = gap.lost + (await reader.skip(Number.POSITIVE_INFINITY));
      yield {
        problem: `${gap.gap} (from byte ${gap.from})`,
        where,
        todo: "get it again; what stands before is read",
        lostBytes,
      };
    }
  } finally {
    await inner.close();
  }
}

/**
 * The unpacked bytes of one gzip member after the other. Where a member cannot be unpacked, a gap, and then what follows from the next member on
 * that can be found. A member that grows beyond reason is given up.
 */
export async function* gunzipped(reader: ByteReader): AsyncGenerator<Uint8Array | Gap> {
  for (let gaps = 0; ; ) {
    const from = reader.position;
    const head = await reader.peek(MAGIC_LENGTH);
    if (head.length === 0) return;
    let failure: Failure | undefined = { gap: "bytes that are not gzip-compressed", good: 0, gave: 0 };
    if (isMagic(head)) failure = yield* member(reader);
    else if ((await passZeros(reader)) > 0) continue;
    if (!failure) continue;
    if (++gaps > MOST_GAPS) await reader.skip(Number.POSITIVE_INFINITY);
    else await passToMagic(reader);
    const to = reader.position;
    const { gap, good, gave } = failure;
    yield { gap, from, to, lost: Math.max(0, to - from - good), gave };
  }
}

interface Failure {
  readonly gap: string;
  /** Bytes of the member that were unpacked before. */
  readonly good: number;
  /** What they gave. */
  readonly gave: number;
}

const MAGIC_LENGTH = 10;
/** A file made to fail at every byte must not be tried at every byte. */
const MOST_GAPS = 1000;
function isMagic(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 && head[3]! < 0x20;
}

/** Unpacks one member; what was wrong with it, with the reader put back to where the next may begin. */
async function* member(reader: ByteReader): AsyncGenerator<Uint8Array, Failure | undefined> {
  const from = reader.position;
  if (!(await passHeader(reader))) return { gap: "gzip data that is cut off", good: 0, gave: 0 };
  const header = reader.position - from;
  const { packed, unpacked, sum, failure } = yield* inflated(reader);
  const good = header + packed;
  if (failure !== undefined) return { gap: `gzip data that ${failure}`, good, gave: unpacked };
  const trailer = await reader.take(8);
  if (trailer.length < 8) return { gap: "gzip data that is cut off", good: good + trailer.length, gave: unpacked };
  const view = new DataView(trailer.buffer, trailer.byteOffset, 8);
  const right = view.getUint32(0, true) === sum && view.getUint32(4, true) === unpacked % 2 ** 32;
  return right ? undefined : { gap: "gzip data with a wrong checksum", good: good + 8, gave: unpacked };
}

async function passHeader(reader: ByteReader): Promise<boolean> {
  const head = await reader.take(10);
  const flags = head[3] ?? 0;
  if (head.length < 10) return false;
  if (flags & 4) {
    const size = await reader.take(2);
    if (size.length < 2) return false;
    await reader.skip(size[0]! + size[1]! * 256);
  }
  if (flags & 8) await passText(reader);
  if (flags & 16) await passText(reader);
  return !(flags & 2) || (await reader.skip(2)) === 2;
}

async function passText(reader: ByteReader): Promise<void> {
  const head = await reader.peek(4096);
  const end = head.indexOf(0);
  await reader.skip(end < 0 ? head.length : end + 1);
}

async function passZeros(reader: ByteReader): Promise<number> {
  let passed = 0;
  for (;;) {
    const bytes = await reader.peek(4096);
    const end = bytes.findIndex((byte) => byte !== 0);
    const zeros = end < 0 ? bytes.length : end;
    if (zeros === 0) return passed;
    passed += await reader.skip(zeros);
  }
}

/** Passes over what stands before the next beginning of a member. */
async function passToMagic(reader: ByteReader): Promise<void> {
  for (;;) {
    const bytes = await reader.peek(WINDOW);
    if (bytes.length === 0) return;
    let at = bytes.indexOf(0x1f);
    while (at >= 0 && at + MAGIC_LENGTH <= bytes.length && !isMagic(bytes.subarray(at)))
      at = bytes.indexOf(0x1f, at + 1);
    if (at >= 0 && at + MAGIC_LENGTH <= bytes.length) {
      await reader.skip(at);
      return;
    }
    // At the edge of the window the rest of a magic may still come.
    await reader.skip(at < 0 || bytes.length < WINDOW ? bytes.length : at);
  }
}

const WINDOW = 32 * 1024;

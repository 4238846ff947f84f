import { ByteReader, type Chunks } from "./byte-reader.ts";
import { inflated } from "./inflate.ts";
import { HEAD, noPageBy } from "./kind.ts";
import { type Context, type Found, leftOutOf, type Place, partOf } from "./place.ts";
import { passedOver, shown } from "./zip.ts";

/** The entries of a zip whose list is lost (it stands at the end, and the end is the first thing that goes), one after the other. */
export async function* salvagedEntries(reader: ByteReader, place: Place, context: Context): Found {
  const counts = new Map<string, number>();
  const count = (why: string): void => void counts.set(why, (counts.get(why) ?? 0) + 1);
  for (let found = 0; found < MOST_ENTRIES; found++) {
    const head = await reader.peek(30);
    if (head.length < 30 || head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) break;
    const view = new DataView(head.buffer, head.byteOffset, 30);
    const flags = view.getUint16(6, true);
    const method = view.getUint16(8, true);
    const size = view.getUint32(18, true);
    const nameLength = view.getUint16(26, true);
    await reader.skip(30);
    const name = new TextDecoder().decode(await reader.take(nameLength));
    await reader.skip(view.getUint16(28, true));
    const sized = !(flags & 8) && size !== 0xffffffff;
    const why = passedOver({ generalPurposeBitFlag: flags, compressionMethod: method }, name);
    // Without its size, only a packed entry shows where it ends.
    if (!sized && method !== 8) break;
    const start = reader.position;
    const entry = new ByteReader(method === 8 ? unpacked(reader) : stored(reader, size));
    try {
      const reason = why ?? noPageBy(await entry.peek(HEAD));
      if (reason !== undefined && reason !== "") count(reason);
      else if (reason === undefined)
        yield* context.contents(entry, partOf(place, shown(name), { name }), {
          ...context,
          depth: context.depth + 1,
          isPacked: true,
        });
      await entry.skip(Number.POSITIVE_INFINITY);
      const missing = sized ? size - (reader.position - start) : 0;
      if (entry.gap || missing > 0) {
        const problem = `is cut off or damaged in ${shown(name)}`;
        yield { problem, where: place.where, todo: "get the zip again", lostBytes: Math.max(0, missing) };
        break;
      }
    } finally {
      context.budget.spend(entry.position, 1);
      await entry.close();
    }
    if (context.budget.isSpent) {
      yield* context.budget.told(place.where);
      break;
    }
    if (flags & 8) await passDescriptor(reader);
  }
  if (counts.size > 0) yield leftOutOf(counts, "entries", place);
}

const MOST_ENTRIES = 100_000;

async function* unpacked(reader: ByteReader): Chunks {
  const from = reader.position;
  const { failure, unpacked: gave } = yield* inflated(reader);
  if (failure !== undefined) yield { gap: `zip data that ${failure}`, from, to: reader.position, lost: 0, gave };
}

async function* stored(reader: ByteReader, size: number): Chunks {
  for (let left = size; left > 0; ) {
    const bytes = await reader.some(left);
    if (bytes.length === 0) return;
    left -= bytes.length;
    yield bytes;
  }
}

// Sum and sizes behind the entry, with or without a signature.
async function passDescriptor(reader: ByteReader): Promise<void> {
  const bytes = await reader.peek(24);
  for (const length of [16, 12, 24, 20]) {
    if (bytes.length < length || (await reader.peek(length + 4)).length < length + 4) continue;
    const next = (await reader.peek(length + 4)).subarray(length);
    if (next[0] === 0x50 && next[1] === 0x4b) {
      await reader.skip(length);
      return;
    }
  }
}

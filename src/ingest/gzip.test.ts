import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteReader, type Gap, joined } from "./byte-reader.ts";
import type { Document, Problem } from "./document.ts";
import { documents } from "./documents.ts";
import { gunzipped } from "./gzip.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function unpacked(bytes: Uint8Array, size = 1000): Promise<{ text: string; gaps: readonly Gap[] }> {
  const chunks: Uint8Array[] = [];
  const gaps: Gap[] = [];
  for await (const chunk of gunzipped(new ByteReader(pieces(bytes, size)))) {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
    else gaps.push(chunk);
  }
  return { text: new TextDecoder().decode(joined(chunks)), gaps };
}

async function found(bytes: Uint8Array, maxBytes?: number): Promise<readonly (Document | Problem)[]> {
  const all: (Document | Problem)[] = [];
  const options = maxBytes === undefined ? {} : { maxBytes };
  for await (const one of documents({ bytes, where: "x.gz" }, options)) {
    // An exception would be told so.
    expect(one).not.toMatchObject({ problem: expect.stringMatching(/^cannot be read \(/) });
    all.push(one);
  }
  return all;
}

// Text that packs to more than one piece.
const story = (seed: number): string =>
  Array.from({ length: 3000 }, (_, i) => `Line ${(i * seed * 7919) % 100_003} of the report on Kesla.`).join("\n");

test("members one after the other, cut anywhere, are one text", async () => {
  const packed = joined([gzipSync("one "), gzipSync(story(1)), gzipSync(""), gzipSync(" two"), new Uint8Array(600)]);
  for (const size of [1, 13, 100_000])
    expect(await unpacked(packed, size)).toEqual({ text: `one ${story(1)} two`, gaps: [] });
});

test("nasty 45: a damaged member is a gap, and the next is read", async () => {
  const [one, two, three] = [gzipSync(story(1)), gzipSync(story(2)), gzipSync(story(3))];
  const damaged = Uint8Array.from(two);
  damaged.fill(0xff, 5000, 5100);
  const { text, gaps } = await unpacked(joined([one, damaged, three]));
  expect(text.startsWith(story(1))).toBe(true);
  expect(text.endsWith(story(3))).toBe(true);
  expect(gaps).toEqual([
    {
      gap: expect.stringMatching(/damaged|checksum/),
      from: one.length,
      to: one.length + two.length,
      lost: expect.any(Number),
      gave: expect.any(Number),
    },
  ]);
  const noise = Uint8Array.from({ length: 2000 }, (_, i) => 1 + ((i * 31) % 250));
  expect(await unpacked(joined([one, noise, three]))).toEqual({
    text: story(1) + story(3),
    gaps: [{ gap: "bytes that are not gzip-compressed", from: one.length, to: one.length + 2000, lost: 2000, gave: 0 }],
  });
});

test("nasty 45: of a truncated gzip file the complete part is kept, and said", async () => {
  const packed = gzipSync(story(1));
  const all = await found(packed.subarray(0, packed.length / 2));
  expect(all).toMatchObject([
    { form: "text", facts: { partial: { kind: "truncated" } }, notes: [{ rule: "truncated" }] },
    { problem: "gzip data that is cut off (from byte 0)" },
  ]);
  const kept = new TextDecoder().decode((all[0] as Document).content as Uint8Array);
  expect(kept.length).toBeGreaterThan(10_000);
  expect(story(1).startsWith(kept)).toBe(true);
});

test("a wrong checksum is said", async () => {
  const packed = gzipSync(story(1));
  packed[packed.length - 6]! ^= 1;
  expect(await found(packed)).toMatchObject([
    { form: "text" },
    { problem: "gzip data with a wrong checksum (from byte 0)", lostBytes: 0 },
  ]);
});

test("nasty 43: a bomb is stopped at the limit, with little held", async () => {
  const bomb = gzipSync(new Uint8Array(90 * 1024 * 1024).fill(0x61), { level: 9 });
  expect(bomb.length).toBeLessThan(300_000);
  expect(await found(bomb)).toEqual([
    { problem: "has more than the 8.0 MB read at once", where: "x.gz", todo: "split it, or raise --max-bytes" },
  ]);
  const { gaps } = await unpacked(bomb, 64 * 1024);
  expect(gaps).toMatchObject([{ gap: "gzip data that grows more than 250 times" }]);
});

test("nasty 43: gzip in gzip in gzip is opened so deep and no deeper", async () => {
  let packed: Uint8Array = utf8("The bridge was closed.");
  for (let i = 0; i < 5; i++) packed = gzipSync(packed);
  expect(await found(packed)).toMatchObject([{ form: "text" }]);
  for (let i = 0; i < 5; i++) packed = gzipSync(packed);
  expect(await found(packed)).toMatchObject([{ problem: "is packed too many times over" }]);
});

test("any damage to packed texts: no exception, and every byte is unpacked or told of", async () => {
  const whole = joined([gzipSync("one two three"), gzipSync(story(5).slice(0, 900)), gzipSync("four")]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
      fc.nat(whole.length),
      async (damage, cut) => {
        const bytes = Uint8Array.from(whole.subarray(0, cut));
        for (const [at, byte] of damage) if (at < cut) bytes[at] = byte;
        const { gaps } = await unpacked(bytes, 50);
        for (const { from, to, lost } of gaps) {
          expect(to).toBeLessThanOrEqual(cut);
          expect(lost).toBeLessThanOrEqual(to - from);
        }
        await found(bytes);
      },
    ),
    { numRuns: 200 },
  );
});

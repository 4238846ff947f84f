import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDay } from "./given.ts";
import { inputLines } from "./input-lines.ts";
import { nearest } from "./nearest.ts";
import { fileBar, filesBar } from "./progress.ts";

test.each([
  ["reed", "read"],
  ["exprot", "export"],
  ["exp", "export"],
  ["adds", "add"],
  ["zzz", undefined],
  ["x", undefined],
])("%s was meant as %s", (typed, meant) => {
  expect(nearest(typed, ["read", "add", "list", "export", "explain"])).toBe(meant);
});

test.each([
  ["2025-02-28", true],
  ["2024-02-29", true],
  ["2025-02-29", false],
  ["2025-13-01", false],
  ["25-01-01", false],
  ["2025-1-1", false],
])("%s is a day: %s", (text, is) => {
  expect(isDay(text)).toBe(is);
});

test("the bar shows rate, time left and errors so far; while folders are being counted no time", () => {
  const at = { pages: 10, files: 10, failed: 0, total: 40, sure: true, seconds: 5 };
  expect(filesBar(at)).toBe("████████░░░░░░░░░░░░░░░░░░░░░░ 10/40 · 2.0 pages/s · 15 s left");
  expect(filesBar({ ...at, total: 100_000, failed: 3 })).toContain("10/100,000 · 2.0 pages/s · 14 h left · 3 failed");
  expect(filesBar({ ...at, sure: false })).toContain("░ 10/40+ · 2.0 pages/s");
  expect(filesBar({ ...at, pages: 2000, files: 0, total: 1 })).toContain("0/1 · 2,000 pages · 400.0 pages/s");
});

test("the bar of a file counts what was done this time only", () => {
  const at = { bytes: 60, total: 100, begin: 40, lines: 5000, seconds: 2 };
  expect(fileBar(at)).toBe("██████████████████░░░░░░░░░░░░ 60 % · 2,500 lines/s · 4 s left");
});

describe("lines of a stream", () => {
  const lines = async (chunks: readonly Uint8Array[], longest = 1000) => {
    const out: (string | undefined)[] = [];
    for await (const { bytes } of inputLines(Readable.from(chunks), longest))
      out.push(bytes && Buffer.from(bytes).toString());
    return out;
  };

  test("come whole, however the stream is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-zé港]{0,6}$/)),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(""));
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.subarray(i * size, (i + 1) * size),
          );
          expect(await lines(chunks)).toEqual(texts);
        },
      ),
    );
  });

  test("a missing last line end, Windows line ends, lines that are too long", async () => {
    expect(await lines([Buffer.from("a\r\nb")])).toEqual(["a", "b"]);
    expect(await lines([Buffer.from("aaaaaa"), Buffer.from("aaaaaa\nb\n")], 10)).toEqual([undefined, "b"]);
  });
});

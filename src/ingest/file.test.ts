import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { InputError, readBytes, readFile } from "./file.ts";

const folder = mkdtempSync(join(tmpdir(), "daybook-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

const TEXT = "Zürich: “no deal”, says envoy\r\n\r\nقال الجيش إنه انسحب من المدينة.\n";

test.each([
  ["utf-8", utf8(TEXT)],
  ["utf-8", joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(TEXT))],
  ["utf-16le", joined(Uint8Array.of(0xff, 0xfe), utf16(TEXT, true))],
  ["utf-16be", joined(Uint8Array.of(0xfe, 0xff), utf16(TEXT, false))],
])("%s: the text as it is, without its mark", (encoding, bytes) => {
  expect(readBytes(bytes)).toEqual({ text: TEXT, encoding, notes: [] });
});

test.each([
  ["utf-16le", true],
  ["utf-16be", false],
])("%s without a mark is known by its zero bytes, and noted", (encoding, littleEndian) => {
  const read = readBytes(utf16(TEXT, littleEndian));
  expect([read.text, read.encoding]).toEqual([TEXT, encoding]);
  expect(read.notes.map((note) => note.rule)).toEqual(["encoding"]);
});

test("what is not UTF-8 is windows-1252, and the note says so", () => {
  const read = readBytes(
    joined(
      ascii("He said "),
      Uint8Array.of(0x93),
      ascii("no"),
      Uint8Array.of(0x94),
      ascii(" in Z"),
      Uint8Array.of(0xfc),
      ascii("rich."),
    ),
  );
  expect(read.text).toBe("He said “no” in Zürich.");
  expect(read.encoding).toBe("windows-1252");
  expect(read.notes[0]!.text).toContain("windows-1252");
});

test("a damaged byte in good UTF-8 costs one character", () => {
  const read = readBytes(joined(utf8("Zürich, Köln, Malmö, São Tomé "), Uint8Array.of(0xff), utf8(" Genève")));
  expect(read.text).toBe("Zürich, Köln, Malmö, São Tomé \ufffd Genève");
  expect(read.encoding).toBe("utf-8");
  expect(read.notes[0]!.text).toContain("U+FFFD");
});

test("control characters stay and are noted", () => {
  const text = `The army said \u0007nothing.\n${"The rebels left the town on Friday. ".repeat(20)}`;
  const read = readBytes(utf8(text));
  expect(read.text).toBe(text);
  expect(read.notes).toEqual([
    { from: 14, to: 15, rule: "control-character", text: "a control character, kept as it is" },
  ]);
});

test("markup is read as text, with a note", () => {
  expect(readBytes(ascii("<!DOCTYPE html><html><p>Hello")).notes.map((note) => note.rule)).toEqual(["markup"]);
});

test.each([
  ["a PDF", ascii("%PDF-1.7 …")],
  ["a ZIP", ascii("PK\x03\x04rest")],
  ["a PNG", ascii("\x89PNG\r\n\x1a\n")],
  ["gzip", ascii("\x1f\x8b\x08rest")],
  ["a JPEG", ascii("\xff\xd8\xff\xe0")],
  ["binary data", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)],
  ["binary data", joined(ascii("abc"), new Uint8Array(100), ascii("def"))],
])("%s is refused", (kind, bytes) => {
  expect(() => readBytes(bytes, { where: "x.txt" })).toThrow(InputError);
  expect(() => readBytes(bytes, { where: "x.txt" })).toThrow(`x.txt: is ${kind}`);
});

test("an empty input, and one of a byte order mark only", () => {
  expect(() => readBytes(new Uint8Array())).toThrow("input: is empty; give a file with text in it");
  expect(() => readBytes(Uint8Array.of(0xef, 0xbb, 0xbf))).toThrow("is empty but for a byte order mark");
});

test("more than 8 MB is refused unless the limit is raised", () => {
  const large = new Uint8Array(8 * 1024 * 1024 + 1).fill(0x61);
  expect(() => readBytes(large, { where: "big.txt" })).toThrow(
    "big.txt: has 8.0 MB, more than the 8.0 MB read at once; split it, or raise --max-bytes",
  );
  expect(readBytes(large, { maxBytes: 9 * 1024 * 1024 }).text).toHaveLength(large.length);
  expect(() => readBytes(ascii("abc"), { maxBytes: 2 })).toThrow("has 3 bytes, more than the 2 bytes");
  expect(() => readBytes(ascii("abc"), { maxBytes: Number.NaN })).toThrow(RangeError);
});

test("a file is read; what cannot be says why and what to do", () => {
  const path = join(folder, "a page.txt");
  writeFileSync(path, TEXT);
  expect(readFile(path).text).toBe(TEXT);
  expect(() => readFile(path, { maxBytes: 10 })).toThrow(InputError);
  const missing = join(folder, "none.txt");
  expect(() => readFile(missing)).toThrow(`${missing}: does not exist; check the name`);
  expect(() => readFile(folder)).toThrow(`${folder}: is a folder, not a file; name the files in it`);
  writeFileSync(join(folder, "empty.txt"), "");
  expect(() => readFile(join(folder, "empty.txt"))).toThrow("is empty");
  symlinkSync("loop", join(folder, "loop"));
  expect(() => readFile(join(folder, "loop"))).toThrow("is a link that leads to itself");
  expect(() => readFile(join(path, "x"))).toThrow("does not exist");
});

test("an endless device is stopped at the limit", () => {
  expect(() => readFile("/dev/zero", { maxBytes: 100_000 })).toThrow(InputError);
});

test("an error names its parts", () => {
  try {
    readBytes(new Uint8Array(), { where: "x.txt" });
  } catch (error) {
    expect(error).toMatchObject({
      name: "InputError",
      where: "x.txt",
      what: "is empty",
      todo: "give a file with text in it",
    });
  }
});

test("any bytes: a text or an InputError, the same every time", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const outcome = (): unknown => {
        try {
          return readBytes(bytes);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          return error.message;
        }
      };
      expect(outcome()).toEqual(outcome());
    }),
    { numRuns: 1000 },
  );
});

test("any text comes back from its UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      // A leading mark is the encoding's, and control characters may be too many for a text.
      fc.pre(
        !text.startsWith("\ufeff") &&
          !/[\p{Cc}]/u.test(text) &&
          !/^(?:PK|BZh|Rar!|RIFF|ID3|OggS|GIF8|wOF|%PDF|\{\\rtf)/.test(text),
      );
      expect(readBytes(utf8(text)).text).toBe(text);
    }),
  );
});

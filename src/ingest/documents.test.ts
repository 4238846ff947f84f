import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Document, Problem } from "./document.ts";
import { type DocumentsOptions, documents, type Input } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "daybook-documents-"));
afterAll(() => rmSync(folder, { recursive: true }));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

async function found(input: Input, options?: DocumentsOptions): Promise<readonly (Document | Problem)[]> {
  const all: (Document | Problem)[] = [];
  for await (const one of documents(input, options)) all.push(one);
  return all;
}

const PAGE = "<!DOCTYPE html>\n<title>Bridge</title><p>The bridge at Kesla was closed on Monday.</p>";

test("nasty 51, 53: what a file is, its content says, not its name and type", async () => {
  const page = await found({ bytes: utf8(PAGE), where: "x", contentType: "application/rss+xml" });
  expect(page).toMatchObject([{ form: "html", where: "x" }]);
  expect(await found({ bytes: utf8("The bridge was closed."), where: "x" })).toMatchObject([{ form: "text" }]);
});

test.each([
  ["%PNG", latin1("\x89PNG\r\n\x1a\n....."), "is a PNG picture, not a text"],
  ["a program", latin1("\x7fELF\x02\x01\x01"), "is a program, not a text"],
  ["noise", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256), "is binary data, not a text"],
])("nasty 52: %s named .html is refused with one line", async (_, bytes, problem) => {
  const path = join(folder, "page.html");
  writeFileSync(path, bytes);
  expect(await found({ path })).toMatchObject([{ where: path, problem }]);
});

test("a file that is none, a folder, an empty one, one too large", async () => {
  expect(await found({ path: join(folder, "none") })).toMatchObject([{ problem: "does not exist" }]);
  expect(await found({ path: folder })).toMatchObject([{ problem: "is a folder, not a file" }]);
  expect(await found({ bytes: new Uint8Array(), where: "x" })).toMatchObject([{ problem: "is empty" }]);
  expect(await found({ bytes: utf8("a".repeat(300)), where: "x" }, { maxBytes: 200 })).toMatchObject([
    { problem: "has more than the 200 bytes read at once" },
  ]);
  await expect(found({ bytes: utf8("a"), where: "x" }, { maxBytes: 0 })).rejects.toThrow(RangeError);
});

test("nasty 64: a sitemap or a list of feeds given to be read says what it is and who takes it", async () => {
  const todo = "give it to daybook watch, which gets what it lists";
  expect(await found({ bytes: utf8("<urlset><url><loc>https://k.example/</loc></url></urlset>"), where: "x" })).toEqual(
    [{ problem: "is a sitemap: addresses, no text", where: "x", todo }],
  );
  expect(await found({ bytes: utf8('<?xml version="1.0"?>\n<!-- mine -->\n<opml/>'), where: "x" })).toEqual([
    { problem: "is a list of feeds (OPML): addresses, no text", where: "x", todo },
  ]);
});

test.each([
  ["an outline of HTML without a doctype", "<div><p>One</p></div>", "html"],
  ["text with an angle bracket", "<3 from Kesla: the bridge is open", "text"],
  ["text that names tags", "Write <p> for a paragraph.", "text"],
  ["text with tags, after all", "Kesla\n<p>One</p>\n<p>Two</p>\n<p>Three</p>", "html"],
  ["XHTML", '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="http://www.w3.org/1999/xhtml"/>', "html"],
  ["a page behind a comment", `<!-- ${"saved ".repeat(50)} -->\n<html><body>x</body></html>`, "html"],
  ["a page with an NUL in it", "<!doctype html><p>a\0b</p>", "html"],
  ["JSON of another kind", '{"version": 1}', "text"],
])("%s", async (_, text, form) => {
  expect(await found({ bytes: utf8(text), where: "x" })).toMatchObject([{ form }]);
});

test("nasty 44: a file named .gz that is not packed is read as it is, with a note", async () => {
  const path = join(folder, "a.txt.gz");
  writeFileSync(path, "The bridge was closed.");
  expect(await found({ path })).toMatchObject([{ form: "text", notes: [{ rule: "gzip" }] }]);
});

test("nasty 51: a page in UTF-16 is a page", async () => {
  const bytes = Uint8Array.from([0xff, 0xfe, ...Buffer.from(PAGE, "utf16le")]);
  expect(await found({ bytes, where: "x" })).toMatchObject([{ form: "html" }]);
});

test("an aborted signal ends it, a stream is read to its end only as far as it is wanted", async () => {
  const aborter = new AbortController();
  aborter.abort(new Error("enough"));
  await expect(found({ bytes: utf8("a"), where: "x" }, { signal: aborter.signal })).rejects.toThrow("enough");
  let given = 0;
  let closed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      yield utf8("<rss><channel>");
      for (;;) yield utf8(`<item><title>Story ${given++}</title></item>`.padEnd(20_000));
    } finally {
      closed = true;
    }
  }
  let read = 0;
  for await (const one of documents({ stream: endless(), where: "x" })) {
    expect(one).toMatchObject({ content: `Story ${read}` });
    if (++read === 50) break;
  }
  expect(closed).toBe(true);
  expect(given).toBeLessThan(60);
});

test("a stream that fails is a problem", async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield utf8("The bridge");
    throw Object.assign(new Error("gone"), { code: "ECONNRESET" });
  }
  expect(await found({ stream: failing(), where: "x" })).toMatchObject([{ problem: "cannot be read (gone)" }]);
});

const STARTS = [
  "",
  "PK\x03\x04",
  "\x1f\x8b\x08\0\0\0\0\0\0\x03",
  "WARC/1.0\r\nContent-Length: 9\r\n\r\n",
  "<rss><item>",
  "From a 2026\nFrom: x\n",
  "From: x\r\nMime-Version: 1.0\r\n\r\n",
  "\ufeff<feed",
  '{"version":"https://jsonfeed.org/1"',
  "<html>",
  "BZh",
  "\0",
];

test("any bytes: documents and problems, never an exception", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...STARTS), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
      const bytes = Uint8Array.from([...Buffer.from(start, "latin1"), ...rest]);
      const all = await found({ bytes, where: "x" });
      expect(all.length).toBeGreaterThan(0);
      for (const one of all) expect(one).not.toMatchObject({ problem: expect.stringMatching(/^cannot be read \(/) });
    }),
    { numRuns: 1000 },
  );
});

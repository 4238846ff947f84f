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

test("any bytes: documents and problems, never an exception", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const all = await found({ bytes, where: "x" });
      expect(all.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

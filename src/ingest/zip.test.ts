import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { type Zippable, zipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import type { Document, Problem } from "./document.ts";
import { documents, type Input } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "daybook-zip-"));
afterAll(() => rmSync(folder, { recursive: true }));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = (title: string): Uint8Array =>
  utf8(`<!doctype html><title>${title}</title><p>${title}: the report from Kesla.</p>`);

async function found(input: Uint8Array | Input): Promise<readonly (Document | Problem)[]> {
  const all: (Document | Problem)[] = [];
  for await (const one of documents(input instanceof Uint8Array ? { bytes: input, where: "x.zip" } : input)) {
    // An exception would be told so.
    expect(one).not.toMatchObject({ problem: expect.stringMatching(/^cannot be read \(/) });
    all.push(one);
  }
  return all;
}

const zip = (entries: Zippable): Uint8Array => zipSync(entries, { mtime: "2026-03-03" });

test("a zip of pages, from the disk or in memory: each by its content; what is no page is counted", async () => {
  const bytes = zip({
    "news/one.html": page("One"),
    "news/one_files/logo.png": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a),
    "news/one_files/a.jpg": page("named wrongly"),
    "news/one_files/style.css": utf8("p { color: red }"),
    "__MACOSX/news/._one.html": utf8("junk"),
    "news/": new Uint8Array(),
    "feed.xml": utf8("<rss><channel><item><title>Ferry sinks</title></item></channel></rss>"),
    "packed.txt.gz": gzipSync("The bridge was closed."),
    "inner.zip": zip({ "two.txt": utf8("The road was open.") }),
  });
  const path = join(folder, "x.zip");
  writeFileSync(path, bytes);
  const [inMemory, fromDisk] = [await found(bytes), await found({ path })];
  expect(inMemory.map((one) => ("problem" in one ? one.problem : one.part))).toEqual([
    "news/one.html",
    "news/one_files/a.jpg",
    "feed.xml, item 1",
    "packed.txt.gz",
    "inner.zip, two.txt",
    "2 entries hold no page: 1 files of other kinds (a PNG picture), 1 style sheets",
  ]);
  expect(fromDisk.map((one) => ("problem" in one ? one.problem : one.part))).toEqual(
    inMemory.map((one) => ("problem" in one ? one.problem : one.part)),
  );
  expect(fromDisk[0]).toMatchObject({ path, where: `${path}, news/one.html` });
});

test("nasty 70: names that lead out of the folder, or over two lines, are shown and lead nowhere", async () => {
  const all = await found(
    zip({
      "../../etc/passwd": utf8("The bridge was closed."),
      "a\nb\u202e.txt": utf8("The road was open."),
      "/abs.txt": utf8("Two."),
    }),
  );
  expect(all.map((one) => one.where)).toEqual([
    "x.zip, ../../etc/passwd",
    "x.zip, a\ufffdb\ufffd.txt",
    "x.zip, /abs.txt",
  ]);
});

test("encrypted entries are said", async () => {
  const bytes = zip({ "a.txt": utf8("secret"), "b.txt": utf8("The road was open.") });
  for (let i = 0; i + 10 < bytes.length; i++) {
    if (bytes[i] !== 0x50 || bytes[i + 1] !== 0x4b) continue;
    if (bytes[i + 2] === 1 && bytes[i + 46] === 0x61) bytes[i + 8]! |= 1;
  }
  expect(await found(bytes)).toMatchObject([
    { part: "b.txt" },
    { problem: "1 entries hold no page: 1 encrypted (unpack them with their password)", leftOut: 1 },
  ]);
});

test("WACZ: the pages of its archives, not its lists", async () => {
  const record = (title: string): Uint8Array => {
    const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${new TextDecoder().decode(page(title))}`;
    return gzipSync(
      `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://k.example/${title}\r\nWARC-Date: 2026-03-03T19:40:00Z\r\nContent-Type: application/http\r\nContent-Length: ${answer.length}\r\n\r\n${answer}\r\n\r\n`,
    );
  };
  const all = await found(
    zip({
      "datapackage.json": utf8("{}"),
      "pages/pages.jsonl": utf8('{"url": "https://k.example/One"}'),
      "indexes/index.cdx.gz": gzipSync("com,example)/ 2026"),
      "archive/data.warc.gz": [Buffer.concat([record("One"), record("Two")]), { level: 0 }],
    }),
  );
  expect(all).toMatchObject([
    {
      part: "archive/data.warc.gz, record 1",
      given: { url: "https://k.example/One" },
      fetched: "2026-03-03T19:40:00.000Z",
    },
    { part: "archive/data.warc.gz, record 2" },
    { leftOut: 3 },
  ]);
});

test("nasty 43: an entry that unpacks to more than is read at once, and the next", async () => {
  const all = await found(
    zip({ "bomb.txt": new Uint8Array(40_000_000).fill(0x61), "b.txt": utf8("The road was open.") }),
  );
  expect(all).toMatchObject([
    { problem: "has more than the 8.0 MB read at once", where: "x.zip, bomb.txt" },
    { part: "b.txt" },
  ]);
});

test("nasty 45: a zip without its end: the entries that are there are read, the loss is told", async () => {
  const bytes = zip({
    "one.html": page("One"),
    "two.txt": [utf8("The road was open."), { level: 0 }],
    "three.html": page("Three"),
  });
  const at = (sign: string): number => Buffer.from(bytes).indexOf(sign, 0, "latin1");
  const all = await found(bytes.subarray(0, at("PK\x01\x02")));
  expect(all[0]).toMatchObject({ problem: expect.stringContaining("is a damaged zip") });
  expect(all.slice(1).map((one) => one.where)).toEqual(["x.zip, one.html", "x.zip, two.txt", "x.zip, three.html"]);
  const less = await found(bytes.subarray(0, at("three.html") + 40));
  expect(less.slice(1)).toMatchObject([
    { form: "html" },
    { form: "text" },
    { form: "html" },
    { problem: "is cut off or damaged in three.html", lostBytes: expect.any(Number) },
  ]);
});

test("Excel, PowerPoint and programs are refused with one line", async () => {
  expect(await found(zip({ "xl/workbook.xml": utf8("<x/>") }))).toMatchObject([{ problem: "is an Excel file" }]);
  expect(await found(zip({}))).toMatchObject([{ problem: expect.any(String) }]);
});

test("any damage to a zip: no exception, an end", async () => {
  const whole = zip({
    "one.html": page("One"),
    "two.txt": [utf8("The road was open."), { level: 0 }],
    "in.zip": zip({ "a.html": page("A") }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 }),
      fc.nat(whole.length),
      async (damage, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of damage) bytes[at] = byte;
        await found(damage.length > 0 ? bytes : bytes.subarray(0, cut));
      },
    ),
    { numRuns: 200 },
  );
});

test("a bomb of zips in zips ends early, in a few lines; what came before is read", async () => {
  let inner = zip({ "a.txt": utf8("The road was open.") });
  for (let depth = 0; depth < 4; depth++)
    inner = zip(Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}.zip`, inner])));
  const all = await found(inner);
  const problems = all.filter((one) => "problem" in one);
  expect(problems).toEqual([expect.objectContaining({ problem: "unpacks to far more than pages would (a bomb)" })]);
  expect(all.length).toBeGreaterThan(500);
  expect(all.length).toBeLessThan(3000);
});

test("a zip whose entries overlap is refused in one line; what stands apart is not", async () => {
  const bytes = zip({ "a.txt": utf8("The road was open."), "b.txt": utf8("The bridge was closed.") });
  expect((await found(bytes)).map((one) => "part" in one && one.part)).toEqual(["a.txt", "b.txt"]);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const second = Buffer.from(bytes).lastIndexOf("PK\x01\x02", undefined, "latin1");
  view.setUint32(second + 42, 0, true);
  expect(await found(bytes)).toEqual([
    {
      problem: "is a zip whose entries overlap, so that little becomes much (a bomb)",
      where: "x.zip",
      todo: expect.any(String),
    },
  ]);
});

test("after 20 problems of a kind the others are counted", async () => {
  const entries = Array.from({ length: 50 }, (_, n) => [`${n}.txt`, utf8("The road was open. ".repeat(5))] as const);
  const all: (Document | Problem)[] = [];
  for await (const one of documents({ bytes: zip(Object.fromEntries(entries)), where: "x.zip" }, { maxBytes: 20 }))
    all.push(one);
  expect(all).toHaveLength(21);
  expect(all.at(-1)).toMatchObject({ problem: expect.stringMatching(/^has 30 more parts like the last: has more/) });
});

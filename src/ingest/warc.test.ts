import { createHash } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { joined } from "./byte-reader.ts";
import { type Document, isProblem, type Problem } from "./document.ts";
import { documents } from "./documents.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = (title: string): string => `<!doctype html><title>${title}</title><p>${title}: the report from Kesla.</p>`;

interface Made {
  readonly type?: string;
  readonly url?: string;
  readonly http?: string;
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  readonly length?: number;
}

function record({
  type = "response",
  url = "https://kesla.example/a",
  http = "200 OK\r\nContent-Type: text/html; charset=utf-8",
  ...rest
}: Made): Uint8Array {
  const body = typeof rest.body === "string" ? utf8(rest.body) : (rest.body ?? new Uint8Array());
  const answer = type === "response" || type === "revisit" ? joined([utf8(`HTTP/1.1 ${http}\r\n\r\n`), body]) : body;
  const contentType =
    rest.contentType ??
    (type === "response" || type === "revisit" ? "application/http; msgtype=response" : "text/plain");
  const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:${url.slice(-1)}>\r\nWARC-Date: 2026-03-03T19:40:00Z\r\nWARC-Target-URI: ${url}\r\nContent-Type: ${contentType}\r\nContent-Length: ${rest.length ?? answer.length}\r\n\r\n`;
  return joined([utf8(head), answer, utf8("\r\n\r\n")]);
}

const INFO = record({ type: "warcinfo", body: "software: a test" });
const packed = (records: readonly Uint8Array[]): Uint8Array => joined(records.map((one) => gzipSync(one)));

async function found(bytes: Uint8Array): Promise<readonly (Document | Problem)[]> {
  const all: (Document | Problem)[] = [];
  for await (const one of documents({ bytes, where: "x.warc" })) {
    // An exception would be told so.
    expect(one).not.toMatchObject({ problem: expect.stringMatching(/^cannot be read \(/) });
    all.push(one);
  }
  return all;
}

const contents = (all: readonly (Document | Problem)[]): readonly string[] =>
  all
    .filter((one): one is Document => !isProblem(one))
    .map(({ content }) => (typeof content === "string" ? content : new TextDecoder().decode(content)));
const problems = (all: readonly (Document | Problem)[]): readonly Problem[] => all.filter(isProblem);

test.each(["plain", "packed by record", "packed as a whole"])(
  "pages of an archive, %s; what is none is counted",
  async (how) => {
    const records = [
      INFO,
      record({ type: "request", body: "GET / HTTP/1.1\r\n\r\n", contentType: "application/http; msgtype=request" }),
      record({ body: page("One"), url: "https://kesla.example/1" }),
      record({ http: "301 Moved\r\nLocation: /1", url: "https://kesla.example/2" }),
      record({ http: "404 Not Found\r\nContent-Type: text/html", body: page("Nothing here") }),
      record({ http: "200 OK\r\nContent-Type: image/png", body: "\x89PNG" }),
      record({ http: "200 OK\r\nContent-Type: text/html", body: "GIF89a" }),
      record({ type: "revisit", body: "" }),
      record({ body: page("Two"), url: "https://kesla.example/3" }),
      record({ type: "conversion", body: "Three, as text.", url: "https://kesla.example/4" }),
    ];
    const bytes =
      how === "plain" ? joined(records) : how === "packed as a whole" ? gzipSync(joined(records)) : packed(records);
    const all = await found(bytes);
    expect(contents(all)).toEqual([page("One"), page("Two"), "Three, as text."]);
    expect(all[0]).toEqual({
      form: "html",
      content: expect.anything(),
      where: "x.warc, record 3",
      part: "record 3",
      charset: "utf-8",
      ids: ["urn:uuid:1"],
      given: { url: "https://kesla.example/1" },
      fetched: "2026-03-03T19:40:00.000Z",
    });
    expect(problems(all)).toEqual([
      {
        problem:
          "5 records hold no page: 1 redirects (status 301), 1 answers with status 404, 1 pictures, 1 files of other kinds (a GIF picture), 1 visited again and found unchanged",
        where: "x.warc",
        todo: "nothing: they are left out",
        leftOut: 5,
      },
    ]);
  },
);

test("feeds in an archive give their items; chunks and packing are undone", async () => {
  const feed = "<rss><channel><item><title>Ferry sinks</title></item></channel></rss>";
  const type = "Content-Type: text/html";
  const all = await found(
    joined([
      record({ http: "200 OK\r\nContent-Type: application/rss+xml", body: feed }),
      record({ http: `200 OK\r\n${type}\r\nContent-Encoding: gzip`, body: gzipSync(page("Packed")) }),
      record({ http: `200 OK\r\n${type}\r\nContent-Encoding: br`, body: brotliCompressSync(page("Brotli")) }),
      record({
        http: `200 OK\r\n${type}\r\nTransfer-Encoding: chunked`,
        body: `10\r\n${page("x").slice(0, 16)}\r\n${(page("x").length - 16).toString(16)}\r\n${page("x").slice(16)}\r\n0\r\n\r\n`,
      }),
    ]),
  );
  expect(contents(all)).toEqual(["Ferry sinks", page("Packed"), page("Brotli"), page("x")]);
  expect(all[0]).toMatchObject({ where: "x.warc, record 1, item 1", format: "feed" });
});

test("nasty 44: a header that says gzip on plain data: read as it is, with a note", async () => {
  const all = await found(
    record({
      http: "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked",
      body: page("Plain"),
    }),
  );
  expect(contents(all)).toEqual([page("Plain")]);
  expect((all[0] as Document).notes).toHaveLength(2);
});

test("nasty 43: a page that unpacks to more than is read at once", async () => {
  const bomb = gzipSync(new Uint8Array(30 * 1024 * 1024));
  const all = await found(
    joined([record({ http: "200 OK\r\nContent-Encoding: gzip", body: bomb }), record({ body: page("After") })]),
  );
  expect(all).toMatchObject([
    { problem: "unpacks to more than is read at once", where: "x.warc, record 1" },
    { form: "html" },
  ]);
});

test("nasty 63: what the server asked of machines is noted", async () => {
  const all = await found(
    record({
      http: "200 OK\r\nContent-Type: text/html\r\nX-Robots-Tag: noarchive\r\ntdm-reservation: 1",
      body: page("a"),
    }),
  );
  expect((all[0] as Document).notes?.map(({ rule, text }) => [rule, text])).toEqual([
    ["rights", "the server said x-robots-tag: noarchive"],
    ["rights", "the server said tdm-reservation: 1"],
  ]);
});

test("nasty 45: a record that is cut off: what is there is read as a part, the missing bytes are told", async () => {
  const last = record({ body: page("Two") });
  for (const pack of [false, true]) {
    const cut = pack
      ? joined([gzipSync(record({ body: page("One") })), gzipSync(last).subarray(0, -30)])
      : joined([record({ body: page("One") }), last.subarray(0, -20)]);
    const all = await found(cut);
    expect(contents(all)[0]).toBe(page("One"));
    expect(page("Two").startsWith(contents(all)[1]!)).toBe(true);
    expect(all[1]).toMatchObject({ facts: { partial: { kind: "truncated" } } });
    expect(all[2]).toMatchObject({
      problem: expect.stringMatching(/^record 2 .*(cut off)/),
      lostBytes: expect.any(Number),
    });
  }
});

test("nasty 45: a damaged record of a packed archive is told of, and the next is read", async () => {
  const records = ["One", "Two", "Three"].map((title) => gzipSync(record({ body: page(title.repeat(50)) })));
  for (const [from, to] of [
    [15, 40],
    [0, 3],
  ] as const) {
    const damaged = Uint8Array.from(records[1]!).fill(0xee, from, to);
    const all = await found(joined([records[0]!, damaged, records[2]!]));
    expect(contents(all)).toEqual([page("One".repeat(50)), page("Three".repeat(50))]);
    expect(problems(all).length).toBe(1);
    expect(problems(all)[0]!.problem).toContain(
      `bytes ${records[0]!.length} to ${records[0]!.length + damaged.length} of the packed file`,
    );
  }
});

test("nasty 45: a damaged header, a wrong length, noise between records: the next is found", async () => {
  const [one, three] = [record({ body: page("One") }), record({ body: page("Three") })];
  const noise = utf8("WA noise WARC/ noise\r\n".repeat(10));
  const noisy = await found(joined([one, noise, three]));
  expect(contents(noisy)).toEqual([page("One"), page("Three")]);
  expect(problems(noisy)).toMatchObject([
    {
      lostBytes: noise.length,
      problem: `holds what is no WARC record (${noise.length} bytes from byte ${one.length} on)`,
    },
  ]);
  for (const length of [3, 900]) {
    const wrong = await found(joined([one, record({ body: page("Two"), length }), three, one]));
    expect(contents(wrong)[0]).toBe(page("One"));
    expect(contents(wrong).slice(-2)).toEqual([page("Three"), page("One")]);
    expect(problems(wrong)[0]!.problem).toContain("is longer or shorter than it says");
  }
  const unsaid = utf8("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n");
  expect(problems(await found(joined([one, unsaid, three])))).toMatchObject([{ lostBytes: unsaid.length }]);
});

test("nasty 45: a record whose sum is not what it tells is read, and said", async () => {
  const one = new TextDecoder().decode(record({ body: page("One") }));
  const block = one.slice(one.indexOf("\r\n\r\n") + 4, -4);
  const sum = createHash("sha1").update(block).digest("hex");
  // The same sum in the way that archives write it.
  const digits = [...BigInt(`0x${sum}`).toString(32).padStart(32, "0")].map(
    (digit) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(digit, 32)],
  );
  const told = (digest: string): Uint8Array =>
    utf8(one.replace("WARC-Date", `WARC-Block-Digest: ${digest}\r\nWARC-Date`));
  for (const right of [`sha1:${digits.join("")}`, `sha-1:${sum}`, "crc32:1234"]) {
    expect((await found(told(right)))[0]).not.toHaveProperty("notes");
  }
  expect(await found(told(`sha1:${"A".repeat(32)}`))).toMatchObject([{ form: "html", notes: [{ rule: "digest" }] }]);
});

test("any damage to an archive: no exception, an end, and no page that is not in it", async () => {
  const records = [
    INFO,
    record({ body: page("One") }),
    record({ http: "200 OK\r\nContent-Type: image/png", body: "\x89PNG" }),
    record({ body: page("Two") }),
  ];
  const wholes = [joined(records), packed(records)];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (whole, damage, cut) => {
        const bytes = Uint8Array.from(whole.subarray(0, Math.ceil(whole.length * cut)));
        for (const [at, byte] of damage) bytes[Math.floor(at * bytes.length)] = byte;
        const all = await found(bytes);
        if (damage.length > 0 || bytes.length < 100) return;
        for (const text of contents(all))
          expect([page("One"), page("Two")].some((one) => one.startsWith(text))).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

import { createServer } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Asking, STORY, text } from "../../test/asking.ts";
import { redirect } from "../../test/loopback.ts";
import { connections } from "./connect.ts";
import { fetched, isRefusal } from "./fetch.ts";
import { retryAfter } from "./headers.ts";

const asking = new Asking();
const answer: Asking["answer"] = (...asked) => asking.answer(...asked);
const refusal: Asking["refusal"] = (...asked) => asking.refusal(...asked);

describe("what is asked, and what comes back", () => {
  test("bytes, type, charset, validators, where it led", async () => {
    asking.server.on("/story", (_request, response) => {
      response.writeHead(200, {
        "content-type": 'text/html; charset="windows-1256"',
        etag: 'W/"7"',
        "last-modified": "Fri, 14 Mar 2025 08:00:00 GMT",
      });
      response.end(STORY);
    });
    asking.server.on("/old", redirect("/story#top", 301));
    const found = await answer(asking.server.at("/old"), { now: () => new Date("2025-03-15T10:00:00Z") });
    expect(text(found)).toBe(STORY);
    expect({ ...found, bytes: undefined }).toEqual({
      asked: asking.server.at("/old"),
      url: asking.server.at("/story"),
      hops: [asking.server.at("/old")],
      status: 200,
      bytes: undefined,
      type: { header: 'text/html; charset="windows-1256"', type: "text/html", charset: "windows-1256" },
      validators: { etag: 'W/"7"', lastModified: "Fri, 14 Mar 2025 08:00:00 GMT" },
      rights: [],
      fetched: "2025-03-15T10:00:00.000Z",
      notes: [],
    });
  });

  test("says who asks, and sends neither cookies nor a referrer", async () => {
    asking.server.on("/cookies", (_request, response) =>
      response.writeHead(302, { "set-cookie": "id=7; Path=/", location: "/story" }).end(),
    );
    asking.server.asked.length = 0;
    await answer(asking.server.at("/cookies"));
    await answer(asking.server.at("/story"));
    expect(asking.server.asked).toHaveLength(3);
    for (const { headers } of asking.server.asked) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
      expect(headers["user-agent"]).toMatch(/^Daybook \(reads news for its user; to keep it out: .*robots\.txt\)$/);
    }
  });

  test("proxies of the environment are not used", async () => {
    process.env.http_proxy = "http://127.0.0.1:1";
    try {
      expect(text(await answer(asking.server.at("/story")))).toBe(STORY);
    } finally {
      delete process.env.http_proxy;
    }
  });

  test.each([
    ["gzip", gzipSync(STORY)],
    ["x-gzip", gzipSync(STORY)],
    ["deflate", deflateSync(STORY)],
    ["deflate", deflateRawSync(STORY)],
    ["br", brotliCompressSync(STORY)],
    ["gzip, br", brotliCompressSync(gzipSync(STORY))],
    ["identity", Buffer.from(STORY)],
  ])("%s is unpacked", async (encoding, bytes) => {
    asking.server.on("/packed", (_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(bytes),
    );
    const found = await answer(asking.server.at("/packed"));
    expect([text(found), found.notes]).toEqual([STORY, []]);
  });

  test.each(["compress", "gzip, gzip, gzip, gzip"])("packed as %s: refused", async (encoding) => {
    asking.server.on("/odd", (_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end("x"),
    );
    expect((await refusal(asking.server.at("/odd"))).refused).toBe("size");
  });

  test("an empty body that calls itself gzip", async () => {
    asking.server.on("/none", (_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end());
    expect((await answer(asking.server.at("/none"))).bytes).toHaveLength(0);
  });
});

test("nasty 43: gzip, brotli and double bombs stop at the limit, with flat memory", async () => {
  const zeros = Buffer.alloc(200 * 1024 * 1024);
  const bombs = {
    gzip: gzipSync(zeros, { level: 1 }),
    br: brotliCompressSync(zeros, { params: { 1: 1 } }),
    "gzip, gzip": Buffer.alloc(0),
  };
  bombs["gzip, gzip"] = gzipSync(bombs.gzip);
  for (const [encoding, bytes] of Object.entries(bombs)) {
    asking.server.on("/bomb", (_request, response) =>
      response.writeHead(200, { "content-type": "text/html", "content-encoding": encoding }).end(bytes),
    );
    const before = process.memoryUsage().arrayBuffers;
    const found = await refusal(asking.server.at("/bomb"), { maxBytes: 5 * 1024 * 1024 });
    expect([found.refused, found.why]).toEqual(["size", "it is larger than 5.0 MB once unpacked"]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * 1024 * 1024);
  }
});

test("nasty 44: what only calls itself gzip is taken as it came, with a note", async () => {
  asking.server.on("/plain", (_request, response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(STORY),
  );
  const found = await answer(asking.server.at("/plain"));
  expect(text(found)).toBe(STORY);
  expect(found.notes).toEqual(["the server calls it gzip, but it is not: taken as it came"]);
});

test("nasty 45: of truncated gzip the part before is kept, with a note", async () => {
  const long = Array.from({ length: 3000 }, (_, i) => `line ${i * 7919}\n`).join("");
  const packed = gzipSync(long);
  asking.server.on("/cut", (_request, response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(packed.subarray(0, packed.length >> 1)),
  );
  const found = await answer(asking.server.at("/cut"));
  expect(found.bytes.length).toBeGreaterThan(1000);
  expect(long.startsWith(text(found))).toBe(true);
  expect(found.notes[0]).toContain("breaks off");
});

test("a large page is refused at the limit, packed or not", async () => {
  asking.server.on("/large", (_request, response) => response.writeHead(200).end("x".repeat(300_000)));
  expect((await refusal(asking.server.at("/large"), { maxBytes: 200_000 })).refused).toBe("size");
});

test("nasty 53: without a content type the bytes come all the same", async () => {
  asking.server.on("/untyped", (_request, response) => response.writeHead(200).end(STORY));
  const found = await answer(asking.server.at("/untyped"));
  expect([text(found), found.type]).toEqual([STORY, {}]);
});

describe("nasty 54: redirects end", () => {
  test("a circle is refused as such", async () => {
    asking.server.on("/a", redirect("/b"));
    asking.server.on("/b", redirect("/a#here"));
    const found = await refusal(asking.server.at("/a"));
    expect([found.refused, found.why]).toEqual(["redirects", "it redirects in a circle"]);
  });

  test("a chain without end is refused at the limit", async () => {
    asking.server.on("/more", (request, response) =>
      response.writeHead(302, { location: `/more?${Number(request.url!.split("?")[1] ?? 0) + 1}` }).end(),
    );
    asking.server.asked.length = 0;
    const found = await refusal(asking.server.at("/more"), { maxRedirects: 4 });
    expect([found.refused, found.why]).toEqual(["redirects", "it redirects more than 4 times"]);
    expect(asking.server.asked).toHaveLength(5);
  });
});

describe("nasty 59: a deadline for all of it", () => {
  test.each([false, true])("a server that drips, packed: %s", async (packed) => {
    asking.server.on("/drip", (_request, response) => {
      response.writeHead(200, { "content-type": "text/html", ...(packed && { "content-encoding": "gzip" }) });
      const bytes = packed ? gzipSync(STORY) : Buffer.from(STORY);
      let at = 0;
      const timer = setInterval(() => response.write(bytes.subarray(at, ++at)), 20);
      response.on("close", () => clearInterval(timer));
    });
    const begin = performance.now();
    const found = await refusal(asking.server.at("/drip"), { deadlineMs: 250 });
    expect([found.refused, found.why]).toEqual(["deadline", "it was not done within 250 ms"]);
    expect(performance.now() - begin).toBeLessThan(15_000);
  });

  test("a server that says nothing, a name that is never resolved", async () => {
    asking.server.on("/silent", () => {});
    expect((await refusal(asking.server.at("/silent"), { deadlineMs: 150 })).refused).toBe("deadline");
    const found = await fetched("http://slow.example/", { deadlineMs: 100, resolve: () => new Promise(() => {}) });
    expect(isRefusal(found) && found.refused).toBe("deadline");
  });

  test("redirects do not begin it anew", async () => {
    asking.server.on("/slow", (request, response) => {
      const next = `/slow?${Number(request.url!.split("?")[1] ?? 0) + 1}`;
      setTimeout(() => response.writeHead(302, { location: next }).end(), 70);
    });
    expect((await refusal(asking.server.at("/slow"), { deadlineMs: 200 })).refused).toBe("deadline");
  });

  test("the caller's signal ends it at once", async () => {
    const control = new AbortController();
    setTimeout(() => control.abort(), 30);
    expect((await refusal(asking.server.at("/silent"), { signal: control.signal })).refused).toBe("stopped");
    expect((await refusal(asking.server.at("/story"), { signal: control.signal })).refused).toBe("stopped");
  });
});

describe("nasty 60: Retry-After", () => {
  const now = () => new Date("2025-03-15T10:00:00Z");
  test.each([
    [429, "120", "2025-03-15T10:02:00.000Z"],
    [503, "Sat, 15 Mar 2025 11:00:00 GMT", "2025-03-15T11:00:00.000Z"],
    [503, "Sat, 15 Mar 2025 09:00:00 GMT", "2025-03-15T10:00:00.000Z"],
    [429, "99999999", "2025-03-16T10:00:00.000Z"],
    [429, "soon", undefined],
    [503, "-5", undefined],
  ])("%i, %s", async (status, after, until) => {
    asking.server.on("/busy", (_request, response) => response.writeHead(status, { "retry-after": after }).end());
    const found = await refusal(asking.server.at("/busy"), { now });
    expect([found.refused, found.status, found.until]).toEqual(["status", status, until]);
  });

  test("any header: a time within the next day, or none", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const until = retryAfter(value, now());
        if (until === undefined) return;
        const wait = Date.parse(until) - now().getTime();
        expect(wait >= 0 && wait <= 86_400_000).toBe(true);
      }),
    );
  });
});

describe("nasty 62: asked only for what is new", () => {
  test("304: nothing new, and the validators are those of the answer", async () => {
    asking.server.on("/held", (request, response) => {
      const same = request.headers["if-none-match"] === '"1"' && request.headers["if-modified-since"] === "yesterday";
      response.writeHead(same ? 304 : 200, { etag: '"2"' }).end();
    });
    const found = await answer(asking.server.at("/held"), { validators: { etag: '"1"', lastModified: "yesterday" } });
    expect([found.status, found.bytes.length, found.validators]).toEqual([
      304,
      0,
      { etag: '"2"', lastModified: "yesterday" },
    ]);
  });

  test("an etag that no header may carry is not sent back", async () => {
    asking.server.on("/evil", (_request, response) => response.writeHead(200, { etag: '"\u00e9"' }).end("x"));
    expect((await answer(asking.server.at("/evil"))).validators).toEqual({});
  });
});

test("nasty 63: what the server asks of machines is kept", async () => {
  asking.server.on("/reserved", (_request, response) => {
    response.setHeader("x-robots-tag", ["noarchive", "otherbot: noindex"]);
    response.setHeader("tdm-reservation", "1");
    response.setHeader("tdm-policy", "https://news.example/policy.json");
    response.end(STORY);
  });
  const found = await answer(asking.server.at("/reserved"));
  expect(found.rights).toEqual([
    { value: "noarchive", field: "http x-robots-tag" },
    { value: "otherbot: noindex", field: "http x-robots-tag" },
    { value: "1", field: "http tdm-reservation" },
    { value: "https://news.example/policy.json", field: "http tdm-policy" },
  ]);
});

describe("servers that fail", () => {
  test.each([[401], [403], [404], [410], [418], [500], [502]])("%i is a refusal that names it", async (status) => {
    asking.server.on("/status", (_request, response) =>
      response.writeHead(status).end("<p>An error page is no article."),
    );
    const found = await refusal(asking.server.at("/status"));
    expect([found.status, found.why]).toEqual([status, expect.stringContaining(`(${status})`)]);
  });

  test("huge headers, a reset in the middle, no HTTP, a port where nothing listens", async () => {
    asking.server.on("/headers", (_request, response) =>
      response.writeHead(200, { "x-much": "x".repeat(100_000) }).end(),
    );
    expect((await refusal(asking.server.at("/headers"))).refused).toBe("headers");
    asking.server.on("/reset", (_request, response) => {
      response.writeHead(200, { "content-length": "1000" }).write("half");
      setTimeout(() => response.socket!.resetAndDestroy(), 20);
    });
    expect((await refusal(asking.server.at("/reset"))).refused).toBe("broken");
    asking.server.on("/short", (_request, response) => {
      response.writeHead(200, { "content-length": "1000" }).write("half");
      setTimeout(() => response.socket!.end(), 20);
    });
    expect((await refusal(asking.server.at("/short"))).refused).toBe("broken");

    const noise = createServer((socket) =>
      socket
        .on("error", () => {})
        .resume()
        .end("SSH-2.0-nothing\r\n"),
    );
    await new Promise<void>((done) => noise.listen(0, "127.0.0.1", done));
    const address = noise.address();
    const host = `127.0.0.1:${typeof address === "object" ? address!.port : 0}`;
    const other = { allow: [host], connections: connections({ allow: [host] }) };
    expect((await refusal(`http://${host}/`, other)).refused).toBe("broken");
    expect((await refusal(`https://${host}/`, other)).refused).toBe("tls");
    await new Promise((done) => noise.close(done));
    expect((await refusal(`http://${host}/`, other)).refused).toBe("unreachable");
  });

  test("a name that does not exist", async () => {
    const resolve = async () => Promise.reject(Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }));
    const found = await fetched("http://nowhere.example/", { resolve });
    expect(isRefusal(found) && [found.refused, found.why]).toEqual(["unreachable", "there is no host nowhere.example"]);
  });
});

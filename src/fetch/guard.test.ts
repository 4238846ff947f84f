import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Asking, STORY, text } from "../../test/asking.ts";
import { redirect } from "../../test/loopback.ts";
import { isAllowed, notPublic, type Resolved, safeUrl } from "./address.ts";
import { connections } from "./connect.ts";
import { fetched, isRefusal } from "./fetch.ts";
import { Polite } from "./polite.ts";

const asking = new Asking();
beforeAll(() => asking.server.on("/story", STORY));
const answer: Asking["answer"] = (...asked) => asking.answer(...asked);
const refusal: Asking["refusal"] = (...asked) => asking.refusal(...asked);

describe("nasty 55: a redirect into the own network is refused at that hop", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.0.0.1:22/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::1]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://10.0.0.1/",
    "//192.168.1.1/admin",
    "http://100.64.0.1/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
    "http://[2002:7f00:1::]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[fec0::1]/",
    "http://255.255.255.255/",
    "http://①②⑦.⓪.⓪.①/",
  ])("%s", async (to) => {
    asking.server.on("/inside", redirect(encodeURI(to)));
    const found = await refusal(asking.server.at("/inside"));
    expect(["private", "address"]).toContain(found.refused);
    expect(found.url).not.toBe(asking.server.at("/inside"));
  });

  test("so is the address itself, and with --allow-private it is not", async () => {
    const shut = await fetched(asking.server.at("/story"));
    expect(isRefusal(shut) && shut.why).toContain("port");
    expect(
      text(
        await answer(asking.server.at("/story"), {
          allow: [],
          allowPrivate: true,
          connections: connections({ allowPrivate: true }),
        }),
      ),
    ).toBe(STORY);
  });

  test("a name that resolves to the inside: refused, and never connected to", async () => {
    for (const address of ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"]) {
      const resolve = async (): Promise<Resolved[]> => [
        { address: "93.184.215.14", family: 4 },
        { address, family: address.includes(":") ? 6 : 4 },
      ];
      const found = await fetched("http://news.example/", { resolve });
      expect(isRefusal(found) && [found.refused, found.why]).toEqual([
        "private",
        expect.stringContaining(`news.example leads to ${address}, `),
      ]);
    }
  });
});

describe("nasty 56: the address checked is the address used", () => {
  const port = () => asking.server.host.split(":")[1]!;

  test("a name is resolved once a connection, and that answer is connected to", async () => {
    let asked = 0;
    const resolve = async (): Promise<Resolved[]> => [
      { address: asked++ === 0 ? "127.0.0.1" : "127.9.9.9", family: 4 },
    ];
    const allow = [`rebind.example:${port()}`];
    const found = await fetched(`http://rebind.example:${port()}/story`, { allow, resolve });
    expect(isRefusal(found)).toBe(false);
    expect(asked).toBe(1);
    expect(asking.server.asked.at(-1)!.socket.localAddress).toBe("127.0.0.1");
  });

  test("a name that was public at first is checked again at the next connection", async () => {
    let asked = 0;
    const resolve = async (host: string): Promise<Resolved[]> =>
      host === "start.example"
        ? [{ address: "127.0.0.1", family: 4 }]
        : [{ address: asked++ === 0 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
    const options = { resolve, allow: [`start.example:${port()}`] };
    asking.server.on("/to", redirect("http://turning.example/"));
    const found = await fetched(`http://start.example:${port()}/to`, options);
    expect(isRefusal(found) && [found.refused, found.url]).toEqual(["private", "http://turning.example/"]);
  });
});

describe("nasty 57: credentials, look-alike hosts, ports", () => {
  test.each([
    ["http://user@news.example/", "user name"],
    ["http://user:secret@news.example/", "password"],
    ["https://news.example@10.0.0.1/", "user name"],
  ])("%s: refused", async (url, why) => {
    const found = await refusal(url);
    expect([found.refused, found.why]).toEqual(["address", expect.stringContaining(why)]);
    expect(found.why).not.toContain("secret");
  });

  test.each(["http://news.example:8080/", "https://news.example:22/", "http://news.example:6379/"])(
    "%s: only 80 and 443",
    async (url) => expect((await refusal(url)).why).toMatch(/^port \d+ is not fetched$/),
  );

  test("a host in other letters is shown as punycode, and told when it mixes alphabets", async () => {
    const port = asking.server.host.split(":")[1]!;
    const resolve = async (): Promise<Resolved[]> => [{ address: "127.0.0.1", family: 4 }];
    const notes = async (host: string, ascii: string) => {
      const found = await answer(`http://${host}:${port}/story`, {
        resolve,
        allow: [`${ascii}:${port}`],
        connections: connections({ resolve, allow: [`${ascii}:${port}`] }),
      });
      expect(found.url).toContain(ascii);
      return found.notes;
    };
    // The second letter is Cyrillic.
    expect(await notes("nеws.example", "xn--nws-rdd.example")).toEqual([
      "the host xn--nws-rdd.example reads “nеws.example” and mixes alphabets (Latin, Cyrillic): it may pass for another",
    ]);
    expect(await notes("zürich.example", "xn--zrich-kva.example")).toEqual([
      "the host xn--zrich-kva.example reads “zürich.example”",
    ]);
  });
});

test.each([
  "file:///etc/passwd",
  "data:text/html,<p>hello",
  "javascript:alert(1)",
  "ftp://news.example/a",
  "gopher://news.example/",
  "blob:http://news.example/1",
  "/etc/passwd",
  "",
  "http://",
])("nasty 58: %s is refused", async (url) => {
  expect((await refusal(url)).refused).toBe("address");
});

test.each(["file:///etc/passwd", "data:text/html,hello", "javascript:alert(1)"])(
  "nasty 58: so is a redirect to %s",
  async (to) => {
    asking.server.on("/away", redirect(to));
    expect((await refusal(asking.server.at("/away"))).refused).toBe("address");
  },
);

describe("the guard by itself", () => {
  test("whatever is asked: a URL of http or https without credentials, or a reason", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true }),
          fc.string(),
          fc.ipV4().map((ip) => `http://${ip}/`),
          fc.ipV6().map((ip) => `http://[${ip}]/`),
        ),
        (url) => {
          const found = safeUrl(url, undefined, {});
          if ("why" in found) return;
          expect(["http:", "https:"]).toContain(found.protocol);
          expect(found.username + found.password + found.port).toBe("");
          const literal = /^[\d.]+$|^\[/.test(found.hostname);
          expect(literal ? notPublic(found.hostname.replace(/[[\]]/g, "")) : undefined).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
  });

  test("an IPv6 address is allowed by its URL's spelling, however the socket spells it", () => {
    for (const host of ["[::1]", "::1"]) expect(isAllowed(host, 8080, { allow: ["[::1]:8080"] })).toBe(true);
    expect(isAllowed("::1", 8081, { allow: ["[::1]:8080"] })).toBe(false);
  });

  test("the name of this machine, asked of the system", async () => {
    const found = await fetched("http://localhost/");
    expect(isRefusal(found) && found.why).toMatch(/^localhost leads to .*, an address of this machine$/);
  });

  test.each(["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"])(
    "%s is public",
    (address) => {
      expect(notPublic(address)).toBeUndefined();
    },
  );

  test.each([
    "0.0.0.0",
    "127.255.255.254",
    "172.16.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "4000::1",
    "fe00::1",
    "2001:db8::1",
    "ff02::1",
    "::",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "x",
  ])("%s is not", (address) => {
    expect(notPublic(address)).toBeDefined();
  });
});

test("an address with a password in it is refused before anybody is asked, for robots.txt too", async () => {
  asking.server.asked.length = 0;
  const polite = new Polite({ allow: [asking.server.host], delayMs: 0 });
  const found = await polite.ask(`http://me:secret@${asking.server.host}/story`);
  await polite.close();
  expect(isRefusal(found) && [found.refused, found.why]).toEqual(["address", expect.stringContaining("password")]);
  expect(asking.server.asked).toHaveLength(0);
});

test("through a proxy plain http is asked for in the ordinary way, not through a tunnel", async () => {
  asking.server.on("http://news.example/story", STORY);
  asking.server.asked.length = 0;
  const found = await fetched("http://news.example/story", { proxy: `http://${asking.server.host}` });
  expect(isRefusal(found) ? found.why : text(found)).toBe(STORY);
  expect(asking.server.asked.map(({ method, url, headers }) => [method, url, headers.host])).toEqual([
    ["GET", "http://news.example/story", "news.example"],
  ]);
});

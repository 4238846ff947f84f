import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Loopback, loopback, redirect } from "../../test/loopback.ts";
import { isRefusal } from "./fetch.ts";
import { type HeldHost, type HostMemory, Polite, type PoliteOptions } from "./polite.ts";
import { type HeldRobots, rules } from "./robots.ts";

let server: Loopback;
beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
  server.on("/story", "<p>A story.");
});

const text =
  (body: string, status = 200) =>
  (_request: unknown, response: import("node:http").ServerResponse) =>
    response.writeHead(status, { "content-type": "text/plain" }).end(body);

/** Time stands still but for the pauses, which are written down instead of waited. */
function clock() {
  let now = Date.parse("2025-03-15T10:00:00Z");
  const slept: number[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
    now += ms;
  };
  return { slept, sleep, now: () => new Date(now), pass: (ms: number) => (now += ms) };
}

function polite(options: PoliteOptions = {}): Polite {
  return new Polite({ allow: [server.host], delayMs: 0, ...options });
}

async function outcome(url: string, options: PoliteOptions = {}): Promise<string> {
  const asker = polite(options);
  const found = await asker.ask(url);
  await asker.close();
  return isRefusal(found) ? `${found.refused}: ${found.why}` : `${found.status}`;
}

function memory(): HostMemory & { robotsHeld: Map<string, HeldRobots>; hostsHeld: Map<string, HeldHost> } {
  const robotsHeld = new Map<string, HeldRobots>();
  const hostsHeld = new Map<string, HeldHost>();
  return {
    robotsHeld,
    hostsHeld,
    robots: async (origin) => robotsHeld.get(origin),
    keepRobots: async (robots) => void robotsHeld.set(robots.origin, robots),
    host: async (host) => hostsHeld.get(host),
    keepHost: async (host) => void hostsHeld.set(host.host, host),
  };
}

describe("nasty 61: robots.txt", () => {
  test.each([
    [404, "200"],
    [410, "200"],
    [403, "200"],
    [500, "robots: its robots.txt cannot be read: the server fails (500)"],
    [503, "robots: its robots.txt cannot be read: the server is not available now (503)"],
    [429, "robots: its robots.txt cannot be read: the server says there were too many requests (429)"],
  ])("%i: %s", async (status, expected) => {
    server.on("/robots.txt", text("User-agent: *\nDisallow: /", status));
    expect(await outcome(server.at("/story"))).toBe(expected);
    expect(server.asked.map(({ url }) => url)).toEqual(
      expected === "200" ? ["/robots.txt", "/story"] : ["/robots.txt"],
    );
  });

  test("its rules are obeyed, the line is named, and what is forbidden is not asked", async () => {
    server.on("/robots.txt", text("User-agent: *\nDisallow: /\n\nUser-agent: daybook\nDisallow: /st\nAllow: /other"));
    expect(await outcome(server.at("/story"))).toBe(
      "robots: the site's robots.txt asks robots not to read it (line 5)",
    );
    server.on("/other", "<p>Another.");
    expect(await outcome(server.at("/other"))).toBe("200");
    expect(server.asked.map(({ url }) => url)).toEqual(["/robots.txt", "/robots.txt", "/other"]);
  });

  test("a redirect to what is forbidden is not followed", async () => {
    server.on("/robots.txt", text("User-agent: *\nDisallow: /story"));
    server.on("/short", redirect("/story"));
    expect(await outcome(server.at("/short"))).toContain("robots: ");
    expect(server.asked.map(({ url }) => url)).toEqual(["/robots.txt", "/short"]);
  });

  test("redirects of robots.txt itself are followed; a circle means there is none", async () => {
    server.on("/robots.txt", redirect("/elsewhere.txt"));
    server.on("/elsewhere.txt", text("User-agent: *\nDisallow: /story"));
    expect(await outcome(server.at("/story"))).toContain("robots: ");
    server.on("/elsewhere.txt", redirect("/robots.txt"));
    expect(await outcome(server.at("/story"))).toBe("200");
  });

  test("of a large one the first 500 KB are read, to the last whole line", async () => {
    const filler = "# nothing here\n".repeat(40_000);
    server.on("/robots.txt", text(`User-agent: *\nDisallow: /story\n${filler}Allow: /story`));
    expect(await outcome(server.at("/story"))).toContain("robots: ");
  });

  test("a server that cannot be reached says nothing about robots, and nothing is kept", async () => {
    const kept = memory();
    const refused = async () => Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" }));
    expect(await outcome("http://nowhere.example/", { resolve: refused, memory: kept })).toBe(
      "unreachable: there is no host nowhere.example",
    );
    expect(kept.robotsHeld.size).toBe(0);
    expect(await outcome("http://10.0.0.1/")).toContain("private: ");
    expect(await outcome("file:///etc/passwd")).toContain("address: ");
    expect(await outcome("ftp://news.example/a")).toContain("address: ");
  });

  test("is kept for a day, asked again after it, and an hour when it failed", async () => {
    const kept = memory();
    const time = clock();
    const options = { memory: kept, now: time.now, sleep: time.sleep };
    server.on("/robots.txt", text("User-agent: *\nDisallow: /private"));
    for (const hours of [0, 23, 2]) {
      time.pass(hours * 3_600_000);
      expect(await outcome(server.at("/story"), options)).toBe("200");
    }
    const robots = () => server.asked.filter(({ url }) => url === "/robots.txt").length;
    expect(robots()).toBe(2);
    time.pass(25 * 3_600_000);
    server.on("/robots.txt", text("", 500));
    expect(await outcome(server.at("/story"), options)).toContain("robots: ");
    expect(await outcome(server.at("/story"), options)).toContain("robots: ");
    expect(robots()).toBe(3);
    time.pass(61 * 60_000);
    server.on("/robots.txt", text("", 404));
    expect(await outcome(server.at("/story"), options)).toBe("200");
  });

  const held = (text: string): HeldRobots => ({ origin: "https://news.example", text, asked: "", until: "" });
  test.each([
    ["Disallow: /a%62c", "/abc", false],
    ["Disallow: /abc", "/a%62%63", false],
    ["Disallow: /%7Euser", "/~user/x", false],
    ["Disallow: /a%2fb", "/a%2Fb", false],
    ["Disallow: /a%2fb", "/a/b", true],
    ["Disallow: /مقال", "/%D9%85%D9%82%D8%A7%D9%84", false],
    ["Disallow: /*.pdf$", "/a.pdf", false],
    ["Disallow: /*.pdf$", "/a.pdf?x", true],
    ["Disallow: /\nAllow: /news/", "/news/1", true],
    ["Disallow:", "/news/1", true],
    ["Disallow: /", "/robots.txt", true],
  ])("%s and %s: %s", (rule, path, allowed) => {
    const found = rules(held(`\ufeffUser-agent: *\n${rule}`.slice(rule.length % 2)));
    expect(found.refusal(new URL(path, "https://news.example")) === undefined).toBe(allowed);
  });

  test("any text is a robots.txt", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.webPath(), (text, path) => {
        const found = rules(held(`User-agent: *\n${text}`));
        found.refusal(new URL(`https://news.example${path}`));
        expect(found.crawlDelay).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("one host at a time", () => {
  test("questions to a host wait for each other, and pause in between; other hosts go on meanwhile", async () => {
    const time = clock();
    server.on("/robots.txt", text("", 404));
    let open = 0;
    let most = 0;
    server.on("/slow", (_request, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        response.end("x");
      }, 10);
    });
    const asker = polite({ now: time.now, sleep: time.sleep, delayMs: 2000 });
    await Promise.all([1, 2, 3].map((n) => asker.ask(server.at(`/slow?${n}`))));
    await asker.close();
    expect(most).toBe(1);
    expect(time.slept).toEqual([2000, 2000]);
  });

  test("a Crawl-delay longer than ours is kept; one beyond patience puts the rest off", async () => {
    const time = clock();
    server.on("/robots.txt", text("User-agent: *\nCrawl-delay: 7"));
    const options = { now: time.now, sleep: time.sleep, delayMs: 2000 };
    const asker = polite(options);
    await asker.ask(server.at("/story"));
    await asker.ask(server.at("/story"));
    await asker.close();
    expect(time.slept).toEqual([7000]);
    server.on("/robots.txt", text("User-agent: *\nCrawl-delay: 120"));
    const other = polite(options);
    await other.ask(server.at("/story"));
    const found = await other.ask(server.at("/story"));
    await other.close();
    expect(isRefusal(found) && [found.refused, found.until]).toEqual(["later", "2025-03-15T10:02:07.000Z"]);
  });

  test("nasty 60: a busy host is left alone as long as it says, in the next run too", async () => {
    const time = clock();
    const kept = memory();
    server.on("/robots.txt", text("", 404));
    server.on("/busy", (_request, response) => response.writeHead(429, { "retry-after": "600" }).end());
    const options = { now: time.now, sleep: time.sleep, memory: kept };
    const busy = await outcome(server.at("/busy"), options);
    expect(busy).toContain("status: ");
    server.asked.length = 0;
    expect(await outcome(server.at("/story"), options)).toContain("not asked before 2025-03-15T10:10:00.000Z");
    expect(server.asked).toEqual([]);
    time.pass(600_001);
    expect(await outcome(server.at("/story"), options)).toBe("200");
    expect(kept.hostsHeld.get(server.host)!.failures).toBe(0);
  });

  test("a host that fails is asked less and less often", async () => {
    const time = clock();
    server.on("/robots.txt", text("", 404));
    server.on("/broken", (_request, response) => response.writeHead(500).end());
    const asker = polite({ now: time.now, sleep: time.sleep, delayMs: 2000, patienceMs: 20_000 });
    const found: string[] = [];
    for (let i = 0; i < 6; i++) {
      const each = await asker.ask(server.at("/broken"));
      found.push(isRefusal(each) ? each.refused : "answer");
    }
    await asker.close();
    expect(time.slept).toEqual([4000, 8000, 16_000]);
    expect(found).toEqual(["status", "status", "status", "status", "later", "later"]);
  });

  test("stopping ends what waits and what is under way, as a refusal", async () => {
    server.on("/robots.txt", text("", 404));
    server.on("/silent", () => {});
    const control = new AbortController();
    const asker = polite({ signal: control.signal, delayMs: 5000 });
    const asked = [1, 2, 3].map((n) => asker.ask(server.at(`/silent?${n}`)));
    setTimeout(() => control.abort(), 50);
    const found = await Promise.all(asked);
    await asker.close();
    expect(found.map((each) => isRefusal(each) && each.refused)).toEqual(["stopped", "stopped", "stopped"]);
  });
});

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { html, type Loopback, loopback } from "../loopback.ts";
import { build, daybook, main, plainEnv } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "daybook-watch-"));
const db = join(folder, "daybook.db");
let server: Loopback;

/** Each starts the program several times, on a machine that may have other work. */
const PATIENCE = 120_000;

beforeAll(async () => {
  build();
  server = await loopback();
}, PATIENCE);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const own = ["--allow-private", "--pause", "0s", "--db", db];
const page = (words: string) =>
  `<!doctype html><html><head><title>Army leaves Tamezguit</title></head><body><article><h1>Army leaves Tamezguit</h1><p>${words}</p></article></body></html>`;
const STORY =
  "The army withdrew from the border town of Tamezguit on Thursday, two officials said. Rebels had shelled its post there for three days, the governor told reporters.";

test(
  "watch: a feed's story is read and kept with its bytes; a second run finds nothing new; an edited page is a new version",
  async () => {
    let words = STORY;
    let hours = 2;
    server.on("/rss", (_request, response) =>
      response.end(
        `<rss><channel><title>Town News</title><item><title>Army</title><link>/a</link><pubDate>${new Date(Date.now() - hours * 3_600_000).toUTCString()}</pubDate></item></channel></rss>`,
      ),
    );
    server.on("/a", (request, response) => html(page(words))(request, response));
    const list = join(folder, "feeds.txt");
    writeFileSync(list, `# ours\n${server.at("/rss")}  # the town\nnot an address\n`);

    const first = await daybook(["watch", list, "--once", ...own]);
    expect(first.error).toContain(`feeds.txt, line 3: "not an address" is no address`);
    const [, id, claims] = /^new {8}([0-9a-f]{12}) +(\d+) claims? +http/m.exec(first.out) ?? [];
    expect(Number(claims)).toBeGreaterThan(0);
    expect(first.out).toContain("1 looked at, 1 with something new, 1 read; ");
    expect(first.code).toBe(0);

    const shown = await daybook(["show", id!, "--source", "--db", db]);
    expect(shown.out).toBe(page(STORY));

    const same = await daybook(["watch", "--once", ...own]);
    expect(same.out).toContain("1 looked at, 0 with something new, 0 read; ");

    words = STORY.replace("two officials", "three officials");
    hours = 1;
    const second = await daybook(["watch", "--once", ...own]);
    expect(second.out).toMatch(/^version {4}[0-9a-f]{12} /m);
    const listed = await daybook(["watch", "--list", "--db", db]);
    expect(listed.out).toMatch(/feed +\d{4}-\d\d-\d\d \d\d:\d\d +1 read +Town News · http/);
  },
  PATIENCE,
);

test(
  "watch: Ctrl-C ends it while a server is silent; what was read is kept",
  async () => {
    const other = join(folder, "other.db");
    server.on("/a", html(page(STORY)));
    server.on("/slow", () => child.kill("SIGINT"));
    server.on("/two", (_request, response) =>
      response.end("<rss><channel><item><link>/a</link></item><item><link>/slow</link></item></channel></rss>"),
    );
    const child = spawn(
      process.execPath,
      [main, "watch", server.at("/two"), "--allow-private", "--pause", "0s", "--db", other],
      { env: plainEnv() },
    );
    const error: Buffer[] = [];
    child.stderr.on("data", (chunk) => error.push(chunk));
    const code = await new Promise((done) => child.on("close", done));
    expect(Buffer.concat(error).toString()).toContain("stopped: run this again to go on");
    expect(code).toBe(0);
    const listed = await daybook(["watch", "--list", "--db", other]);
    expect(listed.out).toContain("1 read, 1 waiting");
  },
  PATIENCE,
);

test.each([
  [["watch"], "nothing to watch: give the address of a feed"],
  [["watch", "--every", "5"], "--every 5: give a time like 30s, 15m, 2h or 7d, 1m or more"],
  [["watch", "no-such-file"], "no-such-file does not exist: give an address"],
])(
  "%j: %s",
  async (args, said) => {
    const { error, code } = await daybook([...args, "--db", join(folder, "none.db")]);
    expect(error).toContain(said);
    expect(code).toBeGreaterThan(0);
  },
  PATIENCE,
);

test(
  "watch: addresses inside the own network are refused unless it is allowed",
  async () => {
    const { error, code } = await daybook(["watch", server.at("/rss"), "--once", "--db", join(folder, "shut.db")]);
    expect(error).toMatch(/was not looked at: port \d+ is not fetched/);
    expect(code).toBe(1);
  },
  PATIENCE,
);

test(
  "add: an address is asked for politely, and kept with its bytes; what robots.txt forbids is not",
  async () => {
    const other = ["--db", join(folder, "added.db")];
    server.on("/robots.txt", (_request, response) => response.end("User-agent: *\nDisallow: /forbidden"));
    server.on("/a", html(page(STORY)));
    const added = await daybook(["add", server.at("/a#top"), server.at("/forbidden"), "--allow-private", ...other]);
    expect(added.error).toContain(
      "/forbidden was not fetched: the site's robots.txt asks robots not to read it (line 2)",
    );
    const id = /^added {6}([0-9a-f]{12}) /m.exec(added.out)?.[1];
    expect((await daybook(["show", id!, "--source", ...other])).out).toBe(page(STORY));
    expect(added.code).toBe(1);
    server.on("/robots.txt", (_request, response) => response.writeHead(404).end());
  },
  PATIENCE,
);

test(
  "read and extract: an address a person asks for is read; one inside the own network only where that is allowed",
  async () => {
    server.on("/a", html(page(STORY)));
    const url = server.at("/a");
    const extracted = await daybook(["extract", url, "--allow-private"]);
    expect([extracted.out.trim(), extracted.code]).toEqual([STORY, 0]);
    const read = await daybook(["read", url, "--json", "--allow-private", "--contact", "desk@news.example"]);
    expect(JSON.parse(read.out)).toMatchObject({ page: { given: { url } } });
    expect(server.asked.at(-1)!.headers["user-agent"]).toMatch(/^Daybook\/\d.*contact desk@news\.example\)$/);
    expect(server.asked.at(-1)!.url).toBe("/a");
    const refused = await daybook(["read", url]);
    expect(refused.error).toMatch(/\/a was not fetched: port \d+ is not fetched: only 80 and 443 are/);
    expect(refused.code).toBe(1);
  },
  PATIENCE,
);

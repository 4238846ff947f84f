import { spawn } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, daybook, main, plainEnv } from "./cli.ts";

let cwd = "";
beforeAll(() => {
  build();
  cwd = mkdtempSync(join(tmpdir(), "daybook-wild-"));
}, 120_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const story = `Rebels attacked the port of Karsh on Tuesday, killing nine people, the army said in a statement.

The governor told reporters that the bridge over the river was closed and that the wounded were taken to the capital.

Residents said they had heard explosions through the night, and that the power station had been hit twice since Monday.`;
const page = (body: string, head = "") =>
  `<!DOCTYPE html><html><head><title>Rebels attack port</title>${head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Rebels attack port</h1>${body}</article><footer>All rights reserved by the Karsh Times company</footer></body></html>`;
const html = page(
  story
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n"),
);

test("nasty 71: extract prints the article alone, from standard input too; what it left out has its place", async () => {
  const piped = await daybook(["extract", "-"], { input: html, env: { PAGE_URL: "https://karsh.example/port" } });
  expect([piped.code, piped.error]).toEqual([0, ""]);
  expect(piped.out).toBe(`${story}\n`);
  const json = await daybook(["extract", "--json", "-"], { input: html });
  const told = JSON.parse(json.out);
  expect(told).toMatchObject({ where: "standard input", encoding: "utf-8", text: story, stories: [{ text: story }] });
  expect(told.losses.map(({ text }: { text: string }) => text).join(" ")).toContain("Karsh Times company");
  const losses = await daybook(["extract", "--losses", "-"], { input: html });
  expect(losses.out).toMatch(/^standard input: left out \d+ blocks?, \d+ words\n/);
  expect(losses.out).toMatch(/^2:\d+ +navigation +\d+ +Home World Sport/m);
  const all = await daybook(["extract", "--all", "-"], { input: html });
  expect(all.out).toBe(`Rebels attack port\n\n${story}\n`);
});

test("read tells of a web page what it left out, and is the same from a pipe as from a file", async () => {
  writeFileSync(join(cwd, "port.html"), html);
  const read = await daybook(["read", "port.html"], { cwd });
  expect([read.code, read.error]).toEqual([0, ""]);
  expect(read.out).toMatch(/^left out: \d+ blocks?, \d+ words \(daybook read --losses\)$/m);
  expect(read.out).toContain("1 Rebels attack port");
  const losses = await daybook(["read", "--losses", "port.html"], { cwd });
  expect(losses.out).toMatch(/^port.html: left out/);
  const pipe = await daybook(["read", "--jsonl"], { input: `${JSON.stringify({ id: 1, html })}\n` });
  const json = await daybook(["read", "--json", "-"], { input: html });
  expect(JSON.parse(pipe.out)).toEqual({ id: 1, ...JSON.parse(json.out) });
});

test("nasty 14: a page without an article: said, exit code 1 for read, listed by add", async () => {
  writeFileSync(
    join(cwd, "app.html"),
    '<html><head><script src="/app.js"></script></head><body><div id="root"></div></body></html>',
  );
  const read = await daybook(["read", "app.html"], { cwd });
  expect(read.code).toBe(1);
  expect(read.error).toMatch(/^daybook: app.html has no article text: .+: .+\n$/);
  const db = ["--db", "app.db"];
  const alone = await daybook(["add", "app.html", ...db], { cwd });
  expect([alone.code, alone.error]).toEqual([1, ""]);
  expect(alone.out).toMatch(/^no article +app.html has no article text: .+\n0 added, 1 without an article; app.db/);
  const with1 = await daybook(["add", "app.html", "port.html", ...db], { cwd });
  expect(with1.code).toBe(0);
  expect(with1.out).toMatch(/^no article .+\nadded .+\n1 added, 1 without an article; app.db/);
});

test("nasty 34: a page of 50 MB is refused with a message; the limit is adjustable", async () => {
  writeFileSync(join(cwd, "huge.html"), `${html}<!--${"x".repeat(50_000_000)}-->`);
  const refused = await daybook(["extract", "huge.html"], { cwd });
  expect([refused.code, refused.out]).toEqual([1, ""]);
  expect(refused.error).toMatch(/^daybook: huge.html has more than the 8.0 MB read at once: .*--max-bytes\n$/);
  const read = await daybook(["extract", "huge.html", "--max-bytes", "60000000"], { cwd });
  expect([read.code, read.error]).toEqual([0, ""]);
  expect(read.out).toBe(`${story}\n`);
});

test("a page that takes too long is given up, and the others are read", async () => {
  writeFileSync(
    join(cwd, "long.txt"),
    Array.from({ length: 4000 }, (_, i) => `${story.replaceAll(".", ` ${i}.`)}\n\n`).join(""),
  );
  const run = await daybook(
    ["add", "port.html", "long.txt", "app.html", "--db", "long.db", "--deadline", "2", "--max-bytes", "20000000"],
    { cwd },
  );
  expect(run.code).toBe(1);
  expect(run.error).toMatch(/^daybook: long.txt took longer than 2 s: .*--deadline \d+\n$/);
  expect(run.out).toMatch(/^added .+port.html\nno article .+\n1 added, 1 without an article, 1 failed; long.db/);
});

test("nasty 52 and 70: whatever lies in a folder, and whatever it is called", async () => {
  const folder = join(cwd, "odd");
  mkdirSync(join(folder, ".hidden"), { recursive: true });
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
  writeFileSync(join(folder, "picture.html"), bytes([0x89], "PNG\r\n", [0x1a, 0x0a]));
  writeFileSync(join(folder, "logo.png"), bytes([0x89], "PNG\r\n", [0x1a, 0x0a]));
  writeFileSync(join(folder, "page.css"), html);
  writeFileSync(join(folder, "app.js"), "export function a(b) { return b; }\nconst c = { d: 1 };\n");
  writeFileSync(join(folder, ".hidden", "new\nline.txt"), story);
  writeFileSync(join(folder, "locked.txt"), story);
  chmodSync(join(folder, "locked.txt"), 0);
  symlinkSync(cwd, join(folder, "out"));
  chmodSync(cwd, 0o777);
  const as = process.getuid?.() === 0 ? { uid: 65534 } : {};
  const run = await daybook(["add", "odd", "--db", "odd.db"], { cwd, ...as });
  expect(run.code).toBe(1);
  expect(run.error.trimEnd().split("\n").sort()).toEqual([
    "daybook: odd/locked.txt may not be read (no permission): check that it can be read",
    expect.stringMatching(/^daybook: odd\/picture.html is a PNG picture, not a text: .+/),
  ]);
  expect(run.out).toMatch(/^added .+odd\/\.hidden\/new.line\.txt\nadded .+odd\/page\.css {2}same words as .+\n/);
  expect(run.out).toMatch(
    /\nnot pages: (?:1 × (?:scripts|PNG picture|links \(never followed\))(?:, )?){3}\n2 added, 1 of them a copy of what is there, 2 failed; odd.db/,
  );
});

test("nasty 72: a folder is gone through again quickly, and goes on where it was stopped", async () => {
  const folder = join(cwd, "many");
  mkdirSync(folder);
  const count = 400;
  for (let i = 0; i < count; i++)
    writeFileSync(
      join(folder, `${String(i).padStart(4, "0")}.txt`),
      `Rebels attacked town ${i} on Tuesday, killing ${i + 2} people.\n`,
    );
  const db = ["--db", "many.db"];
  const child = spawn(process.execPath, [main, "add", "many", ...db, "--jobs", "2"], { cwd, env: plainEnv() });
  let out = "";
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  child.stdout.on("data", (chunk) => {
    if (out === "") child.kill("SIGINT");
    out += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(130);
  expect(error).toMatch(/^daybook: stopping.*\ndaybook: stopped: run the same command again to go on where it was\n$/);
  const first = out.match(/^added /gm)!.length;
  expect(first).toBeLessThan(count);
  expect(out).toMatch(new RegExp(`\\n${first} added; many.db holds ${2 * first} claims on ${first} pages?\\n$`));

  const second = await daybook(["add", "many", ...db], { cwd });
  expect(second.code).toBe(0);
  expect(second.out).toContain(
    `\n${count - first} added, ${first} already there; many.db holds ${2 * count} claims on ${count} pages\n`,
  );
  const lines = second.out.trimEnd().split("\n").slice(0, -1);
  expect(lines.map((line) => line.slice(-8, -4))).toEqual(
    Array.from({ length: count }, (_, i) => String(i).padStart(4, "0")),
  );

  // Touched but the same, changed, and all the others.
  utimesSync(join(folder, "0001.txt"), 1, 1);
  appendFileSync(join(folder, "0002.txt"), "The army shelled the port on Monday.\n");
  const begin = performance.now();
  const third = await daybook(["add", "many", ...db], { cwd });
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(third.out).toMatch(/^added .+0002.txt$/m);
  expect(third.out).toContain(`\n1 added, ${count - 1} already there`);
});

test("a mailbox is its mails: kept one by one, passed over as a whole, read from a pipe as well; one that is broken is read again", async () => {
  const mail = (subject: string, body: string) =>
    `From desk@karsh.example Mon Mar 10 10:00:00 2025\nFrom: Karsh Desk <desk@karsh.example>\nTo: list@karsh.example\nSubject: ${subject}\nDate: Mon, 10 Mar 2025 10:00:00 +0000\nMessage-ID: <${subject.length}@karsh.example>\n\n${body}\n\n`;
  const box = mail("Port attacked", story) + mail("Bridge", "The army left the bridge on Monday, the governor said.");
  writeFileSync(join(cwd, "desk.mbox"), box);
  const db = ["--db", "mail.db"];
  const first = await daybook(["add", "desk.mbox", ...db], { cwd });
  expect([first.code, first.error]).toEqual([0, ""]);
  expect(first.out).toMatch(/^added .+desk\.mbox, .+1\nadded .+desk\.mbox, .+2\n2 added; mail.db/);
  const again = await daybook(["add", "desk.mbox", ...db], { cwd });
  expect(again.out).toMatch(/^unchanged +all 2 pages +desk.mbox\n0 added, 2 already there; mail.db/);
  const piped = await daybook(["add", "-", ...db], { cwd, input: box });
  expect(piped.out).toMatch(/\n0 added, 2 already there; mail.db/);

  writeFileSync(join(cwd, "desk.mbox"), box + mail("Long", `${story}\n\n`.repeat(40)));
  for (const _ of [1, 2]) {
    const broken = await daybook(["add", "desk.mbox", ...db, "--max-bytes", "9000"], { cwd });
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(/^unchanged .+\nunchanged .+\n0 added, 2 already there, 1 failed; mail.db/);
  }
});

test("who stops reading the lines of add (`| head -1`) stops no work: all is kept, and the end is told", async () => {
  const folder = join(cwd, "unheard");
  mkdirSync(folder);
  for (let n = 0; n < 40; n++) writeFileSync(join(folder, `${n}.txt`), `${story}\n\nIt was the ${n + 2}. attack.`);
  const child = spawn(process.execPath, [main, "add", folder, "--db", join(cwd, "unheard.db"), "--jobs", "1"], {
    env: plainEnv(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  child.stdout.destroy();
  const code = await new Promise((done) => child.on("close", done));
  expect([code, error]).toEqual([
    0,
    expect.stringMatching(/^daybook: nobody reads .*\ndaybook: 40 added.* on 40 pages\n$/),
  ]);
});

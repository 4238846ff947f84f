import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InputError } from "../ingest/file.ts";
import { inOrder } from "./in-order.ts";
import { Pool, StoppedError } from "./pool.ts";
import { counting, walked } from "./walk.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "daybook-threads-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a pool of threads", () => {
  // What each task says is done: an answer, an error, an endless loop, endless memory, an end.
  const script = () => {
    const file = join(folder, "worker.mjs");
    writeFileSync(
      file,
      `import { parentPort, threadId } from "node:worker_threads";
       parentPort.on("message", (task) => {
         if (task === "loop") for (;;);
         if (task === "exit") process.exit(3);
         if (task === "memory") { const all = []; for (;;) all.push(Array.from({ length: 1000 }, (_, i) => [i])); }
         if (task === "error") return parentPort.postMessage({ error: new RangeError("no") });
         parentPort.postMessage({ result: [task, threadId] });
       });
       parentPort.postMessage({ ready: true });`,
    );
    return pathToFileURL(file);
  };
  const poolOf = (size: number, deadline = 20_000) =>
    new Pool<string, readonly [string, number]>(script(), { size, deadline, memoryMb: 32 });

  test("does each task once, in no more threads than it may have", async () => {
    const pool = poolOf(2);
    const tasks = Array.from({ length: 20 }, (_, i) => `task ${i}`);
    const results = await Promise.all(tasks.map((task) => pool.run(task)));
    expect(results.map(([task]) => task)).toEqual(tasks);
    expect(new Set(results.map(([, thread]) => thread)).size).toBeLessThanOrEqual(2);
    await pool.close();
  });

  test("what is wrong with a task stops that task alone", async () => {
    const pool = poolOf(1);
    await expect(pool.run("error")).rejects.toThrow(RangeError);
    const [died, after] = await Promise.allSettled([pool.run("exit"), pool.run("after")]);
    expect(died).toMatchObject({ status: "rejected", reason: { why: "crash" } });
    expect(after).toMatchObject({ status: "fulfilled", value: ["after", expect.any(Number)] });
    const [full, next] = await Promise.allSettled([pool.run("memory"), pool.run("next")]);
    expect(full).toMatchObject({ status: "rejected", reason: { why: "memory" } });
    expect(next).toMatchObject({ status: "fulfilled" });
    await pool.close();
  });

  test("a task that takes too long is stopped, and the rest is done", async () => {
    const pool = poolOf(1, 300);
    const [late, after] = await Promise.allSettled([pool.run("loop"), pool.run("after")]);
    expect(late).toMatchObject({ status: "rejected", reason: { why: "deadline", message: "took longer than 0.3 s" } });
    expect(after).toMatchObject({ status: "fulfilled" });
    await pool.close();
  });

  test("closing ends what runs and what waits", async () => {
    const pool = poolOf(1);
    const all = Promise.allSettled([pool.run("loop"), pool.run("waits")]);
    await pool.close();
    for (const each of await all) expect(each).toMatchObject({ reason: expect.any(StoppedError) });
  });
});

describe("results in the order of their items", () => {
  const bounds = { count: 4, weight: 100, weigh: () => 1 };

  test("however long each takes, and never more at once than allowed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }), async (delays) => {
        let running = 0;
        let most = 0;
        const work = async (delay: number) => {
          most = Math.max(most, ++running);
          await new Promise((go) => setTimeout(go, delay));
          running--;
          return delay;
        };
        const out: number[] = [];
        for await (const group of inOrder(async(delays), work, bounds)) out.push(...group);
        expect(out).toEqual(delays);
        expect(most).toBeLessThanOrEqual(bounds.count);
      }),
      { numRuns: 40 },
    );
  });

  test("a slow consumer holds back the source", async () => {
    let taken = 0;
    const source = async(
      (function* () {
        for (; taken < 1000; taken++) yield taken;
      })(),
    );
    for await (const _ of inOrder(source, async (n) => n, bounds)) {
      await new Promise((go) => setTimeout(go, 1));
      if (taken > 30) break;
      expect(taken).toBeLessThan(64 + 30);
    }
    expect(taken).toBeLessThan(100);
  });

  test("heavy items wait for each other, but one always goes", async () => {
    const heavy = { ...bounds, weigh: () => 1000 };
    const out: number[] = [];
    for await (const group of inOrder(async([1, 2, 3]), async (n) => n, heavy)) out.push(...group);
    expect(out).toEqual([1, 2, 3]);
  });

  test("stopped: what is done comes out, the rest does not", async () => {
    const stop = new AbortController();
    const never = new Promise<number>(() => {});
    const out: number[] = [];
    const work = async (n: number) => {
      if (n === 3) setTimeout(() => stop.abort(), 5);
      return n === 3 ? never : n;
    };
    for await (const group of inOrder(async([1, 2, 3, 4]), work, { ...bounds, signal: stop.signal }))
      out.push(...group);
    expect(out).toEqual([1, 2]);
  });

  test("errors of source and work come out", async () => {
    const broken = (async function* () {
      yield 1;
      throw new RangeError("source");
    })();
    const all = async (items: AsyncIterable<number>, work: (n: number) => Promise<number>) => {
      for await (const _ of inOrder(items, work, bounds));
    };
    await expect(all(broken, async (n) => n)).rejects.toThrow("source");
    await expect(all(async([1]), () => Promise.reject(new RangeError("work")))).rejects.toThrow("work");
  });
});

async function* async<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

describe("nasty 70: the files of a folder", () => {
  test("in the order of their names, hidden ones too; links are never followed, odd names stay as they are", () => {
    const top = join(folder, "news");
    mkdirSync(join(top, "b", "deep"), { recursive: true });
    const names = ["a.txt", ".hidden", "c\nd.txt", "Übersicht – 2.html", "صفحة.html", "b/deep/..txt"];
    for (const name of names) writeFileSync(join(top, name), "x");
    symlinkSync("..", join(top, "b", "up"));
    symlinkSync(tmpdir(), join(top, "out"));
    symlinkSync("a.txt", join(top, "z"));
    const found = [...walked([top, join(folder, "missing")])];
    const paths = found.map((each) => (each instanceof InputError ? each.where : each.path));
    expect(paths).toEqual([
      ...[".hidden", "a.txt", "b/deep/..txt", "b/up", "c\nd.txt", "out", "z", "Übersicht – 2.html", "صفحة.html"].map(
        (name) => join(top, name),
      ),
      join(folder, "missing"),
    ]);
    const links = found.filter((each) => "unopened" in each);
    expect(links.map((each) => "path" in each && each.path)).toEqual([
      join(top, "b/up"),
      join(top, "out"),
      join(top, "z"),
    ]);
    expect(found.at(-1)).toEqual({ path: join(folder, "missing"), named: true });
  });

  test("are counted aside", async () => {
    const aside = counting([join(folder, "news")], new AbortController().signal);
    while (!aside.isDone()) await new Promise((go) => setTimeout(go, 2));
    expect(aside.files()).toBe(6);
  });
});

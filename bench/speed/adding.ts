import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { distinctPages } from "./distinct.ts";

/** One run of `daybook add` over the same folder. */
export interface Added {
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  readonly peakMb: number;
}

export interface Adding {
  readonly pages: number;
  /** What else the machine did: above its cores, walls say little. */
  readonly load: number;
  readonly runs: readonly Added[];
}

/** `daybook add` on a folder of distinct pages: on one core, with one thread that reads, and with one for each core. */
export async function adding(root: string, pages: number, seed: number): Promise<Adding> {
  const folder = mkdtempSync(join(tmpdir(), "daybook-adding-"));
  const program = join(root, "dist", "src", "cli", "main.js");
  try {
    distinctPages(join(root, "corpus"), pages, seed).forEach((text, i) => {
      writeFileSync(join(folder, `${String(i).padStart(6, "0")}.txt`), text);
    });
    const cores = availableParallelism();
    const pinned = spawnSync("taskset", ["-c", "0", "true"]).status === 0;
    const runs: Added[] = [];
    for (const [name, jobs, pin] of [
      ["one core, --jobs 1", 1, true],
      [`${cores} cores, --jobs 1`, 1, false],
      [`${cores} cores, --jobs ${cores}`, cores, false],
    ] as const) {
      if (pin && !pinned) continue;
      const db = join(folder, "..", `${folder.split("/").at(-1)}.db`);
      const call = [process.execPath, "--import", TELL, program, "add", folder, "--db", db, "--jobs", String(jobs)];
      runs.push({ name, ...(await measured(pin ? ["taskset", "-c", "0", ...call] : call)) });
      for (const ending of ["", "-wal", "-shm"]) rmSync(db + ending, { force: true });
    }
    return { pages, load: loadavg()[0] ?? 0, runs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Runs inside the measured process, not in its threads, and tells its peak (kB) and CPU time (µs), all threads together, at the end.
const TELL = `data:text/javascript,import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write("\\nused " + maxRSS + " " + (userCPUTime + systemCPUTime));
})`;

function measured([command, ...args]: readonly string[]): Promise<Omit<Added, "name">> {
  return new Promise((done, failed) => {
    const begin = performance.now();
    const child = spawn(command!, args, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("error", failed);
    child.on("close", (code) => {
      const used = /used (\d+) (\d+)$/.exec(said);
      if (code !== 0 || !used) return failed(new Error(`daybook add ended with ${code}: ${said.slice(0, 500)}`));
      done({ wall: (performance.now() - begin) / 1000, cpu: Number(used[2]) / 1e6, peakMb: Number(used[1]) / 1024 });
    });
  });
}

export function addingTable({ pages, load, runs }: Adding): string {
  const first = runs[0]?.wall ?? 0;
  return [
    `daybook add, ${pages} texts; load of the machine ${load.toFixed(1)}`,
    "",
    `${"".padEnd(22)}seconds  pages/s   times   CPU-s  peak MB`,
    ...runs.map(({ name, wall, cpu, peakMb }) =>
      [
        name.padEnd(22),
        wall.toFixed(1).padStart(7),
        (pages / wall).toFixed(1).padStart(9),
        (first / wall).toFixed(2).padStart(8),
        cpu.toFixed(1).padStart(8),
        Math.round(peakMb).toString().padStart(9),
      ].join(""),
    ),
  ].join("\n");
}

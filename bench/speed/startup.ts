import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** `daybook read FILE` as a fresh process. */
export interface Started {
  /** Seconds on the wall clock from the start of the process to its first output, the middle of the runs. */
  readonly firstOutput: number;
  readonly finished: number;
  /** CPU-seconds of the whole process: unlike the clock on the wall, little moved by what else the machine does. */
  readonly cpu: number;
  /** Highest memory of the process, MB. */
  readonly peakMb: number;
}

const RUNS = 5;

/** Undefined when the program is not built or does not read the file. */
export async function started(root: string, file: string): Promise<Started | undefined> {
  const program = join(root, "dist", "src", "cli", "main.js");
  if (!existsSync(program)) return undefined;
  const runs: Started[] = [];
  for (let i = 0; i < RUNS; i++) {
    const run = await one(program, file);
    if (!run) return undefined;
    runs.push(run);
  }
  return {
    firstOutput: middle(runs.map((run) => run.firstOutput)),
    finished: middle(runs.map((run) => run.finished)),
    cpu: middle(runs.map((run) => run.cpu)),
    peakMb: Math.max(...runs.map((run) => run.peakMb)),
  };
}

// Runs inside the measured process and tells its peak (kB) and CPU time (µs) at the end.
const TELL = `data:text/javascript,process.on("exit",()=>{
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write("\\nused " + maxRSS + " " + (userCPUTime + systemCPUTime));
})`;

function one(program: string, file: string): Promise<Started | undefined> {
  return new Promise((done) => {
    const begin = performance.now();
    const child = spawn(process.execPath, ["--import", TELL, program, "read", file], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let first: number | undefined;
    let said = "";
    child.stdout.on("data", () => {
      first ??= performance.now();
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("close", (code) => {
      const used = /used (\d+) (\d+)$/.exec(said);
      if (code !== 0 || first === undefined || !used) return done(undefined);
      const finished = (performance.now() - begin) / 1000;
      done({
        firstOutput: (first - begin) / 1000,
        finished,
        cpu: Number(used[2]) / 1e6,
        peakMb: Number(used[1]) / 1024,
      });
    });
  });
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

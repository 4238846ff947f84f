import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BenchError } from "./task.ts";

/**
 * What a scorer prints. It writes to a file, not to a pipe: the scorers end with process.exit(), which throws away what a pipe has not
 * taken yet, so that long output came back cut, now here and now there. Throws BenchError when it fails.
 */
export function outputOf(script: string, args: readonly string[]): string {
  const program = script.endsWith(".py") ? "python3" : process.execPath;
  const folder = mkdtempSync(join(tmpdir(), "daybook-scorer-"));
  const file = join(folder, "out");
  try {
    const out = openSync(file, "w");
    const run = spawnSync(program, [script, ...args], { encoding: "utf8", stdio: ["ignore", out, "pipe"] });
    closeSync(out);
    const printed = readFileSync(file, "utf8");
    if (run.error) throw new BenchError(`${program} does not run: ${run.error.message}`);
    if (run.status !== 0) throw new BenchError(`${script} failed: ${lastLine(run.stderr || printed)}`);
    return printed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "no message";
}

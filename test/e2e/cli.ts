import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/kit/load.ts";

export const root = packageRoot();
export const main = join(root, "dist", "src", "cli", "main.js");

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Another user, when the tests run as root: root may write where it has no permission. */
  readonly uid?: number;
  /** Where standard output goes instead. */
  readonly stdout?: number;
}

/** Runs the built program as people run it: its own process, its streams in pipes. */
export function daybook(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      stdio: ["pipe", options.stdout ?? "pipe", "pipe"],
      env: { ...plainEnv(), ...options.env },
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
    });
    const out: Buffer[] = [];
    const error: Buffer[] = [];
    child.stdout?.on("data", (chunk) => out.push(chunk));
    child.stderr?.on("data", (chunk) => error.push(chunk));
    child.stdin?.on("error", () => {}); // it may end before it has read everything
    child.stdin?.end(options.input ?? "");
    child.on("error", reject);
    child.on("close", (code, signal) => {
      resolve({ code, signal, out: Buffer.concat(out).toString("utf8"), error: Buffer.concat(error).toString("utf8") });
    });
  });
}

export function plainEnv(): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  // The places someone has imported are not the tests'.
  return { PATH, HOME, NO_COLOR: "1", DAYBOOK_GAZETTEER: "none" };
}

/** Builds when a source is newer than the program; `npm test` has done so before. One of the workers builds, the others wait. */
export function build(): void {
  const lock = join(tmpdir(), `daybook-build-${createHash("sha256").update(root).digest("hex").slice(0, 12)}`);
  for (let waited = 0; !isFresh(); waited++) {
    try {
      mkdirSync(lock);
    } catch {
      // A minute and a half: whoever held it is gone.
      if (waited > 300) rmdirSync(lock);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      continue;
    }
    try {
      execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    } finally {
      rmdirSync(lock);
    }
  }
}

function isFresh(): boolean {
  if (!existsSync(main) || !existsSync(join(root, "dist", "lexicon.json"))) return false;
  return newest(join(root, "src")) <= statSync(main).mtimeMs;
}

function newest(folder: string): number {
  let time = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
      time = Math.max(time, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return time;
}

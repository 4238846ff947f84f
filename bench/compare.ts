import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Kit } from "../src/kit/kit.ts";
import { packageRoot } from "../src/kit/load.ts";
import type { Reading } from "../src/read.ts";
import { type ClaimLine, claimLines, difference, differenceSheet } from "./claim-lines.ts";

/**
 * npm run bench:compare -- COMMIT: what the working tree reads in corpus/*.txt that COMMIT did not, and the other way round.
 * COMMIT is built in a git worktree that is gone afterwards; both read the same pages, those of the working tree.
 */
async function compare(commit: string): Promise<string> {
  const root = packageRoot();
  const full = commitOf(root, commit);
  const folder = mkdtempSync(join(tmpdir(), "daybook-compare-"));
  const tree = join(folder, "tree");
  try {
    git(root, "worktree", "add", "--detach", "--quiet", tree, full);
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    build(tree);
    const pages = pagesOf(join(root, "corpus"));
    return differenceSheet(difference(await linesOf(tree, pages), await linesOf(root, pages)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    git(root, "worktree", "prune");
  }
}

type Pages = ReadonlyMap<string, string>;

function pagesOf(corpus: string): Pages {
  const names = readdirSync(corpus).filter((name) => name.endsWith(".txt"));
  return new Map(names.sort().map((name) => [name.slice(0, -4), readFileSync(join(corpus, name), "utf8")]));
}

/** A commit with type errors still emits, and is compared all the same. Throws Error when there is nothing to run. */
function build(tree: string): void {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, args, { cwd: tree, encoding: "utf8", stdio: "pipe" });
  let said = "";
  for (const args of [
    [join("node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.build.json"],
    // Commits before the gazetteer have none to build.
    [join("dist", "gazetteer", "build.js")],
    [join("dist", "lexicon", "build.js")],
  ]) {
    try {
      run(...args);
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      said = `${stdout}${stderr}`.split("\n").find((line) => /^\w*Error: |error TS/.test(line)) ?? String(error);
    }
  }
  const made = ["src/read.js", "src/kit/load.js", "lexicon.json"].map((file) => join(tree, "dist", file));
  if (!made.every((file) => existsSync(file))) throw new Error(`it does not build: ${said}`);
}

/** What a built tree reads in the pages, by its own program, kit and models. */
async function linesOf(tree: string, pages: Pages): Promise<readonly ClaimLine[]> {
  const module = (path: string) => import(pathToFileURL(join(tree, "dist", "src", path)).href);
  const { loadKit } = (await module("kit/load.js")) as { loadKit: (root: string) => Kit };
  const { read } = (await module("read.js")) as { read: (text: string, kit: Kit) => Reading };
  const kit = loadKit(tree);
  return [...pages].flatMap(([name, text]) => claimLines(name, read(text, kit)));
}

/** Throws Error when git knows no such commit. */
function commitOf(root: string, name: string): string {
  try {
    return git(root, "rev-parse", "--verify", "--quiet", `${name}^{commit}`).trim();
  } catch {
    throw new Error("git knows no such commit");
  }
}

function git(root: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

const [commit, ...more] = process.argv.slice(2);
if (commit === undefined || more.length > 0 || commit.startsWith("-")) {
  console.error("npm run bench:compare -- COMMIT");
  process.exitCode = 2;
} else {
  try {
    console.log(await compare(commit));
  } catch (error) {
    console.error(
      `bench:compare: ${commit}: ${(error instanceof Error ? error.message : String(error)).split("\n")[0]}`,
    );
    process.exitCode = 1;
  }
}

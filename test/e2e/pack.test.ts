import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, plainEnv, root } from "./cli.ts";

let folder = "";
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), "daybook-pack-"));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the tarball works in an empty folder with nothing but its own dependencies", () => {
  const run = (command: string, args: readonly string[], cwd: string) =>
    execFileSync(command, args, { cwd, encoding: "utf8", env: plainEnv(), stdio: ["ignore", "pipe", "pipe"] });
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  run("tar", ["-xzf", tarball], folder);
  symlinkSync(join(folder, "package"), join(modules, "daybook"));
  symlinkSync(join(modules, "daybook", "dist", "src", "cli", "main.js"), join(modules, ".bin", "daybook"));
  // What `npm install` would bring, without a network: the packages that the lock file does not mark as for development.
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  for (const [path, entry] of Object.entries<{ dev?: boolean }>(lock.packages)) {
    if (!/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) || entry.dev) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
  writeFileSync(
    join(folder, "news.txt"),
    "Rebels attacked the port of Karsh on Tuesday, killing nine people, the army said.\n",
  );
  run("chmod", ["+x", join(folder, "package", "dist", "src", "cli", "main.js")], folder);
  const sheet = run("npx", ["--offline", "daybook", "read", "news.txt"], folder);
  expect(sheet).toMatch(/^page [0-9a-f]{12}/);
  const start = run("npx", ["--offline", "daybook", "start"], folder);
  expect(start).toContain("It is now in daybook.db");
  writeFileSync(
    join(folder, "own.mjs"),
    'import { read } from "daybook"; import { loadKit } from "daybook/kit";\nconsole.log(read("Rebels attacked the town.", loadKit()).sentences.length);\n',
  );
  expect(run("node", ["own.mjs"], folder)).toBe("1\n");
  expect(readdirSync(join(folder, "package", "dist", "src")).filter((name) => name.includes(".test."))).toEqual([]);
}, 120_000);

test.each(readdirSync(join(root, "examples")).filter((name) => name.endsWith(".mjs")))("examples/%s runs", (name) => {
  const out = execFileSync(process.execPath, [join(root, "examples", name)], { encoding: "utf8", env: plainEnv() });
  expect(out).toMatch(/ASSAULT/);
});

test("the example of src/README.md runs", () => {
  const [, code = ""] = /```js\n([\s\S]+?)```/.exec(readFileSync(join(root, "src", "README.md"), "utf8")) ?? [];
  const out = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    cwd: root,
    encoding: "utf8",
    env: plainEnv(),
  });
  expect(out).toContain("the port of Karsh");
});

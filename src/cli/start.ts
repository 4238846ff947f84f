import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packageRoot } from "../kit/load.ts";
import { proof } from "../proof/proof.ts";
import { printable } from "../proof/width.ts";
import { type Command, UsageError } from "./command.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { givenHelp, givenOf, givenOptions } from "./given.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
import { readPage } from "./page.ts";

export const command: Command = {
  usage: "start [FILE]",
  help: `Reads a page (one that comes with Daybook, or FILE), prints its proof sheet, keeps it, and says what to try next.

${givenHelp}
${kitHelp}
${databaseHelp}`,
  options: { ...givenOptions, ...kitOptions, ...databaseOptions },
  async run(args, io) {
    const [path = join(packageRoot(), "corpus", "border-town.txt"), ...more] = args.names;
    if (more.length > 0) throw new UsageError("start takes one file: daybook add takes many");
    const given = givenOf(args);
    const maxBytes = args.number("max-bytes");
    if (path === "-") throw new UsageError("start reads a file: daybook read - or daybook add - read standard input");
    const kit = await kitOf(args);
    const options = { ...(given && { given }), ...(maxBytes && { maxBytes }) };
    const reading = await readPage(path, kit, options);
    await io.out(proof(reading, { width: io.width, color: io.color }));
    const file = databaseOf(args);
    const held = await withStore(file, {}, async (store) => {
      const before = await store.held(reading.page.id);
      const seen = io.now().toISOString();
      const { published: _, split: __, ...sighted } = given ?? {};
      const sourceSha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
      await store.add(reading, { page: reading.page.id, path: resolve(path), seen, sourceSha256, ...sighted });
      return before !== undefined;
    });
    await io.out(
      next(held ? `It was already in ${printable(file)}.` : `It is now in ${printable(file)}.`, reading.claims[0]?.id),
    );
    return 0;
  },
};

function next(kept: string, claim: string | undefined): string {
  const tries: (readonly [string, string])[] = [
    ["npx daybook read FILE", "a page of your own"],
    ["npx daybook list --modality denied", "claims that somebody denies"],
    ...(claim ? [[`npx daybook explain ${claim}`, "why the first claim was read so"] as const] : []),
    ["npx daybook export --format csv --out claims.csv", "a spreadsheet"],
    ["npx daybook --help", "everything else"],
  ];
  const width = Math.max(...tries.map(([call]) => call.length));
  return `\n${kept} Try next:\n${tries.map(([call, what]) => `  ${call.padEnd(width)}  ${what}`).join("\n")}\n`;
}

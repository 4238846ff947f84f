import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { htmlDraft } from "../../src/html/html.ts";
import { readBytes } from "../../src/ingest/file.ts";
import type { Draft } from "../../src/page/page.ts";
import { textOfFile } from "./gold.ts";
import { BenchError } from "./task.ts";

/** A saved web page with what a careful reader finds in it (corpus/html/README.md). */
export interface GoldPage {
  readonly id: string;
  readonly file: string;
  readonly url?: string;
  readonly charset?: string;
  readonly stories: readonly GoldStory[];
  readonly instead?: string | null;
}

export interface GoldStory {
  readonly title?: string | null;
  readonly published: string | null;
  readonly modified?: string | null;
  readonly byline?: string | null;
  readonly outlet?: string | null;
  readonly body?: readonly string[];
  /** Lines that are neither right nor wrong in the body. */
  readonly either?: readonly string[];
  readonly corrections?: readonly string[];
  readonly retracted?: string;
}

/** The pages of a folder or a list, with what the gold says of their stories. */
export function goldPages(gold: string): readonly GoldPage[] {
  if (statSync(gold).isDirectory())
    return readdirSync(gold)
      .filter((name) => name.endsWith(".gold.json"))
      .sort()
      .map((name) => {
        const id = name.replace(/\.gold\.json$/, "");
        return {
          id,
          file: join(gold, `${id}.html`),
          ...(JSON.parse(textOfFile(join(gold, name))) as Omit<GoldPage, "id" | "file">),
        };
      });
  return textOfFile(gold)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const each = JSON.parse(line) as GoldStory & { id: string; page?: string; url?: string };
      return { ...each, file: join(gold, "..", each.page ?? `${each.id}.html`), stories: [each] };
    });
}

/** The page as it is taken apart: of the gold only the address, and the charset its server would have told. */
export function draftOf({ file, url, charset }: GoldPage): Draft {
  if (!existsSync(file)) throw new BenchError(`no such page: ${file}`);
  const html = readBytes(readFileSync(file), { where: file, form: "html", ...(charset !== undefined && { charset }) });
  return htmlDraft(html.text, url === undefined ? {} : { url });
}

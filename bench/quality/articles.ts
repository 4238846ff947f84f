import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { bodyText } from "../../src/html/body-text.ts";
import { htmlDraft } from "../../src/html/html.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/** The text of the article of a saved page. Reads of the gold: `url` (and `id`, which also names the page's file in html/). */
export const articles: Task = {
  name: "articles",
  about: "the article's text out of a web page",
  data: { in: "shared", path: "data/articles/ground-truth.jsonl" },
  endings: [".jsonl"],
  scorer: (gold, pred) => ["article_eval.mjs", "score", "--gold", gold, "--pred", pred],
  errors: ["--errors"],
  predictions: async (gold, { bench }) => {
    const scorer: unknown = await import(pathToFileURL(join(bench, "article_eval.mjs")).href);
    return extracted(gold, (scorer as { decode: (bytes: Uint8Array) => string }).decode);
  },
};

function* extracted(gold: string, decode: (bytes: Uint8Array) => string): Generator<string> {
  for (const { id, url } of allowedLines(gold, ["id", "url"])) {
    const html = decode(gunzipSync(readFileSync(join(dirname(gold), "html", `${id}.html.gz`))));
    yield JSON.stringify({ id, text: bodyText(htmlDraft(html, typeof url === "string" ? { url } : {})) });
  }
}

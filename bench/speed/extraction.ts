import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { articles } from "../../src/article/article.ts";
import { htmlDraft } from "../../src/html/html.ts";
import { drafted } from "../../src/ingest/draft.ts";
import { pageOf } from "../../src/page/page.ts";

export interface Extraction {
  readonly data: string;
  readonly pages: number;
  readonly megabytes: number;
  /** Pages per CPU-second of one thread's work, the best of the rounds. */
  readonly rates: Readonly<Record<string, number>>;
  /** Pages that an extractor threw at. */
  readonly thrown: Readonly<Record<string, number>>;
}

/**
 * How fast the text is taken out of web pages, beside what most programs use: Readability on a DOM of linkedom. The extractors take turns page by page,
 * so that a busy machine slows all of them alike. jsdom is not measured: it is no dependency of ours.
 */
export async function extraction(root: string, rounds: number): Promise<Extraction> {
  const { data, pages } = pagesIn(root);
  const extractors: Readonly<Record<string, (page: Saved) => unknown>> = {
    "daybook (html to text, facts, losses)": ({ html }) => htmlDraft(html),
    "daybook (bytes to draft)": ({ bytes }) => drafted({ form: "html", content: bytes, where: "page" }),
    "daybook (bytes to stories of a page)": async ({ bytes }) =>
      articles(pageOf(await drafted({ form: "html", content: bytes, where: "page" })), () => {}),
    "readability + linkedom": ({ html }) => new Readability(parseHTML(html).document as unknown as Dom).parse(),
  };
  const best: Record<string, number> = {};
  const thrown: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const seconds: Record<string, number> = {};
    for (const page of pages)
      for (const [name, extract] of Object.entries(extractors)) {
        const begin = process.cpuUsage();
        try {
          await extract(page);
        } catch {
          if (round === 0) thrown[name] = (thrown[name] ?? 0) + 1;
        }
        const { user, system } = process.cpuUsage(begin);
        seconds[name] = (seconds[name] ?? 0) + (user + system) / 1e6;
      }
    for (const [name, time] of Object.entries(seconds)) best[name] = Math.max(best[name] ?? 0, pages.length / time);
  }
  const megabytes = pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  return { data, pages: pages.length, megabytes, rates: best, thrown };
}

type Dom = ConstructorParameters<typeof Readability>[0];

interface Saved {
  readonly bytes: Uint8Array;
  readonly html: string;
}

/** The pages of the benchmark where they are there, else our own, which are smaller. */
function pagesIn(root: string): { readonly data: string; readonly pages: readonly Saved[] } {
  const shared = join(root, "..", "shared", "data", "articles", "html");
  const data = existsSync(shared) ? shared : join(root, "corpus", "html");
  const pages = readdirSync(data)
    .filter((name) => /\.html(?:\.gz)?$/.test(name))
    .sort()
    .map((name) => {
      const read = readFileSync(join(data, name));
      const bytes = new Uint8Array(name.endsWith(".gz") ? gunzipSync(read) : read);
      return { bytes, html: new TextDecoder().decode(bytes) };
    });
  return { data, pages };
}

export function extractionTable({ data, pages, megabytes, rates, thrown }: Extraction): string {
  const base = rates["readability + linkedom"] ?? 0;
  const width = Math.max(...Object.keys(rates).map((name) => name.length)) + 2;
  return [
    `${pages} pages of ${data}, ${megabytes.toFixed(1)} MB, one thread`,
    "",
    `${"".padEnd(width)}pages/CPU-s   ratio`,
    ...Object.entries(rates).map(
      ([name, rate]) =>
        `${name.padEnd(width)}${rate.toFixed(1).padStart(11)}${(rate / base).toFixed(2).padStart(8)}${thrown[name] ? `   threw at ${thrown[name]}` : ""}`,
    ),
  ].join("\n");
}

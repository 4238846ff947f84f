import type { Fact, SavedDate } from "../page/saved.ts";
import { ByteReader, type Chunks } from "./byte-reader.ts";
import { absolute, fact } from "./feed-item.ts";
import { gunzipped } from "./gzip.ts";
import { savedDate } from "./saved-date.ts";
import { textStream } from "./text-stream.ts";
import { element, textIn, type XmlNode, XmlReader } from "./xml.ts";

/** A page that a sitemap lists, or (`index`) another sitemap. */
export interface SitemapEntry {
  readonly url: string;
  readonly index?: true;
  /** When it was last changed: a bound, never the day of publication. */
  readonly modified?: SavedDate;
  /** Of the news extension. */
  readonly published?: SavedDate;
  readonly title?: Fact;
  readonly outlet?: Fact;
  readonly language?: string;
}

/** A part of a sitemap that could not be read. */
export interface SitemapProblem {
  readonly problem: string;
}

/** The addresses in a sitemap or sitemap index as they come, gzip-packed or not; also in a plain list of addresses. `url` is its own address. */
export async function* sitemapEntries(chunks: Chunks, url?: string): AsyncGenerator<SitemapEntry | SitemapProblem> {
  const packed = new ByteReader(chunks);
  const head = await packed.peek(2);
  const reader = head[0] === 0x1f && head[1] === 0x8b ? new ByteReader(gunzipped(packed)) : packed;
  try {
    const start = new TextDecoder().decode(await reader.peek(200));
    yield* /^\s*https?:\/\//.test(start) ? listed(reader, url) : entriesOf(reader, url);
    if (reader.gap) yield { problem: `${reader.gap.gap}: what stands behind is not read` };
  } finally {
    await reader.close();
    await packed.close();
  }
}

async function* entriesOf(reader: ByteReader, url: string | undefined): AsyncGenerator<SitemapEntry | SitemapProblem> {
  let found: (SitemapEntry | SitemapProblem)[] = [];
  const xml = new XmlReader({
    containers: CONTAINERS,
    most: MOST_ENTRY,
    ...(url !== undefined && { base: url }),
    found: (node) => {
      const entry = entryOf(node);
      if (entry) found.push(entry);
    },
    tooLarge: () => found.push({ problem: `has an entry of more than ${MOST_ENTRY} characters` }),
  });
  for await (const text of textStream(reader)) {
    xml.write(text);
    yield* found;
    found = [];
  }
  if (xml.end().truncated) yield { problem: "is cut off: its last entry is not whole" };
}

const CONTAINERS = new Set(["urlset", "sitemapindex"]);
const MOST_ENTRY = 256 * 1024;

function entryOf(node: XmlNode): SitemapEntry | undefined {
  if (node.name !== "url" && node.name !== "sitemap") return undefined;
  const url = absolute(textIn(element(node, "loc")), node.base);
  if (url === undefined) return undefined;
  const news = element(node, "news:news");
  const publication = news && element(news, "news:publication");
  const modified = savedDate(textIn(element(node, "lastmod")), "sitemap lastmod");
  const published = news && savedDate(textIn(element(news, "news:publication_date")), "sitemap news:publication_date");
  const title = news && fact(textIn(element(news, "news:title")), "sitemap news:title");
  const outlet = publication && fact(textIn(element(publication, "news:name")), "sitemap news:name");
  const language = publication && textIn(element(publication, "news:language")).trim().slice(0, 20);
  return {
    url,
    ...(node.name === "sitemap" && { index: true }),
    ...(modified && { modified }),
    ...(published && { published }),
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(language && { language }),
  };
}

async function* listed(reader: ByteReader, url: string | undefined): AsyncGenerator<SitemapEntry> {
  let rest = "";
  for await (const text of textStream(reader)) {
    const lines = `${rest}${text}`.split(/\r\n?|\n/);
    rest = lines.pop()!.slice(0, MOST_ENTRY);
    for (const line of lines) yield* addressIn(line, url);
  }
  yield* addressIn(rest, url);
}

function* addressIn(line: string, base: string | undefined): Generator<SitemapEntry> {
  const url = /^\s*https?:\/\//i.test(line) ? absolute(line, base) : undefined;
  if (url !== undefined) yield { url };
}

export interface WalkOptions {
  /** Sitemaps inside indexes inside indexes; 3 if not said. */
  readonly depth?: number;
  /** How many sitemaps are asked for; 500 if not said. */
  readonly sitemaps?: number;
  /** How many addresses are given; 1,000,000 if not said. */
  readonly addresses?: number;
  /** Sitemaps and pages that say they did not change since that day (YYYY-MM-DD) are left out. */
  readonly since?: string;
}

/**
 * All pages that a sitemap and those it points to list, each once, however they point at each other. `get` gives a sitemap's bytes, or undefined
 * where it cannot be had (which it tells of itself). What is left out for a limit is a problem.
 */
export async function* sitemapPages(
  start: string,
  get: (url: string) => Promise<Chunks | undefined>,
  { depth = 3, sitemaps = 500, addresses = 1_000_000, since }: WalkOptions = {},
): AsyncGenerator<SitemapEntry | (SitemapProblem & { readonly url: string })> {
  const queue = [{ url: start, level: 0 }];
  const asked = new Set([start]);
  const given = new Set<string>();
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { url, level } = next;
    const chunks = await get(url);
    if (!chunks) continue;
    for await (const entry of sitemapEntries(chunks, url)) {
      if ("problem" in entry) yield { ...entry, url };
      else if (since !== undefined && ((entry.published ?? entry.modified)?.latest ?? since) < since) continue;
      else if (!entry.index) {
        if (given.has(entry.url)) continue;
        if (given.size >= addresses) {
          yield { problem: `more than ${addresses} addresses: the rest is left out`, url };
          return;
        }
        given.add(entry.url);
        yield entry;
      } else if (!asked.has(entry.url)) {
        asked.add(entry.url);
        if (asked.size > sitemaps) yield { problem: `more than ${sitemaps} sitemaps: left out`, url: entry.url };
        else if (level + 1 >= depth)
          yield { problem: `a sitemap ${depth} deep inside others: left out`, url: entry.url };
        else queue.push({ url: entry.url, level: level + 1 });
      }
    }
  }
}

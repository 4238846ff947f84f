import { readFileSync } from "node:fs";
import { decoded } from "../ingest/encoding.ts";
import { InputError } from "../ingest/file.ts";
import { HEAD, kindOf } from "../ingest/kind.ts";
import { subscriptions } from "../ingest/opml.ts";

/** What names on a command line stand for: addresses themselves, files that list them. */
export interface Targets {
  readonly urls: readonly string[];
  /** A line each: what is no address, and where it stands. */
  readonly problems: readonly string[];
}

/** Throws InputError for a file that cannot be read, or holds no addresses. */
export function targets(names: readonly string[]): Targets {
  const urls = new Set<string>();
  const problems: string[] = [];
  for (const name of names) {
    const found = isAddress(name) ? { urls: [name], problems: [] } : inFile(name);
    for (const url of found.urls) urls.add(new URL(url).href);
    problems.push(...found.problems);
  }
  return { urls: [...urls], problems };
}

function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name) && URL.canParse(name);
}

function inFile(path: string): Targets {
  const bytes = contents(path);
  const { kind } = kindOf(bytes.subarray(0, HEAD), { name: path });
  if (kind === "opml") {
    const { feeds, problems } = subscriptions(bytes);
    return { urls: feeds.map(({ url }) => url), problems: problems.map((each) => `${path} ${each}`) };
  }
  if (kind === "text") return inLines(decoded(bytes).text, path);
  const what =
    kind === "feed" || kind === "json-feed" || kind === "sitemap"
      ? `a ${kind} saved as a file`
      : "no list of addresses";
  throw new InputError(`is ${what}`, path, "give its own address, an OPML file, or a text file with an address a line");
}

function contents(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const what = code === "ENOENT" ? "does not exist" : code === "EISDIR" ? "is a folder" : "cannot be read";
    throw new InputError(what, path, "give an address (https://…), or a file that lists addresses");
  }
}

/** An address a line; what follows "#" at the beginning of a line or after a blank is a remark. */
function inLines(text: string, path: string): Targets {
  const urls: string[] = [];
  const problems: string[] = [];
  text.split(/\r\n?|\n/).forEach((line, nth) => {
    const address = line.replace(/(?:^|\s)#.*$/s, "").trim();
    if (address === "") return;
    if (isAddress(address)) urls.push(address);
    else
      problems.push(
        `${path}, line ${nth + 1}: "${address.slice(0, 80)}" is no address: give one like https://news.example/rss`,
      );
  });
  return { urls, problems };
}

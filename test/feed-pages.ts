import type { Document } from "../src/ingest/document.ts";
import type { Handler } from "./loopback.ts";

/** The words of a document, whatever its markup. */
export function wordsOf({ content }: Document): string {
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  return text
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

export const page = (words: string) => `<!doctype html><html><body><p>${words}</p></body></html>`;

export interface FeedStory {
  readonly path: string;
  readonly guid?: string;
  readonly date?: string;
}

export function rss(stories: readonly FeedStory[]): string {
  const items = stories.map(
    ({ path, guid, date }) =>
      `<item><title>About ${path}</title><link>${path}</link>${guid ? `<guid>${guid}</guid>` : ""}${date ? `<pubDate>${date}</pubDate>` : ""}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Town News</title>${items.join("")}</channel></rss>`;
}

/** Answers 304 to who knows its present tag. */
export function tagged(body: () => string, tag: () => string, type = "text/html"): Handler {
  return (request, response) => {
    const same = request.headers["if-none-match"] === tag();
    response.writeHead(same ? 304 : 200, { etag: tag(), "content-type": type }).end(same ? undefined : body());
  };
}

import { answerDocuments } from "../fetch/document.ts";
import type { Answer } from "../fetch/fetch.ts";
import { type Document, isProblem } from "../ingest/document.ts";
import { plain } from "./named.ts";

/** What a feed itself gives of a story, and the feed it stands in. */
export type OwnWords = (
  url: string,
  why: string,
) => Promise<{ readonly document: Document; readonly answer: Answer } | undefined>;

/** The stories that a feed gives whole, by the addresses of their pages. It is taken apart when it is first asked. */
export function ownWords(feed: Answer): OwnWords {
  let all: Promise<ReadonlyMap<string, Document>> | undefined;
  return async (url, why) => {
    all ??= wholeStories(feed);
    const document = (await all).get(url);
    if (!document) return undefined;
    const text = `read from its feed (${feed.url}): the page itself was not fetched, for ${why}`;
    const notes = [...(document.notes ?? []), { from: 0, to: 0, rule: "fetch", text }];
    return { document: { ...document, where: url, notes }, answer: feed };
  };
}

async function wholeStories(feed: Answer): Promise<ReadonlyMap<string, Document>> {
  const stories = new Map<string, Document>();
  for await (const found of answerDocuments(feed)) {
    if (isProblem(found) || found.format !== "feed" || found.facts?.partial) continue;
    const url = found.given?.url;
    if (url !== undefined && URL.canParse(url)) stories.set(plain(url), found);
  }
  return stories;
}

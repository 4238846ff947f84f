import type { Note } from "../note.ts";
import type { SavedStory } from "../page/saved.ts";
import { allOf, type ByteReader } from "./byte-reader.ts";
import type { Document, Problem } from "./document.ts";
import { type Feed, type FeedItem, FeedReader, feedItems } from "./feed.ts";
import { fact } from "./feed-item.ts";
import { type Context, charsetOf, documentOf, type Found, type Place, partOf, tooLarge, withUrl } from "./place.ts";
import { textStream } from "./text-stream.ts";
import { escaped } from "./xml.ts";

/** The items of RSS, RDF or Atom, each a document, as they come. */
export async function* feedDocuments(reader: ByteReader, place: Place, { maxBytes }: Context): Found {
  const feed = new FeedReader(place.given?.url, maxBytes);
  const numbered = numbering(place);
  for await (const text of textStream(reader, charsetOf(place.contentType))) {
    feed.write(text);
    for (const item of feed.taken()) yield numbered(item, feed.head());
  }
  const problems = feed.end();
  for (const item of feed.taken()) yield numbered(item, feed.head());
  yield* problemsOf(problems, place, numbered.count());
}

/** The same for a JSON Feed. */
export async function* jsonFeedDocuments(reader: ByteReader, place: Place, { maxBytes }: Context): Found {
  const bytes = await allOf(reader, maxBytes * 8);
  if (!bytes) {
    yield tooLarge(place.where, maxBytes * 8);
    return;
  }
  const url = place.given?.url;
  const feed = feedItems(bytes, url === undefined ? {} : { url });
  const numbered = numbering(place);
  for (const item of feed.items) yield numbered(item, feed);
  yield* problemsOf(feed.problems, place, numbered.count());
}

function* problemsOf(problems: Feed["problems"], place: Place, count: number): Generator<Problem> {
  const { where } = place;
  for (const { problem, lost } of problems) {
    const todo = "get the feed again; the other items are read";
    yield { problem, where, todo, ...(lost !== undefined && { lostBytes: lost }) };
  }
  if (count === 0 && problems.length === 0)
    yield { problem: "is a feed without items", where, todo: "look at it again later" };
}

type Numbered = ((item: FeedItem, feed: Pick<Feed, "title">) => Document) & { readonly count: () => number };

function numbering(place: Place): Numbered {
  let count = 0;
  const seen = new Map<string, { item: number; content: string }>();
  const numbered = (item: FeedItem, feed: Pick<Feed, "title">): Document => {
    count++;
    return itemDocument(item, feed, partOf(place, `item ${count}`), [...odd(item), ...reused(item, count, seen)]);
  };
  return Object.assign(numbered, { count: () => count });
}

function odd({ oddities = [] }: FeedItem): readonly Note[] {
  return oddities.map((text) => ({ from: 0, to: 0, rule: "feed-xml", text: `the feed has ${text}` }));
}

// An id is the feed's word only: what the item says decides whether it is another story, so both are read, and each keeps its id.
function reused(
  { id, title, body }: FeedItem,
  item: number,
  seen: Map<string, { item: number; content: string }>,
): readonly Note[] {
  if (id === undefined) return [];
  const content = `${title?.value}\n${body?.text}`.slice(0, 500);
  const before = seen.get(id);
  if (seen.size < MOST_IDS) seen.set(id, { item, content });
  if (!before || before.content === content) return [];
  return [
    {
      from: 0,
      to: 0,
      rule: "feed-id",
      text: `has the id of item ${before.item}, but says something else: read as another story`,
    },
  ];
}

const MOST_IDS = 10_000;

function itemDocument(item: FeedItem, feed: Pick<Feed, "title">, place: Place, notes: readonly Note[]): Document {
  const { id, title, body, url } = item;
  const form = body?.form ?? "text";
  const content =
    form === "html" ? htmlOf(item) : [title?.value, body?.text].filter((text) => text !== undefined).join("\n\n");
  return documentOf({ ...place, ...withUrl(withoutUrl(place.given), url) }, form, content, {
    format: "feed",
    facts: factsOf(item, feed),
    ...(id !== undefined && { ids: [id] }),
    ...(notes.length > 0 && { notes }),
  });
}

// The feed's own address is not the item's.
function withoutUrl(given: Place["given"]): Place["given"] {
  if (!given) return undefined;
  const { url: _, ...rest } = given;
  return rest;
}

function htmlOf({ title, body, base, url }: FeedItem): string {
  const heading = title && !startsWith(body!.text, title.value) ? `<h1>${escaped(title.value)}</h1>\n` : "";
  const relative = base !== undefined && base !== url ? `<base href="${escaped(base)}">\n` : "";
  return `${relative}${heading}${body!.text}`;
}

function startsWith(html: string, title: string): boolean {
  const start = html
    .slice(0, title.length + 500)
    .replace(/<[^<>]{0,300}>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return start.startsWith(title);
}

function factsOf(
  { title, byline, outlet, published, modified, url, body }: FeedItem,
  feed: Pick<Feed, "title">,
): Partial<SavedStory> {
  const from = outlet ?? feed.title;
  const address = url === undefined ? undefined : fact(url, "feed link");
  const partial = body?.whole ? undefined : { kind: "teaser" as const, fact: teaserFact(body) };
  return {
    ...(title && { title }),
    ...(byline && { byline }),
    ...(from && { outlet: from }),
    ...(published && { published }),
    ...(modified && { modified }),
    ...(address && { url: address }),
    ...(partial && { partial }),
  };
}

function teaserFact(body: FeedItem["body"]): SavedStory["title"] & object {
  return { value: body ? `only the feed's ${body.field}` : "only a title", field: `feed ${body?.field ?? "title"}` };
}

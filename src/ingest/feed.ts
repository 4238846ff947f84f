import type { Fact } from "../page/saved.ts";
import { absolute, type FeedItem, fact, feedItem, plain } from "./feed-item.ts";
import { jsonFeed } from "./json-feed.ts";
import { textOf } from "./text-stream.ts";
import { element, textIn, type XmlNode, XmlReader } from "./xml.ts";

export type { FeedItem } from "./feed-item.ts";

/** A feed with its items in file order, and what was wrong with it. */
export interface Feed {
  readonly title?: Fact;
  /** The page it is the feed of. */
  readonly site?: string;
  readonly items: readonly FeedItem[];
  /** What was lost: the end of a feed that is cut off, an item beyond the limit. */
  readonly problems: readonly FeedProblem[];
}

export interface FeedProblem {
  readonly problem: string;
  /** UTF-16 units of the file. */
  readonly lost?: number;
}

/** RSS, RDF, Atom or JSON Feed (told apart by content) as a list, for watching it. `url` is its own address. Never throws. */
export function feedItems(
  bytes: Uint8Array,
  { url, charset }: { readonly url?: string; readonly charset?: string } = {},
): Feed {
  const text = textOf(bytes, charset);
  if (/^\s*\{/.test(text)) return jsonFeed(text, url);
  const reader = new FeedReader(url);
  reader.write(text);
  const items = reader.taken();
  const problems = reader.end();
  return { ...reader.head(), items, problems };
}

/** Reads RSS, RDF or Atom as it comes in pieces; `taken` gives the items that are complete since it was last asked. */
export class FeedReader {
  readonly #reader: XmlReader;
  readonly #problems: FeedProblem[] = [];
  #items: FeedItem[] = [];
  #title: Fact | undefined;
  #site: string | undefined;
  #author: Fact | undefined;

  constructor(url?: string, most = MOST_ITEM) {
    this.#reader = new XmlReader({
      containers: CONTAINERS,
      most,
      ...(url !== undefined && { base: url }),
      found: (node) => this.#found(node),
      tooLarge: (name) => {
        if (ITEMS.has(name)) this.#problems.push({ problem: `has an item of more than ${most} characters` });
      },
    });
  }

  write(text: string): void {
    this.#reader.write(text);
  }

  taken(): readonly FeedItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** What the feed says of itself, as far as it was read. */
  head(): Pick<Feed, "title" | "site"> {
    return { ...(this.#title && { title: this.#title }), ...(this.#site !== undefined && { site: this.#site }) };
  }

  end(): Feed["problems"] {
    const { truncated, lost, stopped } = this.#reader.end();
    if (truncated) this.#problems.push({ problem: stopped ?? "is cut off: its last item is not whole", lost });
    return this.#problems;
  }

  #found(node: XmlNode): void {
    const { name } = node;
    if (ITEMS.has(name)) {
      const oddities = this.#reader.oddities();
      this.#items.push({
        ...(this.#author && { byline: this.#author }),
        ...feedItem(node),
        ...(oddities.length > 0 && { oddities }),
      });
    } else if (name === "title" || name === "atom:title") this.#title ??= fact(plain(node), "feed title of the feed");
    else if (name === "link" || name === "atom:link") this.#site ??= siteOf(node);
    else if (name === "author" || name === "atom:author") {
      const author = element(node, "name") ?? element(node, "atom:name");
      this.#author ??= author && fact(textIn(author), "feed author of the feed");
    }
  }
}

const CONTAINERS = new Set(["rss", "channel", "feed", "atom:feed", "rdf:rdf", "rdf"]);
const ITEMS = new Set(["item", "entry", "atom:entry"]);
const MOST_ITEM = 8 * 1024 * 1024;

function siteOf(node: XmlNode): string | undefined {
  const { attributes, base } = node;
  const href = attributes.get("href");
  if (href === undefined) return absolute(textIn(node), base);
  return (attributes.get("rel") ?? "alternate") === "alternate" ? absolute(href, base) : undefined;
}

import { absolute } from "./feed-item.ts";
import { textOf } from "./text-stream.ts";
import { elements, type XmlNode, XmlReader } from "./xml.ts";

/** A feed that a list of feeds names. */
export interface Subscription {
  /** The feed's address. */
  readonly url: string;
  readonly title?: string;
  /** The page it is the feed of. */
  readonly site?: string;
  /** The folders it is filed under, outermost first. */
  readonly folders: readonly string[];
}

export interface Subscriptions {
  /** Each address once, in file order. */
  readonly feeds: readonly Subscription[];
  readonly problems: readonly string[];
}

/** The feeds of an OPML file. Never throws. */
export function subscriptions(bytes: Uint8Array, url?: string): Subscriptions {
  const feeds = new Map<string, Subscription>();
  const problems: string[] = [];
  let without = 0;
  const walk = (node: XmlNode, folders: readonly string[]): void => {
    if (node.name !== "outline") return;
    const address = node.attributes.get("xmlurl");
    const title = (node.attributes.get("title") || node.attributes.get("text") || "").trim().slice(0, 500);
    const feed = absolute(address ?? "", node.base);
    if (feed === undefined && address !== undefined) without++;
    if (feed !== undefined && !feeds.has(feed)) {
      const site = absolute(node.attributes.get("htmlurl") ?? "", node.base);
      feeds.set(feed, { url: feed, ...(title !== "" && { title }), ...(site !== undefined && { site }), folders });
    }
    const inner = title === "" || feed !== undefined ? folders : [...folders, title];
    for (const child of elements(node)) walk(child, inner);
  };
  const text = textOf(bytes);
  const lost = readInto(walk, text, url, problems);
  if (lost > 0) {
    problems.push(`is cut off: the last ${lost} characters are not whole`);
    // What stands in folders that never end is there all the same.
    readInto(walk, `${text.slice(0, text.lastIndexOf(">") + 1)}${"</outline>".repeat(50)}</body></opml>`, url, []);
  }
  if (without > 0) problems.push(`names ${without} feeds whose addresses are none`);
  return { feeds: [...feeds.values()], problems };
}

type Walk = (node: XmlNode, folders: readonly string[]) => void;

/** How many characters at the end are not whole. */
function readInto(walk: Walk, text: string, url: string | undefined, problems: string[]): number {
  const reader = new XmlReader({
    containers: new Set(["opml", "body"]),
    most: 8 * 1024 * 1024,
    ...(url !== undefined && { base: url }),
    found: (node) => walk(node, []),
    tooLarge: () => problems.push("has a folder of more than 8 MB, which is left out"),
  });
  reader.write(text);
  const { truncated, lost } = reader.end();
  return truncated ? Math.max(1, lost) : 0;
}

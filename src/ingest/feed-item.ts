import type { Fact, SavedDate } from "../page/saved.ts";
import { savedDate } from "./saved-date.ts";
import { decodedOnce, element, elements, markupIn, resolved, textIn, type XmlNode } from "./xml.ts";

/** A story as a feed tells of it. */
export interface FeedItem {
  /** guid, atom:id or JSON Feed's id: the feed's own name for it, often reused or changed. */
  readonly id?: string;
  /** Its page, made absolute. */
  readonly url?: string;
  readonly title?: Fact;
  readonly byline?: Fact;
  readonly outlet?: Fact;
  readonly published?: SavedDate;
  readonly modified?: SavedDate;
  /** What the feed gives of it; `whole` where the feed means it to be all of the story. */
  readonly body?: {
    readonly form: "html" | "text";
    readonly text: string;
    readonly field: string;
    readonly whole: boolean;
  };
  /** What links in the body are relative to. */
  readonly base?: string;
  /** What was wrong with the feed's XML here and cost nothing: a bare &, control characters. */
  readonly oddities?: readonly string[];
}

/** The item of an RSS `item` or Atom `entry`. */
export function feedItem(node: XmlNode): FeedItem {
  const id = textIn(element(node, "guid") ?? element(node, "id") ?? element(node, "atom:id"))
    .trim()
    .slice(0, 1000);
  const url = linkOf(node);
  const byline = bylineOf(node);
  const outlet = outletOf(node);
  const title = titleOf(node);
  const published = dateOf(node, PUBLISHED);
  const modified = dateOf(node, MODIFIED);
  const body = bodyOf(node);
  return {
    ...((id || node.attributes.get("rdf:about")) && { id: id || node.attributes.get("rdf:about")! }),
    ...(url !== undefined && { url }),
    ...(title && { title }),
    ...(byline && { byline }),
    ...(outlet && { outlet }),
    ...(published && { published }),
    ...(modified && { modified }),
    ...(body && { body }),
    ...(node.base !== undefined && { base: node.base }),
  };
}

const PUBLISHED = [
  "pubdate",
  "published",
  "issued",
  "dc:date",
  "dcterms:issued",
  "dcterms:created",
  "created",
  "date",
  "atom:published",
];
const MODIFIED = ["updated", "modified", "dcterms:modified", "atom:updated"];

function dateOf(node: XmlNode, names: readonly string[]): SavedDate | undefined {
  for (const name of names) {
    const date = savedDate(textIn(element(node, name)), `feed ${name}`);
    if (date) return date;
  }
  return undefined;
}

function linkOf(node: XmlNode): string | undefined {
  const links = [...elements(node, "link"), ...elements(node, "atom:link")];
  for (const link of links) {
    const text = textIn(link).trim();
    if (text !== "") return absolute(text, link.base);
  }
  const page = links.find(
    ({ attributes }) => (attributes.get("rel") ?? "alternate") === "alternate" && attributes.get("href"),
  );
  if (page) return absolute(page.attributes.get("href")!, page.base);
  const guid = element(node, "guid");
  const address = guid && guid.attributes.get("ispermalink") !== "false" ? textIn(guid).trim() : "";
  return /^https?:\/\//i.test(address) ? absolute(address, undefined) : undefined;
}

/** A link of a feed: only addresses of the web are any use. */
export function absolute(link: string, base: string | undefined): string | undefined {
  const found = URL.canParse(link.trim(), base) ? resolved(link, base) : undefined;
  return found !== undefined && /^https?:/.test(found) ? found : undefined;
}

function titleOf(node: XmlNode): Fact | undefined {
  const title = element(node, "title") ?? element(node, "dc:title") ?? element(node, "media:title");
  return title && fact(plain(title), `feed ${title.name}`);
}

/** The text of a title or name: markup in it is taken out where the feed declares it. */
export function plain(node: XmlNode): string {
  const text = textIn(node);
  const type = node.attributes.get("type") ?? "";
  return /^(?:text\/)?html$/i.test(type) ? decodedOnce(text.replace(TAG, "")) : text.replace(TAG, "");
}

const TAG = /<\/?[a-z][a-z\d]{0,15}(?:\s[^<>]{0,500})?>/gi;

export function fact(value: string, field: string): Fact | undefined {
  const folded = value.replace(/\s+/g, " ").trim().slice(0, 2000);
  return folded === "" ? undefined : { value: folded, field };
}

function bylineOf(node: XmlNode): Fact | undefined {
  const creators = elements(node, "dc:creator").map((creator) => plain(creator).trim());
  if (creators.some((name) => name !== ""))
    return fact(creators.filter((name) => name !== "").join(", "), "feed dc:creator");
  const authors = [...elements(node, "author"), ...elements(node, "atom:author")].map((author) => {
    const name = element(author, "name") ?? element(author, "atom:name");
    if (name) return plain(name).trim();
    const text = textIn(author).trim();
    // RSS: "desk@example.org (Name of the author)".
    return /^\S+@\S+\s*\(([^()]+)\)$/.exec(text)?.[1] ?? (/^\S+@\S+$/.test(text) ? "" : text);
  });
  return fact(authors.filter((name) => name !== "").join(", "), "feed author");
}

function outletOf(node: XmlNode): Fact | undefined {
  const source = element(node, "source") ?? element(node, "atom:source");
  const title = source && (element(source, "title") ?? element(source, "atom:title"));
  if (source) return fact(textIn(title ?? source), "feed source");
  return fact(textIn(element(node, "dc:publisher")), "feed dc:publisher");
}

function bodyOf(node: XmlNode): FeedItem["body"] {
  for (const name of ["content:encoded", "content", "atom:content", "xhtml:body", "body"]) {
    const content = element(node, name);
    if (!content) continue;
    const body = textual(content, name === "content:encoded");
    if (body) return { ...body, field: name, whole: true };
  }
  for (const name of ["description", "summary", "atom:summary", "dc:description", "media:description"]) {
    const summary = element(node, name);
    const body = summary && textual(summary, false);
    if (body) return { ...body, field: name, whole: name === "description" && !isTeaser(body.text) };
  }
  return undefined;
}

function textual(node: XmlNode, declaredHtml: boolean): { form: "html" | "text"; text: string } | undefined {
  const type = node.attributes.get("type") ?? "";
  if (elements(node).length > 0) return filled("html", markupIn(unwrapped(node)));
  const text = textIn(node);
  if (declaredHtml || /^(?:html|text\/html|xhtml|application\/xhtml\+xml)$/i.test(type)) return filled("html", text);
  if (/^text$|^text\/plain$/i.test(type)) return filled("text", text);
  if (type.includes("/") && !/^text\//i.test(type)) return undefined;
  return filled(text.search(TAG) >= 0 ? "html" : "text", text);
}

// Atom wraps xhtml into one div that is not part of it.
function unwrapped(node: XmlNode): XmlNode {
  const only = elements(node);
  return only.length === 1 && /^(?:xhtml:)?div$/.test(only[0]!.name) ? only[0]! : node;
}

function filled(form: "html" | "text", text: string): { form: "html" | "text"; text: string } | undefined {
  return text.trim() === "" ? undefined : { form, text };
}

// A description is the whole story in some feeds and its first lines in most.
function isTeaser(text: string): boolean {
  const words = text.replace(TAG, " ").trim();
  return (
    words.length < 800 || /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading)\W{0,5}$/i.test(words.slice(-60))
  );
}

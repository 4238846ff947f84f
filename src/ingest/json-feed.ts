import type { Feed } from "./feed.ts";
import { absolute, type FeedItem, fact } from "./feed-item.ts";
import { savedDate } from "./saved-date.ts";

/** A JSON Feed; of one that is cut off, the items before the cut. Never throws. */
export function jsonFeed(text: string, url?: string): Feed {
  const source = text.replace(/^\ufeff/, "");
  const whole = parsed(source);
  const { items, lost } = isObject(whole) ? { items: listOf(whole.items), lost: undefined } : salvaged(source);
  const top = isObject(whole) ? whole : {};
  const base = textAt(top, "feed_url") ?? url;
  const title = fact(textAt(top, "title") ?? "", "feed title of the feed");
  const site = absolute(textAt(top, "home_page_url") ?? "", base);
  const author = authorOf(top);
  return {
    ...(title && { title }),
    ...(site !== undefined && { site }),
    items: items.filter(isObject).map((item) => itemOf(item, base ?? site, author)),
    problems: lost === undefined ? [] : [{ problem: "is cut off: its last item is not whole", lost }],
  };
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textAt(object: Json, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** The objects of the list "items" that are closed before the text ends. */
function salvaged(text: string): { items: readonly unknown[]; lost: number } {
  const start = /"items"\s*:\s*\[/.exec(text);
  const items: unknown[] = [];
  let done = start ? start.index + start[0].length : 0;
  let depth = 0;
  let from = 0;
  let inText = false;
  for (let i = done; start && i < text.length; i++) {
    const char = text[i];
    if (inText) {
      if (char === "\\") i++;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === "{" && depth++ === 0) from = i;
    else if (char === "}" && --depth === 0) {
      items.push(parsed(text.slice(from, i + 1)));
      done = i + 1;
    } else if (char === "]" && depth === 0) break;
  }
  return { items, lost: text.length - done };
}

function itemOf(item: Json, base: string | undefined, author: FeedItem["byline"]): FeedItem {
  const id = textAt(item, "id");
  const url = absolute(textAt(item, "url") ?? textAt(item, "external_url") ?? "", base);
  const title = fact(textAt(item, "title") ?? "", "feed title");
  const byline = authorOf(item) ?? author;
  const published = savedDate(textAt(item, "date_published") ?? "", "feed date_published");
  const modified = savedDate(textAt(item, "date_modified") ?? "", "feed date_modified");
  const body = bodyOf(item);
  return {
    ...(id !== undefined && { id: id.slice(0, 1000) }),
    ...(url !== undefined && { url }),
    ...(title && { title }),
    ...(byline && { byline }),
    ...(published && { published }),
    ...(modified && { modified }),
    ...(body && { body }),
    ...(base !== undefined && { base }),
  };
}

function authorOf(object: Json): FeedItem["byline"] {
  const authors = [...listOf(object.authors), object.author].filter(isObject);
  const names = authors.map((author) => textAt(author, "name")).filter((name) => name !== undefined);
  return fact([...new Set(names)].join(", "), "feed authors");
}

function bodyOf(item: Json): FeedItem["body"] {
  const html = textAt(item, "content_html");
  if (html !== undefined) return { form: "html", text: html, field: "content_html", whole: true };
  const text = textAt(item, "content_text");
  if (text !== undefined) return { form: "text", text, field: "content_text", whole: true };
  const summary = textAt(item, "summary");
  return summary === undefined ? undefined : { form: "text", text: summary, field: "summary", whole: false };
}

import { captionsOut } from "./captions.ts";
import { isComments } from "./comments.ts";
import { below, copyOf, type Document, type Element } from "./dom.ts";
import { ARCHIVE_BARS } from "./elements.ts";
import { namesOf } from "./names.ts";

/** A copy of a part of a page as Readability is to see it, and the captions that were taken out of it, in source order. */
export function prepared(
  top: Element,
  document: Document,
): { readonly copy: Element; readonly captions: readonly Element[] } {
  const copy = copyOf(top, document);
  for (const element of [...below(copy)]) if (isNeverBody(element)) element.remove();
  commentsOut(copy);
  for (const card of copy.querySelectorAll("span")) if (isHoverCard(card)) card.remove();
  const captions = captionsOut(copy);
  for (const quote of copy.querySelectorAll("blockquote")) if (EMBED.test(` ${quote.className} `)) unwrap(quote);
  return { copy, captions };
}

const NEVER = new Set([
  "noscript",
  "template",
  "svg",
  "math",
  "iframe",
  "object",
  "textarea",
  "nav",
  "button",
  "select",
  "dialog",
]);
const ROLES = new Set(["navigation", "menu", "menubar", "dialog", "alertdialog", "search"]);
/** What the common style sheets call text that only screen readers get. */
const UNSEEN = / (?:sr only|screen reader text|visually ?hidden|off ?screen|a11y hidden|hidden visually)(?= |$)/;
/** What any of these has in it, asked first of all elements. */
const MAYBE = /only|reader|hidden|screen|crumb/i;
const CRUMBS = / breadcrumbs?(?= |$)/;

function isNeverBody(element: Element): boolean {
  if (ARCHIVE_BARS.has(element.id)) return true;
  if (NEVER.has(element.localName) || ROLES.has(element.getAttribute("role") ?? "")) return true;
  if (!MAYBE.test(element.className) && !MAYBE.test(element.id)) return false;
  const names = namesOf(element);
  return (UNSEEN.test(names) || CRUMBS.test(names)) && element.textContent.length < 400;
}

/** What readers wrote below a story. A story whose own box is called so stays: something has to be left. */
function commentsOut(copy: Element): void {
  const boxes = copy.querySelectorAll("div,section,ol,ul,aside,article,table").filter(isComments);
  if (boxes.length === 0) return;
  let left = copy.textContent.length;
  for (const box of boxes) if (!boxes.includes(box.parentNode as Element)) left -= box.textContent.length;
  if (left < 400) return;
  for (const box of boxes) box.remove();
}

/** A card that opens over a name in running text: a picture and links to other stories, in the middle of a sentence. */
function isHoverCard(span: Element): boolean {
  if (span.parentNode === null || span.firstElementChild === null) return false;
  const links = span.querySelectorAll("a");
  if (links.length < 3 || span.querySelectorAll("img").length === 0) return false;
  let linked = 0;
  for (const link of links) linked += link.textContent.trim().length;
  return linked > span.textContent.trim().length * 0.9;
}

/** Posts of social networks as their own code embeds them: said by somebody, so part of the story, whatever stands around them is called. */
const EMBED =
  / (?:twitter-tweet|twitter-video|instagram-media|fb-post|fb-video|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed-bq|telegram-post)(?= )/;

/** Puts an element in the place of those that hold nothing else. */
function unwrap(element: Element): void {
  element.removeAttribute("class");
  const { length } = element.textContent.trim();
  let outer: Element = element;
  for (let up = outer.parentNode; up !== null && up.localName !== "body"; up = up.parentNode) {
    if (up.textContent.trim().length > length) break;
    outer = up;
  }
  if (outer !== element) outer.parentNode?.replaceChild(element, outer);
}

import { Readability } from "@mozilla/readability";
import { below, type Document, Element, type TreeNode } from "./dom.ts";

/** What the search for the body found: the element that holds it, and the line that says who wrote it. */
export interface Grabbed {
  readonly content: Element | null;
  readonly byline: Element | undefined;
}

/**
 * The part of a tree that Readability takes for the article, cut out of it. `refill` puts the tree back as it was: Readability begins anew
 * with a softer sieve when it has found too little.
 */
export function grabbed(document: Document, title: string, refill: () => void): Grabbed {
  const grabber = new Grabber(document as never) as unknown as Inside;
  grabber._doc = document;
  grabber._articleTitle = title;
  grabber.refill = refill;
  const body = document.body;
  if (body === null) return { content: null, byline: undefined };
  Object.defineProperty(body, "innerHTML", { configurable: true, get: () => "", set: () => grabber.again() });
  grabber._prepDocument();
  const content = grabber._grabArticle();
  return { content, byline: grabber.bylineElement };
}

/** What is used of Readability's inside; its types show only the outside. */
interface Inside {
  _doc: Document;
  _articleTitle: string;
  _grabArticle(): Element | null;
  _prepDocument(): void;
  refill: () => void;
  again(): void;
  bylineElement: Element | undefined;
}

/** What of Readability is called from here, or done otherwise in some cases. */
interface Upstream {
  _cleanConditionally(top: Element, tag: string): void;
  _markDataTables(top: Element): void;
}

/** Readability without what serves the display of pages, and without what takes more than its share of time. */
class Grabber extends (Readability as unknown as new (document: never) => Upstream) {
  bylineElement: Element | undefined;
  declare refill: () => void;
  declare _doc: Document;
  declare _articleByline: string | null;

  again(): void {
    this.refill();
    this._articleByline = null;
    this.bylineElement = undefined;
    (this as unknown as Inside)._prepDocument();
  }

  _isProbablyVisible(node: Element): boolean {
    return !isHidden(node);
  }

  _isValidByline(node: Element, names: string): boolean {
    const itemprop = node.getAttribute("itemprop");
    const says =
      node.getAttribute("rel") === "author" ||
      itemprop?.includes("author") ||
      /byline|author|dateline|writtenby|p-author/i.test(names);
    if (!says) return false;
    const length = node.textContent.trim().length;
    if (length === 0 || length >= 100) return false;
    this.bylineElement = node.origin;
    return true;
  }

  _isElementWithoutContent(node: Element): boolean {
    for (const element of [node, ...node.children]) if (hasOwnWords(element)) return false;
    if (node.textContent.trim() !== "") return false;
    const { length } = node.children;
    return length === 0 || length === node.querySelectorAll("br,hr").length;
  }

  _setNodeTag(node: Element, tag: string): Element {
    const renamed = new Element(node.ownerDocument, tag.toLowerCase(), node.attributes, node.origin);
    while (node.firstChild) renamed.appendChild(node.firstChild);
    node.parentNode?.replaceChild(renamed, node);
    const { readability } = node as Scored;
    if (readability) (renamed as Scored).readability = readability;
    return renamed;
  }

  override _cleanConditionally(top: Element, tag: string): void {
    if (workOn(top, tag) < MOST_WORK) super._cleanConditionally(top, tag);
  }

  override _markDataTables(top: Element): void {
    if (workOn(top, "table") < MOST_WORK) super._markDataTables(top);
  }

  _cleanStyles(): void {}
  _fixLazyImages(): void {}
}

/** More than this comes of elements nested in each other by the hundred, which no page shows: they are left as they are. */
const MOST_WORK = 1_000_000;

/** How many elements are looked at when everything below each element of a name is. */
function workOn(top: Element, name: string): number {
  let work = 0;
  const above = new Map<Element, number>([[top, 0]]);
  for (const element of below(top)) {
    const count = above.get(element.parentNode!) ?? 0;
    work += count;
    if (element.firstElementChild !== null) above.set(element, element.localName === name ? count + 1 : count);
  }
  return work;
}

interface Scored extends Element {
  readability?: { contentScore: number };
}

export function isHidden(node: Element): boolean {
  if (node.hasAttribute("hidden")) return true;
  if (node.getAttribute("aria-hidden") === "true" && !node.className.includes("fallback-image")) return true;
  const style = node.getAttribute("style");
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

function hasOwnWords(element: Element): boolean {
  for (let child: TreeNode | null = element.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === 3 && /\S/.test(child.data)) return true;
  return false;
}

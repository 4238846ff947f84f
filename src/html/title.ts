import type { Fact } from "../page/saved.ts";
import type { Element } from "./dom.ts";
import { factOf, type LinkedData, type Thing } from "./json-ld.ts";
import { attribute, contentAt, type Light, marks, wordsIn } from "./light.ts";
import type { Meta } from "./meta.ts";

/** How alike two titles are, 0 to 1: the share of the words of the shorter one that the longer one has, less for very unequal ones. */
export function alike(a: string, b: string): number {
  const [first, second] = [wordSet(a), wordSet(b)];
  const small = first.size <= second.size ? first : second;
  const large = small === first ? second : first;
  if (small.size === 0) return 0;
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  const share = common / small.size;
  return small.size * 3 < large.size ? share * 0.6 : share;
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .normalize("NFKC")
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** What the head of a page and its JSON-LD say the title is, the surest first, as written. */
export function titlesTold(page: Light, meta: Meta, thing: Thing | undefined, data: LinkedData): readonly Fact[] {
  const linked = thing && (factOf(thing, "headline", data) ?? factOf(thing, "name", data));
  const element = page.elements.find((each) => each.localName === "title" && each.parentNode?.localName === "head");
  const title = element && wordsIn(element, 400);
  return [
    ...(linked ? [linked] : []),
    ...meta.all(
      "og:title",
      "twitter:title",
      "parsely-title",
      "sailthru.title",
      "dc.title",
      "dcterms.title",
      "citation_title",
      "article:title",
      "headline",
      "hdl",
      "title",
    ),
    ...(element && title ? [{ value: title, field: "title", at: contentAt(element) }] : []),
  ];
}

/** The element of a part of the page that shows its title: the heading most like what the head says, else its first `h1` of some words. */
export function titleElement(
  elements: readonly Element[],
  told: readonly Fact[],
  outlet?: string,
): Element | undefined {
  let best: { element: Element; score: number } | undefined;
  const titles = told.map(({ value }) => cleaned(value, outlet));
  for (const element of elements) {
    const kind = headingKind(element);
    if (kind === 0) continue;
    const words = wordsIn(element, 400);
    if (words.length < 6 || words.length > 350) continue;
    // The paper's own name above everything.
    if (outlet !== undefined && squeezed(words) === squeezed(outlet)) continue;
    const fit = Math.max(0, ...titles.map((title) => sameness(words, title)));
    const many = words.split(" ").length;
    const score = fit * (many >= 3 ? 3 : 1.5) + kind + (many >= 4 ? 0.4 : 0);
    if (fit < 0.5 && (kind < 1 || many < 3)) continue;
    if (!best || score > best.score + 0.05) best = { element, score };
  }
  return best?.element;
}

/** Alike, and of about one length: the paper's name is a part of "Paper: Title", too. */
function sameness(words: string, title: string): number {
  const [a, b] = [words.length, title.length];
  return alike(words, title) * (0.6 + (0.4 * Math.min(a, b)) / Math.max(a, b, 1));
}

export function mayHead(element: Element): boolean {
  return headingKind(element) > 0;
}

function headingKind(element: Element): number {
  if (/(?:^|\s)headline(?:\s|$)/.test(attribute(element, "itemprop") ?? "") && element.localName !== "meta") return 1.2;
  if (element.localName === "h1") return 1;
  if (
    /^(?:h2|h3|h4|div|span|p|td|font|b|strong)$/.test(element.localName) &&
    element.to - element.from < 2000 &&
    /(?:^|[\s_-])(?:(?:entry|post|article|story|news|page|content)[_-]?title|headline)(?=$|\s)/.test(marks(element))
  )
    return 0.8;
  return element.localName === "h2" ? 0.3 : element.localName === "h3" ? 0.1 : 0;
}

/** The title of a story: as its page shows it, else as its head says it, without the paper's name. */
export function titleOf(
  shown: Element | undefined,
  told: readonly Fact[],
  outlet: string | undefined,
): Fact | undefined {
  if (shown) {
    const value = wordsIn(shown, 400);
    const field = /(?:^|\s)headline(?:\s|$)/.test(attribute(shown, "itemprop") ?? "")
      ? "microdata headline"
      : /^h\d$/.test(shown.localName)
        ? shown.localName
        : "class title";
    return { value, field, at: contentAt(shown) };
  }
  const [first] = told;
  if (!first) return undefined;
  return { ...first, value: cleaned(first.value, outlet) };
}

const SEPARATORS = /\s+(?:\||-|–|—|»|«|::|·|•|\/|~|>|<)\s+|\s*\|\s*/;

/** A title without the paper's name, section or address behind or before it. */
export function cleaned(title: string, outlet: string | undefined): string {
  const parts = title.split(SEPARATORS).filter((part) => part.trim() !== "");
  if (parts.length < 2) return title.trim();
  const isOutlet = (part: string): boolean =>
    (outlet !== undefined && (alike(part, outlet) >= 0.7 || squeezed(part) === squeezed(outlet))) ||
    /^(?:www\.)?[\w-]+\.(?:com|org|net|[a-z]{2})(?:\.[a-z]{2})?$/i.test(part.trim());
  let [from, to] = [0, parts.length];
  if (isOutlet(parts[to - 1]!)) to--;
  else if (isOutlet(parts[0]!)) from++;
  // "Title | Section | Paper": short parts behind the name go with it.
  while (
    to - from > 1 &&
    (from > 0 || to < parts.length) &&
    parts[to - 1]!.split(/\s+/).length <= 2 &&
    parts[from]!.split(/\s+/).length >= 4
  )
    to--;
  if (
    from === 0 &&
    to === parts.length &&
    outlet === undefined &&
    parts.at(-1)!.split(/\s+/).length <= 3 &&
    parts[0]!.split(/\s+/).length >= 4
  )
    to = parts.length - 1;
  const begin = from === 0 ? 0 : title.indexOf(parts[from]!);
  const last = parts[to - 1]!;
  return title.slice(begin, title.lastIndexOf(last) + last.length).trim();
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** A heading that leads to another page. */
export function linksElsewhere(heading: Element): boolean {
  return heading.querySelectorAll("a").length > 0 || heading.parentNode?.localName === "a";
}

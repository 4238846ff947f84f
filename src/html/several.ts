import { dayNumber } from "../page/calendar.ts";
import type { Span } from "../span.ts";
import { boxGroups } from "./boxes.ts";
import { dateValue } from "./date-value.ts";
import type { Element } from "./dom.ts";
import { type LinkedData, type Thing, titlesOf } from "./json-ld.ts";
import { around, attribute, beginningIn, isIn, type Light, marks, wordsIn } from "./light.ts";
import { isAside, type Prose } from "./prose.ts";
import { alike, linksElsewhere } from "./title.ts";

/** What holds a story, and the stretch of the source inside that is its own. */
export interface Part {
  readonly top: Element;
  readonly span: Span;
}

const ENOUGH = 350;

/** Parts that each have a heading, running text, and signs of a story of its own. Fewer than two where the page has one story. */
export function severalParts(page: Light, prose: Prose, articles: readonly Thing[], data: LinkedData): readonly Part[] {
  const marked = page.elements.filter((each) => isArticleElement(each) && !isAside(each) && !insideAnother(each));
  const boxes = marked.filter((each) => isStoryBox(page, each, prose));
  const own = boxes.filter((each) => hasSigns(page, each, prose, articles, data));
  if (boxes.length >= 2 && own.length >= Math.max(2, boxes.length - 1)) return boxes.map((top) => ({ top, span: top }));
  const short = shortStories(page, marked, prose);
  if (short.length >= 2) return short.map((top) => ({ top, span: top }));
  const repeated = boxGroups(page)
    .filter(({ parent }) => !isAside(parent))
    .map(({ boxes: all }) => all.filter((each) => isStoryBox(page, each, prose)))
    .filter((all) => all.length >= 2 && all.every((each) => hasSigns(page, each, prose, articles, data)))
    .sort((a, b) => b.length - a.length)[0];
  if (repeated) return repeated.map((top) => ({ top, span: top }));
  return byHeadings(page, prose, articles, data);
}

function isArticleElement(element: Element): boolean {
  if (/comment/i.test(`${attribute(element, "itemtype") ?? ""} ${marks(element)}`)) return false;
  return (
    element.localName === "article" ||
    /schema\.org\/(?:\w*Article|\w*Posting)$/i.test(attribute(element, "itemtype") ?? "")
  );
}

function insideAnother(element: Element): boolean {
  return element.parentNode !== null && around(element.parentNode, isArticleElement) !== undefined;
}

function isStoryBox(page: Light, box: Element, prose: Prose): boolean {
  const length = prose.in(box);
  const heading = firstHeading(page, box);
  if (length < ENOUGH || !heading) return false;
  // A list of other stories, with a line on each.
  const heads = box.querySelectorAll("h2,h3,h4,h5").filter(linksElsewhere).length;
  if (heads >= 3 && length < heads * 700) return false;
  const links = box.querySelectorAll("a").filter((each) => each.textContent.trim().length > 25).length;
  if (links >= 8 && length < links * 250) return false;
  const begin = prose.first(box);
  if (begin && begin.from < heading.from && prose.in({ from: box.from, to: heading.from }) > 300) return false;
  // A head that leads elsewhere above a short text is a teaser.
  return length >= 900 || !linksElsewhere(heading);
}

/** Articles one below the other, however short, that hold nearly all of the page's text; none where one is a card that leads to its story. */
function shortStories(page: Light, marked: readonly Element[], prose: Prose): readonly Element[] {
  const stories = marked.filter((each) => isStoryBox(page, each, prose) || isShortStory(page, each, prose));
  if (stories.length < 2 || stories.length < marked.filter((each) => prose.in(each) >= LINE).length) return [];
  const inside = stories.reduce((sum, each) => sum + prose.in(each), 0);
  if (inside < 0.8 * prose.in({ from: 0, to: page.source.length })) return [];
  // Below a title that heads them all they are its chapters, unless each has its own day.
  const tag = page.elements.find((each) => each.localName === "title");
  const named = (heading: Element | undefined): number =>
    heading && tag ? alike(wordsIn(heading, 400), wordsIn(tag, 400)) : 0;
  const own = Math.max(...stories.map((each) => named(firstHeading(page, each))));
  const above = page.elements.some(
    (each) =>
      each.localName === "h1" &&
      !isAside(each) &&
      !stories.some((story) => isIn(each, story)) &&
      named(each) >= Math.max(0.3, own),
  );
  return above && !stories.every((each) => each.querySelectorAll("time").length > 0) ? [] : stories;
}

const LINE = 60;

/** A title that leads nowhere else, and a time with a paragraph or several paragraphs below it. */
function isShortStory(page: Light, box: Element, prose: Prose): boolean {
  const heading = firstHeading(page, box);
  if (!heading || heading.localName === "h3" || linksElsewhere(heading)) return false;
  const paragraphs = box.querySelectorAll("p").filter((each) => prose.in(each) >= LINE).length;
  const links = box
    .querySelectorAll("a")
    .filter((each) => /^\s*(?:read|continue|more|full story)/i.test(each.textContent));
  if (links.length > 0 || around(box, (up) => up.localName === "a")) return false;
  return (
    paragraphs >= 2 ||
    (paragraphs === 1 && box.querySelectorAll("time").length > 0 && box.querySelectorAll("a").length === 0)
  );
}

export function firstHeading(page: Light, span: Span): Element | undefined {
  return beginningIn(page.elements, span).find(
    (each) =>
      (/^h[1-3]$/.test(each.localName) || /headline/.test(attribute(each, "itemprop") ?? "")) &&
      wordsIn(each, 300).length >= 8,
  );
}

/** A day, a byline, an address, a description in JSON-LD of its own. */
function hasSigns(page: Light, span: Span, prose: Prose, articles: readonly Thing[], data: LinkedData): boolean {
  const elements = beginningIn(page.elements, span);
  const heading = firstHeading(page, span);
  const textFrom = prose.first({ from: heading?.to ?? span.from, to: span.to })?.from ?? span.to;
  if (
    articles.length > 1 &&
    heading &&
    titlesOf(articles, data).some(({ value }) => alike(value, wordsIn(heading, 400)) >= 0.75)
  )
    return true;
  return elements.some(
    (each) =>
      (each.from <= textFrom || /^(?:meta|time)$/.test(each.localName)) &&
      (each.localName === "time" ||
        SIGNS.test(
          `${marks(each)} ${attribute(each, "itemprop") ?? ""} ${attribute(each, "rel") ?? ""}`.toLowerCase(),
        ) ||
        DATED.test(shortWords(each)) ||
        isDayLine(shortWords(each))),
  );
}

const SIGNS = /(?:^|[\s_-])(?:by-?line|author|date|datepublished|published|timestamp|time|posted|dateline)(?=$|[\s_-])/;
const DATED =
  /^(?:by\s\p{Lu}|(?:(?:published|posted|updated)\b.{0,20})?\d{1,2}[./\s]\S{2,10}[./\s]\d{4}|(?:published|posted|updated)\b.{0,12}\p{L}+ \d{1,2}, \d{4}|\p{Lu}\p{Ll}+ \d{1,2}, 20\d\d)/iu;

// "Newsroom / 12/10/2024 - 19:05", "A. Lim | 11 Mar 2020"
function isDayLine(words: string): boolean {
  if (words.length >= 80 || !/(?:19|20)\d\d/.test(words)) return false;
  const day = dateValue(words);
  return (
    day !== undefined &&
    (day.slashed !== undefined || dayNumber(day.latest) - dayNumber(day.earliest) < 7) &&
    day.earliest >= "1994-01-01" &&
    words.length - (day.to - day.from) < 50
  );
}

function shortWords(element: Element): string {
  return /^(?:p|div|span|li|small|em|address)$/.test(element.localName) && element.to - element.from < 400
    ? wordsIn(element, 80)
    : "";
}

/** Several `h1`: each with the largest element around it that has no other, or, of a flat page, with all up to the next. */
function byHeadings(page: Light, prose: Prose, articles: readonly Thing[], data: LinkedData): readonly Part[] {
  const headings = page.elements.filter(
    (each) => each.localName === "h1" && !isAside(each) && wordsIn(each, 300).split(" ").length >= 3,
  );
  if (headings.length < 2 || headings.length > 60) return [];
  const parts = headings.map((heading, i) => ownPart(heading, headings[i - 1], headings[i + 1], page));
  const whole = parts.filter(({ span }) => prose.in(span) >= ENOUGH);
  // Crossheads that a careless template sets as h1 have no day and no byline.
  return whole.length >= 2 && whole.every(({ span }) => hasSigns(page, span, prose, articles, data)) ? whole : [];
}

function ownPart(heading: Element, before: Element | undefined, after: Element | undefined, page: Light): Part {
  let top = heading;
  const others = [before, after].filter((each) => each !== undefined);
  for (let up = heading.parentNode; up && !others.some((other) => isIn(other, up!)); up = up.parentNode) top = up;
  const parent = top.parentNode;
  // h1 p p h1 p p: all in one box.
  if (top === heading || (parent && before && before.parentNode === heading.parentNode))
    return {
      top: heading.parentNode ?? page.body,
      span: { from: heading.from, to: after?.from ?? (heading.parentNode ?? page.body).to },
    };
  return { top, span: top };
}

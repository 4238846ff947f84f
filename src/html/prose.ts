import type { Span } from "../span.ts";
import type { Element, Text } from "./dom.ts";
import { around, isPageForm, type Light, lowerBound, marks } from "./light.ts";

/** Where a page has running text: texts of some length that are no links, headings, captions or furniture; by source place, for sums over stretches. */
export interface Prose {
  /** Characters of running text in a stretch of the source. */
  readonly in: (span: Span) => number;
  /** The first running text in a stretch. */
  readonly first: (span: Span) => Span | undefined;
}

export function prose(page: Light): Prose {
  const places: (Span & { readonly length: number; readonly sum: number })[] = [];
  let sum = 0;
  for (const { text, from, to } of page.runs) {
    const { length } = text.data;
    if (length < 25 || !isRunning(text)) continue;
    places.push({ from, to, length, sum });
    sum += length;
  }
  const index = (at: number): number => lowerBound(places, at);
  const before = (i: number): number => places[i]?.sum ?? sum;
  return {
    in: ({ from, to }) => before(index(to)) - before(index(from)),
    first: ({ from, to }) => {
      const place = places[index(from)];
      return place && place.from < to ? place : undefined;
    },
  };
}

const NOT_RUNNING: ReadonlySet<string> = new Set(
  "a button nav footer form label select option h1 h2 h3 h4 h5 h6 figcaption script style noscript template svg title aside".split(
    " ",
  ),
);

function isRunning(run: Text): boolean {
  for (let up: Element | null = run.parentNode; up; up = up.parentNode)
    if (NOT_RUNNING.has(up.localName) && !(up.localName === "a" && run.data.length > 250) && !isPageForm(up))
      return false;
  return true;
}

/** Furniture around stories, comments under them, boxes of others: no story begins there. */
export function isAside(element: Element): boolean {
  return (
    around(
      element,
      (up) =>
        (ASIDE.has(up.localName) && !isPageForm(up)) ||
        (!/^(?:body|html|main)$/.test(up.localName) && OUTSIDE.test(marks(up))),
    ) !== undefined
  );
}

const ASIDE: ReadonlySet<string> = new Set([
  "nav",
  "footer",
  "aside",
  "form",
  "figure",
  "dialog",
  "noscript",
  "template",
  "svg",
]);
const OUTSIDE =
  /(?:^|[\s_-])(?:comments?|comment-(?:body|list)|respond|disqus|related(?:-\w+)?|recommend(?:ed|ations?)|most-(?:read|popular)|popular|trending|sidebar|widget(?! blog\b)|teasers?|promo|site-header|site-footer|masthead|breadcrumbs?|menu|cookie\S*|consent\S*|newsletter|modal|popup)(?=$|\s)/;

import type { Span } from "../span.ts";
import type { Element } from "./dom.ts";
import { beginningIn, isIn, type Light, lowerBound, type Run, wordsIn } from "./light.ts";
import { isAside } from "./prose.ts";

/** The part of a page that is one story's, as finders of its facts see it. */
export interface Region extends Span {
  readonly top: Element;
  /** Its elements and texts in source order, without those of other stories. */
  readonly elements: readonly Element[];
  readonly runs: readonly Run[];
  readonly title: Element | undefined;
  /** The head of the story lies between these two places of the source: a little before the title, up to the first long paragraph. */
  readonly headFrom: number;
  readonly textFrom: number;
  /** The first long `<p>`; the end, where the text is set in none. */
  readonly paragraphFrom: number;
  /** The first text of some length behind the title. */
  readonly opening: Span | undefined;
  /** The text that stands right before a place, if it is short. */
  readonly before: (at: number) => string;
  /** Whether an element has the story's title in it. */
  readonly isTitled: (element: Element) => boolean;
}

/** `without`: parts of other stories inside this one. */
export function region(
  page: Light,
  top: Element,
  title: Element | undefined,
  span: Span = top,
  without: readonly Span[] = [],
): Region {
  const own = <T extends Span>(things: readonly T[]): readonly T[] => {
    const all = beginningIn(things, span);
    return without.length === 0 ? all : all.filter((each) => !without.some((other) => isIn(each, other)));
  };
  const elements = own(page.elements);
  const runs = own(page.runs);
  const titleFrom = title?.from ?? span.from;
  const paragraph = paragraphFrom(elements, titleFrom, span.to);
  const before = (at: number): string => {
    const run = runs[lowerBound(runs, at) - 1];
    if (!run || at - run.to > 400) return "";
    return run.text.data.length > 80 ? "" : run.text.data.trim();
  };
  return {
    ...{ from: span.from, to: span.to, top, elements, runs, title, before },
    headFrom: headFrom(runs, titleFrom),
    textFrom: textFrom(runs, titleFrom, paragraph),
    paragraphFrom: paragraph,
    opening: runs.find(
      (each) => each.from > titleFrom && each.text.data.trim().length > 80 && !isAside(each.text.parentNode!),
    ),
    isTitled: (element) => title !== undefined && element.from <= title.from && title.to <= element.to,
  };
}

// Three short texts above the title: the section, the day, the byline.
function headFrom(runs: readonly Run[], titleFrom: number): number {
  const at = lowerBound(runs, titleFrom);
  let i = at;
  while (i > 0 && at - i < 4 && runs[i - 1]!.text.data.length < 120) i--;
  return Math.min(titleFrom, runs[i]?.from ?? titleFrom);
}

function paragraphFrom(elements: readonly Element[], titleFrom: number, end: number): number {
  for (const element of elements) {
    if (element.from <= titleFrom || element.localName !== "p") continue;
    if (wordsIn(element, 260).length > 200) return element.from;
  }
  return end;
}

// Some systems set no paragraph as one.
function textFrom(runs: readonly Run[], titleFrom: number, paragraph: number): number {
  const run = runs.find((each) => each.from > titleFrom && each.text.data.trim().length > 200);
  return run && run.from < paragraph ? run.from : paragraph;
}

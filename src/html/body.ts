import { cleaned, type Dropped } from "./clean.ts";
import { Document, type Element, type Text, textsBelow } from "./dom.ts";
import { foldedText, type Line, lines } from "./lines.ts";
import { missed } from "./missed.ts";
import { prepared } from "./prepare.ts";
import { grabbed } from "./readability.ts";

/** The lines of a story, in text order: title, byline, then paragraphs with the captions where they stood. */
export interface Body {
  readonly lines: readonly Line[];
  readonly dropped: readonly Dropped[];
}

/** What a page tells of a story elsewhere than in its text. */
export interface Known {
  readonly title: string;
  /** What the page says it is about. */
  readonly standfirst: string;
  /** Its text again, as data: for pages that show only the beginning of it. */
  readonly again?: (shown: number) => readonly Line[] | undefined;
}

/** The article in a part of a page. */
export function bodyOf(top: Element, { title, standfirst, again }: Known): Body {
  const document = new Document();
  const body = document.documentElement.appendChild(document.createElement("body"));
  let captions: readonly Element[] = [];
  const refill = () => {
    while (body.firstChild) body.firstChild.remove();
    const ready = prepared(top, document);
    captions = ready.captions;
    while (ready.copy.firstChild) body.appendChild(ready.copy.firstChild);
  };
  refill();
  const heading = headingOf(top, title);
  const found = grabbed(document, heading ? foldedText(heading) : title, refill);
  const taken = new Set<number>();
  const out: Line[] = [];
  const put = (some: readonly Line[]) => {
    for (const line of some) {
      if (line.from.some(({ nr }) => taken.has(nr))) continue;
      for (const { nr } of line.from) taken.add(nr);
      out.push(line);
    }
  };
  if (heading) put(lines(heading, "title"));
  if (found.byline) put(lines(found.byline, "byline"));
  const looked = found.content ? lines(found.content) : [];
  const above = linesAbove(looked, outsideOfArticle(looked, heading));
  const grabbedLines = above.size === 0 ? looked : looked.filter((line) => !above.has(line));
  const { lines: clean, dropped } = cleaned(grabbedLines, standfirst, (heading && firstText(heading)?.nr) ?? -1);
  const together = clean.length === 0 ? clean : withMissed(top, clean, grabbedLines, heading);
  const outside = outsideOfArticle(together, heading);
  const paragraphs = outside.size === 0 ? together : together.filter((line) => !outside.has(line));
  const left = [...dropped, ...[...above, ...outside].map((line) => ({ line, ...OUTSIDE }))];
  const pictures = captions.flatMap((each) => lines(each, "caption"));
  const all = merged(paragraphs, pictures, heading);
  const whole = again?.(lengthOf(paragraphs));
  if (!whole) {
    put(all);
    return { lines: out, dropped: left };
  }
  put(all.filter(({ kind }) => kind !== "paragraph" && kind !== "heading" && kind !== "item" && kind !== "row"));
  put(whole);
  const shown = all.filter((line) => !out.includes(line));
  return { lines: out, dropped: [...left, ...shown.map((line) => ({ line, ...REPEATED }))] };
}

/** The lines of a body with those that Readability left where they were, in page order. */
function withMissed(
  top: Element,
  clean: readonly Line[],
  looked: readonly Line[],
  heading: Element | undefined,
): readonly Line[] {
  const from = (heading && firstText(heading)?.nr) ?? clean[0]!.from[0]!.nr;
  const seen = new Set(looked.flatMap((line) => line.from.map(({ nr }) => nr)));
  const more = missed(top, clean, from, seen);
  if (more.length === 0) return clean;
  return [...clean, ...more].sort((a, b) => a.from[0]!.nr - b.from[0]!.nr);
}

const OUTSIDE = {
  reason: "low-score",
  detail: "outside of the <article> that has the title and most of the text",
} as const;

/** Where one `<article>` holds the title and most of the text, what stands outside of it is no part of the story: notes on the writers, on the paper. */
function outsideOfArticle(some: readonly Line[], heading: Element | undefined): ReadonlySet<Line> {
  let article: Element | null = heading?.parentNode ?? null;
  while (article && article.localName !== "article") article = article.parentNode;
  if (!article) return new Set();
  const own = new Set([...textsBelow(article)].map(({ nr }) => nr));
  const outside = some.filter(({ from }) => from.every(({ nr }) => !own.has(nr)));
  if (outside.length === 0) return new Set();
  const [all, beside] = [lengthOf(some), lengthOf(outside)];
  return all - beside >= 600 && beside * 2 < all ? new Set(outside) : new Set();
}

/** Those before the first line that stands inside. */
function linesAbove(some: readonly Line[], outside: ReadonlySet<Line>): ReadonlySet<Line> {
  const inside = some.findIndex((line) => !outside.has(line));
  return new Set(some.slice(0, Math.max(0, inside)));
}

const REPEATED = { reason: "repeat", detail: "the text of the story was taken from its JSON-LD" } as const;

function lengthOf(some: readonly Line[]): number {
  let sum = 0;
  for (const { kind, text } of some) if (kind === "paragraph" || kind === "item" || kind === "row") sum += text.length;
  return sum;
}

/** Paragraphs in the order of the page, with each caption between the paragraphs where it stood; those outside of the story are not its own. */
function merged(paragraphs: readonly Line[], captions: readonly Line[], heading: Element | undefined): readonly Line[] {
  if (paragraphs.length === 0) return captions;
  const nr = (line: Line) => line.from[0]!.nr;
  const first = heading ? Math.min(firstText(heading)?.nr ?? 0, nr(paragraphs[0]!)) : nr(paragraphs[0]!);
  const last = nr(paragraphs.at(-1)!);
  const out: Line[] = [];
  let c = 0;
  while (c < captions.length && nr(captions[c]!) < first) c++;
  for (const line of paragraphs) {
    while (c < captions.length && nr(captions[c]!) < nr(line)) out.push(captions[c++]!);
    out.push(line);
  }
  while (c < captions.length && nr(captions[c]!) < last) out.push(captions[c++]!);
  return out;
}

/** The heading that shows the title of the page. */
function headingOf(top: Element, title: string): Element | undefined {
  let best: Element | undefined;
  let bestFit = 0;
  const wanted = new Set(words(title));
  for (const each of top.querySelectorAll("h1,h2")) {
    const own = words(foldedText(each));
    if (own.length === 0) continue;
    const shared = own.filter((word) => wanted.has(word)).length;
    const fit = shared / own.length + shared / Math.max(1, wanted.size) + (each.localName === "h1" ? 0.5 : 0);
    if (shared / own.length >= 0.6 || each.localName === "h1") if (fit > bestFit) [best, bestFit] = [each, fit];
  }
  return best;
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function firstText(element: Element): Text | undefined {
  return lines(element)[0]?.from[0];
}

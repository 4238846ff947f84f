import type { Span } from "../span.ts";
import { below, type Element, type Text, type TreeNode } from "./dom.ts";
import { ARCHIVE_BARS, INLINE } from "./elements.ts";
import type { Parsed, Script } from "./parse.ts";

/** A parsed page as the finders of facts, dates and stories walk it. */
export interface Light {
  readonly source: string;
  /** Of head and body, in source order. */
  readonly elements: readonly Element[];
  readonly scripts: readonly Script[];
  readonly body: Element;
  /** The texts of the body that are more than blanks, with their places in the source. */
  readonly runs: readonly Run[];
}

export interface Run extends Span {
  readonly text: Text;
}

export function light({ source, head, body, scripts }: Parsed): Light {
  const elements = [...below(head), body, ...below(body)];
  const runs = runsIn(body).map((text) => ({ text, ...sourceOf(text) }));
  const bars = elements.filter(({ id }) => id !== "" && ARCHIVE_BARS.has(id));
  const isPages = ({ from, to }: Span): boolean => !bars.some((bar) => from >= bar.from && to <= bar.to);
  return bars.length === 0
    ? { source, elements, scripts, body, runs }
    : { source, elements: elements.filter(isPages), scripts, body, runs: runs.filter(isPages) };
}

/** Those that begin in a stretch of the source, of things in source order. */
export function beginningIn<T extends Span>(things: readonly T[], { from, to }: Span): readonly T[] {
  return things.slice(lowerBound(things, from), lowerBound(things, to));
}

/** How many of things in source order begin before a place. */
export function lowerBound(things: readonly Span[], at: number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (things[middle]!.from < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value of an attribute without blanks at its ends, or undefined where it is missing or empty. */
export function attribute(element: Element, name: string): string | undefined {
  return element.getAttribute(name)?.trim() || undefined;
}

/** Where the value of an attribute stands in the source. */
export function valueAt(element: Element, name: string): Span {
  for (const each of element.attributes) if (each.name === name && each.at) return each.at;
  return { from: element.from, to: element.to };
}

/** Words of `class` and `id` in lower case, in one string. */
export function marks(element: Element): string {
  return `${element.className} ${element.id}`.toLowerCase();
}

/** The text inside an element with its blanks folded, blocks apart by a blank; about `limit` characters of it. */
export function wordsIn(element: Element, limit = 100_000): string {
  const parts: string[] = [];
  let length = 0;
  for (let at: TreeNode | null = element; at !== null && length < limit; ) {
    if (at.nodeType === 3) {
      parts.push(at.data);
      length += at.data.length;
    } else if (!INLINE.has(at.localName)) parts.push(" ");
    at = next(at, element);
  }
  return parts.join("").replace(/\s+/g, " ").trim().slice(0, limit);
}

function next(node: TreeNode, top: TreeNode): TreeNode | null {
  if (node.nodeType === 1 && node.firstChild) return node.firstChild;
  for (let up: TreeNode | null = node; up !== null && up !== top; up = up.parentNode)
    if (up.nextSibling) return up.nextSibling;
  return null;
}

/** The texts of an element that are more than blanks. */
export function runsIn(element: Element): readonly Text[] {
  const runs: Text[] = [];
  for (let at: TreeNode | null = element; at !== null; at = next(at, element))
    if (at.nodeType === 3 && /\S/.test(at.data)) runs.push(at);
  return runs;
}

/** The stretch of the source that characters of a text were read from. */
export function sourceOf(text: Text, from = 0, to = text.data.length): Span {
  const { pieces } = text;
  let begin = -1;
  let end = -1;
  for (let i = 0; i < pieces.length; i += 3) {
    const [at, source, length] = [pieces[i]!, pieces[i + 1]!, pieces[i + 2]!];
    const next = pieces[i + 3] ?? text.data.length;
    if (next <= from || at >= to) continue;
    if (begin < 0) begin = length < 0 ? source + Math.max(0, from - at) : source;
    end = length < 0 ? source + Math.min(to, next) - at : source + length;
  }
  return { from: Math.max(0, begin), to: Math.max(begin, end, 0) };
}

/** The span of what an element shows, without the blanks at its ends. */
export function contentAt(element: Element): Span {
  const runs = runsIn(element);
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return { from: element.from, to: element.to };
  const blanks = first.data.length - first.data.trimStart().length;
  return { from: sourceOf(first, blanks).from, to: sourceOf(last, 0, last.data.trimEnd().length).to };
}

/** The nearest element around this one, itself included, that passes. */
export function around(element: Element, passes: (element: Element) => boolean): Element | undefined {
  for (let at: Element | null = element; at; at = at.parentNode) if (passes(at)) return at;
  return undefined;
}

/** A form that holds most of the page: some systems wrap all they draw in one, so it is no form to fill in. */
export function isPageForm(element: Element): boolean {
  if (element.localName !== "form") return false;
  const body = around(element, (up) => up.localName === "body");
  return body !== undefined && (element.to - element.from) * 10 > (body.to - body.from) * 6;
}

export function isIn(inner: Span, outer: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

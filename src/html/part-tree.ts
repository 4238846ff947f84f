import type { Span } from "../span.ts";
import { copyOf, Document, type Element, type TreeNode } from "./dom.ts";
import { isIn, sourceOf } from "./light.ts";
import type { StoryPart } from "./stories.ts";

/** The tree of one story's part of a page: what holds it where it is the only one in there, else a copy without all that lies outside or is another's. */
export function partTree({ top, span, without }: StoryPart): Element {
  const isWhole = span.from <= top.from && span.to >= top.to;
  if (isWhole && without.length === 0) return top;
  const copy = copyOf(top, new Document());
  prune(copy, span, without);
  return copy;
}

function prune(top: Element, span: Span, without: readonly Span[]): void {
  let at: TreeNode | null = top.firstChild;
  while (at !== null) {
    const node: TreeNode = at;
    const place: Span = node.nodeType === 3 ? sourceOf(node) : node;
    const outside = place.to <= span.from || place.from >= span.to || without.some((other) => isIn(place, other));
    if (!outside && node.nodeType === 1 && node.firstChild !== null && !isDone(place, span, without)) {
      at = node.firstChild;
      continue;
    }
    let up: TreeNode = node;
    while (up !== top && up.nextSibling === null) up = up.parentNode!;
    at = up === top ? null : up.nextSibling;
    if (outside) node.remove();
  }
}

// Wholly inside, and nothing of others in it.
function isDone(place: Span, span: Span, without: readonly Span[]): boolean {
  return isIn(place, span) && !without.some((other) => other.from < place.to && place.from < other.to);
}

import { pieces } from "../page/wrap.ts";
import type { Span } from "../span.ts";
import { Element, Text, type TreeNode, textsBelow } from "./dom.ts";

/**
 * Text set as it was typed (`<pre>`) shows its paragraphs by blank lines, indents and wrapped lines, as plain text does: its texts are cut where
 * one ends, with line breaks between. Gives the new texts, numbered from `nr` on.
 */
export function cutIntoParagraphs(pre: Element, nr: number): readonly Text[] {
  const made: Text[] = [];
  const paragraphs = pieces(pre.textContent);
  let begin = 0;
  for (const text of [...textsBelow(pre)]) {
    const end = begin + text.data.length;
    const parts: TreeNode[] = [];
    for (const part of partsOf(paragraphs, begin, end)) {
      if (part.isNew && (parts.length > 0 || begin > 0)) parts.push(lineBreak(pre), lineBreak(pre));
      const piece = slice(text, nr + made.length, part.from - begin, part.to - begin);
      made.push(piece);
      parts.push(piece);
    }
    replace(text, parts);
    begin = end;
  }
  return made;
}

/** A stretch of text cut so that each part belongs to one paragraph, with the blanks after it. */
function partsOf(paragraphs: readonly Span[], from: number, to: number): readonly (Span & { isNew: boolean })[] {
  const starts = paragraphs.map((each) => each.from).filter((each) => each >= from && each < to);
  const cuts = [...new Set([from, ...starts])];
  return cuts.map((cut, i) => ({ from: cut, to: cuts[i + 1] ?? to, isNew: starts.includes(cut) }));
}

function slice(text: Text, nr: number, from: number, to: number): Text {
  const { data, pieces: all } = text;
  const own: number[] = [];
  for (let p = 0; p < all.length; p += 3) {
    const begin = Math.max(from, all[p]!);
    if (begin >= Math.min(to, all[p + 3] ?? data.length)) continue;
    const verbatim = all[p + 2] === -1;
    own.push(begin - from, verbatim ? all[p + 1]! + begin - all[p]! : all[p + 1]!, all[p + 2]!);
  }
  return new Text(nr, data.slice(from, to), own);
}

function lineBreak(pre: Element): Element {
  return new Element(pre.ownerDocument, "br");
}

function replace(old: Text, parts: readonly TreeNode[]): void {
  const parent = old.parentNode!;
  const next = old.nextSibling;
  old.remove();
  const after: TreeNode[] = [];
  for (let each = next; each !== null; each = each.nextSibling) after.push(each);
  for (const part of [...parts, ...after]) parent.appendChild(part);
}

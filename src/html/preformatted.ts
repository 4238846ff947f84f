import { pieces } from "../page/wrap.ts";
import { Element, Text, type TreeNode, textsBelow } from "./dom.ts";

/**
 * Text set as it was typed (`<pre>`) shows its paragraphs by blank lines, indents and wrapped lines, as plain text does: its texts are cut where
 * one ends, with line breaks between. Gives the new texts, numbered from `nr` on.
 */
export function cutIntoParagraphs(pre: Element, nr: number): readonly Text[] {
  const made: Text[] = [];
  const starts = pieces(pre.textContent).map(({ from }) => from);
  let begin = 0;
  let next = 0;
  for (const text of [...textsBelow(pre)]) {
    const end = begin + text.data.length;
    let from = begin;
    while (from < end) {
      while (next < starts.length && starts[next]! <= from) next++;
      const to = Math.min(end, starts[next] ?? end);
      if (starts[next - 1] === from && from > 0)
        for (let k = 0; k < 2; k++) put(text, new Element(pre.ownerDocument, "br"));
      const part = slice(text, nr + made.length, from - begin, to - begin);
      made.push(part);
      put(text, part);
      from = to;
    }
    text.remove();
    begin = end;
  }
  return made;
}

function put(before: Text, node: TreeNode): void {
  before.parentNode?.insertBefore(node, before);
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

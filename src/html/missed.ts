import { endsSentence, wordsOf } from "../page/line.ts";
import { isComments, opensComments } from "./comments.ts";
import type { Element } from "./dom.ts";
import { type Line, lines } from "./lines.ts";

/**
 * The paragraphs of a story that stand apart from where most of it was found: in another column, or folded away until one asks for more. They are
 * known by standing in elements of the same names as those found, in the same article, before the next head. In page order, none twice.
 * `from`: the number of the text that the story begins with at the earliest; `seen`: of the texts that were looked at already.
 */
export function missed(top: Element, found: readonly Line[], from: number, seen: ReadonlySet<number>): readonly Line[] {
  const all = lines(top);
  const kept = new Set(found.filter(isProse).map((line) => line.from[0]!.nr));
  const own = all.filter((line) => kept.has(line.from[0]!.nr));
  const counts = new Map<string, number>();
  for (const { block } of own) {
    const names = signature(block);
    if (names !== undefined) counts.set(names, (counts.get(names) ?? 0) + 1);
  }
  for (const [names, count] of counts) if (count < 2 || count < own.length / 3) counts.delete(names);
  const articles = new Set(own.map(({ block }) => nearest(block, isArticle)));
  if (counts.size === 0 || articles.size !== 1) return [];
  const said = new Set(found.map(({ text }) => folded(text)));
  const out: Line[] = [];
  let begun = false;
  for (const line of all) {
    const { nr } = line.from[0]!;
    if (kept.has(nr)) begun = true;
    if (begun && (opensComments(line.text) || (line.block.localName === "h1" && !seen.has(nr)))) break;
    if (nr < from || seen.has(nr) || !isProse(line) || !counts.has(signature(line.block) ?? "")) continue;
    if (!articles.has(nearest(line.block, isArticle)) || nearest(line.block, isAside)) continue;
    const key = folded(line.text);
    if (said.has(key)) continue;
    said.add(key);
    out.push(line);
  }
  return out;
}

/** What an element and the two around it are called, by their first names; undefined where none of them has a name of its own. */
function signature(block: Element): string | undefined {
  const parent = block.parentNode;
  const outer = parent?.parentNode;
  if (!parent || (nameOf(block) === "" && nameOf(parent) === "")) return undefined;
  return [block, parent, ...(outer ? [outer] : [])].map((each) => `${each.localName}.${nameOf(each)}`).join(" ");
}

function nameOf(element: Element): string {
  return /^\s*(\S+)/.exec(element.className)?.[1]?.replace(/\d{3,}/g, "0") ?? "";
}

function nearest(block: Element, is: (element: Element) => boolean): Element | undefined {
  for (let up: Element | null = block; up !== null; up = up.parentNode) if (is(up)) return up;
  return undefined;
}

function isArticle(element: Element): boolean {
  return element.localName === "article";
}

const ASIDES = new Set(["nav", "aside", "footer", "form", "figure", "noscript", "template", "dialog", "blockquote"]);

function isAside(element: Element): boolean {
  return ASIDES.has(element.localName) || isComments(element);
}

function isProse({ kind, text, linked }: Line): boolean {
  return kind === "paragraph" && text.length >= 80 && endsSentence(text) && linked < text.length / 3;
}

function folded(text: string): string {
  return wordsOf(text.toLowerCase()).join(" ");
}

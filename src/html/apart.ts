import { Element, type TreeNode } from "./dom.ts";
import { INLINE } from "./elements.ts";

/** Why what stands in the line is not read with it. */
export interface Apart {
  readonly reason: "other" | "media";
  readonly detail: string;
}

/**
 * What a page shows in the line but not as words of its sentence: struck text, marks of notes, readings above a word, and what stands where a
 * browser cannot play something. Undefined for all other elements. Asked of the element of the page, where its neighbours are as written.
 */
export function apart({ origin: element }: Element): Apart | undefined {
  const { localName } = element;
  if (FALLBACK.has(localName)) return { reason: "media", detail: `in place of <${localName}>` };
  if (isStruck(element)) return { reason: "other", detail: "struck out" };
  if (localName === "rt" || localName === "rp") return { reason: "other", detail: "how a word is read" };
  if (isNoteMark(element)) return { reason: "other", detail: "the mark of a note" };
  return undefined;
}

/** Where a small raised or lowered figure belongs to what stands before it but is no digit of it: a power, minutes, cents. */
export function isFigureApart({ origin: element }: Element): boolean {
  return element.localName === "sup" && roleOf(element) === "figure";
}

const FALLBACK: ReadonlySet<string> = new Set(["video", "audio", "canvas", "object", "iframe", "noscript"]);

const STRUCK: ReadonlySet<string> = new Set(["del", "s", "strike"]);
/** More than this is a tag that nobody closed. */
const MOST_STRUCK = 2000;

function isStruck(element: Element): boolean {
  const { localName } = element;
  const style = STRUCK.has(localName) || !INLINE.has(localName) ? undefined : element.getAttribute("style");
  if (!STRUCK.has(localName) && !(style && /text-decoration[\w-]*\s*:[^;]{0,40}line-through/i.test(style)))
    return false;
  return element.textContent.length <= MOST_STRUCK;
}

/** "1", "[12]", "(3)", "2,3", "4–6", "*", "[note 2]", "[citation needed]". */
const FIGURES = /^[[(]?\p{Nd}{1,3}(?:\s?[,;–-]\s?\p{Nd}{1,3}){0,5}[\])]?$/u;
const SIGNS = /^[*†‡§¶#※]{1,4}$/u;
const BRACKETED = /^\[[^[\]]{1,40}\](?:\[[^[\]]{1,40}\]){0,5}$/u;
const NOTE =
  /(?:^|[^a-z])(?:cite|citation|foot|end|side)?-?_?(?:note|ref|reference|fn|ftn|edn|cite|source)s?(?![a-z])/i;

function isNoteMark(element: Element): boolean {
  const { localName } = element;
  if (localName === "sup") return roleOf(element) === "note";
  if (localName === "sub") {
    return /^\p{Nd}+$/u.test(wordsOf(element)) && /\p{Nd}$/u.test(before(element));
  }
  if (element.getAttribute("role") === "doc-noteref") return wordsOf(element).length <= 12;
  if (localName !== "a") return false;
  const href = element.getAttribute("href") ?? "";
  const hash = href.indexOf("#");
  if (hash < 0) return false;
  const words = wordsOf(element);
  if (!FIGURES.test(words) && !SIGNS.test(words) && !BRACKETED.test(words)) return false;
  return NOTE.test(href.slice(hash + 1)) || (hash === 0 && href.length > 1 && /\S$/u.test(before(element)));
}

/** What a raised word or figure is: the mark of a note; a figure of its own; or part of the word ("20th", "m2", "Mme"). */
function roleOf(sup: Element): "note" | "figure" | "part" {
  const words = wordsOf(sup);
  if (words === "" || words.length > 60) return "part";
  if (SIGNS.test(words) || BRACKETED.test(words)) return "note";
  const isLinked = [...sup.querySelectorAll("a"), sup.parentNode].some(
    (each) => each?.localName === "a" && (each.getAttribute("href") ?? "").includes("#"),
  );
  if (isLinked || / (?:reference|footnote|fn|noteref) /i.test(` ${sup.className} `)) return "note";
  if (!FIGURES.test(words)) return "part";
  const left = before(sup);
  const right = following(sup);
  // An isotope: "235U".
  if (!/\S$/u.test(left) && /^\p{Lu}\p{Ll}?(?!\p{L})/u.test(right)) return "part";
  if (UNIT.test(left)) return "part";
  if (/[×x·*⋅]\s?10$/u.test(left)) return "figure";
  if (/^\p{Nd}{2}$/u.test(words) && (/[$€£¥₹]\s?\p{Nd}+$/u.test(left) || /^\s?(?:[$€£]|uhr\b|h\b)/iu.test(right)))
    return "figure";
  return "note";
}

/** What a square or a cube is of, and formulas whose low figure is often set high. */
const UNIT =
  /(?:(?:^|[^\p{L}])(?:[kcdmµμ]?m|ft|yd|[кдс]?м|метр\p{L}{0,4}|C?O|NO|SO|PM|R|\p{Ll})|\p{Nd}\s?(?:mi|in|inch|inches|sec|miles?|feet))$/u;

function wordsOf(element: Element): string {
  return element.textContent.trim();
}

/** How far neighbours are looked for, in nodes. */
const FAR = 20;

/** The last characters of the line before an element. */
function before(element: Element): string {
  return beside(element, "previousSibling", "lastChild", (text, all) => text.slice(-24) + all);
}

/** The first characters of the line after it. */
function following(element: Element): string {
  return beside(element, "nextSibling", "firstChild", (text, all) => all + text.slice(0, 24));
}

function beside(
  element: Element,
  sibling: "previousSibling" | "nextSibling",
  child: "lastChild" | "firstChild",
  joined: (text: string, all: string) => string,
): string {
  let all = "";
  let at: TreeNode = element;
  for (let k = 0; k < FAR && all.length < 24; k++) {
    const next: TreeNode | null = at[sibling];
    if (next === null) {
      if (at.parentNode === null || !INLINE.has(at.parentNode.localName)) break;
      at = at.parentNode;
      continue;
    }
    at = next;
    while (at instanceof Element && INLINE.has(at.localName) && at[child] !== null) at = at[child]!;
    if (at instanceof Element) {
      if (!INLINE.has(at.localName)) break;
    } else all = joined(at.data, all);
  }
  return all;
}

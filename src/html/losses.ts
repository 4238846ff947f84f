import type { Loss, LossReason } from "../page/saved.ts";
import type { Span } from "../span.ts";
import { apart } from "./apart.ts";
import type { Dropped } from "./clean.ts";
import { type Element, type Text, type TreeNode, textsBelow } from "./dom.ts";
import { lines } from "./lines.ts";
import { namesOf } from "./names.ts";
import { isHidden } from "./readability.ts";

/**
 * What of a tree is not in the text, in source order: each line that was dropped, and each largest part of which nothing was kept. `kept`: the
 * numbers of the texts that are in the text.
 */
export function lossesOf(top: Element, kept: ReadonlySet<number>, dropped: readonly Dropped[]): readonly Loss[] {
  const accounted = new Set(kept);
  const losses: Loss[] = [];
  for (const { line, reason, detail } of dropped) {
    const own = line.from.filter(({ nr }) => !accounted.has(nr));
    for (const { nr } of own) accounted.add(nr);
    const at = placeOf(own);
    if (at) losses.push({ reason, text: line.text, at, detail });
  }
  for (const part of partsWithout(top, accounted)) {
    const at = placeOf([...textsBelow(part)]);
    if (at) losses.push({ ...reasonOf(part), text: wordsOf(part), at });
  }
  return bySource(losses);
}

export function bySource(losses: readonly Loss[]): readonly Loss[] {
  return [...losses].sort((a, b) => (a.at?.from ?? 0) - (b.at?.from ?? 0));
}

/** The largest parts of a tree that hold none of some texts. */
function partsWithout(top: Element, texts: ReadonlySet<number>): readonly TreeNode[] {
  const holds = new Set<TreeNode>();
  for (const text of textsBelow(top))
    if (texts.has(text.nr))
      for (let up: TreeNode | null = text; up && !holds.has(up); up = up.parentNode) holds.add(up);
  const parts: TreeNode[] = [];
  let at: TreeNode | null = top;
  while (at !== null) {
    if (!holds.has(at)) parts.push(at);
    else if (at.nodeType === 1 && at.firstChild !== null) {
      at = at.firstChild;
      continue;
    }
    while (at !== null && at !== top && at.nextSibling === null) at = at.parentNode;
    at = at === null || at === top ? null : at.nextSibling;
  }
  return parts;
}

/** All words of a part, a line for each line a browser would show. */
function wordsOf(part: TreeNode): string {
  if (part.nodeType === 3) return part.data.replace(/[ \t\n\r\f]+/g, " ").trim();
  return lines(part, undefined, true)
    .map(({ text }) => text)
    .join("\n");
}

function placeOf(texts: readonly Text[]): Span | undefined {
  let from = -1;
  let to = -1;
  for (const { data, pieces } of texts) {
    if (!/[^ \t\n\r\f]/.test(data)) continue;
    const last = pieces.length - 3;
    const length = pieces[last + 2]!;
    if (from < 0) from = pieces[1]!;
    to = pieces[last + 1]! + (length < 0 ? data.length - pieces[last]! : length);
  }
  return from < 0 ? undefined : { from, to };
}

type Reason = Pick<Loss, "reason" | "detail">;

/** The evidence nearest to the part decides: what it is, what it is in, what most of it is. */
function reasonOf(part: TreeNode): Reason {
  for (let up = part.nodeType === 1 ? part : part.parentNode; up !== null; up = up.parentNode) {
    const found = evidenceOf(up);
    if (found) return found;
  }
  if (part.nodeType === 1) {
    const inside = part.firstElementChild;
    if (inside && inside.nextElementSibling === null) {
      const found = evidenceOf(inside);
      if (found) return found;
    }
    const density = linkDensity(part);
    if (density > 0.6) return { reason: "navigation", detail: `${Math.round(density * 100)} % of it are links` };
  }
  return { reason: "low-score" };
}

function evidenceOf(element: Element): Reason | undefined {
  if (isHidden(element)) return { reason: "hidden", detail: "marked as hidden" };
  const reason = BY_TAG.get(element.localName);
  if (reason) return { reason, detail: `<${element.localName}>` };
  const aside = apart(element);
  if (aside) return aside;
  const role = element.getAttribute("role");
  if (role === "navigation" || role === "menu" || role === "menubar")
    return { reason: "navigation", detail: `role ${role}` };
  if (role === "dialog" || role === "alertdialog") return { reason: "hidden", detail: `role ${role}` };
  const names = namesOf(element);
  if (names === "") return undefined;
  for (const [named, pattern] of BY_NAME) {
    const found = pattern.exec(names);
    if (found) return { reason: named, detail: `named "${found[0].trim()}"` };
  }
  return undefined;
}

const BY_TAG = new Map<string, LossReason>([
  ["nav", "navigation"],
  ["footer", "boilerplate"],
  ["form", "form"],
  ["button", "form"],
  ["select", "form"],
  ["textarea", "form"],
  ["noscript", "script"],
  ["template", "hidden"],
  ["svg", "media"],
  ["video", "media"],
  ["audio", "media"],
  ["canvas", "media"],
  ["object", "media"],
  ["iframe", "media"],
  ["figure", "media"],
  ["figcaption", "media"],
]);

const BY_NAME: readonly (readonly [LossReason, RegExp])[] = [
  ["comments", / (?:comments?|disqus|respond|replies|reply|discussion)(?= |$)/],
  ["consent", / (?:cookies?|consent|gdpr|privacy)(?= |$)/],
  ["newsletter", / (?:newsletters?|signup|subscribe|subscription|mailing)(?= |$)/],
  ["share", / (?:share|sharing|social|sharedaddy|addthis|follow)(?= |$)/],
  ["advertisement", / (?:ad|ads|adv|advert|advertisement|sponsor|sponsored|promo|outbrain|taboola|dfp)(?= |$)/],
  ["related", / (?:related|recommended|recommendations|recirc|trending|popular|more|most|latest|recent)(?= |$)/],
  ["navigation", / (?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|pagination|header|masthead|topbar|tags)(?= |$)/],
  ["boilerplate", / (?:footer|copyright|legal|disclaimer|widget)(?= |$)/],
  ["media", / (?:gallery|slideshow|carousel|video|player|captions?|photo)(?= |$)/],
];

function linkDensity(element: Element): number {
  const { length } = element.textContent.trim();
  let linked = element.localName === "a" ? length : 0;
  for (const link of element.querySelectorAll("a")) linked += link.textContent.trim().length;
  return length === 0 ? 0 : Math.min(1, linked / length);
}

import type { Loss, LossReason } from "../page/saved.ts";
import { type Element, type TreeNode, textsBelow } from "./dom.ts";
import { hasWords } from "./lines.ts";
import { isHidden } from "./readability.ts";

/** What of a tree is not in the text: one loss for each largest part none of which was kept. */
export function lossesOf(top: Element, kept: ReadonlySet<number>): readonly Loss[] {
  const losses: Loss[] = [];
  const holds = new Set<TreeNode>();
  for (const text of textsBelow(top))
    if (kept.has(text.nr)) for (let up: TreeNode | null = text; up && !holds.has(up); up = up.parentNode) holds.add(up);
  let at: TreeNode | null = top;
  while (at !== null) {
    const whole: boolean = !holds.has(at);
    if (whole) {
      const loss = lossOf(at);
      if (loss) losses.push(loss);
    }
    if (!whole && at.nodeType === 1 && at.firstChild !== null) at = at.firstChild;
    else {
      while (at !== null && at !== top && at.nextSibling === null) at = at.parentNode;
      at = at === null || at === top ? null : at.nextSibling;
    }
  }
  return losses;
}

function lossOf(node: TreeNode): Loss | undefined {
  let text = "";
  let from = -1;
  let to = -1;
  for (const each of textsBelow(node)) {
    if (!hasWords(each)) continue;
    const start = each.pieces[1]!;
    const last = each.pieces.length - 3;
    const length = each.pieces[last + 2]!;
    if (from < 0) from = start;
    to = each.pieces[last + 1]! + (length < 0 ? each.data.length - each.pieces[last]! : length);
    text += text === "" ? each.data : ` ${each.data}`;
  }
  if (from < 0) return undefined;
  const element = node.nodeType === 1 ? node : node.parentNode!;
  const { reason, detail } = reasonOf(element);
  return { reason, text: text.replace(/\s+/g, " ").trim(), at: { from, to }, ...(detail && { detail }) };
}

function reasonOf(element: Element): { readonly reason: LossReason; readonly detail?: string } {
  for (let up: Element | null = element; up !== null; up = up.parentNode) {
    const reason = isHidden(up) ? "hidden" : BY_TAG.get(up.localName);
    if (reason) return { reason, detail: `<${up.localName}>` };
  }
  return { reason: "low-score" };
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
  ["object", "media"],
  ["iframe", "media"],
  ["figure", "media"],
  ["figcaption", "media"],
]);

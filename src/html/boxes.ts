import type { Element } from "./dom.ts";
import { attribute, type Light } from "./light.ts";

/** Boxes of one make beside each other: the items of a list, a feed, a stream of stories. */
export interface BoxGroup {
  readonly parent: Element;
  readonly boxes: readonly Element[];
}

/** Siblings of the same name and first class (or the same item type), two at least, in source order of their parents. */
export function boxGroups(page: Light): readonly BoxGroup[] {
  const groups: BoxGroup[] = [];
  const makes = new Map<Element, Map<string, Element[]>>();
  for (const element of page.elements) {
    if (!BOXES.has(element.localName) || !element.parentNode) continue;
    const make = makeOf(element);
    const of = makes.get(element.parentNode) ?? new Map<string, Element[]>();
    makes.set(element.parentNode, of);
    const same = of.get(make);
    if (same) same.push(element);
    else of.set(make, [element]);
  }
  for (const [parent, of] of makes)
    for (const boxes of of.values()) if (boxes.length >= 2 && boxes.length <= 1000) groups.push({ parent, boxes });
  return groups;
}

const BOXES: ReadonlySet<string> = new Set(["div", "li", "article", "section", "main", "tr", "dl"]);

function makeOf(element: Element): string {
  const classes = (attribute(element, "class") ?? "").split(/\s+/).map((name) => name.replace(/\d+/g, "#"));
  return `${element.localName} ${classes[0] ?? ""} ${attribute(element, "itemtype") ?? ""}`;
}

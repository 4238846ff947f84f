import { below, type Element } from "./dom.ts";
import { namesOf } from "./names.ts";

/** Takes the captions and credits of pictures out of a tree, and gives them in source order: they are evidence, but no part of the running text. */
export function captionsOut(top: Element): readonly Element[] {
  const found: Element[] = [];
  for (const element of below(top)) if (isCaption(element)) found.push(element);
  const outer = new Set(found);
  for (const element of found) {
    for (let up = element.parentNode; up !== null; up = up.parentNode) if (outer.has(up)) outer.delete(element);
  }
  for (const element of outer) element.remove();
  return [...outer];
}

/** Longer than this is a story, whatever it is called. */
const LONGEST = 1500;

function isCaption(element: Element): boolean {
  const { localName } = element;
  if (localName === "figcaption") return true;
  if (localName === "caption" || localName === "img" || localName === "table") return false;
  if (localName === "cite" || localName === "small") return isIn(element, "figure");
  const names = namesOf(element);
  if (names === "" || !/ (?:\w{0,12}captions?|credits?|legende)\b/.test(names)) return false;
  // A wrapper of picture and caption may be named for the caption, too.
  if (element.querySelectorAll("img,picture,video,iframe,figure").length > 0) return false;
  return element.textContent.length < LONGEST && element.querySelectorAll("p").length < 3;
}

function isIn(element: Element, name: string): boolean {
  let up = element.parentNode;
  for (let k = 0; k < 4 && up !== null; k++, up = up.parentNode) if (up.localName === name) return true;
  return false;
}

import { below, type Element } from "./dom.ts";

/** Takes the captions and credits of pictures out of a tree, and gives them in source order: they are evidence, but no part of the running text. */
export function captionsOut(top: Element): readonly Element[] {
  const found: Element[] = [];
  for (const element of below(top)) if (isCaption(element)) found.push(element);
  for (const element of found) element.remove();
  return found;
}

const NAMED =
  /(?:^|[-_ ])(?:(?:image|img|photo|picture|media|figure|wp)?-?_?caption|(?:photo|image|img|picture|media)[-_]?credits?)(?:$|[-_ ])/i;

function isCaption(element: Element): boolean {
  if (element.localName === "figcaption") return true;
  if (!NAMED.test(element.className)) return false;
  // A wrapper of picture and caption may be named for the caption, too.
  return element.localName !== "caption" && element.querySelectorAll("img,picture,video,iframe,p,figure").length < 2;
}

import type { Element } from "./dom.ts";
import type { Line } from "./lines.ts";

/** The words of the names an element goes by (class, id, itemprop), in lower case with blanks around: "figure caption". */
export function namesOf(element: Element): string {
  let all = "";
  for (const { name, value } of element.attributes)
    if (name === "class" || name === "id" || name === "itemprop" || name === "data-testid" || name === "data-component")
      all += ` ${value}`;
  if (all === "") return "";
  return all
    .slice(0, 400)
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, " ");
}

/** The names of the elements that hold a line and little else, with blanks around each. */
export function namesAround({ text, from, block }: Line): string {
  let names = "";
  let up: Element | null = from[0]?.parentNode ?? null;
  for (let k = 0; k < 8 && up !== null; k++, up = up.parentNode) {
    if (up.textContent.length > text.length + 200 && contains(up, block)) break;
    names += namesOf(up);
  }
  return `${names} `;
}

function contains(outer: Element, inner: Element): boolean {
  for (let up: Element | null = inner.parentNode; up !== null; up = up.parentNode) if (up === outer) return true;
  return false;
}

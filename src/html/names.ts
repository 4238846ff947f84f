import type { Element } from "./dom.ts";

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

/** The names of an element and of those just around it, as long as these hold little else. */
export function namesAround(element: Element): string {
  let names = namesOf(element);
  const length = element.textContent.length;
  let up = element.parentNode;
  for (let k = 0; k < 3 && up !== null && up.textContent.length < length + 200; k++, up = up.parentNode)
    names += namesOf(up);
  return `${names} `;
}

import type { Page } from "../page/page.ts";

/**
 * What is given of a page once it is met again: what was given first stays, except that a publication day or a word on the stories given now wins.
 * Undefined when nothing is given at all.
 */
export function givenTogether(
  before: Page["given"] | undefined,
  now: Page["given"] | undefined,
): NonNullable<Page["given"]> | undefined {
  const published = now?.published ?? before?.published;
  const url = before?.url ?? now?.url;
  const outlet = before?.outlet ?? now?.outlet;
  const split = now?.split ?? before?.split;
  if (published === undefined && url === undefined && outlet === undefined && split === undefined) return undefined;
  return {
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(outlet !== undefined && { outlet }),
    ...(split !== undefined && { split }),
  };
}

/** True when nothing new is given. */
export function sameGiven(a: Page["given"] | undefined, b: Page["given"] | undefined): boolean {
  return a?.published === b?.published && a?.url === b?.url && a?.outlet === b?.outlet && a?.split === b?.split;
}

import type { Page } from "../page/page.ts";

/**
 * What is given of a page once it is met again: what was given first stays, except that a publication day given now wins.
 * Undefined when nothing is given at all.
 */
export function givenTogether(
  before: Page["given"] | undefined,
  now: Page["given"] | undefined,
): NonNullable<Page["given"]> | undefined {
  const published = now?.published ?? before?.published;
  const url = before?.url ?? now?.url;
  const outlet = before?.outlet ?? now?.outlet;
  if (published === undefined && url === undefined && outlet === undefined) return undefined;
  return {
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(outlet !== undefined && { outlet }),
  };
}

import type { Fact } from "../page/saved.ts";
import type { Reading } from "../read.ts";
import type { Sighting } from "./store.ts";

/** Where a file says it stands, and whose it is: what one text met in forty files has forty of. */
export type OwnFacts = Pick<Sighting, "url" | "urlBasis" | "outlet" | "outletBasis">;

/** Address and outlet of a file: what was given; else what its first story, or the page, says. Empty for plain text. */
export function ownFacts({ page }: Pick<Reading, "page">): OwnFacts {
  const { given, saved } = page;
  const [story, ...others] = saved?.stories ?? [];
  // On a page of several stories the first one's address is not that of all.
  const url = (others.length === 0 ? story?.url : undefined) ?? saved?.canonical ?? story?.url;
  const outlet = story?.outlet ?? others.find((each) => each.outlet)?.outlet;
  return {
    ...told("url", given?.url, url),
    ...told("outlet", given?.outlet, outlet),
  };
}

function told<Name extends "url" | "outlet">(name: Name, given: string | undefined, fact: Fact | undefined) {
  const value = given ?? fact?.value;
  return value === undefined || value === ""
    ? {}
    : { [name]: value, [`${name}Basis`]: given === undefined ? fact!.field : "given" };
}

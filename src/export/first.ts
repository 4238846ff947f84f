import type { Toll } from "../claim/toll.ts";
import type { Reading } from "../read.ts";
import { contains, type Span } from "../span.ts";
import type { StoryCopy } from "../store/store.ts";
import type { Standing } from "../store/telling.ts";

/** Which records of a page are told first there, and still stand: without them a map counts one happening as often as it was printed. */
export interface Firsts {
  claim(id: string): boolean;
  toll(toll: Toll): boolean;
}

/** `standing`: of the page's claims; `copies`: of its stories. */
export function firstsOf(
  reading: Reading,
  standing: (claim: string) => Standing,
  copies: readonly StoryCopy[],
): Firsts {
  const claim = (id: string) => {
    const { copy_of, superseded } = standing(id);
    return copy_of === "" && superseded === "";
  };
  const byEvent = new Map(reading.claims.map((each) => [each.event, each.id]));
  // A figure that belongs to no claim is told before where its sentence is.
  const before: readonly Span[] = copies.filter(({ earlier }) => earlier).flatMap(({ spans }) => spans);
  return {
    claim,
    toll: (toll) => {
      const own = toll.event === undefined ? undefined : byEvent.get(toll.event);
      if (own !== undefined) return claim(own);
      return standing("").superseded === "" && !before.some((span) => contains(span, toll));
    },
  };
}

import { byRule } from "../basis.ts";
import { placesAlike } from "../gazetteer/alike.ts";
import type { Place } from "../gazetteer/place.ts";
import type { Kit } from "../kit/kit.ts";
import type { Sense } from "./place-sense.ts";

/** What a name that no list has may be another spelling of, in the countries an article speaks of most; none when nothing is near enough. */
export function spelledAlike(words: string, countries: readonly string[], kit: Kit): readonly Sense[] {
  if (words.length < SHORTEST || !/^[\p{L}'’ʻ -]+$/u.test(words)) return [];
  for (const country of countries) {
    const near = placesAlike(words, country, kit).filter(({ distance }) => distance < FARTHEST + 0.01);
    if (near.length === 0) continue;
    return near.slice(0, 3).map(({ place, distance }, n) => ({
      place: { ...place, basis: byRule(`gazetteer: “${words}” as a spelling of ${place.name}`) },
      via: "name",
      chance: Math.max(0.05, (n === 0 ? 0.9 : 0.4) - distance * 0.5),
    }));
  }
  return [];
}

const SHORTEST = 4;
/** Of 0 … 1: beyond it, a name is more often of a place that is in no list. */
const FARTHEST = 0.7;

/** The countries most names of an article lie in, no more than two, without those whose places are written in one way only. */
export function mostNamed(senses: Iterable<readonly Sense[]>): readonly string[] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const [first] of senses) {
    const country: Place["country"] = first?.place.country;
    if (country === undefined) continue;
    counts.set(country, (counts.get(country) ?? 0) + first!.chance);
    all += first!.chance;
  }
  return [...counts]
    .filter(([country, count]) => count >= 0.3 * all && !ENGLISH.has(country))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([country]) => country);
}

const ENGLISH = new Set(["USA", "GBR", "IRL", "CAN", "AUS", "NZL"]);

import { type Kit, perKit } from "../kit/kit.ts";
import { sources } from "./gazetteer.ts";
import { placeKey } from "./key.ts";
import type { Place } from "./place.ts";
import { countsApart, soundCounts } from "./skeleton.ts";
import { soundDistance } from "./sound-distance.ts";
import { soundsOf } from "./sounds.ts";

/** A place some name may mean, and how far its own name is from it: 0 the same spelling or one that sounds the same, 1 the farthest taken. */
export interface AlikePlace {
  readonly place: Place;
  readonly distance: number;
}

/**
 * Places of a country (alpha-3) whose names may be other spellings of these words, the likeliest first; none when nothing is near enough:
 * "Bourj al-Mlouk", "Burj al-Muluk"; "Yaround" for Yaroun; "Kharkov" for Kharkiv. For names that `placesNamed` does not know there.
 */
export function placesAlike(words: string, country: string, kit: Kit): readonly AlikePlace[] {
  const sounds = soundsOf(words);
  if (sounds.length < SHORTEST || sounds.length > LONGEST) return [];
  const spellings = spellingsOf(country, kit);
  const counts = soundCounts(sounds);
  const apart = sounds.length < 8 ? 2 : 3;
  const near: { key: string; cost: number; limit: number }[] = [];
  for (let i = 0; i < spellings.keys.length; i++) {
    if (countsApart(counts, spellings.counts[i]!) > apart) continue;
    const other = spellings.sounds[i]!;
    const limit = farthest(sounds, other);
    const cost = soundDistance(sounds, other, limit);
    if (cost <= limit) near.push({ key: spellings.keys[i]!, cost, limit });
  }
  return ranked(near, country, kit);
}

const SHORTEST = 3;
const LONGEST = 60;
const ANSWERS = 8;

/** The distance up to which two names may be one: a wrong place is worse than none. */
function farthest(a: string, b: string): number {
  return Math.min(2.2, 0.2 * Math.min(a.length, b.length));
}

interface Near {
  readonly key: string;
  readonly cost: number;
  readonly limit: number;
}

function ranked(near: Near[], country: string, kit: Kit): readonly AlikePlace[] {
  const found = new Map<string, { place: Place; distance: number; rank: number }>();
  for (const { key, cost, limit } of near.sort((a, b) => a.cost - b.cost).slice(0, 3 * ANSWERS)) {
    const named = placesIn(country, key, kit);
    const capitals = named.flatMap((place) =>
      place.kind === "admin1" || place.kind === "admin2" ? placesIn(country, withoutKind(place.name), kit) : [],
    );
    for (const place of [...named, ...capitals]) {
      const same = place.id ?? `${place.name} ${place.lat} ${place.lon}`;
      if (found.has(same)) continue;
      found.set(same, { place, distance: cost / limit, rank: cost - likely(place) });
    }
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, ANSWERS)
    .map(({ place, distance }) => ({ place, distance }));
}

function placesIn(country: string, key: string, kit: Kit): readonly Place[] {
  return sources(kit).flatMap((source) => source.named(key).filter((place) => place.country === country));
}

/** A division is known by more spellings than the town it is named after: what is right for the one is right for the other. */
function withoutKind(name: string): string {
  const key = placeKey(name);
  return key.replace(/^shahrestan e | (?:governorate|province|oblast|district|raion|rayon|region|state|division)$/, "");
}

/** Of two names as near, the larger place is meant, and rather a settlement than the division named after it. */
function likely({ population, kind }: Place): number {
  const size = Math.min(0.25, 0.04 * Math.log10(population + 1));
  return kind === "admin1" ? 0.05 : kind === "admin2" ? 0 : 0.15 + size;
}

/** The names of a country as they sound, in one order. */
interface Spellings {
  readonly keys: readonly string[];
  readonly sounds: readonly string[];
  readonly counts: Uint32Array;
}

const byCountry = perKit(() => new Map<string, Spellings>());

function spellingsOf(country: string, kit: Kit): Spellings {
  const held = byCountry(kit).get(country);
  if (held) return held;
  const keys = [...new Set(sources(kit).flatMap((source) => [...source.keys(country)]))];
  const sounds = keys.map((key) => soundsOf(key));
  const made = { keys, sounds, counts: Uint32Array.from(sounds, soundCounts) };
  byCountry(kit).set(country, made);
  return made;
}

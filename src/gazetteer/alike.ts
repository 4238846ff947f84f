import type { Kit } from "../kit/kit.ts";
import { placesAt } from "./gazetteer.ts";
import { keysOfInitials } from "./initials.ts";
import { placeKey } from "./key.ts";
import { isAbjad } from "./latin.ts";
import type { Place } from "./place.ts";
import { countsApart, soundCounts } from "./skeleton.ts";
import { isSlip } from "./slip.ts";
import { type SoundCosts, soundCosts, soundDistance } from "./sound-distance.ts";
import { type Hearing, readingsOf } from "./sounds.ts";
import { consonantsIn, type Spellings, spellingsOf } from "./spellings.ts";

/** A place some name may mean, and how far its own name is from it: 0 the same letters, below 0.1 the same sounds, 1 the farthest taken. */
export interface AlikePlace {
  readonly place: Place;
  readonly distance: number;
}

/**
 * Places of a country (alpha-3) whose names may be other spellings of these words, the likeliest first; none when nothing is near enough:
 * "Bourj al-Mlouk", "Burj al-Muluk"; "Yaround" for Yaroun; "Kharkov" for Kharkiv. For names that `placesNamed` does not know there.
 */
export function placesAlike(words: string, country: string, kit: Kit): readonly AlikePlace[] {
  if (words.length > 2 * LONGEST) return [];
  const near = new Map<string, Near>();
  const spellings = spellingsOf(country, kit);
  const costs = soundCosts(country, isAbjad(words));
  for (const hearing of readingsOf(words, country)) {
    if (hearing.sounds.length < SHORTEST || hearing.sounds.length > LONGEST) continue;
    for (const each of nearOf(hearing, spellings, costs)) {
      const held = near.get(each.key);
      if (!held || held.cost > each.cost) near.set(each.key, each);
    }
  }
  for (const key of keysOfInitials(words, spellings.keys)) near.set(key, { key, cost: INITIALS, limit: 1 });
  return ranked([...near.values()], country, kit);
}

/** What it costs to write the first words of a name as initials. */
const INITIALS = 0.3;
const SHORTEST = 3;
const LONGEST = 60;
const ANSWERS = 8;

/** A name within reach. */
interface Near {
  readonly key: string;
  readonly cost: number;
  readonly limit: number;
}

function* nearOf({ sounds, letters, cost: before }: Hearing, spellings: Spellings, costs: SoundCosts): Generator<Near> {
  const counts = soundCounts(sounds);
  const consonants = consonantsIn(sounds);
  const apart = sounds.length < 8 ? 2 : 3;
  for (let i = 0; i < spellings.keys.length; i++) {
    if (countsApart(counts, spellings.counts[i]!) > apart) continue;
    const same = letters !== "" && letters === spellings.letters[i];
    const fixed = before + spellings.costs[i]! + (same ? 0 : OTHER_LETTERS);
    const limit = farthest(Math.min(consonants, spellings.consonants[i]!));
    const cost = fixed + soundDistance(sounds, spellings.sounds[i]!, costs, limit - fixed);
    const key = spellings.keys[i]!;
    if (cost <= Math.min(limit, SLIP)) yield { key, cost, limit };
    else if (letters.length >= SLIPS_FROM && isSlip(letters, spellings.letters[i]!))
      yield { key, cost: SLIP, limit: Math.max(limit, SLIP / FAR) };
    else if (cost <= limit) yield { key, cost, limit };
  }
}

/** What it costs to sound the same and be written in other letters: so little that it only decides between namesakes. */
const OTHER_LETTERS = 0.05;
/** What a slip of one letter costs; names shorter than this have too many neighbours a letter away; how far from 0 to 1 it lies. */
const SLIP = 1;
const SLIPS_FROM = 5;
const FAR = 0.7;

/** The distance up to which two names may be one, by how many consonants the shorter has: a wrong place is worse than none. */
function farthest(consonants: number): number {
  return Math.min(1.8, 0.05 + 0.25 * consonants);
}

function ranked(near: readonly Near[], country: string, kit: Kit): readonly AlikePlace[] {
  const found = new Map<string, Found>();
  for (const { key, cost, limit } of [...near].sort((a, b) => a.cost - b.cost).slice(0, 3 * ANSWERS)) {
    const named = placesIn(country, key, kit);
    const namesakes = named.flatMap((place) =>
      isDivision(place) ? placesIn(country, withoutKind(place.name), kit) : [],
    );
    for (const place of [...named, ...namesakes]) {
      const same = place.id ?? `${place.name} ${place.lat} ${place.lon}`;
      if (!found.has(same)) found.set(same, { place, cost, limit });
    }
  }
  const divisions = [...found.values()].filter(({ place }) => isDivision(place));
  return [...found.values()]
    .map((each) => {
      const cost = Math.min(
        each.cost,
        ...divisions.filter((division) => isSeat(each, division)).map(({ cost }) => cost),
      );
      return { place: each.place, distance: cost / each.limit, rank: cost - likely(each.place) };
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, ANSWERS)
    .map(({ place, distance }) => ({ place, distance }));
}

interface Found {
  readonly place: Place;
  readonly cost: number;
  readonly limit: number;
}

function isDivision({ kind }: Place): boolean {
  return kind === "admin1" || kind === "admin2";
}

/**
 * Whether a town lies in the division that sounds like it. The division is then named after it, and known by more spellings: what is right
 * for the one is right for the other.
 */
function isSeat({ place, cost }: Found, { place: division, cost: divisionCost }: Found): boolean {
  if (place.kind !== "settlement" || divisionCost >= cost) return false;
  if (place.admin2 === division.name || place.admin1 === division.name) return true;
  return place.feature === "PPLA2" && place.admin2 === undefined && place.admin1 === division.admin1;
}

function placesIn(country: string, key: string, kit: Kit): readonly Place[] {
  return placesAt(key, kit).filter((place) => place.country === country);
}

function withoutKind(name: string): string {
  const key = placeKey(name);
  return key.replace(/^shahrestan e | (?:governorate|province|oblast|district|raion|rayon|region|state|division)$/, "");
}

/**
 * Of two names as near, the larger place is meant, and rather a settlement than the division named after it, which has no point at all
 * where no town of it is known.
 */
function likely({ kind, lat, population }: Place): number {
  if (kind === "admin1") return 0.1;
  if (kind === "admin2") return lat === undefined ? -0.2 : 0;
  return 0.15 + 0.1 * Math.min(6, Math.log10(Math.max(population, 500)));
}

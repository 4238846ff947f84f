import { type Kit, perKit } from "../kit/kit.ts";
import { placesAt, sources } from "./gazetteer.ts";
import { placeKey } from "./key.ts";
import type { Place } from "./place.ts";
import { countsApart, soundCounts } from "./skeleton.ts";
import { soundCosts, soundDistance } from "./sound-distance.ts";
import { hearingsOf } from "./sounds.ts";

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
  const spellings = spellingsOf(country, kit);
  const costs = soundCosts(country);
  const near = new Map<string, Near>();
  for (const { sounds, cost: before } of hearingsOf(words, country)) {
    if (sounds.length < SHORTEST || sounds.length > LONGEST) continue;
    const counts = soundCounts(sounds);
    const hard = consonants(sounds);
    const apart = sounds.length < 8 ? 2 : 3;
    for (let i = 0; i < spellings.sounds.length; i++) {
      if (countsApart(counts, spellings.counts[i]!) > apart) continue;
      const other = spellings.sounds[i]!;
      const fixed = before + spellings.costs[i]!;
      const limit = farthest(Math.min(hard, spellings.consonants[i]!));
      const slips = fixed === 0 && Math.min(sounds.length, other.length) >= SLIPS_FROM;
      const cost = fixed + soundDistance(sounds, other, costs, (slips ? Math.max(limit, SLIP) : limit) - fixed);
      if (cost > limit && !(slips && cost <= SLIP && isSlip(sounds, other))) continue;
      const key = spellings.keys[i]!;
      const held = near.get(key);
      if (!held || held.cost > cost) near.set(key, { key, cost, limit: cost > limit ? SLIP : limit });
    }
  }
  return ranked([...near.values()], country, kit);
}

const SHORTEST = 3;
const LONGEST = 60;
const ANSWERS = 8;
/** A slip of one letter costs no more than this; names shorter than this have too many neighbours a letter away. */
const SLIP = 1.4;
const SLIPS_FROM = 5;

/** The distance up to which two names may be one, by how many consonants the shorter has: a wrong place is worse than none. */
function farthest(consonants: number): number {
  return Math.min(1.8, 0.05 + 0.25 * consonants);
}

function consonants(sounds: string): number {
  let count = 0;
  for (let i = 0; i < sounds.length; i++) if (!VOWELS.includes(sounds[i]!)) count++;
  return count;
}

const VOWELS = "aeiouyw";

/** Whether one letter too many, too few or wrong, or two that changed places, are all that tells two words apart. */
function isSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)];
  return (
    Math.max(left.length, right.length) <= 1 || (left.length === 2 && left[0] === right[1] && left[1] === right[0])
  );
}

interface Near {
  readonly key: string;
  readonly cost: number;
  readonly limit: number;
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

/** The names of a country as they sound, in one order. */
interface Spellings {
  readonly keys: readonly string[];
  readonly sounds: readonly string[];
  /** What a name costs that is heard without some word of it. */
  readonly costs: Float32Array;
  readonly counts: Uint32Array;
  readonly consonants: Uint8Array;
}

const byCountry = perKit(() => new Map<string, Spellings>());

function spellingsOf(country: string, kit: Kit): Spellings {
  const held = byCountry(kit).get(country);
  if (held) return held;
  const keys = new Set(sources(kit).flatMap((source) => [...source.keys(country)]));
  const heard = [...keys].flatMap((key) => hearingsOf(key, country).map((hearing) => ({ key, ...hearing })));
  const made = {
    keys: heard.map(({ key }) => key),
    sounds: heard.map(({ sounds }) => sounds),
    costs: Float32Array.from(heard, ({ cost }) => cost),
    counts: Uint32Array.from(heard, ({ sounds }) => soundCounts(sounds)),
    consonants: Uint8Array.from(heard, ({ sounds }) => consonants(sounds)),
  };
  byCountry(kit).set(country, made);
  return made;
}

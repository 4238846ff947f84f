import { placeKey } from "../gazetteer/key.ts";
import { kmBetween } from "../gazetteer/km.ts";
import { type Meant, placesMeant } from "../gazetteer/meant.ts";
import type { Place } from "../gazetteer/place.ts";
import type { Kit } from "../kit/kit.ts";
import type { Span } from "../span.ts";
import { type Around, aroundOf, type Cue, kindBeside } from "./place-around.ts";
import { countriesIn } from "./place-countries.ts";
import { FEATURES, featuresOf } from "./place-features.ts";
import { homeOf } from "./place-home.ts";
import { placeWeights } from "./place-weights.ts";
import { possibleOf, type Weighed, type World, worldOf } from "./place-world.ts";

/** A name in a text that is to be placed. */
export interface Named extends Span {
  readonly text: string;
  /** The word beside it that says what kind of place it is, where the span holds it too: "province". */
  readonly generic?: string;
}

/** Where and by whom it is told. */
export interface Told {
  /** The text of the page, and the stretch of it the names belong together in. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly url?: string | undefined;
  readonly outlet?: string | undefined;
}

/** A place a name may mean, with its chance. */
export interface Sense extends Meant {
  readonly chance: number;
}

/** A name as it is used in an article: all its occurrences have one sense. */
export interface Group {
  readonly key: string;
  readonly text: string;
  readonly at: readonly Span[];
  readonly options: readonly Meant[];
  readonly around: Around;
  /** Of the outlet's address, not of the text. */
  readonly home: boolean;
}

/**
 * What each name of an article means, the likeliest first; none where no list knows the name. All names are weighed together: first by
 * what each is by itself and what stands beside it, then by where the others then lie.
 */
export function sensesOf(
  names: readonly Named[],
  told: Told,
  kit: Kit,
  weights: readonly Float64Array[] = placeWeights(kit),
): ReadonlyMap<Named, readonly Sense[]> {
  if (names.length === 0) return new Map();
  const { groups, of, home } = groupsOf(names, told, kit);
  const possible = possibleOf(groups);
  let weighed = groups.map((group): Weighed => ({ group, chances: chancesBefore(group.options) }));
  for (const round of weights) {
    const world = worldOf(weighed, home, possible);
    weighed = weighed.map(({ group }, i) => ({ group, chances: chancesOf(i, world, round) }));
  }
  const senses = weighed.map(({ group, chances }) =>
    ownFirst(
      group.options.map((option, k): Sense => ({ ...option, chance: chances[k]! })).sort((a, b) => b.chance - a.chance),
    ),
  );
  return new Map(names.map((name) => [name, townOrDivision(senses[of.get(name)!] ?? [], kindBeside(name, told))]));
}

/**
 * A town and the division around it that has its name are one answer, with the chances of both: the town where the name stands alone, the
 * division where a word for it stands beside the name ("Aleppo province").
 */
function townOrDivision(senses: readonly Sense[], cue: Cue | undefined): readonly Sense[] {
  const [first, ...rest] = senses;
  if (first?.via !== "name" || first.place.basis.by === "lexicon") return senses;
  const twins = rest.filter(({ via, place }) => via === "name" && areTwins(first.place, place));
  if (twins.length === 0) return senses;
  const all = [first, ...twins];
  const division = all.find(({ place }) => place.kind === (cue === "admin2" ? "admin2" : "admin1")) ?? first;
  const town = all.find(({ place }) => place.kind === "settlement");
  const told = cue === "admin1" || cue === "admin2" ? division : (town ?? first);
  const chance = all.reduce((sum, each) => sum + each.chance, 0);
  return [{ ...told, chance }, ...rest.filter((each) => !twins.includes(each))];
}

function areTwins(a: Place, b: Place): boolean {
  if (a.country === undefined || a.country !== b.country) return false;
  const kinds = new Set([a.kind, b.kind]);
  if (!(kinds.has("admin1") || kinds.has("admin2")) || kinds.has("country") || kinds.has("area")) return false;
  return kmBetween(a, b) < TWIN_KM;
}

/** A large division reaches far from the town it is named after, and is then told for itself: New York. */
const TWIN_KM = 75;

/** The lexicon and GeoNames may both have a place: the lexicon's is told then, with the chances of both. */
function ownFirst(senses: readonly Sense[]): readonly Sense[] {
  const [first, ...rest] = senses;
  if (!first || first.place.basis.by === "lexicon") return senses;
  const own = rest.find(
    ({ place }) =>
      place.basis.by === "lexicon" &&
      (place.country === undefined || place.country === first.place.country) &&
      kmBetween(place, first.place) < Math.max(100, place.radiusKm ?? 0),
  );
  if (!own) return senses;
  return [{ ...own, chance: own.chance + first.chance }, ...rest.filter((each) => each !== own)];
}

/** The features of each option of the groups, as training sees them. */
export function lessonsOf(
  names: readonly Named[],
  told: Told,
  kit: Kit,
  weights: readonly Float64Array[],
): readonly { readonly group: Group; readonly names: readonly Named[]; readonly rows: readonly Float64Array[] }[] {
  const { groups, of, home } = groupsOf(names, told, kit);
  const possible = possibleOf(groups);
  let weighed = groups.map((group): Weighed => ({ group, chances: chancesBefore(group.options) }));
  let world = worldOf(weighed, home, possible);
  for (const round of weights) {
    weighed = weighed.map(({ group }, i) => ({ group, chances: chancesOf(i, world, round) }));
    world = worldOf(weighed, home, possible);
  }
  return groups.map((group, i) => ({
    group,
    names: names.filter((name) => of.get(name) === i),
    rows: group.options.map((_, k) => featuresOf(i, k, world)),
  }));
}

function groupsOf(names: readonly Named[], told: Told, kit: Kit) {
  const ordered = [...names].sort((a, b) => a.from - b.from);
  const byKey = new Map<string, Named[]>();
  for (const name of ordered) {
    const key = placeKey(name.text);
    const held = byKey.get(key);
    if (held) held.push(name);
    else byKey.set(key, [name]);
  }
  const groups: Group[] = [];
  const of = new Map<Named, number>();
  for (const [key, own] of byKey) {
    for (const name of own) of.set(name, groups.length);
    groups.push(groupOf(key, own, told, kit));
  }
  for (const { text, at } of countriesIn(told, ordered, kit)) groups.push(groupOf(placeKey(text), at, told, kit, text));
  const home = homeOf(told, kit);
  if (home.places.length > 0)
    groups.push({ key: "", text: "", at: [], options: few(home.places), around: NOTHING, home: true });
  return { groups, of, home };
}

const NOTHING: Around = { within: [], over: [], cues: [], before: [] };

function groupOf(
  key: string,
  at: readonly (Span & { readonly text?: string })[],
  told: Told,
  kit: Kit,
  text = at[0]!.text!,
): Group {
  return { key, text, at, options: few(placesMeant(text, kit)), around: aroundOf(at, told, kit), home: false };
}

/** The most populous of a hundred San Antonios: what is left out is never meant. */
function few(options: readonly Meant[]): readonly Meant[] {
  if (options.length <= MOST) return options;
  return options.toSorted((a, b) => b.place.population - a.place.population).slice(0, MOST);
}

const MOST = 60;

/** Chances by size and kind alone. */
function chancesBefore(options: readonly Meant[]): Float64Array {
  return softmax(
    Float64Array.from(options, ({ place, via }) => standing(place) - (via === "name" || via === "people" ? 0 : 3)),
  );
}

function standing({ kind, population, feature }: Place): number {
  const size = Math.log(1 + population);
  switch (kind) {
    case "country":
      return 17;
    case "area":
    case "spot":
      return 13;
    case "admin1":
      return 5 + 0.5 * size;
    case "admin2":
      return 0.5 * size;
    default:
      return size + (feature === "PPLC" ? 3 : feature === "PPLA" ? 1 : 0);
  }
}

function chancesOf(i: number, world: World, weights: Float64Array): Float64Array {
  const { options } = world.weighed[i]!.group;
  if (options.length < 2) return new Float64Array(options.length).fill(1);
  return softmax(
    Float64Array.from(options, (_, k) => {
      const row = featuresOf(i, k, world);
      let sum = 0;
      for (let f = 0; f < FEATURES.length; f++) sum += weights[f]! * row[f]!;
      return sum;
    }),
  );
}

function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((a, b) => a + b, 0);
  return odds.map((each) => each / all);
}

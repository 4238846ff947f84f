import { placeKey } from "../gazetteer/key.ts";
import { kmBetween } from "../gazetteer/km.ts";
import type { Place } from "../gazetteer/place.ts";
import type { Home } from "./place-home.ts";
import type { Group } from "./place-sense.ts";

/** A name of an article with the chance of each thing it may mean. */
export interface Weighed {
  readonly group: Group;
  readonly chances: Float64Array;
}

/** Where the names of an article lie, as far as is known: what each candidate is held against. */
export interface World {
  readonly weighed: readonly Weighed[];
  /** For each name: how much it counts, and its likeliest meanings. */
  readonly tops: readonly (readonly Top[])[];
  readonly counts: readonly number[];
  /** How much of the names lies in each country, and in each first division. */
  readonly countries: ReadonlyMap<string, number>;
  readonly divisions: ReadonlyMap<string, number>;
  /** How often a country, or a division, is named itself. */
  readonly named: ReadonlyMap<string, number>;
  readonly all: number;
  readonly home: Home;
  /** The name first told, and that of the outlet's home. */
  readonly first: number | undefined;
  readonly homeAt: number | undefined;
  /** The names that stand shortly before a name. */
  readonly previous: ReadonlyMap<number, readonly number[]>;
  readonly possible: Possible;
}

/** Where names could lie, whatever is likely: a village and a county that could be neighbours speak for each other. */
export interface Possible {
  /** For each first division the names that have a meaning there, with how much it tells: less the more meanings a name has. */
  readonly divisions: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** The same for squares of half a degree. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

export function possibleOf(groups: readonly Group[]): Possible {
  const divisions = new Map<string, Map<number, number>>();
  const cells = new Map<number, Map<number, number>>();
  groups.forEach(({ options, home }, i) => {
    const weight = (home ? 2 : 1) / (1 + Math.log(options.length));
    for (const { place, via } of options) {
      if (place.kind === "country" || place.kind === "area" || via === "about") continue;
      const division = divisionOf(place);
      if (division !== undefined) hold(divisions, division, i, weight);
      if (place.kind !== "admin1") hold(cells, cellOf(place, 0, 0), i, weight);
    }
  });
  return { divisions, cells };
}

function hold<K>(table: Map<K, Map<number, number>>, at: K, i: number, weight: number): void {
  const held = table.get(at);
  if (held) held.set(i, weight);
  else table.set(at, new Map([[i, weight]]));
}

export function cellOf({ lat, lon }: Place, south: number, east: number): number {
  return (Math.round((lat ?? 0) * 2) + south) * 1000 + Math.round((lon ?? 0) * 2) + east;
}

export interface Top {
  readonly place: Place;
  readonly chance: number;
}

export function worldOf(weighed: readonly Weighed[], home: Home, possible: Possible): World {
  const countries = new Map<string, number>();
  const divisions = new Map<string, number>();
  const named = new Map<string, number>();
  const counts = weighed.map(({ group }) => 1 + Math.log(Math.max(1, group.at.length)));
  let all = 0;
  const tops = weighed.map(({ group, chances }) => topsOf(group, chances));
  weighed.forEach(({ group }, i) => {
    if (group.home) return;
    const shares = sharesOf(tops[i]!);
    for (const [at, share] of shares.countries) add(countries, at, share * counts[i]!);
    for (const [at, share] of shares.divisions) add(divisions, at, share * counts[i]!);
    for (const [at, share] of shares.named) add(named, at, share * counts[i]!);
    all += counts[i]!;
  });
  const order = weighed
    .flatMap(({ group }, i) => group.at.map((span) => ({ i, from: span.from, to: span.to })))
    .sort((a, b) => a.from - b.from);
  const previous = new Map<number, number[]>();
  order.forEach(({ i, from }, n) => {
    const before = order[n - 1];
    if (!before || before.i === i || from - before.to > 50) return;
    const held = previous.get(i);
    if (held) held.push(before.i);
    else previous.set(i, [before.i]);
  });
  const homeAt = weighed.findIndex(({ group }) => group.home);
  return {
    ...{ weighed, tops, counts, countries, divisions, named, all, home, previous, possible },
    first: order[0]?.i,
    homeAt: homeAt < 0 ? undefined : homeAt,
  };
}

/** At most four meanings, none of them a mere possibility. */
function topsOf(group: Group, chances: Float64Array): readonly Top[] {
  return group.options
    .map(({ place }, k) => ({ place, chance: chances[k]! }))
    .filter(({ chance }) => chance >= 0.05)
    .sort((a, b) => b.chance - a.chance)
    .slice(0, 4);
}

/** How a name's chances fall to countries, divisions, and to those named themselves. */
export function sharesOf(tops: readonly Top[]) {
  const countries = new Map<string, number>();
  const divisions = new Map<string, number>();
  const named = new Map<string, number>();
  for (const { place, chance } of tops) {
    if (place.country === undefined) continue;
    add(countries, place.country, chance);
    if (place.kind === "country") add(named, place.country, chance);
    const division = divisionOf(place);
    if (division === undefined) continue;
    add(divisions, division, chance);
    if (place.kind === "admin1") add(named, division, chance);
  }
  return { countries, divisions, named };
}

function add(sums: Map<string, number>, at: string, share: number): void {
  sums.set(at, (sums.get(at) ?? 0) + share);
}

/** The first division a place lies in or is. */
export function divisionOf({ kind, country, admin1, name }: Place): string | undefined {
  const own = kind === "admin1" ? name : admin1;
  return own === undefined || country === undefined ? undefined : `${country} ${own}`;
}

/** Whether a place lies in another, or so near to a settlement that it may be told as part of it. */
export function isWithin(place: Place, over: Place): boolean {
  if (place === over) return false;
  if (place.country === undefined || place.country !== over.country) return false;
  switch (over.kind) {
    case "country":
      return place.kind !== "country";
    case "admin1":
      return (
        place.kind !== "country" && place.kind !== "admin1" && placeKey(place.admin1 ?? "") === placeKey(over.name)
      );
    case "admin2":
      return (
        place.kind === "settlement" &&
        place.admin1 === over.admin1 &&
        placeKey(place.admin2 ?? "") === placeKey(over.name)
      );
    case "settlement":
      return place.kind === "settlement" && kmBetween(place, over) < 30;
    default:
      return place.kind === "settlement" && kmBetween(place, over) < Math.max(40, over.radiusKm ?? 0);
  }
}

import { kmBetween } from "../gazetteer/km.ts";
import type { Meant } from "../gazetteer/meant.ts";
import type { Place } from "../gazetteer/place.ts";
import type { Cue } from "./place-around.ts";
import { cellOf, divisionOf, isWithin, sharesOf, type Top, type World } from "./place-world.ts";

/** What a meaning of a name is weighed by, in the order of the weights. No words: only sizes, kinds, neighbourhoods. */
export const FEATURES = [
  ...["country", "admin1", "admin2", "settlement", "area", "spot"],
  ...["via kind", "via people", "via part", "via about"],
  ...["size", "size admin1", "size admin2", "no size", "largest", "below largest"],
  ...["PPLC", "PPLA", "PPLA2", "PPLX", "supplement", "as written"],
  ...["within country", "within admin1", "within admin2", "within near", "within none"],
  ...["beside country", "beside admin1", "beside other"],
  ...["over country", "over admin1", "over admin2", "over settlement"],
  ...["cue met", "cue not met", "cue admin2", "cue admin1"],
  ...["country share", "country sum", "country none", "country named", "own country share"],
  ...["division share", "division sum", "division named", "division none"],
  ...["near", "nearest", "near division", "lonely"],
  ...["first country", "first division", "first near"],
  ...["previous country", "previous division", "previous near"],
  ...[
    "home country",
    "home other country",
    "home division",
    "home near",
    "home is country",
    "home letters",
    "home letters division",
  ],
  ...["could division", "could near", "told there"],
  ...["cue dateline", "cue acts", "under division", "under country"],
] as const;

/** The features of the k-th meaning of the i-th name. */
export function featuresOf(i: number, k: number, world: World): Float64Array {
  const { group } = world.weighed[i]!;
  const meant = group.options[k]!;
  const { place, via } = meant;
  const row = new Float64Array(FEATURES.length);
  let at = 0;
  const put = (value: number | boolean) => {
    row[at++] = Number(value);
  };
  const isTown = place.kind === "settlement";
  for (const kind of ["country", "admin1", "admin2", "settlement", "area", "spot"]) put(place.kind === kind);
  for (const way of ["kind", "people", "part", "about"]) put(via === way);
  const size = Math.log10(1 + place.population);
  put(isTown ? size : 0);
  put(place.kind === "admin1" ? size : 0);
  put(place.kind === "admin2" ? size : 0);
  put(isTown && place.population === 0);
  const largest = group.options.reduce((most, other) => Math.max(most, townSize(other)), 0);
  put(isTown && place.population === largest);
  put(isTown ? Math.log10((1 + largest) / (1 + place.population)) : 0);
  for (const code of ["PPLC", "PPLA", "PPLA2", "PPLX"]) put(place.feature === code);
  put(isSupplement(place));
  put(group.text === place.name.replace(", D.C.", ""));
  const within = group.around.within.map((found) => best(found, (over) => isWithin(place, over)));
  put(STRONG * Number(within.includes("country")));
  put(STRONG * Number(within.includes("admin1")));
  put(STRONG * Number(within.includes("admin2")));
  put(STRONG * Number(within.some((kind) => kind === "settlement" || kind === "area")));
  put(STRONG * Number(within.length > 0 && within.every((kind) => kind === undefined)));
  const beside = group.around.before.map((found) => best(found, (over) => isWithin(place, over)));
  put(beside.includes("country"));
  put(beside.includes("admin1"));
  put(beside.some((kind) => kind !== undefined && kind !== "country" && kind !== "admin1"));
  const over = group.around.over.some((found) => found.some((each) => isWithin(each.place, place)));
  for (const kind of ["country", "admin1", "admin2", "settlement"]) put(over && place.kind === kind);
  const cues = group.around.cues;
  const kinds = cues.filter((cue) => cue !== "dateline" && cue !== "acts");
  const met = kinds.filter((cue) => meets(place, cue)).length;
  put(kinds.length > 0 ? met / group.at.length : 0);
  put(kinds.length > 0 ? (kinds.length - met) / group.at.length : 0);
  put(place.kind === "admin2" && cues.includes("admin2"));
  put(place.kind === "admin1" && cues.includes("admin1"));
  const own = group.home ? NONE : sharesOf(world.tops[i]!);
  const weight = world.counts[i]!;
  const rest = Math.max(0.5, world.all - (group.home ? 0 : weight));
  const left = (sums: ReadonlyMap<string, number>, mine: ReadonlyMap<string, number>, name: string | undefined) =>
    name === undefined ? 0 : Math.max(0, (sums.get(name) ?? 0) - weight * (mine.get(name) ?? 0));
  const inCountry = left(world.countries, own.countries, place.country);
  put(inCountry / rest);
  put(Math.log(1 + inCountry));
  put(place.country !== undefined && inCountry < 0.1);
  put(Math.log(1 + left(world.named, own.named, place.country)));
  put(place.kind === "country" ? inCountry / rest : 0);
  const division = divisionOf(place);
  const inDivision = left(world.divisions, own.divisions, division);
  put(inDivision / rest);
  put(Math.log(1 + inDivision));
  put(Math.log(1 + left(world.named, own.named, division)));
  put(division !== undefined && inDivision < 0.1);
  const { near, nearest } = nearness(place, i, world);
  const divisional = place.kind === "admin1" || place.kind === "country";
  put(divisional ? 0 : Math.log(1 + near));
  put(divisional ? 0 : nearest);
  put(divisional ? Math.log(1 + near) : 0);
  put(!divisional && near < 0.02);
  const first = world.first === undefined || world.first === i ? [] : world.tops[world.first]!;
  sides(first);
  const before = (world.previous.get(i) ?? []).map((j) => world.tops[j]!);
  put(mean(before.map((tops) => sum(tops, (other) => other.country === place.country))));
  put(mean(before.map((tops) => sum(tops, (other) => division !== undefined && divisionOf(other) === division))));
  put(isTown ? mean(before.map((tops) => closeness(tops, place, 60))) : 0);
  put(world.home.country !== undefined && world.home.country === place.country);
  put(world.home.country !== undefined && world.home.country !== place.country);
  const home = world.homeAt === undefined || world.homeAt === i ? [] : world.tops[world.homeAt]!;
  put(sum(home, (other) => division !== undefined && divisionOf(other) === division));
  put(divisional ? 0 : closeness(home, place, 60));
  put(place.kind === "country" ? 0 : sum(home, (other) => other.country === place.country));
  const letters = group.text.length > 3 && world.home.letters.includes(group.key.replace(/ /g, ""));
  put(letters && isTown);
  put(letters && !isTown);
  put(Math.log(1 + possibleIn(world.possible.divisions.get(division ?? ""), i)));
  put(divisional ? 0 : Math.log(1 + possibleNear(place, i, world)));
  put(place.kind === "country" || place.country === undefined ? 0 : (world.home.flavour.get(place.country) ?? 0));
  put(isTown && cues.includes("dateline") ? 2 : 0);
  put(place.feature === "PPLC" && cues.includes("acts") ? 2 : 0);
  put(isTown && group.options.some((other) => shadows(other.place, "admin1", place)) ? 2 : 0);
  put(isTown && group.options.some((other) => shadows(other.place, "country", place)) ? 2 : 0);
  return row;

  function sides(tops: readonly Top[]): void {
    put(sum(tops, (other) => other.country !== undefined && other.country === place.country));
    put(sum(tops, (other) => division !== undefined && divisionOf(other) === division));
    put(isTown ? closeness(tops, place, 60) : 0);
  }
}

/** What a sign is given that tells much each time it is there, so that the ridge holds its weight back less. */
const STRONG = 3;

const NONE = { countries: new Map(), divisions: new Map(), named: new Map() } as ReturnType<typeof sharesOf>;

function townSize({ place }: Meant): number {
  return place.kind === "settlement" ? place.population : 0;
}

/** Whether a town has the name of a division of its country, or of any country, many times its size. */
function shadows(larger: Place, kind: "admin1" | "country", town: Place): boolean {
  if (larger.kind !== kind || (kind === "admin1" && larger.country !== town.country)) return false;
  return larger.population > 10 * town.population && !/^PPL[AC]$/.test(town.feature);
}

function isSupplement({ basis }: Place): boolean {
  return basis.by === "rule" && basis.rule.startsWith("gazetteer: supplement");
}

/** The kind of the least of the places found that holds the place. */
function best(found: readonly Meant[], holds: (over: Place) => boolean): Place["kind"] | undefined {
  const kinds = new Set(found.filter(({ place }) => holds(place)).map(({ place }) => place.kind));
  return (["admin2", "admin1", "country", "settlement", "area"] as const).find((kind) => kinds.has(kind));
}

function meets({ kind }: Place, cue: Cue): boolean {
  return kind === cue || (cue === "admin1" && kind === "admin2") || (cue === "admin2" && kind === "admin1");
}

/** How many of the other names lie near, each by its chances, and how near the nearest. */
function nearness(place: Place, i: number, world: World): { readonly near: number; readonly nearest: number } {
  let near = 0;
  let nearest = 0;
  world.tops.forEach((tops, j) => {
    if (j === i || world.weighed[j]!.group.home) return;
    let share = 0;
    for (const { place: other, chance } of tops) {
      if (other.kind === "country" || other.kind === "admin1" || other.kind === "area") continue;
      if (Math.abs((other.lat ?? 0) - (place.lat ?? 0)) > 5) continue;
      const km = kmBetween(place, other);
      share += chance * Math.exp(-km / 80);
      nearest = Math.max(nearest, chance * Math.exp(-km / 40));
    }
    near += world.counts[j]! * share;
  });
  return { near, nearest };
}

function possibleIn(names: ReadonlyMap<number, number> | undefined, i: number): number {
  let all = 0;
  if (names) for (const [j, weight] of names) if (j !== i) all += weight;
  return all;
}

function possibleNear(place: Place, i: number, world: World): number {
  const seen = new Set<number>([i]);
  let all = 0;
  for (let south = -1; south <= 1; south++)
    for (let east = -1; east <= 1; east++) {
      const names = world.possible.cells.get(cellOf(place, south, east));
      if (!names) continue;
      for (const [j, weight] of names) {
        if (seen.has(j)) continue;
        seen.add(j);
        all += weight;
      }
    }
  return all;
}

function sum(tops: readonly Top[], holds: (place: Place) => boolean): number {
  let all = 0;
  for (const { place, chance } of tops) if (holds(place)) all += chance;
  return all;
}

function closeness(tops: readonly Top[], place: Place, km: number): number {
  let all = 0;
  for (const { place: other, chance } of tops)
    if (other.kind !== "country" && other.kind !== "admin1") all += chance * Math.exp(-kmBetween(place, other) / km);
  return all;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

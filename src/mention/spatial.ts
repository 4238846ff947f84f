import type { Tree } from "../sentence/tree.ts";
import type { Span } from "../span.ts";
import { numberWord } from "../timex/normalize.ts";
import { GENERIC } from "./place-words.ts";

/** How the words before and behind a place say that something lies to it: "12 miles north-west of", "northern", "between A and B". */
export interface Spatial {
  /** In the text's words, in lower case. */
  readonly relation: string;
  /** Kilometres from the place, where the text says how far. */
  readonly km?: number;
  /** Degrees from north, clockwise, where it says in which direction and how far. */
  readonly bearing?: number;
  /** How far off the resulting point may be because of the relation alone. */
  readonly spreadKm: number;
  /** What is known of a town, of a division or country, once the relation is taken in. */
  readonly kind: "beside" | "part" | "between" | "border";
}

/** The spatial relation that leads to the place at a span; none when the event is simply in it. */
export function spatialOf(tree: Tree, place: Span): Spatial | undefined {
  const { tokens } = tree;
  let first = tokens.findIndex((token) => token.to > place.from);
  if (first < 0) return undefined;
  const word = (k: number) => tokens[k]?.form.toLowerCase() ?? "";
  const behind = surroundings(tree, place) ?? joined(tree, place);
  if (behind) return behind;
  // "the Yemeni port of Hodeidah", "the town of Wour": back to the words that lead to the whole
  const named = first;
  first = phraseStart(tree, first);
  const at = first - 1;
  if (at < 0) return partOf(tree, named);
  const of = word(at);
  const compass = compassAt(tree, at - 1);
  if (of === "of" && compass) {
    const measured = measureBefore(tree, compass.first - 1);
    const said = textOf(tree, measured?.first ?? compass.first, at);
    if (measured) {
      const { km } = measured;
      // rounded figures, and a wind's eighth of the circle
      return {
        relation: said,
        km,
        bearing: compass.bearing,
        spreadKm: Math.max(1, Math.round(km * 0.4)),
        kind: "beside",
      };
    }
    // "in the north of Mali" lies in it, "north of Kasole" does not
    if (word(compass.first - 1) === "the") return { relation: said, spreadKm: 0, kind: "part" };
    return { relation: said, spreadKm: 25, kind: "beside" };
  }
  const measured = /^(from|of|off|around|outside|away|inside)$/.test(of)
    ? measureBefore(tree, word(at) === "from" && word(at - 1) === "away" ? at - 2 : at - 1)
    : undefined;
  if (measured)
    return {
      relation: textOf(tree, measured.first, at),
      km: measured.km,
      spreadKm: Math.max(1, Math.round(measured.km)),
      kind: "beside",
    };
  if (
    of === "of" &&
    /^(outskirts?|suburbs?|edges?|periphery|vicinity|environs|approaches|countryside)$/.test(word(at - 1))
  ) {
    const adjective = /(ern|central)$/.test(word(at - 2)) ? at - 2 : at - 1;
    return {
      relation: textOf(tree, adjective, at),
      spreadKm: /^countryside|approaches$/.test(word(at - 1)) ? 20 : 8,
      kind: "beside",
    };
  }
  if (of === "of" && /^(coast|shores?)$/.test(word(at - 1))) {
    const off = word(at - 2) === "the" ? at - 3 : at - 2;
    return { relation: textOf(tree, Math.max(0, off), at), spreadKm: 50, kind: "beside" };
  }
  if (/^(with|of)$/.test(of) && /^(border|frontier|boundary)$/.test(word(at - 1)))
    return { relation: textOf(tree, at - 1, at), spreadKm: 0, kind: "border" };
  if (of === "between" || (of === "and" && betweenBefore(tree, at)))
    return { relation: "between", spreadKm: 0, kind: "between" };
  const landmark = /^(in|of|at)$/.test(of) ? landmarkBefore(tree, at - 1) : undefined;
  if (landmark !== undefined) return { relation: textOf(tree, landmark, at - 1), spreadKm: 0, kind: "part" };
  if (of === "to" && /^(road|highway|motorway|route|way|track)$/.test(word(at - 1)) && /^(the|a)$/.test(word(at - 2)))
    return { relation: textOf(tree, word(at - 3) === "on" ? at - 3 : at - 1, at), spreadKm: 30, kind: "beside" };
  const spread = beside.get(of);
  if (spread !== undefined) return { relation: of, spreadKm: spread, kind: "beside" };
  if (of === "to" && word(at - 1) === "close") return { relation: "close to", spreadKm: 10, kind: "beside" };
  return partOf(tree, named);
}

/** "near the bus station" before "in Lahore": the preposition of a phrase of place that the place itself holds. */
function landmarkBefore(tree: Tree, noun: number): number | undefined {
  const { tokens } = tree;
  if (tokens[noun]?.upos !== "NOUN" || GENERIC.has(tokens[noun]!.lemma.toLowerCase())) return undefined;
  let k = noun - 1;
  while (k >= 0 && noun - k < 6 && /^(DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[k]!.upos)) k--;
  return k >= 0 && /^(near|outside|behind|beside|inside|opposite)$/.test(tokens[k]!.form.toLowerCase()) ? k : undefined;
}

/** "the Bamako–Segou highway": two places that a line joins. */
function joined(tree: Tree, place: Span): Spatial | undefined {
  const { tokens } = tree;
  const isDash = (k: number) => /^[-–—]$/.test(tokens[k]?.form ?? "");
  const first = tokens.findIndex((token) => token.to > place.from);
  let next = tokens.findIndex((token) => token.from >= place.to);
  if (first < 0) return undefined;
  if (next < 0) next = tokens.length;
  const leads = isDash(next) || isDash(next - 1);
  if (!leads && !isDash(first - 1)) return undefined;
  for (let k = leads ? next : first; k < Math.min(tokens.length, (leads ? next : first) + 6); k++)
    if (/^(road|highway|motorway|route|axis|railway|line|expressway|freeway)$/i.test(tokens[k]!.form))
      return { relation: `${tokens[k]!.form.toLowerCase()} between`, spreadKm: 0, kind: "between" };
  return undefined;
}

const beside = new Map([
  ["near", 15],
  ["outside", 15],
  ["around", 15],
  ["beside", 5],
  ["opposite", 10],
  ["towards", 15],
  ["toward", 15],
  ["beyond", 30],
  ["off", 50],
]);

/** "Khiam and its surroundings", "the Bakhmut area". */
function surroundings(tree: Tree, place: Span): Spatial | undefined {
  const next = tree.tokens.findIndex((token) => token.from >= place.to);
  const own = tree.tokens.findLast((token) => token.to <= place.to)?.form ?? "";
  if (/^(border|frontier)$/.test(own)) return { relation: own, spreadKm: 0, kind: "border" };
  if (/^(area|axis|front|sector)$/.test(own)) return { relation: own, spreadKm: 15, kind: "beside" };
  if (next < 0) return undefined;
  const words = tree.tokens.slice(next, next + 3).map((token) => token.form.toLowerCase());
  if (
    words[0] === "and" &&
    /^(its|the)$/.test(words[1] ?? "") &&
    /^(surroundings?|environs|outskirts|suburbs|surrounding)$/.test(words[2] ?? "")
  )
    return { relation: words.join(" "), spreadKm: 15, kind: "beside" };
  if (/^(area|axis|front|direction|sector)$/.test(words[0] ?? "") && words[1] !== "of")
    return { relation: words[0]!, spreadKm: 15, kind: "beside" };
  if (/^(border|frontier)$/.test(words[0] ?? "")) return { relation: words[0]!, spreadKm: 0, kind: "border" };
  return undefined;
}

/** "northern Gaza", "central Mali": a part of it. */
function partOf(tree: Tree, first: number): Spatial | undefined {
  const before = tree.tokens[first - 1]?.form.toLowerCase() ?? "";
  return /^(north|south|east|west|(north|south)-?(east|west))ern$|^central$/.test(before)
    ? { relation: before, spreadKm: 0, kind: "part" }
    : undefined;
}

/** Left over the article, describing words and "the town of" before a name. */
function phraseStart(tree: Tree, named: number): number {
  const { tokens } = tree;
  let first = named;
  const adjectives = (from: number) => {
    let k = from;
    while (k > 0 && /^(ADJ|DET|PROPN|NOUN)$/.test(tokens[k - 1]!.upos) && !isBoundary(tree, k - 1)) k--;
    return k;
  };
  const before = adjectives(first);
  if (tokens[before - 1]?.form.toLowerCase() === "of" && isWhole(tokens[before - 2]?.form.toLowerCase() ?? ""))
    first = adjectives(before - 1);
  else first = before;
  return first;
}

function isWhole(noun: string): boolean {
  return GENERIC.has(noun) && !/^(coast|border|heights|hills|base|suburb)$/.test(noun);
}

/** A word that itself says how it lies is no mere description. */
function isBoundary(tree: Tree, k: number): boolean {
  const said = tree.tokens[k]!.form.toLowerCase();
  return compassOf(said) !== undefined || /^(outskirts?|suburbs?|border|frontier|kms?|miles?|coast)$/.test(said);
}

interface Compass {
  readonly first: number;
  readonly bearing: number;
}

/** "north", "north-west", "north west" ending at a token. */
function compassAt(tree: Tree, last: number): Compass | undefined {
  const word = (k: number) => tree.tokens[k]?.form.toLowerCase() ?? "";
  for (const [first, said] of [
    [last - 2, word(last - 1) === "-" ? word(last - 2) + word(last) : ""],
    [last - 1, word(last - 1) + word(last)],
    [last, word(last)],
  ] as const) {
    const bearing = compassOf(said);
    if (bearing !== undefined) return { first, bearing };
  }
  return undefined;
}

function compassOf(said: string): number | undefined {
  return bearings.get(said.replace("-", ""));
}

const bearings = new Map([
  ["north", 0],
  ["northeast", 45],
  ["east", 90],
  ["southeast", 135],
  ["south", 180],
  ["southwest", 225],
  ["west", 270],
  ["northwest", 315],
]);

/** "about 60 nautical miles", "12 km", "a few kilometres", "some seven kms to the" ending at a token. */
function measureBefore(tree: Tree, last: number): { readonly first: number; readonly km: number } | undefined {
  const word = (k: number) => tree.tokens[k]?.form.toLowerCase() ?? "";
  let k = last;
  if (word(k) === "the" && word(k - 1) === "to") k -= 2;
  if (word(k) === "away") k--;
  if (word(k) === ")") {
    // "12 miles (19 km) north of"
    while (k > 0 && word(k) !== "(") k--;
    k--;
  }
  let unit = units.get(word(k));
  const glued = /^(\d+(?:[.,]\d+)?)(km|kms|mi)$/.exec(word(k));
  if (glued) return { first: k, km: Number(glued[1]!.replace(",", ".")) * (glued[2] === "mi" ? 1.609 : 1) };
  if (unit === undefined) return undefined;
  k--;
  if (word(k) === "nautical") [unit, k] = [1.852, k - 1];
  if (word(k) === "-") k--;
  const count = numberAt(word(k));
  if (count === undefined) return undefined;
  let first = word(k) === "few" && word(k - 1) === "a" ? k - 1 : k;
  if (word(first - 1) === "within") first--;
  return { first, km: Math.round(count * unit * 10) / 10 };
}

const units = new Map([
  ["km", 1],
  ["kms", 1],
  ["kilometre", 1],
  ["kilometres", 1],
  ["kilometer", 1],
  ["kilometers", 1],
  ["mile", 1.609],
  ["miles", 1.609],
  ["metres", 0.001],
  ["meters", 0.001],
  ["m", 0.001],
]);

function numberAt(said: string): number | undefined {
  if (/^\d{1,3}(,\d{3})+$/.test(said)) return Number(said.replaceAll(",", ""));
  if (/^\d+(\.\d+)?$/.test(said)) return Number(said);
  return vague.get(said) ?? numberWord(said);
}

/** As the text means them, more or less. */
const vague = new Map([
  ["a", 1],
  ["few", 5],
  ["several", 5],
  ["couple", 2],
  ["hundred", 100],
]);

/** "between A and B": the second place of the pair. */
function betweenBefore(tree: Tree, and: number): boolean {
  for (let k = and - 1; k >= 0 && k > and - 6; k--) {
    const { form, upos } = tree.tokens[k]!;
    if (form.toLowerCase() === "between") return true;
    if (!/^(PROPN|DET|ADJ|NOUN|PUNCT)$/.test(upos) || form === ",") return false;
  }
  return false;
}

function textOf(tree: Tree, first: number, last: number): string {
  let text = "";
  for (let k = Math.max(0, first); k <= last; k++)
    text += (text && tree.tokens[k - 1]!.to < tree.tokens[k]!.from ? " " : "") + tree.tokens[k]!.form.toLowerCase();
  return text;
}

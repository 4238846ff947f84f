import { type Basis, byRule } from "../basis.ts";
import { isAreaName, placesNamed, wellKnownPlaces } from "../gazetteer/gazetteer.ts";
import type { Place } from "../gazetteer/place.ts";
import type { Kit } from "../kit/kit.ts";
import { type Sentence, wordAtoms } from "../sentence/sentence.ts";
import { caseOf, firstConjunct, relation, type Tree, tokenSpan, treeOf } from "../sentence/tree.ts";
import { WORD_CLASS } from "../sentence/word.ts";
import { type Address, overlaps, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import type { Actors } from "./actor.ts";
import { datelineNames } from "./dateline-name.ts";
import { geocoded } from "./geocode.ts";
import type { PlaceMention, PlaceUse } from "./mention.ts";
import { isTitleWord } from "./name.ts";
import type { TaggedName } from "./name-tag.ts";
import { descriptionsIn } from "./place-description.ts";
import { isPlaceObject, PLACE_ONLY } from "./place-object.ts";
import { CALENDAR, GENERIC, LOCATIVE, STRICTLY, TAKEN, WELL_KNOWN } from "./place-words.ts";
import { ADJECTIVES } from "./toponym-candidate.ts";
import { DOUBT, DOUBT_UNKNOWN, placeNames, type ScoredName, type SeenNames } from "./toponym-score.ts";
import { genericOf, headOf, isModifier, isTimeNoun, topOf, wayTo } from "./toponym-way.ts";

/**
 * Where: names of places, known or only recognisable as such ("the village of Tal Rimah"), and descriptions that lead back to
 * one ("the city"). A state or capital that acts is an actor, not a place; a name inside a person's or organisation's is none.
 */
export function toponyms(
  layers: Pick<Layers, "page" | "articles" | "sentences">,
  kit: Kit,
  ids: (span: Span) => Address,
  /** Names of persons, groups and organisations, which hide place names inside them; and what the name tagger sees. */
  { names, tagged, known }: Pick<Actors, "names" | "tagged" | "known"> = {
    names: [],
    tagged: new Map(),
    known: new Map(),
  },
): PlaceMention[] {
  const hidden = [...names].sort((a, b) => a.from - b.from);
  return layers.articles.flatMap((article) => {
    const inside = layers.sentences.filter((sentence) => sentence.article === article.id);
    const scored = placeNames(inside, { tagged, known }, kit);
    const candidates = inside.flatMap((sentence) => {
      const ruled = namesIn(sentence, kit, hidden, tagged.get(sentence) ?? []);
      const seen = scored?.get(sentence);
      const capitals = (known.get(sentence) ?? [])
        .filter(({ as }) => as === "capital")
        .map(({ first, last }) => tokenSpan(treeOf(sentence), first, last));
      return seen === undefined ? ruled : weighed(ruled, seen, kit, hidden, capitals);
    });
    const descriptions = inside.flatMap((sentence) => descriptionsIn(sentence));
    const { text, given } = layers.page;
    const told = { text, from: article.from, to: article.to, url: given?.url, outlet: article.outlet ?? given?.outlet };
    const names = [...datelineNames(article, text, kit), ...candidates];
    return geocoded(names, descriptions, told, kit).map((place) => ({ ...place, id: ids(place) }));
  });
}

/** What the rules found held against what the model sees: it adds names, and takes away known ones that it does not see at all. */
function weighed(
  ruled: readonly Toponym[],
  { names, unlikely }: SeenNames,
  kit: Kit,
  hidden: readonly Span[],
  capitals: readonly Span[],
): Toponym[] {
  const kept = ruled.filter((each) => {
    if (names.some((name) => overlaps(spanOf(name), each))) return true;
    if (each.use !== undefined) return false;
    if (each.taken) return true;
    const [place] = each.places;
    // What our own list holds in several words is a place.
    if (place?.basis.by === "lexicon" && /\P{L}/u.test(each.text) && place.kind !== "country") return true;
    // What no list holds is one because the sentence says so, unless it looks like somebody or like plain words.
    const isUnknown = place === undefined || each.generic !== undefined;
    return !unlikely.some(
      (name) =>
        overlaps(spanOf(name), each) &&
        (isUnknown
          ? name.chance < DOUBT_UNKNOWN && (isTaggedOtherwise(name) || isPlain(name, kit))
          : name.chance < DOUBT),
    );
  });
  const added = names.flatMap((name): Toponym[] => {
    const span = spanOf(name);
    if (kept.some((each) => overlaps(each, span))) return [];
    const { tree, first, last, places, match, tagged, chance } = name;
    const found = toponymOf(tree, first, last, places, tagged === undefined ? [] : [tagged], kit, name);
    if (!found) return [];
    const use: PlaceUse | undefined =
      match?.as === "demonym" || (places.length === 0 && ADJECTIVES.has(name.name))
        ? "demonym"
        : hides(hidden, span)
          ? "embedded"
          : found.use;
    return [{ ...found, ...(use === undefined ? {} : { use }), chance }];
  });
  // "Ottawa accused": the capital of an actor acts there.
  return [...kept, ...added].map((each) =>
    each.use === undefined &&
    each.relation === undefined &&
    capitals.some((capital) => overlaps(capital, each)) &&
    hidden.some(({ from, to }) => from === each.from && to === each.to)
      ? { ...each, use: "metonym" }
      : each,
  );
}

function isTaggedOtherwise({ tagged }: ScoredName): boolean {
  return tagged !== undefined && tagged.type !== "LOC" && tagged.score >= 0.5;
}

/** Nothing but common words: "the Interior Ministry", "the House". */
function isPlain({ tree, first, last }: ScoredName, kit: Kit): boolean {
  return tree.tokens
    .slice(first, last + 1)
    .every(({ form }) => (wordAtoms(form, kit).classes & WORD_CLASS.common) !== 0);
}

function spanOf({ tree, first, last }: ScoredName): Span {
  return { from: tree.tokens[first]!.from, to: tree.tokens[last]!.to };
}

/** A name that may be a place: where it stands, what it could mean, and how the text leads to it. */
export interface Toponym extends Span {
  readonly text: string;
  readonly head: Span;
  readonly places: readonly Place[];
  readonly relation?: string;
  /** Kind of place the text itself says it is: "village", "river". */
  readonly generic?: string;
  /** The name of the containing place that follows: "Goma, Congo". */
  readonly within?: string;
  /** The tagger takes it for a place, with this score. */
  readonly tagged?: number;
  /** Absent where the place itself is meant. */
  readonly use?: PlaceUse;
  /** The gazetteer knows it, and it is what was taken or attacked: "seized Sake". */
  readonly taken?: boolean;
  /** How sure the model of toponyms is of it, where it found it. */
  readonly chance?: number;
}

function namesIn(sentence: Sentence, kit: Kit, hidden: readonly Span[], tagged: readonly TaggedName[]): Toponym[] {
  const tree = treeOf(sentence);
  const out: Toponym[] = [];
  for (let i = 0; i < tree.tokens.length; i++) {
    const area = areaAt(tree, i, kit);
    if (area !== undefined) {
      const toponym = toponymOf(tree, i, area, placesNamed(textOf(tree, i, area), kit), tagged, kit);
      if (toponym) out.push(hides(hidden, toponym) ? { ...toponym, use: "embedded" } : toponym);
      i = area;
      continue;
    }
    const run = nameRun(tree, i);
    if (!run) continue;
    for (let at = i; at <= run.last; ) {
      const found = longestPlace(tree, at, run.last, kit);
      const last = found?.last ?? run.last;
      const taken = takenPlaces(tree, at, last, hidden, tagged, kit);
      const calendar = at === last && CALENDAR.test(tree.tokens[at]!.form);
      const toponym = calendar
        ? undefined
        : found || at === i
          ? toponymOf(tree, at, last, found?.places ?? taken, tagged, kit)
          : undefined;
      if (toponym && !hides(hidden, toponym)) out.push(taken.length > 0 ? { ...toponym, taken: true } : toponym);
      else if (toponym && toponym.places[0]?.kind === "country") out.push({ ...toponym, use: "embedded" });
      at = last + 1;
    }
    i = run.last;
  }
  return out;
}

/** The last token of the longest place name of several words that the lexicon holds and that begins here. */
function areaAt(tree: Tree, i: number, kit: Kit): number | undefined {
  if (!/^\p{Lu}/u.test(tree.tokens[i]!.form)) return undefined;
  for (let last = Math.min(tree.tokens.length - 1, i + 6); last > i; last--) {
    if (tree.tokens[last]!.upos !== "PUNCT" && isAreaName(textOf(tree, i, last), kit)) return last;
  }
  return undefined;
}

/** The capitalised words from a token on that make one name: "Tall al-Nahas", "Bab al-Mandab Strait", "Côte d'Ivoire". */
function nameRun(tree: Tree, i: number): { readonly last: number } | undefined {
  const capital = (k: number) => /^\p{Lu}/u.test(tree.tokens[k]?.form ?? "");
  const article = (k: number) =>
    /^(al|el|ar|as|ash|at|az|an|ad|es|ez)$/i.test(tree.tokens[k]?.form ?? "") && tree.tokens[k + 1]?.form === "-";
  const starts =
    article(i) ||
    (capital(i) && (tree.tokens[i]!.upos === "PROPN" || (i > 0 && /^(NOUN|ADJ|X)$/.test(tree.tokens[i]!.upos))));
  if (!starts || tree.tokens[i]!.upos === "PUNCT") return undefined;
  let last = i;
  for (let k = i + 1; k < tree.tokens.length; k++) {
    const token = tree.tokens[k]!;
    const glued = tree.tokens[k - 1]!.to === token.from;
    if (capital(k) && (token.upos === "PROPN" || GENERIC.has(token.form.toLowerCase()) || glued)) last = k;
    else if (article(k) || (token.form === "-" && glued && tree.tokens[k + 1]?.from === token.to)) continue;
    else if (
      /^(of|de|du|del|d'|d’|la|les|and|bin|ibn|abu|den|van|upon|sur)$/i.test(token.form) &&
      k === last + 1 &&
      capital(k + 1) &&
      tree.tokens[k + 1]!.upos === "PROPN" &&
      token.form !== "and" &&
      token.form !== "of"
    )
      continue;
    else if (glued && tree.tokens[k - 1]!.form === "-") last = k;
    else break;
  }
  return { last };
}

/** The longest stretch of the run from `at` that is a known place. */
function longestPlace(
  tree: Tree,
  at: number,
  end: number,
  kit: Kit,
): { readonly last: number; readonly places: readonly Place[] } | undefined {
  for (let last = Math.min(end, at + 6); last >= at; last--) {
    const places = wellKnownPlaces(textOf(tree, at, last), kit);
    // Part of a longer name is another name ("Tall" in "Tall al-Nahas"), unless it is a place everyone knows.
    if (
      places.length > 0 &&
      (last === end || places[0]!.population >= WELL_KNOWN || GENERIC.has(tree.tokens[last + 1]!.form.toLowerCase()))
    ) {
      return { last, places };
    }
  }
  return undefined;
}

function textOf(tree: Tree, first: number, last: number): string {
  let text = "";
  for (let k = first; k <= last; k++)
    text += (k > first && tree.tokens[k - 1]!.to < tree.tokens[k]!.from ? " " : "") + tree.tokens[k]!.form;
  return text;
}

function toponymOf(
  tree: Tree,
  first: number,
  last: number,
  places: readonly Place[],
  tagged: readonly TaggedName[],
  kit: Kit,
  /** A name that the model has found: only how it is used is asked then. */
  found?: ScoredName,
): Toponym | undefined {
  const head = headOf(tree, first, last);
  const top = topOf(tree, head);
  const before = tree.tokens[first - 1];
  // "in Addis Ababa next week": read as a week's name
  const slip = before?.upos === "ADP" && relation(tree.tokens[head]!) === "compound" && isTimeNoun(tree, head);
  const way = slip ? before.form.toLowerCase() : wayTo(tree, top);
  const after = tree.tokens[last + 1];
  const generic = genericOf(tree, first, last, head);
  const known = places.length > 0;
  let use: PlaceUse | undefined =
    !slip && isModifier(tree, head, top) && generic === undefined ? "modifier" : undefined;
  if (use && !known && !found) return undefined;
  const country = places[0]?.kind === "country";
  const locative = way !== undefined && LOCATIVE.has(way);
  const comma =
    after?.form === "," && tree.tokens[last + 2] !== undefined && /^\p{Lu}/u.test(tree.tokens[last + 2]!.form);
  const listed = relation(tree.tokens[top]!) === "conj" || relation(tree.tokens[top]!) === "appos";
  const seen = tagged.find((name) => name.first <= last && name.last >= first);
  const seenAsPlace = seen?.type === "LOC" && seen.first === first && seen.last === last && seen.score >= SURE;
  // "at Arsat Holdings", "from Umm Hasan": no place; what something is inside or near of is one, whatever it looks like.
  if (
    !found &&
    !known &&
    generic === undefined &&
    seen &&
    seen.type !== "LOC" &&
    seen.score >= SURE &&
    !WITHIN.has(way ?? "")
  )
    return undefined;
  // An unknown name is a place only where the text or the tagger says so; a country only where something happens in it.
  if (
    !found &&
    !known &&
    !(
      seenAsPlace ||
      generic !== undefined ||
      isTaken(tree, top, way) ||
      (locative && STRICTLY.has(way!)) ||
      (listed && (locative || way === "such as"))
    )
  )
    return undefined;
  if (!found && !known && tree.tokens[head]!.upos !== "PROPN" && generic === undefined) return undefined;
  if (!found && !known && isPersonLike(tree, first, last)) return undefined;
  if (
    use === undefined &&
    country &&
    // "hit southern Lebanon": no state has a south that acts
    !/^(north|south|east|west|(north|south)-?(east|west))ern$/i.test(before?.form ?? "") &&
    !(locative && way !== "between" && way !== "of" && way !== "on" && way !== "against") &&
    generic === undefined &&
    !listedWithPlace(tree, top)
  )
    use = "metonym";
  const span = tokenSpan(
    tree,
    first,
    generic && tree.tokens[last + 1]?.form.toLowerCase() === generic ? last + 1 : last,
  );
  const within = comma ? textOf(tree, last + 2, nameRun(tree, last + 2)?.last ?? last + 2) : undefined;
  return {
    ...span,
    text: textOf(tree, first, last),
    head: { from: tree.tokens[head]!.from, to: tree.tokens[head]!.to },
    places: found ? found.places : placesNamed(textOf(tree, first, last), kit),
    ...(way === undefined ? {} : { relation: way }),
    ...(generic === undefined ? {} : { generic }),
    ...(within === undefined ? {} : { within }),
    ...(seenAsPlace && generic === undefined ? { tagged: seen.score } : {}),
    ...(use === undefined ? {} : { use }),
  };
}

const WITHIN = new Set("in inside near off outside around across into through".split(" "));

/** A tagger less sure than this is not asked against the text. */
const SURE = 0.7;

/** Object of a verb, or "of" of a noun, that only places go with; in a list, what holds of the first holds of all. */
function isTaken(tree: Tree, top: number, way: string | undefined): boolean {
  const first = firstConjunct(tree, top);
  const token = tree.tokens[first]!;
  const up = tree.tokens[token.head];
  if (!up || !TAKEN.has(up.lemma.toLowerCase())) return false;
  return up.upos === "VERB"
    ? /^(obj|nsubj:pass)$/.test(token.deprel) && PLACE_ONLY.test(up.lemma)
    : caseOf(tree, first) === "of" || (first !== top && way === "of");
}

/** What the gazetteer knows by the name of what was taken or attacked; nothing where that is somebody. */
function takenPlaces(
  tree: Tree,
  first: number,
  last: number,
  hidden: readonly Span[],
  tagged: readonly TaggedName[],
  kit: Kit,
): readonly Place[] {
  const top = topOf(tree, headOf(tree, first, last));
  if (!isPlaceObject(tree, top, first, last, tagged, kit) || isPersonLike(tree, first, last)) return [];
  const span = tokenSpan(tree, first, last);
  return hidden.some((other) => overlaps(other, span)) ? [] : placesNamed(textOf(tree, first, last), kit);
}

/** A title before a name or at its head makes it a person's: "aimed at Prime Minister Adel Karim". */
function isPersonLike(tree: Tree, first: number, last: number): boolean {
  return tree.tokens.slice(Math.max(0, first - 1), last).some(({ form }) => isTitleWord(form));
}

function listedWithPlace(tree: Tree, top: number): boolean {
  const token = tree.tokens[top]!;
  if ((relation(token) === "appos" || token.deprel === "nmod:unmarked") && token.head >= 0)
    return /^\p{Lu}/u.test(tree.tokens[token.head]!.form);
  return relation(token) === "conj" && LOCATIVE.has(caseOf(tree, token.head) ?? "");
}

function hides(hidden: readonly Span[], span: Span): boolean {
  return hidden.some((other) => overlaps(other, span) && other.to - other.from > span.to - span.from);
}

/** Why a place that no list knows is one. */
export const basisOf = (toponym: Toponym): Basis =>
  toponym.chance !== undefined
    ? { by: "model", model: "toponyms", score: Math.round(toponym.chance * 100) / 100 }
    : toponym.tagged !== undefined
      ? { by: "model", model: "names", score: toponym.tagged }
      : byRule(toponym.generic ? "place: named by its kind" : "place: after a locative preposition");

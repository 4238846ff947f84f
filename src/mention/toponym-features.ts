import type { Place } from "../gazetteer/place.ts";
import { h1, h2, h3 } from "../sentence/hash.ts";
import type { Token } from "../sentence/sentence.ts";
import { caseOf, relation } from "../sentence/tree.ts";
import { hashOf, WORD_CLASS } from "../sentence/word.ts";
import { isCapital } from "./entity.ts";
import { formOf, type NameForm, type NameForms, type Shown } from "./name-features.ts";
import { headOf } from "./scene.ts";
import type { Candidate } from "./toponym-candidate.ts";

/** Changes with the atoms and templates below. */
export const TOPONYM_TEMPLATES = "toponym-1";

/** What an article as a whole shows of its candidates. */
export interface ArticleEvidence {
  readonly shown: Shown;
  /** By the candidate's words: how often they stand there, and how surely the tagger takes them for a place, a body, a person. */
  readonly again: ReadonlyMap<string, Repeat>;
  /** Countries and first divisions of the names that are surely places, with how many names speak for each. */
  readonly countries: ReadonlyMap<string, number>;
  readonly divisions: ReadonlyMap<string, number>;
  readonly sure: number;
  /** Last words of persons' names. */
  readonly people: ReadonlySet<string>;
}

export interface Repeat {
  count: number;
  place: number;
  body: number;
  person: number;
  led: number;
  contained: number;
}

export function evidenceOf(candidates: readonly Candidate[], shown: Shown): ArticleEvidence {
  const again = new Map<string, Repeat>();
  const countries = new Map<string, number>();
  const divisions = new Map<string, number>();
  const people = new Set<string>();
  const counted = new Set<string>();
  for (const each of candidates) {
    const { first, last, tagged, tree, places, match } = each;
    const words = keyOf(each);
    let held = again.get(words);
    if (!held) {
      held = { count: 0, place: 0, body: 0, person: 0, led: 0, contained: 0 };
      again.set(words, held);
    }
    held.count++;
    if (tagged && tagged.first === first && tagged.last === last) {
      if (tagged.type === "LOC") held.place = Math.max(held.place, tagged.score);
      else if (tagged.type === "ORG") held.body = Math.max(held.body, tagged.score);
      else held.person = Math.max(held.person, tagged.score);
    }
    if (tagged?.type === "PER" && tagged.last === last && tagged.first < first && tagged.score > 0.6)
      people.add(tree.tokens[last]!.form);
    if (LEADING.has(tree.tokens[first - 1]?.form.toLowerCase() ?? "")) held.led++;
    if (containerOf(each) !== undefined) held.contained++;
    const isSure =
      (tagged?.type === "LOC" && tagged.score >= 0.8 && tagged.first === first && tagged.last === last) ||
      match?.entry.kind === "state";
    if (isSure && !counted.has(words)) {
      counted.add(words);
      for (const country of new Set(places.slice(0, 8).map((place) => place.country ?? "")))
        countries.set(country, (countries.get(country) ?? 0) + 1);
      for (const division of new Set(places.slice(0, 20).map(divisionOf)))
        if (division) divisions.set(division, (divisions.get(division) ?? 0) + 1);
    }
  }
  return { shown, again, countries, divisions, sure: counted.size, people };
}

const LEADING = new Set("in near at from to into across outside around inside throughout".split(" "));

function divisionOf(place: Place): string {
  return place.admin1 === undefined ? "" : `${place.country} ${place.admin1}`;
}

export function keyOf({ tree, first, last }: Candidate): string {
  let text = tree.tokens[first]!.form;
  for (let k = first + 1; k <= last; k++) text += ` ${tree.tokens[k]!.form}`;
  return text;
}

/** First token of the name behind a comma: "Texas" of "Paris, Texas". */
function containerOf({ tree, last }: Candidate): number | undefined {
  const after = tree.tokens[last + 2];
  return tree.tokens[last + 1]?.form === "," && after !== undefined && isCapital(after.form) ? last + 2 : undefined;
}

type Atom = (typeof ATOMS)[number];
const ATOMS = [
  "kind",
  "rank",
  "senses",
  "size",
  "shape",
  "common",
  "field",
  "lists",
  "tag",
  "tagScore",
  "tagFit",
  "lexicon",
  "run",
  "runSize",
  "runTag",
  "upos",
  "rel",
  "upRel",
  "prep",
  "before",
  "before2",
  "after",
  "after2",
  "beforeKind",
  "afterKind",
  "afterCap",
  "beforeCap",
  "beforeLists",
  "afterLists",
  "beforeField",
  "afterField",
  "governor",
  "governorField",
  "governorVerb",
  "comma",
  "commaBefore",
  "dateline",
  "start",
  "count",
  "againPlace",
  "againOther",
  "led",
  "contained",
  "shownFirst",
  "shownLast",
  "land",
  "division",
  "person",
  "longer",
  "longerTag",
  "inside",
  "firstKind",
  "lastKind",
  "last",
  "runEnd",
  "suffix",
  "casing",
] as const;

const AT = Object.fromEntries(ATOMS.map((name, i) => [name, i])) as Readonly<Record<Atom, number>>;

/** Which atoms are looked at together, besides each by itself. */
const TOGETHER: readonly (readonly Atom[])[] = [
  ["kind", "rank"],
  ["kind", "tag"],
  ["kind", "tag", "tagFit"],
  ["kind", "rank", "tag"],
  ["tag", "tagScore", "tagFit"],
  ["kind", "tagScore", "tagFit"],
  ["kind", "run"],
  ["kind", "run", "runSize"],
  ["tag", "run", "runSize"],
  ["kind", "common", "start"],
  ["kind", "common", "tag"],
  ["rank", "common", "tag"],
  ["kind", "lists"],
  ["kind", "lists", "run"],
  ["kind", "before"],
  ["kind", "after"],
  ["tag", "before"],
  ["tag", "after"],
  ["run", "before"],
  ["run", "after"],
  ["before", "after"],
  ["kind", "before2", "before"],
  ["kind", "prep"],
  ["tag", "prep"],
  ["kind", "rel"],
  ["kind", "rel", "upRel"],
  ["kind", "upos"],
  ["kind", "rel", "governorField"],
  ["kind", "governor"],
  ["rel", "governor"],
  ["kind", "governorVerb", "rel"],
  ["kind", "beforeKind"],
  ["kind", "afterKind"],
  ["kind", "afterKind", "afterCap"],
  ["kind", "beforeLists", "beforeCap"],
  ["kind", "afterLists", "afterCap"],
  ["tag", "beforeLists", "beforeCap"],
  ["tag", "afterLists", "afterCap"],
  ["beforeLists", "lists", "afterLists"],
  ["kind", "afterField"],
  ["kind", "beforeField"],
  ["kind", "comma"],
  ["kind", "commaBefore"],
  ["tag", "comma"],
  ["tag", "commaBefore"],
  ["kind", "dateline"],
  ["kind", "count"],
  ["kind", "againPlace"],
  ["tag", "againPlace"],
  ["kind", "againOther"],
  ["tag", "againOther"],
  ["kind", "led", "count"],
  ["kind", "contained"],
  ["kind", "shownFirst"],
  ["kind", "shownLast"],
  ["kind", "land"],
  ["rank", "land", "tag"],
  ["kind", "division"],
  ["rank", "division", "tag"],
  ["kind", "person"],
  ["tag", "person"],
  ["kind", "longer"],
  ["kind", "longerTag"],
  ["kind", "inside"],
  ["kind", "lexicon"],
  ["lexicon", "tag"],
  ["lexicon", "rel"],
  ["lexicon", "after"],
  ["lexicon", "before"],
  ["lexicon", "afterCap", "run"],
  ["kind", "firstKind", "run"],
  ["kind", "lastKind", "run"],
  ["tag", "lastKind", "run"],
  ["kind", "last"],
  ["run", "last"],
  ["kind", "runEnd", "run"],
  ["kind", "suffix"],
  ["kind", "shape", "size"],
  ["kind", "shape", "casing"],
  ["kind", "senses", "rank"],
];

export const TOPONYM_FEATURES = ATOMS.length + TOGETHER.length + 1;

/** Writes the hashed features of a candidate into `out` and gives their number. */
export function toponymFeatures(
  candidate: Candidate,
  others: readonly Candidate[],
  evidence: ArticleEvidence,
  forms: NameForms,
  out: Int32Array,
): number {
  const atoms = atomsOf(candidate, others, evidence, forms);
  let count = 0;
  out[count++] = h1(1, 0);
  for (let i = 0; i < atoms.length; i++) out[count++] = h1(i + 2, atoms[i]!);
  for (let t = 0; t < TOGETHER.length; t++) {
    const [a, b, c] = TOGETHER[t]!;
    out[count++] =
      c === undefined
        ? h2(t + 100, atoms[AT[a!]]!, atoms[AT[b!]]!)
        : h3(t + 100, atoms[AT[a!]]!, atoms[AT[b!]]!, atoms[AT[c]]!);
  }
  return count;
}

const atoms = new Int32Array(ATOMS.length);

function atomsOf(
  candidate: Candidate,
  others: readonly Candidate[],
  { shown, again, countries, divisions, sure, people }: ArticleEvidence,
  forms: NameForms,
): Int32Array {
  const { tree, first, last, places, tagged, match, run } = candidate;
  const { tokens } = tree;
  const head = headOf(tree, candidate);
  const token = tokens[head]!;
  const up = token.head < 0 ? undefined : tokens[token.head]!;
  const at = (i: number): NameForm | undefined =>
    tokens[i] === undefined ? undefined : formOf(tokens[i]!.form, forms);
  const [before, before2, after, after2] = [at(first - 1), at(first - 2), at(last + 1), at(last + 2)];
  const own = at(first)!;
  const end = at(last)!;
  const kind = kindOf(candidate);
  const isDemonym = match?.as === "demonym";
  const set = (atom: Atom, value: number) => {
    atoms[AT[atom]] = value;
  };
  set("kind", kind);
  const population = places[0]?.population ?? 0;
  set("rank", population <= 0 ? 0 : Math.floor(Math.log10(population)));
  set("senses", Math.min(5, places.length > 8 ? 5 : places.length > 3 ? 4 : places.length));
  set("size", Math.min(3, last - first));
  set("shape", own.capital * 4 + (/\.$/.test(tokens[last]!.form) ? 1 : 0) + (tokens[first]!.form.length < 4 ? 2 : 0));
  const isCommon = (form: NameForm) => (form.word.classes & WORD_CLASS.common) !== 0;
  set("common", isCommon(own) ? (isCommon(end) ? 3 : 1) : isCommon(end) ? 2 : 0);
  set("field", own.word.nounField * 64 + end.word.nounField);
  set("lists", own.lists * 256 + end.lists);
  const tagFit = tagged === undefined ? 0 : fitOf(candidate, tagged.first, tagged.last);
  set("tag", tagged === undefined ? 0 : tagged.type === "LOC" ? 1 : tagged.type === "ORG" ? 2 : 3);
  set("tagScore", tagged === undefined ? 0 : 1 + atoms[AT.tag]! * 8 + bucket(tagged.score, [0.4, 0.6, 0.8, 0.93]));
  set("tagFit", tagFit);
  set("lexicon", match === undefined ? 0 : hashOf(match.entry.kind) ^ hashOf(match.as));
  const isWhole = first === run.first && last === run.last;
  set("run", isWhole ? 0 : first === run.first ? 1 : last === run.last ? 2 : 3);
  set("runSize", Math.min(4, run.last - run.first - (last - first)));
  set("runTag", atoms[AT.tag]! * 8 + tagFit);
  set("upos", hashOf(token.upos));
  set("rel", hashOf(token.deprel));
  set("upRel", up === undefined ? 1 : hashOf(relation(up)));
  set("prep", hashOf(caseOf(tree, head) ?? ""));
  set("before", before?.word.lower ?? 1);
  set("before2", before2?.word.lower ?? 1);
  set("after", after?.word.lower ?? 1);
  set("after2", after2?.word.lower ?? 1);
  set("beforeKind", before?.kind ?? 99);
  set("afterKind", after?.kind ?? 99);
  set("beforeCap", before?.capital ?? 9);
  set("afterCap", after?.capital ?? 9);
  set("beforeLists", before === undefined || before.capital === 0 ? 999 : before.lists);
  set("afterLists", after === undefined || after.capital === 0 ? 999 : after.lists);
  set("beforeField", before === undefined ? 99 : before.word.nounField);
  set("afterField", after === undefined ? 99 : after.word.nounField);
  const governor = up === undefined ? undefined : formOf(up.form, forms);
  set("governor", up === undefined ? 1 : hashOf(up.lemma));
  set("governorField", governor?.word.nounField ?? 99);
  set("governorVerb", up?.upos === "VERB" ? (governor?.word.verbField ?? 99) : 98);
  set("comma", besideOf(candidate, others, 1));
  set("commaBefore", besideOf(candidate, others, -1));
  set("dateline", datelineOf(tokens, candidate));
  set("start", first === 0 ? 1 : 0);
  const words = keyOf(candidate);
  const repeat = again.get(words)!;
  set("count", Math.min(4, repeat.count));
  set("againPlace", bucket(repeat.place, [0.01, 0.4, 0.7, 0.9]));
  set("againOther", bucket(repeat.body, [0.01, 0.5, 0.8]) * 8 + bucket(repeat.person, [0.01, 0.5, 0.8]));
  set("led", Math.min(2, repeat.led));
  set("contained", Math.min(2, repeat.contained));
  set("shownFirst", shown.get(own.word.lower) ?? 0);
  set("shownLast", shown.get(end.word.lower) ?? 0);
  let land = 0;
  for (const place of places.slice(0, 20)) land = Math.max(land, countries.get(place.country ?? "") ?? 0);
  set("land", sure === 0 ? 9 : bucket(land / sure, [0.01, 0.2, 0.5, 0.8]) * 4 + Math.min(3, land));
  let division = 0;
  for (const place of places.slice(0, 20)) division = Math.max(division, divisions.get(divisionOf(place)) ?? 0);
  set("division", Math.min(4, division));
  set("person", people.has(tokens[last]!.form) ? 1 : 0);
  let longer = 0;
  let longerTag = 0;
  let inside = 0;
  for (const other of others) {
    if (other === candidate) continue;
    if (other.first <= first && other.last >= last) {
      longer = Math.max(longer, 1 + kindOf(other));
      if (other.tagged?.type === "LOC" && other.tagged.first === other.first && other.tagged.last === other.last)
        longerTag = 1;
    } else if (other.first >= first && other.last <= last) inside = Math.max(inside, 1 + kindOf(other));
  }
  set("longer", longer);
  set("longerTag", longerTag);
  set("inside", inside);
  set("firstKind", own.kind);
  set("lastKind", end.kind);
  // The word itself says something only where it is a common one: "River", "County", "Street".
  set("last", last > first && isCommon(end) ? end.word.lower : 0);
  set("runEnd", last === run.last ? 0 : (at(run.last)?.kind ?? 0) + 1);
  set("suffix", isDemonym ? 1 : places.length > 0 ? 2 : end.word.suffix3);
  set("casing", (before?.capital ?? 0) * 4 + (after?.capital ?? 0));
  return atoms;
}

const KINDS = ["country", "admin1", "admin2", "settlement", "area", "spot"];

function kindOf({ places, match }: Candidate): number {
  const place = places[0];
  if (match?.as === "demonym") return 12;
  if (match?.as === "capital") return 13;
  if (match && match.as === "name" && match.entry.kind === "state") return 11;
  if (place === undefined) return match === undefined ? 0 : 14;
  return 1 + KINDS.indexOf(place.kind) + (place.basis.by === "lexicon" && place.kind !== "country" ? 15 : 0);
}

function fitOf({ first, last }: Candidate, from: number, to: number): number {
  if (first === from && last === to) return 1;
  if (first >= from && last <= to) return first === from ? 2 : last === to ? 3 : 4;
  return first <= from && last >= to ? 5 : 6;
}

function bucket(value: number, bounds: readonly number[]): number {
  let n = 0;
  while (n < bounds.length && value >= bounds[n]!) n++;
  return n;
}

/** What stands beyond a comma: 0 no comma, else the kind of place there, 99 no place. */
function besideOf({ tree, first, last }: Candidate, others: readonly Candidate[], way: 1 | -1): number {
  const comma = way === 1 ? last + 1 : first - 1;
  const form = tree.tokens[comma]?.form;
  const isComma = form === ",";
  if (!isComma && !/^(and|or|\/|-|–|\()$/.test(form ?? "")) return 0;
  let best = 99;
  for (const other of others)
    if (way === 1 ? other.first === comma + 1 : other.last === comma - 1) {
      const kind = kindOf(other);
      if (kind > 0 && (best === 99 || kind !== 4)) best = kind;
    }
  return best + (isComma ? 0 : 200);
}

/** "GOMA, Congo (AP) —": in capitals, or right before the dash that opens a story. */
function datelineOf(tokens: readonly Token[], { first, last }: Candidate): number {
  if (first > 6) return 0;
  const isShouted = tokens.slice(0, last + 1).some(({ form }) => form.length > 3 && form === form.toUpperCase());
  for (let k = last + 1; k < Math.min(tokens.length, last + 9); k++) {
    const { form } = tokens[k]!;
    if (/^(—|–|--|-)$/.test(form) && tokens[k - 1]!.to < tokens[k]!.from) return 1 + (isShouted ? 2 : 0);
    if (form === "(") return 5 + (isShouted ? 2 : 0);
    if (/^\p{Ll}{3}/u.test(form)) break;
  }
  return isShouted ? 9 : 0;
}

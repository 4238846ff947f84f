import type { Token } from "../sentence/sentence.ts";
import type { Tree } from "../sentence/tree.ts";
import { fold, isCapital, PARTICLES } from "./entity.ts";
import type { ActorType } from "./mention.ts";
import type { Stretch } from "./phrase.ts";

/**
 * Merged name tokens: maximal runs of name words, joined across hyphens ("al-Khiam"), particles ("bin", "de la") and, after the
 * head noun of an institution, across "of", "for", "and" ("Ministry of Rural Affairs"). Weekdays and months end a run.
 */
export function nameRuns(tokens: readonly Token[]): Stretch[] {
  const out: Stretch[] = [];
  for (let i = 0; i < tokens.length; ) {
    const first = i;
    if (!opensName(tokens, i)) {
      i++;
      continue;
    }
    let last = first;
    for (let next = step(tokens, first, last); next !== undefined; next = step(tokens, first, last)) last = next;
    out.push({ first, last });
    i = last + 1;
  }
  return out;
}

/** What a name the lexicon does not know seems to be; undefined when nothing tells, "place" when it is none that acts. */
export function guessedType(tree: Tree, run: Stretch, head: number): ActorType | "place" | undefined {
  const { tokens } = tree;
  const own = tokens.slice(run.first, run.last + 1);
  const lower = own.map((token) => fold(token.form));
  const of = lower.findIndex((word) => word === "of" || word === "for");
  const nucleus = lower[(of > 0 ? of : lower.length) - 1]!;
  const kind = kindOfNoun(nucleus);
  if (
    kind !== undefined &&
    (own.length > 1 || tree.children[head]!.some((c) => c < run.first && tokens[c]!.deprel !== "case"))
  )
    return nucleus === "agency" && lower.includes("news") ? "outlet" : kind;
  if (own.length > 1 && TITLES.has(lower.find((word) => !BEFORE_TITLES.has(word)) ?? "")) return "person";
  if (tree.children[head]!.some((c) => c < head && tokens[c]!.deprel === "nmod:desc")) return "person";
  if (run.first > 0 && TITLES.has(fold(tokens[run.first - 1]!.form))) return "person";
  return undefined;
}

/** Two to five capitalised words, none an acronym, no digits: how people are named. */
export function looksLikePerson(tokens: readonly Token[], run: Stretch): boolean {
  let words = 0;
  for (let i = run.first; i <= run.last; i++) {
    const { form } = tokens[i]!;
    if (form === "-") continue;
    if (PARTICLES.has(fold(form))) {
      if (/^(of|the|and)$/.test(form)) return false;
      continue;
    }
    if (!/^\p{Lu}(?:\.|['’]?\p{L}*[\p{Ll}’'-]\p{L}*\.?)$/u.test(form)) return false;
    words++;
  }
  return words >= 2 && words <= 5;
}

/** Capital letters that name an institution: "RSF", "MINUSMA". */
export function isAcronymName(form: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}.&-]{1,9}$/u.test(form);
}

/** The first letters of the words of a name: "RSF" of "Rapid Support Forces". */
export function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => isCapital(word))
    .map((word) => word.charAt(0))
    .join("");
}

/** A run behind the last of its titles: "Lt. Gen. Carlos Vega" from "Carlos" on. */
export function withoutTitles(tokens: readonly Token[], run: Stretch): Stretch {
  let first = run.last;
  while (first > run.first && !TITLES.has(fold(tokens[first - 1]!.form))) first--;
  return { first, last: run.last };
}

/** The kind of institution or place a noun names: "ministry" government, "river" place; its plural too. */
export function kindOfNoun(lower: string): ActorType | "place" | undefined {
  return KIND_OF_NOUN.get(lower) ?? KIND_OF_NOUN.get(lower.replace(/ies$/, "y").replace(/s$/, ""));
}

function opensName(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (CALENDAR.has(fold(token.form)) && !isGivenName(tokens, i)) return false;
  if (token.upos === "NOUN" && isAcronymName(token.form)) return true;
  if (token.upos === "PROPN") return isCapital(token.form) || joinsCapital(tokens, i);
  // A particle that opens a name, and a capitalised word inside a sentence right before a name.
  if (joinsCapital(tokens, i)) return true;
  return (
    i > 0 &&
    isCapital(token.form) &&
    NOMINAL.has(token.upos) &&
    tokens[i + 1]?.upos === "PROPN" &&
    isCapital(tokens[i + 1]!.form) &&
    token.xpos !== "PRP"
  );
}

function isGivenName(tokens: readonly Token[], i: number): boolean {
  const titled = i > 0 && TITLES.has(fold(tokens[i - 1]!.form));
  return (
    (titled || /^(april|june|may|august)$/.test(fold(tokens[i]!.form))) &&
    tokens[i + 1]?.upos === "PROPN" &&
    tokens[i + 1]?.deprel === "flat"
  );
}

function step(tokens: readonly Token[], first: number, last: number): number | undefined {
  const next = tokens[last + 1];
  if (next === undefined) return undefined;
  const after = tokens[last + 2];
  if (next.form === "-" || next.form === "‑")
    return after &&
      next.from === tokens[last]!.to &&
      after.from === next.to &&
      (isCapital(after.form) || after.upos === "PROPN")
      ? last + 2
      : undefined;
  if (CALENDAR.has(fold(next.form)) && !(TITLES.has(fold(tokens[last]!.form)) && isGivenName(tokens, last + 1)))
    return undefined;
  if (isCapital(next.form) && (next.upos === "PROPN" || (NOMINAL.has(next.upos) && next.xpos !== "PRP")))
    return last + 1;
  if (joinsCapital(tokens, last + 1)) return last + 1;
  if (/^(of|for|and|&)$/.test(next.form) && isInstitution(tokens, first, last, next.form)) {
    let to = last + 2;
    while (tokens[to] && /^(the|of|for)$/.test(tokens[to]!.form)) to++;
    const word = tokens[to];
    return word && isCapital(word.form) && NOMINAL.has(word.upos) && !CALENDAR.has(fold(word.form)) ? to : undefined;
  }
  return undefined;
}

/** "and" only goes on inside "Ministry of Trade and Industry". */
function isInstitution(tokens: readonly Token[], first: number, last: number, link: string): boolean {
  let opened = false;
  let linked = false;
  for (let i = first; i <= last; i++) {
    const word = fold(tokens[i]!.form);
    if (KIND_OF_NOUN.has(word) && isCapital(tokens[i]!.form) && KIND_OF_NOUN.get(word) !== "place") opened = true;
    if (word === "of" || word === "for") linked = true;
  }
  return opened && (link !== "and" || (linked && !KIND_OF_NOUN.has(fold(tokens[last + 2]?.form ?? ""))));
}

function joinsCapital(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  const word = fold(token.form);
  if (!NAME_PARTICLES.has(word)) return false;
  const next = tokens[i + 1];
  if (next === undefined) return false;
  if (next.form === "-") return next.from === token.to && tokens[i + 2] !== undefined && isCapital(tokens[i + 2]!.form);
  if (i === 0 || !isCapital(tokens[i - 1]!.form)) return isCapital(token.form) && isCapital(next.form);
  if (NAME_PARTICLES.has(fold(next.form))) return joinsCapital(tokens, i + 1);
  return next.upos === "PROPN" && isCapital(next.form);
}

const NOMINAL = new Set(["NOUN", "ADJ", "PROPN", "X"]);
const NAME_PARTICLES: ReadonlySet<string> = new Set(
  [...PARTICLES].filter((word) => !/^(of|the|and|e|y|as|an|at|ad)$/.test(word)),
);

const CALENDAR = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split(
    " ",
  ),
);

/** Titles written before a name, without full stops. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    "mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister premier chancellor king queen prince princess emir sheikh sheik shaikh imam ayatollah mullah mawlawi maulvi haji hajji alhaji qari ustad don doña " +
    "pope cardinal archbishop bishop father reverend rev rabbi governor gov mayor senator sen representative rep congressman congresswoman secretary ambassador envoy judge justice attorney " +
    "general gen lieutenant lt major maj colonel col captain capt brigadier brig commander cmdr admiral adm marshal sergeant sgt corporal cpl private pvt chief inspector commissioner officer " +
    "spokesman spokeswoman spokesperson leader minister deputy foreign defense defence interior director chairman chairwoman speaker crown grand former acting"
  ).split(" "),
);

/** Words that stand before a title and are none alone: "Defence Minister", but "Defence Media Operations". */
/** Whether a word by itself is a title ("Minister"), not only with another ("Foreign"). */
export function isTitleWord(form: string): boolean {
  const word = fold(form).replace(/\.$/, "");
  return TITLES.has(word) && !BEFORE_TITLES.has(word);
}

const BEFORE_TITLES: ReadonlySet<string> = new Set(
  "foreign defense defence interior vice deputy former acting crown grand prime".split(" "),
);

const kinds: [ActorType | "place", string][] = [
  [
    "government",
    "ministry government cabinet parliament senate congress assembly council department embassy presidency office court authority administration directorate bureau commission duma knesset majlis treasury municipality consulate secretariat",
  ],
  ["military", "army navy forces force guard guards corps marines command battalion division regiment unit"],
  ["police", "police gendarmerie constabulary"],
  [
    "armed-group",
    "brigade brigades front militia militias rebels mujahideen fighters resistance jihad battalions faction insurgents cartel gang",
  ],
  ["party", "party movement alliance coalition bloc congress union league framework"],
  [
    "organisation",
    "agency organization organisation association foundation society institute university college committee group company corporation corp inc ltd bank fund federation network center centre observatory club church hospital initiative project programme program crescent cross watch international council union mission syndicate chamber board forum campaign airlines group house",
  ],
  [
    "outlet",
    "news times post television tv radio newspaper daily gazette herald tribune guardian telegraph press channel journal magazine broadcasting agency",
  ],
  [
    "place",
    "river province district city town village street road avenue square airport port camp lake sea gulf valley mountain mountains hill hills heights island islands peninsula desert bay strait coast beach bridge crossing governorate county region state park plaza tower highway university_campus forest canal dam gate border",
  ],
];
/** The nouns institutions and places are named with; where a noun stands in several rows the first one holds. */
const KIND_OF_NOUN = new Map<string, ActorType | "place">();
for (const [kind, nouns] of kinds)
  for (const noun of nouns.split(" ")) if (!KIND_OF_NOUN.has(noun)) KIND_OF_NOUN.set(noun, kind);

import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { Draft } from "./draft.ts";
import { fold, list, PARTICLES } from "./entity.ts";

export type Gender = "male" | "female";

/** One entry of lexicon/given-names.yaml: given names of a part of the world. */
interface GivenNames extends Entry {
  readonly gender: Gender;
  readonly names: readonly string[];
}

/**
 * "he" or "she", as far as the phrase tells: by a title before the name, a noun it is described with ("his wife, Leyla Haddad"), or its
 * given name. Undefined for bodies, for crowds, and where two words contradict each other.
 */
export function genderOf(draft: Draft, kit: Kit): Gender | undefined {
  const { agreement, identity, form } = draft;
  if (agreement.gender || agreement.sort !== "person" || agreement.number === "plural") return agreement.gender;
  if (form !== "name" && form !== "noun") return undefined;
  const told = form === "name" ? describedGender(draft) : undefined;
  if (told || identity.type !== "person") return told;
  return givenGender(identity.name, kit);
}

/** By the noun itself: "spokeswoman", "father", "king". */
export function genderOfNoun(lemma: string): Gender | undefined {
  const noun = lemma.toLowerCase();
  if (MALE.has(noun) || /[a-z]{3}(?:s|c|d|e|t|n|r|l|k)man$/.test(noun)) return HUMAN.has(noun) ? undefined : "male";
  return FEMALE.has(noun) || /[a-z]{3}woman$/.test(noun) ? "female" : undefined;
}

/** Titles before the name and the noun of the apposition behind it; what stands deeper in the phrase is about others. */
function describedGender({ sentence, first, last, head, name }: Draft): Gender | undefined {
  const { tokens } = sentence;
  const found = new Set<Gender>();
  for (let k = first; k <= last; k++) {
    const token = tokens[k]!;
    const word = fold(token.form);
    if (k <= head && (TITLES.get(word) ?? "")) found.add(TITLES.get(word)!);
    const own =
      k < (name?.first ?? head) ? k === (name?.first ?? head) - 1 : token.deprel === "appos" && token.head === head;
    const gender = own ? genderOfNoun(token.lemma) : undefined;
    if (gender) found.add(gender);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function givenGender(name: string, kit: Kit): Gender | undefined {
  const words = name.split(/\s+/);
  if (words.length < 2) return undefined;
  const known = givenNames(kit);
  for (const word of words.slice(0, -1)) {
    const folded = fold(word);
    if (PARTICLES.has(folded) || /^\p{Lu}\.?$/u.test(word)) continue;
    return known.get(folded) ?? known.get(folded.split("-")[0]!);
  }
  return undefined;
}

const givenNames = perKit((kit) => {
  const known = new Map<string, Gender>();
  const both = new Set<string>();
  for (const { gender, names } of section<GivenNames>(kit, "given-names"))
    for (const name of list(names)) {
      const folded = fold(name);
      if ((known.get(folded) ?? gender) !== gender) both.add(folded);
      known.set(folded, gender);
    }
  for (const name of both) known.delete(name);
  return known;
});

const MALE = new Set(
  (
    "man boy gunman king prince father grandfather son grandson brother half-brother stepfather stepson uncle nephew husband widower father-in-law " +
    "son-in-law brother-in-law monk priest imam sheikh emir sultan ayatollah gentleman policeman clergyman congressman actor patriarch bridegroom groom friar rabbi mullah businessman"
  ).split(" "),
);
const FEMALE = new Set(
  (
    "woman girl queen princess mother grandmother daughter granddaughter sister half-sister stepmother stepdaughter aunt niece wife widow mother-in-law " +
    "daughter-in-law sister-in-law nun actress duchess empress lady schoolgirl midwife waitress heroine hostess ex-wife sultana"
  ).split(" "),
);
/** End in -man and tell nothing. */
const HUMAN = new Set(["german", "ottoman", "talisman", "roman", "norman"]);
const TITLES: ReadonlyMap<string, Gender> = new Map([
  ..."mr sir lord king prince sheikh sheik shaikh ayatollah imam mullah father brother baron count duke emir sultan señor senor monsieur herr"
    .split(" ")
    .map((title) => [title, "male"] as const),
  ..."mrs ms miss lady dame queen princess mother sister madam madame baroness countess duchess señora senora sheikha frau"
    .split(" ")
    .map((title) => [title, "female"] as const),
]);

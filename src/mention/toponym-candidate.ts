import { placesNamed } from "../gazetteer/gazetteer.ts";
import type { Place } from "../gazetteer/place.ts";
import type { Kit } from "../kit/kit.ts";
import type { Sentence, Token } from "../sentence/sentence.ts";
import { type Tree, treeOf } from "../sentence/tree.ts";
import { type EntityMatch, isCapital } from "./entity.ts";
import type { TaggedName } from "./name-tag.ts";
import type { Stretch } from "./phrase.ts";

/** Words that may be the name of a place, whatever they are used for. */
export interface Candidate extends Stretch {
  readonly sentence: Sentence;
  readonly tree: Tree;
  /** As it is looked up: "Syria" for "Syrian". */
  readonly name: string;
  readonly places: readonly Place[];
  /** The lexicon name over just these words. */
  readonly match?: EntityMatch;
  /** The name the tagger sees here, in part or whole. */
  readonly tagged?: TaggedName;
  /** The row of capitalised words it stands in. */
  readonly run: Stretch;
}

/** All stretches of a sentence that a list or the tagger knows as a place, and rows of capitals; several may overlap. */
export function candidatesIn(
  sentence: Sentence,
  matches: readonly EntityMatch[],
  tagged: readonly TaggedName[],
  kit: Kit,
  isHidden?: (name: string) => boolean,
): Candidate[] {
  const tree = treeOf(sentence);
  const { tokens } = tree;
  const out: Candidate[] = [];
  for (const run of capitalRuns(tokens)) {
    for (let first = run.first; first <= run.last; first++) {
      if (!isCapital(tokens[first]!.form) && first > run.first) continue;
      for (let last = Math.min(run.last, first + LONGEST - 1); last >= first; last--) {
        if (!isCapital(tokens[last]!.form)) continue;
        if (PERSONAL.test(tokens[first - 1]?.form ?? "")) continue;
        const match = matches.find((each) => each.first === first && each.last === last);
        // The European Union is an organisation with a capital: an area too.
        const state = match && (STATES.has(match.entry.kind) || match.entry.capital !== undefined) ? match : undefined;
        const words = wordsOf(tokens, first, last);
        if (first === last && (words.length < 2 || CLOSED.has(tokens[first]!.upos)) && !state) continue;
        const name = state?.as === "demonym" ? state.entry.name : words;
        const places = isHidden?.(name) ? [] : placesNamed(name, kit);
        const seen = tagged.find((each) => each.first <= last && each.last >= first);
        const isSeen = seen?.type === "LOC" && seen.first === first && seen.last === last;
        const isWhole = first === run.first && last === run.last && tokens[last]!.upos === "PROPN";
        if (places.length === 0 && !state && !isSeen && !isWhole && !ADJECTIVES.has(words)) continue;
        out.push({
          sentence,
          tree,
          first,
          last,
          name,
          places,
          ...(match === undefined ? {} : { match }),
          ...(seen === undefined ? {} : { tagged: seen }),
          run,
        });
      }
    }
  }
  return out;
}

/** Only persons are called so. */
const PERSONAL = /^(?:Mr|Mrs|Ms|Miss|Messrs|Mme|Dr|Sgt|Cpl|Pvt|Lt|Capt|Maj|Rev)\.?$/;

const STATES = new Set(["state", "territory"]);

/** A place name has no more words than these. */
const LONGEST = 6;

const CLOSED = new Set("DET PRON ADP AUX CCONJ SCONJ PART ADV NUM PUNCT INTJ".split(" "));

/** Adjectives of parts of the world, which are of no state. */
export const ADJECTIVES: ReadonlySet<string> = new Set(
  "European Europeans African Africans Asian Asians Arctic Antarctic Caribbean Balkan Baltic Mediterranean Scandinavian Nordic Siberian Transatlantic Texan Texans Californian Californians Hawaiian Alaskan Londoners Parisian Bavarian Catalan Basque Sicilian Flemish".split(
    " ",
  ),
);

/** Rows of words with a capital, over hyphens and the particles of names. */
export function capitalRuns(tokens: readonly Token[]): Stretch[] {
  const out: Stretch[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const opens = isCapital(tokens[i]!.form) ? !FUNCTION.has(tokens[i]!.upos) : isArticle(tokens, i);
    if (!opens) continue;
    let last = isCapital(tokens[i]!.form) ? i : i + 2;
    for (let k = last + 1; k < tokens.length && k - last <= 4; k++) {
      const { form } = tokens[k]!;
      if (isCapital(form)) last = k;
      else if (!(isHyphen(tokens, k) || isHyphen(tokens, k - 1) || LINKS.test(form))) break;
    }
    if (tokens[i]!.upos !== "DET" || last > i) out.push({ first: i, last });
    i = last;
  }
  return out;
}

const FUNCTION = new Set("PRON ADP AUX CCONJ SCONJ PART PUNCT INTJ".split(" "));

/** "al" of "al-Khiam". */
function isArticle(tokens: readonly Token[], i: number): boolean {
  return (
    /^(?:al|el|ar|as|ash|at|az|an|ad|es|ez|ed|deir|bab|tal|tell|ain)$/i.test(tokens[i]!.form) &&
    isHyphen(tokens, i + 1) &&
    isCapital(tokens[i + 2]!.form)
  );
}

function isHyphen(tokens: readonly Token[], k: number): boolean {
  if (k < 1 || k >= tokens.length) return false;
  const { form, from, to } = tokens[k]!;
  return (form === "-" || form === "‑") && tokens[k - 1]!.to === from && tokens[k + 1]?.from === to;
}

const LINKS =
  /^(?:of|de|du|del|della|di|da|do|dos|la|le|les|el|al|den|van|der|von|upon|sur|bin|ibn|abu|the|’s|'s|d'|d’|l'|l’|y|e|au|aux|en)$/;

export function wordsOf(tokens: readonly Token[], first: number, last: number): string {
  let text = tokens[first]!.form;
  for (let k = first + 1; k <= last; k++)
    text += tokens[k - 1]!.to < tokens[k]!.from ? ` ${tokens[k]!.form}` : tokens[k]!.form;
  return text;
}

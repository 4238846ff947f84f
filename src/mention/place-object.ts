import type { Kit } from "../kit/kit.ts";
import { caseOf, childrenBy, firstConjunct, type Tree } from "../sentence/tree.ts";
import { agentAt, agentIndex } from "./agent.ts";
import type { TaggedName } from "./name-tag.ts";

/** People are attacked and raided too; only places are entered or retaken. */
export const PLACE_ONLY =
  /^(capture|seize|enter|storm|retake|recapture|besiege|encircle|shell|bombard|liberate|reach|overrun|occupy|evacuate)$/;

const PLACE_TOO = /^(attack|raid|strike|bomb|pound|ransack|torch|loot|invade|hit)$/;

/**
 * "seized Sake", "attacked Mahagi and Bule": is the name from `first` on, whose phrase hangs by `top`, the bare object of a deed that is done
 * to places? What people are attacked with too counts only where the armed do it. The tagger is heard where it sees somebody in the name.
 */
export function isPlaceObject(
  tree: Tree,
  top: number,
  first: number,
  last: number,
  tagged: readonly TaggedName[],
  kit: Kit,
): boolean {
  const token = tree.tokens[firstConjunct(tree, top)]!;
  const up = tree.tokens[token.head];
  // "the road to Marjayoun"
  if (up && WAY.test(up.lemma) && token.deprel === "nmod" && /^(to|from)$/.test(caseOf(tree, top) ?? ""))
    return !isSomebody(tagged, first, last);
  if (up?.upos !== "VERB" || !/^(obj|nsubj:pass)$/.test(token.deprel)) return false;
  if (/^(DET|PROPN|NUM)$/.test(tree.tokens[first - 1]?.upos ?? "")) return false;
  const surely = PLACE_ONLY.test(up.lemma);
  if (!surely && !(PLACE_TOO.test(up.lemma) && token.deprel === "obj" && isArmed(tree, token.head, kit))) return false;
  return !isSomebody(tagged, first, last);
}

const WAY = /^(road|highway|motorway)$/i;

function isSomebody(tagged: readonly TaggedName[], first: number, last: number): boolean {
  return tagged.some((name) => name.first <= last && name.last >= first && name.type !== "LOC" && name.score >= SURE);
}

/** A tagger this sure that a name is somebody's is heard even where places are attacked. */
const SURE = 0.7;

/** Fighters, soldiers, police, and what they shoot and fly. */
function isArmed(tree: Tree, verb: number, kit: Kit): boolean {
  return childrenBy(tree, verb, "nsubj").some((subject) => {
    if (ARMS.test(tree.tokens[subject]!.lemma)) return true;
    const type = agentAt(tree.tokens, subject, agentIndex(kit))?.type;
    return type === "armed-group" || type === "military" || type === "police";
  });
}

const ARMS =
  /^(drone|jet|warplane|plane|aircraft|helicopter|bomber|missile|rocket|shell|artillery|strike|airstrike|bombardment)$/;

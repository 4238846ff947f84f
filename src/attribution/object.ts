import { childrenBy, relation } from "../sentence/tree.ts";
import { clauseEnd, cutEnd, limitOf } from "./boundary.ts";
import type { Cue } from "./cue.ts";
import { isTime, NOMINAL, topFrom } from "./phrase.ts";
import { isPunct, isVerb, lower, opensQuote, type Scene } from "./scene.ts";

/** Last token of a noun phrase with all that hangs on it or on the cue after it: "the fighting in the north to outside help". */
export function phraseContentEnd(scene: Scene, cue: Cue, start: number): number {
  const { tree, tokens } = scene;
  const limit = limitOf(scene, cue);
  const top = topFrom(scene, start, cue.at, Math.min(start, cue.at + 1));
  let last = Math.max(top, tree.right[top]!);
  if (last > limit) last = limit;
  for (const c of tree.children[cue.at]!) {
    if (c <= last || tree.left[c]! !== last + 1 || tree.right[c]! > limit) continue;
    const kind = relation(tokens[c]!);
    if (kind === "obl" && (isTime(scene, c) || SPOKEN_ON.has(tokens[c]!.lemma.toLowerCase()))) break;
    if (
      (kind === "obl" ||
        kind === "nmod" ||
        kind === "xcomp" ||
        kind === "conj" ||
        (kind === "advcl" &&
          (NOMINAL.has(tokens[c]!.upos) ||
            tokens[tree.left[c]!]!.upos === "ADP" ||
            tokens[tree.left[c]!]!.xpos === "IN")) ||
        kind === "obj") &&
      !isPunct(tokens[last + 1]!)
    ) {
      if (kind === "conj" && isVerb(tokens[c])) break;
      last = tree.right[c]!;
    }
  }
  // "denied reports | that …": the clause belongs to the noun, wherever the parser hung it.
  const noun = tokens[last];
  const next = tokens[last + 1];
  if (noun?.upos === "NOUN" && next && lower(next) === "that" && next.xpos !== "DT" && last < limit) {
    if (scene.index.byFirst.get(noun.lemma.toLowerCase())?.some((phrase) => phrase.part === "noun")) {
      return clauseEnd(scene, cue, last + 1);
    }
  }
  if (next && lower(next) === "as" && /^(saying|telling|warning|calling|describing)$/.test(lower(tokens[last + 2])))
    last = limit;
  return spokenOn(scene, top, cutEnd(scene, cue, start, last));
}

/** "claimed the attack | on its radio": a channel of the speaker's own at the end is where it was said. */
function spokenOn(scene: Scene, top: number, last: number): number {
  const { tokens, tree } = scene;
  if (!SPOKEN_ON.has(tokens[last]!.lemma.toLowerCase())) return last;
  let first = last;
  while (first > top && tokens[first]!.upos !== "ADP" && !isVerb(tokens[first])) first--;
  const own = tokens.slice(first, last).some((token) => token.xpos === "PRP$" || /^an?$/.test(lower(token)));
  const prep = lower(tokens[first]);
  return own && first > top && tree.left[top]! < first && /^(on|in|via|through|over)$/.test(prep) ? first - 1 : last;
}

/** Where one speaks: no part of the thing spoken of. */
const SPOKEN_ON: ReadonlySet<string> = new Set(
  "statement interview conference briefing speech tweet television twitter facebook telegram remark testimony radio channel video website station account page message broadcast sermon post leaflet note".split(
    " ",
  ),
);

/** The object's head is one the entry is for, and no pronoun or clock time. */
export function fitsObject(scene: Scene, cue: Cue, start: number): boolean {
  const { tokens } = scene;
  const top = topFrom(scene, start, cue.at, Math.min(start, cue.at + 1));
  const head = tokens[top]!;
  const { objects, unless } = cue.phrase.entry;
  const lemmas = [head.lemma.toLowerCase()];
  // "counted three dead": what is counted stands behind the number.
  const counted = tokens[top + 1];
  if (head.upos === "NUM" && counted && counted.upos !== "PUNCT") lemmas.push(counted.lemma.toLowerCase());
  if (objects && !objects.some((word) => lemmas.includes(word))) return false;
  if (unless?.some((word) => lemmas.includes(word)) && !isNamed(scene, top)) return false;
  return !isTime(scene, top) && !/^(so|itself|himself|herself|themselves)$/i.test(head.form);
}

/** A second phrase follows the object and says what it is called: "called the vote | a farce". */
export function isNamed(scene: Scene, top: number): boolean {
  const next = scene.tokens[Math.min(scene.tree.right[top]!, scene.end) + 1];
  return (
    next !== undefined &&
    (next.upos === "DET" || next.upos === "ADJ" || OPENING_MARKS.has(next.form) || next.xpos === "VBG")
  );
}

/** The same with more between: "called her vote on the dam | a mistake". */
export function isNamedLater(scene: Scene, cue: Cue, start: number, top: number): boolean {
  const { tokens, tree } = scene;
  for (let i = start + 1; i <= scene.end && i < start + 25; i++) if (opensQuote(scene, i)) return true;
  return tree.children[cue.at]!.some((c) => {
    if (c <= top || isTime(scene, c) || childrenBy(tree, c, "case", "mark").length > 0) return false;
    return tokens[c]!.upos === "NOUN" || tokens[c]!.upos === "ADJ";
  });
}

const OPENING_MARKS: ReadonlySet<string> = new Set(["“", "‘", '"', "'", "''"]);

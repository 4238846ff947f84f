import { childrenBy, relation } from "../sentence/tree.ts";
import { clauseEnd, cutEnd, limitOf } from "./boundary.ts";
import type { Cue } from "./cue.ts";
import { isReport, isTime, NOMINAL, thatBehind, topFrom } from "./phrase.ts";
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
  for (let i = start; i <= last; i++) {
    const that = isReport(scene, i) ? thatBehind(scene, i) : undefined;
    if (that !== undefined && that >= last && that < limit) return clauseEnd(scene, cue, that);
  }
  if (next && lower(next) === "as" && /^(saying|telling|warning|calling|describing)$/.test(lower(tokens[last + 2])))
    last = limit;
  const told = toldThat(scene, top, limit);
  if (told !== undefined && told > last) return clauseEnd(scene, cue, told);
  // "accused the mayor | of having sold": what one is accused of, wherever the parser hung it.
  const takes = cue.phrase.entry.takes ?? [];
  if (
    takes.includes("of") &&
    takes.includes("object") &&
    next &&
    lower(next) === "of" &&
    tokens[last + 2]?.xpos === "VBG"
  )
    last = clauseEnd(scene, cue, last + 1);
  return spokenOn(scene, top, cutEnd(scene, cue, start, last));
}

/** "refuted a report by a website, the Mirror, | that he had fled": the clause of a noun that tells. */
function toldThat(scene: Scene, noun: number, limit: number): number | undefined {
  const { tokens, index } = scene;
  if (!index.byFirst.get(tokens[noun]!.lemma.toLowerCase())?.some((phrase) => phrase.part === "noun")) return undefined;
  for (let i = noun + 1; i < limit - 2 && i < noun + 14; i++) {
    const { xpos, upos, form } = tokens[i]!;
    if (/^(VBD|VBZ|VBP|VBG|MD)$/.test(xpos) || /^[;:]$/.test(form) || opensQuote(scene, i)) return undefined;
    if (lower(tokens[i]) === "that" && upos === "SCONJ") return i;
  }
  return undefined;
}

/** "claimed the attack | on its radio": a channel of the speaker's own at the end is where it was said. */
function spokenOn(scene: Scene, top: number, last: number): number {
  const { tokens, tree } = scene;
  for (let i = top + 1; i < last - 1; i++) {
    const word = lower(tokens[i]);
    if (opensQuote(scene, i)) break;
    // "commended the troops | during a visit to the base"
    if (word === "during" && /^(an?|his|her|its|their|the)$/.test(lower(tokens[i + 1])) && i > top + 1) return i - 1;
    if (!/^(in|on|via|through|over)$/.test(word) || !/^(an?|his|her|its|their)$/.test(lower(tokens[i + 1]))) continue;
    let noun = i + 2;
    while (noun < last && /^(ADJ|NOUN|PROPN|NUM)$/.test(tokens[noun + 1]!.upos)) noun++;
    if (SPOKEN_ON.has(tokens[noun]!.lemma.toLowerCase())) return i - 1;
  }
  if (!SPOKEN_ON.has(tokens[last]!.lemma.toLowerCase())) return last;
  let first = last;
  while (first > top && tokens[first]!.upos !== "ADP" && !isVerb(tokens[first])) first--;
  const own = tokens.slice(first, last).some((token) => token.xpos === "PRP$" || /^an?$/.test(lower(token)));
  const prep = lower(tokens[first]);
  return own && first > top && tree.left[top]! < first && /^(on|in|via|through|over)$/.test(prep) ? first - 1 : last;
}

/** Where one speaks: no part of the thing spoken of. */
const SPOKEN_ON: ReadonlySet<string> = new Set(
  "statement interview conference briefing speech tweet television twitter facebook telegram remark testimony radio channel video website station account page message broadcast sermon post leaflet note recording communique communiqué letter release bulletin livestream".split(
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
  // "counted 63 injured protesters": how they are counted may stand before them.
  if (tokens[start]!.upos === "NUM")
    for (let i = start + 1; i < top; i++) lemmas.push(tokens[i]!.lemma.toLowerCase(), lower(tokens[i]));
  if (head.upos === "NUM" && counted && counted.upos !== "PUNCT") lemmas.push(counted.lemma.toLowerCase());
  // "the police counted six"
  if (head.upos === "NUM" && objects?.includes("casualty") && (!counted || counted.upos === "PUNCT")) return true;
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

/** "called the report | nonsense": two nouns the parser took for one. */
export function isJudged(scene: Scene, start: number, top: number): boolean {
  const { tokens } = scene;
  const { lemma, xpos } = tokens[top]!;
  return xpos === "NN" && top > start + 1 && tokens[top - 1]!.upos === "NOUN" && JUDGEMENTS.has(lemma.toLowerCase());
}

const JUDGEMENTS: ReadonlySet<string> = new Set(
  "nonsense propaganda fiction slander blackmail murder genocide terrorism piracy sabotage treason hypocrisy rubbish theatre theater fantasy folly madness suicide banditry extortion aggression".split(
    " ",
  ),
);

const OPENING_MARKS: ReadonlySet<string> = new Set(["“", "‘", '"', "'", "''"]);

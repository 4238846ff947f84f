import { childrenBy, type Tree } from "../sentence/tree.ts";
import { type Clause, clauseOf } from "./clause.ts";
import type { Frame } from "./entry.ts";
import { fits } from "./fit.ts";
import type { Trigger } from "./frame.ts";
import { dependentWords, form, holdsRest, irregular, word } from "./phrase.ts";
import type { Scene } from "./scene.ts";

/** Frames of verbs and of adjectives behind "be", read by the tree; where nothing fits it, as the words stand. */

export function verbal(scene: Scene, i: number): Trigger | undefined {
  const { tree, lexicon } = scene;
  const frames =
    tree.tokens[i]!.upos === "ADJ"
      ? participial(scene, i)
      : (lexicon.verbs.get(word(tree, i)) ?? lexicon.verbs.get(`${word(tree, i)}e`));
  if (!frames) return undefined;
  const { deprel } = tree.tokens[i]!;
  if (deprel === "amod" || deprel === "compound" || deprel === "case" || deprel === "mark" || deprel === "fixed")
    return undefined;
  // first as the tree has it; only where nothing fits, as the words stand
  return verbalBy(scene, i, frames, false) ?? verbalBy(scene, i, frames, true);
}

function verbalBy(scene: Scene, i: number, frames: readonly Frame[], asWordsStand: boolean): Trigger | undefined {
  const { tree } = scene;
  let clause: Clause | undefined;
  let second: Trigger | undefined;
  for (const frame of frames) {
    if (!holdsRest(tree, frame.words)) continue;
    const rest =
      frame.words.length > 1
        ? (dependentWords(tree, i, frame.words.slice(1), 5) ??
          wordBefore(tree, i, frame.words, () => (clause ??= clauseOf(tree, i))))
        : [];
    if (!rest) continue;
    if (!preceded(tree, i, frame)) continue;
    if (isElsewhere(tree, i, rest) || hasOtherParticle(tree, i, frame)) continue;
    clause ??= clauseOf(tree, i);
    const found = withPreposition(tree, frame, clause, rest);
    const own = (asWordsStand ? readings(tree, i, frame, found, rest) : [found]).find((each) =>
      fits(scene, i, frame, each, asWordsStand),
    );
    if (!own) continue;
    // a particle may stand apart; "held a brief meeting" is one stretch
    const tight =
      rest.every((at, k) => at === i + 1 + k) ||
      (rest[0]! > i && (isStretch(tree, i, rest) || isAroundObject(tree, i, rest, clause)));
    const trigger = {
      at: i,
      first: rest[0] !== undefined && rest[0] < i && i - rest[0] < 5 ? rest[0] : i - frame.before.length,
      last: tight ? (rest.at(-1) ?? i) : i,
      frame,
      nominal: false,
      clause: own,
      ...(rest[0] !== undefined && rest[0] < i ? { noun: rest[0] } : {}),
    };
    // "cut off supply routes" cuts off routes; "cut off supply" only where nothing fits better
    const isPart = rest.some(
      (at) =>
        tree.tokens[at]!.deprel === "compound" && !rest.includes(tree.tokens[at]!.head) && !isBeforeObject(tree, at),
    );
    if (isPart && frame.plover === "ASSAULT") continue;
    if (!isPart) return trigger;
    second ??= trigger;
  }
  return second;
}

/**
 * The clause as the tree has it, then as the words stand, where the tree went astray: the noun phrase right behind an active verb is its
 * object ("barred Syrian passengers", "storm the smugglers' compound"); of "truckers parked nose to tail blocked the crossing" the subject
 * is the first verb's.
 */
function readings(tree: Tree, i: number, frame: Frame, clause: Clause, rest: readonly number[]): Clause[] {
  if (clause.passive || frame.object === "theme") return [clause];
  if (isReduced(tree, i, clause, rest))
    return [{ ...clause, doer: undefined, undergoer: clause.doer, passive: true, by: "none" }];
  const out = [clause];
  const next = behind(tree, (rest.at(-1) ?? i) + 1);
  // of "artillery and air attacks" the first noun is no object
  const isPart =
    next !== undefined && tree.tokens[next]!.deprel === "compound" && tree.tokens[next]!.head === clause.undergoer;
  if (next !== undefined && next !== clause.undergoer && !isPart) out.push({ ...clause, undergoer: next });
  const { deprel, head, xpos } = tree.tokens[i]!;
  if (deprel === "xcomp" && head >= 0 && /^VB[DN]$/.test(xpos) && childrenBy(tree, i, "mark", "aux").length === 0) {
    const doer = childrenBy(tree, head, "nsubj")[0];
    if (doer !== undefined && doer !== clause.doer) for (const each of [...out]) out.push({ ...each, doer });
  }
  return out;
}

/** "A nun freed in Mali on Sunday arrived in Rome", read as what the nun did: a participle without object, and the sentence's verb behind it. */
function isReduced(tree: Tree, i: number, { doer, undergoer }: Clause, rest: readonly number[]): boolean {
  if (!/^VB[DN]$/.test(tree.tokens[i]!.xpos) || doer === undefined || undergoer !== undefined || doer > i) return false;
  if (childrenBy(tree, i, "aux").length > 0 || tree.tokens[(rest.at(-1) ?? i) + 1]?.upos !== "ADP") return false;
  for (let j = i + 1; j < Math.min(i + 14, tree.tokens.length); j++) {
    const { xpos, form: said } = tree.tokens[j]!;
    if (/^(CC|WDT|WP|,|:)$/.test(xpos) || /^(and|,|;)$/.test(said) || tree.tokens[j]!.upos === "SCONJ") return false;
    if (/^(VBD|VBZ|VBP|MD)$/.test(xpos))
      return childrenBy(tree, j, "nsubj").length === 0 && tree.tokens[j - 1]!.xpos !== "PRP";
  }
  return false;
}

/** "took hostage several workers": what stands before a determiner or a figure is no part of the noun behind it. */
function isBeforeObject(tree: Tree, at: number): boolean {
  const next = tree.tokens[at + 1];
  return next !== undefined && (/^(DET|NUM)$/.test(next.upos) || /^(several|many)$/.test(form(tree, at + 1)));
}

/** The head of the noun phrase that begins at a determiner, adjective, figure or noun; none when something else stands there. */
export function behind(tree: Tree, from: number): number | undefined {
  let head: number | undefined;
  for (let j = from; j < Math.min(from + 8, tree.tokens.length); j++) {
    const { upos, xpos, form: said } = tree.tokens[j]!;
    if (upos === "NOUN" || upos === "PROPN") head = j;
    else if (xpos === "POS" || (upos === "PART" && /^['’]s?$/.test(said))) head = undefined;
    else if (head !== undefined) break;
    else if (!/^(DET|ADJ|NUM)$/.test(upos) && xpos !== "PRP$" && xpos !== "VBN" && xpos !== "VBG") break;
  }
  return head;
}

/** "No amnesty was granted", "the siege that they lifted": the predicate's noun before its verb. */
function wordBefore(tree: Tree, i: number, words: readonly string[], clause: () => Clause): number[] | undefined {
  // "aid that you end up needing" is no end of aid
  if (words.length !== 2 || form(tree, Math.min(i + 1, tree.tokens.length - 1)) === "up") return undefined;
  const { undergoer } = clause();
  if (undergoer === undefined || undergoer > i || tree.tokens[undergoer]!.upos !== "NOUN") return undefined;
  return word(tree, undergoer) === words[1] || form(tree, undergoer) === words[1] ? [undergoer] : undefined;
}

/** "is willing to", "were grateful": the predicate is an adjective. */
export function adjectival(scene: Scene, i: number): Trigger | undefined {
  const { tree, lexicon } = scene;
  const frames = lexicon.adjectives.get(form(tree, i));
  const { head, deprel } = tree.tokens[i]!;
  const copula = childrenBy(tree, i, "cop").length > 0;
  const complement =
    deprel === "xcomp" && head >= 0 && /^(remain|stay|seem|declare|become|feel)$/.test(word(tree, head));
  if (!frames || !(copula || complement)) return undefined;
  for (const frame of frames) {
    const last = i + frame.words.length - 1;
    if (!frame.words.every((each, k) => i + k < tree.tokens.length && form(tree, i + k) === each)) continue;
    const clause = clauseOf(tree, copula ? i : head);
    const own: Clause = {
      ...clause,
      doer: childrenBy(tree, i, "nsubj")[0] ?? clause.doer ?? clause.undergoer,
      undergoer: undefined,
      passive: false,
      by: "subject",
    };
    if (fits(scene, i, frame, own)) return { at: i, first: i, last, frame, nominal: false, clause: own };
  }
  return undefined;
}

/** "carrying weapons off the coast": behind an object a particle with a noun of its own is that noun's. */
function isElsewhere(tree: Tree, i: number, rest: readonly number[]): boolean {
  const last = rest.at(-1);
  if (last === undefined || tree.tokens[last]!.deprel !== "case") return false;
  // "called a strike for Thursday"
  if (form(tree, last) === "for" && word(tree, i) === "call") return childrenBy(tree, i, "obj").some((c) => c < last);
  if (!/^(off|away|up|down|out|back|apart|over)$/.test(form(tree, last))) return false;
  // "kept observers out of the island"
  const isOutOf = form(tree, last) === "out" && form(tree, Math.min(last + 1, tree.tokens.length - 1)) === "of";
  if (isOutOf && /^(keep|kick|throw|force|lock|shut|push|turf|boot)$/.test(word(tree, i))) return false;
  return childrenBy(tree, i, "obj").some((c) => c < last);
}

/** "backed out of the drive", "kicked out the envoy": another verb than the bare one. */
function hasOtherParticle(tree: Tree, i: number, { words, plover }: Frame): boolean {
  if (words.length > 1 || !/^(ASSAULT|SUPPORT|AID)$/.test(plover)) return false;
  return childrenBy(tree, i, "compound:prt").some((c) => /^(out|off)$/.test(form(tree, c)));
}

/** "called for restraint": the preposition's noun is what is called for. */
function withPreposition(tree: Tree, { words }: Frame, clause: Clause, rest: readonly number[]): Clause {
  if (rest.length === 0 || clause.passive || (clause.undergoer !== undefined && words.length > 2)) return clause;
  const prep = form(tree, rest.at(-1)!);
  const noun = clause.oblique.find((each) => each.prep === prep)?.head;
  if (noun === undefined || clause.undergoer !== undefined) return clause;
  return { ...clause, undergoer: noun };
}

function isStretch(tree: Tree, i: number, rest: readonly number[]): boolean {
  const last = rest.at(-1) ?? i;
  if (last - i > 4 || tree.tokens[last]!.upos !== "NOUN") return false;
  for (let j = i + 1; j < last; j++)
    if (
      !rest.includes(j) &&
      !/^(DET|ADJ|NUM|PRON)$/.test(tree.tokens[j]!.upos) &&
      tree.tokens[j]!.deprel !== "compound"
    )
      return false;
  return true;
}

/** "put its forces on alert", "given the firm an ultimatum": the object stands inside the predicate, nothing else does. */
function isAroundObject(tree: Tree, i: number, rest: readonly number[], { undergoer }: Clause): boolean {
  const last = rest.at(-1)!;
  if (undergoer === undefined || undergoer < i || undergoer > last || last - i > 7) return false;
  if (!/^(put|place|give|hand|set|keep)$/.test(word(tree, i)) || tree.tokens[last]!.upos !== "NOUN") return false;
  for (let j = i + 1; j < last; j++) if (/^(VERB|AUX|PUNCT|CCONJ|SCONJ)$/.test(tree.tokens[j]!.upos)) return false;
  return true;
}

/** "Five were injured": a participle that is read as an adjective after "be". */
function participial(scene: Scene, i: number): readonly Frame[] | undefined {
  return childrenBy(scene.tree, i, "cop").length === 0 ? undefined : pastFrames(scene, i);
}

/** The frames of a past form by its spelling: "hurt", "sunk", "laid", "seized", "attacked". */
export function pastFrames({ tree, lexicon }: Scene, i: number): readonly Frame[] | undefined {
  const said = form(tree, i);
  if (!said.endsWith("ed")) return lexicon.verbs.get(irregular.get(said) ?? "");
  return lexicon.verbs.get(said.slice(0, -1)) ?? lexicon.verbs.get(said.slice(0, -2));
}

export function preceded(tree: Tree, i: number, { before }: Frame): boolean {
  return before.every((each, k) => i - before.length + k >= 0 && form(tree, i - before.length + k) === each);
}

import { childrenBy, type Tree } from "../sentence/tree.ts";
import { fits } from "./fit.ts";
import type { Trigger } from "./frame.ts";
import { preceded } from "./frame-verbal.ts";
import { form, word } from "./phrase.ts";
import { mentionAt, type Scene } from "./scene.ts";

/** Frames of event nouns, and of verb forms that stand where a noun stands. */

export function nominal(scene: Scene, i: number): Trigger | undefined {
  const { tree, lexicon } = scene;
  const frames = lexicon.nouns.get(word(tree, i)) ?? lexicon.nouns.get(form(tree, i));
  if (!frames) return undefined;
  for (const frame of frames) {
    const last = i + frame.words.length - 1;
    if (last >= tree.tokens.length) continue;
    if (!frame.words.every((each, k) => word(tree, i + k) === each || form(tree, i + k) === each)) continue;
    if (!preceded(tree, i, frame)) continue;
    let head = i;
    for (let j = i; j <= last; j++) {
      const up = tree.tokens[j]!.head;
      if (up < i || up > last) head = j;
    }
    const { upos } = tree.tokens[head]!;
    const hyphened = frame.words.includes("-") || frame.before.includes("-");
    const isNoun =
      upos === "NOUN" ||
      upos === "PROPN" ||
      tree.tokens[head]!.xpos === "VBG" ||
      isPluralNoun(tree, head) ||
      isAdjectiveForm(tree, head);
    if (!isNoun && !hyphened) continue;
    if (isModifier(scene, head) || isNamePart(scene, head) || isMonth(scene, head)) continue;
    // "attacked a patrol": those who are on it
    if (frame.plover === "MOBILIZE" && frame.words.length === 1 && mentionAt(scene, head, "actor")) continue;
    if (!fits(scene, head, frame, undefined)) continue;
    return { at: head, first: i - frame.before.length, last, frame, nominal: true };
  }
  return undefined;
}

/** "forced displacement": the first word of a noun of several may be read as a verb. */
export function phrase(scene: Scene, i: number): Trigger | undefined {
  const { tokens } = scene.tree;
  return tokens[i]!.deprel === "amod" || tokens[i + 1]?.form === "-" ? nominal(scene, i) : undefined;
}

/** "the shelling of", "there was fighting": an -ing form that stands where a noun stands. */
export function isGerund(tree: Tree, i: number): boolean {
  const token = tree.tokens[i]!;
  if (token.xpos !== "VBG" && token.xpos !== "NN") return false;
  if (childrenBy(tree, i, "obj", "nsubj", "aux").length > 0) return false;
  const marks = childrenBy(tree, i, "mark");
  // "accounts of fighting", where "of" is read as a conjunction
  if (marks.length > 0)
    return (
      isSufferedIn(tree, i, marks) ||
      (token.deprel === "acl" &&
        marks.every((c) => form(tree, c) === "of") &&
        !tree.children[i]!.some((c) => tree.tokens[c]!.deprel === "obj"))
    );
  // "if fighting broke out", read as a clause
  if (token.head === i + 1 && tree.tokens[i + 1]!.upos === "VERB" && token.deprel !== "amod") return true;
  if (childrenBy(tree, i, "det", "amod", "nmod:poss", "compound", "expl", "case").length > 0) return true;
  if (isSubjectLike(tree, i)) return true;
  // "says fighting in and around the town has …", read as what is said
  if (token.deprel === "ccomp" && token.head === i - 1 && /^(ADP|ADV)$/.test(tree.tokens[i + 1]?.upos ?? ""))
    return true;
  return /^(nsubj|nsubj:pass|obj|obl|nmod)$/.test(token.deprel);
}

/** "25 injured in shelling of the port", "died in shelling on Monday": what people suffer in is a noun, and not theirs to do. */
function isSufferedIn(tree: Tree, i: number, marks: readonly number[]): boolean {
  if (!marks.every((c) => /^(in|during|amid|under|from)$/.test(form(tree, c)))) return false;
  if (form(tree, Math.min(i + 1, tree.tokens.length - 1)) === "of") return true;
  const above = tree.tokens[i]!.head;
  return above >= 0 && above < i && /^(kill|injure|wound|hurt|maim|die|perish|displace)d?$/.test(word(tree, above));
}

/** "that talks between the two took place": a plural read as a verb, right before a preposition that no such verb takes. */
export function isPluralNoun(tree: Tree, i: number): boolean {
  const { xpos, upos } = tree.tokens[i]!;
  if (upos !== "VERB" || xpos !== "VBZ" || i + 1 >= tree.tokens.length) return false;
  // "street battles broke out": nor before a past form
  if (tree.tokens[i + 1]!.xpos === "VBD" && i > 0 && /^(NOUN|ADJ|PROPN)$/.test(tree.tokens[i - 1]!.upos)) return true;
  if (i > 0 && !/^(that|the|,)$/.test(form(tree, i - 1))) return false;
  return /^(between|by|of|among)$/.test(form(tree, i + 1)) && childrenBy(tree, i, "obj").length === 0;
}

/** "a government offensive near the town", "a fast in the square": read as an adjective, with a determiner and no noun behind it. */
function isAdjectiveForm(tree: Tree, i: number): boolean {
  const next = tree.tokens[i + 1]?.upos ?? "";
  if (tree.tokens[i]!.upos !== "ADJ" || !/^(ADP|VERB|AUX)$/.test(next)) return false;
  let j = i - 1;
  while (j >= 0 && /^(NOUN|PROPN|ADJ)$/.test(tree.tokens[j]!.upos) && i - j < 5) j--;
  return j >= 0 && tree.tokens[j]!.upos === "DET" && !/^(no|all|both|the)$/.test(form(tree, j));
}

/** "Fighting between gangs has killed …", read as a clause: the verb has no other subject, and no comma parts them. */
function isSubjectLike(tree: Tree, i: number): boolean {
  const { head, deprel } = tree.tokens[i]!;
  if (!/^(advcl|csubj)$/.test(deprel) || head <= i || childrenBy(tree, head, "nsubj").length > 0) return false;
  return !tree.tokens.slice(i, head).some(({ form: said }) => said === ",");
}

/** "attack helicopter", "protest leader": only before a carrier ("assassination attempt", "bombing campaign") is it still the event. */
function isModifier(scene: Scene, i: number): boolean {
  const { tree, lexicon } = scene;
  const { deprel, head } = tree.tokens[i]!;
  if (!/^(compound|amod|flat|goeswith|nmod:desc)/.test(deprel) || head < 0) return false;
  if (head < i) return true;
  return !(lexicon.classes.get(word(tree, head)) ?? []).includes("carrier");
}

/** Part of a name ("Operation Desert Strike", "the National Resistance Front"): no event. */
function isNamePart(scene: Scene, i: number): boolean {
  const token = scene.tree.tokens[i]!;
  if (token.upos !== "PROPN") return false;
  return scene.mentions.some(
    (each) =>
      (each.kind === "actor" || each.kind === "place") &&
      each.from <= token.from &&
      token.to <= each.to &&
      each.to - each.from > token.to - token.from,
  );
}

/** "since March" */
function isMonth(scene: Scene, i: number): boolean {
  const token = scene.tree.tokens[i]!;
  return (
    /^(march|may)$/.test(form(scene.tree, i)) &&
    /^\p{Lu}/u.test(token.form) &&
    scene.mentions.some((each) => each.kind === "time" && each.from <= token.from && token.to <= each.to)
  );
}

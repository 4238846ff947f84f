import { caseOf, childrenBy, type Tree } from "../sentence/tree.ts";
import type { ModalWord } from "./operator-lexicon.ts";
import { form, word } from "./phrase.ts";

/** The small words and word forms that bear on how an event stands: auxiliaries, negations, "to", "ahead of". */

export function isDefinite(tree: Tree, noun: number): boolean {
  return childrenBy(tree, noun, "det", "nmod:poss").some(
    (c) => !/^(an?|any|some|another|more|no)$/.test(form(tree, c)),
  );
}

/** "planned strikes" is an adjective's business; "strikes planned for Friday", "an attack foiled by police". */
export function participle(op: ModalWord | undefined): ModalWord | undefined {
  return op === "prevented" || op === "failed" ? "attempted" : op;
}

export const negations = new Set(["not", "n't", "never", "no", "neither", "nor", "hardly", "nowhere"]);

export function auxOf(said: string, lemma: string): string | undefined {
  if (/^(may|might)$/.test(said)) return "may";
  if (/^(could|can|ca)$/.test(said)) return "could";
  if (/^(will|shall|'ll|wo)$/.test(said)) return "will";
  if (/^(would|'d)$/.test(said) && lemma !== "have") return "would";
  if (/^(must|should|ought|need)$/.test(said)) return "should";
  return undefined;
}

export function modalAux(tree: Tree, verb: number): string | undefined {
  for (const c of childrenBy(tree, verb, "aux")) {
    const aux = auxOf(form(tree, c), word(tree, c));
    if (aux) return aux;
  }
  return undefined;
}

/** "said it would attack": the will of indirect speech, unless there is an "if". */
export function isBackshifted(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb]!;
  if (token.head < 0) return false;
  // "the possibility that they would leave"
  const that = childrenBy(tree, verb, "mark").find((c) => form(tree, c) === "that");
  if (that !== undefined && (token.deprel === "acl" || tree.tokens[that - 1]?.upos === "NOUN")) return true;
  if (token.deprel !== "ccomp") return false;
  if (hasCondition(tree, verb) || /^(had|were|should)$/.test(form(tree, tree.left[verb]!))) return false;
  return /^(VBD|VBN)$/.test(tree.tokens[token.head]!.xpos);
}

/** "if", "unless" and their kin in a clause of the verb. */
export function hasCondition(tree: Tree, verb: number): boolean {
  return childrenBy(tree, verb, "advcl").some((c) =>
    childrenBy(tree, c, "mark").some((m) => /^(if|unless|provided|should)$/.test(form(tree, m))),
  );
}

export function isPast(tree: Tree, verb: number): boolean {
  return (
    tree.tokens[verb]!.xpos === "VBD" ||
    childrenBy(tree, verb, "aux").some((c) => /^(had|have|has|was|were|did)$/.test(form(tree, c)))
  );
}

/** "ahead of storming it": "ahead" hangs on the verb before. */
export function isAhead(tree: Tree, at: number): boolean {
  const marks = childrenBy(tree, at, "mark", "case", "advmod").map((c) => form(tree, c));
  if (marks.includes("ahead")) return true;
  const before = tree.left[at]! - 1;
  return marks.includes("of") && before >= 0 && form(tree, before) === "ahead";
}

export function hasTo(tree: Tree, verb: number): boolean {
  return childrenBy(tree, verb, "mark", "aux").some((c) => tree.tokens[c]!.xpos === "TO");
}

export function isVerbLike(tree: Tree, i: number): boolean {
  const { upos, xpos } = tree.tokens[i]!;
  if (upos === "VERB" || upos === "AUX") return !(xpos === "VBG" && childrenBy(tree, i, "det").length > 0);
  return childrenBy(tree, i, "cop").length > 0;
}

/** "Should the army attack, …", "Were police to enter, …", "Had it landed …": a condition without "if". */
export function isInverted(tree: Tree, verb: number): boolean {
  const subject = childrenBy(tree, verb, "nsubj")[0];
  if (subject === undefined || tree.tokens.at(-1)!.form === "?") return false;
  const first = tree.children[verb]!.find((c) => /^(aux|cop)/.test(tree.tokens[c]!.deprel));
  if (first === undefined || first > tree.left[subject]! || !/^(should|were|had)$/.test(form(tree, first)))
    return false;
  const before = first === 0 ? "" : form(tree, first - 1);
  if (!/^(|,|that|but|and|“|"|:|;|or)$/.test(before)) return false;
  return form(tree, first) !== "were" || hasTo(tree, verb);
}

/** "played no part in the attack", "had no hand in it", "had nothing to do with the raid": the deed is disowned. */
export function hasNoPart(tree: Tree, verb: number): boolean {
  const { head } = tree.tokens[verb]!;
  if (form(tree, verb) === "do" && head >= 0 && form(tree, head) === "nothing") return true;
  return [verb, ...childrenBy(tree, verb, "obj")].some(
    (c) =>
      /^(part|role|hand|involvement|share|link|links|connection|responsibility)$/.test(form(tree, c)) &&
      childrenBy(tree, c, "det").some((d) => form(tree, d) === "no"),
  );
}

/** "demanded that the army leave", "that it be freed", "that it should go": no finite form of its own, or a duty. */
export function isSubjunctive(tree: Tree, verb: number): boolean {
  if (hasTo(tree, verb)) return childrenBy(tree, verb, "nsubj").length === 0;
  const aux = childrenBy(tree, verb, "aux", "cop").map((c) => form(tree, c));
  if (aux.some((each) => /^(should|must|ought|be)$/.test(each))) return true;
  if (aux.length > 0) return false;
  const { xpos } = tree.tokens[verb]!;
  return xpos === "VB" || xpos === "VBP" || xpos === "NN";
}

export function isNegatedVerb(tree: Tree, verb: number): boolean {
  return tree.children[verb]!.some((c) => negations.has(form(tree, c)));
}

/** "called on the rebels (to …)", "appealed to the bishop (to …)" */
export function isAddressed(tree: Tree, noun: number): boolean {
  return tree.tokens[noun]!.deprel === "obl" && /^(on|upon|to|with|for)$/.test(caseOf(tree, noun) ?? "");
}

/** "no sign of an attack", "no reports of clashes" */
export function isNoSign(tree: Tree, noun: number): boolean {
  return (
    /^(sign|indication|evidence|proof|trace|record|report|word|suggestion|hint)$/.test(word(tree, noun)) &&
    childrenBy(tree, noun, "det").some((c) => form(tree, c) === "no")
  );
}

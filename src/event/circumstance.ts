import { caseOf, childrenBy, relation } from "../sentence/tree.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import type { Scene } from "./scene.ts";

/**
 * The tokens above the trigger whose adverbials are also its own: up through light verbs, infinitives, participles and joined clauses,
 * not out of what is reported ("said on Monday that …") nor out of a relative clause.
 */
export function levels(scene: Scene, trigger: Trigger, others: ReadonlySet<number>): number[] {
  const { tree } = scene;
  const out = [trigger.at];
  for (let at = trigger.at, steps = 0; steps < 8; steps++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0 || deprel === "ccomp" || deprel === "acl:relcl" || deprel === "parataxis" || deprel === "appos") break;
    if (deprel === "nmod:poss") break;
    // "fled after the attack": the flight's day is not the attack's
    const prep = caseOf(tree, at) ?? "";
    if (relation(tree.tokens[at]!) === "obl" && /^(after|following|before|since|despite|over|ahead)$/.test(prep)) break;
    if (others.has(head) && deprel !== "advcl" && deprel !== "conj" && deprel !== "xcomp") {
      if (deprel !== "nsubj" && deprel !== "obj") break;
    }
    // "concerns about retaliation": where the concern is, is not where the deed is
    if (deprel === "nmod" && !isCarrier(scene, head)) break;
    out.push(head);
    at = head;
  }
  return out;
}

function isCarrier(scene: Scene, noun: number): boolean {
  const lemma = word(scene.tree, noun);
  const op = scene.lexicon.modal.nouns.get(lemma);
  return (
    op === "through" ||
    op === "attempted" ||
    op === "planned" ||
    (scene.lexicon.classes.get(lemma) ?? []).includes("carrier")
  );
}

/**
 * "… struck a refinery overnight, the governor said": words read as the saying's, but they stand before who says it. `on`: what they hang
 * on; `first` and `last`: their tokens.
 */
export function isBeforeSpeaker(
  { tree }: Scene,
  levelsUp: readonly number[],
  { on, first, last }: { readonly on: number; readonly first: number; readonly last: number },
): boolean {
  const top = levelsUp.at(-1)!;
  const { deprel, head: said } = tree.tokens[top]!;
  if (said <= top || !/^(ccomp|parataxis)$/.test(deprel)) return false;
  const speaker = childrenBy(tree, said, "nsubj").find((c) => c > top);
  if (speaker === undefined || first < top || last >= tree.left[speaker]!) return false;
  return on === said && form(tree, tree.left[speaker]! - 1) === ",";
}

import { childrenBy, relation } from "../sentence/tree.ts";
import { isPassive } from "./clause.ts";
import { isBackshifted, isDefinite, isNoSign, modalAux } from "./operator.ts";
import { form, word } from "./phrase.ts";
import { isIfClause, verbOperator } from "./scope.ts";
import type { Standing } from "./standing.ts";

/** A noun's place in its clause: what the verb, adjective or noun above says about it. */
export function argument(standing: Standing, at: number, head: number, rel: string): number | undefined {
  const tree = standing.tree;
  const above = tree.tokens[head]!;
  const lemma = word(tree, head);
  if (rel === "compound" || rel === "nmod:poss") {
    const op = standing.lexicon.modal.nouns.get(lemma);
    if (op === undefined) return undefined;
    standing.word(op);
    return head;
  }
  if (relation({ ...above, deprel: rel }) === "nmod") {
    if (isNoSign(tree, head)) standing.apply("negated");
    const op = standing.lexicon.modal.nouns.get(lemma);
    if (op === undefined) return undefined;
    standing.word(op);
    return head;
  }
  if (rel === "nsubj" || rel === "nsubj:pass" || rel === "expl") return subject(standing, at, head, rel);
  // "calling the bombardment a crime"
  if (rel === "obj" && lemma === "call" && isDefinite(tree, at)) return undefined;
  if (rel === "obj" || rel === "obl" || rel === "iobj" || rel.startsWith("obl:")) {
    if (isPassive(tree, head) && rel !== "obj" && rel !== "obl") return undefined;
    const op = verbOperator(tree, head, standing.lexicon.modal.verbs);
    const prep = childrenBy(tree, at, "case").map((c) => form(tree, c))[0];
    if (
      prep !== undefined &&
      /^(after|following|since|during|amid|despite|over|because|in)$/.test(prep) &&
      op !== "through"
    )
      return undefined;
    // "claimed responsibility for the killing": that is not in question
    if (prep === "for" && op === "through") return undefined;
    if (prep === "ahead") {
      standing.apply("planned");
      return undefined;
    }
    // "stopped short of an apology"
    if (prep === "of" && tree.left[at]! > 0 && form(tree, tree.left[at]! - 1) === "short") {
      standing.apply("negated");
      return head;
    }
    // "capable of an attack"
    if (prep === "of" && above.upos === "ADJ") {
      standing.word(standing.lexicon.modal.adjectives.get(lemma));
      return head;
    }
    const isLight = standing.lexicon.light.has(lemma);
    // "rejected the offer": there was one; "rejected talks": there were none
    if (op === "prevented" && /^(reject|oppose|decline|refuse)$/.test(lemma) && isDefinite(tree, at)) return undefined;
    if (isLight && rel === "obj" && op === "prevented" && standing.modality !== "attempted") standing.stopped = true;
    // "ordered the attack": carried by the verb, and yet only an order
    else if (op !== undefined && (!(isLight && rel === "obj") || lemma === "order")) standing.word(op);
    if (op === undefined && !isLight && rel !== "obj" && prep !== undefined && /^(for|with|in|to|into)$/.test(prep))
      borrow(standing, head);
    return op !== undefined || isLight ? head : undefined;
  }
  if (rel === "root" || above.deprel === "root") return undefined;
  return undefined;
}

function subject(standing: Standing, at: number, head: number, rel: string): number | undefined {
  const tree = standing.tree;
  const above = tree.tokens[head]!;
  const lemma = word(tree, head);
  if (above.upos === "ADJ" || above.upos === "ADV" || above.upos === "NOUN") {
    standing.word(standing.lexicon.modal.adjectives.get(lemma));
    if (modalAux(tree, head) !== undefined) applyAux(standing, head);
    return undefined;
  }
  if (isIfClause(tree, head) && !isDefinite(tree, at)) {
    standing.apply("hypothetical");
    return undefined;
  }
  // "a war seems unlikely"
  for (const c of childrenBy(tree, head, "xcomp"))
    if (tree.tokens[c]!.upos === "ADJ") standing.word(standing.lexicon.modal.adjectives.get(word(tree, c)));
  const op = verbOperator(tree, head, standing.lexicon.modal.verbs);
  if (rel === "nsubj:pass") {
    // "an attack was planned / thwarted / feared / carried out"
    if (op !== undefined) standing.word(op === "prevented" ? "attempted" : op);
    return op !== undefined || standing.lexicon.light.has(lemma) ? head : undefined;
  }
  if (op === "through") return head;
  // "strikes will target factions", "an attack would cost": the subject of an uncertain deed is uncertain itself
  if (modalAux(tree, head) === "would" && childrenBy(tree, at, "det").some((c) => /^(an?|any)$/.test(form(tree, c))))
    standing.apply("hypothetical");
  else applyAux(standing, head);
  return undefined;
}

function applyAux(standing: Standing, head: number): void {
  const tree = standing.tree;
  const aux = modalAux(tree, head);
  if (aux === "would") standing.apply(isBackshifted(tree, head) ? "planned" : "hypothetical");
  else if (aux === "will") standing.apply("planned");
  else if (aux === "may" || aux === "could") standing.apply("possible");
}

/** "would travel there for talks": as uncertain as what it is part of. */
function borrow(standing: Standing, verb: number): void {
  const above = standing.above(verb);
  if (/^(planned|possible|hypothetical|demanded)$/.test(above)) standing.apply(above);
}

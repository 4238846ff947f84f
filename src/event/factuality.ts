import { childrenBy, relation, type Tree } from "../sentence/tree.ts";
import { argument } from "./argument.ts";
import { adverbial, complement, infinitiveOfNoun } from "./complement.ts";
import { isAfterOpening } from "./condition.ts";
import type { EventModality } from "./event.ts";
import { hasNoPart, hasTo, isNegatedVerb, isSubjunctive, isVerbLike, participle } from "./operator.ts";
import { form, word } from "./phrase.ts";
import { clauseOperators } from "./scope.ts";
import { Standing, type StandingLexicon } from "./standing.ts";

/**
 * How the text puts the event at a token: the operators that scope over it (negation, modals, "tried to", "plans", "if", "likely") are
 * gathered from the inside out on the way up the tree, and the walk ends where the text vouches for the event ("condemned the attack").
 */
export function modalityAt(tree: Tree, at: number, lexicon: StandingLexicon): EventModality {
  const standing = new Standing(tree, lexicon, (above) => modalityAt(tree, above, lexicon));
  climb(standing, at);
  return standing.close();
}

function climb(standing: Standing, from: number): void {
  let at = from;
  let below = -1;
  for (let steps = 0; steps < 12; steps++) {
    const verbal = isVerbLike(standing.tree, at);
    if (verbal)
      for (const op of clauseOperators(standing.tree, at, below, standing.lexicon.modal.adverbs)) standing.word(op);
    else nominal(standing, at, steps === 0);
    const next = up(standing, at, verbal);
    if (next === undefined) break;
    below = at;
    at = next;
  }
  if (standing.modality === "planned" && isAfterOpening(standing.tree, from)) standing.modality = "hypothetical";
}

/** Operators beside a noun: "no", "possible", "planned". */
function nominal(standing: Standing, noun: number, innermost: boolean): void {
  const tree = standing.tree;
  for (const c of tree.children[noun]!) {
    const rel = relation(tree.tokens[c]!);
    const said = form(tree, c);
    if ((rel === "det" || rel === "advmod") && /^(no|neither|not)$/.test(said)) standing.apply("negated");
    else if (rel === "case" && said === "without") standing.apply("negated");
    else if (rel === "case" && /^(instead|rather)$/.test(said)) standing.apply("negated");
    else if (rel === "amod" || rel === "advmod") {
      // "has so far not imposed sanctions", read as a noun with a participle
      if (tree.tokens[c]!.xpos === "VBN" && isNegatedVerb(tree, c)) standing.apply("negated");
      for (const each of [c, ...childrenBy(tree, c, "conj")])
        standing.word(
          standing.lexicon.modal.adjectives.get(form(tree, each)) ??
            standing.lexicon.modal.adverbs.get(form(tree, each)),
        );
    } else if (rel === "acl" && innermost && tree.tokens[c]!.deprel === "acl" && tree.tokens[c]!.xpos === "VBN") {
      standing.word(participle(standing.lexicon.modal.verbs.get(word(tree, c))));
    }
  }
}

/** Where the walk goes on, undefined where it ends; the edge itself may be an operator. */
function up(standing: Standing, at: number, verbal: boolean): number | undefined {
  const tree = standing.tree;
  const token = tree.tokens[at]!;
  const head = token.head;
  if (head < 0) return undefined;
  const rel = token.deprel;
  if (hasNoPart(tree, head)) standing.apply("negated");
  if (rel === "conj") return isJoined(standing, at, head) ? head : undefined;
  // also where a verb is read as a noun: "if police arrest the priest"
  if (rel === "advcl") return adverbial(standing, at, head);
  if (verbal) {
    switch (rel) {
      case "xcomp":
      case "ccomp":
      case "csubj":
      case "csubj:pass":
        return complement(standing, at, head, rel);
      case "acl":
        return infinitiveOfNoun(standing, at, head);
      case "parataxis":
      case "acl:relcl":
        return undefined;
      case "obl":
      case "nmod":
        return argument(standing, at, head, rel);
      default:
        return undefined;
    }
  }
  return argument(standing, at, head, rel);
}

/** A joined verb shares what scopes over the first one, unless it has a subject or an auxiliary of its own. */
function isJoined(standing: Standing, at: number, head: number): boolean {
  const tree = standing.tree;
  if (childrenBy(tree, at, "nsubj").length > 0)
    // "demanded that the drills end and that the allies withdraw"
    return isSubjunctive(tree, at) && childrenBy(tree, at, "mark").some((c) => form(tree, c) === "that");
  if (isVerbLike(tree, at)) {
    // "entered the town … to capture it", joined by mistake: still the aim
    if (hasTo(tree, at) && !hasTo(tree, head) && tree.tokens[head]!.upos === "VERB") {
      standing.apply("planned");
      return false;
    }
    const ownAux = tree.children[at]!.some((c) => tree.tokens[c]!.deprel === "aux" && tree.tokens[c]!.upos === "AUX");
    if (ownAux) return false;
    const cc = childrenBy(tree, at, "cc").map((c) => form(tree, c));
    // "which has never signed, turned it down": joined by mistake
    if (cc.length === 0 && tree.tokens[at]!.xpos === "VBD" && tree.tokens[head]!.xpos === "VBN") return false;
    if (cc.includes("but") || cc.includes("and")) {
      // "did not enter and shelled": negation stays with its own verb
      const first = tree.tokens[head]!;
      if (tree.tokens[at]!.xpos !== first.xpos && tree.tokens[at]!.xpos === "VBD") return false;
      if (cc.includes("but")) return false;
    }
  }
  return true;
}

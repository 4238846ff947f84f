import { childrenBy, relation } from "../sentence/tree.ts";
import { isPassive } from "./clause.ts";
import { isQuestioned } from "./condition.ts";
import {
  hasCondition,
  hasTo,
  isAddressed,
  isAhead,
  isNegatedVerb,
  isNoSign,
  isPast,
  isSubjunctive,
  isVerbLike,
} from "./operator.ts";
import { form, word } from "./phrase.ts";
import { effort, isCondition, nounBefore } from "./scope.ts";
import type { Standing } from "./standing.ts";

/** Clauses under a verb, an adjective or a noun: each gives the word where the walk goes on, undefined where it ends. */

export function complement(standing: Standing, at: number, head: number, rel: string): number | undefined {
  const tree = standing.tree;
  const before = nounBefore(tree, at, standing.lexicon.modal.nouns);
  if (before) {
    standing.word(before.op);
    return before.noun;
  }
  const lemma = word(tree, head);
  if (/^(provided|assuming|supposing)$/.test(form(tree, head)) && childrenBy(tree, head, "nsubj").length === 0) {
    standing.apply("hypothetical");
    return undefined;
  }
  if (tree.tokens[head]!.upos === "ADJ" || tree.tokens[head]!.upos === "ADV") {
    // "tried in vain to meet": the infinitive is the verb's
    if ((relation(tree.tokens[head]!) === "obl" || lemma === "vain") && tree.tokens[head]!.head >= 0)
      return complement(standing, at, tree.tokens[head]!.head, rel);
    const op = standing.lexicon.modal.adjectives.get(lemma);
    if (op) {
      standing.word(op);
      return head;
    }
    return rel === "xcomp" || rel.startsWith("csubj") ? head : undefined;
  }
  // "is going to", "is about to", "is set to" are their own words in the lexicon; "go to attack" is not
  if (lemma === "go" && tree.tokens[head]!.xpos === "VBG" && rel === "xcomp") {
    standing.apply("planned");
    return head;
  }
  if (lemma === "have" && rel === "xcomp") {
    // "has yet to leave"
    if (childrenBy(tree, head, "advmod").some((c) => form(tree, c) === "yet")) standing.apply("negated");
    // "had to leave": it happened; "has to leave": it must
    else if (tree.tokens[head]!.xpos !== "VBD") standing.apply("demanded");
    return head;
  }
  // "If the government signs, he vowed, they will block": the condition stands before both
  if (
    rel === "ccomp" &&
    standing.modality === "planned" &&
    hasCondition(tree, head) &&
    tree.left[at]! > tree.left[head]!
  ) {
    const before = childrenBy(tree, head, "advcl").some((c) => c < at && isCondition(tree, c));
    if (before) standing.apply("hypothetical");
  }
  // "stopped shelling the port": it had been going on
  if (rel === "xcomp" && /^(stop|cease|halt|end|quit)$/.test(lemma) && tree.tokens[at]!.xpos === "VBG")
    if (childrenBy(tree, head, "obj").length === 0) return undefined;
  if (rel === "xcomp" && isEffort(standing, head)) return head;
  const op = standing.lexicon.modal.verbs.get(lemma);
  if (op === undefined) {
    // "was reported to have left": so it is told, and nobody stands for it
    const told = standing.lexicon.operators.verbs.get(lemma);
    if (told && told.signature[0] !== "+" && told.signature[0] !== "-" && isPassive(tree, head) && hasTo(tree, at))
      standing.apply("possible");
    // "was built to deter"
    else if (rel === "xcomp" && hasTo(tree, at) && isPassive(tree, head)) standing.apply("planned");
    if (rel === "xcomp") return head;
    return undefined;
  }
  if (rel === "ccomp" && op !== "possible" && op !== "demanded" && op !== "planned" && op !== "prevented")
    return undefined;
  if (rel === "ccomp" && op === "planned" && isPast(tree, at)) return undefined;
  // "told X that Y shelled", "insists it has left": only "demanded that Y leave" is a demand
  if (rel === "ccomp" && op === "demanded" && !isSubjunctive(tree, at)) return undefined;
  // "wants the judge to resign"
  if (lemma === "want" && childrenBy(tree, head, "obj").length > 0) {
    standing.apply("demanded");
    return head;
  }
  // "was thought to be", "does not believe": what one does not think is no denial
  if (rel === "ccomp" && op === "possible" && isNegatedVerb(tree, head)) {
    standing.apply("possible");
    return undefined;
  }
  // "forced out", "ordered" in the passive: "was ordered to leave"
  standing.word(op);
  return head;
}

export function adverbial(standing: Standing, at: number, head: number): number | undefined {
  const tree = standing.tree;
  const marks = childrenBy(tree, at, "mark", "case", "advmod").map((c) =>
    [form(tree, c), ...childrenBy(tree, c, "fixed").map((f) => form(tree, f))].join(" "),
  );
  const has = (...wanted: string[]) => marks.some((each) => wanted.includes(each));
  if (has("whether") && !has("if")) {
    standing.apply("possible");
    return undefined;
  }
  // "the risk that they would attack", wherever the tree hangs it
  const noun = has("that") ? nounBefore(tree, at, standing.lexicon.modal.nouns) : undefined;
  if (noun) {
    standing.word(noun.op);
    return noun.noun;
  }
  const asked = childrenBy(tree, at, "mark").some((c) => form(tree, c) === "if" && isQuestioned(tree, c));
  if (asked) return undefined;
  if (has("if", "unless", "in case", "should", "lest", "provided", "otherwise")) {
    standing.apply("hypothetical");
    return undefined;
  }
  if (isAhead(tree, at)) {
    standing.apply("planned");
    return undefined;
  }
  if (has("of") && form(tree, head) === "short") {
    standing.apply("negated");
    return undefined;
  }
  // "capable of shelling the port"
  if (has("of") && tree.tokens[head]!.upos === "ADJ") {
    standing.word(standing.lexicon.modal.adjectives.get(word(tree, head)));
    return head;
  }
  if (has("from")) {
    const op = standing.lexicon.modal.verbs.get(word(tree, head));
    if (op === "prevented" || op === "failed") {
      standing.word(op);
      return head;
    }
  }
  if (has("to", "in order", "so as") || hasTo(tree, at)) {
    const before = nounBefore(tree, at, standing.lexicon.modal.nouns);
    if (before) {
      standing.word(before.op);
      return before.noun;
    }
    // "has yet to capture"
    if (word(tree, head) === "have" && childrenBy(tree, head, "advmod").some((c) => form(tree, c) === "yet")) {
      standing.apply("negated");
      return undefined;
    }
    // "used tear gas to disperse": what is done with something is done
    if (word(tree, head) === "use") return head;
    const op = standing.lexicon.modal.verbs.get(word(tree, head));
    if (op !== undefined && op !== "through" && isVerbLike(tree, head)) {
      standing.word(op);
      return head;
    }
    if (isEffort(standing, head)) return head;
    if (brings(standing, head)) return head;
    // the aim of something done; aims of plans stay plans
    standing.apply("planned");
    return undefined;
  }
  // "is considering expelling", where the tree makes an adverbial of it
  if (at === head + 1 && tree.tokens[at]!.xpos === "VBG") {
    const op = standing.lexicon.modal.verbs.get(word(tree, head));
    if (op !== undefined && op !== "through" && op !== "failed") {
      standing.word(op);
      return head;
    }
  }
  // "launching …", "by surrounding it": as future or uncertain as the main clause, but neither attempted nor denied with it
  if (
    tree.tokens[at]!.xpos === "VBG" &&
    childrenBy(tree, at, "nsubj").length === 0 &&
    !has("after", "before", "since", "while", "when", "for")
  ) {
    const above = standing.above(head);
    if (above === "planned" || above === "possible" || above === "hypothetical") standing.apply(above);
  }
  return undefined;
}

/** "an attempt to capture", "the decision to strike": the noun says how it stands. */
export function infinitiveOfNoun(standing: Standing, at: number, head: number): number | undefined {
  const tree = standing.tree;
  if (isAhead(tree, at)) {
    standing.apply("planned");
    return undefined;
  }
  // "were Cairo to be attacked"
  if (hasTo(tree, at) && form(tree, head) === "were") {
    standing.apply("hypothetical");
    return undefined;
  }
  // "were the rebels to attack", where the tree makes a noun of it
  if (hasTo(tree, at) && form(tree, tree.left[head]!) === "were" && childrenBy(tree, head, "cop").length > 0) {
    standing.apply("hypothetical");
    return undefined;
  }
  // "no sign of troops massing"
  if (tree.tokens[at]!.xpos === "VBG" && relation(tree.tokens[head]!) === "nmod" && tree.tokens[head]!.head >= 0)
    if (isNoSign(tree, tree.tokens[head]!.head)) standing.apply("negated");
  // "no reports of looting"
  if (tree.tokens[at]!.xpos === "VBG" && isNoSign(tree, head)) {
    standing.apply("negated");
    return undefined;
  }
  const op = standing.lexicon.modal.nouns.get(word(tree, head));
  const infinitive = hasTo(tree, at) || childrenBy(tree, at, "mark").some((c) => form(tree, c) === "to");
  if (op !== undefined) {
    standing.word(op);
    return head;
  }
  // "an attempt by the coalition to gag", where the infinitive hangs on "coalition"
  const before = nounBefore(tree, at, standing.lexicon.modal.nouns);
  if (before !== undefined) {
    standing.word(before.op);
    return before.noun;
  }
  // "want the envoy expelled", "want him to resign"
  if (word(tree, Math.max(0, tree.tokens[head]!.head)) === "want" && tree.tokens[head]!.deprel === "obj") {
    standing.apply("demanded");
    return tree.tokens[head]!.head;
  }
  if (!infinitive || childrenBy(tree, at, "nsubj").length > 0) return undefined;
  // "urged the militia to leave", where the tree hangs the infinitive on "militia"
  const above = tree.tokens[head]!;
  if (above.head >= 0 && (above.deprel === "obj" || isAddressed(tree, head))) {
    const governor = standing.lexicon.modal.verbs.get(word(tree, above.head));
    if (governor !== undefined && governor !== "through") {
      standing.word(governor);
      return above.head;
    }
    if (brings(standing, above.head)) return above.head;
  }
  standing.apply("planned");
  return undefined;
}

function isEffort(standing: Standing, verb: number): boolean {
  const op = effort(standing.tree, verb, standing.lexicon.modal.nouns);
  standing.word(op);
  return op !== undefined;
}

/** "forced the garrison to surrender": it did. */
function brings(standing: Standing, verb: number): boolean {
  const operator = standing.lexicon.operators.verbs.get(word(standing.tree, verb));
  return operator?.entry.id === "bring-about";
}

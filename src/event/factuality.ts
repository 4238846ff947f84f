import { childrenBy, relation, type Tree } from "../sentence/tree.ts";
import { isPassive } from "./clause.ts";
import { isAfterOpening } from "./condition.ts";
import type { VerbLexicon } from "./entry.ts";
import type { EventModality } from "./event.ts";
import {
  hasCondition,
  hasNoPart,
  hasTo,
  isAddressed,
  isAhead,
  isBackshifted,
  isDefinite,
  isNegatedVerb,
  isNoSign,
  isPast,
  isSubjunctive,
  isVerbLike,
  modalAux,
  participle,
} from "./operator.ts";
import type { ModalWord } from "./operator-lexicon.ts";
import { form, word } from "./phrase.ts";
import { clauseOperators, combined, effort, isCondition, isIfClause, nounBefore, verbOperator } from "./scope.ts";

/**
 * How the text puts the event at a token: the operators that scope over it (negation, modals, "tried to", "plans", "if", "likely") are
 * gathered from the inside out on the way up the tree, and the walk ends where the text vouches for the event ("condemned the attack").
 */
export function modalityAt(
  tree: Tree,
  at: number,
  lexicon: Pick<VerbLexicon, "modal" | "operators" | "light">,
): EventModality {
  const scope = new Scope(tree, lexicon);
  scope.climb(at);
  return scope.modality;
}

class Scope {
  modality: EventModality = "actual";
  /** Is the event the thing prevented, and the preventing itself not yet known to have happened? */
  #prevented = false;
  /** Is the event halted rather than prevented? It went on, unless the halting itself is only wished for. */
  #stopped = false;
  readonly #tree: Tree;
  readonly #lexicon: Pick<VerbLexicon, "modal" | "operators" | "light">;

  constructor(tree: Tree, lexicon: Pick<VerbLexicon, "modal" | "operators" | "light">) {
    this.#tree = tree;
    this.#lexicon = lexicon;
  }

  climb(from: number): void {
    let at = from;
    let below = -1;
    for (let steps = 0; steps < 12; steps++) {
      const verbal = isVerbLike(this.#tree, at);
      if (verbal) for (const op of clauseOperators(this.#tree, at, below, this.#lexicon.modal.adverbs)) this.#word(op);
      else this.#nominal(at, steps === 0);
      const next = this.#up(at, verbal);
      if (next === undefined) break;
      below = at;
      at = next;
    }
    if (this.modality === "planned" && isAfterOpening(this.#tree, from)) this.modality = "hypothetical";
    if (this.#stopped && this.modality !== "actual" && this.modality !== "negated") this.modality = "possible";
    if (this.#prevented) this.modality = this.modality === "actual" ? "negated" : "possible";
  }

  /** Operators beside a noun: "no", "possible", "planned". */
  #nominal(noun: number, innermost: boolean): void {
    const tree = this.#tree;
    for (const c of tree.children[noun]!) {
      const rel = relation(tree.tokens[c]!);
      const said = form(tree, c);
      if ((rel === "det" || rel === "advmod") && /^(no|neither|not)$/.test(said)) this.#apply("negated");
      else if (rel === "case" && said === "without") this.#apply("negated");
      else if (rel === "case" && /^(instead|rather)$/.test(said)) this.#apply("negated");
      else if (rel === "amod" || rel === "advmod") {
        // "has so far not imposed sanctions", read as a noun with a participle
        if (tree.tokens[c]!.xpos === "VBN" && isNegatedVerb(tree, c)) this.#apply("negated");
        for (const each of [c, ...childrenBy(tree, c, "conj")])
          this.#word(
            this.#lexicon.modal.adjectives.get(form(tree, each)) ?? this.#lexicon.modal.adverbs.get(form(tree, each)),
          );
      } else if (rel === "acl" && innermost && tree.tokens[c]!.deprel === "acl" && tree.tokens[c]!.xpos === "VBN") {
        this.#word(participle(this.#lexicon.modal.verbs.get(word(tree, c))));
      }
    }
  }

  /** Where the walk goes on, undefined where it ends; the edge itself may be an operator. */
  #up(at: number, verbal: boolean): number | undefined {
    const tree = this.#tree;
    const token = tree.tokens[at]!;
    const head = token.head;
    if (head < 0) return undefined;
    const rel = token.deprel;
    if (hasNoPart(tree, head)) this.#apply("negated");
    if (rel === "conj") return this.#joined(at, head) ? head : undefined;
    // also where a verb is read as a noun: "if police arrest the priest"
    if (rel === "advcl") return this.#adverbial(at, head);
    if (verbal) {
      switch (rel) {
        case "xcomp":
        case "ccomp":
        case "csubj":
        case "csubj:pass":
          return this.#complement(at, head, rel);
        case "acl":
          return this.#infinitiveOfNoun(at, head);
        case "parataxis":
        case "acl:relcl":
          return undefined;
        case "obl":
        case "nmod":
          return this.#argument(at, head, rel);
        default:
          return undefined;
      }
    }
    return this.#argument(at, head, rel);
  }

  /** A joined verb shares what scopes over the first one, unless it has a subject or an auxiliary of its own. */
  #joined(at: number, head: number): boolean {
    const tree = this.#tree;
    if (childrenBy(tree, at, "nsubj").length > 0)
      // "demanded that the drills end and that the allies withdraw"
      return isSubjunctive(tree, at) && childrenBy(tree, at, "mark").some((c) => form(tree, c) === "that");
    if (isVerbLike(tree, at)) {
      // "entered the town … to capture it", joined by mistake: still the aim
      if (hasTo(tree, at) && !hasTo(tree, head) && tree.tokens[head]!.upos === "VERB") {
        this.#apply("planned");
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

  #complement(at: number, head: number, rel: string): number | undefined {
    const tree = this.#tree;
    const before = nounBefore(tree, at, this.#lexicon.modal.nouns);
    if (before) {
      this.#word(before.op);
      return before.noun;
    }
    const lemma = word(tree, head);
    if (/^(provided|assuming|supposing)$/.test(form(tree, head)) && childrenBy(tree, head, "nsubj").length === 0) {
      this.#apply("hypothetical");
      return undefined;
    }
    if (tree.tokens[head]!.upos === "ADJ" || tree.tokens[head]!.upos === "ADV") {
      // "tried in vain to meet": the infinitive is the verb's
      if ((relation(tree.tokens[head]!) === "obl" || lemma === "vain") && tree.tokens[head]!.head >= 0)
        return this.#complement(at, tree.tokens[head]!.head, rel);
      const op = this.#lexicon.modal.adjectives.get(lemma);
      if (op) {
        this.#word(op);
        return head;
      }
      return rel === "xcomp" || rel.startsWith("csubj") ? head : undefined;
    }
    // "is going to", "is about to", "is set to" are their own words in the lexicon; "go to attack" is not
    if (lemma === "go" && tree.tokens[head]!.xpos === "VBG" && rel === "xcomp") {
      this.#apply("planned");
      return head;
    }
    if (lemma === "have" && rel === "xcomp") {
      // "has yet to leave"
      if (childrenBy(tree, head, "advmod").some((c) => form(tree, c) === "yet")) this.#apply("negated");
      // "had to leave": it happened; "has to leave": it must
      else if (tree.tokens[head]!.xpos !== "VBD") this.#apply("demanded");
      return head;
    }
    // "If the government signs, he vowed, they will block": the condition stands before both
    if (
      rel === "ccomp" &&
      this.modality === "planned" &&
      hasCondition(tree, head) &&
      tree.left[at]! > tree.left[head]!
    ) {
      const before = childrenBy(tree, head, "advcl").some((c) => c < at && isCondition(tree, c));
      if (before) this.#apply("hypothetical");
    }
    if (rel === "xcomp" && this.#effort(head)) return head;
    const op = this.#lexicon.modal.verbs.get(lemma);
    if (op === undefined) {
      // "was reported to have left": so it is told, and nobody stands for it
      const told = this.#lexicon.operators.verbs.get(lemma);
      if (told && told.signature[0] !== "+" && told.signature[0] !== "-" && isPassive(tree, head) && hasTo(tree, at))
        this.#apply("possible");
      // "was built to deter"
      else if (rel === "xcomp" && hasTo(tree, at) && isPassive(tree, head)) this.#apply("planned");
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
      this.#apply("demanded");
      return head;
    }
    // "was thought to be", "does not believe": what one does not think is no denial
    if (rel === "ccomp" && op === "possible" && isNegatedVerb(tree, head)) {
      this.#apply("possible");
      return undefined;
    }
    // "forced out", "ordered" in the passive: "was ordered to leave"
    this.#word(op);
    return head;
  }

  /** "forced the garrison to surrender": it did. */
  #brings(verb: number): boolean {
    const operator = this.#lexicon.operators.verbs.get(word(this.#tree, verb));
    return operator?.entry.id === "bring-about";
  }

  #effort(verb: number): boolean {
    const op = effort(this.#tree, verb, this.#lexicon.modal.nouns);
    this.#word(op);
    return op !== undefined;
  }

  #adverbial(at: number, head: number): number | undefined {
    const tree = this.#tree;
    const marks = childrenBy(tree, at, "mark", "case", "advmod").map((c) =>
      [form(tree, c), ...childrenBy(tree, c, "fixed").map((f) => form(tree, f))].join(" "),
    );
    const has = (...wanted: string[]) => marks.some((each) => wanted.includes(each));
    if (has("whether") && !has("if")) {
      this.#apply("possible");
      return undefined;
    }
    if (has("if", "unless", "in case", "should", "lest", "provided", "otherwise")) {
      this.#apply("hypothetical");
      return undefined;
    }
    if (isAhead(tree, at)) {
      this.#apply("planned");
      return undefined;
    }
    if (has("of") && form(tree, head) === "short") {
      this.#apply("negated");
      return undefined;
    }
    // "capable of shelling the port"
    if (has("of") && tree.tokens[head]!.upos === "ADJ") {
      this.#word(this.#lexicon.modal.adjectives.get(word(tree, head)));
      return head;
    }
    if (has("from")) {
      const op = this.#lexicon.modal.verbs.get(word(tree, head));
      if (op === "prevented" || op === "failed") {
        this.#word(op);
        return head;
      }
    }
    if (has("to", "in order", "so as") || hasTo(tree, at)) {
      const before = nounBefore(tree, at, this.#lexicon.modal.nouns);
      if (before) {
        this.#word(before.op);
        return before.noun;
      }
      // "has yet to capture"
      if (word(tree, head) === "have" && childrenBy(tree, head, "advmod").some((c) => form(tree, c) === "yet")) {
        this.#apply("negated");
        return undefined;
      }
      // "used tear gas to disperse": what is done with something is done
      if (word(tree, head) === "use") return head;
      const op = this.#lexicon.modal.verbs.get(word(tree, head));
      if (op !== undefined && op !== "through" && isVerbLike(tree, head)) {
        this.#word(op);
        return head;
      }
      if (this.#effort(head)) return head;
      if (this.#brings(head)) return head;
      // the aim of something done; aims of plans stay plans
      this.#apply("planned");
      return undefined;
    }
    // "is considering expelling", where the tree makes an adverbial of it
    if (at === head + 1 && tree.tokens[at]!.xpos === "VBG") {
      const op = this.#lexicon.modal.verbs.get(word(tree, head));
      if (op !== undefined && op !== "through" && op !== "failed") {
        this.#word(op);
        return head;
      }
    }
    // "launching …", "by surrounding it": as future or uncertain as the main clause, but neither attempted nor denied with it
    if (
      tree.tokens[at]!.xpos === "VBG" &&
      childrenBy(tree, at, "nsubj").length === 0 &&
      !has("after", "before", "since", "while", "when", "for")
    ) {
      const above = new Scope(tree, this.#lexicon);
      above.climb(head);
      if (above.modality === "planned" || above.modality === "possible" || above.modality === "hypothetical")
        this.#apply(above.modality);
    }
    return undefined;
  }

  /** "an attempt to capture", "the decision to strike": the noun says how it stands. */
  #infinitiveOfNoun(at: number, head: number): number | undefined {
    const tree = this.#tree;
    if (isAhead(tree, at)) {
      this.#apply("planned");
      return undefined;
    }
    // "were Cairo to be attacked"
    if (hasTo(tree, at) && form(tree, head) === "were") {
      this.#apply("hypothetical");
      return undefined;
    }
    // "were the rebels to attack", where the tree makes a noun of it
    if (hasTo(tree, at) && form(tree, tree.left[head]!) === "were" && childrenBy(tree, head, "cop").length > 0) {
      this.#apply("hypothetical");
      return undefined;
    }
    // "no sign of troops massing"
    if (tree.tokens[at]!.xpos === "VBG" && relation(tree.tokens[head]!) === "nmod" && tree.tokens[head]!.head >= 0)
      if (isNoSign(tree, tree.tokens[head]!.head)) this.#apply("negated");
    const op = this.#lexicon.modal.nouns.get(word(tree, head));
    const infinitive = hasTo(tree, at) || childrenBy(tree, at, "mark").some((c) => form(tree, c) === "to");
    if (op !== undefined) {
      this.#word(op);
      return head;
    }
    // "want the envoy expelled", "want him to resign"
    if (word(tree, Math.max(0, tree.tokens[head]!.head)) === "want" && tree.tokens[head]!.deprel === "obj") {
      this.#apply("demanded");
      return tree.tokens[head]!.head;
    }
    if (!infinitive || childrenBy(tree, at, "nsubj").length > 0) return undefined;
    // "urged the militia to leave", where the tree hangs the infinitive on "militia"
    const above = tree.tokens[head]!;
    if (above.head >= 0 && (above.deprel === "obj" || isAddressed(tree, head))) {
      const governor = this.#lexicon.modal.verbs.get(word(tree, above.head));
      if (governor !== undefined && governor !== "through") {
        this.#word(governor);
        return above.head;
      }
      if (this.#brings(above.head)) return above.head;
    }
    this.#apply("planned");
    return undefined;
  }

  /** A noun's place in its clause: what the verb, adjective or noun above says about it. */
  #argument(at: number, head: number, rel: string): number | undefined {
    const tree = this.#tree;
    const above = tree.tokens[head]!;
    const lemma = word(tree, head);
    if (rel === "compound" || rel === "nmod:poss") {
      const op = this.#lexicon.modal.nouns.get(lemma);
      if (op === undefined) return undefined;
      this.#word(op);
      return head;
    }
    if (relation({ ...above, deprel: rel }) === "nmod") {
      if (isNoSign(tree, head)) this.#apply("negated");
      const op = this.#lexicon.modal.nouns.get(lemma);
      if (op === undefined) return undefined;
      this.#word(op);
      return head;
    }
    if (rel === "nsubj" || rel === "nsubj:pass" || rel === "expl") return this.#subject(at, head, rel);
    // "calling the bombardment a crime"
    if (rel === "obj" && lemma === "call" && isDefinite(tree, at)) return undefined;
    if (rel === "obj" || rel === "obl" || rel === "iobj" || rel.startsWith("obl:")) {
      if (isPassive(tree, head) && rel !== "obj" && rel !== "obl") return undefined;
      const op = verbOperator(tree, head, this.#lexicon.modal.verbs);
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
        this.#apply("planned");
        return undefined;
      }
      // "stopped short of an apology"
      if (prep === "of" && tree.left[at]! > 0 && form(tree, tree.left[at]! - 1) === "short") {
        this.#apply("negated");
        return head;
      }
      // "capable of an attack"
      if (prep === "of" && above.upos === "ADJ") {
        this.#word(this.#lexicon.modal.adjectives.get(lemma));
        return head;
      }
      const isLight = this.#lexicon.light.has(lemma);
      // "rejected the offer": there was one; "rejected talks": there were none
      if (op === "prevented" && /^(reject|oppose|decline|refuse)$/.test(lemma) && isDefinite(tree, at))
        return undefined;
      if (isLight && rel === "obj" && op === "prevented") this.#stopped = true;
      // "ordered the attack": carried by the verb, and yet only an order
      else if (op !== undefined && (!(isLight && rel === "obj") || lemma === "order")) this.#word(op);
      if (op === undefined && !isLight && rel !== "obj" && prep !== undefined && /^(for|with|in|to|into)$/.test(prep))
        this.#borrow(head);
      return op !== undefined || isLight ? head : undefined;
    }
    if (rel === "root" || above.deprel === "root") return undefined;
    return undefined;
  }

  #subject(at: number, head: number, rel: string): number | undefined {
    const tree = this.#tree;
    const above = tree.tokens[head]!;
    const lemma = word(tree, head);
    if (above.upos === "ADJ" || above.upos === "ADV" || above.upos === "NOUN") {
      this.#word(this.#lexicon.modal.adjectives.get(lemma));
      if (modalAux(tree, head) !== undefined) this.#aux(head);
      return undefined;
    }
    if (isIfClause(tree, head) && !isDefinite(tree, at)) {
      this.#apply("hypothetical");
      return undefined;
    }
    // "a war seems unlikely"
    for (const c of childrenBy(tree, head, "xcomp"))
      if (tree.tokens[c]!.upos === "ADJ") this.#word(this.#lexicon.modal.adjectives.get(word(tree, c)));
    const op = verbOperator(tree, head, this.#lexicon.modal.verbs);
    if (rel === "nsubj:pass") {
      // "an attack was planned / thwarted / feared / carried out"
      if (op !== undefined) this.#word(op === "prevented" ? "attempted" : op);
      return op !== undefined || this.#lexicon.light.has(lemma) ? head : undefined;
    }
    if (op === "through") return head;
    // "strikes will target factions", "an attack would cost": the subject of an uncertain deed is uncertain itself
    if (modalAux(tree, head) === "would" && childrenBy(tree, at, "det").some((c) => /^(an?|any)$/.test(form(tree, c))))
      this.#apply("hypothetical");
    // "the clashes, in which two died, could spread": what has been told of is there
    else if (!(isDefinite(tree, at) && childrenBy(tree, at, "acl:relcl").length > 0)) this.#aux(head);
    return undefined;
  }

  #aux(head: number): void {
    const tree = this.#tree;
    const aux = modalAux(tree, head);
    if (aux === "would") this.#apply(isBackshifted(tree, head) ? "planned" : "hypothetical");
    else if (aux === "will") this.#apply("planned");
    else if (aux === "may" || aux === "could") this.#apply("possible");
  }

  /** "would travel there for talks": as uncertain as what it is part of. */
  #borrow(verb: number): void {
    const above = new Scope(this.#tree, this.#lexicon);
    above.climb(verb);
    if (/^(planned|possible|hypothetical|demanded)$/.test(above.modality)) this.#apply(above.modality);
  }

  #apply(op: EventModality): void {
    this.modality = combined(this.modality, op);
  }

  #word(op: ModalWord | undefined): void {
    if (op === undefined || op === "through") return;
    if (op === "prevented") this.#prevented = !this.#prevented;
    else if (op === "failed") this.modality = "attempted";
    else this.#apply(op);
  }
}

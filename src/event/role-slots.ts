import type { Basis } from "../basis.ts";
import { childrenBy, type Tree } from "../sentence/tree.ts";
import { list, obliques } from "./clause.ts";
import type { Slot } from "./entry.ts";
import type { RoleName } from "./event.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import { kindsOf, mentionAt, type Scene } from "./scene.ts";
import { isTimeWord } from "./slip.ts";

/** A role of an event before it has a span: the head of its phrase, and how it was found. */
export interface RoleHead {
  readonly role: RoleName;
  readonly head: number;
  readonly basis: Basis;
}

/** The roles of one event as they are found: each head in one role, what cannot fill it left out. */
export class Roles {
  readonly found: RoleHead[] = [];
  readonly #scene: Scene;
  readonly #trigger: Trigger;

  constructor(scene: Scene, trigger: Trigger) {
    this.#scene = scene;
    this.#trigger = trigger;
  }

  has(role: RoleName): boolean {
    return this.found.some((each) => each.role === role);
  }

  /** Adds the phrase, and those joined to it, in the role; a weapon that acts is the instrument, an event that acts no actor. */
  add(role: Slot, head: number | undefined, basis: Basis, single = false): void {
    if (head === undefined || role === "theme") return;
    for (const listed of single ? [head] : list(this.#scene.tree, head)) {
      const each = compoundHead(this.#scene.tree, listed);
      if (each >= this.#trigger.first && each <= this.#trigger.last) continue;
      const token = this.#scene.tree.tokens[each]!;
      if (token.upos === "VERB" || token.upos === "PUNCT" || token.upos === "ADV" || token.upos === "ADP") continue;
      const kinds = kindsOf(this.#scene, each);
      if ((kinds.has("time") || isDate(this.#scene.tree, each)) && role !== "time") continue;
      // "no group has claimed the blast"
      if (role === "actor" && basis.by !== "lexicon" && isNobody(this.#scene.tree, each)) continue;
      // "suspicion of planting", "a plot to seize"
      if (role === "actor" && isPlan(this.#scene, each) && !isBody(this.#scene.tree, each)) continue;
      let as = role;
      if (role === "actor") {
        // somebody's drones, guns and ships have crews; shells and rockets have none
        if (kinds.has("weapon") && kinds.has("crewed") && isSomeones(this.#scene, each)) {
          if (basis.by === "lexicon" && !kinds.has("vehicle"))
            this.found.push({ role: "instrument", head: each, basis });
          this.found.push({ role: "actor", head: each, basis });
          continue;
        }
        // "bulldozers have destroyed": things that someone drives
        if (kinds.has("vehicle") && !kinds.has("crewed") && !kinds.has("group") && !isSomeones(this.#scene, each))
          as = "instrument";
        if (kinds.has("weapon") && !kinds.has("vehicle")) as = "instrument";
        else if (
          !isBody(this.#scene.tree, each) &&
          (kinds.has("event") || kinds.has("disaster") || (kinds.has("abstract") && !kinds.has("group")))
        )
          continue;
      }
      if (this.found.some((held) => held.head === each)) continue;
      this.found.push({ role: as, head: each, basis });
    }
  }
}

/** "on 9 June": the day of a date, when a tree hangs the month on it. */
function isDate(tree: Tree, head: number): boolean {
  return tree.tokens[head]!.upos === "NUM" && tree.children[head]!.some((c) => c > head && isTimeWord(tree, c));
}

/** "the eastern command", "her movement", "a court martial": words of deeds that are also said of those who act. */
function isBody(tree: Tree, head: number): boolean {
  return (
    bodies.has(word(tree, head)) &&
    childrenBy(tree, head, "nmod:poss", "amod", "compound", "det").length > 0 &&
    !obliques(tree, head).some(({ prep }) => prep === "against" || prep === "on")
  );
}

const bodies = new Set(
  "command movement martial mission patrol delegation tribunal assembly campaign council alliance operation grouping rising resistance opposition defence defense deployment".split(
    " ",
  ),
);
function isNobody(tree: Tree, head: number): boolean {
  return (
    /^(nobody|none|no-one)$/.test(form(tree, head)) || childrenBy(tree, head, "det").some((c) => form(tree, c) === "no")
  );
}

function isPlan(scene: Scene, head: number): boolean {
  const op = scene.lexicon.modal.nouns.get(word(scene.tree, head));
  return op !== undefined && op !== "through" && !mentionAt(scene, head, "actor");
}

/** "Turkish drones", "their artillery", "drones flown by the army": not "two drones". */
function isSomeones(scene: Scene, head: number): boolean {
  const { tree } = scene;
  return tree.children[head]!.some((c) => {
    const { deprel, upos, form: said } = tree.tokens[c]!;
    if (deprel === "nmod:poss" || deprel === "acl") return true;
    if (deprel === "det") return /^the$/i.test(said);
    return (
      /^(amod|compound)$/.test(deprel) && (/^\p{Lu}/u.test(said) || upos === "PROPN" || kindsOf(scene, c).has("group"))
    );
  });
}

/** "Iran-backed groups" read as "Iran" with "groups" beside it: the phrase's head is behind the participle. */
function compoundHead(tree: Tree, head: number): number {
  const [hyphen, participle] = [tree.tokens[head + 1], tree.tokens[head + 2]];
  if (hyphen?.form !== "-" || !participle || !/^(VBN|VBD|JJ|VBG)$/.test(participle.xpos)) return head;
  return participle.head > head + 2 && participle.head - head < 8 ? participle.head : head;
}

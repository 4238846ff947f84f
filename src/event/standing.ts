import type { Tree } from "../sentence/tree.ts";
import type { VerbLexicon } from "./entry.ts";
import type { EventModality } from "./event.ts";
import type { ModalWord } from "./operator-lexicon.ts";
import { combined } from "./scope.ts";

/** What of the lexicon says how events stand. */
export type StandingLexicon = Pick<VerbLexicon, "modal" | "operators" | "light">;

/** How an event stands so far on the way up the tree; operators are applied from the inside out. */
export class Standing {
  modality: EventModality = "actual";
  /** Is the event halted rather than prevented? It went on, unless the halting itself is only wished for. */
  stopped = false;
  /** Is the event the thing prevented, and the preventing itself not yet known to have happened? */
  #prevented = false;
  readonly tree: Tree;
  readonly lexicon: StandingLexicon;
  /** How another word stands, read by itself. */
  readonly above: (at: number) => EventModality;

  constructor(tree: Tree, lexicon: StandingLexicon, above: (at: number) => EventModality) {
    this.tree = tree;
    this.lexicon = lexicon;
    this.above = above;
  }

  apply(op: EventModality): void {
    this.modality = combined(this.modality, op);
  }

  word(op: ModalWord | undefined): void {
    if (op === undefined || op === "through") return;
    // "stopped an attempt to deport him": it was tried
    if (op === "prevented" && this.modality === "attempted") return;
    if (op === "prevented") this.#prevented = !this.#prevented;
    else if (op === "failed") this.modality = "attempted";
    else this.apply(op);
  }

  /** All operators being applied, what is halted or prevented stands as the halting and the preventing do. */
  close(): EventModality {
    if (this.stopped && this.modality !== "actual" && this.modality !== "negated") this.modality = "possible";
    if (this.#prevented) this.modality = this.modality === "actual" ? "negated" : "possible";
    return this.modality;
  }
}

import type { Article } from "./article/article.ts";
import type { Attribution } from "./attribution/attribution.ts";
import type { Claim } from "./claim/claim.ts";
import type { Toll } from "./claim/toll.ts";
import type { EventMention } from "./event/event.ts";
import type { Kit } from "./kit/kit.ts";
import type { Mention } from "./mention/mention.ts";
import type { Note, Noter } from "./note.ts";
import type { Page } from "./page/page.ts";
import type { Sentence } from "./sentence/sentence.ts";

/** What the stages make, layer by layer; each is written once and then only read. */
export interface Layers {
  readonly page: Page;
  readonly articles: readonly Article[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly attributions: readonly Attribution[];
  readonly events: readonly EventMention[];
  readonly claims: readonly Claim[];
  readonly tolls: readonly Toll[];
}

/** A pure function from some layers to the next one. */
export interface Stage<G extends keyof Layers, N extends keyof Layers> {
  readonly gives: G;
  readonly needs: readonly N[];
  readonly run: (layers: Pick<Layers, N>, kit: Kit, note: Noter) => Layers[G];
}

export function stage<G extends keyof Layers, N extends keyof Layers>(
  gives: G,
  needs: readonly N[],
  run: Stage<G, N>["run"],
): Stage<G, N> {
  return { gives, needs, run };
}

/** How long each stage took; the clock is handed in, since reading itself knows no time. */
export type Timer = (stage: keyof Layers, seconds: number) => void;

/** Runs stages one after another. The compiler refuses a stage whose needs no earlier one gives. */
export class Pipeline<Have extends keyof Layers> {
  readonly stages: readonly Stage<keyof Layers, keyof Layers>[];

  private constructor(stages: readonly Stage<keyof Layers, keyof Layers>[]) {
    this.stages = stages;
  }

  static from<G extends keyof Layers>(..._given: readonly G[]): Pipeline<G> {
    return new Pipeline<G>([]);
  }

  add<G extends keyof Layers, N extends Have>(next: Stage<Exclude<G, Have>, N>): Pipeline<Have | G> {
    return new Pipeline<Have | G>([...this.stages, next as unknown as Stage<keyof Layers, keyof Layers>]);
  }

  run(
    given: Partial<Layers>,
    kit: Kit,
    clock?: { readonly now: () => number; readonly timer: Timer },
  ): Pick<Layers, Have> & { notes: readonly Note[] } {
    const layers: Record<string, unknown> = { ...given };
    const notes: Note[] = [];
    for (const each of this.stages) {
      const begin = clock?.now() ?? 0;
      layers[each.gives] = each.run(layers as unknown as Layers, kit, (note) => notes.push(note));
      clock?.timer(each.gives, (clock.now() - begin) / 1000);
    }
    return { ...(layers as unknown as Pick<Layers, Have>), notes };
  }
}

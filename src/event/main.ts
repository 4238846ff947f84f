import { folded } from "../coding/fold.ts";
import type { Kit } from "../kit/kit.ts";
import type { Layers } from "../stage.ts";
import { type Draft, drafts } from "./draft.ts";
import { verbLexicon } from "./entry.ts";
import { partiesOf } from "./parties.ts";
import { NONE, TYPES } from "./rank.ts";
import { OPEN } from "./ranked.ts";
import { bySentence, type Scene, sceneOf, worldOf } from "./scene.ts";

/** One happening of a text as PLOVER's users know it: a root, how far the text is about it, and whose country does it to whose. */
export interface Happening {
  /** One of the 16 types, acts to come folded (coding/fold.ts). */
  readonly root: string;
  /** 0 … 1; those of a text add up to 1. */
  readonly share: number;
  /** Actor codes. */
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/**
 * What a text is about, the main happening first: for each word that may name an event the model has a weight and the chance of each type;
 * a root's share is the sum over the words. Giving way in words and in deeds stands together, so that two halves do not lose against a third.
 */
export function happenings(layers: Omit<Layers, "events" | "claims">, kit: Kit): readonly Happening[] {
  const world = worldOf(layers.mentions, layers.attributions);
  const scenes = new Map<Draft, Scene>();
  for (const [sentence, mentions] of bySentence(layers.sentences, layers.mentions)) {
    const scene = sceneOf(sentence, mentions, verbLexicon(kit));
    for (const draft of drafts(scene, world, kit, false, OPEN)) scenes.set(draft, scene);
  }
  const found = [...scenes.keys()];
  const parts = shares(found).flatMap((share, i) => partsOf(found[i]!, share));
  const roots = new Map<string, Part[]>();
  for (const part of parts) {
    const held = roots.get(part.root);
    if (held) held.push(part);
    else roots.set(part.root, [part]);
  }
  const whole = (root: string) =>
    (yielding.has(root) ? [...yielding] : [root]).reduce((all, each) => all + sum(roots.get(each)), 0);
  return [...roots]
    .map(([root, of]) => ({
      root,
      share: sum(of),
      order: whole(root),
      event: of.toSorted((a, b) => b.share - a.share)[0]!.event,
    }))
    .sort((a, b) => b.order - a.order || b.share - a.share)
    .map(({ root, share, event }) => ({
      root,
      share,
      ...partiesOf(event, scenes.get(event)!, world, kit),
    }));
}

const yielding = new Set(["CONCEDE", "RETREAT"]);

interface Part {
  readonly root: string;
  readonly share: number;
  readonly event: Draft;
}

function sum(parts: readonly Part[] | undefined): number {
  return (parts ?? []).reduce((all, { share }) => all + share, 0);
}

/** How far the text is about each: its weight times the chance that it is an event at all. */
function shares(found: readonly Draft[]): number[] {
  const top = Math.max(...found.map(({ ranking }) => ranking?.main ?? 0));
  const odds = found.map(({ ranking }) =>
    ranking ? Math.exp(ranking.main - top) * (1 - ranking.chances[NONE]!) + 1e-9 : 1,
  );
  const all = odds.reduce((a, b) => a + b, 0);
  return odds.map((each) => each / all);
}

function partsOf(event: Draft, share: number): Part[] {
  const { ranking, modality, code } = event;
  if (!ranking) return [{ root: folded(code.plover, modality), share, event }];
  const some = 1 - ranking.chances[NONE]! + 1e-9;
  return TYPES.map((type, k) => ({
    root: folded(type, modality),
    share: (share * ranking.chances[k]!) / some,
    event,
  }));
}

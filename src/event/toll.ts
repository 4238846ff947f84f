import { type Basis, byRule } from "../basis.ts";
import type { CountMention } from "../mention/mention.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { type Tree, treeOf } from "../sentence/tree.ts";
import { type Address, cover, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { noneHarmed } from "./no-toll.ts";
import { form, word } from "./phrase.ts";
import { figuresSaid } from "./stated-toll.ts";
import { headcount, suffered } from "./sufferers.ts";

/**
 * How many suffered, as a sentence gives it, whether or not the sentence names a happening beside it: "put the dead at 26",
 * "34 wounded", "killing a teacher and three pupils" (four), "no one was hurt" (none).
 */
export interface StatedToll extends Span {
  readonly kind: TollKind;
  readonly low: number;
  /** Absent when open ("at least 12"). */
  readonly high?: number;
  /** The word of death, injury, arrest …, of the sentence's tokens. */
  readonly at: Span;
  /** The head of the phrase that says who they are: "civilians", "its men"; the figure itself where it stands alone. */
  readonly whom: Span;
  /** The counts it is made of; empty for "killed a driver". */
  readonly counts: readonly Address[];
  readonly basis: Basis;
}

export type TollKind = "dead" | "injured" | "arrested" | "displaced" | "missing" | "abducted";

/** What the figures of a sentence are read from. */
export interface TollScene {
  readonly tree: Tree;
  readonly counts: readonly (CountMention & { readonly token: number; readonly last: number })[];
  /** What the last figure before this sentence counted: "put the figure at seven". */
  readonly before: TollKind | undefined;
}

/** The figures of a page in text order. What only may happen ("could kill hundreds") has none. */
export function statedTolls(layers: Pick<Layers, "sentences" | "mentions">): readonly StatedToll[] {
  const counts = layers.mentions.filter((each): each is CountMention => each.kind === "count");
  const out: StatedToll[] = [];
  let next = 0;
  let told: { readonly kind: TollKind; readonly article: string; readonly at: number } | undefined;
  layers.sentences.forEach((sentence, i) => {
    while (next < counts.length && counts[next]!.from < sentence.from) next++;
    const first = next;
    while (next < counts.length && counts[next]!.from < sentence.to) next++;
    if (!sentence.tokens.some((token) => MARKED.test(token.form))) return;
    const before = told?.article === sentence.article && i - told.at <= 4 ? told.kind : undefined;
    const found = tollsOf(sceneOf(sentence, counts.slice(first, next), before));
    for (const each of found) out.push(each);
    const last = found.at(-1);
    if (last) told = { kind: last.kind, article: sentence.article, at: i };
  });
  return out;
}

/** A sentence without any of these words gives no such figure. */
const MARKED =
  /^(dead|deaths?|died?|dies|dying|kill.*|murder.*|execut.*|assassinat.*|slain|slay.*|slaughter.*|massacr.*|lynch.*|behead.*|martyr.*|perish.*|drown.*|succumb.*|fatalit.*|bod(?:y|ies)|corpses?|bur(?:y|ied|ying)|lost|loses?|losing|paid|shot|gunned|beaten|hacked|stabbed|burn(?:ed|t)|tolls?|figures?|tally|tallies|count|number|wound.*|injur.*|hurt|maim.*|lives?|casualt.*|victims?|arrest.*|detain.*|detention|apprehend.*|custody|flee|fled|flees|fleeing|displac.*|uproot.*|evacuat.*|homeless|missing|unaccounted|kidnap.*|abduct.*|hostages?|captives?)$/i;

function sceneOf(sentence: Sentence, counts: readonly CountMention[], before: TollKind | undefined): TollScene {
  const tree = treeOf(sentence);
  const at = (offset: number) => tree.tokens.findIndex(({ from, to }) => from <= offset && offset < to);
  return {
    tree,
    counts: counts.map((count) => ({ ...count, token: at(count.head.to - 1), last: at(count.to - 1) })),
    before,
  };
}

function tollsOf(scene: TollScene): StatedToll[] {
  const out: StatedToll[] = [];
  const taken = new Set<Address>();
  const add = (toll: StatedToll | undefined) => {
    if (!toll || toll.counts.some((id) => taken.has(id))) return;
    for (const id of toll.counts) taken.add(id);
    out.push(toll);
  };
  for (let verb = 0; verb < scene.tree.tokens.length; verb++) {
    const harm = suffered(scene.tree, verb);
    if (!harm || !isSaidToBe(scene.tree, verb)) continue;
    const figure = headcount(scene, harm.whom);
    // "a displaced shopkeeper", "an arrested man": who someone is, no figure
    if (!figure || (figure.counts.length === 0 && scene.tree.tokens[verb]!.deprel === "amod")) continue;
    const { from, to } = scene.tree.tokens[verb]!;
    const parts = figure.parts.map((i) => scene.tree.tokens[i]!);
    add({
      ...cover(parts),
      kind: harm.kind,
      low: figure.low,
      ...(figure.high === undefined ? {} : { high: figure.high }),
      at: { from, to },
      whom: spanAt(scene.tree, figure.parts.length > 1 ? figure.parts[0]! : harm.whom),
      counts: figure.counts,
      basis: byRule("event/toll verb"),
    });
  }
  for (const toll of figuresSaid(scene, taken)) add(toll);
  for (const toll of noneHarmed(scene.tree)) add(toll);
  return out.sort((a, b) => a.at.from - b.at.from);
}

export function spanAt(tree: Tree, i: number): Span {
  const { from, to } = tree.tokens[i]!;
  return { from, to };
}

/** Nothing in the verb's own group says that it did not or only might happen. */
function isSaidToBe(tree: Tree, verb: number): boolean {
  for (let at = verb, steps = 0; at >= 0 && steps < 3; steps++) {
    for (const c of tree.children[at]!) {
      const said = form(tree, c);
      const { deprel } = tree.tokens[c]!;
      if (/^(not|n't|n’t|never|nobody|none)$/.test(said) && c < at) return false;
      if (deprel.startsWith("aux") && /^(could|can|may|might|would|will|should|must|’ll|'ll)$/.test(said)) return false;
      if (deprel === "mark" && /^(if|unless|whether|to)$/.test(said) && !isResult(tree, at)) return false;
    }
    if (!/^(conj|xcomp)$/.test(tree.tokens[at]!.deprel)) return true;
    at = tree.tokens[at]!.head;
  }
  return true;
}

/** "are known to have died" */
function isResult(tree: Tree, verb: number): boolean {
  return tree.children[verb]!.some((c) => word(tree, c) === "have" && tree.tokens[c]!.deprel === "aux");
}

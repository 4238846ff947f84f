import { ArcHybrid } from "./arc-hybrid.ts";
import { openModel } from "./model.ts";
import { atomsOf, PARSE_FEATURES, PARSE_TEMPLATES, parseFeatures, type TagKinds } from "./parse-features.ts";
import type { Tagged } from "./tag.ts";
import { addScores, openWeights, type Weights } from "./weights.ts";

/** An opened parser. */
export interface Parser {
  /** Relations by number; 0 stands for none. */
  readonly relations: readonly string[];
  readonly actions: Actions;
  readonly kinds: TagKinds;
  readonly weights: Weights;
}

/** The parser's moves by number: what kind, and which relation the arc gets. */
export interface Actions {
  readonly names: readonly string[];
  readonly kinds: Uint8Array;
  readonly labels: Uint8Array;
}

export const MOVE = { shift: 0, left: 1, right: 2 } as const;

export interface Parsed {
  /** Index of the head, -1 for the root. */
  readonly heads: Int32Array;
  readonly deprels: readonly string[];
  /** Least margin between the best move and the next, in 0 … 1. */
  readonly confidence: number;
}

/** Opens the parser model; throws Error when the file does not fit this program or the tagger's tags. */
export function openParser(bytes: Uint8Array | undefined, tags: readonly string[]): Parser {
  const { header, sections } = openModel(bytes, "parser", PARSE_TEMPLATES);
  if (JSON.stringify(header.tags) !== JSON.stringify(tags)) {
    throw new Error("the parser and the tagger were not trained with the same tags: train the parser again");
  }
  const relations = header.relations as readonly string[];
  const actions = actionsOf(header.actions as readonly string[], relations);
  return { relations, actions, kinds: tagKinds(tags), weights: openWeights(sections) };
}

export function tagKinds(tags: readonly string[]): TagKinds {
  return {
    verbal: tags.map((tag) => tag.endsWith("|VERB") || tag.endsWith("|AUX")),
    nominal: tags.map((tag) => tag.endsWith("|NOUN") || tag.endsWith("|PROPN")),
  };
}

/** Moves from their names: "SHIFT", "LEFT nsubj", "RIGHT obj". */
export function actionsOf(names: readonly string[], relations: readonly string[]): Actions {
  const kinds = names.map((name) =>
    name === "SHIFT" ? MOVE.shift : name.startsWith("LEFT ") ? MOVE.left : MOVE.right,
  );
  const labels = names.map((name) => (name === "SHIFT" ? 0 : relations.indexOf(name.slice(name.indexOf(" ") + 1))));
  return { names, kinds: Uint8Array.from(kinds), labels: Uint8Array.from(labels) };
}

/** The tree of a tagged sentence. Greedy: each move is the best legal one. */
export function parse(tagged: Tagged, parser: Parser): Parsed {
  const { actions, weights } = parser;
  const n = tagged.words.length;
  const state = new ArcHybrid(n);
  const atoms = atomsOf(tagged.words, tagged.classes, parser.kinds);
  const features = new Int32Array(PARSE_FEATURES);
  const scores = new Int32Array(actions.names.length);
  const two = new Int32Array(2);
  const root = parser.relations.indexOf("root");
  let margin = 1_000_000;
  while (!state.done) {
    if (state.next === n && state.top === 1) {
      state.left(root);
      break;
    }
    if (state.top === 0) {
      state.shift();
      continue;
    }
    scores.fill(0);
    addScores(weights, features, parseFeatures(state, atoms, features), scores);
    twoBest(state, actions, scores, root, two);
    const [best, next] = [two[0]!, two[1]!];
    if (next >= 0) margin = Math.min(margin, scores[best]! - scores[next]!);
    move(state, actions, best);
  }
  const heads = new Int32Array(n);
  const deprels: string[] = [];
  for (let i = 0; i < n; i++) {
    heads[i] = state.head[i] === n ? -1 : state.head[i]!;
    deprels.push(parser.relations[state.label[i]!]!);
  }
  return { heads, deprels, confidence: margin / (margin + 20) };
}

/** Writes the legal moves with the highest and the second highest score into `out`; -1 if there is none. The stack is not empty and the last move not due. */
export function twoBest(state: ArcHybrid, actions: Actions, scores: Int32Array, root: number, out: Int32Array): void {
  const { kinds, labels } = actions;
  const onlyRight = !state.canShift();
  const noRight = !state.canRight();
  let best = -1;
  let next = -1;
  for (let a = 0; a < kinds.length; a++) {
    const kind = kinds[a]!;
    if ((onlyRight ? kind !== MOVE.right : noRight && kind === MOVE.right) || labels[a] === root) continue;
    if (best < 0 || scores[a]! > scores[best]!) {
      next = best;
      best = a;
    } else if (next < 0 || scores[a]! > scores[next]!) next = a;
  }
  out[0] = best;
  out[1] = next;
}

export function move(state: ArcHybrid, actions: Actions, action: number): void {
  const kind = actions.kinds[action]!;
  if (kind === MOVE.shift) state.shift();
  else if (kind === MOVE.left) state.left(actions.labels[action]!);
  else state.right(actions.labels[action]!);
}

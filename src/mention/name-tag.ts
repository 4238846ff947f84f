import { type Kit, perKit } from "../kit/kit.ts";
import { openModel } from "../sentence/model.ts";
import { wordAtoms } from "../sentence/sentence.ts";
import { casingOf } from "../sentence/tag.ts";
import { addScores, openWeights, type Weights } from "../sentence/weights.ts";
import { LABELS, Lattice, stretchesOf, type TypedStretch } from "./bioes.ts";
import { type EntityMatch, isCapital } from "./entity.ts";
import { settledNames } from "./name-again.ts";
import {
  NAME_FEATURES,
  NAME_TEMPLATES,
  type NameForms,
  type NameScene,
  type NameToken,
  nameFeatures,
  nameScene,
  shownIn,
} from "./name-features.ts";
import { openNameLists } from "./name-lists.ts";

/** A name as the tagger sees it, with how sure it is: 0 … 1, of its borders and type together. */
export interface TaggedName extends TypedStretch {
  readonly score: number;
  /** How much worse the best other reading is, in the model's units. */
  readonly margin: number;
}

/**
 * The names of persons, organisations and places in the sentences of one document, by sentence, in order and apart from each other.
 * `matches` are the lexicon names of each sentence. Only sentences with a name the lexicon does not know where that is
 * asked; none where the kit has no such model.
 */
export function taggedNames(
  sentences: readonly (readonly NameToken[])[],
  matches: readonly (readonly EntityMatch[])[],
  kit: Kit,
  which: "all" | "unknown" = "all",
): TaggedName[][] {
  const namer = namers(kit);
  if (!namer) return sentences.map(() => []);
  return namesWith(sentences, matches, namer, which);
}

/** Whether a proper noun stands there that no lexicon name covers. */
function hasUnknown(tokens: readonly NameToken[], matches: readonly EntityMatch[]): boolean {
  return tokens.some(
    ({ upos, form }, i) =>
      upos === "PROPN" && isCapital(form) && !matches.some(({ first, last }) => first <= i && i <= last),
  );
}

/** As `taggedNames`, with a tagger opened before. */
export function namesWith(
  sentences: readonly (readonly NameToken[])[],
  matches: readonly (readonly EntityMatch[])[],
  namer: Namer,
  which: "all" | "unknown" = "all",
): TaggedName[][] {
  const shown = shownIn(sentences, namer.forms);
  const found = sentences.map((tokens, k) => {
    if (which === "unknown" && !hasUnknown(tokens, matches[k]!)) return [];
    const casing = casingOf(tokens.map(({ form }) => form));
    return solved(nameScene(tokens, matches[k]!, shown, casing, namer.forms), namer);
  });
  return settledNames(sentences, found);
}

/** An opened name tagger. */
export interface Namer {
  readonly weights: Weights;
  readonly transitions: Int32Array;
  readonly forms: NameForms;
  /** How a margin becomes a score: a logistic curve fitted on the development file. */
  readonly curve: readonly [offset: number, slope: number];
  /** What being outside costs a proper noun with a capital letter. */
  readonly bias: number;
  readonly lattice: Lattice;
}

/** Opens the model; throws Error when the file does not fit this program. */
export function openNamer(bytes: Uint8Array, kit: Kit): Namer {
  const { header, sections } = openModel(bytes, "names", NAME_TEMPLATES);
  const { transitions } = sections;
  if (!(transitions instanceof Uint16Array)) throw new Error('the model "names" lacks its transitions');
  return {
    weights: openWeights(sections),
    transitions: Int32Array.from(transitions, (value) => value - 32768),
    forms: {
      kit,
      lists: openNameLists(sections),
      wordOf: (form) => wordAtoms(form, kit),
      known: new Map(),
      places: new Map(),
    },
    curve: header.curve as readonly [number, number],
    bias: header.bias as number,
    lattice: new Lattice(),
  };
}

/** What is known of single words, as the tagger sees them; undefined where the kit has no such model. */
export function nameFormsOf(kit: Kit): NameForms | undefined {
  return namers(kit)?.forms;
}

const namers = perKit((kit) => (kit.models.names ? openNamer(kit.models.names, kit) : undefined));

/** The best names of one sentence. */
function solved(scene: NameScene, namer: Namer): TaggedName[] {
  const { free } = scene;
  const n = free.length;
  if (!free.includes(1)) return [];
  const scores = new Int32Array(n * LABELS);
  const features = new Int32Array(NAME_FEATURES);
  for (let i = 0; i < n; i++) {
    if (free[i] === 0) continue;
    const count = nameFeatures(scene, i, features);
    addScores(namer.weights, features, count, scores.subarray(i * LABELS, (i + 1) * LABELS));
    // Training on web text holds back; a proper noun in running text mostly is a name.
    if (scene.proper[i] === 1) scores[i * LABELS]! -= namer.bias;
  }
  const { lattice, curve } = namer;
  lattice.solve(scores, namer.transitions, free, n, true);
  return stretchesOf(lattice.labels.subarray(0, n)).map((stretch) => {
    let margin = Number.POSITIVE_INFINITY;
    for (let i = stretch.first; i <= stretch.last; i++) margin = Math.min(margin, lattice.margins[i]!);
    return { ...stretch, margin, score: Math.round(100 / (1 + Math.exp(-curve[0] - curve[1] * margin))) / 100 };
  });
}

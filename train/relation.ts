import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildLexicon } from "../lexicon/build.ts";
import { folded } from "../src/coding/fold.ts";
import { type ClassModel, chancesOf, type Features, type Measure } from "../src/event/class-model.ts";
import { looked, YIELD } from "../src/event/relation.ts";
import { RELATION_TEMPLATES } from "../src/event/relation-features.ts";
import { loadKit, packageRoot } from "../src/kit/load.ts";
import { read } from "../src/read.ts";
import type { Span } from "../src/span.ts";
import { type OwnPair, pairsOfLexicon, pairsOfSentences } from "./own-relations.ts";
import { classModelBytes, type Learning, type Lesson, learned } from "./softmax.ts";

const CLASSES =
  "ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE REQUEST MOBILIZE PROTEST REJECT SANCTION SUPPORT THREATEN YIELD".split(
    " ",
  );
const YIELDING = ["CONCEDE", "RETREAT"];

/** A lesson with the number of its fold; own sentences are in none. */
interface Pupil extends Lesson {
  readonly fold: number;
  readonly from: string;
  /** Of own sentences: the type itself, where `label` is YIELD. */
  readonly own?: string;
}

const WORDS: Readonly<Record<string, Measure>> = {
  bias: { scale: 0.3, root: 0 },
  bag: { scale: 0.7, root: 0.5 },
  region: { scale: 0.7, root: 0.5 },
  ordered: { scale: 0.7, root: 0.5 },
  pairs: { scale: 1, root: 0.5 },
  triples: { scale: 0.7, root: 0.5 },
  span: { scale: 0.5, root: 0.5 },
  heads: { scale: 0.7, root: 0.5 },
  governors: { scale: 1.4, root: 0.5 },
  around: { scale: 1, root: 0.5 },
  path: { scale: 1.2, root: 0.5 },
  meaning: { scale: 1.5, root: 0.5 },
};

/** The rules were written beside PLV train: how far to lean on them is learned from all sentences together, not from those alone. */
const HOW: Learning = {
  measures: { ...WORDS, event: { scale: 1, root: 0.5 }, lexicon: { scale: 0.7, root: 0.5 } },
  close: WORDS,
  least: 2,
  ridge: 0.2,
  rounds: 45,
};

export const kit = { ...loadKit(), lexicon: buildLexicon(packageRoot()).lexicon };

export function featuresOf(text: string, source: Span | undefined, target: Span | undefined): Features {
  return looked(read(text, kit), source, target, kit);
}

export function publicPupils(file: string): Pupil[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line, i) => {
      const { text, source, target, root } = JSON.parse(line) as Row;
      return {
        features: featuresOf(text, spanOf(source), spanOf(target)),
        label: root,
        weight: 1,
        isClose: true,
        fold: i % 5,
        from: "plv",
      };
    });
}

interface Row {
  readonly text: string;
  readonly source: Given | null;
  readonly target: Given | null;
  readonly root: string;
}
interface Given {
  readonly start?: number;
  readonly end?: number;
}

function spanOf(given: Given | null): Span | undefined {
  return given?.start !== undefined && given.end !== undefined ? { from: given.start, to: given.end } : undefined;
}

/** How much a sentence of our own counts, and an example of the lexicon, beside one of PLV. */
const OWN = 1;
const LEXICON = 0.5;

/** The fold of own sentences that are held back from training. */
export const HELD = -2;

/** Own sentences as PLOVER's coders would label them; without those that say something did not or might happen. */
export function ownPupils(pairs: readonly OwnPair[]): Pupil[] {
  return pairs.flatMap(({ text, source, target, type, modality, from, isHeld }) => {
    if (/^(negated|hypothetical)$/.test(modality)) return [];
    const own = folded(type, modality);
    const label = YIELDING.includes(own) ? YIELD : own;
    if (!CLASSES.includes(label)) return [];
    return [
      {
        features: featuresOf(text, source, target),
        label,
        own,
        weight: from === "own" ? OWN : LEXICON,
        fold: isHeld ? HELD : -1,
        from,
      },
    ];
  });
}

/** The folds that hold gold: each answered by a model of the others and of all own sentences. */
function crossed(pupils: readonly Pupil[], how: Learning): [gold: string, ours: string][] {
  return [0, 1, 2, 3, 4].flatMap((fold) => {
    const model = learned(
      pupils.filter((each) => each.fold !== fold),
      CLASSES,
      how,
    );
    return pupils
      .filter((each) => each.fold === fold)
      .map((pupil): [string, string] => [pupil.label, answer(model, pupil)]);
  });
}

function answer(model: ClassModel, { features }: Pupil): string {
  const chances = chancesOf(model, features);
  return model.classes[chances.indexOf(Math.max(...chances))]!;
}

function scored(pairs: readonly [string, string][]): { readonly acc: number; readonly macro: number } {
  const labels = [...new Set(pairs.map(([gold]) => gold))];
  const f = labels.map((label) => {
    const right = pairs.filter(([gold, ours]) => gold === label && ours === label).length;
    return (
      (2 * right) /
      (pairs.filter(([gold]) => gold === label).length + pairs.filter(([, ours]) => ours === label).length)
    );
  });
  return {
    acc: (100 * pairs.filter(([gold, ours]) => gold === ours).length) / pairs.length,
    macro: (100 * f.reduce((sum, each) => sum + each, 0)) / f.length,
  };
}

if (process.argv[1]?.endsWith("relation.js")) {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: "../shared/data/events/plv_train.jsonl" },
      sentences: { type: "string", default: "train/sentences" },
      out: { type: "string" },
    },
  });
  const all = ownPupils([...pairsOfLexicon(kit), ...pairsOfSentences(values.sentences)]);
  const own = all.filter(({ fold }) => fold !== HELD);
  const pupils = [...publicPupils(values.data), ...own];
  if (values.out) {
    const types = learned(pupils, CLASSES, HOW);
    writeFileSync(join(values.out, "relation.bin"), classModelBytes(types, "relation", RELATION_TEMPLATES));
    const parted = own.flatMap((each) => (each.label === YIELD ? [{ ...each, label: each.own! }] : []));
    const yielding = learned(parted, YIELDING, { ...HOW, ridge: 1, close: undefined });
    writeFileSync(join(values.out, "yielding.bin"), classModelBytes(yielding, "yielding", RELATION_TEMPLATES));
    const held = all.filter(({ fold }) => fold === HELD);
    tell(
      "own sentences held back",
      held.map((each) => [each.label, answer(types, each)]),
    );
    const gives = held.filter(({ label }) => label === YIELD);
    tell(
      "CONCEDE or RETREAT",
      gives.map((each) => [each.own!, answer(yielding, each)]),
    );
  } else tell("five folds", crossed(pupils, HOW));
}

function tell(name: string, pairs: readonly [string, string][]): void {
  const { acc, macro } = scored(pairs);
  console.log(`${name}: ${pairs.length}, accuracy ${acc.toFixed(1)}, macro-F1 ${macro.toFixed(1)}`);
}

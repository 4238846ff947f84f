import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chancesOf, type Features } from "../src/event/class-model.ts";
import { verbLexicon } from "../src/event/entry.ts";
import { pairOf, YIELD } from "../src/event/relation.ts";
import { folded, RELATION_TEMPLATES, relationFeatures } from "../src/event/relation-features.ts";
import { loadKit, packageRoot } from "../src/kit/load.ts";
import { read } from "../src/read.ts";
import type { Span } from "../src/span.ts";
import { type OwnPair, pairsOfFile, pairsOfLexicon } from "./own-relations.ts";
import { classModelBytes, type Learning, type Lesson, learned } from "./softmax.ts";

export const CLASSES =
  "ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE REQUEST MOBILIZE PROTEST REJECT SANCTION SUPPORT THREATEN YIELD".split(
    " ",
  );
const YIELDING = ["CONCEDE", "RETREAT"];

/** A lesson with the number of its fold; own sentences are in none. */
export interface Pupil extends Lesson {
  readonly fold: number;
  readonly from: string;
  /** Of own sentences: the type itself, where `label` is YIELD. */
  readonly own?: string;
}

export const HOW: Learning = {
  measures: {
    bias: { scale: 0.3, root: 0 },
    bag: { scale: 1, root: 0.5 },
    region: { scale: 1, root: 0.5 },
    ordered: { scale: 1, root: 0.5 },
    pairs: { scale: 1, root: 0.5 },
    triples: { scale: 0.7, root: 0.5 },
    span: { scale: 0.7, root: 0.5 },
    heads: { scale: 0.7, root: 0 },
    governors: { scale: 1, root: 0 },
    around: { scale: 0.7, root: 0 },
    path: { scale: 1, root: 0 },
    event: { scale: 0.7, root: 0 },
    lexicon: { scale: 0.7, root: 0 },
  },
  least: 2,
  ridge: 0.1,
  rounds: 60,
};

const kit = loadKit();

export function featuresOf(text: string, source: Span | undefined, target: Span | undefined): Features {
  return relationFeatures(pairOf(read(text, kit), source, target), verbLexicon(kit));
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

/** Own sentences as PLOVER's coders would label them; without those that say something did not or might happen. */
export function ownPupils(pairs: readonly OwnPair[]): Pupil[] {
  return pairs.flatMap(({ text, source, target, type, modality, from }) => {
    if (!source && !target) return [];
    if (/^(negated|hypothetical)$/.test(modality)) return [];
    const own = folded(type, modality);
    const label = YIELDING.includes(own) ? YIELD : own;
    if (!CLASSES.includes(label)) return [];
    return [{ features: featuresOf(text, source, target), label, own, weight: 1, fold: -1, from }];
  });
}

/** Each fold answered by a model of the others and of all own sentences. */
export function crossed(
  pupils: readonly Pupil[],
  how: Learning,
): { readonly acc: number; readonly macro: number; readonly pairs: [string, string][] } {
  const pairs: [gold: string, ours: string][] = [];
  for (let fold = 0; fold < 5; fold++) {
    const model = learned(
      pupils.filter((each) => each.fold !== fold),
      CLASSES,
      how,
    );
    for (const pupil of pupils.filter((each) => each.fold === fold)) {
      const chances = chancesOf(model, pupil.features);
      pairs.push([pupil.label, CLASSES[chances.indexOf(Math.max(...chances))]!]);
    }
  }
  return { ...scored(pairs), pairs };
}

export function scored(pairs: readonly [string, string][]): { readonly acc: number; readonly macro: number } {
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
  const { values, positionals } = parseArgs({
    options: {
      data: { type: "string", default: "../shared/data/events/plv_train.jsonl" },
      out: { type: "string" },
    },
    allowPositionals: true,
  });
  const own = ownPupils([
    ...pairsOfLexicon(join(packageRoot(), "lexicon", "verbs")),
    ...positionals.filter((file) => existsSync(file)).flatMap(pairsOfFile),
  ]);
  const pupils = [...publicPupils(values.data), ...own];
  if (values.out) {
    writeFileSync(
      join(values.out, "relation.bin"),
      classModelBytes(learned(pupils, CLASSES, HOW), "relation", RELATION_TEMPLATES),
    );
    const parted = own.flatMap((each) => (each.label === YIELD ? [{ ...each, label: each.own! }] : []));
    writeFileSync(
      join(values.out, "yielding.bin"),
      classModelBytes(learned(parted, YIELDING, HOW), "yielding", RELATION_TEMPLATES),
    );
  } else {
    const { acc, macro } = crossed(pupils, HOW);
    console.log(`five folds: accuracy ${acc.toFixed(1)}, macro-F1 ${macro.toFixed(1)}`);
  }
}

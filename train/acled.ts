import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { acledTypes } from "../src/coding/acled.ts";
import { ACLED_TEMPLATES, acledFeatures } from "../src/event/acled-features.ts";
import type { Features } from "../src/event/class-model.ts";
import { loadKit } from "../src/kit/load.ts";
import { read } from "../src/read.ts";
import { parseMarked } from "../test/marked.ts";
import { classModelBytes, type Learning, type Lesson, learned } from "./softmax.ts";

/** The scorer's short names of the sub-types, in the order of `acledTypes`. */
const SHORT =
  "ARMED_CLASH GOV_REGAINS_TERIT NON_STATE_ACTOR_OVERTAKES_TER CHEM_WEAP AIR_STRIKE SUIC_BOMB ART_MISS_ATTACK REM_EXPLOS GRENADE SEX_VIOL ATTACK ABDUCT_DISSAP PEACE_PROTEST PROTEST_WITH_INTER FORCE_AGAINST_PROTEST VIOL_DEMONSTR MOB_VIOL AGREEMENT ARREST CHANGE_TO_GROUP_ACT DISR_WEAP HQ_ESTABLISHED PROPERTY_DISTRUCT NON_VIOL_TERRIT_TRANSFER OTHER".split(
    " ",
  );
const NAMES = new Map(SHORT.map((short, i) => [short, Object.values(acledTypes).flatMap(Object.keys)[i]!]));
/** What ACLED records nothing of: disasters, crime, diplomacy. */
const NONE = "none";
export const CLASSES = [...NAMES.values(), NONE];

export interface Pupil extends Lesson {
  readonly fold: number;
  readonly from: string;
}

export const HOW: Learning = {
  measures: {
    bias: { scale: 0.3, root: 0 },
    bag: { scale: 1, root: 0.25 },
    pairs: { scale: 0.7, root: 0.25 },
    stems: { scale: 0.7, root: 0.25 },
    verbs: { scale: 0.7, root: 0.25 },
    concept: { scale: 1, root: 0.25 },
    concepts: { scale: 0.5, root: 0.25 },
    event: { scale: 0.7, root: 0.25 },
    who: { scale: 0.5, root: 0.25 },
  },
  least: 2,
  ridge: 1,
  rounds: 60,
};

const kit = loadKit();

function featuresOf(text: string): Features {
  return acledFeatures(read(text, kit));
}

export function publicPupils(file: string): Pupil[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line, i) => {
      const { text, label } = JSON.parse(line) as { text: string; label: string };
      return { features: featuresOf(text), label: NAMES.get(label) ?? NONE, weight: 1, fold: i % 5, from: "case" };
    });
}

/** Own marked sentences that carry `@LABEL`. */
export function ownPupils(file: string): Pupil[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .flatMap((line) => {
      const label = /@([A-Z_]+)/.exec(line)?.[1] ?? (line.includes("[event") ? undefined : "NONE");
      if (label === undefined) return [];
      const { text } = parseMarked(line.trim());
      return [{ features: featuresOf(text), label: NAMES.get(label) ?? NONE, weight: 1, fold: -1, from: "own" }];
    });
}

if (process.argv[1]?.endsWith("acled.js")) {
  const { values, positionals } = parseArgs({
    options: {
      data: { type: "string", default: "../shared/data/events/case2021_odd.jsonl" },
      out: { type: "string", default: "models/acled.bin" },
    },
    allowPositionals: true,
  });
  const pupils = [...publicPupils(values.data), ...positionals.flatMap(ownPupils)];
  writeFileSync(values.out, classModelBytes(learned(pupils, CLASSES, HOW), "acled", ACLED_TEMPLATES));
}

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { acledTypes } from "../src/coding/acled.ts";
import { ACLED_TEMPLATES, acledFeatures } from "../src/event/acled-features.ts";
import type { Features } from "../src/event/class-model.ts";
import { ruledEvents } from "../src/event/ruled.ts";
import { loadKit } from "../src/kit/load.ts";
import { read } from "../src/read.ts";
import { eventValue, markedLines } from "./marked.ts";
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
  const reading = read(text, kit);
  return acledFeatures({ ...reading, events: ruledEvents(reading, kit) });
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

/** Own marked sentences of a folder: those whose main event carries `@LABEL`, and those without any event. Every fifth line is held back. */
export function ownPupils(folder: string): Pupil[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => {
      const lines = markedLines(readFileSync(join(folder, name), "utf8"));
      if (!lines.some(({ marks }) => marks.some(({ value }) => eventValue(value)?.acled))) return [];
      return lines.flatMap(({ text, marks }, i) => {
        const event = marks.find(({ label }) => label === "event");
        const acled = event && eventValue(event.value)?.acled;
        if (event && acled === undefined) return [];
        const label = (acled && NAMES.get(acled)) ?? NONE;
        return [{ features: featuresOf(text), label, weight: 1, fold: i % 5 === 4 ? HELD : -1, from: "own" }];
      });
    });
}

/** The fold of own sentences that are held back from training. */
export const HELD = -2;

if (process.argv[1]?.endsWith("acled.js")) {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: "../shared/data/events/case2021_odd.jsonl" },
      sentences: { type: "string", default: "train/sentences" },
      out: { type: "string", default: "models/acled.bin" },
    },
  });
  const pupils = [...publicPupils(values.data), ...ownPupils(values.sentences)].filter(({ fold }) => fold !== HELD);
  writeFileSync(values.out, classModelBytes(learned(pupils, CLASSES, HOW), "acled", ACLED_TEMPLATES));
}

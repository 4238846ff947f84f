import type { Kit } from "../kit/kit.ts";
import { hashOf } from "../sentence/word.ts";
import { clauseOf } from "./clause.ts";
import type { Frame, Slot } from "./entry.ts";
import type { Trigger } from "./frame.ts";
import { word } from "./phrase.ts";
import { NONE, type Ranking, ranking, sumsOf, TYPES, typeModel } from "./rank.ts";
import { candidatesOf, looksOf, sentenceLooks } from "./rank-features.ts";
import { kindsOf, type Scene } from "./scene.ts";

/** How sure the model must be before it overrules the rules, or speaks where they are silent. */
export interface Bounds {
  /** A trigger of the rules is no event when the chance of "no event" is above. */
  readonly reject: number;
  /** Another type takes the place of the rules' when its chance is above, and theirs below `give`. */
  readonly retype: number;
  readonly give: number;
  /** A word without a frame is an event when the chance of one type is above. */
  readonly propose: number;
}

/** Of a page's record: what is printed as a claim must hold. */
export const RECORD: Bounds = { reject: 0.85, retype: 0.6, give: 0.2, propose: 0.7 };

/** To weigh all that may be the sentence's main happening against each other. */
export const OPEN: Bounds = { reject: 0.99, retype: 0.5, give: 0.3, propose: 0.02 };

/** The triggers of a sentence after the model has weighed what the rules drafted: rejected, taken for another type, or found anew. */
export function ranked(scene: Scene, drafted: readonly Trigger[], kit: Kit, bounds: Bounds): Trigger[] {
  const model = typeModel(kit);
  if (!model) return [...drafted];
  const out: Trigger[] = [];
  const used = new Set(
    drafted.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, k) => first + k)),
  );
  let whole: Float64Array | undefined;
  for (const at of candidatesOf(scene, drafted, kit)) {
    const own = drafted.find((each) => each.at === at);
    if (!own && (used.has(at) || (bounds !== OPEN && !model.lemmas.has(hashOf(word(scene.tree, at)) >>> 0)))) continue;
    whole ??= sumsOf(model, sentenceLooks(scene, kit));
    const weighed = ranking(model, looksOf(scene, at, drafted, kit), whole);
    const trigger = own ? kept(scene, own, weighed, bounds) : proposed(scene, at, weighed, bounds);
    if (trigger) out.push({ ...trigger, ranking: weighed });
  }
  return out;
}

function kept(scene: Scene, trigger: Trigger, { chances }: Ranking, bounds: Bounds): Trigger | undefined {
  // "shelling killed nine": what carries a figure of victims is kept beside the deed it repeats
  if (chances[NONE]! > bounds.reject && trigger.frame.counts === undefined) return undefined;
  const top = best(chances);
  const drafted = chances[TYPES.indexOf(trigger.frame.plover)]!;
  if (TYPES[top] === trigger.frame.plover || chances[top]! < bounds.retype || drafted > bounds.give) return trigger;
  return retyped(scene, trigger, TYPES[top]!, chances[top]!);
}

/** The lexicon's own frame of the other type for this word, or the same frame with the type alone changed. */
function retyped(scene: Scene, trigger: Trigger, type: string, score: number): Trigger {
  const { lexicon, tree } = scene;
  const listed = (trigger.nominal ? lexicon.nouns : lexicon.verbs).get(word(tree, trigger.at)) ?? [];
  const frame = listed.find(({ plover, words }) => plover === type && words.length === 1);
  if (frame && trigger.first === trigger.last) return { ...trigger, frame };
  return { ...trigger, frame: { ...trigger.frame, plover: type, mode: undefined, context: [] }, score };
}

function proposed(scene: Scene, at: number, { chances }: Ranking, bounds: Bounds): Trigger | undefined {
  const top = best(chances);
  // "a bomb killed four": what it was done with is no second deed
  if (kindsOf(scene, at).has("weapon")) return undefined;
  if (chances[top]! < bounds.propose) return undefined;
  const { tree } = scene;
  const nominal = tree.tokens[at]!.upos !== "VERB";
  const frame = plainFrame(TYPES[top]!, word(tree, at), nominal);
  const clause = nominal ? {} : { clause: clauseOf(tree, at) };
  return { at, first: at, last: at, frame, nominal, ...clause, score: chances[top]! };
}

function best(chances: Float64Array): number {
  let top = 0;
  for (let k = 1; k < NONE; k++) if (chances[k]! > chances[top]!) top = k;
  return top;
}

/** A frame for a word that the lexicon does not hold: who acts is the subject, whom it meets the object, as most frames have it. */
function plainFrame(plover: string, said: string, nominal: boolean): Frame {
  return {
    entry: { id: "types", at: "models/types.bin" },
    plover,
    mode: undefined,
    context: [],
    words: [said],
    before: [],
    // "five of its men died": who dies suffers it
    subject: suffering.has(said) ? "target" : "actor",
    object: "target",
    preps: new Map<string, Slot>(nominal ? [...nounPreps, ...(others[plover] ?? [])] : (others[plover] ?? [])),
    of: nominal && twoSided.has(plover) ? "actor" : "target",
    poss: "actor",
    counts: suffering.has(said) ? "dead" : undefined,
    needs: [],
    not: [],
    self: undefined,
    isLast: true,
    isPlain: true,
  };
}

const suffering = new Set(["die", "perish", "drown", "succumb", "fall"]);

const nounPreps: readonly [string, Slot][] = [
  ["by", "actor"],
  ["from", "actor"],
  ["on", "target"],
  ["against", "target"],
  ["at", "target"],
];

const twoSided = new Set(["CONSULT", "COOPERATE", "AGREE"]);

const sharing: readonly [string, Slot][] = [
  ["with", "target"],
  ["between", "actor"],
  ["to", "target"],
];

const others: Readonly<Record<string, readonly (readonly [string, Slot])[]>> = {
  CONSULT: sharing,
  COOPERATE: sharing,
  AGREE: sharing,
  AID: [
    ["to", "target"],
    ["for", "target"],
  ],
  SUPPORT: [
    ["for", "target"],
    ["to", "target"],
  ],
  REQUEST: [
    ["on", "target"],
    ["to", "target"],
  ],
  ACCUSE: [
    ["at", "target"],
    ["against", "target"],
  ],
  ASSAULT: [
    ["at", "target"],
    ["on", "target"],
    ["against", "target"],
  ],
  PROTEST: [
    ["against", "target"],
    ["at", "target"],
  ],
  SANCTION: [
    ["on", "target"],
    ["against", "target"],
  ],
  COERCE: [
    ["on", "target"],
    ["against", "target"],
  ],
  THREATEN: [["against", "target"]],
  REJECT: [["by", "actor"]],
};

import type { Tree } from "../sentence/tree.ts";
import { type Clause, clauseOf, obliques } from "./clause.ts";
import { fits, holds, isOutOfField } from "./fit.ts";
import type { Trigger } from "./frame.ts";
import { behind, pastFrames } from "./frame-verbal.ts";
import { form, word } from "./phrase.ts";
import { kindsOf, type Scene } from "./scene.ts";

/** Verbs that the tagger took for other words. */

/** "Gunmen shot dead four herders", "the militia shot down a jet": "shot" read as a noun, between its doer and whom it meets. */
export function misread(scene: Scene, i: number): Trigger | undefined {
  const { tree, lexicon } = scene;
  if (form(tree, i) !== "shot" || i === 0) return undefined;
  const particle =
    i + 1 < tree.tokens.length && /^(dead|down|at)$/.test(form(tree, i + 1)) ? form(tree, i + 1) : undefined;
  // "rivals shot the singer", "gunmen on motorbikes shot": a plural read as a verb
  const isPlural = tree.tokens[i - 1]!.xpos === "VBZ" && lexicon.classes.has(word(tree, i - 1));
  const plain =
    particle === undefined &&
    (isPlural || /^(NOUN|PROPN)$/.test(tree.tokens[i - 1]!.upos)) &&
    // "a jealous cousin shot the candidate", read as a kind of shot
    (tree.tokens[i - 1]!.head !== i || kindsOf(scene, i - 1).has("person")) &&
    /^(DET|NUM)$/.test(tree.tokens[i + 1]?.upos ?? "");
  // "lined them up and shot them": no noun stands before a pronoun
  const pronoun = /^(them|him|us|me)$/.test(form(tree, Math.min(i + 1, tree.tokens.length - 1))) ? i + 1 : undefined;
  if (pronoun !== undefined) {
    const clause: Clause = { doer: undefined, undergoer: pronoun, passive: false, by: "none", oblique: [] };
    const frame = lexicon.verbs
      .get("shoot")
      ?.find(
        (each) =>
          each.words.length === 1 &&
          each.plover === "ASSAULT" &&
          each.object === "target" &&
          each.needs.every((test) => test.at === "subject" || holds(scene, i, test, clause)),
      );
    return frame && { at: i, first: i, last: i, frame, nominal: false, clause };
  }
  if (particle === undefined && !plain) return undefined;
  const doer = nounBetween(tree, 0, isPlural ? i - 2 : i - 1, -1) ?? (isPlural ? i - 1 : undefined);
  const undergoer = nounBetween(tree, plain ? i + 1 : i + 2, Math.min(i + 9, tree.tokens.length - 1), 1);
  if (doer === undefined || undergoer === undefined) return undefined;
  const oblique = obliques(tree, tree.tokens[i]!.head < 0 ? i : tree.tokens[i]!.head);
  const clause: Clause = { doer, undergoer, passive: false, by: "subject", oblique };
  const frame = lexicon.verbs
    .get("shoot")
    ?.find(
      ({ words, needs, not }) =>
        (plain ? words.length === 1 : words.length === 2 && words[1] === particle) &&
        needs.every((test) => holds(scene, i, test, clause)) &&
        !not.some((test) => holds(scene, i, test, clause)),
    );
  if (!frame) return undefined;
  return { at: i, first: i, last: plain ? i : i + 1, frame, nominal: false, clause };
}

/**
 * "Soldiers laid mines", "sappers had laid mines": a past form between a plural (or "had") and a noun of its own, read as that noun's
 * adjective. No noun phrase is built that way.
 */
export function squeezed(scene: Scene, i: number): Trigger | undefined {
  const { tree } = scene;
  const { upos, deprel, head } = tree.tokens[i]!;
  // "attackers wounded four policemen", with the verb read as one of those that stand before others
  const isAux = upos === "AUX" && deprel === "aux" && /..ed$/.test(form(tree, i));
  if (i === 0 || head <= i || !(isAux || (/^(ADJ|VERB)$/.test(upos) && deprel === "amod"))) return undefined;
  const frames = pastFrames(scene, i);
  if (!frames) return undefined;
  let before = i - 1;
  while (before > 0 && tree.tokens[before]!.upos === "ADV") before--;
  const has = /^(has|have|had)$/.test(form(tree, before));
  const isPlural = before === i - 1 && /^NNP?S$/.test(tree.tokens[before]!.xpos);
  const doer = has ? nounBetween(tree, 0, before - 1, -1) : isPlural || opens(scene, before, i) ? before : undefined;
  const undergoer = behind(tree, i + 1);
  if (doer === undefined || undergoer === undefined) return undefined;
  const clause: Clause = { doer, undergoer, passive: false, by: "subject", oblique: obliques(tree, undergoer) };
  const frame = frames.find((each) => each.words.length === 1 && fits(scene, i, each, clause));
  return frame && { at: i, first: i, last: i, frame, nominal: false, clause };
}

/** "The Nigerian state compensated farmers", "Lisbon applauded Zambia": a noun that opens the sentence, then what it meets, many or named. */
function opens(scene: Scene, noun: number, verb: number): boolean {
  const { tokens } = scene.tree;
  if (noun !== verb - 1 || !/..ed$/.test(form(scene.tree, verb)) || !/^(NOUN|PROPN)$/.test(tokens[noun]!.upos))
    return false;
  if (!/^(NNS|NNPS?)$/.test(tokens[tokens[verb]!.head]!.xpos)) return false;
  const before = tokens.slice(0, noun);
  const isNamed =
    tokens[noun]!.upos === "PROPN" || before[0]?.upos === "DET" || before.some(({ xpos }) => xpos === "POS");
  return isNamed && before.every(({ upos, xpos }) => /^(DET|ADJ|NOUN|PROPN)$/.test(upos) || xpos === "POS");
}

/** "tear-gassed mourners", "petrol-bombed a kiosk": the first half read as the sentence's verb, the second as an adjective. */
export function joined(scene: Scene, i: number): Trigger | undefined {
  const { tree } = scene;
  const last = i + 2;
  if (form(tree, i + 1) !== "-" || tree.tokens[i]!.to !== tree.tokens[i + 1]!.from) return undefined;
  if (last >= tree.tokens.length || !/^VB[DN]$/.test(tree.tokens[last]!.xpos)) return undefined;
  const clause: Clause = { ...clauseOf(tree, i), passive: false };
  const frame = scene.lexicon.verbs
    .get(word(tree, last))
    ?.find(
      (each) =>
        each.words.length === 1 && each.before.join("") === `${form(tree, i)}-` && fits(scene, last, each, clause),
    );
  return frame && { at: i, first: i, last, frame, nominal: false, clause };
}

/** "to land supplies", "could exchange data", "will back the budget": a verb behind "to" or "will" that is read as another word. */
export function unread(scene: Scene, i: number): Trigger | undefined {
  const { tree, lexicon } = scene;
  const said = form(tree, i);
  const frames = lexicon.verbs.get(said);
  if (!frames) return undefined;
  let before = i - 1;
  while (before > 0 && tree.tokens[before]!.upos === "ADV") before--;
  const marker = tree.tokens[before];
  if (marker === undefined) return undefined;
  if (
    marker.xpos !== "MD" &&
    !(marker.xpos === "TO" && marker.upos === "PART") &&
    !isBeforeObject(tree, before, i) &&
    !isMeant(tree, before)
  )
    return undefined;
  const end = Math.min(i + 9, tree.tokens.length - 1);
  const doer = marker.xpos === "MD" ? nounBetween(tree, 0, before - 1, -1) : undefined;
  const oblique = obliques(tree, i);
  for (const frame of frames) {
    const [, particle] = frame.words;
    if (frame.words.length > 2 || (particle !== undefined && form(tree, Math.min(i + 1, end)) !== particle)) continue;
    const start = particle === undefined ? i + 1 : i + 2;
    const undergoer = nounBetween(tree, start, end, 1);
    const direct = undergoer !== undefined && !tree.tokens.slice(start, undergoer).some(({ upos }) => upos === "ADP");
    const clause: Clause = { doer, undergoer: direct ? undergoer : undefined, passive: false, by: "subject", oblique };
    if (!frame.needs.every((test) => (test.at === "subject" && doer === undefined) || holds(scene, i, test, clause)))
      continue;
    if (frame.not.some((test) => holds(scene, i, test, clause)) || isOutOfField(scene, i, frame, clause)) continue;
    return { at: i, first: i, last: start - 1, frame, nominal: false, clause, after: form(tree, before) };
  }
  return undefined;
}

/** "to free the hostages", "to station a brigade", with "to" read as a preposition: a determiner follows the word, none precedes it. */
function isBeforeObject(tree: Tree, to: number, i: number): boolean {
  if (form(tree, to) !== "to" || to !== i - 1) return false;
  const next = tree.tokens[i + 1];
  return next !== undefined && (next.upos === "DET" || next.xpos === "PRP$" || next.upos === "NUM");
}

/** "plans to fund kitchens": so with "to" behind a word that takes an infinitive. */
function isMeant(tree: Tree, to: number): boolean {
  return to > 0 && form(tree, to) === "to" && takesInfinitive.has(word(tree, to - 1));
}

const takesInfinitive = new Set(
  "plan want intend try attempt seek hope aim vow pledge promise threaten agree refuse decide offer decline prepare expect need undertake manage fail vote ready willing able set due poised attempt bid effort order decision right".split(
    " ",
  ),
);

/** The first noun phrase's head from one side, none when a verb comes before it. */
function nounBetween(tree: Tree, from: number, to: number, step: 1 | -1): number | undefined {
  for (let j = step > 0 ? from : to; j >= from && j <= to; j += step) {
    const { upos, head, deprel } = tree.tokens[j]!;
    if (/^(have|has|had)$/.test(form(tree, j))) continue;
    if (upos === "VERB" || upos === "AUX" || upos === "PUNCT") return undefined;
    if (!/^(NOUN|PROPN|PRON)$/.test(upos)) continue;
    const next = tree.tokens[j + 1];
    if (step > 0 && next && /^(NOUN|PROPN)$/.test(next.upos) && deprel === "compound") continue;
    // "gunmen on motorbikes": the head, not what stands behind its preposition
    if (step < 0 && /^(nmod|conj|flat)/.test(deprel) && head >= from && head < j) {
      j = head + 1;
      continue;
    }
    return j;
  }
  return undefined;
}

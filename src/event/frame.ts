import { childrenBy, type Tree } from "../sentence/tree.ts";
import { type Clause, clauseOf, list, obliques } from "./clause.ts";
import type { Frame } from "./entry.ts";
import { fits, holds, isOutOfField } from "./fit.ts";
import { dependentWords, form, irregular, word } from "./phrase.ts";
import { kindsOf, mentionAt, type Scene } from "./scene.ts";

/** A word that names an event, with the frame it is read by. */
export interface Trigger {
  /** The token events are told apart by: the verb, or the head noun. */
  readonly at: number;
  /** First and last token of the trigger. */
  readonly first: number;
  readonly last: number;
  readonly frame: Frame;
  readonly nominal: boolean;
  /** The clause of a verbal trigger. */
  readonly clause?: Clause;
  /** The noun of a predicate of several words that stands before its verb: "no amnesty was granted". */
  readonly noun?: number;
  /** "to", "could", "will" before a verb that is read as another word: the tree does not say how the event stands. */
  readonly after?: string;
}

/** All triggers of a sentence, in text order, each token used once. */
export function triggers(scene: Scene): Trigger[] {
  const { tree } = scene;
  const found: Trigger[] = [];
  const used = new Set<number>();
  for (let i = 0; i < tree.tokens.length; i++) {
    if (used.has(i)) continue;
    const upos = tree.tokens[i]!.upos;
    if (upos === "PUNCT" || upos === "DET" || upos === "ADP") continue;
    const trigger =
      upos === "VERB"
        ? ((gerund(tree, i) || isPluralNoun(tree, i) ? nominal(scene, i) : undefined) ??
          verbal(scene, i) ??
          squeezed(scene, i) ??
          phrase(scene, i))
        : ((upos === "ADJ" ? (verbal(scene, i) ?? adjectival(scene, i)) : undefined) ??
          misread(scene, i) ??
          unread(scene, i) ??
          squeezed(scene, i) ??
          nominal(scene, i));
    if (!trigger) continue;
    found.push(trigger);
    for (let j = trigger.first; j <= trigger.last; j++) used.add(j);
    for (const j of trigger.frame.words.length > 1 ? matched(tree, trigger) : []) used.add(j);
  }
  const swallowed = new Set(
    found.flatMap((each) => [
      ...carriedNouns(scene, each, found),
      // "an accord was reached": there the noun is the event
      ...found.filter(
        (other) => other.nominal && other.at === each.noun && !scene.lexicon.light.has(word(tree, each.at)),
      ),
    ]),
  );
  return found.filter((each) => !swallowed.has(each) && !isLightVerb(scene, each, found));
}

function verbal(scene: Scene, i: number): Trigger | undefined {
  const { tree, lexicon } = scene;
  const frames =
    tree.tokens[i]!.upos === "ADJ"
      ? participial(scene, i)
      : (lexicon.verbs.get(word(tree, i)) ?? lexicon.verbs.get(`${word(tree, i)}e`));
  if (!frames) return undefined;
  const { deprel } = tree.tokens[i]!;
  if (deprel === "amod" || deprel === "compound" || deprel === "case" || deprel === "mark" || deprel === "fixed")
    return undefined;
  // first as the tree has it; only where nothing fits, as the words stand
  return verbalBy(scene, i, frames, false) ?? verbalBy(scene, i, frames, true);
}

function verbalBy(scene: Scene, i: number, frames: readonly Frame[], asWordsStand: boolean): Trigger | undefined {
  const { tree } = scene;
  let clause: Clause | undefined;
  let second: Trigger | undefined;
  for (const frame of frames) {
    const rest =
      frame.words.length > 1
        ? (dependentWords(tree, i, frame.words.slice(1), 5) ?? wordBefore(tree, i, frame.words))
        : [];
    if (!rest) continue;
    if (!preceded(tree, i, frame)) continue;
    if (isElsewhere(tree, i, rest) || hasOtherParticle(tree, i, frame)) continue;
    clause ??= clauseOf(tree, i);
    const found = withPreposition(tree, frame, clause, rest);
    const own = (asWordsStand ? readings(tree, i, frame, found, rest) : [found]).find((each) =>
      fits(scene, i, frame, each, asWordsStand),
    );
    if (!own) continue;
    // a particle may stand apart; "held a brief meeting" is one stretch
    const tight =
      rest.every((at, k) => at === i + 1 + k) ||
      (rest[0]! > i && (isStretch(tree, i, rest) || isAroundObject(tree, i, rest, clause)));
    const trigger = {
      at: i,
      first: rest[0] !== undefined && rest[0] < i && i - rest[0] < 5 ? rest[0] : i - frame.before.length,
      last: tight ? (rest.at(-1) ?? i) : i,
      frame,
      nominal: false,
      clause: own,
      ...(rest[0] !== undefined && rest[0] < i ? { noun: rest[0] } : {}),
    };
    // "cut off supply routes" cuts off routes; "cut off supply" only where nothing fits better
    if (
      frame.plover === "ASSAULT" &&
      rest.some((at) => tree.tokens[at]!.deprel === "compound" && !rest.includes(tree.tokens[at]!.head))
    )
      continue;
    if (!rest.some((at) => tree.tokens[at]!.deprel === "compound" && !rest.includes(tree.tokens[at]!.head)))
      return trigger;
    second ??= trigger;
  }
  return second;
}

/**
 * The clause as the tree has it, then as the words stand, where the tree went astray: the noun phrase right behind an active verb is its
 * object ("barred Syrian passengers", "storm the smugglers' compound"); of "truckers parked nose to tail blocked the crossing" the subject
 * is the first verb's.
 */
function readings(tree: Tree, i: number, frame: Frame, clause: Clause, rest: readonly number[]): Clause[] {
  if (clause.passive || frame.object === "theme") return [clause];
  const out = [clause];
  const next = behind(tree, (rest.at(-1) ?? i) + 1);
  // of "artillery and air attacks" the first noun is no object
  const isPart =
    next !== undefined && tree.tokens[next]!.deprel === "compound" && tree.tokens[next]!.head === clause.undergoer;
  if (next !== undefined && next !== clause.undergoer && !isPart) out.push({ ...clause, undergoer: next });
  const { deprel, head, xpos } = tree.tokens[i]!;
  if (deprel === "xcomp" && head >= 0 && /^VB[DN]$/.test(xpos) && childrenBy(tree, i, "mark", "aux").length === 0) {
    const doer = childrenBy(tree, head, "nsubj")[0];
    if (doer !== undefined && doer !== clause.doer) for (const each of [...out]) out.push({ ...each, doer });
  }
  return out;
}

/** The head of the noun phrase that begins at a determiner, adjective, figure or noun; none when something else stands there. */
function behind(tree: Tree, from: number): number | undefined {
  let head: number | undefined;
  for (let j = from; j < Math.min(from + 8, tree.tokens.length); j++) {
    const { upos, xpos, form: said } = tree.tokens[j]!;
    if (upos === "NOUN" || upos === "PROPN") head = j;
    else if (xpos === "POS" || (upos === "PART" && /^['’]s?$/.test(said))) head = undefined;
    else if (head !== undefined) break;
    else if (!/^(DET|ADJ|NUM)$/.test(upos) && xpos !== "PRP$" && xpos !== "VBN" && xpos !== "VBG") break;
  }
  return head;
}

/** "No amnesty was granted", "the siege that they lifted": the predicate's noun before its verb. */
function wordBefore(tree: Tree, i: number, words: readonly string[]): number[] | undefined {
  // "aid that you end up needing" is no end of aid
  if (words.length !== 2 || form(tree, Math.min(i + 1, tree.tokens.length - 1)) === "up") return undefined;
  const { undergoer } = clauseOf(tree, i);
  if (undergoer === undefined || undergoer > i || tree.tokens[undergoer]!.upos !== "NOUN") return undefined;
  return word(tree, undergoer) === words[1] || form(tree, undergoer) === words[1] ? [undergoer] : undefined;
}

/** "Gunmen shot dead four herders", "the militia shot down a jet": "shot" read as a noun, between its doer and whom it meets. */
function misread(scene: Scene, i: number): Trigger | undefined {
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
function squeezed(scene: Scene, i: number): Trigger | undefined {
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
  const doer = has ? nounBetween(tree, 0, before - 1, -1) : isPlural ? before : undefined;
  const undergoer = behind(tree, i + 1);
  if (doer === undefined || undergoer === undefined) return undefined;
  const clause: Clause = { doer, undergoer, passive: false, by: "subject", oblique: obliques(tree, undergoer) };
  const frame = frames.find((each) => each.words.length === 1 && fits(scene, i, each, clause));
  return frame && { at: i, first: i, last: i, frame, nominal: false, clause };
}

/** "to land supplies", "could exchange data", "will back the budget": a verb behind "to" or "will" that is read as another word. */
function unread(scene: Scene, i: number): Trigger | undefined {
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

/** "is willing to", "were grateful": the predicate is an adjective. */
function adjectival(scene: Scene, i: number): Trigger | undefined {
  const { tree, lexicon } = scene;
  const frames = lexicon.adjectives.get(form(tree, i));
  const { head, deprel } = tree.tokens[i]!;
  const copula = childrenBy(tree, i, "cop").length > 0;
  const complement =
    deprel === "xcomp" && head >= 0 && /^(remain|stay|seem|declare|become|feel)$/.test(word(tree, head));
  if (!frames || !(copula || complement)) return undefined;
  for (const frame of frames) {
    const last = i + frame.words.length - 1;
    if (!frame.words.every((each, k) => i + k < tree.tokens.length && form(tree, i + k) === each)) continue;
    const clause = clauseOf(tree, copula ? i : head);
    const own: Clause = {
      ...clause,
      doer: childrenBy(tree, i, "nsubj")[0] ?? clause.doer ?? clause.undergoer,
      undergoer: undefined,
      passive: false,
      by: "subject",
    };
    if (fits(scene, i, frame, own)) return { at: i, first: i, last, frame, nominal: false, clause: own };
  }
  return undefined;
}

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

/** "carrying weapons off the coast": behind an object a particle with a noun of its own is that noun's. */
function isElsewhere(tree: Tree, i: number, rest: readonly number[]): boolean {
  const last = rest.at(-1);
  if (last === undefined || tree.tokens[last]!.deprel !== "case") return false;
  // "called a strike for Thursday"
  if (form(tree, last) === "for" && word(tree, i) === "call") return childrenBy(tree, i, "obj").some((c) => c < last);
  if (!/^(off|away|up|down|out|back|apart|over)$/.test(form(tree, last))) return false;
  return childrenBy(tree, i, "obj").some((c) => c < last);
}

/** "backed out of the drive", "kicked out the envoy": another verb than the bare one. */
function hasOtherParticle(tree: Tree, i: number, { words, plover }: Frame): boolean {
  if (words.length > 1 || !/^(ASSAULT|SUPPORT|AID)$/.test(plover)) return false;
  return childrenBy(tree, i, "compound:prt").some((c) => /^(out|off)$/.test(form(tree, c)));
}

/** "called for restraint": the preposition's noun is what is called for. */
function withPreposition(tree: Tree, { words }: Frame, clause: Clause, rest: readonly number[]): Clause {
  if (rest.length === 0 || clause.passive || (clause.undergoer !== undefined && words.length > 2)) return clause;
  const prep = form(tree, rest.at(-1)!);
  const noun = clause.oblique.find((each) => each.prep === prep)?.head;
  if (noun === undefined || clause.undergoer !== undefined) return clause;
  return { ...clause, undergoer: noun };
}

function isStretch(tree: Tree, i: number, rest: readonly number[]): boolean {
  const last = rest.at(-1) ?? i;
  if (last - i > 4 || tree.tokens[last]!.upos !== "NOUN") return false;
  for (let j = i + 1; j < last; j++)
    if (
      !rest.includes(j) &&
      !/^(DET|ADJ|NUM|PRON)$/.test(tree.tokens[j]!.upos) &&
      tree.tokens[j]!.deprel !== "compound"
    )
      return false;
  return true;
}

/** "put its forces on alert", "given the firm an ultimatum": the object stands inside the predicate, nothing else does. */
function isAroundObject(tree: Tree, i: number, rest: readonly number[], { undergoer }: Clause): boolean {
  const last = rest.at(-1)!;
  if (undergoer === undefined || undergoer < i || undergoer > last || last - i > 7) return false;
  if (!/^(put|place|give|hand|set|keep)$/.test(word(tree, i)) || tree.tokens[last]!.upos !== "NOUN") return false;
  for (let j = i + 1; j < last; j++) if (/^(VERB|AUX|PUNCT|CCONJ|SCONJ)$/.test(tree.tokens[j]!.upos)) return false;
  return true;
}

/** "Five were injured": a participle that is read as an adjective after "be". */
function participial(scene: Scene, i: number): readonly Frame[] | undefined {
  return childrenBy(scene.tree, i, "cop").length === 0 ? undefined : pastFrames(scene, i);
}

/** The frames of a past form by its spelling: "hurt", "sunk", "laid", "seized", "attacked". */
function pastFrames({ tree, lexicon }: Scene, i: number): readonly Frame[] | undefined {
  const said = form(tree, i);
  if (!said.endsWith("ed")) return lexicon.verbs.get(irregular.get(said) ?? "");
  return lexicon.verbs.get(said.slice(0, -1)) ?? lexicon.verbs.get(said.slice(0, -2));
}

function preceded(tree: Tree, i: number, { before }: Frame): boolean {
  return before.every((each, k) => i - before.length + k >= 0 && form(tree, i - before.length + k) === each);
}

function matched(tree: Tree, trigger: Trigger): number[] {
  return trigger.nominal ? [] : (dependentWords(tree, trigger.at, trigger.frame.words.slice(1), 5) ?? []);
}

/** "the shelling of", "there was fighting": an -ing form that stands where a noun stands. */
function gerund(tree: Tree, i: number): boolean {
  const token = tree.tokens[i]!;
  if (token.xpos !== "VBG" && token.xpos !== "NN") return false;
  if (childrenBy(tree, i, "obj", "nsubj", "aux").length > 0) return false;
  const marks = childrenBy(tree, i, "mark");
  // "accounts of fighting", where "of" is read as a conjunction
  if (marks.length > 0)
    return (
      token.deprel === "acl" &&
      marks.every((c) => form(tree, c) === "of") &&
      !tree.children[i]!.some((c) => tree.tokens[c]!.deprel === "obj")
    );
  // "if fighting broke out", read as a clause
  if (token.head === i + 1 && tree.tokens[i + 1]!.upos === "VERB" && token.deprel !== "amod") return true;
  if (childrenBy(tree, i, "det", "amod", "nmod:poss", "compound", "expl", "case").length > 0) return true;
  if (isSubjectLike(tree, i)) return true;
  // "says fighting in and around the town has …", read as what is said
  if (token.deprel === "ccomp" && token.head === i - 1 && /^(ADP|ADV)$/.test(tree.tokens[i + 1]?.upos ?? ""))
    return true;
  return /^(nsubj|nsubj:pass|obj|obl|nmod)$/.test(token.deprel);
}

/** "that talks between the two took place": a plural read as a verb, right before a preposition that no such verb takes. */
function isPluralNoun(tree: Tree, i: number): boolean {
  const { xpos, upos } = tree.tokens[i]!;
  if (upos !== "VERB" || xpos !== "VBZ" || i + 1 >= tree.tokens.length) return false;
  if (i > 0 && !/^(that|the|,)$/.test(form(tree, i - 1))) return false;
  return /^(between|by|of|among)$/.test(form(tree, i + 1)) && childrenBy(tree, i, "obj").length === 0;
}

/** "Fighting between gangs has killed …", read as a clause: the verb has no other subject, and no comma parts them. */
function isSubjectLike(tree: Tree, i: number): boolean {
  const { head, deprel } = tree.tokens[i]!;
  if (!/^(advcl|csubj)$/.test(deprel) || head <= i || childrenBy(tree, head, "nsubj").length > 0) return false;
  return !tree.tokens.slice(i, head).some(({ form: said }) => said === ",");
}

/** "forced displacement": the first word of a noun of several may be read as a verb. */
function phrase(scene: Scene, i: number): Trigger | undefined {
  const { tokens } = scene.tree;
  return tokens[i]!.deprel === "amod" || tokens[i + 1]?.form === "-" ? nominal(scene, i) : undefined;
}

function nominal(scene: Scene, i: number): Trigger | undefined {
  const { tree, lexicon } = scene;
  const frames = lexicon.nouns.get(word(tree, i)) ?? lexicon.nouns.get(form(tree, i));
  if (!frames) return undefined;
  for (const frame of frames) {
    const last = i + frame.words.length - 1;
    if (last >= tree.tokens.length) continue;
    if (!frame.words.every((each, k) => word(tree, i + k) === each || form(tree, i + k) === each)) continue;
    if (!preceded(tree, i, frame)) continue;
    let head = i;
    for (let j = i; j <= last; j++) {
      const up = tree.tokens[j]!.head;
      if (up < i || up > last) head = j;
    }
    const { upos } = tree.tokens[head]!;
    const hyphened = frame.words.includes("-");
    const isNoun = upos === "NOUN" || upos === "PROPN" || tree.tokens[head]!.xpos === "VBG" || isPluralNoun(tree, head);
    if (!isNoun && !hyphened) continue;
    if (isModifier(scene, head) || isNamePart(scene, head) || isMonth(scene, head)) continue;
    // "attacked a patrol": those who are on it
    if (frame.plover === "MOBILIZE" && frame.words.length === 1 && mentionAt(scene, head, "actor")) continue;
    if (!fits(scene, head, frame, undefined)) continue;
    return { at: head, first: i - frame.before.length, last, frame, nominal: true };
  }
  return undefined;
}

/** "attack helicopter", "protest leader": only before a carrier ("assassination attempt", "bombing campaign") is it still the event. */
function isModifier(scene: Scene, i: number): boolean {
  const { tree, lexicon } = scene;
  const { deprel, head } = tree.tokens[i]!;
  if (!/^(compound|amod|flat|goeswith|nmod:desc)/.test(deprel) || head < 0) return false;
  if (head < i) return true;
  return !(lexicon.classes.get(word(tree, head)) ?? []).includes("carrier");
}

/** Part of a name ("Operation Desert Strike", "the National Resistance Front"): no event. */
function isNamePart(scene: Scene, i: number): boolean {
  const token = scene.tree.tokens[i]!;
  if (token.upos !== "PROPN") return false;
  return scene.mentions.some(
    (each) =>
      (each.kind === "actor" || each.kind === "place") &&
      each.from <= token.from &&
      token.to <= each.to &&
      each.to - each.from > token.to - token.from,
  );
}

/** "since March" */
function isMonth(scene: Scene, i: number): boolean {
  const token = scene.tree.tokens[i]!;
  return (
    /^(march|may)$/.test(form(scene.tree, i)) &&
    /^\p{Lu}/u.test(token.form) &&
    scene.mentions.some((each) => each.kind === "time" && each.from <= token.from && token.to <= each.to)
  );
}

/** "launched an attack": the noun is the event, the verb only carries it. */
function isLightVerb(scene: Scene, trigger: Trigger, all: readonly Trigger[]): boolean {
  if (trigger.nominal || asksForObject(trigger)) return false;
  const { tree, lexicon } = scene;
  // "turned down an offer" is no "turn to"
  const { words } = trigger.frame;
  const light = lexicon.light
    .get(word(tree, trigger.at))
    ?.some((each) =>
      each.words.length === 0 ? !particles.test(words[1] ?? "") : words.slice(1).join(" ") === each.words.join(" "),
    );
  if (!light) return false;
  const carried = trigger.clause?.undergoer;
  return (
    carried !== undefined && list(tree, carried).some((noun) => all.some((each) => each.nominal && each.at === noun))
  );
}

const particles = /^(down|off|out|up|away|back|over|aside)$/;

/** "suspended aid", "halted the offensive": a frame that asks for this very noun is the event, and the noun none of its own. */
function carriedNouns(scene: Scene, trigger: Trigger, all: readonly Trigger[]): Trigger[] {
  if (
    trigger.nominal ||
    trigger.frame.words.length > 1 ||
    !asksForObject(trigger) ||
    !scene.lexicon.light.has(word(scene.tree, trigger.at))
  )
    return [];
  const carried = trigger.clause?.undergoer;
  // "promised a withdrawal" tells of two, "signed an accord" of one
  const one = !/^(REQUEST|AGREE|THREATEN)$/.test(trigger.frame.plover);
  return all.filter(
    (each) => each.nominal && each.at === carried && (one || each.frame.plover === trigger.frame.plover),
  );
}

function asksForObject({ frame, clause }: Trigger): boolean {
  return (
    clause !== undefined && frame.needs.some(({ at, any }) => at === "object" && any.size > 0 && !any.has("thing"))
  );
}

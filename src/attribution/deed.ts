import { isFirstPerson, ownPhrase } from "./own.ts";
import { isVerb, lower, opensQuote, type Run, type Scene } from "./scene.ts";
import type { Source } from "./subject.ts";

/**
 * Does the speaker say of a violent deed that it was his own: "that it had …", "its men …", "we …", "to have …", "killing …", "it was behind
 * the blast", "the sinking was its work"? Armies, police and states that report their operations claim nothing.
 */
export function claimsDeed(scene: Scene, { first, last }: Run, source: Source): boolean {
  if (isForce(scene, source)) return false;
  const { tokens } = scene;
  let i = first;
  while (i < last && (/^(that|to|of)$/.test(lower(tokens[i])) || /^["“‘]$/.test(tokens[i]!.form))) i++;
  if (tokens[i]?.xpos === "VBG") return isDeed(scene, i);
  if (isOwnWork(scene, i, last)) return true;
  const own = ownPhrase(tokens.slice(i, last + 1).map(lower));
  const group = own === "people";
  if (own === undefined && lower(tokens[i]) !== "have") return false;
  // “They fired at everything”: others, in a speaker's own words.
  if (i > 0 && opensQuote(scene, i - 1) && !isFirstPerson(lower(tokens[i]))) return false;
  for (let k = i + 1; k <= last && k < i + (group ? 9 : 6); k++) {
    const token = tokens[k]!;
    const word = lower(token);
    if (/^(not|never|n't|n’t|no|only|,)$/.test(word) || token.xpos === "MD") return false;
    if (/^(behind|responsible)$/.test(word) && tokens[k - 1]!.lemma === "be") return true;
    if (token.upos === "AUX" && token.lemma === "be") {
      if (!/^(behind|responsible)$/.test(lower(tokens[k + 1]))) return false;
      continue;
    }
    // "had shot down": a noun by the tagger, right behind "had".
    const hidden = token.upos === "NOUN" && tokens[k - 1]!.lemma === "have" && group === false;
    if ((isVerb(token) && token.lemma !== "have") || hidden) return isDeed(scene, k);
  }
  return false;
}

/** "killed five soldiers, the group boasted": a deed told by one who is no force of a state. */
export function tellsDeed(scene: Scene, { first, last }: Run, source: Source): boolean {
  if (isForce(scene, source)) return false;
  for (let i = first; i <= last && i < first + 7; i++) if (isVerb(scene.tokens[i])) return isDeed(scene, i);
  return false;
}

/** "admitted carrying out the shooting", "owned up to the grenade attack": a deed, and no office that has made a mistake. */
export function admitsDeed(scene: Scene, content: Run, source: Source): boolean {
  const actor = actorOf(scene, source);
  if (actor === undefined || !GROUPS.has(actor.type)) return false;
  if (claimsDeed(scene, content, source)) return true;
  for (let i = content.first; i <= content.last && i < content.first + 7; i++) {
    const { lemma, upos } = scene.tokens[i]!;
    if (upos === "ADP" && i > content.first) return false;
    if (ATTACKS.has(lemma.toLowerCase())) return true;
    if (isVerb(scene.tokens[i])) return false;
  }
  return false;
}

function actorOf(scene: Scene, source: Source): ReturnType<Scene["actorAt"]> {
  return scene.actorAt(source.stands ?? source.heads[0] ?? -1) ?? scene.actorFrom(source.first);
}

function isForce(scene: Scene, source: Source): boolean {
  const actor = scene.actorAt(source.stands ?? source.heads[0] ?? -1);
  return actor !== undefined && FORCES.has(actor.type) && !/SPY/.test(actor.code ?? "");
}

const FORCES: ReadonlySet<string> = new Set(["military", "police", "civilians", "outlet", "government", "state"]);
const GROUPS: ReadonlySet<string> = new Set(["armed-group", "party", "organisation", "other", "unknown"]);

/** "the sinking of the barge was its work", "the shelling was the work of his battalion" */
function isOwnWork({ tokens }: Scene, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    if (tokens[i]!.lemma !== "be" || tokens[i]!.upos !== "AUX") continue;
    const words = tokens.slice(i + 1, i + 6).map(lower);
    const own = words.findIndex((word) => POSSESSIVE.has(word));
    // "what they said was their raid on the prison"
    if (own >= 0 && own < 3 && ATTACKS.has(words[own + 1] ?? "") && i === first) return true;
    const work = words.findIndex((word) => /^(work|doing|handiwork|deed|responsibility)$/.test(word));
    if (own >= 0 && work >= 0 && Math.abs(own - work) <= 2) return true;
  }
  return false;
}

/** A verb for a violent deed, with the words that make it one. */
function isDeed(scene: Scene, verb: number): boolean {
  const { tokens } = scene;
  const lemma = tokens[verb]!.form === "shot" ? "shoot" : tokens[verb]!.lemma.toLowerCase();
  if (DEEDS.has(lemma)) return true;
  const needs = DEEDS_WITH.get(lemma);
  return (
    needs !== undefined &&
    tokens.slice(verb + 1, verb + 9).some((token) => needs.has(lower(token)) || needs.has(token.lemma.toLowerCase()))
  );
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const POSSESSIVE = words("its their our his her my");
const DEEDS = words(
  "attack strike kill bomb sink ambush down target shell detonate assassinate execute destroy kidnap abduct torch sabotage behead raid storm " +
    "overrun seize capture sever hack ransack burn dynamite massacre murder torpedo hijack shoot stab poison firebomb mortar blast wreck",
);
const ATTACKS = words(
  "attack strike raid bombing ambush assault killing shooting assassination operation abduction kidnapping massacre blast explosion hit sabotage " +
    "burning arson murder beheading execution sinking seizure capture hack leak break-in stabbing torching kidnap shelling salvo blaze fire hijacking",
);
const DEEDS_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["carry", ATTACKS],
  ["conduct", ATTACKS],
  ["stage", ATTACKS],
  ["mount", ATTACKS],
  ["launch", new Set([...ATTACKS, "missile", "rocket", "drone", "mortar"])],
  ["fire", words("missile rocket drone mortar shell round salvo grenade torpedo on at")],
  ["plant", words("bomb mine device explosive charge")],
  ["lay", words("mine bomb charge ambush")],
  ["set", words("fire ablaze alight off")],
  ["blow", words("up apart")],
  ["bring", words("down")],
  ["cut", words("off")],
  ["take", words("hostage hostages captive prisoner")],
]);

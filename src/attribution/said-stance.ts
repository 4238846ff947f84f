import type { Stance } from "./attribution.ts";
import type { Cue } from "./cue.ts";
import { isVerb, lower, type Run, type Scene } from "./scene.ts";
import type { Source } from "./subject.ts";

/**
 * What the words said do to a plain telling: "described this as untrue" denies, "said its men had blown up the bridge" and "boasted of
 * killing ten" claim the deed. Armies and police that report their operations claim nothing.
 */
export function saidStance(scene: Scene, cue: Cue, stance: Stance, content: Run, source: Source | undefined): Stance {
  if (source !== undefined && isNobody(scene, source)) return "unverified";
  if (stance === "denies" && CALLING.has(cue.phrase.words[0]!) && isCalledDoubtful(scene, cue)) return "doubts";
  if (stance !== "asserts" || cue.negated || cue.phrase.entry.class !== "speech") return stance;
  const first = cue.phrase.words[0]!;
  // "wondered whether": who wonders is not sure of it.
  if (first === "wonder" && lower(scene.tokens[content.first]) === "whether") return "doubts";
  if (CALLING.has(first) && callsUntrue(scene, content)) return "denies";
  if (source === undefined || !TELLING.has(first) || isForce(scene, source)) return stance;
  return claimsDeed(scene, content) ? "claims-responsibility" : stance;
}

/** "No group has claimed the attack", "Nobody admitted it": nobody has said it. */
function isNobody(scene: Scene, source: Source): boolean {
  const first = scene.tokens[source.first];
  return first !== undefined && /^(no|nobody|none|neither)$/i.test(first.form);
}

/** "dismissed as wishful thinking", "brushed aside as premature": no word on whether it is a lie. */
function isCalledDoubtful({ tokens }: Scene, cue: Cue): boolean {
  if (lower(tokens[cue.last + 1]) !== "as") return false;
  return tokens.slice(cue.last + 2, cue.last + 6).some((token) => DOUBTFUL.has(lower(token)));
}

const DOUBTFUL: ReadonlySet<string> = new Set(
  "wishful premature exaggerated exaggeration optimistic unlikely speculation speculative hearsay boastful bravado overblown inflated".split(
    " ",
  ),
);

const CALLING: ReadonlySet<string> = new Set(
  "call describe brand dub label dismiss reject denounce brush deride".split(" "),
);

function callsUntrue(scene: Scene, { first, last }: Run): boolean {
  for (let i = Math.max(first + 1, last - 12); i <= last; i++)
    if (UNTRUE.has(scene.tokens[i]!.lemma.toLowerCase())) return true;
  return false;
}

const UNTRUE: ReadonlySet<string> = new Set(
  (
    "untrue false lie baseless unfounded groundless fabricated fabrication invented invention fiction fictitious fantasy fable hoax fake nonsense slander " +
    "myth rumour rumor absurd ludicrous misinformation disinformation"
  ).split(" "),
);

const TELLING: ReadonlySet<string> = new Set(
  "say claim declare state announce boast brag assert write tell speak admit".split(" "),
);

function isForce(scene: Scene, source: Source): boolean {
  const actor = scene.actorAt(source.stands ?? source.heads[0] ?? -1);
  return (
    actor !== undefined &&
    ["military", "police", "civilians", "outlet", "government", "state"].includes(actor.type) &&
    !/SPY/.test(actor.code ?? "")
  );
}

/** "that it had …", "its men …", "we …", "to have …", "killing …": the speaker's own deed, and a violent one. */
function claimsDeed(scene: Scene, { first, last }: Run): boolean {
  const { tokens } = scene;
  let i = first;
  while (i < last && (/^(that|to|of)$/.test(lower(tokens[i])) || /^["“‘]$/.test(tokens[i]!.form))) i++;
  const gerund = tokens[i]?.xpos === "VBG";
  const own = OWN.has(lower(tokens[i]));
  const group = POSSESSIVE.has(lower(tokens[i]));
  const infinitive = lower(tokens[i]) === "have";
  if (!gerund && !own && !group && !infinitive) return false;
  if (gerund) return isDeed(scene, i);
  for (let k = i + 1; k <= last && k < i + (group ? 9 : 6); k++) {
    const token = tokens[k]!;
    const word = lower(token);
    if (word === "not" || word === "never" || word === "n't" || word === "n’t" || word === "," || word === "no")
      return false;
    if (word === "behind" && tokens[k - 1]!.lemma === "be") return true;
    if (token.upos === "AUX" && token.lemma === "be") {
      if (lower(tokens[k + 1]) !== "behind") return false;
      continue;
    }
    if (token.xpos === "MD" || word === "only") return false;
    if (isVerb(token) && token.lemma !== "have") return isDeed(scene, k);
  }
  return false;
}

function isDeed(scene: Scene, verb: number): boolean {
  const { tokens } = scene;
  const next = lower(tokens[verb + 1]);
  const lemma = tokens[verb]!.lemma.toLowerCase();
  if (lemma === "carry")
    return next === "out" && tokens.slice(verb + 2, verb + 9).some((token) => ATTACKS.has(token.lemma.toLowerCase()));
  if (lemma === "blow") return next === "up";
  if (lemma === "shoot") return next === "down" || next === "dead";
  return DEEDS.has(lemma);
}

const OWN: ReadonlySet<string> = new Set(["it", "they", "we", "he", "she", "i"]);
const POSSESSIVE: ReadonlySet<string> = new Set(["its", "their", "our", "his", "her", "my"]);
const DEEDS: ReadonlySet<string> = new Set(
  "attack strike kill bomb sink ambush down target shell detonate assassinate execute destroy kidnap abduct torch sabotage behead".split(
    " ",
  ),
);
const ATTACKS: ReadonlySet<string> = new Set(
  "attack strike raid bombing ambush assault killing shooting assassination operation abduction kidnapping massacre blast explosion hit sabotage".split(
    " ",
  ),
);

import type { Stance } from "./attribution.ts";
import type { Cue } from "./cue.ts";
import { admitsDeed, claimsDeed, tellsDeed } from "./deed.ts";
import { lower, type Run, type Scene } from "./scene.ts";
import type { Source } from "./subject.ts";

/** What the words said do to a plain telling: "described this as untrue" denies, "said its men had blown up the bridge" claims the deed. */
export function saidStance(scene: Scene, cue: Cue, stance: Stance, content: Run, source: Source | undefined): Stance {
  if (source !== undefined && isNobody(scene, source)) return "unverified";
  if (stance === "denies" && CALLING.has(cue.phrase.words[0]!) && isCalledDoubtful(scene, cue)) return "doubts";
  const first = cue.phrase.words[0]!;
  // "has never acknowledged the bombing": kept silent on it, not looked into it in vain.
  const never = scene.tokens.slice(cue.first, cue.at).some((token) => lower(token) === "never");
  if (stance === "unverified" && never && cue.phrase.entry.stance === "confirms") return "declines";
  // "admitted carrying out the raid", "owned up to the killing": an attacker's word for it, where no office says it.
  if (stance === "confirms" && !cue.negated && source && ADMITTING.has(first))
    return admitsDeed(scene, content, source) ? "claims-responsibility" : stance;
  if (stance !== "asserts" || cue.negated || cue.phrase.entry.class !== "speech") return stance;
  // "wondered whether": who wonders is not sure of it.
  if (first === "wonder" && lower(scene.tokens[content.first]) === "whether") return "doubts";
  if (CALLING.has(first) && callsUntrue(scene, content)) return "denies";
  if (source === undefined || !TELLING.has(first)) return stance;
  // "…, the group boasted in a broadcast": a deed that is boasted of is the speaker's
  if (BOASTING.has(first) && tellsDeed(scene, content, source)) return "claims-responsibility";
  return claimsDeed(scene, content, source) ? "claims-responsibility" : stance;
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
  if (/^(how|what|why|who|when)$/.test(lower(scene.tokens[first]))) return false;
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
  "say claim declare state announce boast brag gloat crow trumpet assert write read tell speak admit post repeat insist add".split(
    " ",
  ),
);
const BOASTING: ReadonlySet<string> = new Set("boast brag gloat crow trumpet".split(" "));
const ADMITTING: ReadonlySet<string> = new Set("admit own acknowledge confess concede come".split(" "));

import { childrenBy, conjuncts } from "../sentence/tree.ts";
import type { Cue } from "./cue.ts";
import { NOMINAL_START, phraseEnd, topFrom } from "./phrase.ts";
import { closesQuote, isPunct, isVerb, lower, opensQuote, type Scene, trimmed } from "./scene.ts";
import type { Source } from "./subject.ts";

/** "…, said the minister": no subject before the verb, a noun phrase right after it. */
export function inverted(scene: Scene, cue: Cue): Source | undefined {
  const { tree, tokens } = scene;
  const start = cue.last + 1;
  const next = tokens[start];
  if (!next || start > scene.end || !NOMINAL_START.has(next.upos) || next.upos === "PUNCT") return undefined;
  const before = tokens[cue.first - 1];
  const after = before === undefined || isPunct(before) || (cue.first > 0 && closesQuote(scene, cue.first - 1));
  if (!after || tokens[cue.at]!.xpos === "VBG" || tokens[cue.at]!.xpos === "VBN") return undefined;
  if (cue.phrase.entry.takes && !cue.phrase.entry.takes.includes("aside") && !cue.phrase.entry.takes.includes("quote"))
    return undefined;
  const top = topFrom(scene, start, cue.at);
  // "conceded the raid, | denied any torture": what no one can be is no speaker, unless it follows a quote.
  if (cue.first > 0 && !closesQuote(scene, cue.first - 1) && /^(any|no|all)$/.test(lower(next))) return undefined;
  // "General Ndou, 61, told cadets": the addressee, where nothing before the comma can have been told.
  const told = cue.phrase.entry.takes?.includes("person") && lower(before) === ",";
  if (told && !tokens.slice(0, cue.first).some((token) => isVerb(token) || token.upos === "AUX")) return undefined;
  const last = inversionEnd(scene, start, top);
  const run = trimmed(scene, { first: start, last });
  if (!run) return undefined;
  return { ...run, heads: conjuncts(tree, top).filter((head) => head <= last), rule: "inverted" };
}

/** The inverted speaker's phrase: its subtree, or to the next comma that opens no apposition. */
function inversionEnd(scene: Scene, start: number, top: number): number {
  const { tokens, tree } = scene;
  const last = Math.min(phraseEnd(scene, top), scene.end);
  for (let i = start; i <= last; i++) {
    const token = tokens[i]!;
    if (opensQuote(scene, i) && i > start && lower(tokens[i - 1]!) === ",") return i - 1;
    if (isVerb(token) && !isUnderNominal(scene, i, top)) return Math.max(start, i - 1);
    // "said Amina Bello, | as she swept the floor": what the speaker did meanwhile.
    if (
      token.form === "," &&
      i > start &&
      /^(as|while|when|after|before)$/.test(lower(tokens[i + 1])) &&
      tokens[i + 2]?.upos !== "NUM"
    )
      return i - 1;
    if (token.upos === "SCONJ" && tree.left[token.head] !== undefined && lower(token) === "that")
      return Math.max(start, i - 1);
  }
  return withRelative(scene, Math.max(last, start));
}

/** "said her sister, Wanja, | whose phone is off": a relative clause that closes the sentence, with an age before it. */
function withRelative(scene: Scene, last: number): number {
  const { tokens } = scene;
  if (lower(tokens[last + 1]) !== ",") return last;
  const aged = tokens[last + 2]?.upos === "NUM" && lower(tokens[last + 3]) === ",";
  const who = last + (aged ? 4 : 2);
  if (!/^(who|whose)$/.test(lower(tokens[who]))) return aged && last + 3 >= scene.end ? last + 2 : last;
  for (let i = who; i <= scene.end; i++) if (opensQuote(scene, i) || /^[;:,]$/.test(tokens[i]!.form)) return last;
  return scene.end;
}

function isUnderNominal(scene: Scene, i: number, top: number): boolean {
  const { tokens } = scene;
  let at = i;
  for (let guard = 0; guard < 40 && at >= 0 && at !== top; guard++) at = tokens[at]!.head;
  return at === top && tokens[i]!.head >= 0;
}

/** The inverted subject of another clause, where a later verb shares it: "…, said the mayor, adding that". */
export function invertedOf(scene: Scene, head: number, v: number): Source | undefined {
  const { tree } = scene;
  const right = childrenBy(tree, head, "nsubj").find((c) => c > head && c < v);
  if (right === undefined) return undefined;
  const run = trimmed(scene, { first: tree.left[right]!, last: Math.min(phraseEnd(scene, right), v - 1) });
  return run && { ...run, heads: conjuncts(tree, right), rule: "inverted" };
}

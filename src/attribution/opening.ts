import { conjuncts } from "../sentence/tree.ts";
import { isFiniteForm, isTime, NOMINAL } from "./phrase.ts";
import { lower, opensQuote, type Scene, trimmed } from "./scene.ts";
import { canSpeak, isVoice } from "./speaker.ts";
import type { Source } from "./subject.ts";

/**
 * "The mayor, who fled a week ago, | ruled out", "A clerk, asked about the ballots, | said", "A deputy accused of fraud | told": the phrase that
 * opens the clause with what is told of it between commas, up to the verb group that begins at `first`, whatever the parser made of the
 * verbs in between. `undefined` where nothing stands in between: then the tree knows the subject.
 */
export function openingSpeaker(scene: Scene, first: number): Source | undefined {
  const { tokens } = scene;
  // "…, but the group, which is close to the army, | marked"
  for (let i = first - 4; i > 2; i--) {
    if (tokens[i]!.form === ";") break;
    if (lower(tokens[i - 1]) !== "," || !/^(but|and|while|whereas|though|although|as)$/.test(lower(tokens[i])))
      continue;
    const source = phraseFrom(scene, i + 1, first);
    if (source) return source;
  }
  return phraseFrom(scene, clauseStart(scene, first), first);
}

function phraseFrom(scene: Scene, start: number, first: number): Source | undefined {
  const { tokens, tree } = scene;
  const lead = tokens[start];
  if (!lead || start >= first - 1 || !/^(DET|NUM|ADJ|NOUN|PROPN|PRON)$/.test(lead.upos)) return undefined;
  if (lead.upos === "PRON" && lead.xpos !== "PRP$") return undefined;
  let head = -1;
  let at = start;
  for (; at < first; at++) {
    const { upos, xpos } = tokens[at]!;
    const adjective = upos === "ADJ" && head < 0;
    if (
      lower(tokens[at]) === "," ||
      xpos === "VBN" ||
      (xpos === "VBD" && isAccused(scene, at)) ||
      opensQuote(scene, at)
    )
      break;
    if (!PHRASE.has(upos) && !adjective && xpos !== "HYPH" && !/^[-()’']$/.test(tokens[at]!.form)) return undefined;
    const one = lower(tokens[at]) === "one" && lower(tokens[at + 1]) === "of";
    if (NOMINAL.has(upos) && (upos !== "NUM" || one) && xpos !== "PRP$") {
      const goesOn = head < 0 || at === head + 1 || noPreposition(scene, head + 1, at);
      if (goesOn) head = at;
    }
  }
  if (head < 0 || at >= first || isTime(scene, head) || !isVoice(canSpeak(scene, head))) return undefined;
  const end = lower(tokens[at]) === "," ? pastAsides(scene, at, first) : pastParticiple(scene, at, head, first);
  if (end === undefined) return undefined;
  const run = trimmed(scene, { first: start, last: end });
  while (head > start && tokens[head]!.deprel === "flat") head--;
  return run && { ...run, heads: conjuncts(tree, head).filter((c) => c <= at), rule: "opening" };
}

const PHRASE: ReadonlySet<string> = new Set([
  "DET",
  "ADJ",
  "NOUN",
  "PROPN",
  "NUM",
  "ADP",
  "PART",
  "PRON",
  "CCONJ",
  "X",
]);

function noPreposition(scene: Scene, from: number, to: number): boolean {
  return scene.tokens
    .slice(from, to)
    .every(({ upos, form }) => /^(PROPN|NOUN|ADJ|NUM)$/.test(upos) || /^(-|’s|'s)$/.test(form));
}

/** The first word of the clause: behind a semicolon, an opening "But" or "Meanwhile,", or a circumstance before a comma ("In a video,"). */
function clauseStart(scene: Scene, first: number): number {
  const { tokens } = scene;
  let start = 0;
  for (let i = first - 1; i > 0 && start === 0; i--) if (tokens[i]!.form === ";") start = i + 1;
  if (opensQuote(scene, start)) return first;
  if (/^(CCONJ|ADV)$/.test(tokens[start]?.upos ?? "")) start++;
  if (lower(tokens[start]) === ",") start++;
  if (!/^(ADP|SCONJ)$/.test(tokens[start]?.upos ?? "")) return start;
  for (let i = start + 1; i < first - 2 && i < start + 14; i++) {
    const { xpos, upos } = tokens[i]!;
    if (isFiniteForm(xpos) || xpos === "MD" || upos === "AUX") return first;
    if (lower(tokens[i]) === ",") return i + 1;
  }
  return first;
}

/** Asides between commas, the last one closed right before the verb: the last token that tells who it is. */
function pastAsides(scene: Scene, comma: number, first: number): number | undefined {
  const { tokens } = scene;
  if (lower(tokens[first - 1]) !== "," || comma >= first - 2) return undefined;
  let end = first - 2;
  let finite = false;
  for (let i = comma; i < first - 1; i++) {
    if (opensQuote(scene, i) && finite) return undefined;
    if (lower(tokens[i]) === ",") {
      const next = tokens[i + 1]!;
      const word = lower(next);
      if (finite && /^(and|but|yet|while)$/.test(word) && !/^(who|which|whose)$/.test(lower(tokens[i + 2])))
        return undefined;
      const of = lower(tokens[i + 2]) === "of" && /^(whom|which)$/.test(lower(tokens[i + 3]));
      if (/^(who|which|whose)$/.test(word) || of) finite = true;
      else if (!finite) {
        const doing =
          next.xpos === "VBG" ||
          (/^(both|all|each)$/.test(word) && tokens[i + 2]?.xpos === "VBG") ||
          /^(asked|speaking|questioned|pressed)$/.test(word);
        if ((doing || /^(in|on|at|for|by|after|during|with|as|like|unlike|despite)$/.test(word)) && end === first - 2)
          end = i - 1;
        else if (isFiniteForm(next.xpos) && next.xpos !== "VBD") return undefined;
      }
      continue;
    }
    const { xpos, upos } = tokens[i]!;
    if (/^(who|which|whose|that)$/.test(lower(tokens[i])) && NOMINAL.has(tokens[i - 1]!.upos)) finite = true;
    const verb = xpos === "VBZ" || xpos === "VBP" || xpos === "MD" || (xpos === "VBD" && lower(tokens[i - 1]) !== ",");
    if (!finite && (verb || (upos === "AUX" && xpos !== "VBN"))) return undefined;
  }
  return end;
}

/** "A commander | accused of ordering the raid": a participle that nothing but nouns, prepositions and gerunds follow, up to the verb. */
function pastParticiple(scene: Scene, at: number, head: number, first: number): number | undefined {
  const { tokens } = scene;
  if (at !== head + 1) return undefined;
  // "The union called for calm and | recalled": two verbs, no participle.
  if (tokens[first - 1]!.upos === "CCONJ") return undefined;
  // "One of those freed | said"
  if (at + 1 === first && tokens[at]!.xpos === "VBN" && isFiniteForm(tokens[first]!.xpos)) return at;
  const next = tokens[at + 1];
  if (!next || !/^(of|by|in|on|at|as|with|to|for|from|near|under|over)$/.test(lower(next))) return undefined;
  for (let i = at + 1; i < first; i++) {
    const { xpos, upos } = tokens[i]!;
    if (isFiniteForm(xpos) || xpos === "MD" || upos === "AUX" || /^[,;:]$/.test(tokens[i]!.form)) return undefined;
    if (upos === "PRON" && xpos.startsWith("W")) return undefined;
  }
  return first - 1;
}

/** "accused of", "suspected of", "convicted of": without an object always a participle. */
export function isAccused(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  return (
    /^(accused|suspected|convicted)$/.test(lower(tokens[at])) &&
    lower(tokens[at + 1]) === "of" &&
    tokens[at - 1]?.upos !== "AUX" &&
    tokens[at - 1]?.upos !== "ADV"
  );
}

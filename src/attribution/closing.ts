import { afterCue, CHANNELS } from "./after.ts";
import type { Cue } from "./cue.ts";
import type { Phrase } from "./cue-lexicon.ts";
import { isTime, NOMINAL, NOMINAL_START, RELATIVE } from "./phrase.ts";
import { closesQuote, isPunct, isVerb, lower, opensQuote, type Scene, speechAt, trimmed } from "./scene.ts";
import { canSpeak, isVoice } from "./speaker.ts";
import type { Source } from "./subject.ts";

/**
 * "K, a clinic reported." · "K1, the clerk told Reuters, K2": a bare phrase and a verb of saying between a comma and the end of the
 * sentence or another comma are a speaker and a cue, whatever the parser made of them.
 */
export function closingSpeaker(scene: Scene, cue: Cue): Source | undefined {
  if (cue.phrase.part !== "verb" || !(cue.phrase.entry.takes ?? []).includes("aside")) return undefined;
  const begin = speakerStart(scene, cue.first);
  if (begin === undefined) return undefined;
  const { start } = afterCue(scene, cue, cue.last + 1);
  const added = lower(scene.tokens[start]) === "," && scene.tokens[start + 1]?.xpos === "VBG";
  // "K, the clinic reports, | most of them children": nothing finite follows.
  const trailing =
    lower(scene.tokens[start]) === "," &&
    hasVerb(scene, 0, begin - 1, FINITE) &&
    !hasVerb(scene, start + 1, scene.end, FINITE);
  // "K, the sources confirmed to the daily, | while the prefect refused to comment": another clause, not the rest of K.
  const next = lower(scene.tokens[start + 1]);
  const another =
    lower(scene.tokens[start]) === "," &&
    /^(while|whereas|although|though|but)$/.test(next) &&
    hasVerb(scene, 0, begin - 1, ANY_VERB);
  const closed = start > scene.end || added || trailing || another;
  if (!closed && (lower(scene.tokens[start]) !== "," || !hasVerb(scene, start + 1, scene.end, FINITE)))
    return undefined;
  if (!closed && (hasVerb(scene, 0, begin - 1, FINITE) || !beginsSentence(scene, begin))) return undefined;
  if (closed && !hasVerb(scene, 0, begin - 1, ANY_VERB)) return undefined;
  const run = trimmed(scene, { first: begin, last: cue.first - 1 });
  if (!run) return undefined;
  const head = headIn(scene, run.first, run.last);
  return { ...run, heads: [head], rule: "closing" };
}

/** Can the token be such a verb, whatever its tag: "…, a retired general [argued]."? For the cue finder, before it knows the frame. */
export function standsAfterSpeaker(scene: Scene, at: number, phrase: Phrase): boolean {
  const { xpos } = scene.tokens[at]!;
  if (xpos !== "VBN" && xpos !== "NNS") return false;
  if (phrase.entry.class !== "speech" || !(phrase.entry.takes ?? []).includes("aside")) return false;
  if (phrase.words.length > 1) return false;
  const next = at + 1;
  if (next <= scene.end && !phrase.entry.takes!.includes("person") && !isPunct(scene.tokens[next]!)) {
    if (!/^(ADP|ADV|PROPN)$/.test(scene.tokens[next]!.upos)) return false;
    // "…, the minister confirmed by text message": no agent but a channel.
    const by = lower(scene.tokens[next]) === "by";
    if (by && !scene.tokens.slice(next + 1, next + 4).some((token) => CHANNELS.has(token.lemma.toLowerCase())))
      return false;
  }
  const begin = speakerStart(scene, at);
  return (
    begin !== undefined &&
    hasVerb(scene, 0, begin - 1, ANY_VERB) &&
    (next > scene.end - 5 || lower(scene.tokens[next]) === "," || isToldTo(scene, next))
  );
}

/** "confirmed | to the daily Sabah,": one it was told to, up to a comma. */
function isToldTo({ tokens }: Scene, at: number): boolean {
  if (lower(tokens[at]) !== "to") return false;
  for (let i = at + 1; i < at + 7; i++) {
    if (lower(tokens[i]) === ",") return i > at + 1;
    if (!/^(DET|ADJ|NOUN|PROPN)$/.test(tokens[i]?.upos ?? "")) return false;
  }
  return false;
}

/** Where a bare speaker phrase between a comma and the verb begins. */
function speakerStart(scene: Scene, verb: number): number | undefined {
  const { tokens } = scene;
  const apposed = apposedStart(scene, verb);
  if (apposed !== undefined) return apposed;
  let begin = verb;
  for (; begin > 0 && verb - begin < 14; begin--) {
    const token = tokens[begin - 1]!;
    if (token.form === "," || closesQuote(scene, begin - 1)) break;
    if (opensQuote(scene, begin - 1) || /^[;:—–]$/.test(token.form)) return undefined;
    if (
      FINITE.test(token.xpos) ||
      RELATIVE.has(lower(token)) ||
      (lower(token) === "to" && tokens[begin]?.xpos === "VB")
    )
      return undefined;
    // ", a charge the army denied": two phrases in a row are an object and its relative clause.
    const second = token.upos === "DET" || (token.upos === "PRON" && /^(PRP)$/.test(token.xpos));
    if (second && begin >= 2 && NOMINAL.has(tokens[begin - 2]!.upos)) return undefined;
    // "the farmers' coordinating committee": a gerund between a possessive or article and its noun.
    const modifier = token.xpos === "VBG" && isModifier(scene, begin - 1);
    if (token.upos === "SCONJ" || (token.xpos === "VBG" && !modifier) || token.xpos === "VB") return undefined;
  }
  if (begin < 2 || begin === verb || tokens[begin - 1]!.form !== "," || speechAt(scene, begin)) return undefined;
  const first = tokens[begin]!;
  if (!NOMINAL_START.has(first.upos) || (first.upos === "PRON" && first.xpos.startsWith("W"))) return undefined;
  // "…, the army and police said": but not the last of a list, "Gao, Kidal and Timbuktu said".
  const last = tokens[verb - 1]!;
  const named = NOMINAL.has(last.upos) || last.upos === "ADJ" || last.upos === "ADV";
  return named && !isTime(scene, verb - 1) ? begin : undefined;
}

function isModifier(scene: Scene, i: number): boolean {
  const { tokens } = scene;
  const before = tokens[i - 1];
  return (
    (before?.upos === "DET" || before?.xpos === "POS" || before?.upos === "ADJ") &&
    NOMINAL.has(tokens[i + 1]?.upos ?? "")
  );
}

/** "…, the governor, Ivan Maro, | has said", "…, Ana Maro, its director, | warned": two phrases between commas, each of someone who can speak. */
function apposedStart(scene: Scene, verb: number): number | undefined {
  const { tokens } = scene;
  if (lower(tokens[verb - 1]) !== ",") return undefined;
  const second = phraseStart(scene, verb - 2);
  if (second === undefined || lower(tokens[second - 1]) !== ",") return undefined;
  const first = phraseStart(scene, second - 2);
  if (first === undefined || first < 2) return undefined;
  if (lower(tokens[first - 1]) !== "," && !closesQuote(scene, first - 1)) return undefined;
  const named = [first, second].some((at) => tokens[at]!.upos === "PROPN");
  const titled = /^(DET|ADJ|NOUN|PROPN)$/.test(tokens[first]!.upos) || tokens[first]!.xpos === "PRP$";
  if (!named || !titled) return undefined;
  const speaks = (from: number, to: number) => isVoice(canSpeak(scene, headIn(scene, from, to)));
  return speaks(first, second - 2) && speaks(second, verb - 2) ? first : undefined;
}

/** Where a phrase without a verb that ends at `last` begins: right behind a comma or a quote. */
function phraseStart(scene: Scene, last: number): number | undefined {
  const { tokens } = scene;
  let begin = last;
  for (; begin > 1 && last - begin < 12; begin--) {
    const before = tokens[begin - 1]!;
    if (before.form === "," || closesQuote(scene, begin - 1)) break;
    if (!/^(DET|ADJ|NOUN|PROPN|NUM|ADP|PART|CCONJ)$/.test(before.upos) && before.xpos !== "PRP$" && before.form !== "-")
      return undefined;
  }
  return begin <= last && begin > 1 && NOMINAL_START.has(tokens[begin]!.upos) ? begin : undefined;
}

/** Nothing but one phrase stands before the aside: "Manila, the spokesman wrote, has sent …". */
function beginsSentence(scene: Scene, begin: number): boolean {
  return !scene.tokens.slice(0, begin - 1).some((token) => token.form === ",");
}

const FINITE = /^(VBD|VBZ|VBP|MD)$/;
const ANY_VERB = /^(VBD|VBZ|VBP|VBN|MD)$/;

function hasVerb(scene: Scene, first: number, last: number, kind: RegExp): boolean {
  for (let i = first; i <= last; i++) {
    const token = scene.tokens[i]!;
    if (kind.test(token.xpos) && (isVerb(token) || token.upos === "AUX")) return true;
  }
  return false;
}

/** The noun the phrase is about: the last one before a preposition, participle or adjective behind a noun. */
function headIn(scene: Scene, first: number, last: number): number {
  const { tokens } = scene;
  let head = -1;
  for (let i = first; i <= last; i++) {
    const { upos, xpos } = tokens[i]!;
    if (NOMINAL.has(upos)) head = i;
    else if (head >= 0 && (upos === "ADP" || xpos === "VBN" || upos === "ADJ" || upos === "CCONJ")) break;
  }
  if (head < 0) return last;
  // A name of several words is headed by its first, as the parser does.
  while (head > first && tokens[head]!.upos === "PROPN" && tokens[head]!.deprel === "flat") head--;
  return head;
}

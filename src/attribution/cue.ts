import { childBy, relation } from "../sentence/tree.ts";
import { isAnonymity, isForbidden } from "./aside.ts";
import { standsAfterSpeaker } from "./closing.ts";
import type { Phrase } from "./cue-lexicon.ts";
import { isAccused, openingSpeaker } from "./opening.ts";
import { quoteBeforePhrase } from "./phrase.ts";
import { closesQuote, isPunct, isVerb, lower, opensQuote, type Run, type Scene, speechAt } from "./scene.ts";
import { canSpeak, isVoice } from "./speaker.ts";
import { groupStart, NEGATIONS, withheldFrom } from "./verb-group.ts";

/** Words of a sentence that match a phrase of the lexicon and stand where such a cue can stand. */
export interface Cue extends Run {
  readonly phrase: Phrase;
  /** The verb, noun, adjective, adverb or first word of the preposition. */
  readonly at: number;
  readonly negated: boolean;
  /** "could not confirm", "may say": a modal stands in the verb group. */
  readonly modal: boolean;
  readonly passive: boolean;
  /** The tagger took it for a participle, the sentence needs it as its verb: "Two sources linked …". */
  readonly retagged?: boolean;
  /** Other, less special phrases that match the same words: tried when this one finds no content. */
  readonly others: readonly Cue[];
}

/** The cues of a sentence, in text order. Whether they have content is for the caller to find. */
export function cues(scene: Scene): Cue[] {
  const out: Cue[] = [];
  for (let i = 0; i < scene.tokens.length; i++) {
    const token = scene.tokens[i]!;
    const byLemma = scene.index.byFirst.get(token.lemma.toLowerCase());
    const loose = isLooseParticiple(scene, i);
    const form = loose ? lower(token).slice(0, -3) : lower(token);
    const byForm = form === token.lemma ? undefined : scene.index.byFirst.get(form);
    const phrases =
      (byLemma && byForm ? (loose ? [...byForm, ...byLemma] : [...byLemma, ...byForm]) : (byLemma ?? byForm)) ??
      (besideQuote(scene, i) ? scene.index.byFirst.get("*") : undefined);
    if (
      !phrases ||
      isAnonymity(scene, i) ||
      isForbidden(scene, i) ||
      isAccused(scene, i) ||
      isAsked(scene, i) ||
      isBriefed(scene, i) ||
      isVessel(scene, i)
    )
      continue;
    const found: Cue[] = [];
    for (const phrase of phrases) {
      const last = matched(scene, i, phrase);
      if (last !== undefined) found.push(cueAt(scene, i, last, phrase));
    }
    const [first, ...others] = found;
    if (first) out.push({ ...first, others });
  }
  return out;
}

/** "A clerk, asked about the ballots, said", "Asked whether …, she said": no question of the clerk's. */
function isAsked(scene: Scene, i: number): boolean {
  const { tokens } = scene;
  if (!/^(asked|questioned)$/.test(lower(tokens[i])) || (i > 0 && lower(tokens[i - 1]) !== ",")) return false;
  if (!/^(about|whether|if|by|why|how|what|when|where|on)$/.test(lower(tokens[i + 1]))) return false;
  const comma = tokens.findIndex((token, k) => k > i && token.form === ",");
  return comma > 0 && tokens.slice(comma + 1).some(({ xpos }) => /^(VBD|VBZ|VBP|MD)$/.test(xpos));
}

/** "a person briefed on the talks": how someone knows, nothing that is told here. */
function isBriefed({ tokens }: Scene, i: number): boolean {
  const { deprel } = tokens[i]!;
  return (
    deprel === "acl" &&
    /^(briefed|informed|advised|updated)$/.test(lower(tokens[i])) &&
    /^(on|about|of)$/.test(lower(tokens[i + 1]))
  );
}

/** "confirmed in a statement that …": the noun is where it was said, the verb says it. */
function isVessel({ tokens, tree }: Scene, i: number): boolean {
  const { deprel, head, upos } = tokens[i]!;
  if (upos !== "NOUN" || deprel !== "obl" || head < 0 || lower(tokens[i + 1]) !== "that") return false;
  if (
    !/^(statement|interview|post|message|letter|note|briefing|speech|communiqué|release|call|email|address)$/.test(
      tokens[i]!.lemma,
    )
  )
    return false;
  // "sceptical of the ministry’s statement that"
  if (!tree.children[i]!.some((c) => /^(in|on|at|via|through|by)$/.test(lower(tokens[c])))) return false;
  const clause = childBy(tree, head, "ccomp");
  return clause !== undefined && tree.left[clause] === i + 1;
}

/** Last token of the phrase when it stands at `i`. Adverbs may stand between its words ("cast further doubt on"). */
function matched(scene: Scene, i: number, phrase: Phrase): number | undefined {
  if (!rightPart(scene, i, phrase)) return undefined;
  const { tokens } = scene;
  let at = i;
  for (let k = 1; k < phrase.words.length; k++) {
    const word = phrase.words[k]!;
    const reach = word === "_" ? 0 : phrase.words[k - 1] === "_" ? 10 : 3;
    if (word === "_") continue;
    let next = at + 1;
    while (next < tokens.length && next <= at + reach && !isWord(scene, next, word)) {
      if (reach === 3 && !BETWEEN.has(tokens[next]!.upos) && !/^["“”‘]$/.test(tokens[next]!.form)) return undefined;
      next++;
    }
    if (next >= tokens.length || next > at + reach) return undefined;
    at = next;
  }
  return at;
}

/** “…,” a guard hollered · “…,” hollered a guard: any verb between a full quote and a speaker is one of saying. */
function besideQuote(scene: Scene, i: number): boolean {
  const { tokens } = scene;
  const { xpos, upos } = tokens[i]!;
  if (!/^(VBD|VBZ|VBP|VBN)$/.test(xpos) || upos === "AUX") return false;
  const mark = closesQuote(scene, i - 1) ? i - 1 : quoteBeforePhrase(scene, i);
  if (mark < 1 || !/^[.,?!…]$/.test(tokens[mark - 1]!.form) || speechAt(scene, mark - 1) === undefined) return false;
  const next = tokens[i + 1];
  if (mark < i - 1) return next === undefined || isPunct(next) || next.upos === "ADP" || next.upos === "ADV";
  return next !== undefined && /^(DET|PROPN|NOUN|ADJ|NUM)$/.test(next.upos);
}

const BETWEEN: ReadonlySet<string> = new Set(["ADV", "ADJ", "DET", "PART"]);

function isWord(scene: Scene, i: number, word: string): boolean {
  const token = scene.tokens[i]!;
  return lower(token) === word || token.lemma.toLowerCase() === word;
}

function rightPart(scene: Scene, i: number, phrase: Phrase): boolean {
  const token = scene.tokens[i]!;
  switch (phrase.part) {
    case "verb":
      // "did not name"
      if (phrase.words[0] === "did" && phrase.words.length > 1) return true;
      // "wishful thinking"
      if (token.xpos === "VBG" && token.lemma === "think" && scene.tokens[i - 1]?.upos === "ADJ") return false;
      if (phrase.words.length >= 3 && (/^(NOUN|ADJ|AUX)$/.test(token.upos) || token.xpos === "VBN")) return true;
      if (token.xpos === "VBN" && isMainVerb(scene, i)) return true;
      if (token.xpos === "NN" && /[a-z]/.test(token.form[0]!) && quoteBeforePhrase(scene, i) >= 0) return true;
      // "Diplomats question whether …": a noun by the tagger, with a subject of its own and a clause behind it.
      if (token.upos === "NOUN" && /^(whether|that)$/.test(lower(scene.tokens[i + 1])) && token.deprel === "root")
        return childBy(scene.tree, i, "nsubj") !== undefined;
      if (standsAfterSpeaker(scene, i, phrase) || isBareVerb(scene, i)) return true;
      if (hasSubjectBefore(scene, i) || isOpened(scene, i, i + phrase.words.length - 1)) return true;
      if (isPluralVerb(scene, i)) return true;
      // ", quoting officers,": whatever the parser hung it on.
      if (
        token.xpos === "VBG" &&
        /^(quoting|citing)$/.test(lower(token)) &&
        /^(,|both|all|each)$/.test(lower(scene.tokens[i - 1]))
      )
        return true;
      if ((token.xpos === "NNS" && isHiddenVerb(scene, i)) || isLooseParticiple(scene, i)) return true;
      return (
        isVerb(token) && relation(token) !== "amod" && relation(token) !== "compound" && !token.deprel.startsWith("aux")
      );
    case "noun":
      return token.upos === "NOUN" && token.deprel !== "compound";
    case "adverb":
      return token.upos === "ADV" || token.upos === "ADJ";
    case "adjective":
      return (token.upos === "ADJ" || token.upos === "VERB") && token.deprel !== "amod" && !isJoinedModifier(scene, i);
    case "preposition":
      return lower(token) === phrase.words[0];
    case "verdict":
      return true;
  }
}

/** "imminent and almost [certain] strikes": joined to a modifier of a noun. */
function isJoinedModifier(scene: Scene, i: number): boolean {
  const { head, deprel } = scene.tokens[i]!;
  return deprel === "conj" && head >= 0 && scene.tokens[head]!.deprel === "amod";
}

export function cueAt(scene: Scene, at: number, last: number, phrase: Phrase): Cue {
  const plain = { phrase, at, first: at, last, negated: false, modal: false, passive: false, others: [] };
  if (phrase.part !== "verb" && phrase.part !== "adjective") return plain;
  const { tree, tokens } = scene;
  const first = groupStart(scene, at);
  let negated = false;
  let modal = false;
  for (let i = first; i < at; i++) {
    if (NEGATIONS.has(lower(tokens[i]!))) negated = true;
    if (tokens[i]!.xpos === "MD" && !FUTURE.has(lower(tokens[i]!))) modal = true;
  }
  for (const c of tree.children[at]!) if (NEGATIONS.has(lower(tokens[c]!)) && c < at) negated = true;
  const withheld = withheldFrom(scene, first);
  if (withheld !== undefined) negated = true;
  const token = tokens[at]!;
  // "have since confirmed": a participle behind "have" alone is no passive.
  const perfect =
    tokens.slice(first, at).some((each) => each.lemma === "have") &&
    !tokens.slice(first, at).some((each) => each.lemma === "be");
  const passive =
    phrase.part === "verb" &&
    !perfect &&
    (childBy(tree, at, "aux:pass", "nsubj:pass") !== undefined ||
      (token.xpos === "VBN" && token.deprel === "acl") ||
      (token.xpos === "VBN" && at > 0 && BE.has(lower(tokens[at - 1]!))));
  const retagged =
    phrase.part === "verb" &&
    (first === at || isLateParticiple(scene, at)) &&
    (token.xpos === "NNS" ||
      (phrase.words.length >= 3 &&
        (token.upos === "AUX" || token.upos === "ADJ" || isBareParticiple(scene, at, last))) ||
      token.xpos === "NN" ||
      ((passive || token.deprel === "amod") && isMainVerb(scene, at)) ||
      standsAfterSpeaker(scene, at, phrase) ||
      hasSubjectBefore(scene, at) ||
      isLateParticiple(scene, at) ||
      isJoinedPast(scene, at) ||
      isOpened(scene, at, last) ||
      isBareFinite(scene, at));
  let end = last;
  // Adverbs right after the verb group go with it ("said again", "said bluntly"), unless they open the content.
  const after = tokens[end + 1];
  if (after?.upos === "ADV" && after.head === at && ECHO.has(lower(after))) end++;
  return {
    phrase,
    at,
    first: withheld ?? first,
    last: end,
    negated,
    modal,
    passive: passive && !retagged,
    ...(retagged ? { retagged } : {}),
    others: [],
  };
}

/** A bare participle after a noun at the top of the tree, in a sentence without another finite verb: it is the main verb. */
function isMainVerb(scene: Scene, at: number): boolean {
  const { tokens, tree } = scene;
  const head = tokens[at]!.head;
  if (
    tokens[at]!.deprel === "amod" &&
    head > at &&
    relation(tokens[at - 1] ?? tokens[at]!) === "amod" &&
    tokens[at - 2]?.upos === "DET"
  ) {
    return tokens[at]!.xpos === "VBN" && !tokens.some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos));
  }
  if (tokens[at]!.deprel !== "acl" || head < 0 || !noVerb(scene, head + 1, at - 1) || lower(tokens[at + 1]) === "by")
    return false;
  if (!isVoice(canSpeak(scene, head))) return false;
  // "says the union [counted] 40 dead": nobody says a union, so it begins a clause of its own.
  const up = tokens[head]!.head;
  const from = tokens[head]!.deprel === "obj" && tokens[up]!.lemma === "say" && up < head ? up + 1 : 0;
  return !tokens.some(
    (token, i) => i >= from && /^(VBD|VBZ|VBP|MD)$/.test(token.xpos) && (i < at || tree.left[i]! < at),
  );
}

/** "the mayor [blamed] separatists": a participle made a modifier of its object, with its subject hung on it all the same. */
function hasSubjectBefore(scene: Scene, i: number): boolean {
  const { tokens, tree } = scene;
  if (tokens[i]!.xpos !== "VBN" || tokens[i]!.deprel !== "amod") return false;
  return tree.children[i]!.some((c) => c === i - 1 && tokens[c]!.deprel === "nsubj");
}

/** "The mayor, who fled a week ago, | called for": a participle by the tagger right behind the phrase that opens the sentence. */
function isOpened(scene: Scene, at: number, last: number): boolean {
  const { tokens } = scene;
  if (tokens[at]!.xpos !== "VBN" || lower(tokens[at - 1]) !== ",") return false;
  return !/^(by|of|as|since|from|in|at)$/.test(lower(tokens[last + 1])) && openingSpeaker(scene, at) !== undefined;
}

/** "Two nurses who saw it | doubt this", "Aides | claim it": a noun by the tagger, right before a pronoun that no noun takes. */
function isPluralVerb(scene: Scene, i: number): boolean {
  const { tokens } = scene;
  const before = tokens[i - 1];
  if (tokens[i]!.xpos !== "NN" || !before || !/^(this|that|it|them|him|her|whether)$/.test(lower(tokens[i + 1])))
    return false;
  if (tokens[i + 2] && !isPunct(tokens[i + 2]!) && tokens[i + 2]!.upos !== "ADP") return false;
  return (
    /^(NOUN|PROPN)$/.test(before.upos) &&
    (before.xpos.endsWith("S") || tokens.slice(0, i).some((token) => lower(token) === "who"))
  );
}

/** "made no mention of losses | but promised “…”": a past tense behind "but" that the parser hung on the noun before it. */
function isJoinedPast(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  const { xpos, deprel } = tokens[at]!;
  if (xpos !== "VBN" || !/^(acl|amod)$/.test(deprel) || !/^(but|and)$/.test(lower(tokens[at - 1]))) return false;
  const next = tokens[at + 1];
  return (
    next !== undefined &&
    (opensQuote(scene, at + 1) || /^(DET|PRON)$/.test(next.upos) || /^(that|to)$/.test(lower(next)))
  );
}

/** "The movement | later promised to": a participle behind an adverb, in a clause that has no other verb. */
function isLateParticiple(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  const { xpos, deprel, head } = tokens[at]!;
  if (xpos !== "VBN" || deprel !== "acl" || head < 0 || tokens[head]!.deprel !== "root") return false;
  const adverb = tokens[at - 1]!;
  if (adverb.upos !== "ADV" || at - 2 !== head || !/^(to|that)$/.test(lower(tokens[at + 1]))) return false;
  return (
    canSpeak(scene, head) !== "mute" && !tokens.slice(0, at).some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos))
  );
}

/** An idiom's participle without "be" before it or "by" behind it is a past tense. */
function isBareParticiple(scene: Scene, at: number, last: number): boolean {
  const { tokens, tree } = scene;
  if (tokens[at]!.xpos !== "VBN" || lower(tokens[last + 1]) === "by") return false;
  return !tree.children[at]!.some((c) => tokens[c]!.deprel.startsWith("aux")) && !BE.has(lower(tokens[at - 1]));
}

/** "The agency estimates that", "The navy plans to": a noun by the tagger, but the sentence has no other verb for it to stand beside. */
function isHiddenVerb(scene: Scene, i: number): boolean {
  const { tokens } = scene;
  const next = lower(tokens[i + 1]);
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  // "The secretary-general urges both sides": a phrase right behind it needs a verb too.
  const object = after !== undefined && (after.upos === "DET" || (after.upos === "PRON" && after.xpos !== "WDT"));
  if (!before || !(before.upos === "NOUN" || before.upos === "PROPN" || (object && before.upos === "ADJ")))
    return false;
  if (!object && !/^(that|to|it|he|they|what|whether)$/.test(next)) return false;
  const clause = tokens.findLastIndex((token, k) => k < i && token.form === ";") + 1;
  for (let k = clause; k < tokens.length; k++) {
    if (!/^(VBD|VBZ|VBP|MD)$/.test(tokens[k]!.xpos)) continue;
    if (k < i || tokens[k]!.head < i) return false;
  }
  return true;
}

/** "Diplomats in Ankara | doubt | that …": a singular noun by the tagger, with a plural phrase before it and no verb. */
function isBareVerb({ tokens }: Scene, i: number): boolean {
  const token = tokens[i]!;
  if (token.xpos !== "NN" || token.form !== token.lemma || !/^(that|whether)$/.test(lower(tokens[i + 1]))) return false;
  if (!/^(doubt|question|dispute|fear|claim|report|hope|estimate|reason|demand|request)$/.test(token.lemma))
    return false;
  const top = tokens.slice(0, i).find((each) => /^(NOUN|PROPN)$/.test(each.upos) && each.deprel !== "compound");
  return /^NNP?S$/.test(top?.xpos ?? "") && !tokens.slice(0, i).some((each) => /^(VBD|VBZ|VBP|MD)$/.test(each.xpos));
}

/** ", warning that …": a participle the tagger took for a noun. */
function isLooseParticiple(scene: Scene, i: number): boolean {
  const { tokens } = scene;
  const token = tokens[i]!;
  return (
    token.xpos === "NN" && token.form.endsWith("ing") && lower(tokens[i - 1]) === "," && lower(tokens[i + 1]) === "that"
  );
}

/** "Farmers whose cattle were stolen said the thieves …": a participle without auxiliary that a whole clause follows is a finite verb. */
function isBareFinite(scene: Scene, at: number): boolean {
  const { tokens, tree } = scene;
  if (tokens[at]!.xpos !== "VBN" || at === 0) return false;
  if (tree.children[at]!.some((c) => tokens[c]!.deprel.startsWith("aux"))) return false;
  if (quoteBeforePhrase(scene, at) >= 0) return true;
  const before = tokens[at - 1]!;
  if (before.upos === "AUX" || /^(have|be|get)$/.test(before.lemma)) return false;
  const next = lower(tokens[at + 1]);
  if (next === "that") return tokens[at + 1]!.xpos !== "DT";
  for (let i = at + 1; i < tokens.length && i < at + 9; i++) {
    const { xpos, upos } = tokens[i]!;
    if (/^(VBD|VBZ|VBP|MD)$/.test(xpos)) return i > at + 1;
    if (upos === "PUNCT" || upos === "ADP" || upos === "SCONJ" || upos === "CCONJ" || isVerb(tokens[i])) return false;
  }
  return false;
}

function noVerb(scene: Scene, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (isVerb(scene.tokens[i])) return false;
  return true;
}

const BE: ReadonlySet<string> = new Set(["is", "are", "was", "were", "be", "been", "being", "’re", "'re"]);
const ECHO: ReadonlySet<string> = new Set(["again", "repeatedly", "bluntly", "separately", "publicly", "anonymously"]);
const FUTURE: ReadonlySet<string> = new Set(["will", "’ll", "'ll", "would"]);

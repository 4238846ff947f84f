import { type Arc, hiddenVerb } from "./hidden-verb.ts";
import { measuredBeside } from "./measured.ts";
import type { Token } from "./sentence.ts";

/**
 * The tokens of a sentence with known slips of the parser put right, each by a rule that holds for a class of sentences. The heads
 * stay one tree: a token only ever moves to a place outside its own subtree.
 */
export function repaired(tokens: readonly Token[]): readonly Token[] {
  const arcs: Arc[] = tokens.map(({ head, deprel }) => ({ head, deprel }));
  let changed = loneParticiple(tokens, arcs) || hiddenVerb(tokens, arcs);
  for (let i = 0; i < tokens.length; i++) {
    const repairedHere =
      invertedSpeaker(tokens, arcs, i) ||
      sharedHead(tokens, arcs, i) ||
      secondSubject(tokens, arcs, i) ||
      joinedSubject(tokens, arcs, i) ||
      apposedSubject(tokens, arcs, i) ||
      countedSubject(tokens, arcs, i) ||
      trailingSpeech(tokens, arcs, i) ||
      fartherThat(tokens, arcs, i) ||
      accordingTo(tokens, arcs, i);
    changed ||= repairedHere;
  }
  if (measuredBeside(tokens, arcs)) changed = true;
  return changed ? tokens.map((token, i) => ({ ...token, ...arcs[i]! })) : tokens;
}

/**
 * "Lawyers in three towns called on the court to act.": a sentence whose only verb was read as a participle beside its subject. It must
 * take an object or a clause, or call on someone: "Three soldiers killed in Gaza." is a caption, and its participle a passive.
 */
function loneParticiple(tokens: readonly Token[], arcs: Arc[]): boolean {
  const root = arcs.findIndex(({ head }) => head < 0);
  if (root < 0 || !isNominal(tokens[root]!) || tokens.findLastIndex(({ form }) => form === ".") < tokens.length - 2)
    return false;
  const isUnder = (i: number, top: number): boolean => {
    for (let at = i; at >= 0; at = arcs[at]!.head) if (at === top) return true;
    return false;
  };
  const isRelative = (i: number): boolean => {
    for (let at = i; at >= 0; at = arcs[at]!.head) if (arcs[at]!.deprel === "acl:relcl") return true;
    return false;
  };
  const verb = tokens.findIndex((token, i) => {
    if (i <= root || token.upos !== "VERB" || !/^VB[ND]$/.test(token.xpos) || !PAST_TOO.test(token.form)) return false;
    return (
      /^(?:acl|parataxis)$/.test(arcs[i]!.deprel) && !arcs.some(({ head, deprel }) => head === i && deprel === "mark")
    );
  });
  if (verb < 0 || tokens.some(({ xpos }, i) => FINITE.test(xpos) && i !== verb && !isRelative(i) && !isUnder(i, verb)))
    return false;
  const own = arcs.flatMap(({ head, deprel }, i) => (head === verb && i > verb ? [{ i, deprel }] : []));
  if (own.some(({ deprel }) => deprel === "obl:agent" || deprel.startsWith("nsubj"))) return false;
  const takes = own.some(
    ({ i, deprel }) =>
      /^(?:obj|ccomp|xcomp)$/.test(deprel) ||
      (deprel === "obl" &&
        arcs.some(
          (arc, k) =>
            arc.head === i &&
            k === verb + 1 &&
            arc.deprel === "case" &&
            ASKED.test(`${tokens[verb]!.lemma} ${tokens[k]!.lemma}`),
        )),
  );
  if (!takes) return false;
  for (let i = verb + 1; i < tokens.length; i++) if (!isUnder(i, verb) && arcs[i]!.head < verb) arcs[i]!.head = verb;
  arcs[verb] = { head: -1, deprel: "root", xpos: "VBD" };
  arcs[root] = { head: verb, deprel: "nsubj" };
  return true;
}

const FINITE = /^(?:VBD|VBZ|VBP|MD)$/;
/** Forms that are past tense as well as participle. */
const PAST_TOO =
  /ed$|^(?:said|told|held|led|sent|met|fought|shot|hit|left|found|kept|brought|caught|bought|sought|sold|lost|built|laid|paid|put|cut|set|won|made|had|taught|thought|heard|understood|meant|read|spent|struck|hung|bound|dug|fed|bled|shut|split|spread|swept|slid|stuck|stood|wound)$/i;
const ASKED =
  /^(?:call (?:on|upon|for)|appeal (?:to|for)|plead with|clamour for|push for|insist on|object to|agree to|apologise to|apologize to|respond to|withdraw from|retreat from|clash with|march (?:on|to|through)|attack|open|fire (?:on|at|into)|vote (?:for|against)|vow to|rule (?:on|out|that|against)|warn (?:of|against|that))$/;

/** "…, said a senior source": after a quote or comma, the noun phrase behind a verb of speech is who speaks, not what is said. */
function invertedSpeaker(tokens: readonly Token[], arcs: readonly Arc[], verb: number): boolean {
  const { upos, lemma } = tokens[verb]!;
  if (upos !== "VERB" || !SPEECH.has(lemma) || !QUOTE_END.test(tokens[verb - 1]?.form ?? "")) return false;
  let speaker = -1;
  for (let i = 0; i < tokens.length; i++) {
    if (arcs[i]!.head !== verb) continue;
    if (arcs[i]!.deprel.startsWith("nsubj")) return false;
    if (speaker < 0 && i > verb && NOT_SAID.has(arcs[i]!.deprel) && isNominal(tokens[i]!)) speaker = i;
  }
  if (speaker < 0) return false;
  for (let i = verb + 1; i < tokens.length; i++) {
    const inBetween = i < speaker && !PHRASE.has(tokens[i]!.upos);
    if (inBetween || (arcs[i]!.head === speaker && CLAUSAL.has(arcs[i]!.deprel))) return false;
  }
  arcs[speaker]!.deprel = "nsubj";
  return true;
}

/** "French and Swiss officials denied": two subjects side by side are one noun with two modifiers. */
function sharedHead(tokens: readonly Token[], arcs: readonly Arc[], first: number): boolean {
  const { head, deprel } = arcs[first]!;
  const [and, second, noun] = [first + 1, first + 2, first + 3];
  if (tokens[and]?.upos !== "CCONJ" || arcs[noun] === undefined || !isNominal(tokens[noun]!)) return false;
  if (arcs[second]!.head !== noun || !MODIFIER.has(arcs[second]!.deprel) || !MODIFIER_TAGS.has(tokens[first]!.upos))
    return false;
  const twoOfOne = arcs[noun]!.head === head && arcs[noun]!.deprel === deprel && CORE.test(deprel);
  const oddPair =
    arcs[noun]!.head === first &&
    arcs[noun]!.deprel === "conj" &&
    CORE.test(deprel) &&
    isModifierAlone(tokens, arcs, first);
  if (!twoOfOne && !oddPair) return false;
  if (oddPair) {
    arcs[noun]!.head = head;
    arcs[noun]!.deprel = deprel;
  }
  for (let i = 0; i < first; i++) if (arcs[i]!.head === first) arcs[i]!.head = noun;
  arcs[first]!.head = noun;
  arcs[first]!.deprel = tokens[first]!.upos === "ADJ" ? "amod" : "compound";
  arcs[second]!.head = first;
  arcs[second]!.deprel = "conj";
  arcs[and]!.head = second;
  arcs[and]!.deprel = "cc";
  return true;
}

/** An adjective, or an abbreviated state or body ("US", "UN") with nothing before it: "US and Swiss officials" are officials of both. */
function isModifierAlone(tokens: readonly Token[], arcs: readonly Arc[], i: number): boolean {
  if (tokens[i]!.upos === "ADJ") return true;
  return /^(?:[A-Z]\.?){2,3}$/.test(tokens[i]!.form) && arcs[i - 1]?.head !== i;
}

/** "The mayor and two aides fled": a second subject behind "and" is joined to the first. */
function joinedSubject(tokens: readonly Token[], arcs: readonly Arc[], i: number): boolean {
  const { head, deprel } = arcs[i]!;
  if (!/^nsubj(?::pass)?$/.test(deprel) || head <= i) return false;
  let subject = -1;
  let joined = false;
  for (let k = 0; k < i; k++) {
    if (arcs[k]!.head === head && arcs[k]!.deprel === deprel) subject = k;
    if (arcs[k]!.head === i && arcs[k]!.deprel === "cc") joined = subject >= 0 && tokens[k]!.upos === "CCONJ";
  }
  if (!joined) return false;
  arcs[i]!.head = subject;
  arcs[i]!.deprel = "conj";
  return true;
}

/** "A source close to the family said": what follows a preposition is no subject beside the real one. */
function secondSubject(tokens: readonly Token[], arcs: readonly Arc[], i: number): boolean {
  const { head, deprel } = arcs[i]!;
  if (!/^nsubj(?::pass)?$/.test(deprel) || head <= i) return false;
  let preposition = -1;
  let subject = -1;
  for (let k = 0; k < i; k++) {
    if (arcs[k]!.head === i && arcs[k]!.deprel === "case" && tokens[k]!.upos === "ADP") preposition = k;
    if (arcs[k]!.head === head && arcs[k]!.deprel === deprel) subject = k;
  }
  if (preposition < 0) return false;
  const before = preposition - 1;
  const described = tokens[before]?.upos === "ADJ" ? arcs[before]!.head : -1;
  // The noun the adjective stands behind may have been given another place beside the verb.
  if (subject < 0 && described >= 0 && described < before && isBeside(arcs, described, head)) {
    subject = described;
    arcs[subject]!.deprel = deprel;
  }
  if (subject < 0 || preposition < subject) return false;
  const describes = described === subject && before > subject;
  arcs[i]!.head = describes ? before : subject;
  arcs[i]!.deprel = describes ? "obl" : "nmod";
  return true;
}

function isBeside(arcs: readonly Arc[], i: number, verb: number): boolean {
  const isMarked = arcs.some((arc) => arc.head === i && arc.deprel === "case");
  return arcs[i]!.head === verb && !isMarked && /^(?:obl:unmarked|dislocated|parataxis|dep)$/.test(arcs[i]!.deprel);
}

/** "Their leader, Amina Diallo, said": of two subjects with a comma between them the second names the first. */
function apposedSubject(tokens: readonly Token[], arcs: readonly Arc[], i: number): boolean {
  const { head, deprel } = arcs[i]!;
  if (!/^nsubj(?::pass)?$/.test(deprel) || head <= i || !isNominal(tokens[i]!)) return false;
  let subject = -1;
  let first = i;
  for (let k = 0; k < i; k++) {
    if (arcs[k]!.head === head && arcs[k]!.deprel === deprel) subject = k;
    else if (arcs[k]!.head === i) first = Math.min(first, k);
  }
  while (first > 0 && tokens[first]!.form === ",") first++;
  if (subject < 0 || subject >= first || tokens[first - 1]?.form !== "," || !isNominal(tokens[subject]!)) return false;
  if (tokens[i]!.upos === "PRON" || tokens.slice(subject, i).some(({ upos }) => upos === "VERB" || upos === "AUX"))
    return false;
  if (arcs.some((arc, k) => arc.head === i && (arc.deprel === "cc" || (arc.deprel === "case" && k < i)))) return false;
  arcs[i]!.head = subject;
  arcs[i]!.deprel = "appos";
  return true;
}

/** "5 killed in market blast": a bare number before a participle is who it happened to. */
function countedSubject(tokens: readonly Token[], arcs: readonly Arc[], i: number): boolean {
  const { head, deprel } = arcs[i]!;
  if (tokens[i]!.upos !== "NUM" || deprel !== "discourse" || head <= i || tokens[head]!.xpos !== "VBN") return false;
  if (arcs.some((arc) => arc.head === head && arc.deprel.startsWith("nsubj"))) return false;
  arcs[i]!.deprel = "nsubj:pass";
  return true;
}

/** "They met in Vienna, said the spokesman": the verb of speech is set beside what is said, not joined to it. */
function trailingSpeech(tokens: readonly Token[], arcs: readonly Arc[], verb: number): boolean {
  const { upos, lemma } = tokens[verb]!;
  if (upos !== "VERB" || !SPEECH.has(lemma) || arcs[verb]!.deprel !== "conj" || arcs[verb]!.head > verb) return false;
  if (!QUOTE_END.test(tokens[verb - 1]?.form ?? "")) return false;
  const speaker = arcs.findIndex(({ head, deprel }) => head === verb && deprel === "nsubj");
  if (speaker < verb || arcs.some(({ head, deprel }) => head === verb && deprel === "cc")) return false;
  arcs[verb]!.deprel = "parataxis";
  return true;
}

/** "She added that although the rain had stopped, roads stayed closed": "that" opens the later clause, which is what she added. */
function fartherThat(tokens: readonly Token[], arcs: readonly Arc[], verb: number): boolean {
  const { head, deprel } = arcs[verb]!;
  if (deprel !== "conj" || head < 0 || head > verb || !SPEECH.has(tokens[head]!.lemma)) return false;
  if (arcs.some((arc) => arc.head === verb && arc.deprel === "cc")) return false;
  const that = arcs.findIndex((arc, i) => i > head && i < verb && arc.deprel === "mark" && tokens[i]!.lemma === "that");
  if (that < 0) return false;
  const fronted = arcs[that]!.head;
  const secondMark = arcs.findIndex(
    (arc, i) => i > that && i < fronted && arc.head === fronted && arc.deprel === "mark",
  );
  if (secondMark < 0 || arcs[fronted]!.head !== verb || arcs[fronted]!.deprel !== "advcl") return false;
  arcs[verb]!.deprel = "ccomp";
  arcs[that]!.head = verb;
  return true;
}

/** "…, according to residents" belongs to a clause, not to the noun it happens to follow. */
function accordingTo(tokens: readonly Token[], arcs: readonly Arc[], i: number): boolean {
  const marker = arcs[i]!;
  if (tokens[i]!.lemma !== "accord" || tokens[i]!.form.toLowerCase() !== "according" || marker.deprel !== "case")
    return false;
  const noun = arcs[marker.head]!;
  if (noun.head < 0 || tokens[noun.head]!.upos === "VERB" || noun.deprel === "obl") return false;
  let clause = noun.head;
  while (clause >= 0 && tokens[clause]!.upos !== "VERB") clause = arcs[clause]!.head;
  if (clause < 0) return false;
  noun.head = clause;
  noun.deprel = "obl";
  return true;
}

function isNominal(token: Token): boolean {
  return token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "PRON";
}

const QUOTE_END = /^(?:[,”"’'?!]|'')$/;
const NOT_SAID: ReadonlySet<string> = new Set(["obj", "ccomp", "xcomp", "obl:unmarked", "parataxis", "dep", "appos"]);
const CLAUSAL: ReadonlySet<string> = new Set(["nsubj", "nsubj:pass", "cop", "aux", "mark", "case"]);
const PHRASE: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PART", "PRON", "PUNCT"]);
const MODIFIER: ReadonlySet<string> = new Set(["amod", "compound"]);
const MODIFIER_TAGS: ReadonlySet<string> = new Set(["ADJ", "PROPN", "NOUN"]);
const CORE = /^(?:nsubj(?::pass)?|obj|obl|obl:agent)$/;
const SPEECH: ReadonlySet<string> = new Set(
  "say add announce claim declare state report warn note explain insist stress argue reply write ask tell confirm recall remark observe conclude continue suggest admit acknowledge assert maintain respond concede joke quip".split(
    " ",
  ),
);

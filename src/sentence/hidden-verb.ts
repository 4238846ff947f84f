import type { Token } from "./sentence.ts";

export interface Arc {
  head: number;
  deprel: string;
  upos?: Token["upos"];
  xpos?: string;
}

/**
 * Verbs of a clause that the tagger took for something else, put right with the arcs around them: "The expert estimates that …",
 * "denied the charge and doubts that …", "leaders, who took power in May, accused …", "A person briefed on the talks told …".
 */
export function hiddenVerb(tokens: readonly Token[], arcs: Arc[]): boolean {
  let changed = false;
  for (let i = 1; i < tokens.length - 1; i++) {
    const here =
      presentReadAsNoun(tokens, arcs, i) ||
      pastBehindRelative(tokens, arcs, i) ||
      pastBehindParticiple(tokens, arcs, i) ||
      verbOfApposed(tokens, arcs, i) ||
      verbWithoutSubject(tokens, arcs, i) ||
      toldIn(tokens, arcs, i);
    changed ||= here;
  }
  return changed;
}

/** "The group, which we do not name, fears that …", "He denied it and doubts they will come": a third person read as a plural. */
function presentReadAsNoun(tokens: readonly Token[], arcs: Arc[], i: number): boolean {
  const { xpos, form } = tokens[i]!;
  if (xpos !== "NNS" || !TOLD.has(form) || !opensClause(tokens, i)) return false;
  const before = tokens[i - 1]!;
  if (/^(?:and|but)$/.test(before.form)) return joinedPresent(tokens, arcs, i);
  const subject = /^(?:NN|NNP)$/.test(before.xpos) || before.form === ",";
  if (!subject || hasFinite(tokens, arcs, 0, i - 1)) return false;
  const root = arcs.findIndex(({ head }) => head < 0);
  if (root > i || (root !== i && !isNominal(tokens[root]!))) return false;
  let noun = root;
  if (root === i) {
    const last = arcs.findLastIndex(({ head }, k) => k < i && head === i && isNominal(tokens[k]!));
    noun = arcs.findIndex(({ head }, k) => k < i && head === i && isNominal(tokens[k]!));
    if (noun < 0) return false;
    for (let k = 0; k < i; k++) if (k !== noun && arcs[k]!.head === i) arcs[k]!.head = k === last ? noun : last;
    // "Doctors of the World fears"
    if (last !== noun)
      arcs[last] = { ...arcs[last]!, deprel: arcs[last]!.deprel === "compound" ? "nmod" : arcs[last]!.deprel };
  } else {
    for (let k = i + 1; k < tokens.length; k++) if (arcs[k]!.head === root) arcs[k]!.head = i;
  }
  arcs[noun] = { head: i, deprel: "nsubj" };
  becomesVerb(tokens, arcs, i, -1, "root");
  return true;
}

function joinedPresent(tokens: readonly Token[], arcs: Arc[], i: number): boolean {
  const partner = arcs[i]!.head;
  if (partner < 0 || MENTAL.has(tokens[i - 2]?.lemma ?? "")) return false;
  const root = arcs.findIndex(({ head }) => head < 0);
  if (root < 0 || root >= i || tokens[root]!.upos !== "VERB" || !hasFinite(tokens, arcs, 0, i - 1)) return false;
  if (arcs.some(({ head, deprel }, k) => k < i && head === i && /^(?:det|amod|nmod:poss)$/.test(deprel))) {
    for (let k = 0; k < i; k++) if (arcs[k]!.head === i && k !== i - 1) arcs[k] = { head: root, deprel: "obj" };
  }
  arcs[i - 1] = { head: i, deprel: "cc" };
  becomesVerb(tokens, arcs, i, root, "conj");
  return true;
}

/** The noun is a verb now, and the clause behind it what it says. */
function becomesVerb(tokens: readonly Token[], arcs: Arc[], i: number, head: number, deprel: string): void {
  const isThat = tokens[i + 1]!.form === "that";
  let clause = -1;
  for (let k = i + 1; k < tokens.length && clause < 0; k++)
    if (
      arcs[k]!.head <= i &&
      (tokens[k]!.upos === "VERB" || arcs.some((arc) => arc.head === k && /^(?:cop|aux)/.test(arc.deprel)))
    )
      clause = k;
  arcs[i] = { head, deprel, upos: "VERB", xpos: "VBZ" };
  if (clause < 0) return;
  arcs[clause] = { ...arcs[clause]!, head: i, deprel: tokens[i + 1]!.form === "to" ? "xcomp" : "ccomp" };
  if (isThat) arcs[i + 1] = { head: clause, deprel: "mark", upos: "SCONJ", xpos: "IN" };
}

/** Behind it stands "that" with a subject of its own, a pronoun with its verb, or "to" with one. */
function opensClause(tokens: readonly Token[], i: number): boolean {
  const [next, second] = [tokens[i + 1]!, tokens[i + 2]];
  if (!second) return false;
  const finite = (from: number) => tokens.slice(from, from + 22).some(({ xpos }) => FINITE.test(xpos));
  if (next.form === "that") return !/^(?:VB.?|MD)$/.test(second.xpos) && second.upos !== "ADV" && finite(i + 2);
  if (/^(?:he|she|it|they|we|there)$/.test(next.form)) return FINITE.test(second.xpos) || second.upos === "ADV";
  return (
    next.form === "to" &&
    second.xpos === "VB" &&
    /^(?:hopes|plans|vows|pledges|threatens)$/.test(tokens[i]!.form) &&
    /^(?:and|but)$/.test(tokens[i - 1]!.form)
  );
}

/** Is there a finite verb outside relative clauses? */
function hasFinite(tokens: readonly Token[], arcs: readonly Arc[], first: number, last: number): boolean {
  for (let k = first; k <= last; k++) {
    if (!FINITE.test(tokens[k]!.xpos)) continue;
    let relative = -1;
    for (let j = k - 1; j >= first && relative < 0; j--)
      if (/^(?:who|which|whose|whom|where)$/.test(tokens[j]!.form)) relative = j;
    if (relative < 0 || tokens[relative - 1]?.form !== ",") {
      if (!arcsAreRelative(arcs, k)) return true;
    }
  }
  return false;
}

function arcsAreRelative(arcs: readonly Arc[], i: number): boolean {
  for (let at = i; at >= 0; at = arcs[at]!.head) if (arcs[at]!.deprel === "acl:relcl") return true;
  return false;
}

/** "since the leaders, who took power in May, accused Benin of …": the verb behind a relative clause is neither part of it nor without subject. */
function pastBehindRelative(tokens: readonly Token[], arcs: Arc[], i: number): boolean {
  if (!/^VB[ND]$/.test(tokens[i]!.xpos) || tokens[i]!.upos !== "VERB" || tokens[i - 1]!.form !== ",") return false;
  if (arcs[i]!.head > i || !/^(?:advcl|conj|parataxis|acl)$/.test(arcs[i]!.deprel)) return false;
  if (!arcs.some(({ head, deprel }, k) => head === i && k > i && /^(?:obj|ccomp)$/.test(deprel))) return false;
  if (arcs.some(({ head, deprel }) => head === i && /^(?:aux|mark|nsubj|cc$)/.test(deprel))) return false;
  const opener = tokens.findLastIndex((token, k) => k < i && /^(?:who|which)$/.test(token.form));
  if (opener < 2 || tokens[opener - 1]!.form !== "," || tokens.slice(opener, i - 1).some(({ form }) => form === ","))
    return false;
  let noun = opener - 2;
  while (arcs[noun]!.head >= 0 && arcs[noun]!.head < opener - 1 && isNominal(tokens[arcs[noun]!.head]!))
    noun = arcs[noun]!.head;
  if (!isNominal(tokens[noun]!)) return false;
  const marker = arcs.findIndex(
    ({ head, deprel }, k) => head === noun && k < noun && deprel === "case" && SUBORDINATING.test(tokens[k]!.form),
  );
  const { head } = arcs[noun]!;
  if ((marker < 0 && head >= 0) || head > i) return false;
  if (marker >= 0) arcs[marker] = { head: i, deprel: "mark", upos: "SCONJ", xpos: "IN" };
  arcs[i] = { head, deprel: head < 0 ? "root" : "advcl", xpos: "VBD" };
  arcs[noun] = { head: i, deprel: "nsubj" };
  const inner = arcs.findIndex((arc, k) => k > opener && k < i && arc.head < opener && tokens[k]!.upos === "VERB");
  if (inner > 0) arcs[inner] = { ...arcs[inner]!, head: noun, deprel: "acl:relcl" };
  return true;
}

/** "A person briefed on the talks told the paper that …": of two past tenses with one subject and no comma the first describes it. */
function pastBehindParticiple(tokens: readonly Token[], arcs: Arc[], i: number): boolean {
  const first = arcs[i]!.head;
  if (tokens[i]!.xpos !== "VBD" || first < 0 || first > i || arcs[first]!.head >= 0 || tokens[first]!.xpos !== "VBD")
    return false;
  if (
    !/^(?:ccomp|conj|parataxis|advcl)$/.test(arcs[i]!.deprel) ||
    !/^(?:said|told|added|confirmed|reported)$/.test(tokens[i]!.form)
  )
    return false;
  const noun = arcs.findIndex(({ head, deprel }, k) => head === first && k < first && deprel === "nsubj");
  if (noun < 0 || arcs.some(({ head, deprel }) => head === i && /^(?:nsubj|mark|cc$|aux)/.test(deprel))) return false;
  if (arcs.some(({ head, deprel }, k) => head === first && (deprel.startsWith("aux") || (deprel === "obj" && k < i))))
    return false;
  if (tokens.slice(first, i).some(({ form, upos }) => /^[,;:“”"]$/.test(form) || upos === "CCONJ")) return false;
  for (let k = 0; k < tokens.length; k++) if (arcs[k]!.head === first && (k > i || k < noun)) arcs[k]!.head = i;
  arcs[i] = { head: -1, deprel: "root" };
  arcs[first] = { head: noun, deprel: "acl", xpos: "VBN" };
  arcs[noun] = { head: i, deprel: "nsubj" };
  return true;
}

/** "…, and a researcher on armed groups, Fuad Saleh, expressed doubt": the phrase the name stands beside is who it is about. */
function verbOfApposed(tokens: readonly Token[], arcs: Arc[], i: number): boolean {
  if (!/^VB[DZ]$/.test(tokens[i]!.xpos) || tokens[i - 1]!.form !== ",") return false;
  let begin = i - 2;
  while (begin > 0 && (tokens[begin]!.upos === "PROPN" || tokens[begin]!.form === "-")) begin--;
  const name = begin + 1;
  if (name > i - 2 || tokens[begin]!.form !== ",") return false;
  let top = name;
  while (top <= i - 2 && arcs[top]!.head >= name && arcs[top]!.head <= i - 2) top = arcs[top]!.head;
  const isSubject = arcs[top]!.head === i && arcs[top]!.deprel === "nsubj";
  if (!isSubject && arcs[i]!.head !== top) return false;
  let start = begin;
  while (start > 0 && PHRASE.test(tokens[start - 1]!.upos)) start--;
  if (start >= begin || !/^(?:DET|ADJ|NOUN)$/.test(tokens[start]!.upos)) return false;
  if (
    !/^(?:and|but|while|;)$/.test(tokens[start - 1]?.form ?? "") ||
    (tokens[start - 1]!.form !== ";" && tokens[start - 2]?.form !== ",")
  )
    return false;
  let noun = -1;
  for (let k = start; k < begin && tokens[k]!.upos !== "ADP"; k++) if (isNominal(tokens[k]!)) noun = k;
  if (noun < 0) return false;
  if (arcs[i]!.head === top) arcs[i] = { head: arcs[top]!.head, deprel: arcs[top]!.deprel };
  arcs[top] = { head: noun, deprel: "appos" };
  for (let k = start; k < begin; k++)
    if (k !== noun && (arcs[k]!.head < start || arcs[k]!.head >= begin)) arcs[k]!.head = noun;
  arcs[noun] = { head: i, deprel: "nsubj" };
  if (tokens[start - 1]!.form !== ";")
    arcs[start - 1] = { head: i, deprel: tokens[start - 1]!.form === "while" ? "mark" : "cc" };
  return true;
}

/** "put the dead at four and Radio Dunya, the group’s station, reported": two phrases behind "and" are the subject of a verb that has none. */
function verbWithoutSubject(tokens: readonly Token[], arcs: Arc[], i: number): boolean {
  if (
    !/^VB[DZ]$/.test(tokens[i]!.xpos) ||
    tokens[i - 1]!.form !== "," ||
    !/^(?:conj|parataxis|ccomp)$/.test(arcs[i]!.deprel)
  )
    return false;
  if (arcs[i]!.head > i || arcs.some(({ head, deprel }) => head === i && /^(?:nsubj|cc$|mark|aux)/.test(deprel)))
    return false;
  const second = phraseStart(tokens, i - 2);
  if (second < 2 || tokens[second - 1]!.form !== ",") return false;
  const first = phraseStart(tokens, second - 2);
  if (first < 2 || !/^(?:and|but|while)$/.test(tokens[first - 1]!.form)) return false;
  const named = tokens[first]!.upos === "PROPN" || tokens.slice(second, i - 1).some(({ upos }) => upos === "PROPN");
  const noun = headOf(tokens, first, second - 2);
  const other = headOf(tokens, second, i - 2);
  if (!named || noun < 0 || other < 0 || arcs[i]!.head >= first) return false;
  attach(arcs, second, i - 2, other);
  arcs[other] = { head: noun, deprel: "appos" };
  attach(arcs, first, second - 2, noun);
  arcs[noun] = { head: i, deprel: "nsubj" };
  arcs[second - 1] = { head: other, deprel: "punct" };
  arcs[i - 1] = { head: other, deprel: "punct" };
  arcs[first - 1] = { head: i, deprel: tokens[first - 1]!.form === "while" ? "mark" : "cc" };
  return true;
}

/** Where the phrase without a verb that ends at `last` begins. */
function phraseStart(tokens: readonly Token[], last: number): number {
  let at = last + 1;
  while (
    at > 0 &&
    (PHRASE.test(tokens[at - 1]!.upos) ||
      /^(?:-|’s|'s)$/.test(tokens[at - 1]!.form) ||
      tokens[at - 1]!.xpos === "PRP$" ||
      (tokens[at - 1]!.xpos === "VBG" && tokens[at]!.upos === "NOUN"))
  )
    at--;
  while (at <= last && tokens[at]!.upos === "ADP") at++;
  return at <= last ? at : -1;
}

/** The noun of a phrase: of its first run of nouns the last, of a name the first word. */
function headOf(tokens: readonly Token[], first: number, last: number): number {
  let noun = -1;
  for (let k = first; k <= last && tokens[k]!.upos !== "ADP"; k++)
    if (isNominal(tokens[k]!) && !(noun >= 0 && tokens[noun]!.upos === "PROPN" && tokens[k]!.upos === "PROPN"))
      noun = k;
  return noun;
}

/** Tokens of a phrase that hang outside it hang on its noun. */
function attach(arcs: Arc[], first: number, last: number, noun: number): void {
  for (let k = first; k <= last; k++)
    if (k !== noun && (arcs[k]!.head < first || arcs[k]!.head > last)) arcs[k]!.head = noun;
  // The noun may hang below one of its own.
  for (let k = first; k <= last; k++) {
    let at = arcs[k]!.head;
    for (let steps = 0; at >= first && at <= last && steps <= last - first + 1 && at !== noun; steps++)
      at = arcs[at]!.head;
    if (k !== noun && at !== noun) arcs[k]!.head = noun;
  }
}

/** "confirmed in a statement that the post had fallen": what was confirmed, not which statement. */
function toldIn(tokens: readonly Token[], arcs: Arc[], i: number): boolean {
  if (
    tokens[i]!.form !== "that" ||
    !/^(?:statement|interview|post|message|letter|note|briefing|speech|communiqué|release|call|email|report|address|tweet)$/.test(
      tokens[i - 1]!.lemma,
    )
  )
    return false;
  const clause = arcs[i]!.head;
  const noun = i - 1;
  const verb = arcs[noun]!.head;
  if (clause <= i || arcs[clause]!.head !== noun || !arcs[clause]!.deprel.startsWith("acl")) return false;
  if (verb < 0 || verb > noun || arcs[noun]!.deprel !== "obl" || !SAYING.has(tokens[verb]!.lemma)) return false;
  if (!arcs.some(({ head, deprel }, k) => k > i && head === clause && deprel.startsWith("nsubj"))) return false;
  if (arcs.some(({ head, deprel }) => head === verb && /^(?:obj|ccomp)$/.test(deprel))) return false;
  arcs[clause] = { ...arcs[clause]!, head: verb, deprel: "ccomp" };
  arcs[i] = { head: clause, deprel: "mark", upos: "SCONJ", xpos: "IN" };
  return true;
}

function isNominal({ upos }: Token): boolean {
  return upos === "NOUN" || upos === "PROPN" || upos === "PRON";
}

const FINITE = /^(?:VBD|VBZ|VBP|MD)$/;
const PHRASE = /^(?:DET|ADJ|NOUN|PROPN|NUM|ADP|PART)$/;
const SUBORDINATING = /^(?:since|after|before|as|because|until|once|although|though|while)$/;
const SAYING: ReadonlySet<string> = new Set(
  "say confirm announce claim declare state report warn insist stress argue add deny admit acknowledge note explain disclose reveal allege repeat maintain write".split(
    " ",
  ),
);
const TOLD: ReadonlySet<string> = new Set(
  "doubts fears estimates claims reports demands hopes notes questions reckons suspects warns insists vows pledges maintains states plans worries reasons requests".split(
    " ",
  ),
);
const MENTAL: ReadonlySet<string> = new Set(
  "doubt fear hope claim report demand question suspicion concern worry anger rumour rumor confusion hatred estimate pledge plan".split(
    " ",
  ),
);

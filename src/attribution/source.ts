import { childBy, childrenBy, conjuncts, relation } from "../sentence/tree.ts";
import type { Cue } from "./cue.ts";
import { closesQuote, isPunct, isVerb, lower, opensQuote, type Run, type Scene, speechAt, trimmed } from "./scene.ts";
import { canSpeak, isVoice } from "./speaker.ts";

/** The source phrase of a cue, with the tokens that head it: more than one when several speak. */
export interface Source extends Run {
  readonly heads: readonly number[];
  /** For "who said": the noun it stands for. */
  readonly stands?: number;
  readonly rule: string;
}

/** The source of a cue in the active voice. `undefined`: the sentence names none. */
export function sourceOf(scene: Scene, cue: Cue): Source | undefined {
  // A full quote right before the verb is never its subject: “…,” said the minister.
  const afterQuote =
    cue.first > 1 && closesQuote(scene, cue.first - 1) && /^[.,?!]$/.test(scene.tokens[cue.first - 2]!.form);
  return (
    (afterQuote ? inverted(scene, cue) : undefined) ??
    pastRelative(scene, cue) ??
    ownSubject(scene, cue.at, cue.first) ??
    inverted(scene, cue) ??
    (/ing$/.test(lower(scene.tokens[cue.at])) ? speakingAbove(scene, cue.at) : undefined) ??
    sharedSubject(scene, cue.at, 0) ??
    idiomSubject(scene, cue) ??
    leftPhrase(scene, cue)
  );
}

/** The source of a passive: "was claimed by the group". */
export function agentOf(scene: Scene, cue: Cue): Source | undefined {
  const { tree, tokens } = scene;
  for (const c of childrenBy(tree, cue.at, "obl")) {
    const by = childBy(tree, c, "case");
    if (c > cue.at && by !== undefined && lower(tokens[by]!) === "by" && tokens[c]!.upos !== "VERB") {
      const run = trimmed(scene, { first: by + 1, last: phraseEnd(scene, c) });
      if (run) return { ...run, heads: conjuncts(tree, c), rule: "agent" };
    }
  }
  return undefined;
}

/** "Amina Sule, a nurse who was there, said": the subject of the relative clause is not the one who speaks. */
function pastRelative(scene: Scene, cue: Cue): Source | undefined {
  const { tokens } = scene;
  const before = tokens[cue.first - 1];
  if (!before || !(isFiniteForm(tokens[cue.at]!.xpos) || cue.retagged)) return undefined;
  if (lower(before) !== "," && (NOMINAL.has(before.upos) || isPunct(before) || before.upos === "DET")) return undefined;
  let who = cue.first - 2;
  let verbs = 0;
  for (; who > 0 && lower(tokens[who]) !== ","; who--) {
    if ((RELATIVE.has(lower(tokens[who])) && tokens[who]!.upos === "PRON") || lower(tokens[who]) === "whose") break;
    if (/^(VBD|VBZ|VBP|MD)$/.test(tokens[who]!.xpos)) verbs++;
  }
  if (verbs === 0 || who <= 0 || lower(tokens[who]) === ",") return undefined;
  let noun = lower(tokens[who - 1]) === "," ? who - 2 : who - 1;
  while (closesQuote(scene, noun) && noun > 0) noun--;
  if (noun < 0 || !NOMINAL.has(tokens[noun]!.upos)) return undefined;
  let top = noun;
  for (let guard = 0; guard < 30; guard++) {
    const head = tokens[top]!.head;
    if (head < 0 || head >= who || isVerb(tokens[head])) break;
    top = head;
  }
  const first = widened(scene, Math.min(scene.tree.left[top]!, noun), cue.at);
  if (tokens[first]!.upos === "ADP" || tokens[first]!.upos === "SCONJ" || isTime(scene, top)) return undefined;
  const run = trimmed(scene, { first, last: cue.first - 1 });
  return run && { ...run, heads: conjuncts(scene.tree, top).filter((c) => c < who), rule: "past relative" };
}

/** A participle's speaker: the nearest clause above it whose subject can speak. */
function speakingAbove(scene: Scene, v: number): Source | undefined {
  const { tokens } = scene;
  const quoted = quotedPerson(scene, v);
  if (quoted) return quoted;
  if (relation(tokens[v]!) === "acl") return undefined;
  let at = tokens[v]!.head;
  for (let guard = 0; guard < 8 && at >= 0; guard++) {
    const subject = ownSubject(scene, at, groupOf(scene, at)) ?? invertedOf(scene, at, v);
    const head = subject && (subject.stands ?? subject.heads[0]);
    if (subject && head !== undefined && isVoice(canSpeak(scene, head))) return { ...subject, rule: "shared" };
    if (!subject && at < v && NOMINAL.has(tokens[at]!.upos) && isVoice(canSpeak(scene, at)))
      return nounBefore(scene, at, v, "shared");
    at = tokens[at]!.head;
  }
  return undefined;
}

/** "quoted the mayor as saying", "was quoted as saying": the one quoted speaks, not the one who quotes. */
function quotedPerson(scene: Scene, v: number): Source | undefined {
  const { tokens, tree } = scene;
  if (lower(tokens[v - 1]) !== "as") return undefined;
  let verb = v - 2;
  while (verb >= 0 && verb > v - 25 && !QUOTING.has(tokens[verb]!.lemma)) verb--;
  if (verb < 0 || !QUOTING.has(tokens[verb]!.lemma)) return undefined;
  if (verb < v - 2) {
    const run = trimmed(scene, { first: verb + 1, last: v - 2 });
    const top = run && topFrom(scene, run.first, verb);
    return run && top !== undefined
      ? { ...run, heads: conjuncts(tree, top).filter((c) => c <= run.last), rule: "quoted" }
      : undefined;
  }
  return ownSubject(scene, verb, groupOf(scene, verb));
}

const QUOTING: ReadonlySet<string> = new Set(["quote", "cite", "report"]);

/** The parser may take another word of an idiom for its head ("cast | doubt | on"): that word's subject. */
function idiomSubject(scene: Scene, cue: Cue): Source | undefined {
  if (cue.phrase.words.length < 3) return undefined;
  for (let i = cue.at + 1; i <= cue.last; i++) {
    const subject = ownSubject(scene, i, cue.first);
    if (subject) return subject;
  }
  return undefined;
}

function ownSubject(scene: Scene, v: number, groupFirst: number): Source | undefined {
  const { tree, tokens } = scene;
  const all = childrenBy(tree, v, "nsubj").filter((c) => c < groupFirst && !isExpletive(scene, c));
  // Words of a quote before the speaker are not the speaker’s: “No way through,” the sign read.
  const outside = all.filter((c) => speechAt(scene, c) === undefined);
  let subjects = outside.length > 0 ? outside : all;
  // "The museum, she said, holds …": in an aside only the nearest subject is the cue's.
  const aside = lower(tokens[v + 1]) === "," && subjects.length > 1;
  if (aside && tokens.slice(subjects.at(-2)!, subjects.at(-1)!).some((token) => token.form === ","))
    subjects = subjects.slice(-1);
  if (subjects.length === 0) return undefined;
  const nearest = subjects.at(-1)!;
  const pronoun = tokens[nearest]!;
  if (RELATIVE.has(lower(pronoun)) && (pronoun.xpos.startsWith("W") || tokens[v]!.deprel === "acl:relcl")) {
    const stands = tokens[v]!.head;
    return { first: nearest, last: nearest, heads: [nearest], ...(stands >= 0 ? { stands } : {}), rule: "relative" };
  }
  // Two subjects are one phrase cut in two by the parser: "Army and police | sources", "A source | close to the talks".
  const own = Math.min(...subjects.map((c) => tree.left[c]!));
  const first = aside ? own : widened(scene, joined(scene, own), v);
  const last = stretched(scene, Math.max(...subjects.map((c) => phraseEnd(scene, c))), groupFirst);
  const run = trimmed(scene, { first, last: Math.min(last, groupFirst - 1) });
  if (!run) return undefined;
  const heads = subjects.flatMap((c) => conjuncts(tree, c).filter((head) => head <= run.last));
  return { ...run, heads: run.first < own ? withFirst(scene, run.first, own, heads) : heads, rule: "subject" };
}

/** Last token of a noun phrase without clauses that belong to what follows. */
function phraseEnd(scene: Scene, head: number): number {
  const { tree, tokens } = scene;
  let last = tree.right[head]!;
  for (const c of tree.children[head]!) {
    if (c > head && (relation(tokens[c]!) === "parataxis" || relation(tokens[c]!) === "punct")) {
      if (tree.right[c] === last) last = tree.left[c]! - 1;
    }
  }
  return Math.max(last, head);
}

/** Who speaks when the phrase was let out to the left: the name before an apposition alone, or the first of two joined by "and". */
function withFirst(scene: Scene, first: number, own: number, heads: readonly number[]): readonly number[] {
  const head = topFrom(scene, first, -1);
  const name = head < own ? head : first;
  return lower(scene.tokens[own]) === "and" ? [name, ...heads] : [name];
}

/** "Army | and police sources": the first of two joined nouns cut off by the parser, where no verb stands before it. */
function joined(scene: Scene, first: number): number {
  const { tokens, tree } = scene;
  const word = lower(tokens[first]);
  if ((word !== "and" && word !== "or") || first === 0) return first;
  for (let i = 0; i < first; i++) if (/^(VB[DZPGN]?|MD|IN)$/.test(tokens[i]!.xpos)) return first;
  const before = tokens[first - 1]!;
  if (!NOMINAL.has(before.upos) && before.upos !== "ADJ") return first;
  let start = first - 1;
  while (start > 0 && !isPunct(tokens[start - 1]!) && tokens[start - 1]!.upos !== "ADV") start--;
  return isTime(scene, first - 1) ? first : Math.min(start, tree.left[first - 1]!);
}

/** A nominal cut off before the subject by a comma, with nothing else it could be: the name before an apposition. */
function widened(scene: Scene, first: number, v: number): number {
  const { tree, tokens } = scene;
  let start = first;
  for (let guard = 0; guard < 3 && start >= 2 && lower(tokens[start - 1]!) === ","; guard++) {
    let top = start - 2;
    while (closesQuote(scene, top) && top > 0) top--;
    for (let head = tokens[top]!.head; head >= 0 && head < start - 1 && head !== v; head = tokens[top]!.head) {
      if (isTime(scene, head)) break;
      top = head;
    }
    const left = tree.left[top]!;
    if (!NOMINAL.has(tokens[top]!.upos) || tokens[left]!.upos === "ADP" || isTime(scene, top)) break;
    if (tokens.slice(left, top).some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos))) break;
    if (["advcl", "advmod", "parataxis"].includes(relation(tokens[top]!)) || tree.right[top]! > start) break;
    if (relation(tokens[top]!) === "obl" && childBy(tree, top, "case") !== undefined) break;
    start = left;
  }
  return start;
}

/** An apposition or aside between the subject and its verb that the parser hung elsewhere. */
function stretched(scene: Scene, last: number, groupFirst: number): number {
  const { tokens } = scene;
  if (last >= groupFirst - 1) return last;
  const gap = last + 1;
  const next = tokens[gap]!;
  const end = tokens[groupFirst - 1]!;
  const closed = lower(end) === "," || closesQuote(scene, groupFirst - 1);
  if (lower(next) === "," && closed && groupFirst - gap > 2 && NOMINAL_START.has(tokens[gap + 1]!.upos))
    return groupFirst - 1;
  if (next.upos === "ADP" && next.head > gap && next.head < groupFirst && end.upos !== "PUNCT") {
    // "a spokesman for the ministry | in the capital said": a preposition phrase without a comma still describes the speaker.
    return isTime(scene, next.head) ? last : groupFirst - 1;
  }
  if (next.upos === "ADJ" && !scene.tokens.slice(gap, groupFirst).some((t) => isVerb(t) || isPunct(t)))
    return groupFirst - 1;
  return last;
}

/** "…, said the minister": no subject before the verb, a noun phrase right after it. */
function inverted(scene: Scene, cue: Cue): Source | undefined {
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
  const last = inversionEnd(scene, start, top);
  const run = trimmed(scene, { first: start, last });
  if (!run) return undefined;
  return { ...run, heads: conjuncts(tree, top).filter((head) => head <= last), rule: "inverted" };
}

/** The inverted speaker's phrase: its subtree, or to the next comma that opens no apposition. */
function inversionEnd(scene: Scene, start: number, top: number): number {
  const { tokens, tree } = scene;
  let last = Math.min(phraseEnd(scene, top), scene.end);
  for (let i = start; i <= last; i++) {
    const token = tokens[i]!;
    if (opensQuote(scene, i) && i > start && lower(tokens[i - 1]!) === ",") return i - 1;
    if (isVerb(token) && !isUnderNominal(scene, i, top)) return Math.max(start, i - 1);
    if (token.upos === "SCONJ" && tree.left[token.head] !== undefined && lower(token) === "that")
      return Math.max(start, i - 1);
  }
  last = Math.max(last, start);
  return last;
}

function isUnderNominal(scene: Scene, i: number, top: number): boolean {
  const { tokens } = scene;
  let at = i;
  for (let guard = 0; guard < 40 && at >= 0 && at !== top; guard++) at = tokens[at]!.head;
  return at === top && tokens[i]!.head >= 0;
}

/** The subject of the clause the cue hangs on: "…, adding that", "went on to say", "said X and denied Y", "a spokesman saying". */
function sharedSubject(scene: Scene, v: number, depth: number): Source | undefined {
  const { tokens } = scene;
  const token = tokens[v]!;
  const head = token.head;
  if (head < 0 || depth > 4) return undefined;
  const kind = relation(token);
  if (kind === "acl" && head < v && tokens[head]!.upos !== "VERB") {
    const issuer = issuerOf(scene, head);
    if (issuer) return issuer;
    // A finite verb right after its noun has that noun for its subject, whatever the parser made of it.
    return nounBefore(scene, head, v, isFiniteForm(token.xpos) ? "subject" : "noun");
  }
  if (kind === "parataxis" && head < v && NOMINAL.has(tokens[head]!.upos)) return nounBefore(scene, head, v, "subject");
  if (
    kind === "conj" ||
    kind === "xcomp" ||
    kind === "advcl" ||
    kind === "parataxis" ||
    kind === "dep" ||
    kind === "ccomp"
  ) {
    if (kind === "ccomp" && isFiniteForm(token.xpos)) return undefined;
    const subject =
      (kind === "conj" ? speakingAbove(scene, v) : undefined) ??
      ownSubject(scene, head, groupOf(scene, head)) ??
      invertedOf(scene, head, v) ??
      sharedSubject(scene, head, depth + 1);
    return subject && { ...subject, rule: "shared" };
  }
  return undefined;
}

/** The phrase of a noun that stands before the verb, without the clauses that hang on it and without a quote before it. */
function nounBefore(scene: Scene, head: number, v: number, rule: string): Source | undefined {
  const { tree, tokens } = scene;
  let first = Math.min(tree.left[head]!, head);
  for (let i = first; i < head; i++) if (closesQuote(scene, i) && speechAt(scene, i)) first = i + 1;
  let last = Math.max(head, before(scene, v));
  for (const c of tree.children[head]!) {
    const clause = tokens[c]!.deprel !== "acl:relcl" && (isVerb(tokens[c]) || relation(tokens[c]!) === "parataxis");
    if (c > head && clause && tree.left[c]! <= last) last = Math.max(head, tree.left[c]! - 1);
  }
  const run = trimmed(scene, { first, last });
  return run && { ...run, heads: conjuncts(tree, head).filter((c) => c <= run.last), rule };
}

/** "The guild released a statement saying": who releases it speaks. */
function issuerOf(scene: Scene, noun: number): Source | undefined {
  const { tokens } = scene;
  const verb = tokens[noun]!.head;
  if (relation(tokens[noun]!) !== "obj" || verb < 0 || !ISSUING.has(tokens[verb]!.lemma)) return undefined;
  if (!scene.index.sources.has(tokens[noun]!.lemma.toLowerCase())) return undefined;
  const subject = ownSubject(scene, verb, groupOf(scene, verb)) ?? sharedSubject(scene, verb, 3);
  return subject && { ...subject, rule: "issuer" };
}

const ISSUING: ReadonlySet<string> = new Set(
  "issue release publish post send write circulate put sign tweet record air broadcast share".split(" "),
);

function invertedOf(scene: Scene, head: number, v: number): Source | undefined {
  const { tree } = scene;
  const right = childrenBy(tree, head, "nsubj").find((c) => c > head && c < v);
  if (right === undefined) return undefined;
  const run = trimmed(scene, { first: tree.left[right]!, last: Math.min(phraseEnd(scene, right), v - 1) });
  return run && { ...run, heads: conjuncts(tree, right), rule: "inverted" };
}

/** No subject in the tree: the noun phrase that ends right before the verb group of a finite verb. */
function leftPhrase(scene: Scene, cue: Cue): Source | undefined {
  const { tree, tokens } = scene;
  const loose = cue.phrase.words.length >= 3 || cue.retagged;
  if (!isFiniteForm(tokens[cue.at]!.xpos) && cue.first === cue.at && !loose) return undefined;
  let last = cue.first - 1;
  while (last > 0 && isPunct(tokens[last]!)) last--;
  const end = tokens[last];
  if (!end || !NOMINAL.has(end.upos) || last < 0) return undefined;
  let top = last;
  while (true) {
    const head = tokens[top]!.head;
    if (head < 0 || head >= cue.first || !NOMINAL.has(tokens[head]!.upos) || isTime(scene, head)) break;
    top = head;
  }
  if (isTime(scene, top)) return undefined;
  let left = tree.left[top]!;
  while (left < top && isPunct(tokens[left]!) && !opensQuote(scene, left)) left++;
  while (left > 0 && tokens[left - 1]!.head === cue.at && /^(DET|ADJ|PROPN|NOUN)$/.test(tokens[left - 1]!.upos)) left--;
  const first = widened(scene, joined(scene, left), cue.at);
  if (tokens[first]!.upos === "ADP" || tokens[first]!.upos === "SCONJ") return undefined;
  const run = trimmed(scene, { first, last: cue.first - 1 });
  if (!run) return undefined;
  const heads = conjuncts(tree, top).filter((c) => c <= run.last);
  return { ...run, heads: run.first < left ? withFirst(scene, run.first, left, heads) : heads, rule: "left phrase" };
}

function before(scene: Scene, v: number): number {
  return Math.max(0, groupOf(scene, v) - 1);
}

/** First token of a verb's auxiliaries. */
function groupOf(scene: Scene, v: number): number {
  let first = v;
  for (const c of scene.tree.children[v]!) {
    if (c < first && relation(scene.tokens[c]!) === "aux") first = c;
  }
  return first;
}

/** The highest head whose phrase begins at `start`, below `v`. */
export function topFrom(scene: Scene, start: number, v: number, floor = start): number {
  const { tree, tokens } = scene;
  let top = Math.min(start, tokens.length - 1);
  for (let guard = 0; guard < 60; guard++) {
    const head = tokens[top]!.head;
    if (head < start || head === v || tree.left[head]! < floor || isVerb(tokens[head])) break;
    top = head;
  }
  return top;
}

export function isTime(scene: Scene, head: number): boolean {
  const token = scene.tokens[head]!;
  return TIMES.has(token.lemma.toLowerCase()) || /^(1[89]|20)\d\d$/.test(token.form);
}

const TIMES: ReadonlySet<string> = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october " +
    "november december today yesterday tomorrow tonight week month year day night morning afternoon evening hour weekend time earlier later"
  ).split(" "),
);

function isFiniteForm(xpos: string): boolean {
  return xpos === "VBD" || xpos === "VBZ" || xpos === "VBP";
}

export function isExpletive(scene: Scene, i: number): boolean {
  return relation(scene.tokens[i]!) === "expl" || lower(scene.tokens[i]!) === "there";
}

const RELATIVE: ReadonlySet<string> = new Set(["who", "which", "that", "whom"]);
export const NOMINAL: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "NUM", "X", "SYM"]);
const NOMINAL_START: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X"]);

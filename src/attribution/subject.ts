import { childBy, childrenBy, conjuncts, relation } from "../sentence/tree.ts";
import {
  groupOf,
  isExpletive,
  isTime,
  NOMINAL,
  NOMINAL_START,
  pastQuote,
  phraseEnd,
  RELATIVE,
  topFrom,
} from "./phrase.ts";
import { closesQuote, isPunct, isVerb, lower, opensQuote, type Run, type Scene, speechAt, trimmed } from "./scene.ts";

/** The source phrase of a cue, with the tokens that head it: more than one when several speak. */
export interface Source extends Run {
  readonly heads: readonly number[];
  /** For "who said": the noun it stands for. */
  readonly stands?: number;
  readonly rule: string;
}

/** The verb’s own subject before it, with what the parser cut off; `undefined` when it has none. */
export function ownSubject(scene: Scene, v: number, groupFirst: number): Source | undefined {
  const { tree, tokens } = scene;
  // The parser may hang the subject on "had" instead of on the verb behind it.
  const had = childrenBy(tree, v, "aux").filter((c) => c < v);
  const above = tokens[v]!.head;
  if (/^VB[ND]$/.test(tokens[v]!.xpos) && above >= groupFirst && above < v && tokens[above]!.lemma === "have")
    had.push(above);
  const all = [v, ...had]
    .flatMap((at) => childrenBy(tree, at, "nsubj"))
    .filter((c) => c < groupFirst && !isExpletive(scene, c))
    .sort((a, b) => a - b);
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
  // "the governor himself": the noun before it.
  if (
    /(self|selves)$/.test(lower(pronoun)) &&
    nearest > 0 &&
    NOMINAL.has(tokens[nearest - 1]!.upos) &&
    subjects.length === 1
  )
    return { first: tree.left[nearest - 1]!, last: nearest, heads: [nearest - 1], rule: "subject" };
  if (RELATIVE.has(lower(pronoun)) && (pronoun.xpos.startsWith("W") || tokens[v]!.deprel === "acl:relcl")) {
    const stands = standsFor(scene, nearest, tokens[v]!.head);
    return { first: nearest, last: nearest, heads: [nearest], ...(stands >= 0 ? { stands } : {}), rule: "relative" };
  }
  // Two subjects are one phrase cut in two by the parser: "Army and police | sources", "A source | close to the talks".
  let own = Math.min(...subjects.map((c) => tree.left[c]!));
  while (own < nearest && isPunct(tokens[own]!) && !opensQuote(scene, own)) own++;
  while (own > 0 && tokens[own - 1]!.head === v && tokens[own - 1]!.upos === "DET") own--;
  const open = aside ? own : widened(scene, joined(scene, own), v);
  const first = pastQuote(scene, open, nearest);
  const last = stretched(scene, Math.max(...subjects.map((c) => phraseEnd(scene, c))), groupFirst);
  const run = trimmed(scene, { first, last: Math.min(last, groupFirst - 1) });
  if (!run) return undefined;
  const heads = subjects.flatMap((c) => conjuncts(tree, c).filter((head) => head <= run.last));
  return { ...run, heads: run.first < own ? withFirst(scene, run.first, own, heads) : heads, rule: "subject" };
}

/** The noun a relative pronoun stands for: the clause's head, or where that is a verb the noun right before the pronoun. */
function standsFor(scene: Scene, pronoun: number, head: number): number {
  const { tokens } = scene;
  if (head < 0 || !isVerb(tokens[head])) return head;
  let noun = pronoun - 1;
  while (noun > 0 && isPunct(tokens[noun]!)) noun--;
  for (let up = tokens[noun]?.head ?? -1; up >= 0 && up < noun && NOMINAL.has(tokens[up]!.upos); up = tokens[up]!.head)
    noun = up;
  return noun >= 0 && NOMINAL.has(tokens[noun]!.upos) ? noun : head;
}

/** "Army | and police sources": the first of two joined nouns cut off by the parser, where no verb stands before it. */
export function joined(scene: Scene, first: number): number {
  const { tokens, tree } = scene;
  const word = lower(tokens[first]);
  if (first >= 1 && JOINING.has(word)) return described(scene, first + 1);
  if (first >= 2 && JOINING.has(lower(tokens[first - 1]))) return described(scene, first);
  if ((word !== "and" && word !== "or") || first === 0) return first;
  for (let i = 0; i < first; i++) if (/^(VB[DZPGN]?|MD|IN)$/.test(tokens[i]!.xpos)) return first;
  const before = tokens[first - 1]!;
  if (!NOMINAL.has(before.upos) && before.upos !== "ADJ") return first;
  let start = first - 1;
  while (start > 0 && !isPunct(tokens[start - 1]!) && tokens[start - 1]!.upos !== "ADV") start--;
  return isTime(scene, first - 1) ? first : Math.min(start, tree.left[first - 1]!);
}

/** "Diplomats familiar with | the draft said": the phrase the preposition hangs on, where no verb stands before it. */
function described(scene: Scene, first: number): number {
  const { tokens, tree } = scene;
  for (let i = 0; i < first; i++) if (/^(VBD|VBZ|VBP|MD)$/.test(tokens[i]!.xpos)) return first;
  let top = first - 2;
  for (let head = tokens[top]!.head; head >= 0 && head < first - 1; head = tokens[top]!.head) top = head;
  if (tokens[top]!.head > first - 1 || !NOMINAL.has(tokens[top]!.upos) || isTime(scene, top)) return first;
  return Math.min(tree.left[top]!, top);
}

const JOINING: ReadonlySet<string> = new Set(["with", "of", "to", "from", "near", "at", "by"]);

/** A nominal cut off before the subject by a comma, with nothing else it could be: the name before an apposition. */
export function widened(scene: Scene, first: number, v: number): number {
  const { tree, tokens } = scene;
  let start = first;
  for (let guard = 0; guard < 3 && start >= 2 && lower(tokens[start - 1]!) === ","; guard++) {
    let top = start - 2;
    while (closesQuote(scene, top) && top > 0) top--;
    for (let head = tokens[top]!.head; head >= 0 && head < start - 1 && head !== v; head = tokens[top]!.head) {
      if (isTime(scene, head)) break;
      top = head;
    }
    if (tokens[top]!.head > v) break;
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
  if (
    next.upos === "ADJ" &&
    !scene.tokens.slice(gap, groupFirst).some((t) => isVerb(t) || (isPunct(t) && t.form !== "-"))
  )
    return groupFirst - 1;
  return last;
}

/** Who speaks when the phrase was let out to the left: the name before an apposition alone, or the first of two joined by "and". */
export function withFirst(scene: Scene, first: number, own: number, heads: readonly number[]): readonly number[] {
  const head = topFrom(scene, first, -1);
  const name = head < own ? head : first;
  return lower(scene.tokens[own]) === "and" ? [name, ...heads] : [name];
}

/** The phrase of a noun that stands before the verb, without the clauses that hang on it and without a quote before it. */
export function nounBefore(scene: Scene, head: number, v: number, rule: string): Source | undefined {
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

function before(scene: Scene, v: number): number {
  return Math.max(0, groupOf(scene, v) - 1);
}

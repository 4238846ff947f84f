import { relation } from "../sentence/tree.ts";
import { closesQuote, isVerb, lower, type Scene, speechAt } from "./scene.ts";

/** The highest head whose phrase begins at `start`, below `v`. */
export function topFrom(scene: Scene, start: number, v: number, floor = start): number {
  const { tree, tokens } = scene;
  let top = Math.min(start, tokens.length - 1);
  for (let guard = 0; guard < 60; guard++) {
    const head = tokens[top]!.head;
    if (head < start || head === v || isVerb(tokens[head])) break;
    // A modifier before its noun belongs to it, whatever else hangs on the noun.
    const modifier = /^(det|amod|compound|nummod)$/.test(tokens[top]!.deprel) && head > top && head - top < 5;
    if (tree.left[head]! < floor && !modifier) break;
    top = head;
  }
  return top;
}

/** Last token of a noun phrase without clauses that belong to what follows. */
export function phraseEnd(scene: Scene, head: number): number {
  const { tree, tokens } = scene;
  let last = tree.right[head]!;
  for (const c of tree.children[head]!) {
    if (c > head && (relation(tokens[c]!) === "parataxis" || relation(tokens[c]!) === "punct")) {
      if (tree.right[c] === last) last = tree.left[c]! - 1;
    }
  }
  return Math.max(last, head);
}

/** First token of a verb's auxiliaries. */
export function groupOf(scene: Scene, v: number): number {
  let first = v;
  for (const c of scene.tree.children[v]!) {
    if (c < first && relation(scene.tokens[c]!) === "aux") first = c;
  }
  return first;
}

/** First token of the run of proper nouns that ends at `last`. */
export function nameStart(scene: Scene, last: number): number {
  let first = last;
  while (first > 0 && scene.tokens[first - 1]!.upos === "PROPN") first--;
  return first;
}

/** A phrase that begins inside a quote begins after it: “… until the rain stops,” | Mr Diallo said. */
export function pastQuote(scene: Scene, first: number, head: number): number {
  for (let i = head - 1; i > first; i--) {
    if (closesQuote(scene, i) && (speechAt(scene, i)?.from ?? Infinity) < scene.tokens[first]!.from) return i + 1;
  }
  return first;
}

/** Does the token name a day, a month, a year, a part of the day? */
export function isTime(scene: Scene, head: number): boolean {
  const token = scene.tokens[head];
  // "the ministry said Thursday", and no full stop: nothing follows
  if (!token) return false;
  return TIMES.has(token.lemma.toLowerCase()) || /^(1[89]|20)\d\d$/.test(token.form);
}

const TIMES: ReadonlySet<string> = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october " +
    "november december today yesterday tomorrow tonight week month year day night morning afternoon evening hour weekend time earlier later"
  ).split(" "),
);

export function isFiniteForm(xpos: string): boolean {
  return xpos === "VBD" || xpos === "VBZ" || xpos === "VBP";
}

/** "there", and "it" where the parser says that it stands for nothing. */
export function isExpletive(scene: Scene, i: number): boolean {
  return relation(scene.tokens[i]!) === "expl" || lower(scene.tokens[i]!) === "there";
}

/** “…,” NAME VERB: the closing mark of the speech that only a noun phrase parts from token `at`, or -1. */
export function quoteBeforePhrase(scene: Scene, at: number): number {
  const { tokens } = scene;
  let nominal = false;
  for (let i = at - 1; i > 0 && i > at - 14; i--) {
    if (closesQuote(scene, i)) {
      const punctuated = /^[.,?!…]$/.test(tokens[i - 1]!.form);
      const speech = punctuated ? speechAt(scene, i) : undefined;
      return nominal && speech && !isTitle(scene, speech.from) ? i : -1;
    }
    const { upos } = tokens[i]!;
    if (NOMINAL.has(upos)) nominal = true;
    else if (!["DET", "ADJ", "ADP", "PUNCT", "PART", "CCONJ"].includes(upos)) return -1;
  }
  return -1;
}

/** A quote that opens right after a word is part of a phrase (of the “Lions of the North,”), no speech of its own. */
function isTitle(scene: Scene, from: number): boolean {
  const before = scene.tokens.findLast((token) => token.to <= from);
  return before !== undefined && before.upos !== "PUNCT" && before.upos !== "CCONJ";
}

export const RELATIVE: ReadonlySet<string> = new Set(["who", "which", "that", "whom"]);

export const NOMINAL: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "NUM", "X", "SYM"]);

export const NOMINAL_START: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X"]);

/** A noun that holds what is said: "report", "claim", "belief". */
export function isReport(scene: Scene, i: number): boolean {
  const { lemma, form } = scene.tokens[i]!;
  const phrases = scene.index.byFirst.get(lemma.toLowerCase()) ?? scene.index.byFirst.get(form.toLowerCase());
  return phrases?.some((phrase) => phrase.part === "noun" && phrase.entry.class !== "decision") ?? false;
}

/** "a report | by an online medium, Sahel Today, | that": the "that" which a phrase of its own parts from its noun. */
export function thatBehind(scene: Scene, noun: number): number | undefined {
  const { tokens } = scene;
  for (let i = noun + 1; i <= scene.end && i < noun + 16; i++) {
    const { upos, xpos, form } = tokens[i]!;
    if (lower(tokens[i]) === "that" && xpos !== "DT") return i;
    if (i === noun + 1 && !/^(by|in|from|on|made|put)$/.test(lower(tokens[i]))) return undefined;
    if (/^(VBD|VBZ|VBP|MD|VB|VBG)$/.test(xpos) || upos === "CCONJ" || /^[;:.]$/.test(form)) return undefined;
  }
  return undefined;
}

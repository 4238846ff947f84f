import { caseOf, relation, type Tree } from "../sentence/tree.ts";
import type { Span } from "../span.ts";

/** The noun phrase of a head, as people would mark it: its modifiers to the left and its "of" phrases, no preposition, no clause, no list. */
export function phraseSpan(tree: Tree, head: number, withOf = true): Span {
  const [first, last] = phraseRange(tree, head, withOf ? 0 : 3);
  return { from: tree.tokens[first]!.from, to: tree.tokens[last]!.to };
}

const inner = new Set(
  "det nummod amod compound nmod:poss flat fixed goeswith advmod nmod:desc det:predet nmod:unmarked".split(" "),
);

function phraseRange(tree: Tree, head: number, depth: number): [number, number] {
  let first = head;
  let last = head;
  for (const child of tree.children[head]!) {
    const token = tree.tokens[child]!;
    if (child < head) {
      if (inner.has(token.deprel) && !hasVerbGap(tree, child, head)) first = Math.min(first, tree.left[child]!);
    } else if (/^(flat|fixed|goeswith|compound|nummod)/.test(token.deprel) && tree.right[child]! - head < 12) {
      last = Math.max(last, tree.right[child]!);
    } else if (token.deprel === "appos" && tree.left[child] === head + 1 && token.upos === "PROPN") {
      // "the cleric Muqtada al-Hilli": a name without a comma
      last = Math.max(last, nameEnd(tree, child));
    } else if (relation(token) === "nmod" && depth < 3 && caseOf(tree, child) === "of") {
      last = Math.max(last, phraseRange(tree, child, depth + 1)[1]);
    }
  }
  if (first > 0 && /^(least|most)$/.test(form(tree, first)) && form(tree, first - 1) === "at") first--;
  // "Iran-backed": what a hyphen joins stays together
  while (first > 1 && tree.tokens[first - 1]!.form === "-" && tree.tokens[first - 1]!.to === tree.tokens[first]!.from)
    first -= 2;
  // a possessor's mark and stray punctuation at the rim belong to no phrase
  while (first < head && /^(PUNCT|CCONJ|ADP)$/.test(tree.tokens[first]!.upos) && !isQualifier(tree, first)) first++;
  return [first, last];
}

function nameEnd(tree: Tree, name: number): number {
  let last = name;
  for (const c of tree.children[name]!)
    if (/^flat/.test(tree.tokens[c]!.deprel)) last = Math.max(last, nameEnd(tree, c));
  return last;
}

/** "at least 30", "up to 200", "over 60": a preposition that is part of the figure. */
function isQualifier(tree: Tree, i: number): boolean {
  const next = i + 1 < tree.tokens.length ? form(tree, i + 1) : "";
  const said = form(tree, i);
  if (said === "at") return next === "least" || next === "most";
  if (said === "up" || said === "close") return next === "to";
  return /^(over|around|about|under|between|nearly|some)$/.test(said) && tree.tokens[i + 1]?.upos === "NUM";
}

/** A left child that is not next to the phrase (a wrong tree, mostly) would swallow what lies between. */
function hasVerbGap(tree: Tree, child: number, head: number): boolean {
  for (let i = tree.right[child]! + 1; i < head; i++)
    if (tree.tokens[i]!.upos === "VERB" && tree.tokens[i]!.head !== head) return true;
  return false;
}

/** The lemma as the lexicon spells it: lower case, curly apostrophes straight. */
export function word(tree: Tree, i: number): string {
  return spelling(tree).lemmas[i]!;
}

export function form(tree: Tree, i: number): string {
  return spelling(tree).forms[i]!;
}

/** Does the sentence hold all words but the first, wherever they stand? Quickly tells most phrases of a long list apart. */
export function holdsRest(tree: Tree, words: readonly string[]): boolean {
  const { all } = spelling(tree);
  for (let k = 1; k < words.length; k++) if (!all.has(words[k]!)) return false;
  return true;
}

interface Spelling {
  readonly lemmas: readonly string[];
  readonly forms: readonly string[];
  readonly all: ReadonlySet<string>;
}

/** Made once per tree: every test of every entry asks for it. */
const spellings = new WeakMap<Tree, Spelling>();

function spelling(tree: Tree): Spelling {
  let held = spellings.get(tree);
  if (!held) {
    const plain = (text: string) => text.toLowerCase().replaceAll("’", "'");
    const forms = tree.tokens.map((token) => plain(token.form));
    const lemmas = tree.tokens.map((token) => {
      const lemma = misread.get(plain(token.form)) ?? plain(token.lemma);
      return (token.upos === "VERB" ? irregular.get(lemma) : undefined) ?? known.get(lemma) ?? lemma;
    });
    held = { forms, lemmas, all: new Set([...forms, ...lemmas]) };
    spellings.set(tree, held);
  }
  return held;
}

/** What the lemmatiser gets wrong again and again. */
const known = new Map([
  ["troops", "troop"],
  ["freed", "free"],
  ["talks", "talk"],
  ["clashes", "clash"],
  ["sanctions", "sanction"],
  ["headquarter", "headquarters"],
]);

/** Forms it takes for another word's. */
const misread = new Map([
  ["leaned", "lean"],
  ["leant", "lean"],
  ["unbanned", "unban"],
]);

/** Past forms that the lemmatiser leaves as they are. */
export const irregular = new Map([
  ["shot", "shoot"],
  ["hurt", "hurt"],
  ["sank", "sink"],
  ["sunk", "sink"],
  ["froze", "freeze"],
  ["frozen", "freeze"],
  ["beaten", "beat"],
  ["torn", "tear"],
  ["blew", "blow"],
  ["blown", "blow"],
  ["struck", "strike"],
  ["slain", "slay"],
  ["fought", "fight"],
  ["fled", "flee"],
  ["withdrawn", "withdraw"],
  ["withdrew", "withdraw"],
  ["overthrown", "overthrow"],
  ["stolen", "steal"],
  ["forgave", "forgive"],
  ["met", "meet"],
  ["laid", "lay"],
  ["retaken", "retake"],
  ["taken", "take"],
  ["flung", "fling"],
  ["overran", "overrun"],
  ["held", "hold"],
  ["slew", "slay"],
  ["sent", "send"],
  ["shut", "shut"],
  ["cut", "cut"],
  ["hit", "hit"],
  ["set", "set"],
  ["shelle", "shell"],
]);

/** Does `words` follow `i`, each among the dependents of what is matched so far, within a few words? The last matched positions, or undefined. */
export function dependentWords(tree: Tree, i: number, words: readonly string[], reach: number): number[] | undefined {
  const found: number[] = [];
  let at = i;
  for (const wanted of words) {
    let hit = -1;
    for (let j = at + 1; j <= Math.min(at + reach, tree.tokens.length - 1); j++) {
      if (
        (form(tree, j) === wanted || word(tree, j) === wanted) &&
        hangsOn(tree, j, i) &&
        isDirect(tree, j, [i, ...found])
      ) {
        hit = j;
        break;
      }
    }
    if (hit < 0) return undefined;
    found.push(hit);
    at = hit;
  }
  return found;
}

/** A preposition counts only with the verb's (or the predicate noun's) own phrase: "allow X passage into Y" is no "allow into". */
function isDirect(tree: Tree, j: number, heads: readonly number[]): boolean {
  const { deprel, head, upos } = tree.tokens[j]!;
  if (upos === "DET" || deprel === "det" || deprel === "nummod") return heads.includes(head);
  if (upos === "NOUN")
    return heads.includes(head) || (deprel === "compound" && heads.includes(tree.tokens[head]!.head));
  if ((deprel !== "case" && deprel !== "mark") || head < 0) return true;
  return heads.includes(head) || heads.includes(tree.tokens[head]!.head);
}

function hangsOn(tree: Tree, j: number, i: number): boolean {
  for (let up = j, steps = 0; up >= 0 && steps < 5; up = tree.tokens[up]!.head, steps++) {
    if (up === i) return true;
    if (/^(ccomp|advcl|acl:relcl|parataxis)$/.test(tree.tokens[up]!.deprel)) return false;
  }
  return false;
}

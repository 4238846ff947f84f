import type { Token } from "../sentence/sentence.ts";
import { relation, type Tree, treeOf } from "../sentence/tree.ts";
import type { Draft } from "./draft.ts";
import { REPORTING, reports } from "./reporting.ts";

/** What a phrase does in its sentence, as far as it matters for what a later pronoun points back to. */
export interface Role {
  readonly subject: boolean;
  /** Subject of the main clause or of a clause joined to it. */
  readonly main: boolean;
  readonly source: boolean;
  readonly object: boolean;
  readonly possessive: boolean;
  /** The verb or noun it hangs on. */
  readonly governor: number;
}

export function roleIn(tree: Tree, head: number): Role {
  let at = head;
  while (tree.tokens[at]!.deprel === "conj" && tree.tokens[at]!.head >= 0) at = tree.tokens[at]!.head;
  // "Haji Gul Noor": a name hung on the honorific before it.
  if (tree.tokens[at]!.deprel === "appos" && tree.tokens[at]!.head === at - 1) at--;
  const token = tree.tokens[at]!;
  const rel = relation(token);
  const hidden = hiddenVerb(tree, at);
  const subject = rel === "nsubj" || hidden !== undefined;
  return {
    subject,
    main: hidden !== undefined || (subject && isMain(tree, token.head)),
    source: reports(tree, at) || (hidden !== undefined && REPORTING.has(tree.tokens[hidden]!.lemma.toLowerCase())),
    object: rel === "obj" || rel === "iobj" || token.deprel === "obl:agent",
    possessive: token.deprel === "nmod:poss",
    governor: token.head,
  };
}

/** "Mayor Ana Reis, who left, [promised] help": the verb behind the comma, where the parser took the phrase that opens the sentence for its root. */
function hiddenVerb({ tokens, children }: Tree, at: number): number | undefined {
  const { head, upos } = tokens[at]!;
  if (head >= 0 || (upos !== "NOUN" && upos !== "PROPN") || at > 8) return undefined;
  if (children[at]!.some((c) => /^(cop|nsubj|case)/.test(tokens[c]!.deprel))) return undefined;
  for (let k = at + 1; k < tokens.length; k++) {
    const word = tokens[k]!;
    const finite = /^(VBD|VBZ|VBP)$/.test(word.xpos) || (word.form === "cast" && tokens[k + 1]?.form === "doubt");
    if (tokens[k - 1]!.form === "," && finite) return k;
  }
  return undefined;
}

function isMain(tree: Tree, verb: number): boolean {
  let at = verb;
  // "The elder doubted it, he said": what is told before the one who tells it is a main clause.
  while (
    at >= 0 &&
    (tree.tokens[at]!.deprel === "conj" || (tree.tokens[at]!.deprel === "ccomp" && tree.tokens[at]!.head > at))
  )
    at = tree.tokens[at]!.head;
  return at < 0 || tree.tokens[at]!.head < 0 || tree.tokens[at]!.deprel === "parataxis";
}

/**
 * How well `from` (a pronoun or description) points back to a phrase with `role`, `back` sentences earlier. Nearness first; then subjects,
 * above all those that speak, and likeness of role.
 */
export function salience(from: Role, role: Role, back: number, inFront: boolean): number {
  let score = 4 - 1.6 * back;
  if (role.subject) score += 1.6;
  if (role.main) score += 0.5;
  if (role.source) score += 0.4;
  if (role.object) score += 0.4;
  // Who spoke goes on speaking, the longer ago the less.
  if (from.source && role.source) score += 2.4 - 0.5 * Math.max(0, back - 1);
  if (from.subject && role.subject) score += 0.6;
  if (from.object && role.object) score += 0.3;
  if (back === 0 && inFront) score += 0.3;
  return score;
}

/** "The group [denied] it": who answers like this was accused just before, and not by itself. */
export function answersCharge(tree: Tree, { source, governor }: Role): boolean {
  return source && /^(deny|reject|dismiss|refute)$/.test(tree.tokens[governor]?.lemma.toLowerCase() ?? "");
}

/** "blamed it on [the rebels]", "accused [the army] of": the charge is laid on it. */
export function isCharged(tree: Tree, { governor, subject, source }: Role, head: number): boolean {
  if (subject || source) return false;
  const verb = tree.tokens[governor];
  if (!verb || governor > head) return false;
  const lemma = verb.lemma.toLowerCase();
  if (/^(attribute|pin|ascribe)$/.test(lemma)) return tree.tokens[head]!.deprel === "obl";
  return /^(accuse|blame|fault|charge)$/.test(lemma) && /^(obj|obl)$/.test(tree.tokens[head]!.deprel);
}

/** Nouns of a sentence that are no actors but could be what "it" or "they" stands for. */
export interface Thing {
  readonly nth: number;
  readonly head: number;
  readonly plural: boolean;
  /** A name that may be a person's, though nothing else tells so. */
  readonly name: boolean;
  readonly role: Role;
}

export function things(
  sentence: { readonly tokens: readonly Token[] } & Draft["sentence"],
  nth: number,
  taken: ReadonlySet<number>,
): Thing[] {
  const tree = treeOf(sentence);
  const out: Thing[] = [];
  sentence.tokens.forEach((token, head) => {
    if ((token.upos !== "NOUN" && token.upos !== "PROPN") || taken.has(head) || !THING_ROLES.has(relation(token)))
      return;
    out.push({
      nth,
      head,
      plural: token.xpos === "NNS" || token.xpos === "NNPS",
      name:
        token.upos === "PROPN" &&
        /^\p{Lu}\p{Ll}/u.test(token.form) &&
        token.deprel !== "nmod:desc" &&
        !isPlaced(tree, head),
      role: roleIn(tree, head),
    });
  });
  return out;
}

const THING_ROLES = new Set(["nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "appos"]);

/** "in Lima", "of Unit 4", "on Tuesday": no person by the place it has. */
function isPlaced(tree: Tree, head: number): boolean {
  return tree.children[head]!.some((c) => c < head && /^(case|det)$/.test(tree.tokens[c]!.deprel));
}

/**
 * Same clause, other place in it: a pronoun there is somebody else ("the army attacked [it]"). A subject is also that of the verbs
 * that hang on its own without one ("the army advanced, shelling [them]").
 */
export function isCoargument(tree: Tree, pronoun: number, other: number): boolean {
  if (tree.tokens[pronoun]!.deprel === "nmod:poss") return false;
  const from = clauseOf(tree, pronoun);
  if (from < 0 || other === pronoun) return false;
  const role = roleIn(tree, other);
  if (!role.subject && !role.object)
    return clauseOf(tree, other) === from && directly(tree, other, from) && directly(tree, pronoun, from);
  for (let verb = from, steps = 0; verb >= 0 && steps < 6; verb = tree.tokens[verb]!.head, steps++) {
    if (role.governor === verb && other !== pronoun) return true;
    const own = tree.children[verb]!.some((c) => relation(tree.tokens[c]!) === "nsubj");
    if (own || !/^(xcomp|advcl|conj|acl)$/.test(tree.tokens[verb]!.deprel)) return false;
    if (!role.subject) return false;
  }
  return false;
}

function directly(tree: Tree, i: number, verb: number): boolean {
  return tree.tokens[i]!.head === verb;
}

/** The verb of the clause a token is in, itself not counted. */
function clauseOf(tree: Tree, i: number): number {
  let at = tree.tokens[i]!.head;
  for (let steps = 0; at >= 0 && steps < 12; steps++) {
    const token = tree.tokens[at]!;
    if (token.upos === "VERB" || token.upos === "AUX" || CLAUSES.has(relation(token))) return at;
    at = token.head;
  }
  return -1;
}

const CLAUSES = new Set(["root", "ccomp", "advcl", "xcomp", "csubj", "parataxis", "acl"]);

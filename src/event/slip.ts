import { caseOf, childrenBy, type Tree } from "../sentence/tree.ts";
import { form, word } from "./phrase.ts";

/**
 * The parser's slips around a verb and its subject, read off the words as they stand: a past form taken for a participle, the
 * subject of a clause taken for a phrase of the clause before it, a joined clause hung on the wrong clause.
 */

/**
 * Is a past form read as a participle on a noun the verb of that noun? Verbs that have no passive ("teachers demonstrated"), and
 * verbs with a noun phrase right behind them ("guards saved eleven fishermen"); "a group called X", "the man held Friday" are none.
 */
export function isPastOfNoun(tree: Tree, verb: number): boolean {
  const { xpos, head, deprel } = tree.tokens[verb]!;
  if (xpos !== "VBN" && xpos !== "VBD") return false;
  if (childrenBy(tree, verb, "aux").length > 0) return false;
  const lemma = word(tree, verb);
  if (intransitive.has(lemma)) return true;
  if (deprel !== "acl" || head < 0 || head > verb) return false;
  if (lemma === "fire" && !shots.test(word(tree, head)) && /^(at|on|into|over|upon)$/.test(form(tree, verb + 1)))
    return !tree.children[verb]!.some((c) => caseOf(tree, c) === "by");
  return !naming.has(lemma) && objectBehind(tree, verb) !== undefined;
}

/** The noun phrase right behind the verb, or behind its particle: neither time nor measure. */
export function objectBehind(tree: Tree, verb: number): number | undefined {
  const isParticle = (i: number) => /^(down|up|off|out|back)$/.test(i < tree.tokens.length ? form(tree, i) : "");
  let first = isParticle(verb + 1) ? verb + 2 : verb + 1;
  if (first + 2 < tree.tokens.length && form(tree, first) === "at" && /^(least|most)$/.test(form(tree, first + 1)))
    first += 2;
  for (let j = first; j < Math.min(first + 6, tree.tokens.length); j++) {
    const { upos, head, deprel, form: said } = tree.tokens[j]!;
    if (
      !/^(DET|NUM|ADJ|NOUN|PROPN|PRON)$/.test(upos) ||
      isTimeWord(tree, j) ||
      /^(who|which|that|whom|whose)$/.test(said)
    )
      return undefined;
    if (
      j === first &&
      /^(last|next|this|earlier|late|early|enough|more|dead|alive|free|open|clear|many|much)$/i.test(said)
    )
      return undefined;
    if (/^(NOUN|PROPN|PRON)$/.test(upos) && !(head === j + 1 && /^(compound|flat|nmod|amod|nummod|det)/.test(deprel)))
      return tree.tokens[j + 1] && /^(miles?|km|ago|later|earlier|before)$/.test(form(tree, j + 1)) ? undefined : j;
  }
  return undefined;
}

/**
 * "two days after gunmen killed a driver", "… with the ELN after the guerrillas overran a base": the subject of a clause with a time word,
 * taken for a phrase of the clause before. The noun before the verb, undefined where none stands there behind such a word.
 */
export function subjectAfter(tree: Tree, verb: number): number | undefined {
  const { xpos } = tree.tokens[verb]!;
  if (xpos !== "VBD" && xpos !== "VBN") return undefined;
  if (childrenBy(tree, verb, "aux", "nsubj:pass").length > 0) return undefined;
  if (tree.children[verb]!.some((c) => c > verb && caseOf(tree, c) === "by")) return undefined;
  let noun = verb - 1;
  if (noun > 0 && tree.tokens[noun]!.upos === "ADV") noun--;
  for (let steps = 0; steps < 6 && noun > 0; steps++) {
    const { upos, head, deprel } = tree.tokens[noun]!;
    if (!/^(NOUN|PROPN)$/.test(upos)) return undefined;
    const prep = caseOf(tree, noun);
    if (prep !== undefined && opening.test(prep)) {
      if (isTimeWord(tree, noun)) return undefined;
      // "detained after the raid": a participle without object may be one
      return xpos === "VBD" || childrenBy(tree, verb, "obj").length > 0 || isPastOfNoun(tree, verb) ? noun : undefined;
    }
    if (!/^(nmod|compound|flat|conj|appos)/.test(deprel) || head < 0 || Math.abs(head - noun) > 8) return undefined;
    noun = head;
  }
  return undefined;
}

const opening = /^(after|before|as|since|until|while|once|when)$/;

/** "hours after …", "days before …": the head of such a phrase is nobody. */
export function isTimeWord(tree: Tree, i: number): boolean {
  return timeWords.has(word(tree, i));
}

/** "The clashes erupted after a patrol detained a sheikh", with "erupted" read as a participle on a subject of "detained". */
export function hasOwnPast(tree: Tree, subject: number, before: number): boolean {
  return childrenBy(tree, subject, "acl").some(
    (c) =>
      c > subject &&
      c < before &&
      /^VB[DN]$/.test(tree.tokens[c]!.xpos) &&
      childrenBy(tree, c, "aux:pass").length === 0,
  );
}

/** "Thirteen embassies, in a joint note, voiced concern", with the verb read as a participle before its object: the subject before it. */
export function subjectOfModifier(tree: Tree, verb: number): number | undefined {
  const { xpos, head, upos } = tree.tokens[verb]!;
  if (upos !== "VERB" || !/^VB[DN]$/.test(xpos) || head < verb || verb === 0) return undefined;
  const before = tree.tokens[verb - 1]!;
  if (before.form !== "," && !/^(NOUN|PROPN|ADV)$/.test(before.upos)) return undefined;
  let commas = 0;
  for (let i = verb - 1; i >= 0; i--) {
    const { upos: kind, deprel, form: said } = tree.tokens[i]!;
    if (said === ",") commas++;
    // "residents, wounded soldiers": a list
    else if (commas === 1 && /^(NOUN|PROPN)$/.test(kind) && tree.tokens[i + 1]!.form === "," && i + 2 === verb)
      return undefined;
    if (/^(VERB|AUX|SCONJ|CCONJ)$/.test(kind)) return undefined;
    if (/^(NOUN|PROPN|PRON)$/.test(kind) && /^(nsubj|root)/.test(deprel)) return i;
  }
  return undefined;
}

/**
 * "IS shelled the town", with the name read as an auxiliary.
 */
export function namedAuxiliary(tree: Tree, verb: number): number | undefined {
  return childrenBy(tree, verb, "aux", "aux:pass", "cop").find(
    (c) =>
      tree.tokens[c]!.form === "IS" && (c === 0 || c === verb - 1) && tree.tokens.some((t) => /[a-z]{3}/.test(t.form)),
  );
}

/**
 * "He denied that any unit had fled and accused Rwanda", "argues that the arrests were arbitrary and has demanded …", with the second
 * clause hung on what is said: the verb of the telling it goes on from; undefined where the words do not tell them apart.
 */
export function toldBefore(tree: Tree, verb: number): number | undefined {
  const { deprel, head: up } = tree.tokens[verb]!;
  if (deprel !== "conj" || up < 0) return undefined;
  const above = tree.tokens[up]!;
  if (above.deprel !== "ccomp" || above.head < 0 || above.head > up || tree.tokens[above.head]!.upos !== "VERB")
    return undefined;
  if (!childrenBy(tree, up, "mark").some((c) => form(tree, c) === "that")) return undefined;
  if (childrenBy(tree, verb, "mark", "nsubj").length > 0) return undefined;
  const helpers = (i: number) => childrenBy(tree, i, "aux", "cop").map((c) => form(tree, c));
  const [own, others] = [helpers(verb), helpers(up)];
  if (own.some((each) => /^(has|have)$/.test(each)) && others.some((each) => /^(would|will|were|had|was)$/.test(each)))
    return above.head;
  return own.length === 0 && telling.has(word(tree, verb)) ? above.head : undefined;
}

/** A past form joined to a noun of the clause before: the verb above that noun. "declared a state of emergency and sent soldiers" */
export function verbAbove(tree: Tree, noun: number): number | undefined {
  for (let at = noun, steps = 0; steps < 5; steps++) {
    const { upos, head, deprel } = tree.tokens[at]!;
    if (upos === "VERB") return at;
    if (head < 0 || head > at || !/^(nmod|obj|obl|conj|appos|compound)/.test(deprel)) return undefined;
    at = head;
  }
  return undefined;
}

/** The noun a relative pronoun stands behind, where the tree has lost it: "…, which has mediated", "the Prosecutor in Tartu, who will examine". */
export function nounBefore(tree: Tree, pronoun: number): number | undefined {
  let noun = pronoun - 1;
  if (tree.tokens[noun]?.form === ",") noun--;
  const isPerson = form(tree, pronoun) === "who" || form(tree, pronoun) === "whom";
  for (let steps = 0; steps < 6 && noun >= 0; steps++) {
    const { upos, head, deprel } = tree.tokens[noun]!;
    if (!/^(NOUN|PROPN)$/.test(upos) || isTimeWord(tree, noun)) return undefined;
    const isPart = /^(compound|flat)/.test(deprel);
    const isWhere = isPerson && /^(nmod|obl)/.test(deprel) && /^(in|at|near|from|of)$/.test(caseOf(tree, noun) ?? "");
    if (head < 0 || (!isPart && !isWhere)) return noun;
    if (isWhere && !/^(NOUN|PROPN)$/.test(tree.tokens[head]!.upos)) {
      const before = tree.left[noun]! - 1;
      return before >= 0 && /^(NOUN|PROPN)$/.test(tree.tokens[before]!.upos) && upos === "PROPN" ? before : noun;
    }
    noun = head;
  }
  return undefined;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Verbs that have no passive: their past form is never a participle that somebody suffers. */
const intransitive = set(
  "apologise apologize demonstrate march rally gather clash confer converge operate retreat advance volunteer agree comply abstain collude " +
    "cooperate congregate flock surge stand stay kneel arrive depart return come go disembark desert defect mutiny protest emerge vanish " +
    "escape flee resign intervene mediate negotiate prevail quarrel brawl scuffle skirmish riot loiter parade stroll stream pour descend",
);

const shots =
  /^(rockets?|missiles?|shells?|drones?|shots?|bullets?|rounds?|projectiles?|mortars?|gas|canisters?|weapons?|salvos?|salvoes|volleys?|barrages?|grenades?|flares?|guns?|fire|munitions?|artillery|workers?|employees?|staff|pellets?|bombs?|katyushas?|grads?|\d+|one|some|many|several)$/;

/** Participles with a noun behind them that is no object of the noun before. */
const naming = set(
  "call name dub label term title style know nickname christen entitle give grant offer hand deny award sentence pay deem consider allow " +
    "promise assign allot refuse show teach tell send lend owe deal fine bear make render elect appoint declare leave find",
);

/** Verbs of saying and demanding that go on from "said that …". */
const telling = set(
  "accuse deny demand vow promise urge condemn warn threaten pledge reject blame denounce insist appeal criticise criticize deplore praise hail thank",
);

const timeWords = set(
  "second minute hour day week weekend fortnight month year decade century night evening morning afternoon dawn dusk noon midnight monday tuesday " +
    "wednesday thursday friday saturday sunday january february april june july august september october november december today yesterday tomorrow",
);

import { childrenBy, type Tree } from "../sentence/tree.ts";
import { form, word } from "./phrase.ts";
import { antecedent, isRelative } from "./relative.ts";
import { isPastOfNoun, isTimeWord, objectBehind } from "./slip.ts";

/** The object of an active verb, also where the tree has lost it; undefined where it has none. */
export function objectOf(tree: Tree, verb: number): number | undefined {
  const objects = childrenBy(tree, verb, "obj");
  // "reports that the army had shelled a school", where "that" is read as an object too; an only object read as the receiver is the object
  const own = objects.find((c) => !isRelative(tree, c)) ?? objects[0] ?? childrenBy(tree, verb, "iobj")[0];
  if (own !== undefined && !isRelative(tree, own)) return own;
  if (own !== undefined && !(isTold(tree, verb) && form(tree, own) === "that")) return antecedent(tree, own, verb);
  // "killed at least six soldiers", with "at least" read as a preposition
  const amount = tree.children[verb]!.find((c) => tree.tokens[c]!.deprel === "obl" && tree.left[c] === verb + 1);
  if (amount !== undefined && form(tree, verb + 1) === "at" && /^(least|most)$/.test(form(tree, verb + 2)))
    return amount;
  const bare = bareOblique(tree, verb);
  if (bare !== undefined) return bare;
  // "guards saved eleven fishermen whose boat had sunk", with the object hung on the next verb
  if (isPastOfNoun(tree, verb)) return objectBehind(tree, verb);
  const token = tree.tokens[verb]!;
  // "the town (that) the rebels captured": the noun is the object left out; "the claim that they captured the town" leaves none out
  if (isTold(tree, verb)) return nextPhrase(tree, verb);
  if (token.deprel === "acl:relcl" && childrenBy(tree, verb, "nsubj").some((c) => !isRelative(tree, c)))
    return token.head;
  // "shelled and captured the town": the object stands at the last verb
  const next = childrenBy(tree, verb, "conj").find(
    (c) => tree.tokens[c]!.upos === "VERB" && childrenBy(tree, c, "nsubj").length === 0,
  );
  if (next !== undefined && next - verb <= 5) {
    const object = childrenBy(tree, next, "obj")[0];
    const between = childrenBy(tree, verb, "obl").length;
    if (object !== undefined && between === 0) return object;
  }
  return undefined;
}

/** "the claim that …", "evidence that …": what the clause is about, not a part of it. */
function isTold(tree: Tree, verb: number): boolean {
  const { deprel, head } = tree.tokens[verb]!;
  if (!deprel.startsWith("acl") || head < 0 || !toldNouns.has(word(tree, head))) return false;
  return tree.children[verb]!.some((c) => c < verb && c > head && form(tree, c) === "that");
}

/** The noun phrase right behind the verb, when the tree hangs it elsewhere: "that troops had captured the junction was dismissed". */
function nextPhrase(tree: Tree, verb: number): number | undefined {
  for (let j = verb + 1; j < Math.min(verb + 7, tree.tokens.length); j++) {
    const { upos, head, deprel } = tree.tokens[j]!;
    if (/^(VERB|AUX|ADP|PUNCT|CCONJ|SCONJ)$/.test(upos)) return undefined;
    if (!/^(NOUN|PROPN|PRON)$/.test(upos) || (/^(compound|flat|nmod|amod|det)/.test(deprel) && head > j)) continue;
    return j;
  }
  return undefined;
}

const toldNouns = new Set(
  "accusation account admission allegation announcement argument assertion assurance belief charge claim complaint conclusion confirmation contention declaration denial doubt evidence fear finding hint indication insinuation insistence news notion proof report revelation rumour rumor sign speculation statement story suggestion suspicion testimony theory version view warning word".split(
    " ",
  ),
);

/** "freed 4,000 prisoners", read as a measure: a noun without preposition right behind the active verb, neither time nor distance. */
function bareOblique(tree: Tree, verb: number): number | undefined {
  return tree.children[verb]!.find(
    (c) =>
      tree.tokens[c]!.deprel.startsWith("obl") &&
      tree.left[c] === verb + 1 &&
      /^(NOUN|PROPN|NUM)$/.test(tree.tokens[c]!.upos) &&
      childrenBy(tree, c, "case").length === 0 &&
      !isTimeWord(tree, c) &&
      !/^(then|now|end|tonight|time|times|home|mile|kilometre|kilometer|metre|meter|km|way|march|may|moment|percent|%)$/.test(
        word(tree, c),
      ) &&
      !/^(last|next|this|that|one|every|each)$/.test(form(tree, verb + 1)),
  );
}

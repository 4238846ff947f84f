import { caseOf, childrenBy, type Tree } from "../sentence/tree.ts";
import { isVerbal, obliques, subjectOf } from "./clause.ts";
import { form, word } from "./phrase.ts";

/**
 * Whose deed a noun is by what is said of it: "claimed responsibility for the raid", "was behind the raid", "is responsible for it",
 * "the raid was the work of X", "blamed X for the raid", "attributed the raid to X". The head of the doer's phrase, undefined where nothing is said.
 */
export function blamedFor(tree: Tree, noun: number): number | undefined {
  const doer = saidDoer(tree, noun);
  // "neither side claimed responsibility"
  if (doer === undefined || childrenBy(tree, doer, "det", "cc").some((c) => /^(no|neither)$/.test(form(tree, c))))
    return undefined;
  return doer;
}

function saidDoer(tree: Tree, noun: number): number | undefined {
  const { head, deprel } = tree.tokens[noun]!;
  if (childrenBy(tree, noun, "case").some((c) => form(tree, c) === "behind"))
    return childrenBy(tree, noun, "nsubj")[0] ?? (head >= 0 ? behind(tree, head) : undefined);
  if (head < 0) return undefined;
  const said = word(tree, head);
  const prep = caseOf(tree, noun);
  // "blamed the separatists for the bombing", read as one phrase
  const above = tree.tokens[head]!;
  if (prep === "for" && above.deprel === "obj" && above.head >= 0 && accusing.test(word(tree, above.head))) return head;
  if (said === "responsibility" && prep === "for") return ofResponsibility(tree, head);
  if (said === "responsible" && prep === "for") return ofResponsible(tree, head);
  if (said === "work" && deprel.startsWith("nsubj"))
    return obliques(tree, head).find(({ prep }) => prep === "of")?.head;
  if (accusing.test(said) && (prep === "for" || prep === "of" || prep === "over"))
    return childrenBy(tree, head, "obj")[0] ?? childrenBy(tree, head, "nsubj:pass")[0];
  if (/^(blame|attribute|ascribe|pin)$/.test(said) && /^(obj|nsubj:pass)$/.test(deprel))
    return [
      ...obliques(tree, head),
      ...obliques(tree, noun).flatMap((each) => [each, ...obliques(tree, each.head)]),
    ].find(({ prep }) => prep === "to")?.head;
  return undefined;
}

const accusing = /^(blame|condemn|denounce|accuse|suspect|fault)$/;

/** "stood behind the raid", "masterminds behind the raid". */
function behind(tree: Tree, head: number): number | undefined {
  if (tree.tokens[head]!.upos !== "VERB") return undefined;
  return /^(stand|be)$/.test(word(tree, head)) ? subjectOf(tree, head)?.head : undefined;
}

function ofResponsibility(tree: Tree, noun: number): number | undefined {
  const { head: verb, deprel } = tree.tokens[noun]!;
  if (verb < 0 || !/^(claim|take|admit|accept|bear|acknowledge)$/.test(word(tree, verb))) return undefined;
  if (deprel === "nsubj:pass") return childrenBy(tree, verb, "obl").find((c) => caseOf(tree, c) === "by");
  return subjectOf(tree, verb)?.head;
}

/** "is responsible for", "holds X responsible for", "those responsible for". */
function ofResponsible(tree: Tree, adjective: number): number | undefined {
  const own = childrenBy(tree, adjective, "nsubj")[0];
  if (own !== undefined) return own;
  const { head, deprel } = tree.tokens[adjective]!;
  if (head < 0) return undefined;
  if (deprel === "amod" || deprel === "acl") return head;
  return isVerbal(tree, head) ? childrenBy(tree, head, "obj", "nsubj:pass")[0] : undefined;
}

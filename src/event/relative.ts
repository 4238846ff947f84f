import type { Tree } from "../sentence/tree.ts";
import { form } from "./phrase.ts";
import { nounBefore } from "./slip.ts";

export function isRelative(tree: Tree, i: number): boolean {
  return tree.tokens[i]!.upos === "PRON" && /^(who|which|that|whom)$/.test(form(tree, i));
}

/** "who", "which", "that" of a relative clause stand for the noun the clause hangs on. */
export function antecedent(tree: Tree, i: number, verb: number): number {
  if (!isRelative(tree, i)) return i;
  for (let at = verb, steps = 0; at >= 0 && steps < 6; at = tree.tokens[at]!.head, steps++)
    if (tree.tokens[at]!.deprel === "acl:relcl") return tree.tokens[at]!.head;
  return form(tree, i) === "that" ? i : (nounBefore(tree, i) ?? i);
}

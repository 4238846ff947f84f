import type { Tree } from "../sentence/tree.ts";
import { form, word } from "./phrase.ts";

/**
 * Does what "will" or "would" tells at this verb hang on a condition, wherever the tree puts it? Before it: "If …," "Should …," "In the
 * event of …,"; behind it: "… only if", "… unless", "… once" after "would".
 */
export function isConditional(tree: Tree, verb: number, aux: "will" | "would"): boolean {
  for (let i = 0; i < verb; i++) if (opens(tree, i) && !isClosed(tree, i, verb)) return true;
  for (let i = verb + 1; i < tree.tokens.length; i++) {
    // another "will" or "would" takes the condition behind it
    if (tree.tokens[i]!.xpos === "MD" || tree.tokens[i]!.form === ";") return false;
    if (follows(tree, i, aux)) return !isQuestioned(tree, i) && !isOfNext(tree, i);
  }
  return false;
}

/**
 * "Had the missile struck …,", "Were the army to cut …,": does the verb stand in a condition that opens the sentence, before its comma?
 * The tree often takes such a verb for the main one.
 */
export function isInOpening(tree: Tree, verb: number): boolean {
  const start = opening(tree);
  if (start === undefined || form(tree, start) === "in") return false;
  if (/^(acl:relcl|acl)$/.test(tree.tokens[verb]!.deprel) && tree.tokens[tree.tokens[verb]!.head]?.upos === "NOUN")
    return form(tree, start) === "were" && form(tree, verb - 1) === "to";
  return verb > start && verb < closing(tree, start);
}

/** Does the verb stand in what follows such a condition: "Should it go on, the army is ready to close …"? */
export function isAfterOpening(tree: Tree, verb: number): boolean {
  const start = opening(tree);
  if (start === undefined) return false;
  const end = closing(tree, start);
  return end < tree.tokens.length && verb > end;
}

function opening(tree: Tree): number | undefined {
  for (let i = 0; i < 2 && i < tree.tokens.length; i++) if (opens(tree, i)) return i;
  return undefined;
}

function closing(tree: Tree, start: number): number {
  for (let i = start + 2; i < tree.tokens.length; i++) if (form(tree, i) === ",") return i;
  return tree.tokens.length;
}

/** A condition that begins a sentence, or a clause after "that", a comma or a quotation mark. */
function opens(tree: Tree, i: number): boolean {
  const before = i === 0 ? "" : form(tree, i - 1);
  if (!/^(|,|“|"|:|;|that|but|and|only|even)$/.test(before)) return false;
  const said = form(tree, i);
  if (said === "if") return !isQuestioned(tree, i);
  if (said === "unless") return true;
  if (tree.tokens.at(-1)!.form === "?") return false;
  if (said === "in") return followed(tree, i, /^(event|case)$/, 2) && followed(tree, i, /^(of|that)$/, 3);
  const next = tree.tokens[i + 1];
  if (next === undefined || !/^(DET|NOUN|PROPN|PRON|ADJ|NUM)$/.test(next.upos)) return false;
  if (said === "should") return true;
  if (said === "were") return followed(tree, i, /^to$/, 7);
  return (
    said === "had" && i === 0 && tree.tokens.slice(i + 2, i + 8).some(({ xpos }) => xpos === "VBN" || xpos === "VBD")
  );
}

function followed(tree: Tree, i: number, wanted: RegExp, within: number): boolean {
  for (let j = i + 1; j <= i + within && j < tree.tokens.length; j++) if (wanted.test(form(tree, j))) return true;
  return false;
}

/** Has the condition had its consequence before this verb? Another "will" between the two takes it. */
function isClosed(tree: Tree, condition: number, verb: number): boolean {
  let own = false;
  for (let j = verb - 1; j > condition; j--) {
    const { xpos } = tree.tokens[j]!;
    if (xpos !== "MD") continue;
    if (own) return true;
    own = true;
  }
  // no "will" between them: the verb stands in the condition itself
  return !own;
}

function follows(tree: Tree, i: number, aux: "will" | "would"): boolean {
  const said = form(tree, i);
  if (said === "if" || said === "unless") return true;
  if (said === "provided")
    return tree.tokens[i]!.upos !== "VERB" || form(tree, i + 1 < tree.tokens.length ? i + 1 : i) === "that";
  if (said === "once") return aux === "would" && !/^(|\.|,)$/.test(i + 1 < tree.tokens.length ? form(tree, i + 1) : "");
  return said === "long" && i + 1 < tree.tokens.length && form(tree, i + 1) === "as" && form(tree, i - 1) === "as";
}

/** "asked if", "see if": no condition. */
export function isQuestioned(tree: Tree, i: number): boolean {
  return (
    i > 0 &&
    /^(ask|know|see|wonder|determine|say|decide|check|tell|sure|clear|known|unclear|as|even|find|learn)$/.test(
      word(tree, i - 1),
    )
  );
}

/** ", and if they come, we will …": the condition belongs to what follows. */
function isOfNext(tree: Tree, i: number): boolean {
  if (i > 0 && form(tree, i - 1) === "only") return false;
  if (i > 0 && !/^(,|and|but|that|“|")$/.test(form(tree, i - 1))) return false;
  return tree.tokens.slice(i).some(({ xpos }) => xpos === "MD");
}

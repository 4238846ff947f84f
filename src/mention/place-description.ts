import type { Sentence } from "../sentence/sentence.ts";
import { childBy, childrenBy, tokenSpan, treeOf } from "../sentence/tree.ts";
import type { Span } from "../span.ts";
import { SETTLEMENT } from "./place-words.ts";
import { topOf, wayTo } from "./toponym-way.ts";

/** "the city", "the border town": stands for a place named before. */
export interface PlaceDescription extends Span {
  readonly head: Span;
  readonly noun: string;
  readonly relation?: string;
}

export function descriptionsIn(sentence: Sentence): PlaceDescription[] {
  const tree = treeOf(sentence);
  const out: PlaceDescription[] = [];
  tree.tokens.forEach((token, i) => {
    if (token.upos !== "NOUN" || !SETTLEMENT.has(token.lemma.toLowerCase())) return;
    const determiner = childBy(tree, i, "det");
    const definite = determiner !== undefined && /^(the|this|that)$/i.test(tree.tokens[determiner]!.form);
    // "the city of X", "the city X", "X city" name their place themselves.
    const named = childrenBy(tree, i, "nmod", "appos", "compound", "flat").some(
      (c) => tree.tokens[c]!.upos === "PROPN",
    );
    if (!definite || named || childrenBy(tree, i, "acl:relcl").length > 0) return;
    const way = wayTo(tree, topOf(tree, i));
    out.push({
      ...tokenSpan(tree, determiner, i),
      head: { from: token.from, to: token.to },
      noun: token.lemma.toLowerCase(),
      ...(way === undefined ? {} : { relation: way }),
    });
  });
  return out;
}

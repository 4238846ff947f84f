import type { Article } from "../src/article/article.ts";
import type { Block } from "../src/page/block.ts";
import type { Page } from "../src/page/page.ts";
import { readConllu, type TreebankSentence } from "../src/sentence/conllu.ts";
import type { Sentence, Token, Upos } from "../src/sentence/sentence.ts";
import { address, type Span } from "../src/span.ts";
import type { Layers } from "../src/stage.ts";

/** What the stages up to sentences give, made from trees instead of a model: one article, each blank-line paragraph a block. */
export type Parsed = Pick<Layers, "page" | "articles" | "sentences">;

/**
 * A page from CoNLL-U. Ten columns as in a treebank, or for tests by hand the short form, one token a line:
 * `form upos head deprel` with an optional fifth column for the lemma; the tag and lemma are guessed from form and part of speech.
 * Words stand apart by one blank unless the last column says SpaceAfter=No or the next token is closing punctuation or a clitic.
 */
export function parsed(source: string, given: { readonly id?: string } = {}): Parsed {
  const long = /^\d+\t/m.test(source);
  const trees = long ? readConllu(source) : shortTrees(source);
  const glued = long ? spacesAfter(source) : undefined;
  const page = given.id ?? "0123456789ab";
  let text = "";
  const spans: Span[][] = [];
  trees.forEach((tree, nth) => {
    if (nth > 0) text += long ? " " : "\n\n";
    spans.push(
      tree.forms.map((form, i) => {
        const before = tree.forms[i - 1];
        const apart =
          glued === undefined ? !sticks(before, form) : i > 0 && glued[nth]![i - 1] !== true && before !== undefined;
        if (i > 0 && apart) text += " ";
        const from = text.length;
        text += form;
        return { from, to: text.length };
      }),
    );
  });
  const blocks: Block[] = long
    ? [{ kind: "paragraph", from: 0, to: text.length }]
    : spans.map((each) => ({ kind: "paragraph", from: each[0]!.from, to: each[each.length - 1]!.to }));
  const whole: Page = { id: page, text, blocks };
  const article: Article = {
    id: address(page, { from: 0, to: text.length }),
    from: 0,
    to: text.length,
    blocks: blocks.map((_, i) => i),
    boundary: "certain",
  };
  const sentences = trees.map((tree, nth): Sentence => {
    const tokens = tokensOf(tree, spans[nth]!);
    return {
      article: article.id,
      block: long ? 0 : nth,
      from: tokens[0]!.from,
      to: tokens[tokens.length - 1]!.to,
      tokens,
      confidence: 1,
    };
  });
  return { page: whole, articles: [article], sentences };
}

function tokensOf(tree: TreebankSentence, spans: readonly Span[]): Token[] {
  return tree.forms.map((form, i) => ({
    ...spans[i]!,
    form,
    lemma: tree.lemmas[i]!,
    upos: tree.upos[i]! as Upos,
    xpos: tree.xpos[i]!,
    head: tree.heads[i]!,
    deprel: tree.deprels[i]!,
  }));
}

function shortTrees(source: string): TreebankSentence[] {
  return source
    .trim()
    .split(/\n[ \t]*\n/)
    .map((part) => {
      const rows = part
        .trim()
        .split("\n")
        .map((line) => line.trim().split(/\s+/));
      return {
        forms: rows.map((row) => row[0]!),
        upos: rows.map((row) => row[1]!),
        xpos: rows.map((row) => tagOf(row[0]!, row[1]!)),
        heads: rows.map((row) => Number(row[2]) - 1),
        deprels: rows.map((row) => row[3]!),
        lemmas: rows.map((row) => row[4] ?? lemmaOf(row[0]!, row[1]!)),
        comments: {},
      };
    });
}

function lemmaOf(form: string, upos: string): string {
  if (upos === "PROPN") return form;
  const lower = form.toLowerCase();
  if (upos === "NOUN") return lower.replace(/ies$/, "y").replace(/(?<![su])s$/, "");
  if (upos === "VERB")
    return lower === "said" ? "say" : lower === "told" ? "tell" : lower.replace(/(?<=[^e])ed$/, "").replace(/s$/, "");
  return lower;
}

function tagOf(form: string, upos: string): string {
  const plural = /[^s]s$/.test(form);
  if (upos === "NOUN") return plural ? "NNS" : "NN";
  if (upos === "PROPN") return plural ? "NNPS" : "NNP";
  if (upos === "ADJ") return "JJ";
  if (upos === "PRON") return /^(its|his|their|her|my|our|your)$/i.test(form) ? "PRP$" : "PRP";
  if (upos === "VERB") return "VBD";
  return "_";
}

function sticks(before: string | undefined, form: string): boolean {
  if (before === undefined) return true;
  return /^([.,;:!?)\]”’%]|['’]s?|n['’]t|-)$/.test(form) || /^([([“-])$/.test(before);
}

function spacesAfter(source: string): boolean[][] {
  return source
    .split(/\r?\n[ \t]*\r?\n/)
    .map((part) =>
      part
        .split(/\r?\n/)
        .filter((line) => /^\d+\t/.test(line))
        .map((line) => /SpaceAfter=No/.test(line)),
    )
    .filter((rows) => rows.length > 0);
}

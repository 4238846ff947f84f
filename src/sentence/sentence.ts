import type { Article } from "../article/article.ts";
import { type Kit, perKit } from "../kit/kit.ts";
import type { Noter } from "../note.ts";
import type { BlockKind } from "../page/block.ts";
import type { Page } from "../page/page.ts";
import type { Address, Span } from "../span.ts";
import { setRight } from "./ing-words.ts";
import { type Lemmatiser, lemma, openLemmatiser } from "./lemma.ts";
import { openParser, type Parser, parse } from "./parse.ts";
import { repaired } from "./repair.ts";
import { LONGEST, segments } from "./segment.ts";
import { openTagger, type Tagger, tag, wordOnce } from "./tag.ts";
import type { Word } from "./word.ts";

/** A sentence with its tokens as a dependency tree. */
export interface Sentence extends Span {
  readonly article: Address;
  /** Index into `Page.blocks`: tells captions and headlines from body text. */
  readonly block: number;
  readonly tokens: readonly Token[];
  /** Least margin of the parser's decisions, 0 … 1: low means the tree should not be leant on. */
  readonly confidence: number;
}

/** A token: the columns of CoNLL-U (Universal Dependencies, English), plus its span. */
export interface Token extends Span {
  /** The characters of the span. */
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag. */
  readonly xpos: string;
  /** Index of the head in `Sentence.tokens`; -1 for the root (CoNLL-U writes these as 1-based, 0 for the root). */
  readonly head: number;
  /** Universal relation with its subtype: "nsubj", "nsubj:pass", "nmod:poss". */
  readonly deprel: string;
}

export type Upos =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

/** The sentences of the headlines, paragraphs and captions of all articles, in text order; repeats of a block are not read again. */
export function sentences(
  layers: { readonly page: Page; readonly articles: readonly Article[] },
  kit: Kit,
  note: Noter,
): readonly Sentence[] {
  const { page, articles } = layers;
  const out: Sentence[] = [];
  for (const article of articles) {
    // Set only where the text is surely not English: trees made of it would be guesses.
    if (article.language !== undefined) continue;
    for (const index of article.blocks) {
      const block = page.blocks[index];
      if (!block || block.repeats !== undefined || !READ.includes(block.kind)) continue;
      for (const spans of segments(page.text, block.from, block.to)) {
        const { tokens, confidence } = analysed(page.text, spans, kit, block.kind === "headline");
        const span = { from: tokens[0]!.from, to: tokens[tokens.length - 1]!.to };
        if (spans.length === LONGEST) {
          note({ ...span, rule: "long-sentence", text: `a sentence of more than ${LONGEST} tokens was cut` });
        }
        out.push({ ...span, article: article.id, block: index, tokens, confidence });
      }
    }
  }
  return out.sort((a, b) => a.from - b.from);
}

/** The sentences of any plain text as tokens; spans count in `text`. */
export function parseText(text: string, kit: Kit): readonly (readonly Token[])[] {
  return segments(text).map((spans) => analysed(text, spans, kit, false).tokens);
}

/** The tree of given words; spans count in the words joined by one blank. */
export function parseWords(words: readonly string[], kit: Kit): readonly Token[] {
  const text = words.join(" ");
  let at = 0;
  const spans = words.map((word) => {
    const span = { from: at, to: at + word.length };
    at = span.to + 1;
    return span;
  });
  return analysed(text, spans, kit, false).tokens;
}

/** What the models of the kit look at in a form: its letters, and its word classes and fields in WordNet. */
export function wordAtoms(form: string, kit: Kit): Word {
  return wordOnce(form, core(kit).tagger);
}

const READ: readonly BlockKind[] = ["headline", "paragraph", "caption"];

/** The three models of a kit, opened together. */
interface Core {
  readonly tagger: Tagger;
  readonly parser: Parser;
  readonly lemmatiser: Lemmatiser;
}

const core = perKit<Core>((kit) => {
  const tagger = openTagger(kit.models.tagger);
  const tags = tagger.xpos.map((xpos, i) => `${xpos}|${tagger.upos[i]!}`);
  const parser = openParser(kit.models.parser, tags);
  return { tagger, parser, lemmatiser: openLemmatiser(kit.models.lemma) };
});

/** The tagger for headlines, trained with sentences rewritten as such; the common one where the kit has none. */
const headlineTagger = perKit<Tagger>((kit) =>
  kit.models.headline ? openTagger(kit.models.headline) : core(kit).tagger,
);

/** Tags, lemmas and heads for the tokens of one sentence. */
function analysed(
  text: string,
  spans: readonly Span[],
  kit: Kit,
  headline: boolean,
): { readonly tokens: readonly Token[]; readonly confidence: number } {
  const { parser, lemmatiser } = core(kit);
  const forms = spans.map(({ from, to }) => text.slice(from, to));
  // A first line that ends in a full stop is a whole sentence, not written as headlines are.
  const short = headline && forms[forms.length - 1] !== ".";
  const tagger = short ? headlineTagger(kit) : core(kit).tagger;
  const tagged = tag(forms, tagger, { headline: short });
  setRight(forms, tagged, tagger);
  const { heads, deprels, confidence } = parse(tagged, parser);
  const tokens = spans.map(({ from, to }, i): Token => {
    const form = forms[i]!;
    const upos = tagger.upos[tagged.classes[i]!]!;
    const xpos = tagger.xpos[tagged.classes[i]!]!;
    return {
      from,
      to,
      form,
      lemma: lemma(form, upos, xpos, lemmatiser),
      upos,
      xpos,
      head: heads[i]!,
      deprel: deprels[i]!,
    };
  });
  return { tokens: repaired(tokens), confidence };
}

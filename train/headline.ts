import type { TreebankSentence } from "../src/sentence/conllu.ts";

/**
 * Sentences of the treebank rewritten as headlines are: no articles, no forms of "be", the past told in the present, no full stop.
 * The treebanks hold hardly any real ones, and their missing words mislead a tagger that has seen only whole sentences.
 */
export function headlines(sentences: readonly TreebankSentence[], most: number): TreebankSentence[] {
  const fitting = sentences.filter(isFitting);
  const step = Math.max(1, Math.floor(fitting.length / most));
  return fitting
    .filter((_, i) => i % step === 0)
    .slice(0, most)
    .map(headline);
}

/** A statement with a verb and a subject, of a headline's length. */
function isFitting({ forms, upos, xpos, deprels, heads }: TreebankSentence): boolean {
  const root = heads.indexOf(-1);
  const told =
    xpos[root] === "VBD" ||
    xpos[root] === "VBZ" ||
    xpos[root] === "VBN" ||
    xpos[root] === "VBG" ||
    xpos[root] === "VBP";
  const named = deprels.some((deprel, i) => deprel.startsWith("nsubj") && heads[i] === root && upos[i] !== "PRON");
  return upos[root] === "VERB" && told && named && forms.length >= 5 && forms.length <= 24;
}

function headline(sentence: TreebankSentence): TreebankSentence {
  const { forms, lemmas, upos, xpos, heads, deprels, comments } = sentence;
  const kept = forms.flatMap((form, i) => {
    const isArticle = upos[i] === "DET" && /^(?:an?|the)$/i.test(form);
    const isBe = lemmas[i] === "be" && (deprels[i] === "aux:pass" || deprels[i] === "aux" || deprels[i] === "cop");
    return isArticle || isBe || (xpos[i] === "." && i === forms.length - 1) ? [] : [i];
  });
  const isPast = (i: number): boolean => xpos[i] === "VBD" && upos[i] === "VERB" && lemmas[i] !== "be";
  const place = new Map(kept.map((i, at) => [i, at]));
  return {
    forms: kept.map((i) =>
      isPast(i) ? third(lemmas[i]!) : upos[i] === "PROPN" || forms[i] === "I" ? forms[i]! : forms[i]!.toLowerCase(),
    ),
    lemmas: kept.map((i) => lemmas[i]!),
    upos: kept.map((i) => upos[i]!),
    xpos: kept.map((i) => (isPast(i) ? "VBZ" : xpos[i]!)),
    heads: kept.map((i) => place.get(heads[i]!) ?? -1),
    deprels: kept.map((i) => deprels[i]!),
    comments,
  };
}

function third(lemma: string): string {
  if (/(?:s|x|z|ch|sh|[^aeiou]o)$/.test(lemma)) return `${lemma}es`;
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
}

import type { Sentence } from "../sentence/sentence.ts";
import type { Draft } from "./draft.ts";
import { isSpeech, type Quote, quoteAt } from "./quote.ts";

/**
 * Quoted sentences that follow an attribution and have no cue of their own are its content too: “A,” he said. “B.” — and, where the quote
 * goes on from paragraph to paragraph, the paragraphs after it. Changes the drafts' content.
 */
export function extendOverQuotes(
  text: string,
  sentences: readonly Sentence[],
  drafts: readonly Draft[],
  quotes: readonly Quote[],
): void {
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const held = bySentence.get(draft.sentence);
    if (held) held.push(draft);
    else bySentence.set(draft.sentence, [draft]);
  }
  for (const draft of drafts) finishOpenQuote(draft, quotes, sentences);
  let current: Draft | undefined;
  let reach = -1;
  let block = -1;
  sentences.forEach((sentence, i) => {
    const own = (bySentence.get(i) ?? []).filter((draft) => !insideSpeech(text, draft, sentence, quotes));
    const previous = block;
    block = sentence.block;
    if (own.length > 0) {
      current = speaking(own) ?? undefined;
      reach = current ? (current.content.at(-1)?.to ?? -1) : -1;
      return;
    }
    if (!current) return;
    if (sentence.to <= reach) return;
    const quote = quoteAt(quotes, sentence.from) ?? quoteAt(quotes, sentence.from + 1);
    const begins = quote !== undefined && quote.from <= sentence.from + 1 && isSpeech(text, quote);
    if (!begins || covered(text, sentence, quotes) < 0.6 || hasOwnSpeaker(sentences, i, quote, bySentence)) {
      current = undefined;
      return;
    }
    if (
      block !== previous &&
      !quote.resumes &&
      !(isWholeBlock(sentences, i, quote) && startsNewQuote(text, current, quotes))
    ) {
      current = undefined;
      return;
    }
    const from = Math.max(quote.from, reach);
    add(current, { from: Math.max(from, sentence.from), to: Math.max(quote.to, sentence.from + 1) }, text);
    reach = Math.max(quote.to, sentence.to);
    finishOpenQuote(current, quotes, sentences);
  });
}

/** “We left. We had no choice,” he said: the quote's first sentence is told by the speaker behind its last. */
function hasOwnSpeaker(
  sentences: readonly Sentence[],
  i: number,
  quote: Quote,
  bySentence: ReadonlyMap<number, readonly Draft[]>,
): boolean {
  const { from } = sentences[i]!;
  for (let k = i + 1; k < sentences.length && sentences[k]!.from < quote.to; k++) {
    if (bySentence.get(k)?.some((draft) => draft.content.some((span) => span.from <= from + 1 && from < span.to)))
      return true;
  }
  return false;
}

/** The attribution of speech that a following quote belongs to: the last with a source that is no passing aside. */
function speaking(own: readonly Draft[]): Draft | undefined {
  if (own.some((draft) => draft.rule === "quote signature")) return undefined;
  const direct = own.findLast((draft) => draft.source !== undefined && draft.rule.startsWith("quote"));
  if (direct) return direct;
  return own.findLast(
    (draft) =>
      draft.source !== undefined &&
      draft.entry?.class === "speech" &&
      draft.rule !== "cited" &&
      draft.rule !== "to" &&
      draft.rule !== "object" &&
      draft.rule !== "preposition" &&
      draft.rule !== "passive",
  );
}

/** Content that ends in the middle of a quote goes on to the quote's end; where its mark was forgotten, not over its own cue. */
function finishOpenQuote(draft: Draft, quotes: readonly Quote[], sentences: readonly Sentence[]): void {
  const last = draft.content.at(-1);
  if (!last) return;
  const quote = quoteAt(quotes, last.to - 1);
  if (!quote || quote.from < last.from || quote.to <= last.to) return;
  const cue = sentences[draft.sentence]!.tokens[draft.cue.first]!.from;
  if (last.to <= cue && cue < quote.to) return;
  draft.content[draft.content.length - 1] = { from: last.from, to: quote.to };
}

/** Does the quote that a block begins with run to the block's end, so that no room is left for another speaker? */
function isWholeBlock(sentences: readonly Sentence[], i: number, quote: Quote): boolean {
  let last = i;
  while (sentences[last + 1]?.block === sentences[i]!.block) last++;
  return quote.to >= sentences[last]!.to - 1;
}

/** A new paragraph of quoted speech goes on with the same voice when the one before ended in a quote. */
function startsNewQuote(text: string, draft: Draft, quotes: readonly Quote[]): boolean {
  const last = draft.content.at(-1);
  const quote = last && quoteAt(quotes, last.to - 1);
  return quote !== undefined && isSpeech(text, quote);
}

function insideSpeech(text: string, draft: Draft, sentence: Sentence, quotes: readonly Quote[]): boolean {
  const token = sentence.tokens[draft.at];
  const quote = token && quoteAt(quotes, token.from);
  return quote !== undefined && !quote.forgotten && isSpeech(text, quote) && quote.from <= sentence.from + 1;
}

/** Share of the sentence that lies in quoted speech. */
function covered(text: string, sentence: Sentence, quotes: readonly Quote[]): number {
  let inside = 0;
  for (let at = sentence.from; at < sentence.to; ) {
    const quote = quoteAt(quotes, at);
    if (quote && isSpeech(text, quote)) {
      const to = Math.min(quote.to, sentence.to);
      inside += to - at;
      at = to;
    } else at++;
  }
  return inside / Math.max(1, sentence.to - sentence.from);
}

function add(draft: Draft, span: { from: number; to: number }, text: string): void {
  const last = draft.content.at(-1);
  if (last && span.from <= last.to) {
    draft.content[draft.content.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  } else if (last && /^\s*$/.test(text.slice(last.to, span.from))) {
    draft.content[draft.content.length - 1] = { from: last.from, to: span.to };
  } else draft.content.push(span);
}

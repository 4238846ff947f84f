import type { Span } from "../span.ts";

/**
 * A quoted stretch, its marks included. A quote without a closing mark runs to the end of its block if the next block takes it up, as
 * news does with speech of several paragraphs; if nothing does, its mark was forgotten and it ends with its first sentence.
 */
export interface Quote extends Span {
  readonly closed: boolean;
  /** Its closing mark was left out, so that where it ends is a guess. */
  readonly forgotten: boolean;
  /** It takes up a quote that the block before it left open. */
  readonly resumes: boolean;
}

/**
 * The quotes of the blocks of an article, in text order. Straight and curly marks may be mixed; a mark opens or closes by what stands
 * beside it; single quotes count only where they cannot be apostrophes. `sentences` in text order.
 */
export function quotes(text: string, blocks: readonly Span[], sentences: readonly Span[]): Quote[] {
  const out: Quote[] = [];
  let open = false;
  for (const block of blocks) {
    const found = quotesOfBlock(text, block, sentences, open);
    if (open && found[0]?.resumes !== true) out.push(cutShort(sentences, out.pop()!));
    for (const quote of found) out.push(quote);
    open = found.length > 0 && !found.at(-1)!.closed;
  }
  if (open) out.push(cutShort(sentences, out.pop()!));
  return out;
}

function quotesOfBlock(text: string, block: Span, sentences: readonly Span[], resumes: boolean): Quote[] {
  const out: Quote[] = [];
  let from = -1;
  let single = false;
  for (let i = block.from; i < block.to; i++) {
    const mark = markAt(text, i);
    if (!mark) continue;
    const isDouble = mark.double;
    const end = i + mark.length;
    if (from < 0) {
      if (opens(text, i, end, block, isDouble)) {
        from = i;
        single = !isDouble;
      }
    } else if (isDouble !== single && closes(text, i, end, block, isDouble)) {
      out.push({
        from,
        to: end,
        closed: true,
        forgotten: false,
        resumes: resumes && out.length === 0 && from === block.from,
      });
      from = -1;
    } else if (isDouble && !single && opens(text, i, end, block, true) && sentenceEnd(sentences, from, i) < i) {
      // A second opening mark behind the end of a sentence: the one before was never closed.
      const left = {
        from,
        to: i,
        closed: false,
        forgotten: true,
        resumes: resumes && out.length === 0 && from === block.from,
      };
      out.push(cutShort(sentences, left));
      from = i;
    }
    i = end - 1;
  }
  // A single quote that never closes was an apostrophe ("’Tis", "’90s").
  if (from >= 0 && !single) {
    out.push({
      from,
      to: trimmedEnd(text, block),
      closed: false,
      forgotten: false,
      resumes: resumes && out.length === 0 && from === block.from,
    });
  }
  return out;
}

function cutShort(sentences: readonly Span[], quote: Quote): Quote {
  return { ...quote, forgotten: true, to: sentenceEnd(sentences, quote.from, quote.to) };
}

/** Where the sentence that holds `from` ends; `to` when that is later or unknown. */
function sentenceEnd(sentences: readonly Span[], from: number, to: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (sentences[mid]!.to <= from) low = mid + 1;
    else high = mid;
  }
  return Math.min(sentences[low]?.to ?? to, to);
}

/** A quote mark at `i`; two single ones in a row are a double one. */
function markAt(text: string, i: number): { readonly double: boolean; readonly length: number } | undefined {
  const c = text[i]!;
  if (DOUBLE.has(c)) return { double: true, length: 1 };
  if (!SINGLE.has(c)) return undefined;
  return c !== "‘" && text[i + 1] === c
    ? { double: true, length: 2 }
    : c === "`"
      ? undefined
      : { double: false, length: 1 };
}

const DOUBLE: ReadonlySet<string> = new Set(['"', "“", "”", "„", "«", "»", "″"]);
const SINGLE: ReadonlySet<string> = new Set(["'", "‘", "’", "`"]);

function opens(text: string, i: number, end: number, block: Span, isDouble: boolean): boolean {
  const c = text[i]!;
  const before = i > block.from ? text[i - 1]! : " ";
  const after = end < block.to ? text[end]! : " ";
  if (isDouble)
    return /[“„«`]/.test(c) || (!/\s/.test(after) && (c !== "”" || /\s/.test(before)) && !/[\p{L}\d]/u.test(before));
  return c !== "’" && /[\s([—–-]/.test(before) && /[\p{L}\d.…]/u.test(after);
}

function closes(text: string, i: number, end: number, block: Span, isDouble: boolean): boolean {
  const c = text[i]!;
  const before = i > block.from ? text[i - 1]! : " ";
  const after = end < block.to ? text[end]! : " ";
  if (isDouble) return c === "”" || c === "»" || !/\s/.test(before) || !/[\p{L}\d]/u.test(after);
  return c !== "‘" && !/\s/.test(before) && !/[\p{L}\d]/u.test(after) && (/[.,?!…]/.test(before) || !/s/.test(before));
}

function trimmedEnd(text: string, block: Span): number {
  let to = block.to;
  while (to > block.from && /\s/.test(text[to - 1]!)) to--;
  return to;
}

/** The quote a position lies in, marks included. */
export function quoteAt(quotes: readonly Quote[], at: number): Quote | undefined {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (quotes[mid]!.to <= at) low = mid + 1;
    else high = mid;
  }
  const quote = quotes[low];
  return quote && quote.from <= at ? quote : undefined;
}

/** Is it speech, not a single word or name in scare quotes: at least three words, or punctuation inside its closing mark. */
export function isSpeech(text: string, quote: Span): boolean {
  const inner = text.slice(quote.from + 1, quote.to - 1);
  return /\s\S+\s\S/.test(inner) || /[.,?!]$/.test(inner);
}

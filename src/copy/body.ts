import type { Article } from "../article/article.ts";
import type { Page } from "../page/page.ts";
import type { Address } from "../span.ts";
import { joined, mixed } from "./hash.ts";
import { eachWord } from "./word.ts";

/**
 * A story as words to compare: those of its paragraphs first (`size` of them), repeats left out, then those of its headline and captions, which
 * may be copied too but tell no story apart. All arrays run over words.
 */
export interface Body {
  readonly id: Address;
  /** Of its page: `from` and `to` count in it. */
  readonly text: string;
  readonly size: number;
  /** Hash of each word's normal form. */
  readonly words: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** 1 inside quotation marks. */
  readonly quoted: Uint8Array;
  /** Where each paragraph begins, and the end of the last. */
  readonly paragraphs: readonly number[];
  /** The same of headline and captions. */
  readonly lines: readonly number[];
  /** The same for stories of the same body words, and for no others: 16 hex digits. */
  readonly hash: string;
}

/** The words of a story. */
export function bodyOf(page: Pick<Page, "text" | "blocks">, article: Pick<Article, "id" | "blocks">): Body {
  const words: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const quoted: number[] = [];
  const own = article.blocks.map((i) => page.blocks[i]!).filter(({ repeats }) => repeats === undefined);
  const taken = (kinds: readonly string[]): number[] => {
    const begins = [words.length];
    for (const block of own.filter(({ kind }) => kinds.includes(kind))) {
      const marks = quoteMarks(page.text, block.from, block.to);
      let mark = 0;
      eachWord(page.text, block.from, block.to, (hash, start, stop) => {
        while (mark < marks.length && marks[mark]! < start) mark++;
        words.push(hash);
        from.push(start);
        to.push(stop);
        quoted.push(mark % 2);
      });
      if (words.length > begins.at(-1)!) begins.push(words.length);
    }
    return begins;
  };
  const paragraphs = taken(["paragraph"]);
  const size = words.length;
  const lines = taken(["headline", "caption"]);
  return {
    id: article.id,
    text: page.text,
    size,
    words: Uint32Array.from(words),
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    quoted: Uint8Array.from(quoted),
    paragraphs,
    lines,
    hash: hashOf(words, size),
  };
}

/** The word that holds an offset, or the next one. Paragraphs come first, headline and captions after them. */
export function wordAt(body: Body, offset: number): number {
  const found = search(body.to, 0, body.size, offset);
  if (found < body.size && body.from[found]! <= offset) return found;
  const line = search(body.to, body.size, body.words.length, offset);
  return line < body.words.length && body.from[line]! <= offset ? line : found;
}

function search(ends: Uint32Array, begin: number, stop: number, offset: number): number {
  let [low, high] = [begin, stop];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where quotations open and close by turns; one that is left open closes with its paragraph. */
function quoteMarks(text: string, from: number, to: number): readonly number[] {
  const marks: number[] = [];
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const open = marks.length % 2 === 1;
    if (unit === 0x22) marks.push(at);
    else if (!open && (unit === 0x201c || unit === 0x201e || unit === 0xab)) marks.push(at);
    else if (open && (unit === 0x201d || unit === 0xbb)) marks.push(at);
  }
  return marks;
}

function hashOf(words: readonly number[], size: number): string {
  let [a, b] = [0x3c6ef372, 0x1f83d9ab];
  for (let i = 0; i < size; i++) {
    a = joined(a, words[i]!);
    b = joined(b, words[i]! ^ 0x5bd1e995);
  }
  return [a, b]
    .map((half) =>
      mixed(half ^ size)
        .toString(16)
        .padStart(8, "0"),
    )
    .join("");
}

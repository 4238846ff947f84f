import type { Body } from "./body.ts";

const MOST_CLOSING = 150;
const MOST_OPENING = 40;
const SHORT_LINE = 25;

/** The words of two stories, 1 each, that are standing text. */
interface Standing {
  readonly a: Uint8Array;
  readonly b: Uint8Array;
}

/**
 * Whole paragraphs that two stories open or close with word by word, not many words in all: an outlet's "about us", its appeals and footers stand
 * on all of its pages and make no copy. Undefined where there are none, or where a story is nothing else: then it is an excerpt.
 */
export function standing(a: Body, b: Body): Standing | undefined {
  const [paragraphsOfA, paragraphsOfB] = [paragraphs(a), paragraphs(b)];
  const opening = sameOpening(a, paragraphsOfA, b, paragraphsOfB);
  const closing = sameClosing(a, paragraphsOfA.slice(opening.length), b, paragraphsOfB.slice(opening.length));
  const pairs = [...opening, ...closing];
  if (pairs.length === 0) return undefined;
  if (pairs.length === paragraphsOfA.length || pairs.length === paragraphsOfB.length) return undefined;
  const marks = { a: new Uint8Array(a.size), b: new Uint8Array(b.size) };
  for (const [inA, inB] of pairs) {
    marks.a.fill(1, inA.begin, inA.end);
    marks.b.fill(1, inB.begin, inB.end);
  }
  return marks;
}

interface Paragraph {
  readonly begin: number;
  readonly end: number;
}

type Pair = readonly [inA: Paragraph, inB: Paragraph];

function paragraphs(body: Body): readonly Paragraph[] {
  return body.paragraphs.slice(1).map((end, i) => ({ begin: body.paragraphs[i]!, end }));
}

function sameOpening(a: Body, inA: readonly Paragraph[], b: Body, inB: readonly Paragraph[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let words = 0;
  for (let i = 0; i < inA.length && i < inB.length && same(a, inA[i]!, b, inB[i]!); i++) {
    words += inA[i]!.end - inA[i]!.begin;
    pairs.push([inA[i]!, inB[i]!]);
  }
  return words <= MOST_OPENING ? pairs : [];
}

/** A short line or two that only one of them ends with (a day, a credit) may stand behind. */
function sameClosing(a: Body, inA: readonly Paragraph[], b: Body, inB: readonly Paragraph[]): readonly Pair[] {
  for (let skipA = 0; skipA <= shortLines(inA); skipA++)
    for (let skipB = 0; skipB <= shortLines(inB); skipB++) {
      const pairs: Pair[] = [];
      let words = 0;
      for (let i = 1; i <= Math.min(inA.length - skipA, inB.length - skipB); i++) {
        const [lastOfA, lastOfB] = [inA[inA.length - skipA - i]!, inB[inB.length - skipB - i]!];
        if (!same(a, lastOfA, b, lastOfB)) break;
        words += lastOfA.end - lastOfA.begin;
        pairs.push([lastOfA, lastOfB]);
      }
      if (pairs.length > 0) return words <= MOST_CLOSING ? pairs : [];
    }
  return [];
}

/** How many of the last two paragraphs are short, from the end. */
function shortLines(all: readonly Paragraph[]): number {
  const short = (nth: number) => {
    const last = all[all.length - nth];
    return last !== undefined && last.end - last.begin <= SHORT_LINE;
  };
  return short(1) ? (short(2) ? 2 : 1) : 0;
}

function same(a: Body, inA: Paragraph, b: Body, inB: Paragraph): boolean {
  const words = inA.end - inA.begin;
  if (words !== inB.end - inB.begin) return false;
  for (let i = 0; i < words; i++) if (a.words[inA.begin + i] !== b.words[inB.begin + i]) return false;
  return true;
}

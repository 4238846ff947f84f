import { h1, h2, h3 } from "./hash.ts";
import { EDGE_WORD, type Word } from "./word.ts";

/** Changes with the templates below and with word.ts. */
export const TAG_TEMPLATES = "tag-4";
export const TAG_FEATURES = 54;

/**
 * Writes the hashed features of token `i` into `out`; `before1`, `before2` are the classes given to the
 * two tokens before (-1: none), `around` says what finite verbs stand around (`Finite`).
 */
export function tagFeatures(
  words: readonly Word[],
  i: number,
  before1: number,
  before2: number,
  casing: number,
  around: number,
  out: Int32Array,
): number {
  const w = words[i]!;
  const l1 = i > 0 ? words[i - 1]! : EDGE_WORD;
  const l2 = i > 1 ? words[i - 2]! : EDGE_WORD;
  const r1 = i + 1 < words.length ? words[i + 1]! : EDGE_WORD;
  const r2 = i + 2 < words.length ? words[i + 2]! : EDGE_WORD;
  const a = w.ambiguity;
  const first = i === 0 ? 1 : 0;
  const where = casing * 2 + first;
  out[0] = h1(1, 0);
  out[1] = h1(2, w.lower);
  out[2] = h2(3, w.exact, where);
  out[3] = h1(4, w.suffix1);
  out[4] = h1(5, w.suffix2);
  out[5] = h1(6, w.suffix3);
  out[6] = h1(7, w.suffix4);
  out[7] = h1(8, w.prefix1);
  out[8] = h1(9, w.prefix2);
  out[9] = h1(10, w.prefix3);
  out[10] = h2(11, w.shape, where);
  out[11] = h1(12, a);
  out[12] = h1(13, w.classes);
  out[13] = h2(14, w.classes, w.suffix3);
  out[14] = h3(15, w.classes, w.shape, where);
  out[15] = h1(16, before1);
  out[16] = h1(17, before2);
  out[17] = h2(18, before1, before2);
  out[18] = h2(19, before1, w.lower);
  out[19] = h2(20, before1, a);
  out[20] = h3(21, before1, before2, a);
  out[21] = h3(22, before1, a, r1.ambiguity);
  out[22] = h2(23, a, r1.ambiguity);
  out[23] = h3(24, a, r1.ambiguity, r2.ambiguity);
  out[24] = h1(25, l1.lower);
  out[25] = h1(26, l2.lower);
  out[26] = h1(27, r1.lower);
  out[27] = h1(28, r2.lower);
  out[28] = h2(29, l1.lower, w.lower);
  out[29] = h2(30, w.lower, r1.lower);
  out[30] = h2(31, before1, r1.lower);
  out[31] = h2(32, before1, r1.ambiguity);
  out[32] = h3(33, before1, before2, r1.ambiguity);
  out[33] = h1(34, r1.suffix3);
  out[34] = h1(35, l1.suffix3);
  out[35] = h2(36, r1.shape, w.shape);
  out[36] = h2(37, l1.shape, w.shape);
  out[37] = h2(38, before1, w.suffix2);
  out[38] = h2(39, before1, w.suffix3);
  out[39] = h3(40, before1, w.lower, r1.ambiguity);
  out[40] = h2(41, w.lower, r1.ambiguity);
  out[41] = h2(42, w.lower, l1.ambiguity);
  out[42] = h3(43, l1.lower, a, r1.lower);
  out[43] = h2(44, w.suffix3, r1.ambiguity);
  out[44] = h3(45, l2.lower, l1.lower, a);
  out[45] = h3(46, a, r1.lower, r2.lower);
  out[46] = h3(47, before1, w.shape, w.classes);
  out[47] = h3(48, w.lower, r1.ambiguity, r2.ambiguity);
  out[48] = h2(49, around, w.suffix2);
  out[49] = h2(50, around, a);
  out[50] = h3(51, around, before1, a);
  out[51] = h2(52, around, w.classes);
  out[52] = h3(53, around, before1, w.suffix3);
  out[53] = h2(54, around, w.lower);
  return TAG_FEATURES;
}

/** Which of the joint tags are finite verbs, and which begin a clause: commas, conjunctions, relative words. */
export interface ClauseTags {
  readonly finite: Uint8Array;
  readonly opens: Uint8Array;
  /** The finite ones by number. */
  readonly finiteList: readonly number[];
}

export function clauseTags(tags: readonly string[]): ClauseTags {
  const finite = Uint8Array.from(tags, (tag) => (/^(?:VBD|VBZ|VBP|MD)\|/.test(tag) ? 1 : 0));
  return {
    finite,
    finiteList: tags.flatMap((_, c) => (finite[c] === 1 ? [c] : [])),
    opens: Uint8Array.from(tags, (tag) => (/^(?:,|:|CC|WDT|WP|WRB)\||\|SCONJ$/.test(tag) ? 1 : 0)),
  };
}

/**
 * Follows a sentence from left to right: a verb form in -ed that has no finite verb anywhere around it is one itself. Bit 0: a finite
 * verb stands on the left; bit 1: also since the last comma or conjunction; above: how sure one is to follow.
 */
export class Finite {
  private readonly tags: ClauseTags;
  private readonly ahead: Uint8Array;
  private left = 0;

  constructor(words: readonly Word[], tags: ClauseTags) {
    this.tags = tags;
    this.ahead = new Uint8Array(words.length);
    for (let i = words.length - 2; i >= 0; i--) this.ahead[i] = Math.max(this.ahead[i + 1]!, words[i + 1]!.finite);
  }

  around(i: number): number {
    return this.left + 4 * this.ahead[i]!;
  }

  /** Takes note of the class given to the token. */
  tagged(class_: number): void {
    if (this.tags.finite[class_] === 1) this.left = 3;
    else if (this.tags.opens[class_] === 1) this.left &= 1;
  }
}

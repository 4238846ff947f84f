import type { Address, Span } from "../span.ts";
import type { Body } from "./body.ts";
import { standing } from "./furniture.ts";
import { type Run, runs } from "./run.ts";
import { SHINGLE, shingles } from "./shingle.ts";
import { CONTAINED, FEWEST_WORDS } from "./signature.ts";
import { isTemplate } from "./template.ts";

/**
 * How the text of a story lies to that of another: the same words; the same with changes here and there; a part of it; the whole of it with more;
 * passages in common, each with a text of its own besides.
 */
export type Relation = "identical" | "edited" | "excerpt-of" | "contains" | "shares-passages";

/** A story that has text in common with another. */
export interface Copy {
  readonly article: Address;
  readonly other: Address;
  readonly relation: Relation;
  /** One text that is filled in anew, with names, figures or days in place of others: each tells of something else. */
  readonly template?: true;
  /** The part of its own body words that stands in the other, 0 to 1, to the thousandth. */
  readonly share: number;
  /** The part of the other's that stands in this one. */
  readonly otherShare: number;
  /** What they share, in the order of this story, headline and captions included; each a maximal run of the same words. */
  readonly spans: readonly SharedSpan[];
}

/** A run of the same words here and there, which may be set in other signs and line ends. */
export interface SharedSpan extends Span {
  readonly other: Span;
}

// The bars, measured by bench:quality near-duplicates.
const COPIED = 0.6;
const OWN_WORDS_COPIED = 0.5;
const ENOUGH_OWN_WORDS = 20;
const SHORTER = 0.8;

/**
 * What a story has of another; undefined where that is no more than chance, stock phrases, a common quotation, or standing text such as a footer.
 * Decided by the shingles of the shorter one that the other contains. `copyOf(b, a)` is `copyOf(a, b)` seen from the other side.
 */
export function copyOf(a: Body, b: Body): Copy | undefined {
  if (a.size < FEWEST_WORDS || b.size < FEWEST_WORDS) return undefined;
  if (b.id < a.id) {
    const copy = copyOf(b, a);
    return copy && mirrored(copy);
  }
  if (sameWords(a, b)) return found(a, b, "identical", 1, 1);
  const apart = standing(a, b);
  const [inA, inB] = [matched(a, b, apart?.a), matched(b, a, apart?.b)];
  if (Math.max(inA.contained, inB.contained) < CONTAINED) return undefined;
  return found(a, b, relationOf(a, inA, b, inB), inA.share, inB.share);
}

/** The same fact from the other story's side. */
export function mirrored({ article, other, relation, share, otherShare, spans, template }: Copy): Copy {
  const turned: Partial<Record<Relation, Relation>> = { "excerpt-of": "contains", contains: "excerpt-of" };
  return {
    article: other,
    other: article,
    relation: turned[relation] ?? relation,
    ...(template && { template }),
    share: otherShare,
    otherShare: share,
    spans: spans
      .map(({ from, to, other: there }) => ({ ...there, other: { from, to } }))
      .sort((x, y) => x.from - y.from || x.other.from - y.other.from),
  };
}

function found(a: Body, b: Body, relation: Relation, share: number, otherShare: number): Copy {
  const thousandth = (part: number) => Math.round(part * 1000) / 1000;
  const shared = runs(a, b);
  const spans = shared.map((run) => sharedSpan(a, b, run));
  const template = relation !== "identical" && isTemplate(a, b, shared);
  return {
    article: a.id,
    other: b.id,
    relation: template ? "shares-passages" : relation,
    ...(template && { template }),
    share: thousandth(share),
    otherShare: thousandth(otherShare),
    spans: spans.sort((x, y) => x.from - y.from || x.other.from - y.other.from),
  };
}

function sharedSpan(a: Body, b: Body, { inA, inB, length }: Run): SharedSpan {
  return {
    from: a.from[inA]!,
    to: a.to[inA + length - 1]!,
    other: { from: b.from[inB]!, to: b.to[inB + length - 1]! },
  };
}

/** What of a story stands in another one. */
interface Matched {
  /** The part of its shingles. */
  readonly contained: number;
  /** The part of its words that stand in such shingles. */
  readonly share: number;
  /** The same of its words outside quotation marks: those of the reporter. */
  readonly own: number;
  readonly words: number;
}

/** `apart`: words that are left out of the count, 1 each. */
function matched(body: Body, other: Body, apart: Uint8Array | undefined): Matched {
  const there = new Set(shingles(other.words, other.size));
  const covered = new Uint8Array(body.size);
  const all = shingles(body.words, body.size);
  let [hits, counted] = [0, 0];
  for (let i = 0; i < all.length; i++) {
    if (apart?.[i]) continue;
    counted++;
    if (!there.has(all[i]!)) continue;
    hits++;
    covered.fill(1, i, i + SHINGLE);
  }
  let [words, shared, own, ownShared] = [0, 0, 0, 0];
  for (let i = 0; i < body.size; i++) {
    if (apart?.[i]) continue;
    words++;
    shared += covered[i]!;
    if (body.quoted[i]) continue;
    own++;
    ownShared += covered[i]!;
  }
  const share = words === 0 ? 0 : shared / words;
  return {
    contained: counted === 0 ? 0 : hits / counted,
    share,
    own: own < ENOUGH_OWN_WORDS ? share : ownShared / own,
    words,
  };
}

/** Two reporters who quote one speech at length share passages only: what they wrote themselves decides. */
function relationOf(a: Body, inA: Matched, b: Body, inB: Matched): Relation {
  const copied = ({ share, own }: Matched) => share >= COPIED && own >= OWN_WORDS_COPIED;
  if (copied(inA) && a.size < SHORTER * b.size) return "excerpt-of";
  if (copied(inB) && b.size < SHORTER * a.size) return "contains";
  if (copied(inA) && copied(inB)) return "edited";
  return "shares-passages";
}

function sameWords(a: Body, b: Body): boolean {
  if (a.size !== b.size || a.hash !== b.hash) return false;
  for (let i = 0; i < a.size; i++) if (a.words[i] !== b.words[i]) return false;
  return true;
}

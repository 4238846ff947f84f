/** The types of names the tagger knows. */
export const NAME_TYPES = ["PER", "ORG", "LOC"] as const;
export type NameType = (typeof NAME_TYPES)[number];

/** Labels of tokens: 0 outside; then begin, inside, end and single for each type in turn. */
export const LABELS = 1 + 4 * NAME_TYPES.length;

/** A typed stretch of tokens, `last` inclusive. */
export interface TypedStretch {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
}

/** The labels of a sentence's tokens; what overlaps an earlier stretch is left out. */
export function labelsOf(length: number, stretches: readonly TypedStretch[]): Uint8Array {
  const labels = new Uint8Array(length);
  for (const { first, last, type } of stretches) {
    if (labels.subarray(first, last + 1).some((label) => label !== 0)) continue;
    const base = 1 + 4 * NAME_TYPES.indexOf(type);
    if (first === last) labels[first] = base + 3;
    else {
      labels.fill(base + 1, first + 1, last);
      labels[first] = base;
      labels[last] = base + 2;
    }
  }
  return labels;
}

/** The stretches that labels in a permitted order stand for. */
export function stretchesOf(labels: Uint8Array): TypedStretch[] {
  const out: TypedStretch[] = [];
  let first = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 0) continue;
    const part = (labels[i]! - 1) & 3;
    if (part === 0 || part === 3) first = i;
    if (part >= 2) out.push({ first, last: i, type: typeOfLabel(labels[i]!)! });
  }
  return out;
}

export function typeOfLabel(label: number): NameType | undefined {
  return label === 0 ? undefined : NAME_TYPES[(label - 1) >> 2];
}

/** For each label those that may stand before it: inside and end go on with what was begun, all others follow what has ended. */
export const BEFORE: readonly Uint8Array[] = Array.from({ length: LABELS }, (_, label) =>
  Uint8Array.from(Array.from({ length: LABELS }, (_, before) => before).filter((before) => follows(before, label))),
);

function follows(before: number, label: number): boolean {
  const open = before !== 0 && ((before - 1) & 3) < 2;
  const goesOn = label !== 0 && (((label - 1) & 3) === 1 || ((label - 1) & 3) === 2);
  return goesOn ? open && typeOfLabel(before) === typeOfLabel(label) : !open;
}

/** Whether a sentence may begin, and as well end, so. */
export const MAY_BEGIN = Uint8Array.from({ length: LABELS }, (_, label) => (follows(0, label) ? 1 : 0));
export const MAY_END = Uint8Array.from({ length: LABELS }, (_, label) => (follows(label, 0) ? 1 : 0));

/**
 * The best path through the scores of a sentence's tokens (`scores[LABELS · i + label]`) and the transitions
 * (`transitions[LABELS · before + label]`): its labels, and by token how much worse the best path is that gives it another type
 * or border.
 */
export class Lattice {
  labels = new Uint8Array(0);
  margins = new Int32Array(0);
  private forward = new Int32Array(0);
  private backward = new Int32Array(0);

  /** Tokens with `free[i] = 0` stay outside all names. */
  solve(scores: Int32Array, transitions: Int32Array, free: Uint8Array, length: number, margins: boolean): void {
    if (this.labels.length < length) {
      this.labels = new Uint8Array(length * 2);
      this.margins = new Int32Array(length * 2);
      this.forward = new Int32Array(length * 2 * LABELS);
      this.backward = new Int32Array(length * 2 * LABELS);
    }
    const { forward, labels } = this;
    for (let i = 0; i < length; i++) {
      const at = i * LABELS;
      const end = free[i] === 0 ? 1 : LABELS;
      for (let label = 0; label < LABELS; label++) {
        let top = NEVER;
        if (label < end) {
          if (i === 0) top = MAY_BEGIN[label] === 1 ? 0 : NEVER;
          else
            for (const before of BEFORE[label]!) {
              const score = forward[at - LABELS + before]! + transitions[before * LABELS + label]!;
              if (score > top) top = score;
            }
        }
        forward[at + label] = top <= DEAD ? NEVER : top + scores[at + label]!;
      }
    }
    const last = (length - 1) * LABELS;
    let label = 0;
    for (let l = 0; l < LABELS; l++) if (MAY_END[l] === 1 && forward[last + l]! > forward[last + label]!) label = l;
    const best = forward[last + label]!;
    for (let i = length - 1; ; i--) {
      labels[i] = label;
      if (i === 0) break;
      const need = forward[i * LABELS + label]! - scores[i * LABELS + label]!;
      for (const before of BEFORE[label]!)
        if (
          forward[(i - 1) * LABELS + before]! > DEAD &&
          forward[(i - 1) * LABELS + before]! + transitions[before * LABELS + label]! === need
        ) {
          label = before;
          break;
        }
    }
    if (margins) this.measure(scores, transitions, free, length, best);
  }

  private measure(scores: Int32Array, transitions: Int32Array, free: Uint8Array, length: number, best: number): void {
    const { forward, backward, labels } = this;
    for (let i = length - 1; i >= 0; i--) {
      const at = i * LABELS;
      if (i === length - 1) for (let l = 0; l < LABELS; l++) backward[at + l] = MAY_END[l] === 1 ? 0 : NEVER;
      else {
        backward.fill(NEVER, at, at + LABELS);
        const end = free[i + 1] === 0 ? 1 : LABELS;
        for (let next = 0; next < end; next++) {
          const ahead = backward[at + LABELS + next]!;
          if (ahead <= DEAD) continue;
          for (const label of BEFORE[next]!) {
            const score = ahead + scores[at + LABELS + next]! + transitions[label * LABELS + next]!;
            if (score > backward[at + label]!) backward[at + label] = score;
          }
        }
      }
      let other = NEVER;
      for (let l = 0; l < LABELS; l++)
        if (l !== labels[i] && forward[at + l]! > DEAD && backward[at + l]! > DEAD)
          other = Math.max(other, forward[at + l]! + backward[at + l]!);
      this.margins[i] = other === NEVER ? -NEVER : best - other;
    }
  }
}

/** Less than any path can score, and far enough from the end of the integers. */
const NEVER = -1e9;
const DEAD = -5e8;

import { contains, type Span } from "../span.ts";
import type { Stance } from "./attribution.ts";
import type { Draft } from "./draft.ts";

/** For each draft the one whose content holds it, the smallest such: "State TV said [the rebels had claimed …]". */
export function chained(drafts: readonly Draft[], cueSpan: (draft: Draft) => Span): Map<Draft, Draft> {
  const out = new Map<Draft, Draft>();
  const spans = drafts.map(cueSpan);
  const lengths = drafts.map((draft) => draft.content.reduce((sum, span) => sum + span.to - span.from, 0));
  drafts.forEach((inner, i) => {
    if (inner.through && drafts.includes(inner.through)) {
      out.set(inner, inner.through);
      return;
    }
    let best = -1;
    // Content reaches at most over the neighbouring paragraphs, so only drafts close by are asked.
    for (let j = Math.max(0, i - 40); j < Math.min(drafts.length, i + 12); j++) {
      if (j === i || !drafts[j]!.content.some((span) => contains(span, spans[i]!))) continue;
      if (best < 0 || lengths[j]! < lengths[best]!) best = j;
    }
    if (best >= 0 && !(out.get(drafts[best]!) === inner)) out.set(inner, drafts[best]!);
  });
  return out;
}

/** Two drafts that each hold the other's cue cannot both be right: the surer one stands, the other is left out. */
export function withoutMutual(
  drafts: readonly Draft[],
  cueSpan: (draft: Draft) => Span,
  sureOf?: ReadonlyMap<Draft, number>,
): Draft[] {
  const sure = (draft: Draft): number => (sureOf?.get(draft) ?? draft.sure) - (draft.unlisted ? 1 : 0);
  const dropped = new Set<Draft>();
  for (let i = 0; i < drafts.length; i++) {
    for (let j = i + 1; j < Math.min(drafts.length, i + 12); j++) {
      const [a, b] = [drafts[i]!, drafts[j]!];
      if (a.through === b || b.through === a) continue;
      const holds =
        a.content.some((span) => contains(span, cueSpan(b))) && b.content.some((span) => contains(span, cueSpan(a)));
      if (holds) dropped.add(sure(a) >= sure(b) ? b : a);
    }
  }
  return drafts.filter((draft) => !dropped.has(draft));
}

/** "said there was no truth in reports that …": who tells a verdict, and little before it, takes its stance. */
export function adopted(outer: ReadonlyMap<Draft, Draft>, cueSpan: (draft: Draft) => Span): Map<Draft, Stance> {
  const out = new Map<Draft, Stance>();
  for (const [draft, teller] of outer) {
    if (draft.source || draft.entry?.class !== "belief" || !teller.source || teller.stance !== "asserts") continue;
    if (draft.stance !== "denies" && draft.stance !== "doubts") continue;
    if (teller.cueClass !== "speech" && teller.cueClass !== "document") continue;
    const first = Math.min(draft.content[0]!.from, cueSpan(draft).from);
    if (first - teller.content[0]!.from <= BEFORE_VERDICT) out.set(teller, draft.stance);
  }
  return out;
}

/** Characters of "that there was so far" and the like. */
const BEFORE_VERDICT = 24;

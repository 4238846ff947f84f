import type { ClaimRecord, Teller } from "../record.ts";
import { contains, type Span } from "../span.ts";
import type { Sheet } from "./proof.ts";
import { printable } from "./width.ts";
import { type Piece, type Style, wrap } from "./wrap.ts";

interface Mark extends Span {
  readonly label: string;
  readonly style: Style;
}

// A "sentence" longer than this (a page without full stops) is shown around its first mark only.
const longest = 1600;

/** A sentence as written, the triggers of its claims and the sources and cues of their tellers marked: `[1 attacked]`, `[a said]`. */
export function quote(sheet: Sheet, span: Span, claims: readonly ClaimRecord[]): Piece[][] {
  const marks = [...triggers(claims), ...sources(claims.flatMap((claim) => claim.told))];
  const first = Math.min(...marks.map((mark) => mark.from));
  const shown = window(span, Number.isFinite(first) ? first : span.from);
  const pieces = marked(sheet.reading.page.text, shown, marks);
  if (shown.from > span.from) pieces.unshift({ text: "… " });
  if (shown.to < span.to) pieces.push({ text: " …" });
  return wrap(pieces, sheet.width - 7).map((line, i) => [
    { text: ` ${(i === 0 ? `L${sheet.lines.of(span.from)}` : "").padEnd(6)}`, style: "faint" },
    ...line,
  ]);
}

function triggers(claims: readonly ClaimRecord[]): Mark[] {
  const numbers = new Map<string, { span: Span; label: string }>();
  for (const claim of claims) {
    const { from, to } = claim.event.trigger;
    const held = numbers.get(`${from}-${to}`);
    numbers.set(`${from}-${to}`, { span: { from, to }, label: held ? `${held.label},${claim.nr}` : `${claim.nr}` });
  }
  return [...numbers.values()].map(({ span, label }) => ({ ...span, label, style: "trigger" as const }));
}

function sources(tellers: readonly Teller[]): Mark[] {
  return [...new Set(tellers)].flatMap(({ letter, attribution }) => [
    ...(attribution.source ? [{ ...attribution.source, label: letter, style: "source" as const }] : []),
    { ...attribution.cue, label: letter, style: "cue" as const },
  ]);
}

function window(span: Span, first: number): Span {
  if (span.to - span.from <= longest) return span;
  const from = Math.max(span.from, first - longest / 4);
  return { from, to: Math.min(span.to, from + longest) };
}

/** The characters of a span with the marks that lie in it as brackets, outer before inner. */
export function marked(text: string, span: Span, marks: readonly Mark[]): Piece[] {
  const inside = marks
    .filter((mark) => contains(span, mark) && mark.to > mark.from)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const cuts = new Set([span.from, span.to, ...inside.flatMap((mark) => [mark.from, mark.to])]);
  const offsets = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  offsets.forEach((at, i) => {
    for (const mark of inside) if (mark.to === at) pieces.push({ text: "]", style: "faint" });
    for (const mark of inside) if (mark.from === at) pieces.push({ text: `[${mark.label}\u00a0`, style: "faint" });
    const next = offsets[i + 1];
    if (next === undefined) return;
    const style = inside.findLast((mark) => mark.from <= at && next <= mark.to)?.style;
    pieces.push({ text: printable(text.slice(at, next)), ...(style && { style }) });
  });
  return pieces;
}

import type { Span } from "../span.ts";
import { tokens } from "./token.ts";
import { STARTERS, TITLES } from "./word-lists.ts";

/** A longer sentence is cut at a safe place: what reads it takes time for its whole length. */
export const LONGEST = 200;

/**
 * The sentences of text[from, to), each as its tokens. A blank line always ends a sentence. Quotes and brackets that close stay with
 * the sentence they close; the dot of an abbreviation ends none unless a sentence plainly begins after it.
 */
export function segments(text: string, from = 0, to = text.length): Span[][] {
  const all = tokens(text, from, to);
  const out: Span[][] = [];
  let begin = 0;
  for (let i = 0; i < all.length; i++) {
    const end = i + 1 === all.length || blankLine(text, all[i]!.to, all[i + 1]!.from) ? i : boundary(text, all, i);
    if (end < 0) continue;
    cut(text, all.slice(begin, end + 1), out);
    begin = end + 1;
    i = end;
  }
  return out;
}

/** If a sentence ends with token `i`: its last token (closing quotes taken along), else -1. */
function boundary(text: string, all: readonly Span[], i: number): number {
  const token = all[i]!;
  const first = text[token.from]!;
  const last = text[token.to - 1]!;
  const isEnd = last === "!" || last === "?" || (last === "." && token.to - token.from === 1);
  const isDots = first === "…" || (last === "." && first === "." && token.to - token.from > 1);
  const isAbbreviation = last === "." && !isEnd && !isDots;
  if (!isEnd && !isDots && !isAbbreviation) return -1;
  let end = i;
  while (end + 1 < all.length && all[end + 1]!.to - all[end + 1]!.from <= 2 && closes(text, all, end + 1)) {
    if (blankLine(text, all[end]!.to, all[end + 1]!.from)) return end;
    end++;
  }
  const next = all[end + 1];
  if (!next || blankLine(text, all[end]!.to, next.from)) return end;
  const gap = next.from > all[end]!.to;
  const start = startAt(text, all, end + 1);
  if (!gap) return isEnd && last === "." && end === i && start === "upper" && !isName(text, all, i) ? end : -1;
  if (isAbbreviation) {
    if (end > i) return start === "lower" ? -1 : end;
    const form = text.slice(token.from, token.to - 1).toLowerCase();
    if (TITLES.has(form) || token.to - token.from === 2) return -1;
    return start === "upper" && STARTERS.has(wordAt(text, all, end + 1)) ? end : -1;
  }
  if (start === "lower")
    return isEnd && end === i && last !== "." ? end : isEnd && last === "." && end === i ? end : -1;
  if (isDots) return start === "upper" ? end : -1;
  // "1. First": a number alone with its dot opens a list item.
  return end;
}

/** What the next sentence would begin with, quotes and brackets passed over. */
function startAt(text: string, all: readonly Span[], i: number): "upper" | "lower" | "other" {
  for (let k = i; k < Math.min(all.length, i + 3); k++) {
    const ch = String.fromCodePoint(text.codePointAt(all[k]!.from)!);
    if (/\p{Lu}/u.test(ch)) return "upper";
    if (/\p{Ll}/u.test(ch)) return "lower";
    if (/\p{N}/u.test(ch)) return "upper";
    if (!/["'“”‘’«([{*•–—-]/.test(ch)) return "other";
  }
  return "other";
}

/** The word the next sentence would begin with; none where a figure stands first: "on Nov. 16 in heavy rain" goes on. */
function wordAt(text: string, all: readonly Span[], i: number): string {
  for (let k = i; k < Math.min(all.length, i + 3); k++) {
    const form = text.slice(all[k]!.from, all[k]!.to);
    if (/\p{L}/u.test(form)) return form.toLowerCase();
    if (/\p{N}/u.test(form)) return "";
  }
  return "";
}

/** Whether a token closes something: a quote or bracket set against what stands before it. */
function closes(text: string, all: readonly Span[], k: number): boolean {
  const form = text.slice(all[k]!.from, all[k]!.to);
  if (form === ")" || form === "]" || form === "”" || form === "»" || form === "}") return true;
  if (form === '"' || form === "'" || form === "’" || form === "''") {
    const glued = all[k]!.from === all[k - 1]!.to;
    const nextGlued =
      k + 1 < all.length && all[k + 1]!.from === all[k]!.to && /[\p{L}\p{N}]/u.test(text[all[k + 1]!.from]!);
    return glued && !nextGlued;
  }
  return false;
}

/** "Node.js", "example.Com": a dot with no space on either side inside something like a name. */
function isName(text: string, all: readonly Span[], i: number): boolean {
  const before = all[i - 1];
  return !before || before.to !== all[i]!.from || !/[a-z)”"]/.test(text[before.to - 1]!) || before.to - before.from < 3;
}

function blankLine(text: string, from: number, to: number): boolean {
  if (to - from < 2) return false;
  const first = text.indexOf("\n", from);
  if (first < 0 || first >= to) return false;
  const second = text.indexOf("\n", first + 1);
  return second >= 0 && second < to;
}

/** Adds a sentence, in pieces when it is too long: at a semicolon, dash or comma in the last third if there is one. */
function cut(text: string, sentence: readonly Span[], out: Span[][]): void {
  let begin = 0;
  while (sentence.length - begin > LONGEST) {
    let end = begin + LONGEST;
    for (const sign of [";", "—", ","]) {
      const at = lastSign(text, sentence, begin + Math.floor((LONGEST * 2) / 3), begin + LONGEST, sign);
      if (at >= 0) {
        end = at + 1;
        break;
      }
    }
    out.push(sentence.slice(begin, end));
    begin = end;
  }
  out.push(sentence.slice(begin));
}

function lastSign(text: string, sentence: readonly Span[], from: number, to: number, sign: string): number {
  for (let i = to - 1; i >= from; i--) if (text[sentence[i]!.from] === sign) return i;
  return -1;
}

import type { Span } from "../span.ts";

/** A line with something on it: its characters without the white space around them. */
export interface Line extends Span {
  /** Blank lines just before it. */
  readonly gap: number;
  /** White space before its first character. */
  readonly indent: number;
}

/** The lines of a text that are not blank. Line ends: LF, CRLF, CR, VT, FF, U+2028, U+2029. */
export function lines(text: string): readonly Line[] {
  const found: Line[] = [];
  let gap = 0;
  for (let at = 0; at <= text.length; ) {
    const end = endOfLine(text, at);
    const from = skipSpace(text, at, end);
    if (from === end) gap++;
    else {
      found.push({ from, to: trimEnd(text, from, end), gap: found.length === 0 ? 0 : gap, indent: from - at });
      gap = 0;
    }
    at = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
  }
  return found;
}

/** First position from `from` on that is no white space, at most `to`. */
export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The words of a short line, by white space. */
export function wordsOf(line: string): readonly string[] {
  return line.split(/\s+/u).filter((word) => word !== "");
}

/** True when a line ends like a sentence: a stop, whatever quotes and brackets follow it. Initials ("the U.S.") are no stop. */
export function endsSentence(line: string): boolean {
  const end = line.slice(-12).replace(/["'”’»)\]\s]+$/u, "");
  if (/(?:^|\s|\b)(?:[A-Z]\.){2,}$/.test(end)) return false;
  return /[.!?…。؟।۔！？]$/u.test(end);
}

/** True when the first letter is lower case. */
export function startsLower(line: string): boolean {
  return /^[^\p{L}\p{N}]{0,3}\p{Ll}/u.test(line);
}

/** Share of words with a capital among those of four letters and more (in a title the small words stay small). */
export function titleShare(line: string): number {
  const long = wordsOf(line).filter((word) => /\p{L}{4}/u.test(word));
  if (long.length === 0) return 0;
  return long.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length / long.length;
}

/** True when all letters that have a case are capitals, and there are at least two. */
export function isCapitals(line: string): boolean {
  return /\p{Lu}.*\p{Lu}/su.test(line) && !/\p{Ll}/u.test(line);
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

function isLineEnd(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x2028 || code === 0x2029;
}

function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

// The same characters as \s, so that "all text that is not white space" means one thing everywhere.
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

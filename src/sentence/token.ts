import type { Span } from "../span.ts";
import { ABBREVIATIONS, CONTRACTIONS, PREFIXES } from "./word-lists.ts";

/**
 * The tokens of text[from, to) by the conventions of the UD English treebanks: "don't" = do / n't, "al-Khiam" = al / - / Khiam,
 * "Lt." and "U.S." are one token. Every character that is not white space lies in exactly one token; any string is fine.
 */
export function tokens(text: string, from = 0, to = text.length): Span[] {
  const out: Span[] = [];
  const clear: Clear = { until: from };
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10 || (isSpaceCode(code) && SPACE.test(text[at]!))) {
      at++;
      continue;
    }
    at = Math.min(to, isLatinLetter(code) ? word(text, at, to, out, clear) : other(text, at, to, out, clear));
  }
  return out;
}

/** Pushes the token or tokens that begin at a letter; returns where they end. */
function word(text: string, at: number, to: number, out: Span[], clear: Clear): number {
  const special = addressLength(text, at, to, clear);
  if (special > 0) return push(out, at, at + special);
  let end = at + match(WORD, text, at, to);
  if (end === at) return push(out, at, at + codePointLength(text, at));
  const form = text.slice(at, Math.min(end, at + 40));
  if (text[end] === "." && end < to && text[end + 1] !== ".") {
    const dotted = match(DOTTED, text, at, to);
    if (dotted > 0) return push(out, at, at + dotted);
    if (ABBREVIATIONS.has(form.toLowerCase()) && !(LOWER_ONLY_SENTENCE_END.has(form) && endsText(text, end + 1, to)))
      return push(out, at, end + 1);
    if (form.length === 1 && form !== "I" && isUpper(form) && initialAhead(text, end + 1, to))
      return push(out, at, end + 1);
  }
  if (text[end] === "-" || text[end] === "‑" || text[end] === "‐") {
    const rest = PREFIXES.has(form.toLowerCase()) ? match(WORD, text, end + 1, to) : 0;
    if (rest > 0) end += 1 + rest;
  }
  return contracted(text, at, end, out);
}

/** Splits a word off its contracted ending. */
function contracted(text: string, at: number, end: number, out: Span[]): number {
  if (end - at < 30) {
    const lower = text.slice(at, end).toLowerCase().replaceAll("’", "'");
    const apostrophe = lower.indexOf("'");
    const cut = apostrophe < 0 ? CONTRACTIONS.get(lower) : /(?:n't|'(?:s|m|d|re|ve|ll))$/.exec(lower)?.index;
    if (cut !== undefined && cut > 0) {
      push(out, at, at + cut);
      return push(out, at + cut, end);
    }
    if (
      apostrophe < 0 &&
      (lower === "y" || lower === "d" || lower === "l") &&
      QUOTE_WORD.test(text.slice(end, end + 2))
    )
      return push(out, at, end + 1);
  }
  return push(out, at, end);
}

/** Pushes the token that begins at anything but a Latin letter. */
function other(text: string, at: number, to: number, out: Span[], clear: Clear): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return number(text, at, to, out, clear);
  if (code === 0x27 || code === 0x2019 || code === 0x60) {
    const clitic =
      out.length > 0 && out[out.length - 1]!.to === at ? match(CLITIC, text, at, to) : match(ELIDED, text, at, to);
    if (clitic > 0) return push(out, at, at + clitic);
  }
  if (code > 127) {
    const letters = match(WORD, text, at, to);
    if (letters > 0) return contracted(text, at, at + letters, out);
  }
  const run = match(SIGNS, text, at, to);
  return push(out, at, at + (run > 0 ? run : codePointLength(text, at)));
}

function number(text: string, at: number, to: number, out: Span[], clear: Clear): number {
  const address = addressLength(text, at, to, clear);
  if (address > 0) return push(out, at, at + address);
  const length = match(NUMBER, text, at, to);
  const unit = match(UNIT, text, at + length, to);
  const tail = match(WORD, text, at + length, to);
  if (unit > 0 && unit === tail) {
    push(out, at, at + length);
    return push(out, at + length, at + length + unit);
  }
  return push(out, at, at + length + tail);
}

/** How far ahead the text holds no e-mail or web address: most stretches between blanks are seen to hold none at a glance. */
interface Clear {
  until: number;
}

function addressLength(text: string, at: number, to: number, clear: Clear): number {
  if (at < clear.until) return 0;
  let end = at + 1;
  while (end < to && end < at + 2000 && text.charCodeAt(end) > 32) end++;
  if (!MAYBE_ADDRESS.test(text.slice(at, end))) {
    clear.until = end;
    return 0;
  }
  return match(ADDRESS, text, at, to);
}

function push(out: Span[], from: number, to: number): number {
  out.push({ from, to });
  return to;
}

/** Length of the match of a sticky expression at a place, not beyond `to`; 0 if none. */
function match(expression: RegExp, text: string, at: number, to: number): number {
  expression.lastIndex = at;
  const found = expression.exec(text);
  return found ? Math.min(found[0].length, to - at) : 0;
}

function codePointLength(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function isLatinLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isSpaceCode(code: number): boolean {
  return code <= 32 || code >= 0x80;
}

function isUpper(form: string): boolean {
  return form !== form.toLowerCase();
}

/** Whether a capital letter follows after blanks: "J. Smith". */
function initialAhead(text: string, at: number, to: number): boolean {
  let i = at;
  while (i < to && i < at + 3 && text[i] === " ") i++;
  return i < to && /\p{Lu}/u.test(text[i]!);
}

/** Whether the paragraph ends here or a sentence plainly begins. */
function endsText(text: string, at: number, to: number): boolean {
  let i = at;
  while (i < to && i < at + 4 && /[\s"”’')\]]/.test(text[i]!)) i++;
  return i >= to || /\p{Lu}/u.test(text[i]!);
}

const SPACE = /\s/;
const QUOTE_WORD = /^['’]\p{L}/u;
/** Words that are abbreviations with a dot but also end sentences without being one. */
const LOWER_ONLY_SENTENCE_END = new Set([
  "no",
  "sun",
  "sat",
  "fig",
  "mar",
  "art",
  "pop",
  "gen",
  "ill",
  "in",
  "miss",
  "wash",
  "cal",
  "mass",
]);
const MAYBE_ADDRESS =
  /:\/|@|www\.|mailto:|\.(?:com|org|net|gov|edu|mil|info|co|ru|uk|de|fr|il|iq|ir|ua|doc|xls|pdf|html?|php)\b/i;
const ADDRESS =
  /(?:(?:https?:\/{1,2}|www\.|mailto:)[^\s<>"“”]{0,2000}[^\s<>"“”.,;:!?)\]'’]|[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}|(?:[\w-]{1,63}\.){1,6}(?:com|org|net|gov|edu|mil|info|co|ru|uk|de|fr|il|iq|ir|ua|doc|xls|pdf|html?|php)\b(?:\/[^\s<>"“”]{0,500}[^\s<>"“”.,;:!?)\]'’])?)/iuy;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:(?:['’](?=\p{L})|&(?=\p{Lu}))[\p{L}\p{M}\p{N}_]+)*/uy;
const DOTTED = /(?:\p{L}\.){2,8}(?!\p{L})|Ph\.D\.|M\.Sc\.|B\.Sc\./uy;
const NUMBER =
  /\d{1,4}(?:-\d{1,4}){2,4}(?![\p{L}\p{N}])|\d{3}-\d{4}(?!\d)|\d{5}-\d{4}(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:/]\d+)*(?:,\d{3})*/uy;
const UNIT =
  /(?:am|pm|a\.m\.|p\.m\.|km|kg|mm|cm|mph|kmh|kph|lbs?|hrs?|mins?|ft|gb|mb|mw|kw|m|bn|k|x|h)(?![\p{L}\p{N}])/iuy;
const CLITIC = /['’`](?:s|m|d|re|ve|ll)(?![\p{L}\p{N}])/iuy;
const ELIDED = /['’](?:\d\ds?|em|til|tis|twas|cause|n)(?![\p{L}\p{N}])/iuy;
const SIGNS =
  /[:;=]['-]?[)(DPp](?![\p{L}\p{N}])|\.{2,}|…+|[!?]{2,}|\.[!?]+|-{2,}|–{2,}|—{2,}|''|``|<{2,}|>{2,}|\*{2,}|={2,}|_{2,}|~{2,}|\+{2,}|#{2,}|[@#][A-Za-z_][\p{L}\p{N}_]*/uy;

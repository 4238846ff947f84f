/** How many terminal columns a text takes: wide East Asian characters and emoji two, combining marks none. */
export function width(text: string): number {
  let columns = 0;
  for (const char of text) columns += charWidth(char.codePointAt(0)!);
  return columns;
}

/** Cut to a number of columns, with "…" as the last one when something is lost. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let out = "";
  let used = 0;
  for (const char of text) {
    const next = charWidth(char.codePointAt(0)!);
    if (used + next > columns - 1) break;
    out += char;
    used += next;
  }
  return `${out}…`;
}

/** Filled with spaces to a number of columns; longer texts are cut. */
export function pad(text: string, columns: number): string {
  const fitted = cut(text, columns);
  return fitted + " ".repeat(Math.max(0, columns - width(fitted)));
}

/**
 * The page's characters made safe for a terminal, one character for one: control characters as their pictures (␛), the
 * invisible marks that turn text around as "�". Line breaks and tabs become spaces.
 */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r\v\f\u0085\u2028\u2029]/g, " ")
    .replace(/[\u0000-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "\ufffd")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** The same for text of several lines: line breaks and tabs stay. */
export function printableLines(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((part, i) => (i % 2 === 1 ? part : printable(part)))
    .join("");
}

/**
 * What goes to a terminal, whoever made it: of escape sequences colors alone pass. JSON stays JSON: a character of it is its picture, which is
 * another text, so only a pipe has the text itself.
 */
export function screened(text: string): string {
  return HARMFUL.test(text)
    ? text
        .split(COLORS)
        .map((part, i) => (i % 2 === 1 ? part : printableLines(part)))
        .join("")
    : text;
}

const COLORS = /(\u001b\[\d{0,3}(?:;\d{1,3}){0,5}m)/;
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

function charWidth(code: number): number {
  if (code < 0x300) return 1;
  if (zero.test(String.fromCodePoint(code))) return 0;
  return wide.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
}

const zero = /\p{Mn}|\p{Me}|[\u200b-\u200d\u2060]|[\ufe00-\ufe0f]/u;

// Unicode 16 East_Asian_Width W and F, as blocks.
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

import { width } from "./width.ts";

/** Text in one style; a line is a list of them. */
export interface Piece {
  readonly text: string;
  readonly style?: Style;
}

export type Style = "strong" | "faint" | "trigger" | "source" | "cue" | "doubt" | "denied" | "open" | "type";

/** Breaks pieces at spaces into lines of at most `columns`; a word longer than a line is cut where it must be. */
export function wrap(pieces: readonly Piece[], columns: number): Piece[][] {
  const lines: Piece[][] = [[]];
  let used = 0;
  const breakLine = () => {
    lines.push([]);
    used = 0;
  };
  for (const word of words(pieces)) {
    const size = word.reduce((sum, piece) => sum + width(piece.text), 0);
    if (isSpace(word)) {
      if (used > 0) used += put(lines.at(-1)!, word);
      continue;
    }
    if (used + size > columns && used > 0) breakLine();
    if (size <= columns) used += put(lines.at(-1)!, word);
    else
      for (const piece of word)
        for (const char of piece.text) {
          const next = width(char);
          if (used + next > columns) breakLine();
          used += put(lines.at(-1)!, [{ ...piece, text: char }]);
        }
  }
  return lines.map(trimEnd).filter((line, i, all) => line.length > 0 || all.length === 1 || i === 0);
}

/** Runs without spaces (which may change style in the middle) and the spaces between them. */
function words(pieces: readonly Piece[]): Piece[][] {
  const out: Piece[][] = [];
  let open = false;
  for (const piece of pieces)
    for (const part of piece.text.split(/( +)/)) {
      if (part === "") continue;
      const space = part.startsWith(" ");
      const kept = { ...piece, text: space ? " " : part };
      if (space || !open) out.push([kept]);
      else out.at(-1)!.push(kept);
      open = !space;
    }
  return out;
}

function isSpace(word: readonly Piece[]): boolean {
  return word.length === 1 && word[0]!.text === " ";
}

/** Adds to a line, joining what has one style; the columns added. */
function put(line: Piece[], word: readonly Piece[]): number {
  let added = 0;
  for (const piece of word) {
    const last = line.at(-1);
    if (last && last.style === piece.style) line[line.length - 1] = { ...last, text: last.text + piece.text };
    else line.push(piece);
    added += width(piece.text);
  }
  return added;
}

function trimEnd(line: readonly Piece[]): Piece[] {
  const out = [...line];
  while (out.length > 0) {
    const last = out.at(-1)!;
    // Plain spaces alone: other blanks are part of what was written, and were counted.
    const text = last.text.replace(/ +$/, "");
    if (text !== "") {
      out[out.length - 1] = { ...last, text };
      return out;
    }
    out.pop();
  }
  return out;
}

/** A line as characters; styles become colours only when asked for. */
export function paint(line: readonly Piece[], color: boolean): string {
  if (!color) return plainSpaces(line.map((piece) => piece.text).join(""));
  return plainSpaces(
    line.map(({ text, style }) => (style ? `\u001b[${codes[style]}m${text}\u001b[0m` : text)).join(""),
  );
}

/** No-break spaces keep a mark's label and its first word on one line; on the sheet they are plain ones. */
function plainSpaces(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

// Only the sixteen basic colours: they follow the reader's own light or dark theme.
const codes: Readonly<Record<Style, string>> = {
  strong: "1",
  faint: "2",
  trigger: "1;31",
  source: "36",
  cue: "4;36",
  doubt: "33",
  denied: "1;33",
  open: "35",
  type: "1",
};

import type { EventModality } from "../src/event/event.ts";
import type { Span } from "../src/span.ts";

/** `[label text]` or `[label=value text]` in a sentence of train/sentences: the characters it covers, brackets out. */
export interface Mark extends Span {
  readonly label: string;
  readonly value: string;
}

export interface MarkedLine {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** An `event=TYPE/mode:modality@ACLED` value. */
export interface EventValue {
  readonly type: string;
  readonly mode?: string;
  readonly modality: EventModality;
  readonly acled?: string;
}

/** The sentences of a file: comments and empty lines left out. Throws RangeError on an unbalanced line. */
export function markedLines(file: string): MarkedLine[] {
  return file
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map(markedLine);
}

export function markedLine(line: string): MarkedLine {
  let text = "";
  const marks: (Mark & { nth: number })[] = [];
  const open: { label: string; value: string; from: number; nth: number }[] = [];
  const opener = /\[([a-z][a-z-]*)(?:=([^\s\]]+))? /y;
  let nth = 0;
  for (let i = 0; i < line.length; ) {
    opener.lastIndex = i;
    const found = opener.exec(line);
    if (found) {
      open.push({ label: found[1]!, value: found[2] ?? "", from: text.length, nth: nth++ });
      i = opener.lastIndex;
    } else {
      if (line[i] === "]") {
        const mark = open.pop();
        if (!mark) throw new RangeError(`a "]" closes nothing: ${line}`);
        marks.push({ ...mark, to: text.length });
      } else text += line[i]!;
      i++;
    }
  }
  if (open.length > 0) throw new RangeError(`"[${open[0]!.label} " is not closed: ${line}`);
  return { text, marks: marks.sort((a, b) => a.nth - b.nth).map(({ nth: _, ...mark }) => mark) };
}

export function eventValue(value: string): EventValue | undefined {
  const found = /^([A-Z]+)(?:\/([a-z-]+))?(?::([a-z]+))?(?:@([A-Z_]+))?$/.exec(value);
  if (!found) return undefined;
  const [, type, mode, modality, acled] = found;
  return {
    type: type!,
    modality: (modality ?? "actual") as EventModality,
    ...(mode && { mode }),
    ...(acled && { acled }),
  };
}

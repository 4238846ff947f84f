import type { Kit } from "../kit/kit.ts";
import { type Reading, read } from "../read.ts";
import type { Span } from "../span.ts";
import { type FoundMark, foundMentions, foundRecord, foundTolls } from "./found.ts";

/** `[label text]` or `[label=value text]`; nested; `\[` is a bracket of the text. */
export interface Mark extends Span {
  readonly label: string;
  readonly value?: string;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Brackets out: the plain text and where the marks stood. Throws RangeError on an unbalanced line. */
export function parseMarked(line: string): Marked {
  let text = "";
  const marks: Mark[] = [];
  const open: { label: string; value?: string; from: number; nth: number }[] = [];
  const opener = /\[([a-z][a-z-]*)(?:=([^\s\]]+))? /y;
  for (let i = 0; i < line.length; ) {
    opener.lastIndex = i;
    const found = opener.exec(line);
    if (found) {
      open.push({
        label: found[1]!,
        ...(found[2] === undefined ? {} : { value: found[2] }),
        from: text.length,
        nth: marks.length,
      });
      i = opener.lastIndex;
    } else if (line[i] === "]") {
      const mark = open.pop();
      if (!mark) throw new RangeError(`a "]" closes nothing: ${line}`);
      const { nth: _nth, ...rest } = mark;
      marks.push({ ...rest, to: text.length });
      i++;
    } else {
      if (line[i] === "\\" && (line[i + 1] === "[" || line[i + 1] === "]")) i++;
      text += line[i]!;
      i++;
    }
  }
  if (open.length > 0) throw new RangeError(`"[${open[0]!.label} " is not closed: ${line}`);
  return { text, marks };
}

/** Marks back in: outer before inner, labels in alphabetical order where two stand on one span. */
export function renderMarked(text: string, marks: readonly Mark[]): string {
  const sorted = [...marks].sort(
    (a, b) => a.from - b.from || b.to - a.to || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  );
  let out = "";
  const escaped = (s: string) => s.replace(/[[\]]/g, "\\$&");
  for (let i = 0; i <= text.length; i++) {
    for (const mark of sorted) if (mark.to === i && mark.to > mark.from) out += "]";
    for (const mark of sorted)
      if (mark.from === i) out += `[${mark.label}${mark.value === undefined ? "" : `=${mark.value}`} `;
    if (i < text.length) out += escaped(text[i]!);
  }
  return out;
}

export interface MarkedOptions {
  /**
   * "record": source, cue, content, recipient, event and its roles. "mentions": actor, place, time, count, weapon.
   * "tolls": dead, injured, arrested …, on the word that says so.
   */
  readonly layer: "record" | "mentions" | "tolls";
  /** Only these labels are compared; without it, all labels of the layer. */
  readonly labels?: readonly string[];
  /** Only found marks that rest on this lexicon entry (for lexicon examples); roles and sources go with their event and cue. */
  readonly entry?: string;
  readonly published?: string;
}

/** Reads the line's text and puts what was found back in: the test is `expect(got).toBe(expected)`. `¶` in the line is a blank line. */
export function checkMarked(
  line: string,
  kit: Kit,
  options: MarkedOptions,
): { readonly expected: string; readonly got: string; readonly reading: Reading } {
  const { text, marks } = parseMarked(line.replaceAll(" ¶ ", "\n\n"));
  const reading = read(text, kit, options.published === undefined ? undefined : { published: options.published });
  const layers = { record: foundRecord, mentions: foundMentions, tolls: foundTolls };
  const found = layers[options.layer](reading).filter(
    (mark) =>
      (options.labels === undefined || options.labels.includes(mark.label)) &&
      (options.entry === undefined || mark.entries.includes(options.entry)),
  );
  const wanted = marks.filter((mark) => options.labels === undefined || options.labels.includes(mark.label));
  return { expected: renderMarked(text, wanted), got: renderMarked(text, asAsked(unique(found), wanted)), reading };
}

/** Found marks shown with the value components the line asks for: `[event=ASSAULT:planned …]` compares both, `[event …]` none. */
function asAsked(found: readonly FoundMark[], wanted: readonly Mark[]): Mark[] {
  return found.map(({ label, from, to, values }) => {
    const asked = wanted.find((mark) => mark.label === label && mark.from === from && mark.to === to)?.value;
    if (asked === undefined) return { label, from, to };
    const right = values.includes(asked) || asked.split(":").every((part) => values.includes(part));
    return { label, from, to, value: right ? asked : values.join(":") || "none" };
  });
}

function unique(found: readonly FoundMark[]): FoundMark[] {
  const by = new Map<string, FoundMark>();
  for (const mark of found) {
    const key = `${mark.label} ${mark.from} ${mark.to}`;
    const held = by.get(key);
    by.set(key, held ? { ...held, values: [...held.values, ...mark.values] } : mark);
  }
  return [...by.values()];
}

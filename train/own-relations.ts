import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Span } from "../src/span.ts";
import { type Mark, parseMarked } from "../test/marked.ts";

/** A sentence of our own with a source, a target and the PLOVER type of what the one does to the other. */
export interface OwnPair {
  readonly text: string;
  readonly source: Span | undefined;
  readonly target: Span | undefined;
  readonly type: string;
  readonly modality: string;
  /** "lexicon" or the file it is from. */
  readonly from: string;
}

/** The marked sentences of files: the main event of each line, and the further ones that have an actor and a target of their own. */
export function pairsOfFile(file: string): OwnPair[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(
      (line) => line.trim() !== "" && !line.startsWith("#") && !line.startsWith("xfail") && line.includes("[event"),
    )
    .flatMap((line) => pairsOfLine(line, file));
}

function pairsOfLine(line: string, from: string): OwnPair[] {
  let marked: ReturnType<typeof parseMarked>;
  try {
    marked = parseMarked(line.trim());
  } catch {
    return [];
  }
  const { text, marks } = marked;
  return ["", "-b", "-c"].flatMap((end) => {
    const event = marks.find((mark) => mark.label === `event${end}`);
    if (!event?.value) return [];
    const code = /^([A-Z]+)(?:\/[a-z-]+)?(?::([a-z]+))?/.exec(event.value);
    if (!code) return [];
    // a further event is learned from only where it says both who and whom
    const source = spanOf(marks, `actor${end}`);
    const target = spanOf(marks, `target${end}`);
    if (end !== "" && !(source && target)) return [];
    return [{ text, source, target, type: code[1]!, modality: code[2] ?? "actual", from }];
  });
}

/** The examples of the lexicon's verbs: the type is the entry's. */
export function pairsOfLexicon(folder: string): OwnPair[] {
  const out: OwnPair[] = [];
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith(".yaml"))
    .sort())
    for (const entry of parse(readFileSync(join(folder, name), "utf8"), { schema: "failsafe" }) as Example[])
      for (const example of entry.plover === undefined ? [] : (entry.examples ?? [])) {
        const { text, marks } = parseMarked(example);
        const event = marks.find((mark) => mark.label === "event");
        if (!event) continue;
        const modality = /:([a-z]+)/.exec(event.value ?? "")?.[1] ?? "actual";
        out.push({
          text,
          source: spanOf(marks, "actor"),
          target: spanOf(marks, "target"),
          type: entry.plover!,
          modality,
          from: "lexicon",
        });
      }
  return out;
}

interface Example {
  readonly plover?: string;
  readonly examples?: readonly string[];
}

function spanOf(marks: readonly Mark[], label: string): Span | undefined {
  const mark = marks.find((each) => each.label === label);
  return mark && { from: mark.from, to: mark.to };
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { VerbEntry } from "../src/event/entry.ts";
import type { EventModality } from "../src/event/event.ts";
import { type Kit, section } from "../src/kit/kit.ts";
import type { Span } from "../src/span.ts";
import { eventValue, type Mark, markedLine, markedLines } from "./marked.ts";

/** A sentence of our own with a source, a target and the PLOVER type of what the one does to the other. */
export interface OwnPair {
  readonly text: string;
  readonly source: Span | undefined;
  readonly target: Span | undefined;
  readonly type: string;
  readonly modality: EventModality;
  readonly from: "lexicon" | "own";
  readonly isHeld: boolean;
}

/** train/sentences/*.txt: the main event of each line, and the further ones that say both who and whom. Every fifth line is held back. */
export function pairsOfSentences(folder: string): OwnPair[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) =>
      markedLines(readFileSync(join(folder, name), "utf8")).flatMap(({ text, marks }, i) =>
        ["", "-b", "-c"].flatMap((end): OwnPair[] => {
          const event = eventValue(marks.find(({ label }) => label === `event${end}`)?.value ?? "");
          const source = spanOf(marks, `actor${end}`);
          const target = spanOf(marks, `target${end}`);
          if (!event || (end === "" ? !(source || target) : !(source && target))) return [];
          const { type, modality } = event;
          return [{ text, source, target, type, modality, from: "own", isHeld: i % 5 === 4 }];
        }),
      ),
    );
}

/** The examples of the lexicon's verbs: the type is the entry's. */
export function pairsOfLexicon(kit: Kit): OwnPair[] {
  return section<VerbEntry>(kit, "verbs").flatMap(({ plover, examples }) =>
    plover === undefined || !Array.isArray(examples)
      ? []
      : (examples as readonly string[]).flatMap((example): OwnPair[] => {
          const { text, marks } = markedLine(example);
          const event = marks.find(({ label }) => label === "event");
          const source = spanOf(marks, "actor");
          const target = spanOf(marks, "target");
          if (!event || !(source || target)) return [];
          const modality = (/:([a-z]+)/.exec(event.value)?.[1] ?? "actual") as EventModality;
          return [{ text, source, target, type: plover, modality, from: "lexicon", isHeld: false }];
        }),
  );
}

function spanOf(marks: readonly Mark[], label: string): Span | undefined {
  const mark = marks.find((each) => each.label === label);
  return mark && { from: mark.from, to: mark.to };
}

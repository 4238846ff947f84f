import type { Entry, Kit } from "../kit/kit.ts";
import { checkMarked, type MarkedOptions, parseMarked } from "./marked.ts";

/** An example sentence of an entry that is not read as marked; `gap` when it is an xfail that is read right now. */
export interface Missed {
  readonly entry: Entry;
  /** Which of the entry's examples, from 0. */
  readonly nth: number;
  readonly expected: string;
  readonly got: string;
  readonly gap: boolean;
}

/** The examples of an entry that come out otherwise than marked; none for a section whose examples are not read. */
export function missedExamples(section: string, entry: Entry, kit: Kit): Missed[] {
  const options = compared[section];
  if (!options) return [];
  return examplesOf(entry).flatMap((example, nth) => {
    const { line, gap } = plainExample(example);
    const used = parseMarked(line).marks.map((mark) => mark.label);
    // A verb's example may leave roles unmarked: only the labels it uses are compared.
    const labels = options.labels?.includes("event") ? [...new Set(["event", ...used])] : options.labels;
    const { expected, got } = checkMarked(line, kit, {
      ...options,
      ...(labels ? { labels } : {}),
      // an operator's example shows events of other entries
      ...(section === "operators" ? {} : { entry: entry.id }),
    });
    return (expected === got) === (gap !== undefined) ? [{ entry, nth, expected, got, gap: gap !== undefined }] : [];
  });
}

/** What an entry's examples are compared by; a section without one (word classes, say) is only checked for form. */
export const compared: Readonly<Record<string, MarkedOptions>> = {
  actors: { layer: "mentions", labels: ["actor"] },
  agents: { layer: "mentions", labels: ["actor"] },
  outlets: { layer: "mentions", labels: ["actor"] },
  weapons: { layer: "mentions", labels: ["weapon"] },
  places: { layer: "mentions", labels: ["place"] },
  cues: { layer: "record", labels: ["source", "cue", "content", "recipient"] },
  verbs: { layer: "record", labels: ["event"] },
  operators: { layer: "record", labels: ["event"] },
};

export function examplesOf({ examples }: Entry): string[] {
  return [examples].flat().filter((each): each is string => typeof each === "string");
}

/** "xfail (reason): sentence" is a known gap. */
export function plainExample(example: string): { readonly line: string; readonly gap?: string } {
  const gap = /^xfail \(([^)]*)\): */.exec(example);
  return gap ? { line: example.slice(gap[0].length), gap: gap[1]! } : { line: example };
}

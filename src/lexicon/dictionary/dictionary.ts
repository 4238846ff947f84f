import type { Kit } from "../../kit/kit.ts";
import { actorsOf } from "./actors.ts";
import { agentsOf } from "./agents.ts";
import { type Left, leaving } from "./report.ts";
import { verbsOf } from "./verbs.ts";

/** The files of TABARI and PETRARCH by what they hold. */
export const dictionaryKinds = ["actors", "agents", "verbs", "discards", "issues"] as const;
export type DictionaryKind = (typeof dictionaryKinds)[number];

/** An entry of a user lexicon on its way to a file. */
export interface Made {
  readonly section: string;
  readonly id: string;
  readonly [field: string]: string | readonly string[];
}

export interface Imported {
  readonly kind: DictionaryKind;
  readonly entries: readonly Made[];
  /** Roots, nouns, verbs and patterns, phrases: what the file holds. */
  readonly seen: number;
  readonly left: readonly Left[];
}

/** A dictionary of TABARI or PETRARCH as entries of a user lexicon. Odd lines are counted, never thrown at. */
export function imported(path: string, source: string, kit: Kit, kind = kindOf(source)): Imported {
  const out = leaving();
  const lines = source
    .split(/\r\n|\n|\r/)
    .map((text, k) => ({ text, at: `${path}:${k + 1}` }))
    .filter(({ text, at }) => {
      if (text.length > LONGEST) out.none(`a line of more than ${LONGEST} characters`, at, text);
      return text.length <= LONGEST;
    });
  switch (kind) {
    case "actors":
      return { kind, ...actorsOf(lines, kit, out), left: out.all() };
    case "agents":
      return { kind, ...agentsOf(lines, kit, out), left: out.all() };
    case "verbs":
      return { kind, ...verbsOf(lines, kit, out), left: out.all() };
    case "discards":
    case "issues": {
      let seen = 0;
      const reason =
        kind === "discards"
          ? "a phrase that drops its sentence or story: Daybook keeps every sentence and says what it found in it"
          : "an issue word: contexts come with the event, not with a word of the story";
      for (const { text, at } of lines) {
        if (bare(text) === "") continue;
        seen++;
        out.none(reason, at, text);
      }
      return { kind, entries: [], seen, left: out.all() };
    }
  }
}

/** A line of a dictionary has some dozens of characters; one much longer is of something else. */
const LONGEST = 4000;

export interface Line {
  readonly text: string;
  readonly at: string;
}

/** What kind of dictionary it is, by the look of its lines. */
export function kindOf(source: string): DictionaryKind {
  const votes: Record<DictionaryKind, number> = { actors: 0, agents: 0, verbs: 0, discards: 0, issues: 0 };
  for (const line of source.split(/[\r\n]+/)) {
    const text = line.length > LONGEST ? "" : bare(line);
    if (text === "") continue;
    if (/^-{3}.*-{3}$|^- .*\*|^- .*\[[-\d:]+\]$|^&\w/.test(text)) votes.verbs += 2;
    else if (/\[\s*~[A-Z]*[a-z]?/.test(text) || /^![A-Z_]+!\s*=/.test(text)) votes.agents += 2;
    else if (/^(n|np|v|ns|nst|vp|~)\s*:/i.test(text)) votes.issues += 2;
    else if (/^\+?\S.*\[[A-Z]{3,}|^\[[A-Z]{3,}/.test(text)) votes.actors += 2;
    else if (text.startsWith("~") || /^[^[]+\[[A-Z_]+\]$/.test(text)) votes.issues += 1;
    else if (!text.includes("[")) votes.discards += 0.2;
  }
  return (Object.entries(votes) as [DictionaryKind, number][]).reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** A line without its comment ("# …", "; …") and the blanks at both ends. */
export function bare(text: string): string {
  return text.replace(/(^|\s|\])[#;].*$/, "$1").trim();
}

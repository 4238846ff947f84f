import type { Stance } from "./attribution.ts";
import type { Cue } from "./cue.ts";

/** How the source stands to the content: the entry's stance, turned by negation and by "could not". */
export function stanceOf(cue: Cue, rule: string): Stance {
  const { entry } = cue.phrase;
  const plain = entry.stance ?? "asserts";
  // "told its members to stay at home"
  if (!cue.negated && rule === "to" && cue.phrase.words[0] === "tell") return "demands";
  if (!cue.negated) return plain;
  if (entry.negated) return entry.negated;
  if (entry.class !== "speech") return plain;
  if (plain === "confirms") return "unverified";
  if (plain === "denies" || plain === "doubts") return "unverified";
  if (plain === "asserts") return rule === "to" ? "denies" : "declines";
  return plain === "claims-responsibility" ? "denies" : "declines";
}

import type { Content } from "./content.ts";
import type { Cue } from "./cue.ts";
import { isFiniteForm } from "./phrase.ts";
import { lower, type Run, type Scene, trimmed } from "./scene.ts";
import type { Source } from "./subject.ts";

/** "…, | which | the mayor called | unacceptable": what a naming cue calls the thing before it. */
export function whichContent(scene: Scene, cue: Cue, source: Source | undefined, after: number): Content | undefined {
  const { tokens } = scene;
  if (!source || source.last >= cue.first || !isFiniteForm(tokens[cue.first]!.xpos)) return undefined;
  const which = source.first - 1;
  if (which < 2 || lower(tokens[which]) !== "which" || !cue.phrase.entry.takes?.includes("naming")) return undefined;
  const called = name(scene, after);
  return called && { runs: [{ first: which, last: which }, called], rule: "which" };
}

/** "unacceptable", "a dream", up to the next comma. */
function name(scene: Scene, start: number): Run | undefined {
  const { tokens } = scene;
  const next = tokens[start];
  if (!next || start > scene.end || (next.upos !== "ADJ" && !/^(an?|["“])$/.test(lower(next)))) return undefined;
  let last = start;
  while (last < scene.end && !/^[,;]$/.test(tokens[last + 1]!.form)) last++;
  return trimmed(scene, { first: start, last });
}

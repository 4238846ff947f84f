import { childBy } from "../sentence/tree.ts";
import type { Cue } from "./cue.ts";
import { lower, type Run, type Scene, trimmed } from "./scene.ts";

/** "is widely seen as | a spy", "was considered | a traitor": as what one is seen, by nobody named. */
export function seenAs(scene: Scene, cue: Cue): { readonly cue: Cue; readonly run: Run } | undefined {
  const { tree, tokens } = scene;
  const { words, entry } = cue.phrase;
  const as = lower(tokens[cue.last]) === "as" ? cue.last : lower(tokens[cue.last + 1]) === "as" ? cue.last + 1 : -1;
  const naming = words.includes("_") || (entry.takes ?? []).includes("object-as");
  if (as > cue.at && naming) {
    const run = trimmed(scene, { first: as + 1, last: Math.min(tree.right[cue.at]!, scene.end) });
    return run && { cue: { ...cue, last: as }, run };
  }
  const called = entry.id === "view-as" && words.length === 1 ? childBy(tree, cue.at, "xcomp", "obj") : undefined;
  if (called === undefined || called < cue.last) return undefined;
  const run = trimmed(scene, { first: Math.max(tree.left[called]!, cue.last + 1), last: tree.right[called]! });
  return run && { cue, run };
}

import type { Draft } from "./draft.ts";
import type { Scene } from "./scene.ts";

/** 0 … 1: how often the cue is one in such a frame, less where source or content rest on a repair of the tree. */
export function confidenceOf(draft: Draft, scene: Scene): number {
  let sure = draft.sure;
  if (!draft.source) sure *= 0.85;
  else if (draft.source.rule === "left phrase") sure *= 0.75;
  else if (draft.source.rule === "shared") sure *= 0.9;
  if (draft.rule === "object" || draft.rule === "passive" || draft.rule === "relative object") sure *= 0.85;
  if (draft.rule === "that" || draft.rule === "quote before" || draft.rule === "quote") sure = Math.min(1, sure * 1.1);
  if (scene.tokens.length > 60) sure *= 0.9;
  return Math.round(sure * 100) / 100;
}

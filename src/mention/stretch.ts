import { relation } from "../sentence/tree.ts";
import type { Stretch } from "./phrase.ts";
import { headOf, type Scene } from "./scene.ts";

/** "Ivorian | police", "Tren de Aragua | members": a name the parser made a second subject of the same verb. */
export function withSplitName(scene: Scene, i: number, stretch: Stretch): Stretch {
  const { tokens } = scene;
  const match = scene.matchOf[stretch.first - 1];
  if (!match || match.last !== stretch.first - 1 || stretch.first > i || tokens[stretch.first]!.upos === "DET")
    return stretch;
  const name = tokens[headOf(scene.tree, match)]!;
  const noun = tokens[i]!;
  const split = name.head === noun.head && relation(name) === "nsubj" && relation(noun) === "nsubj" && name.head > i;
  const article = tokens[match.first - 1]?.upos === "DET" ? 1 : 0;
  return split ? { first: match.first - article, last: stretch.last } : stretch;
}

/** "A Hamas leader | in Beirut, Khaled Omran": over where the person sits, when a name comes behind it. */
export function placeEnd(scene: Scene, last: number): number {
  const { tokens } = scene;
  if (!/^(in|at|from)$/.test(tokens[last + 1]?.form ?? "")) return last;
  let end = last + 2;
  while (end < tokens.length && end < last + 6 && /^(DET|ADJ|NOUN|PROPN)$/.test(tokens[end]!.upos)) end++;
  return end > last + 2 ? end - 1 : last;
}

/** "The Director | of Media Operations, Ahmed Nour": over what the office is of, when a name comes behind it. */
export function officeEnd({ tokens }: Scene, last: number): number {
  if (tokens[last + 1]?.form !== "of" && tokens[last + 1]?.form !== "for") return last;
  let end = last + 2;
  while (end < tokens.length && end < last + 10 && /^(DET|ADJ|NOUN|PROPN|ADP|CCONJ|PART)$/.test(tokens[end]!.upos))
    end++;
  return tokens[end]?.form === "," ? end - 1 : last;
}

import type { Cue } from "./cue.ts";
import { NOMINAL } from "./phrase.ts";
import { lower, type Scene } from "./scene.ts";
import type { Source } from "./subject.ts";

/** "Among them was Ana Lima, | whose supporters | said", "in the province, where | Oru, convicted in 2012, | has announced": what the clause begins with. */
export function clauseOpening(scene: Scene, source: Source, cue: Cue): Source | undefined {
  const { tokens } = scene;
  for (let i = source.last; i > source.first + 1; i--) {
    const word = lower(tokens[i]);
    if (!/^(whose|where)$/.test(word) || lower(tokens[i - 1]) !== ",") continue;
    const first = word === "where" ? i + 1 : i;
    let head = first;
    while (head < source.last && !/^(ADP|PUNCT|VERB|AUX)$/.test(tokens[head + 1]!.upos)) head++;
    // "The mayor, whose house burned, said": a clause of its own between commas.
    if (word === "whose" && source.last < cue.first - 1) return undefined;
    const finite = tokens.slice(first, source.last + 1).some(({ xpos }) => /^(VBD|VBZ|VBP|MD)$/.test(xpos));
    if (finite || head < first || !NOMINAL.has(tokens[head]!.upos)) return undefined;
    return { first, last: source.last, heads: [head], rule: "left phrase" };
  }
  return undefined;
}

/** Where the phrase begins that gives itself the name at `first`, as the parser took the name alone for the subject. */
export function nameBearer({ tokens, tree }: Scene, first: number): number | undefined {
  let i = first - 1;
  const as = lower(tokens[i]) === "as";
  if (as) i--;
  if (!/^(himself|herself|itself|themselves)$/.test(lower(tokens[i]))) return undefined;
  const verb = i - 1;
  if (!(as ? /^(introducing|presenting|identifying|styling)$/ : /^(calling|naming|styling)$/).test(lower(tokens[verb])))
    return undefined;
  const noun = tokens[verb]!.head;
  if (noun < 0 || noun >= verb || tokens[noun]!.upos !== "NOUN") return undefined;
  return Math.min(tree.left[noun]!, noun);
}

import { type Kit, perKit } from "../kit/kit.ts";
import type { Token } from "../sentence/sentence.ts";
import type { Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { type ClassModel, chancesOf, type Features, openClassModel } from "./class-model.ts";
import { verbLexicon } from "./entry.ts";
import { meanings } from "./meaning.ts";
import { RELATION_TEMPLATES, relationFeatures } from "./relation-features.ts";
import { ruledEvents } from "./ruled.ts";

/** The PLOVER type of what one phrase does to another, with its chance. */
export interface Relation {
  readonly plover: string;
  /** 0 … 1 */
  readonly confidence: number;
}

/**
 * What a source does to a target, both given as spans of the page's text, either of which may be unknown: PLOVER types, the likeliest
 * first. The model stands on the words by where they stand, the predicates over the two phrases, and the events the rules draft. Of CONCEDE
 * and RETREAT, which differ by whether it is said or done, only the likelier is told, with the chance of both.
 */
export function relations(
  layers: Pick<Layers, "page" | "articles" | "sentences" | "mentions" | "attributions">,
  source: Span | undefined,
  target: Span | undefined,
  kit: Kit,
): readonly Relation[] {
  const { types, yielding } = opened(kit);
  const features = looked(layers, source, target, kit);
  const given = best(yielding, chancesOf(yielding, features));
  return chancesOf(types, features)
    .map((confidence, k) => ({ plover: types.classes[k] === YIELD ? given : types.classes[k]!, confidence }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** CONCEDE and RETREAT together, as some data has them. */
export const YIELD = "YIELD";

function best({ classes }: ClassModel, chances: readonly number[]): string {
  return classes[chances.indexOf(Math.max(...chances))]!;
}

/** All that the models look at. */
export function looked(
  layers: Pick<Layers, "page" | "articles" | "sentences" | "mentions" | "attributions">,
  source: Span | undefined,
  target: Span | undefined,
  kit: Kit,
): Features {
  const tokens: Token[] = [];
  // the sentences of the page as one run
  for (const sentence of layers.sentences) {
    const start = tokens.length;
    for (const token of sentence.tokens) tokens.push({ ...token, head: token.head < 0 ? -1 : token.head + start });
  }
  const pair = { tokens, events: ruledEvents(layers, kit), source, target };
  return relationFeatures(pair, verbLexicon(kit), meanings(kit));
}

const opened = perKit((kit: Kit): { readonly types: ClassModel; readonly yielding: ClassModel } => ({
  types: openClassModel(kit.models.relation, "relation", RELATION_TEMPLATES),
  yielding: openClassModel(kit.models.yielding, "yielding", RELATION_TEMPLATES),
}));

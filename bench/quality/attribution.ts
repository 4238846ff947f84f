import type { Kit } from "../../src/kit/kit.ts";
import { read } from "../../src/read.ts";
import type { Span } from "../../src/span.ts";

/** An attribution in the PolNeAR scorer's format. */
export interface PredictedAttribution {
  readonly source: readonly Range[];
  readonly cue: readonly Range[];
  readonly content: readonly Range[];
}

type Range = readonly [from: number, to: number];

/** The attributions of an article's text. PolNeAR marks only the outermost of a chain, so inner ones are left out. */
export function predictAttribution(text: string, kit: Kit): PredictedAttribution[] {
  return read(text, kit)
    .attributions.filter((each) => each.within === undefined)
    .map(({ source, cue, content }) => ({
      source: source ? [range(source)] : [],
      cue: [range(cue)],
      content: content.map(range),
    }));
}

function range({ from, to }: Span): Range {
  return [from, to];
}

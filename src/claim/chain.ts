import type { Attribution } from "../attribution/attribution.ts";
import { contains, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { isDisbelief } from "./held.ts";

/** The sources that tell what stands at a place of the page: outermost first, none for the paper's own voice. */
export function chains(layers: Pick<Layers, "page" | "attributions">): (at: Span) => readonly Attribution[] {
  const { text } = layers.page;
  const around = lookUp(layers.attributions.filter((each) => tells.has(each.cueClass) || isDisbelief(text, each)));
  return (at) => chainOf(at, around(at));
}

/** Claims are told by speech, documents and images; what is believed, wished or decided holds no claim. */
const tells: ReadonlySet<Attribution["cueClass"]> = new Set(["speech", "document", "image"]);

/** The attributions whose words reach over a place, found without looking at all of them. */
function lookUp(telling: readonly Attribution[]): (at: Span) => readonly Attribution[] {
  const sorted = telling
    .map((each) => ({ each, from: each.content[0]?.from ?? 0, to: each.content.at(-1)?.to ?? 0 }))
    .sort((a, b) => a.from - b.from);
  let reach = 0;
  const reaches = sorted.map(({ to }) => {
    reach = Math.max(reach, to);
    return reach;
  });
  return ({ from }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.from <= from) low = middle + 1;
      else high = middle;
    }
    const out: Attribution[] = [];
    for (let i = low - 1; i >= 0 && reaches[i]! > from; i--) if (sorted[i]!.to > from) out.push(sorted[i]!.each);
    return out.reverse();
  };
}

/** The attributions around a word, outermost first. */
function chainOf(word: Span, telling: readonly Attribution[]): readonly Attribution[] {
  return telling
    .filter((each) => each.content.some((part) => contains(part, word)) && !overlapsCue(each, word))
    .sort((a, b) => (a.within === b.id ? 1 : b.within === a.id ? -1 : size(b) - size(a)));
}

function overlapsCue({ cue }: Attribution, word: Span): boolean {
  return cue.from < word.to && word.from < cue.to;
}

function size(attribution: Attribution): number {
  return attribution.content.reduce((sum, { from, to }) => sum + to - from, 0);
}

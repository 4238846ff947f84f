import { type Span, textOf } from "../span.ts";
import type { Attribution } from "./attribution.ts";

/**
 * The attributions of an article in text order of their cues, "the statement said" with whose statement it is: the one institution or
 * person that spoke just before. With two to choose from, the one whose sentence names such a paper; else nobody.
 */
export function withIssuers(text: string, all: readonly Attribution[], sentences: readonly Span[]): Attribution[] {
  const nth = (at: number) => sentences.findLastIndex((sentence) => sentence.from <= at);
  const out: Attribution[] = [];
  for (const each of all) {
    const noun =
      each.sourceKind === "document" && each.speakers.length === 0 && each.source
        ? PAPER.exec(textOf(text, each.source))?.[1]?.toLowerCase()
        : undefined;
    if (noun === undefined) {
      out.push(each);
      continue;
    }
    const here = nth(each.cue.from);
    const before = out.filter(
      (other) =>
        other.speakers.length === 1 &&
        other.within === undefined &&
        other.cue.from < each.cue.from &&
        here - nth(other.cue.from) <= BACK &&
        SPEAKS.has(other.sourceKind),
    );
    const naming = before.filter((other) => {
      const sentence = sentences[nth(other.cue.from)];
      return sentence !== undefined && textOf(text, sentence).toLowerCase().includes(noun);
    });
    const of = [naming, before]
      .map((some) => new Set(some.map((other) => other.speakers[0]!)))
      .find((some) => some.size > 0);
    const issuer = of?.size === 1 ? before.findLast((other) => of.has(other.speakers[0]!)) : undefined;
    out.push(
      issuer
        ? { ...each, speakers: issuer.speakers, ...(issuer.side === undefined ? {} : { side: issuer.side }) }
        : each,
    );
  }
  return out;
}

/** Sentences a paper is looked for. */
const BACK = 3;
const PAPER =
  /^(?:the|this|that|its|their|his|her)(?: (?:same|brief|short|joint|written|army|military|ministry|government))? (statement|communiqu[eé]|press release|release|message|note|letter|announcement|declaration|post|tweet|notice|bulletin)$/i;
const SPEAKS: ReadonlySet<Attribution["sourceKind"]> = new Set([
  "named-organisation",
  "role",
  "named-person",
  "document",
]);

import type { ActorMention } from "../mention/mention.ts";
import { type Address, contains, textOf } from "../span.ts";
import type { Attribution } from "./attribution.ts";
import type { Quote } from "./quote.ts";

/**
 * The attributions, those with quoted words with the "I" and "we" in them: inside quote marks the speaker means itself. Outside of
 * them it is the paper that says "we", and nothing is said. Where a quote holds another, the inner speaker is meant.
 */
export function withFirstPersons(
  text: string,
  all: readonly Attribution[],
  actors: readonly ActorMention[],
  quotes: readonly Quote[],
): Attribution[] {
  const selves = new Map<Attribution, Address[]>();
  for (const actor of actors) {
    if (actor.type !== "pronoun" || actor.refers || !FIRST.test(textOf(text, actor))) continue;
    if (!quotes.some((quote) => contains(quote, actor))) continue;
    const speaker = all
      .filter((each) => each.speakers.length > 0 && each.style !== "indirect" && speaks.has(each.cueClass))
      .filter((each) => each.content.some((part) => contains(part, actor)))
      .reduce<Attribution | undefined>((best, each) => (best && size(best) <= size(each) ? best : each), undefined);
    if (speaker) selves.set(speaker, [...(selves.get(speaker) ?? []), actor.id]);
  }
  return all.map((each) => {
    const own = selves.get(each);
    return own ? { ...each, firstPerson: own } : each;
  });
}

/** Whom each "I" and "we" stands for. */
export function firstPersons(all: readonly Attribution[]): ReadonlyMap<Address, Address> {
  return new Map(all.flatMap(({ firstPerson = [], speakers }) => firstPerson.map((id) => [id, speakers[0]!] as const)));
}

const FIRST = /^(?:I|me|we|us)$/i;
const speaks: ReadonlySet<Attribution["cueClass"]> = new Set(["speech", "document", "belief"]);

function size({ content }: Attribution): number {
  return content.reduce((sum, { from, to }) => sum + to - from, 0);
}

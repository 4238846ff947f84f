import { placeKey } from "../gazetteer/key.ts";
import { placesMeant } from "../gazetteer/meant.ts";
import { peopleOf } from "../gazetteer/people.ts";
import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { Span } from "../span.ts";
import type { Named, Told } from "./place-sense.ts";

/** Countries and peoples an article speaks of beside the names that are to be placed: "Syrian troops", "the Turks". */
export function countriesIn(
  { text, from, to }: Told,
  names: readonly Named[],
  kit: Kit,
): readonly { readonly text: string; readonly at: readonly Span[] }[] {
  const known = words(kit);
  const found = new Map<string, { text: string; at: Span[] }>();
  const capital = /\p{Lu}[\p{L}.]*\p{L}/gu;
  capital.lastIndex = from;
  let next = 0;
  for (let match = capital.exec(text); match && match.index < to; match = capital.exec(text)) {
    const begin = match.index;
    while (next < names.length && names[next]!.to <= begin) next++;
    const end = begin + match[0].length;
    if (names[next] && names[next]!.from < end) continue;
    const key = placeKey(match[0]);
    if (!known.has(key)) continue;
    const held = found.get(key);
    if (held) held.at.push({ from: begin, to: end });
    else if (placesMeant(match[0], kit).length > 0) found.set(key, { text: match[0], at: [{ from: begin, to: end }] });
  }
  return [...found.values()];
}

/** Names of states of one word, and words for their people; not those that are names of towns, persons or other states as well. */
const words = perKit((kit): ReadonlySet<string> => {
  const out = new Set(peopleOf(kit).keys());
  const states = section<StateEntry>(kit, "actors").filter(({ kind }) => kind === "state");
  for (const { name } of states) out.add(placeKey(name));
  for (const { name, ambiguous } of states) if (ambiguous === "yes") out.delete(placeKey(name));
  return out;
});

interface StateEntry extends Entry {
  readonly name: string;
  readonly kind: string;
  readonly ambiguous?: string;
}

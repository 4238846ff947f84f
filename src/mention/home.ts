import { bodies, sectors } from "../coding/sector.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { treeOf } from "../sentence/tree.ts";
import { type Address, contains, indexAt, overlaps, type Span } from "../span.ts";
import type { Actors } from "./actor.ts";
import type { ActorMention, Mention, PlaceMention } from "./mention.ts";

/**
 * "Police in Nakuru arrested", "protesters" of a story from Lima: those who are called by what they are belong to the country the words speak
 * of. Each gets it from the place in its own phrase; else from the only country of its sentence; else from the country that the story speaks of
 * most. `home` is the words it was taken from. Names, states, bodies without a country and outlets get none, and outlets and those who are
 * told something give none: "killed in shelling of the town, the mayor told Reuters".
 */
export function atHome(
  { mentions: actors, lands }: Pick<Actors, "mentions" | "lands">,
  places: readonly PlaceMention[],
  sentences: readonly Sentence[],
  ids: (span: Span) => Address,
): readonly ActorMention[] {
  if (!actors.some(isHomeless)) return actors;
  const isListener = listeners(sentences);
  const located = places.flatMap((place) =>
    place.country === undefined ? [] : [{ ...spot(place), land: place.country }],
  );
  const owned = actors.flatMap((actor) => {
    const land = landOf(actor.code);
    return land === undefined || actor.type === "outlet" || isListener(actor) ? [] : [{ ...spot(actor), land }];
  });
  const words = lands.flatMap(({ from, to, land }) =>
    landOf(land) === undefined || isListener({ from, to }) ? [] : [{ from, to, land }],
  );
  const by = bySentence(sentences, located, owned, words);
  const homes = new Map<Address, { readonly code: string; readonly home: Address }>();
  for (const actor of actors) {
    if (!isHomeless(actor)) continue;
    const home = homeOf(actor, by(actor.from));
    if (home)
      homes.set(actor.id, {
        code: home.land + (actor.code ?? ""),
        home: home.id ?? ids({ from: home.from, to: home.to }),
      });
  }
  return actors.map((actor) => {
    // What stands for another is of its country.
    const held = homes.get(actor.refers ?? actor.id) ?? (actor.refers === undefined ? undefined : homes.get(actor.id));
    return held && isHomeless(actor) && held.code.slice(3) === (actor.code ?? "") ? { ...actor, ...held } : actor;
  });
}

interface Spot {
  /** Absent where the words are no mention. */
  readonly id?: Address;
  readonly from: number;
  readonly to: number;
  readonly land: string;
}

interface Around {
  readonly places: readonly Spot[];
  readonly owners: readonly Spot[];
  /** Words that speak of a country by the way: "Peruvian" of "the Peruvian autumn". */
  readonly words: readonly Spot[];
  /** The country that the story speaks of most, by its first mention. */
  readonly story: Spot | undefined;
}

function spot({ id, from, to }: Mention): Omit<Spot, "land"> {
  return { id, from, to };
}

/** Does a span lie in words for who is told something, or for press: "told Turkish deputies", "told the French daily", "Iraqi state television"? */
function listeners(sentences: readonly Sentence[]): (span: Span) => boolean {
  const held = new Map<Sentence, readonly Span[]>();
  return (span) => {
    const sentence = sentences[indexAt(sentences, span.from)];
    if (!sentence) return false;
    const found = held.get(sentence) ?? listenersOf(sentence);
    held.set(sentence, found);
    return found.some((each) => contains(each, span) || (overlaps(each, span) && span.from >= each.from));
  };
}

function listenersOf(sentence: Sentence): Span[] {
  const { tokens } = sentence;
  const tree = treeOf(sentence);
  const out: Span[] = [];
  for (const [i, { upos, deprel, head, from, to }] of tokens.entries()) {
    const above = tokens[head];
    const isTold = /^i?obj$/.test(deprel) && above?.upos === "VERB" && head < i && /^tell$/i.test(above.lemma);
    const isPress = upos === "NOUN" && PRESS.test(tokens[i]!.form);
    if (!isTold && !isPress) continue;
    // what stands before the head and describes it, and a name beside it; no phrase of place behind it
    let first = i;
    while (first > 0 && /^(ADJ|PROPN|NOUN|DET)$/.test(tokens[first - 1]!.upos) && first - 1 > (isTold ? head : -1))
      first--;
    const last = tree.children[i]!.filter(
      (c) => c > i && /^(flat|compound|appos|nmod:desc)/.test(tokens[c]!.deprel) && tokens[c]!.upos === "PROPN",
    ).at(-1);
    out.push({ from: tokens[first]?.from ?? from, to: last === undefined ? to : tokens[last]!.to });
  }
  return out;
}

const PRESS =
  /^(newspapers?|daily|dailies|broadcasters?|television|tv|radio|media|press|newswire|reporters?|journalists?|correspondents?)$/i;

function isHomeless({ code, type, refers, name }: ActorMention): boolean {
  if (type === "outlet" || type === "state" || ABROAD.test(name)) return false;
  if (code === undefined) return type === "person" || type === "role" || refers !== undefined;
  return code.length === 3 && Object.hasOwn(sectors, code);
}

/** Those who come from elsewhere, and nobody says whence. */
const ABROAD =
  /\b(peace-?keepers?|inspectors?|migrants?|mercenar(?:y|ies)|mediators?|creditors?|donors?|foreigners?|foreign (?!minist|affairs|secretar|office|policy)|international|European|Western|African|Arab|expatriates?|counterparts?|colleagues?|envoys?|ambassadors?|tourists?)(?:\b|(?<= ))/i;

/** The country of an actor code; undefined for bodies and bare sectors. */
function landOf(code: string | undefined): string | undefined {
  const land = code?.slice(0, 3);
  return land === undefined || Object.hasOwn(sectors, land) || Object.hasOwn(bodies, land) ? undefined : land;
}

function homeOf(actor: ActorMention, { places, owners, words, story }: Around): Spot | undefined {
  const within = ({ from, to }: Spot) => from >= actor.from && to <= actor.to;
  const inside = places.find(within) ?? words.find(within);
  if (inside) return inside;
  const lands = new Set(places.map(({ land }) => land));
  if (lands.size === 1) return places[0];
  const others = owners.filter(({ id }) => id !== actor.id);
  const theirs = new Set(others.map(({ land }) => land));
  if (lands.size > 1) return places.find(({ land }) => theirs.has(land)) ?? nearest(actor, places);
  if (theirs.size === 1) return others[0];
  if (theirs.size > 1) return nearest(actor, others);
  return nearest(actor, words) ?? story;
}

function nearest({ from }: ActorMention, spots: readonly Spot[]): Spot | undefined {
  return spots.reduce<Spot | undefined>(
    (best, each) => (best === undefined || Math.abs(each.from - from) < Math.abs(best.from - from) ? each : best),
    undefined,
  );
}

/** What stands around a character: the spots of its sentence, and the main country of its story. */
function bySentence(
  sentences: readonly Sentence[],
  places: readonly Spot[],
  owners: readonly Spot[],
  words: readonly Spot[],
): (at: number) => Around {
  const around = sentences.map(() => ({ places: [] as Spot[], owners: [] as Spot[], words: [] as Spot[] }));
  const ofStory = new Map<Address, Spot[]>();
  for (const [kind, spots] of [["places", places] as const, ["owners", owners] as const, ["words", words] as const]) {
    for (const each of spots) {
      const k = indexAt(sentences, each.from);
      if (k < 0) continue;
      around[k]![kind].push(each);
      const { article } = sentences[k]!;
      const held = ofStory.get(article);
      if (held) held.push(each);
      else ofStory.set(article, [each]);
    }
  }
  const stories = new Map([...ofStory].map(([article, spots]) => [article, mainOf(spots)]));
  return (at) => {
    const k = indexAt(sentences, at);
    if (k < 0) return { places: [], owners: [], words: [], story: undefined };
    return { ...around[k]!, story: stories.get(sentences[k]!.article) };
  };
}

/** The first mention of the country that makes up half of all and more. */
function mainOf(spots: readonly Spot[]): Spot | undefined {
  const counts = new Map<string, number>();
  for (const { land } of spots) counts.set(land, (counts.get(land) ?? 0) + 1);
  const main = [...counts].find(([, count]) => count * 2 > spots.length);
  return main && spots.filter(({ land }) => land === main[0]).sort((a, b) => a.from - b.from)[0];
}

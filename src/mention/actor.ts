import { wellKnownPlaces } from "../gazetteer/gazetteer.ts";
import type { Kit } from "../kit/kit.ts";
import type { Sentence } from "../sentence/sentence.ts";
import type { Address, Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { type Resolved, resolved } from "./coreference.ts";
import { lastName } from "./description.ts";
import type { Draft } from "./draft.ts";
import { actorDrafts, bodyLater, headNoun, personLater } from "./drafting.ts";
import { codeOf, type EntityMatch, entityMatches, settled } from "./entity.ts";
import { isBacker } from "./identity.ts";
import type { ActorMention } from "./mention.ts";
import { type TaggedName, taggedNames } from "./name-tag.ts";
import { calledAsWritten } from "./page-name.ts";
import { nameOf, type Scene, sceneOf } from "./scene.ts";

/** Actor mentions in text order, and the bare names among them, which hide place names inside ("[Kunduz] Taliban"). */
export interface Actors {
  readonly mentions: readonly ActorMention[];
  readonly names: readonly Span[];
  /** What the name tagger sees, by sentence. */
  readonly tagged: ReadonlyMap<Sentence, readonly TaggedName[]>;
  /** The lexicon names of each sentence. */
  readonly known: ReadonlyMap<Sentence, readonly EntityMatch[]>;
  /** Words that speak of a country, whether or not they name an actor: "Peruvian", "Lima", a party of Peru. */
  readonly lands: readonly LandWord[];
}

export interface LandWord extends Span {
  readonly land: string;
}

/** Who: all phrases that name or describe an actor, and the pronouns that stand for one, each resolved within its article. */
export function actors(
  layers: Pick<Layers, "page" | "articles" | "sentences">,
  kit: Kit,
  ids: (span: Span) => Address,
): Actors {
  const articles = new Map<Address, [Sentence, number][]>();
  layers.sentences.forEach((sentence, nth) => {
    const held = articles.get(sentence.article);
    if (held) held.push([sentence, nth]);
    else articles.set(sentence.article, [[sentence, nth]]);
  });
  const mentions: ActorMention[] = [];
  const names: Span[] = [];
  const tagged = new Map<Sentence, readonly TaggedName[]>();
  const known = new Map<Sentence, readonly EntityMatch[]>();
  const lands: LandWord[] = [];
  const days = new Map(layers.articles.map(({ id, published }) => [id, published?.latest ?? published?.earliest]));
  for (const [article, sentences] of articles) {
    const found = settled(
      sentences.map(([{ tokens }]) => entityMatches(tokens, kit)),
      kit,
    );
    const seen = taggedNames(
      sentences.map(([{ tokens }]) => tokens),
      found,
      kit,
      "unknown",
    );
    const all = sentences.map(([sentence, nth], k) =>
      sceneOf(sentence, nth, kit, found[k]!, seen[k]!, days.get(article)),
    );
    for (const [k, { sentence }] of all.entries()) {
      tagged.set(sentence, seen[k]!);
      known.set(sentence, found[k]!);
    }
    for (const scene of all) for (const word of landWords(scene)) lands.push(word);
    const drafts = draftsOf(all, layers);
    for (const mention of published(calledAsWritten(resolved(drafts.body, drafts.late, kit), kit), ids))
      mentions.push(mention);
    for (const draft of [...drafts.body, ...drafts.late])
      if (draft.name) names.push(spanOf({ ...draft, ...draft.name }));
  }
  return { mentions, names, tagged, known, lands };
}

/** The lexicon names of a sentence that have a country, and the towns among its other names whose name is of one country only. */
function landWords({ tokens, matches, matchOf, taggedOf, kit, day }: Scene): LandWord[] {
  const out: LandWord[] = [];
  for (const match of matches) {
    const land =
      match.entry.kind === "outlet" || match.rivals || isBacker(tokens, match)
        ? undefined
        : codeOf(match.entry, kit, day)?.slice(0, 3);
    if (land !== undefined) out.push({ from: tokens[match.first]!.from, to: tokens[match.last]!.to, land });
  }
  for (const name of new Set(taggedOf)) {
    if (name?.type !== "LOC" || matchOf[name.first] || matchOf[name.last]) continue;
    const places = wellKnownPlaces(nameOf({ tokens }, name), kit);
    const countries = new Set(places.map(({ country }) => country));
    const [land] = countries;
    if (countries.size === 1 && land !== undefined)
      out.push({ from: tokens[name.first]!.from, to: tokens[name.last]!.to, land });
  }
  return out;
}

function draftsOf(
  scenes: readonly Scene[],
  { page }: Pick<Layers, "page">,
): { readonly body: Draft[]; readonly late: Draft[] } {
  const drafts = scenes.map(actorDrafts);
  const people = new Set(
    drafts.flat().flatMap(({ identity }) => (identity.type === "person" ? (lastName(identity.name) ?? []) : [])),
  );
  const bodies = new Set(drafts.flat().flatMap((draft) => headNoun(draft) ?? []));
  const body: Draft[] = [];
  const late: Draft[] = [];
  scenes.forEach((scene, k) => {
    const kind = page.blocks[scene.sentence.block]?.kind;
    const found = [
      ...drafts[k]!,
      ...(people.size === 0 ? [] : personLater(scene, drafts[k]!, people)),
      ...(bodies.size === 0 ? [] : bodyLater(scene, drafts[k]!, bodies)),
    ];
    const into = kind === "caption" || kind === "headline" ? late : body;
    for (const draft of found) into.push(draft);
  });
  return { body, late };
}

/** Phrases with their addresses. What stands for something not found in the text is kept only where it may act: "they", not "its". */
function published(all: readonly Resolved[], ids: (span: Span) => Address): ActorMention[] {
  const kept = all.filter(
    ({ draft, reference }) =>
      reference !== undefined || draft.form !== "pronoun" || !/^(it|its|itself)$/.test(draft.lemma) || mayAct(draft),
  );
  const spans = kept.map(({ draft }) => spanOf(draft));
  const order = kept.map((_, k) => k).sort((a, b) => spans[a]!.from - spans[b]!.from || spans[b]!.to - spans[a]!.to);
  const addresses = new Map<Draft, Address>();
  for (const k of order) addresses.set(kept[k]!.draft, ids(spans[k]!));
  return order.map((k): ActorMention => {
    const { draft, identity, reference } = kept[k]!;
    const head = draft.sentence.tokens[draft.head]!;
    const refers = reference && addresses.get(reference.antecedent);
    return {
      kind: "actor",
      id: addresses.get(draft)!,
      ...spans[k]!,
      head: { from: head.from, to: head.to },
      type: identity.type,
      name: identity.name,
      ...(identity.entity === undefined ? {} : { entity: identity.entity }),
      ...(identity.code === undefined ? {} : { code: identity.code }),
      ...(identity.side === undefined ? {} : { side: identity.side }),
      ...(refers === undefined ? {} : { refers, confidence: Math.round(reference!.confidence * 100) / 100 }),
      basis: draft.basis,
    };
  });
}

function mayAct({ sentence, head }: Draft): boolean {
  const { deprel, head: up } = sentence.tokens[head]!;
  return deprel === "nsubj" && sentence.tokens[up]?.upos === "VERB";
}

function spanOf({ sentence, first, last }: Draft): Span {
  return { from: sentence.tokens[first]!.from, to: sentence.tokens[last]!.to };
}

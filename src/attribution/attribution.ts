import { type Basis, byEntry, byRule } from "../basis.ts";
import type { Kit } from "../kit/kit.ts";
import type { ActorMention } from "../mention/mention.ts";
import type { Noter } from "../note.ts";
import type { Page } from "../page/page.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { type Address, addresses, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { withAnonymity } from "./anonymity.ts";
import { adopted, chained, withoutMutual } from "./chain.ts";
import { confidenceOf } from "./confidence.ts";
import { extendOverQuotes } from "./continuation.ts";
import { type CueIndex, cueIndex } from "./cue-lexicon.ts";
import type { Draft } from "./draft.ts";
import { withFirstPersons } from "./first-person.ts";
import { withIssuers } from "./issuer.ts";
import { type Quote, quotes } from "./quote.ts";
import { sceneOf, spanOfRun } from "./scene.ts";
import { drafts } from "./sentence-drafts.ts";
import { sourceKindOf } from "./source-kind.ts";
import { speakersOf } from "./speaker.ts";
import { styleOf } from "./style.ts";

/** Who says so: a source, the cue that ties it to what it says, and the content, as spans (PARC/PolNeAR boundaries). */
export interface Attribution {
  readonly id: Address;
  /** The whole source phrase as written; absent when the text names none ("it was reported that"). */
  readonly source?: Span;
  readonly cue: Span;
  /** One or more stretches, in text order ("X", he said, "Y"). */
  readonly content: readonly Span[];
  /** The actor mentions that speak, pronouns and descriptions resolved: "US and Israeli officials" is one source with two speakers. */
  readonly speakers: readonly Address[];
  /** The outlet or person it was told to ("told **Reuters**"). */
  readonly recipient?: Span;
  readonly sourceKind: SourceKind;
  /** The side the source belongs to, when the lexicon knows it. */
  readonly side?: string;
  readonly stance: Stance;
  readonly style: "direct" | "indirect" | "mixed";
  /** Claims are told by speech, documents and images; what is believed, wished or decided is kept apart. */
  readonly cueClass: "speech" | "belief" | "wish" | "decision" | "perception" | "document" | "image";
  /** The "I" and "we" of its quoted words: they stand for its first speaker. */
  readonly firstPerson?: readonly Address[];
  /** The words that say that its speaker stays unnamed, the reason with them ("asked not to be named because …"). */
  readonly anonymity?: Span;
  /** Of these, why: "because he was not authorised to speak", "citing fear of reprisals". */
  readonly anonymityReason?: Span;
  /** The cue is a noun: what is told is a report that others take up ("the ministry’s **claim** that"). */
  readonly noun?: true;
  /** The attribution this one is part of what is said in: "State TV said [the rebels had claimed …]". */
  readonly within?: Address;
  /** 0 … 1 */
  readonly confidence: number;
  readonly basis: Basis;
}

export type SourceKind = "named-person" | "named-organisation" | "outlet" | "role" | "unnamed" | "document" | "image";

export type Stance =
  | "asserts"
  | "confirms"
  | "denies"
  | "doubts"
  | "claims-responsibility"
  | "demands"
  | "declines"
  | "unverified";

/** All attributions of a page, in text order of their cues, each chain's outer one before its inner ones. */
export function attributions(
  layers: Pick<Layers, "page" | "articles" | "sentences" | "mentions">,
  kit: Kit,
  note: Noter,
): readonly Attribution[] {
  const { page, articles, sentences, mentions } = layers;
  const actors = mentions.filter((mention): mention is ActorMention => mention.kind === "actor");
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const idOf = addresses(page.id);
  const out: Attribution[] = [];
  const byArticle = new Map<string, Sentence[]>(articles.map((article) => [article.id, []]));
  for (const sentence of sentences) byArticle.get(sentence.article)?.push(sentence);
  for (const article of articles) {
    const own = byArticle.get(article.id) ?? [];
    const marks = quotes(
      page.text,
      article.blocks.flatMap((i) => {
        const block = page.blocks[i];
        return block && block.repeats === undefined ? [block] : [];
      }),
      own,
    );
    for (const { from, to, forgotten } of marks)
      if (forgotten)
        note({ from, to, rule: "open-quote", text: "a quote that never closes: read to the end of its sentence" });
    for (const each of attributionsOf(page, own, actors, byId, marks, cueIndex(kit), idOf)) out.push(each);
  }
  return out;
}

function attributionsOf(
  page: Page,
  sentences: readonly Sentence[],
  actors: readonly ActorMention[],
  byId: ReadonlyMap<string, ActorMention>,
  marks: readonly Quote[],
  index: CueIndex,
  idOf: (span: Span) => Address,
): Attribution[] {
  const scenes = sentences.map((sentence) => sceneOf(page.text, sentence, marks, index, within(actors, sentence)));
  const found = scenes.flatMap((scene, i) => drafts(scene, i, page.blocks[scene.sentence.block]?.kind === "headline"));
  extendOverQuotes(page.text, sentences, found, marks);
  const cueSpan = (draft: Draft): Span => spanOfRun(scenes[draft.sentence]!, draft.cue);
  const kept = withoutMutual(found, cueSpan);
  const outer = chained(kept, cueSpan);
  const stances = adopted(outer, cueSpan);
  const ids = new Map<Draft, Address>();
  const depthOf = (draft: Draft): number => {
    let depth = 0;
    for (let at = outer.get(draft); at && depth < 20; at = outer.get(at)) depth++;
    return depth;
  };
  const depths = new Map(kept.map((draft) => [draft, depthOf(draft)]));
  // Outer before inner: an inner cue may stand before its outer one ("The rebels claimed the raid, officials said").
  const topOf = (draft: Draft): Draft => {
    let at = draft;
    for (let guard = 0; guard < 20 && outer.has(at); guard++) at = outer.get(at)!;
    return at;
  };
  const order = [...kept].sort((a, b) => {
    const [ta, tb] = [topOf(a), topOf(b)];
    if (ta !== tb) return cueSpan(ta).from - cueSpan(tb).from;
    return depths.get(a)! - depths.get(b)! || cueSpan(a).from - cueSpan(b).from;
  });
  for (const draft of order) ids.set(draft, idOf(cueSpan(draft)));
  const all = order.map((draft): Attribution => {
    const scene = scenes[draft.sentence]!;
    const { source, recipient } = draft;
    const heads = source ? (source.stands === undefined ? source.heads : [source.stands]) : [];
    const { spoken, first } = speakersOf(scene, heads, (id) => byId.get(id), source?.run);
    const side = first?.side;
    const held = outer.get(draft);
    return {
      id: ids.get(draft)!,
      ...(source ? { source: spanOfRun(scene, source.run) } : {}),
      cue: cueSpan(draft),
      content: draft.content,
      speakers: spoken.map((actor) => actor.id),
      ...(recipient ? { recipient: spanOfRun(scene, recipient) } : {}),
      sourceKind: sourceKindOf(scene, source, first),
      ...(side === undefined ? {} : { side }),
      stance: stances.get(draft) ?? draft.stance,
      style: styleOf(page.text, draft.content, marks),
      cueClass: draft.cueClass,
      ...(draft.noun ? { noun: true } : {}),
      ...(held ? { within: ids.get(held)! } : {}),
      confidence: confidenceOf(draft, scene),
      basis: draft.entry ? byEntry(draft.entry) : byRule(`attribution: ${draft.rule}`),
    };
  });
  const inside = scenes.flatMap((scene) => within(actors, scene.sentence));
  return withAnonymity(
    page.text,
    withFirstPersons(page.text, withIssuers(page.text, all, sentences), inside, marks),
    sentences,
    inside,
  );
}

/** The actor mentions inside a sentence; mentions come in text order. */
function within(actors: readonly ActorMention[], sentence: Span): ActorMention[] {
  let low = 0;
  let high = actors.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (actors[mid]!.from < sentence.from) low = mid + 1;
    else high = mid;
  }
  let end = low;
  while (end < actors.length && actors[end]!.from < sentence.to) end++;
  return actors.slice(low, end);
}

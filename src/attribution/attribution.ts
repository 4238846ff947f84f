import { type Basis, byEntry, byRule } from "../basis.ts";
import type { Kit } from "../kit/kit.ts";
import type { ActorMention } from "../mention/mention.ts";
import type { Noter } from "../note.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { type Address, addresses, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { withAnonymity } from "./anonymity.ts";
import { cutBeforeAnswers } from "./answered.ts";
import { type ArticleScenes, articleScenes, within } from "./article-scenes.ts";
import { adopted, chained, withoutMutual } from "./chain.ts";
import { confidenceOf } from "./confidence.ts";
import { extendOverQuotes } from "./continuation.ts";
import { cueIndex } from "./cue-lexicon.ts";
import type { Draft } from "./draft.ts";
import { withFirstPersons } from "./first-person.ts";
import { drafted, judged } from "./found.ts";
import { withIssuers } from "./issuer.ts";
import { type Judge, judgeOf } from "./judge.ts";
import { spanOfRun } from "./scene.ts";
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
  const index = cueIndex(kit);
  const judge = judgeOf(kit);
  const out: Attribution[] = [];
  const byArticle = new Map<string, Sentence[]>(articles.map((article) => [article.id, []]));
  for (const sentence of sentences) byArticle.get(sentence.article)?.push(sentence);
  for (const article of articles) {
    const own = byArticle.get(article.id) ?? [];
    const scenes = articleScenes(page, article, own, actors, index);
    for (const { from, to, forgotten } of scenes.marks)
      if (forgotten)
        note({ from, to, rule: "open-quote", text: "a quote that never closes: read to the end of its sentence" });
    for (const each of attributionsOf(scenes, actors, byId, judge, idOf)) out.push(each);
  }
  return out;
}

function attributionsOf(
  article: ArticleScenes,
  actors: readonly ActorMention[],
  byId: ReadonlyMap<string, ActorMention>,
  judge: Judge | undefined,
  idOf: (span: Span) => Address,
): Attribution[] {
  const { page, sentences, scenes, marks } = article;
  const { drafts: found, sureOf } = judge ? judged(article, judge) : { drafts: drafted(article), sureOf: undefined };
  if (!judge) extendOverQuotes(page.text, sentences, found, marks);
  const cueSpan = (draft: Draft): Span => spanOfRun(scenes[draft.sentence]!, draft.cue);
  const kept = withoutMutual(found, cueSpan, sureOf);
  cutBeforeAnswers(kept, scenes);
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
    const sure = sureOf ? round(sureOf.get(draft)!) : confidenceOf(draft, scene);
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
      confidence: sure,
      basis: basisOf(draft, sure),
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

function basisOf(draft: Draft, sure: number): Basis {
  if (draft.unlisted) return { by: "model", model: "attribution", score: sure };
  return draft.entry ? byEntry(draft.entry) : byRule(`attribution: ${draft.rule}`);
}

function round(sure: number): number {
  return Math.round(sure * 100) / 100;
}

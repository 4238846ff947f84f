// biome-ignore-all assist/source/organizeImports: the order is the order of the flow
// The public names: a page, its stories, sentences, mentions, sources, events, claims; then what is made of them.
// The kit that ships with the package is loaded by "daybook/kit", readings are kept by "daybook/store", written by "daybook/export".

export { read, type Reading, stages } from "./read.ts";
export { type Layers, type Stage, stage, type Timer } from "./stage.ts";
export type { Entry, Kit, Lexicon } from "./kit/kit.ts";

export { type Address, address, type Span, spanOf, textOf } from "./span.ts";
export type { Basis } from "./basis.ts";
export type { Note } from "./note.ts";

export type { Page } from "./page/page.ts";
export type { Block, BlockKind } from "./page/block.ts";
export type { Article, Published } from "./article/article.ts";
export type { Sentence, Token, Upos } from "./sentence/sentence.ts";
export { conllu } from "./sentence/conllu.ts";
export { type Tree, treeOf } from "./sentence/tree.ts";
export type {
  ActorMention,
  ActorType,
  CountMention,
  Mention,
  PlaceMention,
  TimeMention,
  WeaponMention,
} from "./mention/mention.ts";
export type { PlacePrecision } from "./gazetteer/place.ts";
export type { Attribution, SourceKind, Stance } from "./attribution/attribution.ts";
export type { EventCode, EventMention, EventModality, EventRole, RoleName } from "./event/event.ts";
export { factualityAt } from "./event/factuality-score.ts";
export type { TollKind } from "./event/toll.ts";
export { type AcledSubtype, acledSubtypes } from "./event/acled-note.ts";
export { type Happening, happenings } from "./event/main.ts";
export { type Relation, relations } from "./event/relation.ts";
export type { Claim, Modality } from "./claim/claim.ts";
export type { Toll } from "./claim/toll.ts";

export { type ClaimRecord, type Filler, records, type Teller } from "./record.ts";
export { type ClaimRow, claimRow, rowColumns } from "./row.ts";
export { type TollRow, tollRows } from "./toll-row.ts";
export { type ProofOptions, proof, proofOf } from "./proof/proof.ts";
export { why } from "./proof/why.ts";
export { explainCode } from "./coding/explain.ts";

import type { Basis } from "../basis.ts";
import type { PlacePrecision } from "../gazetteer/place.ts";
import type { Kit } from "../kit/kit.ts";
import type { Noter } from "../note.ts";
import { type Address, addresses, inOrder, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { homeCountry } from "../timex/home.ts";
import { type Timex, timexes } from "../timex/timex.ts";
import { actors } from "./actor.ts";
import { counts } from "./count.ts";
import { atHome } from "./home.ts";
import { toponyms } from "./toponym.ts";
import { weapons } from "./weapon.ts";

/** Something the text names: who, where, when, how many, with what. Mentions are in the text; incidents are in the world. */
export type Mention = ActorMention | PlaceMention | TimeMention | CountMention | WeaponMention;

interface MentionOf<K extends string> extends Span {
  readonly kind: K;
  readonly id: Address;
  /** The head token of the phrase. */
  readonly head: Span;
  readonly basis: Basis;
}

/** A party, institution, group or person, named or described, pronouns included: the whole noun phrase with its identifying modifiers. */
export interface ActorMention extends MentionOf<"actor"> {
  readonly type: ActorType;
  /** What to call it: the lexicon's name, the fullest name in the article, or the phrase itself. */
  readonly name: string;
  /** Lexicon id of the party itself ("hezbollah") or of the one it belongs to ("Hezbollah fighters" -> "hezbollah"). */
  readonly entity?: string;
  /** PLOVER actor code, most specific known: "LBNREB", "ISRMIL"; absent when unknown. */
  readonly code?: string;
  /** The side in a conflict the lexicon knows it by. */
  readonly side?: string;
  /** The mention a pronoun, short name or definite description stands for. */
  readonly refers?: Address;
  /** The words its country was taken from, where its own words name none: the "Nakuru" of "police in Nakuru". */
  readonly home?: Address;
  /** 0 … 1, how sure the reference is. */
  readonly confidence?: number;
}

export type ActorType =
  | "state"
  | "government"
  | "military"
  | "police"
  | "armed-group"
  | "party"
  | "organisation"
  | "outlet"
  | "person"
  | "role"
  | "civilians"
  | "pronoun"
  | "unknown";

export interface PlaceMention extends MentionOf<"place"> {
  readonly name: string;
  /** Lexicon or gazetteer id. */
  readonly entity?: string;
  /** ISO 3166-1 alpha-3. */
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly precision: PlacePrecision;
  readonly radiusKm?: number;
  /** How the event lies to the named place: "in", "near", "north of", "7 km around". */
  readonly relation?: string;
  /** How the name of a place is used where nothing lies or happens in it; absent where the place itself is meant. */
  readonly use?: PlaceUse;
  readonly refers?: Address;
  /** 0 … 1, how sure it is that of all places of the name this one is meant; absent where there is no other. */
  readonly confidence?: number;
  /** What else the name might well mean, the likeliest first. */
  readonly others?: readonly { readonly name: string; readonly country?: string; readonly score: number }[];
}

/** "Washington said", "the Texas governor", "University of Leeds", "the Syrian army". */
export type PlaceUse = "metonym" | "modifier" | "embedded" | "demonym";

/** Whether a mention may say where something is: no place is that is only named. */
export function isLiteral(mention: Mention): boolean {
  return mention.kind !== "place" || mention.use === undefined;
}

export interface TimeMention extends MentionOf<"time">, Omit<Timex, "head" | "basis"> {}

export interface CountMention extends MentionOf<"count"> {
  readonly low: number;
  /** Absent when open ("at least 12"). */
  readonly high?: number;
  /** "at least", "dozens", "about", "up to", … as written; absent for a plain figure. */
  readonly qualifier?: string;
  /** What is counted: "people", "soldiers", "drones": the lemma of the counted noun, absent when it is left out ("killing 12"). */
  readonly of?: string;
}

export interface WeaponMention extends MentionOf<"weapon"> {
  /** Lexicon id: "drone", "artillery", "ied". */
  readonly weapon: string;
}

/** All mentions of a page, in text order. */
export function mentions(
  layers: Pick<Layers, "page" | "articles" | "sentences">,
  kit: Kit,
  note: Noter,
): readonly Mention[] {
  const ids = addresses(layers.page.id);
  const who = actors(layers, kit, ids);
  const where = toponyms(layers, kit, ids, who);
  return [
    ...atHome(who, where.filter(isLiteral), layers.sentences, ids),
    ...where,
    ...timexes(layers, (article) => homeCountry(kit, layers.page, article), note).map(
      (time): TimeMention => ({ kind: "time", ...time, id: ids(time) }),
    ),
    ...counts(layers, ids, note),
    ...weapons(layers, kit, ids, note),
  ].sort(inOrder);
}

import type { Basis } from "../basis.ts";
import type { Kit } from "../kit/kit.ts";
import type { Noter } from "../note.ts";
import { type Address, addresses, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { drafts } from "./draft.ts";
import { verbLexicon } from "./entry.ts";
import { isRelevant, relevances } from "./relevance.ts";
import { bySentence, sceneOf, worldOf } from "./scene.ts";
import { type EventTime, EventTimes } from "./when.ts";
import { type EventPlace, EventPlaces } from "./where.ts";

/** Something that happened, or is said to: the word that names it, its code, and who, whom, where, when, with what. */
export interface EventMention {
  readonly id: Address;
  readonly trigger: Span;
  readonly code: EventCode;
  readonly roles: readonly EventRole[];
  /** How the text itself puts it, before anyone's denial or doubt: see Claim.modality for both together. */
  readonly modality: EventModality;
  /** When it happened, as far as the page lets one say; the role "time" holds only words of its own. */
  readonly when?: EventTime;
  /** Where it happened, as far as the page lets one say; several for a list of places. The role "place" holds only words of its own. */
  readonly where?: readonly EventPlace[];
  /** 0 … 1 */
  readonly confidence: number;
  readonly basis: Basis;
}

export interface EventCode {
  /** PLOVER 2.0 type: "ASSAULT". */
  readonly plover: string;
  readonly mode?: string;
  readonly context: readonly string[];
  /** CAMEO root, two digits: "19". */
  readonly cameo: string;
  /** ACLED sub-event type: "Air/drone strike"; absent where ACLED records nothing of the kind. */
  readonly acled?: string;
}

export interface EventRole extends Span {
  readonly role: RoleName;
  /** What the characters stand for, where a mention covers them: pronouns lead on to what they refer to. */
  readonly mention?: Address;
  /** The resolved name: "Israeli forces" for "They". */
  readonly name?: string;
  readonly basis: Basis;
}

export type RoleName =
  | "actor"
  | "target"
  | "place"
  | "time"
  | "instrument"
  | "dead"
  | "injured"
  | "arrested"
  | "displaced"
  | "missing"
  | "abducted";

export type EventModality = "actual" | "attempted" | "planned" | "demanded" | "possible" | "hypothetical" | "negated";

/** All events of a page, in text order of their triggers. */
export function events(
  layers: Pick<Layers, "page" | "articles" | "sentences" | "mentions" | "attributions">,
  kit: Kit,
  note: Noter,
): readonly EventMention[] {
  const lexicon = verbLexicon(kit);
  const ids = addresses(layers.page.id);
  const world = worldOf(layers.mentions, layers.attributions);
  const articles = new Map(layers.articles.map((article) => [article.id, article]));
  const times = new EventTimes(note);
  const places = new EventPlaces(layers.mentions, kit);
  const out: EventMention[] = [];
  const read = [...bySentence(layers.sentences, layers.mentions)];
  const about = relevances(read, kit);
  for (const [i, [sentence, mentions]] of read.entries()) {
    const scene = sceneOf(sentence, mentions, lexicon);
    const isCaption = layers.page.blocks[sentence.block]?.kind === "caption";
    const article = articles.get(sentence.article);
    times.enter(
      sentence.article,
      sentence.block,
      scene.mentions.filter((each) => each.kind === "time"),
    );
    for (const { ranking: _, dated, placed, ...draft } of drafts(scene, world, kit, isCaption)) {
      const when = times.of(dated, article);
      const where = places.of(dated, placed, article, sentence.block, i);
      if (!about || isRelevant(about[i]!))
        out.push({ id: ids(draft.trigger), ...draft, ...(when && { when }), ...(where.length > 0 && { where }) });
    }
  }
  return out;
}

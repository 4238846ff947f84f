import { acledTypeOf } from "../coding/acled.ts";
import { type Kit, perKit } from "../kit/kit.ts";
import type { Layers } from "../stage.ts";
import { ACLED_TEMPLATES, acledFeatures } from "./acled-features.ts";
import { type ClassModel, chancesOf, openClassModel } from "./class-model.ts";
import { ruledEvents } from "./ruled.ts";

/** An ACLED sub-type a whole note may be filed under, with its chance. */
export interface AcledSubtype {
  /** One of the six event types: "Battles". */
  readonly type: string;
  /** As ACLED writes it: "Armed clash". */
  readonly subtype: string;
  /** 0 … 1; what all together lack to 1 is the chance that ACLED records nothing of the kind. */
  readonly confidence: number;
}

/**
 * The ACLED sub-types of a note, a snippet or the report of one incident, the likeliest first. A coder of ACLED reads the whole note and
 * files it once; so does the model, by its words, what they speak of, who is in it, and the events the rules read. A single event's own
 * sub-type is `EventCode.acled`.
 */
export function acledSubtypes(
  note: Pick<Layers, "page" | "articles" | "sentences" | "mentions" | "attributions">,
  kit: Kit,
): readonly AcledSubtype[] {
  const model = opened(kit);
  const chances = chancesOf(model, acledFeatures({ ...note, events: ruledEvents(note, kit) }));
  return model.classes
    .flatMap((subtype, k) => {
      const type = acledTypeOf(subtype);
      return type === undefined ? [] : [{ type, subtype, confidence: chances[k]! }];
    })
    .sort((a, b) => b.confidence - a.confidence);
}

const opened = perKit((kit: Kit): ClassModel => openClassModel(kit.models.acled, "acled", ACLED_TEMPLATES));

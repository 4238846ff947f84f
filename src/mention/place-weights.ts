import { type Kit, perKit } from "../kit/kit.ts";
import { modelBytes, openModel } from "../sentence/model.ts";
import { FEATURES } from "./place-features.ts";

/** How much each feature counts, a list for each round (models/places.bin). */
export const placeWeights = perKit((kit: Kit): readonly Float64Array[] => {
  const { header, sections } = openModel(kit.models.places, "places", PLACE_TEMPLATES);
  const stored = sections.weights!;
  const step = Number(header.step);
  return Array.from({ length: stored.length / FEATURES.length }, (_, round) =>
    Float64Array.from(FEATURES, (_name, f) => (stored[round * FEATURES.length + f]! - MIDDLE) * step),
  );
});

/** Changes when a feature comes to mean something else. */
const PLACE_TEMPLATES = `1: ${FEATURES.length} features`;
const MIDDLE = 32_768;

/** The bytes of models/places.bin. */
export function placeWeightBytes(rounds: readonly Float64Array[]): Uint8Array {
  const all = rounds.flatMap((round) => [...round]);
  const step = Math.max(...all.map(Math.abs)) / 32_767;
  return modelBytes(
    { kind: "places", templates: PLACE_TEMPLATES, step, features: FEATURES },
    { weights: Uint16Array.from(all, (weight) => Math.round(weight / step) + MIDDLE) },
  );
}

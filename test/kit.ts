import { join } from "node:path";
import { buildLexicon } from "../lexicon/build.ts";
import type { Kit } from "../src/kit/kit.ts";
import { loadGazetteer, loadModels, packageRoot } from "../src/kit/load.ts";

/** The kit of the working tree, straight from the YAML: a changed entry is tested without a build. Made once per run. */
export const testKit = once<Kit>(() => {
  const root = packageRoot();
  return { ...buildLexicon(root), models: loadModels(join(root, "models")), gazetteer: loadGazetteer(root) };
});

function once<T>(make: () => T): () => T {
  let held: { value: T } | undefined;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
}

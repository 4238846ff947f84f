import type { Basis } from "../../src/basis.ts";
import { placesNamed } from "../../src/gazetteer/gazetteer.ts";
import type { Kit } from "../../src/kit/kit.ts";
import { read } from "../../src/read.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/** Toponyms and where they lie. Reads of the gold: `text`, `title`, `url`, `domain`, `date` (and `id`, to answer with). */
export const places: Task = {
  name: "places",
  about: "names of places in running text, each with its point",
  data: { in: "shared", path: "data/geo/trnews_even.jsonl" },
  learned: "toponyms.bin",
  endings: [".jsonl"],
  scorer: (gold, pred) => ["geo_eval.py", gold, pred],
  errors: ["--errors", "3000"],
  predictions: (gold, { kit }) => placed(gold, kit),
};

function* placed(gold: string, kit: Kit): Generator<string> {
  for (const { id, text, url, domain } of allowedLines(gold, ["id", "text", "title", "url", "domain", "date"])) {
    const address = url ?? (domain === undefined ? undefined : `http://${domain}/`);
    const { mentions } = read(String(text), kit, address === undefined ? undefined : { url: String(address) });
    const toponyms = mentions.flatMap((each) =>
      each.kind !== "place" || each.refers !== undefined || isDescription(each.basis)
        ? []
        : {
            start: each.from,
            end: each.to,
            ...(each.lat === undefined ? {} : { lat: each.lat, lon: each.lon }),
            ...idOf(each.name, each.entity, kit),
          },
    );
    yield JSON.stringify({ id, toponyms });
  }
}

/** "the city": goes back to a name, and is none. */
function isDescription(basis: Basis): boolean {
  return basis.by === "rule" && basis.rule.startsWith("place: description");
}

/** The GeoNames id of a place: its own, or that of the lexicon's entry. */
function idOf(name: string, entity: string | undefined, kit: Kit): { readonly geonameid?: string } {
  const id = placesNamed(name, kit).find((place) => place.id === entity)?.geonames;
  return id === undefined ? {} : { geonameid: id };
}

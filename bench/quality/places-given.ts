import { kmBetween } from "../../src/gazetteer/km.ts";
import { placesMeant } from "../../src/gazetteer/meant.ts";
import type { Kit } from "../../src/kit/kit.ts";
import { type Named, sensesOf } from "../../src/mention/place-sense.ts";
import { allowedLines } from "./gold.ts";
import type { Task } from "./task.ts";

/**
 * Where names of places lie, their spans given. Reads of the gold: `text`, `title`, `url`, `domain`, `date` and of each toponym its span
 * (`start`, `end`) alone. How many of the names the gazetteer covers is counted by `afterwards`, once the predictions are made.
 */
export const placesGiven: Task = {
  name: "places-given",
  about: "which place a given name means: acc@161 of “all”",
  data: { in: "shared", path: "data/geo/trnews_even.jsonl" },
  learned: "models/places.bin",
  endings: [".jsonl"],
  scorer: (gold, pred) => ["geo_eval.py", gold, pred],
  errors: ["--errors", "3000"],
  predictions: (gold, { kit }) => located(gold, kit),
  afterwards: coverage,
};

interface GivenSpan {
  readonly start: number;
  readonly end: number;
}

function* located(gold: string, kit: Kit): Generator<string> {
  for (const line of allowedLines(gold, ["id", "text", "title", "url", "domain", "date", "toponyms"])) {
    const names = namesOf(line.text, line.toponyms as readonly GivenSpan[]);
    const address = line.url ?? (line.domain === undefined ? undefined : `http://${line.domain}/`);
    const told = { text: String(line.text), from: 0, to: String(line.text).length };
    const senses = sensesOf(names, address === undefined ? told : { ...told, url: String(address) }, kit);
    const toponyms = names.map((name) => {
      const place = senses.get(name)?.[0]?.place;
      return {
        start: name.from,
        end: name.to,
        ...(place?.lat === undefined ? {} : { lat: place.lat, lon: place.lon }),
        ...(place?.geonames === undefined ? {} : { geonameid: place.geonames }),
      };
    });
    yield JSON.stringify({ id: line.id, toponyms });
  }
}

/** Only the spans of the gold's toponyms are looked at. */
function namesOf(text: unknown, toponyms: readonly GivenSpan[]): readonly Named[] {
  return toponyms.map(({ start, end }) => ({ from: start, to: end, text: String(text).slice(start, end) }));
}

/**
 * How many of the gold's names with a point the gazetteer covers, and what part of the covered is right. `known`: it has any place of the
 * name. `covered`: it has one within 161 km of the gold's point, so that choosing well would be right.
 */
function* coverage(gold: string, lines: readonly string[], kit: Kit): Generator<string> {
  const sum = { all: 0, known: 0, covered: 0, right: 0 };
  let nth = 0;
  for (const { text, toponyms } of allowedLines(gold, ["text", "toponyms"])) {
    const found = (JSON.parse(lines[nth++]!) as { toponyms: readonly Point[] }).toponyms;
    (toponyms as readonly (GivenSpan & Point)[]).forEach((each, i) => {
      if (each.lat == null || each.lon == null) return;
      const places = placesMeant(String(text).slice(each.start, each.end), kit).map(({ place }) => place);
      sum.all++;
      if (places.length > 0) sum.known++;
      if (places.some((place) => isNear(place, each))) sum.covered++;
      if (isNear(found[i]!, each)) sum.right++;
    });
  }
  const share = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(1);
  yield `coverage: of ${sum.all} names ${share(sum.known, sum.all)} % known (any place of the name), ${share(sum.covered, sum.all)} % covered (one within 161 km)`;
  yield `acc@161: all ${share(sum.right, sum.all)}, known ${share(sum.right, sum.known)}, covered ${share(sum.right, sum.covered)}`;
}

interface Point {
  readonly lat?: number | null;
  readonly lon?: number | null;
}

function isNear(place: Point, gold: Point): boolean {
  if (place.lat == null || place.lon == null) return false;
  return kmBetween({ lat: place.lat, lon: place.lon }, { lat: gold.lat!, lon: gold.lon! }) <= 161;
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { kmBetween } from "../src/gazetteer/km.ts";
import { placesMeant } from "../src/gazetteer/meant.ts";
import type { Place } from "../src/gazetteer/place.ts";
import { loadKit } from "../src/kit/load.ts";
import { FEATURES } from "../src/mention/place-features.ts";
import { lessonsOf, type Named, sensesOf, type Told } from "../src/mention/place-sense.ts";
import { placeWeightBytes } from "../src/mention/place-weights.ts";

/**
 * How much each sign counts for what a place name means: a conditional logit over the candidates of each name, in two rounds, the second of
 * which sees where the first put the other names. Prints what folds by outlet give; `--out` writes the weights of all documents.
 */
const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data/geo" },
    out: { type: "string" },
    errors: { type: "string" },
    ridge: { type: "string", default: "1" },
  },
});
const kit = loadKit();
const FOLDS = 5;
const ROUNDS = 2;
const STEPS = 150;

interface Gold {
  readonly start: number;
  readonly end: number;
  readonly lat?: number | null;
  readonly lon?: number | null;
}
interface Doc {
  readonly corpus: string;
  readonly id: string;
  readonly told: Told;
  readonly names: readonly (Named & { readonly gold: Place | undefined })[];
  readonly fold: number;
  readonly weight: number;
}

const docs = ["trnews_even", "gwn_even", "lgl"].flatMap(docsOf);

function docsOf(corpus: string): Doc[] {
  const lines = readFileSync(join(values.data, `${corpus}.jsonl`), "utf8")
    .trim()
    .split("\n");
  const all = lines.map((line) => JSON.parse(line));
  const names = all.reduce((n: number, each) => n + each.toponyms.length, 0);
  return all.map((each): Doc => {
    const url = each.url ?? (each.domain ? `http://${each.domain}/` : undefined);
    const outlet = String(url ?? each.id)
      .replace(/^\w+:\/\//, "")
      .replace(/\/.*/, "");
    let hash = 7;
    for (const letter of outlet) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
    return {
      corpus,
      id: each.id,
      told: { text: each.text, from: 0, to: each.text.length, url },
      names: (each.toponyms as Gold[]).map(({ start, end, lat, lon }) => ({
        ...{ from: start, to: end, text: each.text.slice(start, end) },
        gold: lat == null || lon == null ? undefined : ({ lat, lon } as Place),
      })),
      fold: hash % FOLDS,
      weight: 1300 / names,
    };
  });
}

interface Lesson {
  readonly rows: readonly Float64Array[];
  readonly near: readonly boolean[];
  readonly exact: readonly boolean[];
  readonly weight: number;
}

function lessons(doc: Doc, weights: readonly Float64Array[]): Lesson[] {
  const gold = new Map<Named, Place | undefined>(doc.names.map((name) => [name, name.gold]));
  return lessonsOf(doc.names, doc.told, kit, weights).flatMap(({ group, names, rows }) =>
    names.flatMap((name): Lesson[] => {
      const right = gold.get(name);
      if (!right || rows.length < 2) return [];
      const km = group.options.map(({ place }) => kmBetween(place, right));
      const near = km.map((each) => each <= 161);
      if (!near.includes(true) || !near.includes(false)) return [];
      const least = Math.max(15, Math.min(...km) + 1);
      return [{ rows, near, exact: km.map((each) => each <= least), weight: doc.weight / Math.sqrt(names.length) }];
    }),
  );
}

function learned(all: readonly Lesson[]): Float64Array {
  const ridge = Number(values.ridge);
  return descended((w, slope) => {
    let loss = 0;
    for (let f = 0; f < w.length; f++) {
      loss += 0.5 * ridge * w[f]! * w[f]!;
      slope[f] = ridge * w[f]!;
    }
    for (const { rows, near, exact, weight } of all) {
      const odds = new Float64Array(rows.length);
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < rows.length; k++) {
        const row = rows[k]!;
        let score = 0;
        for (let f = 0; f < row.length; f++) score += w[f]! * row[f]!;
        odds[k] = score;
        if (score > most) most = score;
      }
      let sum = 0;
      let nearSum = 1e-12;
      let exactSum = 1e-12;
      for (let k = 0; k < rows.length; k++) {
        odds[k] = Math.exp(odds[k]! - most);
        sum += odds[k]!;
        if (near[k]) nearSum += odds[k]!;
        if (exact[k]) exactSum += odds[k]!;
      }
      loss -= weight * (0.6 * Math.log(nearSum / sum) + 0.4 * Math.log(exactSum / sum));
      for (let k = 0; k < rows.length; k++) {
        const by = weight * odds[k]! * (1 / sum - (near[k] ? 0.6 / nearSum : 0) - (exact[k] ? 0.4 / exactSum : 0));
        if (Math.abs(by) < 1e-9) continue;
        const row = rows[k]!;
        for (let f = 0; f < row.length; f++) slope[f]! += by * row[f]!;
      }
    }
    return loss;
  });
}

/** Steps down the slope of all lessons at once, each weight by its own stride (Adam), shrinking towards the end. */
function descended(slopeOf: (w: Float64Array, slope: Float64Array) => number): Float64Array {
  const size = FEATURES.length;
  const w = new Float64Array(size);
  const slope = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    slopeOf(w, slope);
    const rate = 0.1 * (1 - step / (STEPS + 1));
    for (let f = 0; f < size; f++) {
      mean[f] = 0.9 * mean[f]! + 0.1 * slope[f]!;
      square[f] = 0.99 * square[f]! + 0.01 * slope[f]! ** 2;
      const stride = mean[f]! / (1 - 0.9 ** step) / (Math.sqrt(square[f]! / (1 - 0.99 ** step)) + 1e-9);
      w[f]! -= rate * stride;
    }
  }
  return w;
}

function rounds(own: readonly Doc[]): Float64Array[] {
  const weights: Float64Array[] = [];
  for (let n = 0; n < ROUNDS; n++) weights.push(learned(own.flatMap((doc) => lessons(doc, weights))));
  return weights;
}

const errors: string[] = [];
const sums = new Map<
  string,
  { all: number; any: number; covered: number; right: number; near: number; first: number }
>();
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = rounds(docs.filter((doc) => doc.fold !== fold));
  for (const doc of docs.filter((each) => each.fold === fold)) {
    const senses = sensesOf(doc.names, doc.told, kit, weights);
    const sum = sums.get(doc.corpus) ?? { all: 0, any: 0, covered: 0, right: 0, near: 0, first: 0 };
    sums.set(doc.corpus, sum);
    for (const name of doc.names) {
      if (!name.gold) continue;
      const found = senses.get(name)!;
      sum.all++;
      if (found.length > 0) sum.any++;
      const km = found[0] ? kmBetween(found[0].place, name.gold) : 20000;
      const has = found.some(({ place }) => kmBetween(place, name.gold!) <= 161);
      if (has) sum.covered++;
      if (km <= 161) sum.right++;
      if (km <= 20) sum.near++;
      const first = placesMeant(name.text, kit)[0];
      if (first && kmBetween(first.place, name.gold) <= 161) sum.first++;
      if (km > 161) {
        const show = found
          .slice(0, 3)
          .map(({ place: p, chance }) => `${p.name}/${p.feature}/${p.country}/${p.admin1 ?? ""} ${chance.toFixed(2)}`);
        const right = found.find(({ place }) => kmBetween(place, name.gold!) <= 161);
        errors.push(
          [
            ...[
              doc.corpus,
              doc.id,
              has ? "WRONG" : found.length > 0 ? "FAR" : "NONE",
              name.text,
              `${name.gold.lat},${name.gold.lon}`,
              show.join(" | "),
            ],
            right
              ? `right: ${right.place.name}/${right.place.feature}/${right.place.country}/${right.place.admin1} ${right.chance.toFixed(2)}`
              : "",
            doc.told.url ?? "",
            doc.told.text.slice(Math.max(0, name.from - 50), name.to + 50).replace(/\s+/g, " "),
          ].join("\t"),
        );
      }
    }
  }
}
const percent = (a: number, b: number) => ((100 * a) / b).toFixed(1);
for (const [corpus, { all, any, covered, right, near, first }] of sums)
  console.log(
    `${corpus.padEnd(12)} ${all} names, any ${percent(any, all)} covered ${percent(covered, all)}; acc@161 all ${percent(right, all)} any ${percent(right, any)} covered ${percent(right, covered)}; @20 ${percent(near, all)}; first ${percent(first, all)}`,
  );
if (values.errors) writeFileSync(values.errors, errors.join("\n"));
if (values.out) {
  const weights = rounds(docs);
  writeFileSync(values.out, placeWeightBytes(weights));
  for (const [f, name] of FEATURES.entries())
    console.log(name.padEnd(24), ...weights.map((w) => w[f]!.toFixed(2).padStart(7)));
}

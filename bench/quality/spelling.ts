import { placesAlike } from "../../src/gazetteer/alike.ts";
import { placesNamed, sources } from "../../src/gazetteer/gazetteer.ts";
import { placeKey } from "../../src/gazetteer/key.ts";
import type { Place } from "../../src/gazetteer/place.ts";
import { skeletonOf } from "../../src/gazetteer/skeleton.ts";
import type { Kit } from "../../src/kit/kit.ts";
import { textOfFile } from "./gold.ts";
import { km } from "./km.ts";
import { BenchError, type Scored, type Task } from "./task.ts";

/**
 * Spellings of names against the gazetteer of their country. Data: tab-separated lines of variant, country (alpha-3), gold_name, lat, lon and,
 * where there is one, the part of the list. Reads of the gold: the variant and the country. Right is the first place answered when it bears
 * the gold's name or lies within 10 km. Without gold_name a line is a name the country has no place of: any answer is a false one.
 */
export const spelling: Task = {
  name: "spelling",
  about: "spellings of place names, their country known",
  data: { in: "project", path: "bench/quality/spelling-dev.tsv" },
  endings: [".tsv"],
  scorer: (gold, pred) => scored(gold, pred),
  predictions: (gold, { kit }) => predicted(gold, kit),
};

interface Line {
  readonly variant: string;
  readonly country: string;
  readonly gold: string;
  readonly lat: number;
  readonly lon: number;
  readonly part: string;
}

function linesOf(file: string): readonly Line[] {
  const lines: Line[] = [];
  textOfFile(file)
    .split("\n")
    .forEach((text, i) => {
      if (text.trim() === "" || text.startsWith("variant\t")) return;
      const [variant = "", country = "", gold = "", lat, lon, part = ""] = text
        .split("\t")
        .map((field) => field.trim());
      if (variant === "" || !/^[A-Z]{3}$/.test(country))
        throw new BenchError(`${file}:${i + 1}: a line is variant, country, gold_name, lat, lon`);
      lines.push({ variant, country, gold, lat: Number(lat), lon: Number(lon), part });
    });
  return lines;
}

interface Answer {
  readonly name: string;
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
  readonly distance?: number;
}

interface Prediction {
  readonly variant: string;
  readonly alike: readonly Answer[];
  readonly fold: readonly Answer[];
  readonly edit: readonly Answer[];
  /** Names of the country, and names with the variant's skeleton there and in the world. */
  readonly names: number;
  readonly bucket: number;
  readonly bucketWorld: number;
}

function* predicted(gold: string, kit: Kit): Generator<string> {
  const lines = linesOf(gold);
  const buckets = new Map<string, number>();
  const add = (key: string) => buckets.set(key, (buckets.get(key) ?? 0) + 1);
  const named = new Map<string, readonly string[]>();
  for (const country of worldOf(kit)) {
    const keys = keysIn(country, kit);
    named.set(country, keys);
    for (const key of keys) {
      const skeleton = skeletonOf(key);
      add(skeleton);
      add(`${country} ${skeleton}`);
    }
  }
  for (const { variant, country } of lines) {
    const names = named.get(country) ?? [];
    const skeleton = skeletonOf(variant);
    yield JSON.stringify({
      variant,
      alike: placesAlike(variant, country, kit).map(({ place, distance }) => ({ ...answer(place), distance })),
      fold: placesIn(variant, country, kit).map(answer),
      edit: nearest(variant, names).flatMap((key) => placesIn(key, country, kit).map(answer)),
      names: names.length,
      bucket: buckets.get(`${country} ${skeleton}`) ?? 0,
      bucketWorld: buckets.get(skeleton) ?? 0,
    } satisfies Prediction);
  }
}

function worldOf(kit: Kit): readonly string[] {
  return [...new Set(sources(kit).flatMap((source) => source.countries()))];
}

function keysIn(country: string, kit: Kit): readonly string[] {
  return [...new Set(sources(kit).flatMap((source) => [...source.keys(country)]))];
}

function placesIn(words: string, country: string, kit: Kit): readonly Place[] {
  return placesNamed(words, kit).filter((place) => place.country === country);
}

function answer({ name, lat, lon }: Place): Answer {
  return { name, lat, lon };
}

/** The baseline: keys at most two plain edits away, the nearest first. */
function nearest(variant: string, keys: readonly string[]): readonly string[] {
  const key = placeKey(variant);
  return keys
    .map((other) => ({ other, edits: Math.abs(other.length - key.length) > 2 ? 3 : edits(key, other) }))
    .filter(({ edits }) => edits <= 2)
    .sort((a, b) => a.edits - b.edits)
    .map(({ other }) => other)
    .slice(0, 10);
}

function edits(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    above = row;
  }
  return above[b.length]!;
}

const METHODS = ["fold", "edit", "alike"] as const;

function scored(gold: string, pred: string): Scored {
  const predictions = textOfFile(pred)
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => JSON.parse(text) as Prediction);
  const all = linesOf(gold).map((line, i) => ({ line, ours: predictions[i]! }));
  const known = all.filter(({ line }) => line.gold !== "");
  const unknown = all.filter(({ line }) => line.gold === "");
  const parts = [...new Set(known.map(({ line }) => line.part))].filter((part) => part !== "");
  const tables = [
    { title: "all", of: known },
    ...parts.map((part) => ({ title: part, of: known.filter(({ line }) => line.part === part) })),
  ].filter(({ of }) => of.length > 0);
  const figures = tables.flatMap(({ title, of }) =>
    METHODS.map((method) => ({ part: title, method, n: of.length, ...measures(of, method) })),
  );
  const countries = [...new Set(known.map(({ line }) => line.country))].sort().map((country) => {
    const of = known.filter(({ line }) => line.country === country);
    return {
      country,
      n: of.length,
      names: of[0]!.ours.names,
      bucket: mean(of.map(({ ours }) => ours.bucket)),
      bucketWorld: mean(of.map(({ ours }) => ours.bucketWorld)),
      top1: measures(of, "alike").top1,
    };
  });
  const answered = unknown.filter(({ ours }) => ours.alike.length > 0);
  return {
    lines: [
      "part     method     n  answered  top-1  top-3  candidates",
      ...figures.map(
        ({ part, method, n, answered, top1, top3, candidates }) =>
          `${part.padEnd(8)} ${method.padEnd(6)} ${String(n).padStart(5)}  ${percent(answered).padStart(8)}  ${percent(top1).padStart(5)}  ${percent(top3).padStart(5)}  ${candidates.toFixed(1).padStart(10)}`,
      ),
      ...(unknown.length > 0
        ? [`names of no place there: ${answered.length} of ${unknown.length} answered all the same`]
        : []),
      "country  names  variants  same skeleton: there, in the world  top-1",
      ...countries.map(
        ({ country, n, names, bucket, bucketWorld, top1 }) =>
          `${country.padEnd(7)} ${String(names).padStart(6)}  ${String(n).padStart(8)}  ${bucket.toFixed(1).padStart(20)}  ${bucketWorld.toFixed(1).padStart(12)}  ${percent(top1).padStart(5)}`,
      ),
    ],
    json: { figures, countries, unknown: unknown.length, unknownAnswered: answered.length },
    errors: [
      ...known.filter(({ line, ours }) => !isRight(line, ours.alike[0])).map(({ line, ours }) => missed(line, ours)),
      ...answered.map(({ line, ours }) => missed(line, ours)),
    ],
  };
}

interface Judged {
  readonly line: Line;
  readonly ours: Prediction;
}

function measures(of: readonly Judged[], method: (typeof METHODS)[number]) {
  const share = (holds: (each: Judged) => boolean) => of.filter(holds).length / of.length;
  return {
    answered: share(({ ours }) => ours[method].length > 0),
    top1: share(({ line, ours }) => isRight(line, ours[method][0])),
    top3: share(({ line, ours }) => ours[method].slice(0, 3).some((each) => isRight(line, each))),
    candidates: mean(of.map(({ ours }) => ours[method].length)),
  };
}

function isRight({ gold, lat, lon }: Line, given: Answer | undefined): boolean {
  if (!given) return false;
  if (placeKey(given.name) === placeKey(gold)) return true;
  return given.lat !== undefined && given.lon !== undefined && km(lat, lon, given.lat, given.lon) <= 10;
}

function missed({ variant, country, gold, part }: Line, { alike }: Prediction): string {
  const given = alike.slice(0, 4).map(({ name, distance }) => `${name} ${distance?.toFixed(2)}`);
  return [part, country, variant, gold || "(no place)", given.join(" | ")].join("\t");
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

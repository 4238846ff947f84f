/** Mixes parsers that differ in their seed: node dist/train/mix.js --model A.bin --averages A.avg,B.avg [--least 1.5] [--scale 1] [--out models/parser.bin] */
import { readFileSync, writeFileSync } from "node:fs";
import { modelBytes, openModel } from "../src/sentence/model.ts";
import { PARSE_TEMPLATES } from "../src/sentence/parse-features.ts";
import { keptAverage, mean, weightSections } from "./average.ts";
import { options } from "./data.ts";

const given = options({ model: "", averages: "", least: "1.5", scale: "1", out: "models/parser.bin" });
const { header } = openModel(new Uint8Array(readFileSync(given.model)), "parser", PARSE_TEMPLATES);
const average = mean(given.averages.split(",").map(keptAverage));
const sections = weightSections(average, Number(given.least), Number(given.scale));
const bytes = modelBytes({ ...header, mixed: given.averages.split(",").length, least: Number(given.least) }, sections);
writeFileSync(given.out, bytes);
console.log(`${given.out}: ${bytes.length} bytes, ${sections.classes.length} weights`);

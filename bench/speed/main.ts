import { parseArgs } from "node:util";
import { packageRoot } from "../../src/kit/load.ts";
import { speed } from "./speed.ts";
import { speedTable } from "./table.ts";

/** npm run bench:speed -- [--pages N] [--rounds N] [--seed N] [--json] */
const text = { type: "string" } as const;
const { values } = parseArgs({
  options: { pages: text, rounds: text, seed: text, json: { type: "boolean" } },
});

const figures = await speed({
  root: packageRoot(),
  pages: Number(values.pages ?? 60),
  rounds: Number(values.rounds ?? 5),
  seed: Number(values.seed ?? 1),
});
console.log(values.json ? JSON.stringify(figures) : speedTable(figures));

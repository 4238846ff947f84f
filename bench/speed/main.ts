import { parseArgs } from "node:util";
import { packageRoot } from "../../src/kit/load.ts";
import { adding, addingTable } from "./adding.ts";
import { extraction, extractionTable } from "./extraction.ts";
import { speed } from "./speed.ts";
import { speedTable } from "./table.ts";

/** npm run bench:speed -- [reading | extraction | adding] [--pages N] [--rounds N] [--seed N] [--json] */
const text = { type: "string" } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: text, rounds: text, seed: text, json: { type: "boolean" } },
});

const root = packageRoot();
const rounds = Number(values.rounds ?? 5);
const seed = Number(values.seed ?? 1);
const say = (figures: object, table: string) => console.log(values.json ? JSON.stringify(figures) : table);

switch (positionals[0] ?? "reading") {
  case "reading": {
    const figures = await speed({ root, pages: Number(values.pages ?? 60), rounds, seed });
    say(figures, speedTable(figures));
    break;
  }
  case "extraction": {
    const figures = await extraction(root, rounds);
    say(figures, extractionTable(figures));
    break;
  }
  case "adding": {
    const figures = await adding(root, Number(values.pages ?? 2000), seed);
    say(figures, addingTable(figures));
    break;
  }
  default:
    throw new RangeError(`${positionals[0]}: reading, extraction or adding`);
}

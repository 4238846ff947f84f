import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { read } from "../../src/read.ts";
import { records } from "../../src/record.ts";
import { type ClaimRow, claimRow } from "../../src/row.ts";
import { testKit } from "../kit.ts";
import { root } from "./cli.ts";

/** What README's table says of sentences, held against what is read from them. */
const readme = readFileSync(join(root, "README.md"), "utf8");

function rows(text: string): ClaimRow[] {
  const reading = read(text, testKit(), { published: "2025-03-14" });
  return records(reading).map((record) => claimRow(record, text));
}

test.each<[promised: string, text: string, found: readonly Partial<ClaimRow>[]]>([
  [
    "claims responsibility",
    '"We shelled the post," a colonel told Radio Okapi.',
    [
      {
        told_by: "a colonel",
        told_to: "Radio Okapi",
        stance: "claims-responsibility",
        modality: "actual",
        source_kind: "unnamed",
      },
    ],
  ],
  [
    "the seizure is told by both",
    "A diplomat said the army had told envoys that rebels seized the bridge.",
    [
      {
        told_by: "A diplomat > the army",
        told_to: "envoys",
        modality: "actual",
        actor: "rebels",
        target: "the bridge",
      },
    ],
  ],
  [
    "the defence ministry",
    "The defence ministry said nothing on Friday. It denied that its planes had bombed the market.",
    [{ told_by: "defence ministry", modality: "denied" }],
  ],
  [
    "CAMEO 19",
    "Troops shelled a village.",
    [{ type: "ASSAULT", mode: "heavy-weapons", cameo: "19", target: "a village" }],
  ],
  [
    "five different records",
    "Rebels may attack the town. Rebels failed to attack the town. Rebels plan to attack the town. Rebels did not attack the town. Rebels denied that they attacked the town.",
    ["possible", "attempted", "planned", "negated", "denied"].map((modality) => ({ modality })),
  ],
  [
    "two claims, each pointing at the other",
    "The mayor said the army shelled the market. The army denied that it shelled the market.",
    [
      { told_by: "The mayor", modality: "disputed" },
      { told_by: "The army", modality: "denied" },
    ],
  ],
  [
    "near Goma, COD, north of",
    "Troops attacked a post 20 km north of Goma on Thursday.",
    [
      {
        place: "Goma",
        country: "COD",
        place_precision: "near",
        place_relation: "20 km north of",
        time_value: "2025-03-13",
      },
    ],
  ],
  ["2025-W10", "The army bombed the town last week.", [{ time_value: "2025-W10", time_precision: "week" }]],
  [
    "21 or more",
    "Gunmen killed at least 21 people. Gunmen killed dozens. Gunmen killed between 30 and 40 people.",
    [
      { dead_low: 21, dead_high: null },
      { dead_low: 24, dead_high: null },
      { dead_low: 30, dead_high: 40 },
    ],
  ],
])("README: %s", (promised, text, found) => {
  expect(readme).toContain(promised);
  expect(rows(text)).toMatchObject(found);
});

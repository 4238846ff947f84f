import type { Kit } from "../../src/kit/kit.ts";
import { allowedLines } from "./gold.ts";
import { articleOf } from "./muc/article.ts";
import { full } from "./muc/full.ts";
import { FIVE, ROLES } from "./muc/judge.ts";
import { incidents, openMuc } from "./muc/model.ts";
import type { Task } from "./task.ts";

/** The incidents of an article: type and five roles. Reads of the gold: `text` and `dateline` (and `docid`, to answer with). */
export const incidentsTask: Task = {
  name: "incidents",
  about: "incidents of an article: type and five roles (MUC-4)",
  data: { in: "shared", path: "data/incidents" },
  endings: ["muc_tst1.jsonl", "muc_tst2.jsonl"],
  scorer: (gold, pred) => ["muc4_eval.mjs", "score", "--gold", gold, "--pred", pred],
  parts: {},
  predictions: (gold, { kit }) => answered(gold, kit),
};

function* answered(gold: string, kit: Kit): Generator<string> {
  const model = openMuc();
  for (const { docid, text, dateline } of allowedLines(gold, ["docid", "text", "dateline"])) {
    const article = articleOf(String(docid), String(text), typeof dateline === "string" ? dateline : "", kit);
    const { found, templates } = incidents(article, model);
    yield JSON.stringify({
      docid,
      templates: templates.map(({ type, fillers }) => ({
        incident_type: type,
        ...Object.fromEntries(
          FIVE.map((role) => [
            role,
            fillers
              .filter((each) => ROLES[each.role] === role)
              .map(({ candidate }) => found.candidates[candidate]!.text),
          ]),
        ),
      })),
    });
  }
}

/** All 24 slots of the same incidents. Reads the same fields. */
export const incidentsFull: Task = {
  ...incidentsTask,
  name: "incidents-full",
  about: "the same with all 24 slots of the keys",
  scorer: (gold, pred) => ["muc4_eval.mjs", "full", "--gold", gold, "--pred", pred],
  predictions: (gold, { kit }) => answeredInFull(gold, kit),
};

function* answeredInFull(gold: string, kit: Kit): Generator<string> {
  const model = openMuc();
  for (const { docid, text, dateline } of allowedLines(gold, ["docid", "text", "dateline"])) {
    const article = articleOf(String(docid), String(text), typeof dateline === "string" ? dateline : "", kit);
    const { found, templates, fields } = incidents(article, model);
    yield JSON.stringify({ docid, templates: templates.map((template) => full(article, found, template, fields)) });
  }
}

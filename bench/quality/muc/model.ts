import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../../src/kit/load.ts";
import { type ModelHeader, modelBytes, openModel } from "../../../src/sentence/model.ts";
import type { Article } from "./article.ts";
import { candidates, type Found } from "./candidate.ts";
import { articleFeatures, sentenceFeatures } from "./feature.ts";
import { FIELD_ANSWERS } from "./field.ts";
import {
  ARTICLE_ANSWERS,
  articleRow,
  drafts,
  ENTITY_ANSWERS,
  entityRows,
  type Filler,
  type Judged,
  ROLES,
  type Rough,
  SECOND_ANSWERS,
  SENTENCE_ANSWERS,
  stringRows,
} from "./judge.ts";
import { chances, openSparse, type Sparse, sparseSections } from "./sparse.ts";
import { type Bounds, type Template, templates } from "./template.ts";
import { type Boosted, chanceOf } from "./trees.ts";

/** All that was learned from DEV. */
export interface Model {
  readonly article: Sparse;
  readonly sentence: Sparse;
  readonly entity: Sparse;
  readonly string: Sparse;
  /** The closed slots of the full keys. */
  readonly field: Sparse;
  /** The second look at an article; whether a filler of each role is right; whether two belong together. */
  readonly second: readonly Boosted[];
  readonly fillers: readonly Boosted[];
  readonly pairs: Boosted;
  readonly bounds: Bounds;
}

export interface Answer {
  readonly found: Found;
  readonly templates: readonly Template[];
  /** The chances of the closed slots for an entity. */
  readonly fields: (entity: number) => readonly number[];
}

/** The incidents of an article. */
export function incidents(article: Article, model: Model): Answer {
  const found = candidates(article);
  const rough: Rough = {
    article: chances(model.article, articleFeatures(article)),
    sentences: article.sentences.map((_, at) => chances(model.sentence, sentenceFeatures(article, at))),
  };
  const rows = entityRows(article, found, rough);
  const judged: Judged = {
    ...rough,
    entities: rows.map((row) => chances(model.entity, row)),
    strings: stringRows(article, found, rough).map((row) => chances(model.string, row)),
  };
  const whole = articleRow(judged);
  const second = model.second.map((each) => chanceOf(each, whole));
  const fillers = ROLES.flatMap((_, role) =>
    drafts(role, found, judged, second).map(
      (draft): Filler => ({ ...draft, chance: chanceOf(model.fillers[role]!, draft.row) }),
    ),
  );
  return {
    found,
    templates: templates(article, found, judged, second, fillers, model.pairs, model.bounds),
    fields: (entity) => chances(model.field, rows[entity]!),
  };
}

const KIND = "muc";
/** Changes with the features. */
const TEMPLATES = "muc-1";
const PARTS = {
  article: ARTICLE_ANSWERS,
  sentence: SENTENCE_ANSWERS,
  entity: ENTITY_ANSWERS,
  string: ROLES,
  field: FIELD_ANSWERS,
} as const;

export function openMuc(file = join(packageRoot(), "bench", "quality", "muc", "model.bin")): Model {
  const { header, sections } = openModel(new Uint8Array(readFileSync(file)), KIND, TEMPLATES);
  const { steps, second, fillers, pairs, bounds } = header as unknown as Learned;
  const part = (name: keyof typeof PARTS): Sparse => openSparse(name, PARTS[name], steps[name], sections);
  return {
    article: part("article"),
    sentence: part("sentence"),
    entity: part("entity"),
    string: part("string"),
    field: part("field"),
    second,
    fillers,
    pairs,
    bounds,
  };
}

interface Learned extends ModelHeader {
  readonly steps: Readonly<Record<keyof typeof PARTS, readonly number[]>>;
  readonly second: readonly Boosted[];
  readonly fillers: readonly Boosted[];
  readonly pairs: Boosted;
  readonly bounds: Bounds;
}

export function mucBytes(model: Model, data: string): Uint8Array {
  const { article, sentence, entity, string, field, second, fillers, pairs, bounds } = model;
  const parts = { article, sentence, entity, string, field };
  const steps = Object.fromEntries(Object.entries(parts).map(([name, each]) => [name, each.steps]));
  const header = {
    kind: KIND,
    templates: TEMPLATES,
    data,
    answers: SECOND_ANSWERS,
    steps,
    second,
    fillers,
    pairs,
    bounds,
  };
  return modelBytes(
    header,
    Object.assign({}, ...Object.entries(parts).map(([name, each]) => sparseSections(name, each))),
  );
}

/**
 * Trains the incidents adapter of the bench on MUC-4 DEV: node dist/train/muc.js [--data FILE] [--out FILE] [--keep FILE] [--folds]
 * Chances of one layer are features of the next: they come from models that had not seen the article (five folds).
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { textOfFile } from "../bench/quality/gold.ts";
import { type Article, articleOf } from "../bench/quality/muc/article.ts";
import { candidates, type Found, keyOf } from "../bench/quality/muc/candidate.ts";
import { articleFeatures, sentenceFeatures } from "../bench/quality/muc/feature.ts";
import { FIELD_ANSWERS, FIELDS } from "../bench/quality/muc/field.ts";
import {
  ARTICLE_ANSWERS,
  articleRow,
  drafts,
  ENTITY_ANSWERS,
  entityRows,
  type Filler,
  type Judged,
  pairRow,
  ROLES,
  type Rough,
  SENTENCE_ANSWERS,
  stringRows,
  TYPES,
} from "../bench/quality/muc/judge.ts";
import { mucBytes } from "../bench/quality/muc/model.ts";
import { type Bounds, templates } from "../bench/quality/muc/template.ts";
import { type Boosted, chanceOf } from "../bench/quality/muc/trees.ts";
import { loadKit } from "../src/kit/load.ts";
import { boosted } from "./boost.ts";
import { options } from "./data.ts";
import { learned, type Question, scoresOf, shared, sparse } from "./muc-linear.ts";
import { tuned } from "./muc-tune.ts";

const given = options({
  data: "../shared/data/incidents/muc_dev.jsonl.gz",
  bench: "../shared/bench",
  out: "bench/quality/muc/model.bin",
  keep: "",
  start: "",
});
const FOLDS = 5;
/** Features that fewer articles show can only be learned by heart. */
const LEAST = 3;
const begin = Date.now();
const log = (...words: readonly unknown[]): void =>
  console.log(`${((Date.now() - begin) / 1000).toFixed(0)}s`, ...words);

/** An article with its keys: for each template its types and, for each role, the mentions of each filler as the scorer compares them. */
export interface Keyed {
  readonly article: Article;
  readonly found: Found;
  readonly keys: readonly Key[];
  /** The keys with all their slots. */
  readonly full: readonly Record<string, unknown>[];
}
export interface Key {
  readonly types: readonly string[];
  readonly roles: readonly (readonly (readonly string[])[])[];
}

await train();

async function train(): Promise<void> {
  const data = read(given.data);
  log(`${data.length} articles`);
  const fold = (i: number): number => i % FOLDS;
  const everyone = data.map((_, i) => i);
  const rightOf = data.map(rightAnswers);

  // First layer: articles and sentences.
  const articleQ = asked({
    rows: data.map(({ article }) => articleFeatures(article)),
    owner: everyone,
    yes: data.map(({ keys }) =>
      ARTICLE_ANSWERS.map((answer) =>
        answer === "any" ? keys.length > 0 : keys.some(({ types }) => types.includes(answer)),
      ),
    ),
    epochs: 10,
    rate: 0.03,
  });
  const sentenceQ = asked({
    rows: data.flatMap(({ article }) => article.sentences.map((_, at) => sentenceFeatures(article, at))),
    owner: data.flatMap(({ article }, i) => article.sentences.map(() => i)),
    yes: data.flatMap((each, i) => sentenceAnswers(each, rightOf[i]!)),
    epochs: 6,
    rate: 0.05,
  });
  const articleScores = outOfFold(articleQ, ARTICLE_ANSWERS.length, fold);
  const sentenceScores = outOfFold(sentenceQ, SENTENCE_ANSWERS.length, fold);
  const sentencesOf = grouped(sentenceQ.owner, sentenceScores, data.length);
  const rough = everyone.map((i): Rough => ({ article: articleScores[i]!, sentences: sentencesOf[i]! }));
  log("articles and sentences");

  // Second layer: entities and strings.
  const entityQ = asked({
    rows: data.flatMap(({ article, found }, i) => entityRows(article, found, rough[i]!)),
    owner: data.flatMap(({ found }, i) => found.entities.map(() => i)),
    yes: data.flatMap(({ found }, i) =>
      found.entities.map((entity) =>
        entityAnswers(
          entity.candidates.map((c) => found.candidates[c]!.key),
          rightOf[i]!,
        ),
      ),
    ),
    // The type is only asked of those that fill a slot.
    only: (k, yes) => k < ROLES.length || yes.slice(0, ROLES.length).some(Boolean),
    epochs: 5,
    rate: 0.05,
  });
  const stringQ = asked({
    rows: data.flatMap(({ article, found }, i) => stringRows(article, found, rough[i]!)),
    owner: data.flatMap(({ found }, i) => found.candidates.map(() => i)),
    yes: data.flatMap(({ found }, i) =>
      found.candidates.map(({ key }) => ROLES.map((_, role) => rightOf[i]!.get(key)?.roles.has(role) ?? false)),
    ),
    epochs: 5,
    rate: 0.05,
  });
  const entityScores = grouped(entityQ.owner, outOfFold(entityQ, ENTITY_ANSWERS.length, fold), data.length);
  const stringScores = grouped(stringQ.owner, outOfFold(stringQ, ROLES.length, fold), data.length);
  const judged = everyone.map((i): Judged => ({ ...rough[i]!, entities: entityScores[i]!, strings: stringScores[i]! }));
  log("entities and strings");

  // Third layer: what all of it together says.
  const rows = judged.map(articleRow);
  const articleGrowth = { trees: 80, depth: 3, rate: 0.05, leaf: 15, line: 0.5 };
  const secondYes = [
    data.map(({ keys }) => keys.length > 0),
    data.map(({ keys }) => keys.length > 1),
    ...TYPES.map((type) => data.map(({ keys }) => keys.some(({ types }) => types.includes(type)))),
  ];
  const second = secondYes.map((yes) => foldedTrees(rows, yes, everyone, fold, articleGrowth));
  const secondOf = everyone.map((i) => second.map(({ chances }) => chances[i]!));
  const fillerModels = ROLES.map((_, role) => {
    const all = data.flatMap(({ found }, i) =>
      drafts(role, found, judged[i]!, secondOf[i]!).map((draft) => ({ i, draft })),
    );
    const yes = all.map(
      ({ i, draft }) => rightOf[i]!.get(data[i]!.found.candidates[draft.candidate]!.key)?.roles.has(role) ?? false,
    );
    const model = foldedTrees(
      all.map(({ draft }) => draft.row),
      yes,
      all.map(({ i }) => i),
      fold,
      { trees: 120, depth: 4, rate: 0.06, leaf: 20, line: 0.33 },
    );
    return {
      model: model.whole,
      fillers: all.map(({ i, draft }, at) => ({ i, filler: { ...draft, chance: model.chances[at]! } as Filler })),
    };
  });
  const fillersOf = everyone.map((): Filler[] => []);
  for (const { fillers } of fillerModels) for (const { i, filler } of fillers) fillersOf[i]!.push(filler);
  const pairsOf = data.flatMap((each, i) =>
    pairAnswers(each, fillersOf[i]!, judged[i]!, secondOf[i]!).map((pair) => ({ i, ...pair })),
  );
  const pairs = foldedTrees(
    pairsOf.map(({ row }) => row),
    pairsOf.map(({ yes }) => yes),
    pairsOf.map(({ i }) => i),
    fold,
    { trees: 100, depth: 4, rate: 0.06, leaf: 15, line: 0 },
  );
  log("boosted", pairsOf.length, "pairs");

  const answer = (bounds: Bounds) => (i: number) => ({
    found: data[i]!.found,
    templates: templates(
      data[i]!.article,
      data[i]!.found,
      judged[i]!,
      secondOf[i]!,
      fillersOf[i]!,
      pairs.folds[fold(i)]!,
      bounds,
    ),
  });
  const bounds = await tuned(given.bench, data, answer, log);
  log(JSON.stringify(bounds));

  const fieldQ: Question = { ...fieldQuestion(data, entityQ.rows), epochs: 8, rate: 0.05 };
  const model = {
    article: sparse(articleQ, ARTICLE_ANSWERS, 0.02),
    sentence: sparse(sentenceQ, SENTENCE_ANSWERS, 0.03),
    entity: sparse(entityQ, ENTITY_ANSWERS, 0.03),
    string: sparse(stringQ, ROLES, 0.04),
    field: sparse(fieldQ, FIELD_ANSWERS, 0.15),
    second: second.map(({ whole }) => whole),
    fillers: fillerModels.map((each) => each.model),
    pairs: pairs.whole,
    bounds,
  };
  const bytes = mucBytes(
    model,
    "MUC-4 DEV, 1,299 articles (xinyadu/gtt d829ed82): only hashes of features and weights",
  );
  writeFileSync(given.out, bytes);
  log(`${given.out}: ${bytes.length} bytes`);
}

function read(file: string): readonly Keyed[] {
  const lines = textOfFile(file)
    .split("\n")
    .filter((line) => line !== "")
    .map(
      (line) =>
        JSON.parse(line) as {
          docid: string;
          text: string;
          dateline?: string;
          templates: Record<string, unknown>[];
          keys: Record<string, unknown>[];
        },
    );
  let kept: readonly Article[] | undefined;
  if (given.keep !== "" && existsSync(given.keep)) kept = deserialize(readFileSync(given.keep)) as Article[];
  const kit = kept ? undefined : loadKit();
  const articles = kept ?? lines.map(({ docid, text, dateline }) => articleOf(docid, text, dateline ?? "", kit!));
  if (given.keep !== "" && !kept) writeFileSync(given.keep, serialize(articles));
  return lines.map((line, i) => ({
    article: articles[i]!,
    found: candidates(articles[i]!),
    full: line.keys,
    keys: line.templates.map((template, nr) => ({
      types: String(template.incident_type)
        .split("/")
        .map((type) => type.trim()),
      roles: ROLES.map((role) =>
        role === "Described"
          ? fillsOf(line.keys[nr], "hum_desc").map(({ alts }) => [...new Set(alts.map(keyOf))])
          : (template[role] as [string, number][][]).map((mentions) => [
              ...new Set(mentions.map(([text]) => keyOf(text))),
            ]),
      ),
    })),
  }));
}

interface Fill {
  readonly alts: readonly string[];
  readonly refs: readonly string[];
}

/** What a slot of the full keys holds. */
function fillsOf(key: Record<string, unknown> | undefined, slot: string): readonly Fill[] {
  return (key?.[slot] ?? []) as readonly Fill[];
}

type Right = ReadonlyMap<string, { readonly roles: Set<number>; readonly types: Set<string> }>;

/** The strings the keys hold, with their roles and the types of their incidents. */
function rightAnswers({ keys }: Keyed): Right {
  const out = new Map<string, { roles: Set<number>; types: Set<string> }>();
  for (const { types, roles } of keys)
    roles.forEach((fillers, role) => {
      for (const text of fillers.flat()) {
        const held = out.get(text) ?? { roles: new Set<number>(), types: new Set<string>() };
        held.roles.add(role);
        held.types.add(types[0]!);
        out.set(text, held);
      }
    });
  return out;
}

/** Whether a sentence names a target, victim or weapon of the keys, and of which types. */
function sentenceAnswers({ article, found }: Keyed, right: Right): boolean[][] {
  const types = article.sentences.map(() => new Set<string>());
  for (const { key, occurrences } of found.candidates) {
    const held = right.get(key);
    if (!held || ![2, 3, 4, 5].some((role) => held.roles.has(role))) continue;
    for (const { sentence } of occurrences) for (const type of held.types) types[sentence]!.add(type);
  }
  return types.map((own) => SENTENCE_ANSWERS.map((answer) => (answer === "any" ? own.size > 0 : own.has(answer))));
}

function entityAnswers(keys: readonly string[], right: Right): boolean[] {
  const held = keys.flatMap((key) => right.get(key) ?? []);
  return [
    ...ROLES.map((_, role) => held.some(({ roles }) => roles.has(role))),
    ...TYPES.map((type) => held.some(({ types }) => types.has(type))),
  ];
}

function pairAnswers(
  { article, found, keys }: Keyed,
  fillers: readonly Filler[],
  judged: Judged,
  second: readonly number[],
): { row: readonly number[]; yes: boolean }[] {
  const holds = (key: Key, { role, candidate }: Filler): boolean =>
    key.roles[role]!.some((texts) => texts.includes(found.candidates[candidate]!.key));
  const right = fillers.filter((each) => each.chance > 0.08 && keys.some((key) => holds(key, each)));
  if (right.length > 40) return [];
  return right.flatMap((a, i) =>
    right.slice(i + 1).map((b) => ({
      row: pairRow(a, b, article, found, judged, second),
      yes: keys.some((key) => holds(key, a) && holds(key, b)),
    })),
  );
}

/** Which values of the closed slots the keys give to those that fill their strings. */
function fieldQuestion(
  data: readonly Keyed[],
  entityRowsOf: readonly Int32Array[],
): Pick<Question, "rows" | "owner" | "yes" | "only"> {
  const rows: Int32Array[] = [];
  const owner: number[] = [];
  const yes: boolean[][] = [];
  let at = 0;
  data.forEach(({ found, full }, i) => {
    for (const { candidates: own } of found.entities) {
      const row = entityRowsOf[at++]!;
      const keys = own.map((c) => found.candidates[c]!.key);
      const answers = FIELD_ANSWERS.map(() => false);
      let from = 0;
      for (const { slot, strings, values } of FIELDS) {
        for (const key of full) {
          if (
            !strings.some((name) =>
              fillsOf(key, name).some(({ alts }) => alts.some((text) => keys.includes(keyOf(text)))),
            )
          )
            continue;
          const fill = fillsOf(key, slot).find(({ refs }) => refs.some((text) => keys.includes(keyOf(text))));
          const value = values.indexOf(fill?.alts[0] ?? "");
          if (value >= 0) answers[from + value] = true;
        }
        from += values.length;
      }
      if (!answers.some(Boolean)) continue;
      rows.push(row);
      owner.push(i);
      yes.push(answers);
    }
  });
  const field = FIELDS.flatMap(({ values }, f) => values.map(() => f));
  return { rows, owner, yes, only: (k, own) => own.some((each, other) => each && field[other] === field[k]) };
}

/** A question asked only with features that several articles show. */
function asked(question: Question): Question {
  return { ...question, rows: shared(question.rows, question.owner, LEAST) };
}

/** The scores of every row from models that had not seen its article. */
function outOfFold(question: Question, answers: number, fold: (owner: number) => number): number[][] {
  const out = question.rows.map(() => new Array<number>(answers).fill(0));
  for (let k = 0; k < answers; k++)
    for (let f = 0; f < FOLDS; f++) {
      const weights = learned(question, k, (owner) => fold(owner) !== f);
      question.rows.forEach((row, i) => {
        if (fold(question.owner[i]!) === f) out[i]![k] = scoresOf(weights, row);
      });
    }
  return out;
}

function foldedTrees(
  rows: readonly (readonly number[])[],
  yes: readonly boolean[],
  owner: readonly number[],
  fold: (owner: number) => number,
  growth: Parameters<typeof boosted>[2],
): { readonly whole: Boosted; readonly folds: readonly Boosted[]; readonly chances: readonly number[] } {
  const part = (keep: (i: number) => boolean): Boosted =>
    boosted(
      rows.filter((_, i) => keep(i)),
      yes.filter((_, i) => keep(i)),
      growth,
    );
  const folds = Array.from({ length: FOLDS }, (_, f) => part((i) => fold(owner[i]!) !== f));
  return { whole: part(() => true), folds, chances: rows.map((row, i) => chanceOf(folds[fold(owner[i]!)]!, row)) };
}

function grouped<T>(owner: readonly number[], values: readonly T[], count: number): readonly (readonly T[])[] {
  const out: T[][] = Array.from({ length: count }, () => []);
  owner.forEach((own, i) => {
    out[own]!.push(values[i]!);
  });
  return out;
}

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { deserialize, serialize } from "node:v8";
import { gunzipSync } from "node:zlib";
import { articles } from "../src/article/article.ts";
import { type ArticleScenes, articleScenes } from "../src/attribution/article-scenes.ts";
import { cueIndex } from "../src/attribution/cue-lexicon.ts";
import type { Draft } from "../src/attribution/draft.ts";
import { drafted, settings, settled } from "../src/attribution/found.ts";
import {
  type Choice,
  chosen,
  type Features,
  features,
  fieldsOf,
  JUDGE_BITS,
  JUDGE_TEMPLATES,
  type Judge,
  probability,
} from "../src/attribution/judge.ts";
import { draftFeatures } from "../src/attribution/likelihood.ts";
import { openFeatures, partAt } from "../src/attribution/open-cues.ts";
import { spanOfRun } from "../src/attribution/scene.ts";
import type { Pick } from "../src/attribution/sharpened.ts";
import type { Kit } from "../src/kit/kit.ts";
import { loadKit, packageRoot } from "../src/kit/load.ts";
import { type ActorMention, mentions } from "../src/mention/mention.ts";
import { pageOf } from "../src/page/page.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { sentences } from "../src/sentence/sentence.ts";
import type { Span } from "../src/span.ts";
import type { Layers } from "../src/stage.ts";
import { Linear, shuffled } from "./linear.ts";
import { covered, goldRoles, isHalf, type Marked, paired, type Roles, type Words, wordsOf } from "./polnear.ts";

/** node dist/train/attribution.js --data ../shared/data/attribution/train.jsonl.gz [--keep FILE] [--out FILE] [--held FILE] */
const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data/attribution/train.jsonl.gz" },
    /** Where the read articles are kept, so that a second run need not parse them. */
    keep: { type: "string" },
    out: { type: "string", default: "models/attribution.bin" },
    /** Where the held-out drafts and their scores go. */
    held: { type: "string" },
  },
});

const FOLDS = 5;
const UNIT = 0.03;

interface Lesson {
  readonly gold: Marked;
  readonly article: ArticleScenes;
  readonly words: Words;
  readonly roles: readonly Roles[];
  readonly found: readonly Draft[];
  readonly fold: number;
}

type Kept = Pick_<Layers> & { readonly gold: Marked };
type Pick_<L extends Layers> = { readonly [K in "page" | "articles" | "sentences" | "mentions"]: L[K] };

const kit = loadKit();
const fields = fieldsOf(kit);
const lessons = layersOf(kit).flatMap((kept, i) => lessonsOf(kept, i % FOLDS, kit));
console.log(`${lessons.length} articles`);

const linear = (rate: number) => new Linear(JUDGE_BITS, rate);

// 1. May a word be a cue?
const openCases = lessons.flatMap(openCasesOf);
const open = linear(0.05);
for (let epoch = 0; epoch < 3; epoch++)
  for (const { rows, yes } of shuffled(openCases, 7 + epoch)) open.learn(rows, yes);
report(
  "open",
  openCases.map(({ rows, yes }) => ({ p: sigmoid(open.score(rows)), yes })),
);

// 2. Which spans? Learned without each fold in turn, so that the last question sees choices as they are on new text.
const spanCases = lessons.map(spanCasesOf);
console.log(
  "span cases",
  spanCases.reduce((sum, each) => sum + each.length, 0),
);
const spanModels = [...Array(FOLDS + 1).keys()].map((fold) => {
  const model = linear(0.1);
  const cases = lessons.flatMap((lesson, i) => (lesson.fold === fold ? [] : spanCases[i]!));
  for (let epoch = 0; epoch < 4; epoch++)
    for (const { options, right } of shuffled(cases, 3 + epoch)) model.choose(options, right);
  return model;
});
for (const kind of ["source", "cue", "end", "start"]) {
  let [n, byRule, byModel] = [0, 0, 0];
  lessons.forEach((lesson, i) => {
    for (const each of spanCases[i]!) {
      if (each.kind !== kind) continue;
      n++;
      if (each.rule === each.right) byRule++;
      const scores = each.options.map((rows) => spanModels[lesson.fold]!.score(rows));
      if (scores.indexOf(Math.max(...scores)) === each.right) byModel++;
    }
  });
  console.log(`${kind}: ${n} choices, rules right ${percent(byRule / n)}, held-out model ${percent(byModel / n)}`);
}

// 3. Is it an attribution with its spans half right?
const draftCases = lessons.flatMap((lesson) => draftCasesOf(lesson, spanModels[lesson.fold]!));
const draftModels = [...Array(FOLDS + 1).keys()].map((fold) => {
  const model = linear(0.03);
  const cases = draftCases.filter((each) => each.fold !== fold && each.counts);
  for (let epoch = 0; epoch < 4; epoch++)
    for (const { rows, yes } of shuffled(cases, 11 + epoch)) model.learn(rows, yes);
  return model;
});
for (const each of draftCases) each.score = draftModels[each.fold]!.score(each.rows);
// First over all drafts, then over those that stand: what lies inside a surer one or is left out for it was never right.
let calibration = isotonic(draftCases.filter((each) => each.counts));
calibration = isotonic(standing().filter((each) => each.counts));
report(
  "drafts that stand, held out",
  standing()
    .filter((each) => each.counts)
    .map(({ score, yes }) => ({ p: at(score), yes })),
);
report(
  "drafts, held out",
  draftCases.filter((each) => each.counts).map(({ score, yes }) => ({ p: at(score), yes })),
);
console.log("calibration", calibration.map((p) => p.toFixed(2)).join(" "));
if (values.held) writeFileSync(values.held, heldLines());

// 4. One table, in eighths of a byte's reach.
const weights = new Int8Array(2 ** JUDGE_BITS);
const tables = [open, spanModels[FOLDS]!, draftModels[FOLDS]!];
let clipped = 0;
for (let row = 0; row < weights.length; row++) {
  const sum = tables.reduce((all, each) => all + each.weights[row]!, 0);
  const whole = Math.round(sum / UNIT);
  if (Math.abs(whole) > 127) clipped++;
  weights[row] = Math.max(-127, Math.min(127, whole));
}
console.log(`rows in use ${weights.filter((each) => each !== 0).length} of ${weights.length}, clipped ${clipped}`);
writeFileSync(
  join(packageRoot(), values.out),
  modelBytes(
    { kind: "attribution", templates: JUDGE_TEMPLATES, unit: UNIT, calibration, articles: lessons.length },
    { weights },
  ),
);

function at(score: number): number {
  return probability({ weights: new Int8Array(0), unit: 1, calibration, fields }, score);
}

/**
 * The drafts as a reader sees them: without those whose cue lies in the content or on the cue of a likelier one; and paired anew with what
 * is annotated, so that no unlikely draft takes away another's pair.
 */
function standing(): DraftCase[] {
  const byLesson = new Map<Lesson, DraftCase[]>();
  for (const each of draftCases) {
    const held = byLesson.get(each.lesson);
    if (held) held.push(each);
    else byLesson.set(each.lesson, [each]);
  }
  return [...byLesson].flatMap(([{ roles }, cases]) => {
    const likely = cases.filter((each) => at(each.score) >= 0.25);
    const kept = cases.filter((each) => {
      const [[from, to]] = each.line.cue as [[number, number]];
      return !likely.some((other) => {
        if (other === each || other.score <= each.score) return false;
        return [...other.line.content, ...other.line.cue].some(([a, b]) => a! <= from && to <= b!);
      });
    });
    const sure = kept.filter((each) => at(each.score) >= 0.15);
    const pairs = paired(
      sure.map((each) => each.roles),
      roles,
    );
    const right = new Set(sure.filter((each, i) => pairs[i]! >= 0 && isHalf(each.roles, roles[pairs[i]!]!)));
    return kept.map((each) => (right.has(each) ? { ...each, yes: true } : each));
  });
}

function layersOf(kit: Kit): Kept[] {
  if (values.keep && existsSync(values.keep)) return deserialize(readFileSync(values.keep)) as Kept[];
  const bytes = readFileSync(values.data);
  const text = (values.data.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const out = text
    .trim()
    .split("\n")
    .map((line) => {
      const gold = JSON.parse(line) as Marked;
      const silent = () => {};
      const page = pageOf(gold.text, undefined, silent);
      const layers = { page, articles: articles(page, silent) };
      const read = { ...layers, sentences: sentences(layers, kit, silent) };
      return { gold, ...read, mentions: mentions(read, kit, silent) };
    });
  if (values.keep) writeFileSync(values.keep, serialize(out));
  return out;
}

function lessonsOf({ gold, page, articles, sentences, mentions }: Kept, fold: number, kit: Kit): Lesson[] {
  const actors = mentions.filter((mention): mention is ActorMention => mention.kind === "actor");
  const words = wordsOf(gold.text);
  const roles = gold.attributions.map((each) => goldRoles(words, each));
  return articles.map((each) => {
    const own = sentences.filter((sentence) => sentence.article === each.id);
    const article = articleScenes(page, each, own, actors, cueIndex(kit));
    return { gold, article, words, roles, found: drafted(article, fields), fold };
  });
}

function rowsOf(describe: (into: Features) => void): Int32Array {
  const into = features();
  describe(into);
  return into.rows.slice(0, into.count);
}

function openCasesOf({ article, words, roles }: Lesson) {
  const cue = new Set(roles.flatMap((each) => [...each.cue]));
  const content = new Set(roles.flatMap((each) => [...each.content]));
  const out: { rows: Int32Array; yes: boolean }[] = [];
  for (const scene of article.scenes) {
    scene.tokens.forEach((token, i) => {
      if (!partAt(scene, i)) return;
      const [word] = covered(words, [token]);
      if (word === undefined || content.has(word)) return;
      out.push({ rows: rowsOf((into) => openFeatures(scene, i, fields, into)), yes: cue.has(word) });
    });
  }
  return out;
}

function rolesOf(draft: Draft, { article, words }: Lesson): Roles {
  const scene = article.scenes[draft.sentence]!;
  return {
    source: draft.source ? covered(words, [spanOfRun(scene, draft.source.run)]) : new Set(),
    cue: covered(words, [spanOfRun(scene, draft.cue)]),
    content: covered(words, draft.content),
  };
}

interface SpanCase {
  readonly kind: Parameters<Pick>[0];
  readonly options: readonly Int32Array[];
  readonly right: number;
  readonly rule: number;
}

/** The choices of the drafts that are attributions, with the alternative the annotators took. */
function spanCasesOf(lesson: Lesson): SpanCase[] {
  const { article, found, roles, words, gold } = lesson;
  const pairs = paired(
    found.map((draft) => rolesOf(draft, lesson)),
    roles,
  );
  const out: SpanCase[] = [];
  found.forEach((draft, i) => {
    const j = pairs[i]!;
    if (j < 0) return;
    const scene = article.scenes[draft.sentence]!;
    const wanted = roles[j]!;
    const teacher: Pick = (kind, choice) => {
      const right = rightOf(
        kind,
        choice,
        (run) => (run.first < 0 ? new Set() : covered(words, [spanOfRun(scene, run)])),
        wanted,
        gold.attributions[j]!,
        words,
      );
      if (right < 0) return { run: choice.options[choice.rule]!, margin: 0 };
      out.push({
        kind,
        options: choice.options.map((_, k) => rowsOf((into) => choice.describe(k, into))),
        right,
        rule: choice.rule,
      });
      return { run: choice.options[right]!, margin: 0 };
    };
    settled(article, [draft], teacher);
  });
  return out;
}

/** The alternative that covers the words the annotators chose; −1 when there is none. */
function rightOf(
  kind: Parameters<Pick>[0],
  choice: Choice,
  cover: (run: Choice["options"][number]) => ReadonlySet<number>,
  wanted: Roles,
  gold: Marked["attributions"][number],
  words: Words,
): number {
  if (kind === "source" || kind === "cue") {
    const own = wanted[kind];
    return choice.options.findIndex((run) => {
      const got = cover(run);
      return got.size === own.size && [...got].every((word) => own.has(word));
    });
  }
  // Only the edge is asked for: of the stretch of content that holds most of ours.
  const rule = cover(choice.options[choice.rule]!);
  let edge = -1;
  let most = 0;
  for (const [from, to] of gold.content) {
    const stretch = covered(words, [{ from, to }]);
    let n = 0;
    for (const word of stretch) if (rule.has(word)) n++;
    if (n > most) {
      most = n;
      edge = kind === "end" ? Math.max(...stretch) : Math.min(...stretch);
    }
  }
  if (most === 0) return -1;
  // Content that goes on in other sentences reaches the edge of this one.
  const edges = choice.options.map((run) => {
    const got = [...cover(run)];
    return kind === "end" ? Math.max(...got) : Math.min(...got);
  });
  const far = kind === "end" ? Math.max(...edges) : Math.min(...edges);
  return edges.indexOf(kind === "end" ? Math.min(edge, far) : Math.max(edge, far));
}

interface DraftCase {
  readonly rows: Int32Array;
  readonly yes: boolean;
  /** What lies inside an annotated content tells nothing: PolNeAR marks only the outermost. */
  readonly counts: boolean;
  readonly fold: number;
  score: number;
  readonly roles: Roles;
  readonly lesson: Lesson;
  readonly line: {
    readonly id: string;
    readonly source: readonly number[][];
    readonly cue: readonly number[][];
    readonly content: readonly number[][];
    readonly listed: boolean;
    readonly rule: string;
  };
}

function draftCasesOf(lesson: Lesson, model: Linear): DraftCase[] {
  const { article, roles, fold, gold } = lesson;
  const judge: Judge = { weights: model.weights, unit: 1, calibration: [], fields };
  const found = settled(article, pruned(lesson), (_, choice) => chosen(judge, choice));
  const places = settings(article, found);
  const own = found.map((draft) => rolesOf(draft, lesson));
  const pairs = paired(own, roles);
  const content = new Set(roles.flatMap((each) => [...each.content]));
  return found.map((draft, i) => {
    const scene = article.scenes[draft.sentence]!;
    const pair = pairs[i]!;
    const yes = pair >= 0 && isHalf(own[i]!, roles[pair]!);
    const [head] = covered(lesson.words, [scene.tokens[draft.at]!]);
    const range = ({ from, to }: Span) => [from, to];
    return {
      rows: rowsOf((into) => draftFeatures(scene, draft, places[i]!, fields, into)),
      yes,
      counts: pair >= 0 || head === undefined || !content.has(head),
      fold,
      score: 0,
      roles: own[i]!,
      lesson,
      line: {
        id: gold.id,
        source: draft.source ? [range(spanOfRun(scene, draft.source.run))] : [],
        cue: [range(spanOfRun(scene, draft.cue))],
        content: draft.content.map(range),
        listed: !draft.unlisted,
        rule: draft.rule,
      },
    };
  });
}

/** As the reader does: words that are hardly cues are not asked. */
function pruned({ article, found }: Lesson): Draft[] {
  return found.filter((draft) => {
    if (!draft.unlisted) return true;
    return open.score(rowsOf((into) => openFeatures(article.scenes[draft.sentence]!, draft.at, fields, into))) >= -2;
  });
}

/** The share of right ones around the scores −8, −7.5 … 8, never falling (pool adjacent violators). */
function isotonic(cases: readonly DraftCase[]): number[] {
  const pools = [...Array(33).keys()].map((i) => {
    const near = cases.filter(({ score }) => Math.round((Math.min(Math.max(score, -8), 8) + 8) * 2) === i);
    return { yes: near.filter((each) => each.yes).length + 0.5 * sigmoid(i / 2 - 8), n: near.length + 0.5, steps: 1 };
  });
  const merged: typeof pools = [];
  for (const pool of pools) {
    merged.push({ ...pool });
    while (merged.length > 1) {
      const last = merged.at(-1)!;
      const before = merged.at(-2)!;
      if (before.yes / before.n <= last.yes / last.n) break;
      merged.splice(-2, 2, { yes: before.yes + last.yes, n: before.n + last.n, steps: before.steps + last.steps });
    }
  }
  return merged.flatMap(({ yes, n, steps }) => Array<number>(steps).fill(Math.round((1000 * yes) / n) / 1000));
}

function heldLines(): string {
  const lines = draftCases.map((each) =>
    JSON.stringify({ ...each.line, p: at(each.score), yes: each.yes, counts: each.counts }),
  );
  return `${lines.join("\n")}\n`;
}

function report(name: string, cases: readonly { readonly p: number; readonly yes: boolean }[]): void {
  const loss = cases.reduce((sum, { p, yes }) => sum - Math.log(Math.max(1e-6, yes ? p : 1 - p)), 0) / cases.length;
  const rows = [0.2, 0.3, 0.4, 0.5, 0.7].map((least) => {
    const taken = cases.filter((each) => each.p >= least);
    const right = taken.filter((each) => each.yes).length;
    return `≥${least}: P ${percent(right / taken.length)} R ${percent(right / cases.filter((each) => each.yes).length)}`;
  });
  console.log(`${name}: ${cases.length} cases, log loss ${loss.toFixed(4)}; ${rows.join("; ")}`);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { articles } from "../../src/article/article.ts";
import { pageOf } from "../../src/page/page.ts";
import { disturbed, type Glued, glued, type Random, randomOf, STYLES } from "./boundary-glue.ts";
import { articleTexts, type Half, ownTexts, type Story, type Texts } from "./boundary-texts.ts";
import { allowedLines } from "./gold.ts";
import { BenchError, type Scored, type Task } from "./task.ts";

/**
 * Pages glued from several stories: on which line does each begin? Data: one recipe a line,
 * `{"texts": "own" | "articles", "half": "dev" | "report", "seed": number, "pages": number}`: of which texts (the invented pages of corpus/, or the
 * article bodies of ../shared/data/articles, where they are there), of which half of them, and how many pages of each style are made, of two to
 * four stories; half as many again of stories of one topic. The styles are those of boundary-glue.ts. "single" are all pages of one story, as they are;
 * "disturbed" are stories with a gap, an advert, a picture twice or other stories' titles in their middle.
 *
 * Or `{"page": "NAME.txt", "begins": [0, 1325]}`: a page as it lies beside the file, and where its stories begin.
 *
 * A boundary is right on the exact line. Boundaries that are only possible count apart. Predictions carry the truth with them, a page a line.
 */
export const boundaries: Task = {
  name: "boundaries",
  about: "where the stories of glued pages begin",
  data: { in: "project", path: "bench/quality/boundaries-dev.jsonl" },
  endings: [".jsonl"],
  scorer: (_gold, pred) => scored(pred),
  predictions: (gold, { bench }) => predicted(gold, dirname(bench)),
};

interface Prediction {
  readonly id: string;
  readonly texts: string;
  readonly style: string;
  readonly topic: boolean;
  /** Lines, without the first story's. */
  readonly truth: readonly number[];
  readonly certain: readonly number[];
  readonly possible: readonly number[];
  /** Characters of running text, and those of them that are read as such, once. */
  readonly body: number;
  readonly kept: number;
}

function* predicted(file: string, shared: string): Generator<string> {
  for (const page of pagesOf(file, shared)) yield JSON.stringify(predictionOf(page));
}

export interface MadePage extends Pick<Prediction, "id" | "texts" | "style" | "topic">, Glued {}

/** The pages of a file of recipes. Throws BenchError when a line is no recipe. */
export function* pagesOf(file: string, shared: string): Generator<MadePage> {
  for (const { page, begins, texts, half, seed, pages } of allowedLines(file, RECIPE)) {
    if (typeof page === "string" && Array.isArray(begins)) {
      const text = readFileSync(join(dirname(file), page), "utf8");
      const style = begins.length > 1 ? "glued" : "single";
      const lines = begins.map((offset: number) => text.slice(0, offset).split("\n").length - 1);
      yield { id: page, texts: "written", style, topic: false, text, begins: lines, body: [] };
      continue;
    }
    if (
      (texts !== "own" && texts !== "articles") ||
      !isHalf(half) ||
      typeof seed !== "number" ||
      typeof pages !== "number"
    )
      throw new BenchError(`${file}: a recipe is {"texts", "half", "seed", "pages"} or {"page", "begins"}`);
    const from = texts === "own" ? ownTexts(half) : articleTexts(half, shared);
    if (from.stories.length >= 4) yield* made(from, texts, seed, pages);
  }
}

const RECIPE = ["page", "begins", "texts", "half", "seed", "pages"];

function isHalf(half: unknown): half is Half {
  return half === "dev" || half === "report";
}

function* made({ singles, stories }: Texts, texts: string, seed: number, pages: number): Generator<MadePage> {
  for (const { id, text } of singles) yield { id, texts, style: "single", topic: false, text, begins: [0], body: [] };
  const noise = randomOf(seed);
  for (let n = 0; n < 2 * pages; n++) {
    const story = stories[n % stories.length]!;
    const page = disturbed(story, stories, noise);
    yield { id: `${texts} disturbed ${seed}.${n}`, texts, style: "disturbed", topic: false, ...page };
  }
  const alike = neighbours(stories);
  for (const style of STYLES) {
    for (const topic of [false, true]) {
      const random = randomOf(seed * 1000 + style.charCodeAt(0) * 2 + Number(topic));
      for (let n = 0; n < (topic ? pages / 2 : pages); n++) {
        const count = 2 + Math.floor(random() * 3);
        const chosen = topic ? chain(alike, count, random) : sample(stories, count, random);
        yield { id: `${texts} ${style} ${seed}.${n}`, texts, style, topic, ...glued(chosen, style, random) };
      }
    }
  }
}

function sample(stories: readonly Story[], count: number, random: Random): readonly Story[] {
  const left = [...stories];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
}

type Alike = ReadonlyMap<Story, readonly Story[]>;

/** A story, then each time one of the two most like it that are not there yet. */
function chain(alike: Alike, count: number, random: Random): readonly Story[] {
  const all = [...alike.keys()];
  const found = [all[Math.floor(random() * all.length)]!];
  while (found.length < count) {
    const near = alike
      .get(found.at(-1)!)!
      .filter((story) => !found.includes(story))
      .slice(0, 2);
    found.push(near[Math.floor(random() * near.length)]!);
  }
  return found;
}

/** For each story all others, the one with the most rare words in common first. */
function neighbours(stories: readonly Story[]): Alike {
  const bags = stories.map(
    ({ title, body }) => new Set(`${title}\n${body.join("\n")}`.toLowerCase().match(/\p{L}{4,}/gu) ?? []),
  );
  const counts = new Map<string, number>();
  for (const bag of bags) for (const word of bag) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log(stories.length / counts.get(word)!);
  const sizes = bags.map((bag) => Math.sqrt([...bag].reduce((sum, word) => sum + weight(word) ** 2, 0)) || 1);
  return new Map(
    stories.map((story, i) => {
      const likeness = (j: number) => {
        let shared = 0;
        for (const word of bags[j]!) if (bags[i]!.has(word)) shared += weight(word) ** 2;
        return shared / sizes[i]! / sizes[j]!;
      };
      const others = stories.map((other, j) => ({ other, like: j === i ? -1 : likeness(j) }));
      return [
        story,
        others
          .sort((a, b) => b.like - a.like)
          .slice(0, -1)
          .map(({ other }) => other),
      ];
    }),
  );
}

function predictionOf({ id, texts, style, topic, text, begins, body }: MadePage): Prediction {
  const starts = lineStarts(text);
  const page = pageOf(text);
  const found = articles(page, () => undefined).slice(1);
  const lines = (sure: "certain" | "possible") =>
    found.filter(({ boundary }) => boundary === sure).map(({ from }) => lineAt(starts, from));
  let kept = 0;
  let all = 0;
  const running = new Set(body);
  for (const line of body) all += text.slice(starts[line], starts[line + 1]).trim().length;
  for (const block of page.blocks)
    if ((block.kind === "paragraph" || block.kind === "dateline") && running.has(lineAt(starts, block.from)))
      kept += block.to - block.from;
  return {
    ...{ id, texts, style, topic, truth: begins.slice(1) },
    ...{ certain: lines("certain"), possible: lines("possible"), body: all, kept },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Row {
  readonly texts: string;
  readonly style: string;
  readonly topic: boolean;
  readonly pages: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** With the possible boundaries taken for certain ones. */
  readonly possible: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** Undefined where it is not known which characters are running text. */
  readonly kept: number | undefined;
}

function scored(pred: string): Scored {
  const all = [...allowedLines(pred, FIELDS)] as unknown as readonly Prediction[];
  const groups = new Map<string, Prediction[]>();
  for (const page of all) {
    const key = `${page.texts}\t${page.topic}\t${page.style}`;
    if (page.truth.length > 0) groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  const rows = [...groups.values()].map((pages): Row => {
    const { texts, style, topic } = pages[0]!;
    const sum = (of: (page: Prediction) => number) => pages.reduce((total, page) => total + of(page), 0);
    return {
      ...{ texts, style, topic, pages: pages.length },
      ...measures(pages, ({ certain }) => certain),
      possible: measures(pages, ({ certain, possible }) => [...certain, ...possible]),
      kept: sum(({ body }) => body) === 0 ? undefined : sum(({ kept }) => kept) / sum(({ body }) => body),
    };
  });
  const sources = [...new Set(all.map(({ texts }) => texts))];
  const singles = sources.flatMap((texts) =>
    ["single", "disturbed"]
      .map((style) => {
        const pages = all.filter((page) => page.texts === texts && page.style === style);
        const split = (of: "certain" | "possible") => pages.filter((page) => page[of].length > 0);
        return {
          texts,
          style,
          pages: pages.length,
          split: split("certain").length,
          possible: split("possible").length,
        };
      })
      .filter(({ pages }) => pages > 0),
  );
  const means = sources.flatMap((texts) => {
    const strong = all.filter((page) => page.texts === texts && /^[ABF]$/.test(page.style));
    return strong.length > 0 ? [{ texts, abf: measures(strong, ({ certain }) => certain).f1 }] : [];
  });
  return {
    lines: [
      "texts     topic  style  pages      P      R     F1   with possible: P      R     F1   body kept",
      ...rows.map(({ texts, topic, style, pages, precision, recall, f1, possible, kept }) =>
        `${texts.padEnd(9)} ${topic ? "same " : "any  "}  ${style.padEnd(5)} ${String(pages).padStart(6)}  ${figure(precision)}  ${figure(recall)}  ${figure(f1)}            ${figure(possible.precision)}  ${figure(possible.recall)}  ${figure(possible.f1)}       ${kept === undefined ? "" : figure(kept)}`.trimEnd(),
      ),
      ...means.map(({ texts, abf }) => `${texts}: A, B and F together ${figure(abf)}`),
      ...singles.map(
        ({ texts, style, pages, split, possible }) =>
          `${texts}: ${split} of ${pages} pages of one story (${style}) split, ${possible} possibly`,
      ),
    ],
    json: { boundaries: rows, means, singles },
    errors: all.flatMap(errorsOf),
  };
}

const FIELDS = ["id", "texts", "style", "topic", "truth", "certain", "possible", "body", "kept"] as const;

function measures(pages: readonly Prediction[], of: (page: Prediction) => readonly number[]) {
  let right = 0;
  let said = 0;
  let truth = 0;
  for (const page of pages) {
    const lines = of(page);
    said += lines.length;
    truth += page.truth.length;
    right += lines.filter((line) => page.truth.includes(line)).length;
  }
  const precision = said === 0 ? 1 : right / said;
  const recall = truth === 0 ? 1 : right / truth;
  return { precision, recall, f1: (2 * right) / Math.max(1, said + truth) };
}

function errorsOf({ id, topic, truth, certain, possible }: Prediction): readonly string[] {
  const say = (what: string, line: number) => `${id}${topic ? " same topic" : ""}\t${what}\tline ${line + 1}`;
  return [
    ...truth
      .filter((line) => !certain.includes(line))
      .map((line) => say(possible.includes(line) ? "only possible" : "missed", line)),
    ...certain.filter((line) => !truth.includes(line)).map((line) => say("false", line)),
    ...possible.filter((line) => !truth.includes(line)).map((line) => say("false, possible", line)),
  ];
}

function figure(share: number): string {
  return share.toFixed(3);
}

import { join } from "node:path";
import { loadKit } from "../../src/kit/load.ts";
import { type Reading, read } from "../../src/read.ts";
import { shuffledPages } from "./inputs.ts";
import { type Started, started } from "./startup.ts";

export interface Call {
  readonly root: string;
  readonly pages: number;
  readonly rounds: number;
  readonly seed: number;
}

/** All times in CPU-seconds of one thread's work (user and system), so that a busy machine does not change them much. */
export interface Figures {
  readonly input: {
    readonly pages: number;
    readonly sentences: number;
    readonly tokens: number;
    readonly characters: number;
  };
  /** Seconds of each stage over the whole input, the best of the rounds; "page" is everything before the first stage. */
  readonly stages: Readonly<Record<string, number>>;
  /** The sum of the stages. */
  readonly whole: number;
  /** From the first round: the models and the lexicon's indices are opened then. */
  readonly firstPage: number;
  /** Reading lexicon.json, the gazetteer and the model files. */
  readonly kitLoad: number;
  readonly start?: Started;
  readonly node: string;
}

export async function speed({ root, pages, rounds, seed }: Call): Promise<Figures> {
  const loading = cpuSeconds();
  const kit = loadKit(root);
  const kitLoad = cpuSeconds() - loading;
  const texts = shuffledPages(join(root, "corpus"), pages, seed);
  const opening = cpuSeconds();
  read(texts[0]!, kit);
  const firstPage = cpuSeconds() - opening;
  let best: { stages: Record<string, number>; whole: number } | undefined;
  let readings: readonly Reading[] = [];
  for (let round = 0; round < rounds; round++) {
    const stages: Record<string, number> = {};
    const timer = (stage: string, seconds: number) => {
      stages[stage] = (stages[stage] ?? 0) + seconds;
    };
    const clock = { now: () => cpuSeconds() * 1000, timer };
    const begin = cpuSeconds();
    readings = texts.map((text) => read(text, kit, undefined, clock));
    const whole = cpuSeconds() - begin;
    const staged = Object.values(stages).reduce((sum, each) => sum + each, 0);
    if (!best || whole < best.whole) best = { stages: { page: whole - staged, ...stages }, whole };
  }
  const sentences = readings.flatMap((reading) => reading.sentences);
  const start = await started(root, join(root, "corpus", "border-town.txt"));
  return {
    input: {
      pages,
      sentences: sentences.length,
      tokens: sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0),
      characters: texts.reduce((sum, text) => sum + text.length, 0),
    },
    stages: best?.stages ?? {},
    whole: best?.whole ?? 0,
    firstPage,
    kitLoad,
    ...(start && { start }),
    node: process.version,
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type VerbEntry, verbLexicon } from "../src/event/entry.ts";
import type { EventModality } from "../src/event/event.ts";
import { modalityAt } from "../src/event/factuality.ts";
import { type Trigger, triggers } from "../src/event/frame.ts";
import { word } from "../src/event/phrase.ts";
import { NONE, TYPES } from "../src/event/rank.ts";
import { candidatesOf, looksOf, sentenceLooks } from "../src/event/rank-features.ts";
import { bySentence, type Scene, sceneOf } from "../src/event/scene.ts";
import { type Kit, section } from "../src/kit/kit.ts";
import { packageRoot } from "../src/kit/load.ts";
import { type Reading, read } from "../src/read.ts";
import type { Span } from "../src/span.ts";
import { eventValue, markedLine, markedLines } from "./marked.ts";

/** A word that may name an event, as training sees it. */
export interface Candidate extends Span {
  readonly words: Uint32Array;
  readonly rules: Uint32Array;
  readonly lemma: string;
  readonly modality: EventModality;
  /** Place in TYPES of what the rules say; NONE where they say nothing. */
  readonly drafted: number;
  /** Does it carry a figure of victims? Such a word beside the deed is marked by some and not by others. */
  readonly counts: boolean;
  /** What it is: a place in TYPES, NONE, or undefined where nobody said. */
  label?: number;
  /** Whether it is the main happening of its line. */
  isMain?: boolean;
}

/** A line of one source: its words, and what is known of them. */
export interface Lesson {
  readonly source: Source;
  readonly id: string;
  readonly text: string;
  readonly candidates: readonly Candidate[];
  /** Of PLV only: the root of the whole line, whichever word names it. */
  readonly root?: string;
  /** Held back from training. */
  readonly isHeld: boolean;
}

export type Source = "own" | "probe" | "page" | "case" | "example" | "plv";

/** The candidates of a reading, sentence by sentence. */
export function candidatesIn(reading: Reading, kit: Kit): Candidate[] {
  const out: Candidate[] = [];
  const lexicon = verbLexicon(kit);
  for (const [sentence, mentions] of bySentence(reading.sentences, reading.mentions)) {
    const scene = sceneOf(sentence, mentions, lexicon);
    const found = triggers(scene);
    const whole = sentenceLooks(scene, kit);
    for (const at of candidatesOf(scene, found, kit)) out.push(candidate(scene, at, found, whole, kit));
  }
  return out;
}

function candidate(scene: Scene, at: number, found: readonly Trigger[], whole: readonly number[], kit: Kit): Candidate {
  const { tree, lexicon } = scene;
  const own = found.find((each) => each.at === at);
  const { from, to } = tree.tokens[at]!;
  const { words, rules } = looksOf(scene, at, found, kit);
  return {
    from,
    to,
    words: Uint32Array.from([...words, ...whole]),
    rules: Uint32Array.from(rules),
    lemma: word(tree, at),
    modality: modalityAt(tree, at, lexicon),
    drafted: own ? TYPES.indexOf(own.frame.plover) : NONE,
    counts: own?.frame.counts !== undefined,
  };
}

/** All own sentences and PLV, read; a source whose files are not there gives nothing. */
export function lessons(kit: Kit, sources: { readonly sentences: string; readonly plv: string }): Lesson[] {
  return [
    ...ownLessons(sources.sentences, kit),
    ...probeLessons(kit),
    ...pageLessons(kit),
    ...caseLessons(kit),
    ...exampleLessons(kit),
    ...plvLessons(sources.plv, kit),
  ];
}

/** train/sentences/*.txt: all events are marked; of each file every fifth line is held back. */
function ownLessons(folder: string, kit: Kit): Lesson[] {
  return files(folder, ".txt").flatMap((file) =>
    markedLines(readFileSync(join(folder, file), "utf8")).map(({ text, marks }, i): Lesson => {
      const candidates = candidatesIn(read(text, kit), kit);
      for (const each of candidates) if (!each.counts) each.label = NONE;
      for (const { label, value, from, to } of marks) {
        const event = /^event(-[b-f])?$/.test(label) ? eventValue(value) : undefined;
        if (event) labelled(candidates, { from, to }, event.type, label === "event");
      }
      return { source: "own", id: `${file}:${i}`, text, candidates, isHeld: i % 5 === 4 };
    }),
  );
}

/** One word of a marked stretch is the event, the others of it are not asked: what the rules take, or the last noun of a light verb. */
function labelled(candidates: readonly Candidate[], span: Span, type: string, isMain: boolean): void {
  const inside = candidates.filter((each) => each.from < span.to && span.from < each.to);
  const best =
    inside.find((each) => each.drafted === TYPES.indexOf(type)) ??
    inside.find((each) => each.drafted !== NONE) ??
    (inside.length > 1 && light.has(inside[0]!.lemma) ? inside.at(-1) : inside[0]);
  for (const each of inside) delete each.label;
  if (!best) return;
  best.label = TYPES.indexOf(type);
  best.isMain = isMain;
}

const light = new Set(
  "carry make hold give launch stage take conduct mount wage sign strike reach pay have do".split(" "),
);

interface Probe {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
  readonly type: string | null;
  readonly accept?: readonly string[];
  readonly trigger?: string;
}

/** Probes mark one event a sentence; of the other words nothing is known, unless it is a trap. */
function probeLessons(kit: Kit): Lesson[] {
  const root = join(packageRoot(), "corpus");
  return ["", ...folders].flatMap((folder) => {
    const file = join(root, folder, "probe.jsonl");
    return jsonLines<Probe>(file).map(({ id, text, type, accept, trigger }): Lesson => {
      const candidates = candidatesIn(read(text, kit), kit);
      if (type === null) for (const each of candidates) each.label = NONE;
      else if (trigger !== undefined && (accept?.length ?? 0) < 2) {
        const from = text.indexOf(trigger);
        if (from >= 0) labelled(candidates, { from, to: from + trigger.length }, type, false);
        for (const each of candidates) delete each.isMain;
      }
      return { source: "probe", id: `${folder}/${id}`, text, candidates, isHeld: isSeenLast(folder) };
    });
  });
}

const folders = ["dev", "dev2", "dev3", "dev4", "dev5", "dev6", "dev7"];

/** The youngest pages and probes are where the product's precision is watched. */
function isSeenLast(folder: string): boolean {
  return folder === "dev6" || folder === "dev7";
}

interface PageRecord {
  readonly sentence: string;
  readonly optional?: boolean;
  readonly events: readonly {
    readonly trigger: string;
    readonly type: string;
    readonly accept?: readonly string[];
    readonly nth?: number;
  }[];
}

/** Pages with gold: all events of the gold's sentences are marked. */
function pageLessons(kit: Kit): Lesson[] {
  const root = join(packageRoot(), "corpus");
  return ["", ...folders].flatMap((folder) =>
    files(join(root, folder), ".claims.jsonl").flatMap((file) => {
      const name = file.replace(".claims.jsonl", "");
      const page = join(root, folder, `${name}.txt`);
      if (!existsSync(page)) return [];
      const text = readFileSync(page, "utf8");
      const all = candidatesIn(read(text, kit), kit);
      const by = new Map<string, PageRecord[]>();
      for (const each of jsonLines<PageRecord>(join(root, folder, file)))
        by.set(each.sentence, [...(by.get(each.sentence) ?? []), each]);
      return [...by].map(([sentence, records]): Lesson => {
        const from = text.indexOf(sentence);
        const candidates = all.filter((each) => from >= 0 && each.from >= from && each.to <= from + sentence.length);
        for (const each of candidates) each.label = NONE;
        for (const { events } of records)
          for (const { trigger, type, accept, nth } of events) {
            let at = sentence.indexOf(trigger);
            for (let n = 1; n < (typeof nth === "number" ? nth : 1) && at >= 0; n++)
              at = sentence.indexOf(trigger, at + 1);
            if (at < 0) continue;
            const span = { from: from + at, to: from + at + trigger.length };
            labelled(candidates, span, type, false);
            const isOpen = (accept ?? []).some((each) => each !== type);
            for (const each of candidates)
              if (each.from < span.to && span.from < each.to) {
                delete each.isMain;
                if (isOpen) delete each.label;
              }
          }
        return { source: "page", id: `${folder}/${name}`, text: sentence, candidates, isHeld: isSeenLast(folder) };
      });
    }),
  );
}

/** cases/*.txt that compare events: what is marked is what the rules find, so their own verdict is left out of the features. */
function caseLessons(kit: Kit): Lesson[] {
  const root = join(packageRoot(), "cases");
  return files(root, ".txt").flatMap((file) => {
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    const settings = lines.filter((line) => /^(layer|labels|published):/.test(line)).join(" ");
    if (!/record/.test(settings) || (/labels/.test(settings) && !/\bevent\b/.test(settings))) return [];
    return lines.flatMap((line, i): Lesson[] => {
      if (line.trim() === "" || /^(#|layer:|labels:|published:|xfail)/.test(line)) return [];
      const { text, marks } = markedLine(line.replaceAll(" ¶ ", "\n\n"));
      const candidates = candidatesIn(read(text, kit), kit);
      for (const each of candidates) each.label = NONE;
      for (const { label, value, from, to } of marks)
        if (label === "event") {
          const type = TYPES.find((each) => value.split(":").includes(each));
          const own = candidates.find((each) => each.from < to && from < each.to && each.drafted !== NONE);
          const named = type ?? (own && TYPES[own.drafted]);
          for (const each of candidates) if (each.from < to && from < each.to) delete each.label;
          if (named !== undefined) labelled(candidates, { from, to }, named, false);
        }
      for (const each of candidates) delete each.isMain;
      return [{ source: "case", id: `${file}:${i + 1}`, text, candidates, isHeld: false }];
    });
  });
}

/** Examples of lexicon entries: only the entry's own event is marked; a near miss says that none of its words is one. */
function exampleLessons(kit: Kit): Lesson[] {
  return section<VerbEntry & { readonly examples?: readonly string[] }>(kit, "verbs").flatMap((entry) =>
    (entry.examples ?? []).map((line, i): Lesson => {
      const { text, marks } = markedLine(line);
      const candidates = candidatesIn(read(text, kit), kit);
      const own = marks.find(({ label }) => label === "event");
      const words = new Set([...(entry.verbs ?? []), ...(entry.nouns ?? [])].map((each) => each.split(" ")[0]!));
      if (own && entry.plover) labelled(candidates, own, entry.plover, false);
      else for (const each of candidates) if (words.has(each.lemma) && each.drafted === NONE) each.label = NONE;
      for (const each of candidates) delete each.isMain;
      return { source: "example", id: `${entry.at}#${i}`, text, candidates, isHeld: false };
    }),
  );
}

interface Plv {
  readonly id: string;
  readonly text: string;
  readonly root: string;
}

function plvLessons(file: string, kit: Kit): Lesson[] {
  return jsonLines<Plv>(file).map(({ id, text, root }): Lesson => {
    const candidates = candidatesIn(read(text, kit), kit);
    return { source: "plv", id, text, root, candidates, isHeld: false };
  });
}

function files(folder: string, ending: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
    : [];
}

function jsonLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

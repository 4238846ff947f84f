import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../../../src/kit/load.ts";
import { pageOf } from "../../../src/page/page.ts";
import type { Reading } from "../../../src/read.ts";
import { address } from "../../../src/span.ts";
import { openStore } from "../../../src/store/store.ts";

/**
 * What finding copies costs as a database grows: node dist/bench/speed/copies/main.js [--stories N]. Made-up stories of about 300 words, put together from
 * phrases of the corpus (so that strangers share a few), each under the footer of one of fifty outlets, one in ten an edited copy of one that came
 * before. They are added without claims, a hundred to a transaction as `daybook add` does.
 */
const { values } = parseArgs({ options: { stories: { type: "string" } } });
const stories = Number(values.stories ?? 100_000);
const random = randomOf(7);
const phrases = phrasesOf(join(packageRoot(), "corpus"));
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
const footers = Array.from({ length: 50 }, () => paragraph(40));
const kept: string[] = [];

const folder = mkdtempSync(join(tmpdir(), "daybook-copies-"));
const file = join(folder, "copies.db");
try {
  const store = await openStore(file);
  console.log("stories  ms a story (wall, CPU)  MB  pairs found of the last 1,000 copies");
  const step = Math.min(10_000, stories);
  let [copies, met] = [0, 0];
  for (let begin = 0; begin < stories; begin += step) {
    const batch = Array.from({ length: step }, () => story());
    const [wall, cpu] = [performance.now(), process.cpuUsage()];
    for (let i = 0; i < batch.length; i += 100)
      await store.together(async () => {
        for (const { reading } of batch.slice(i, i + 100)) await store.add(reading, sighting(reading));
      });
    const [took, used] = [performance.now() - wall, process.cpuUsage(cpu)];
    for (const { reading, copyOf } of batch.slice(-1000)) {
      if (copyOf === undefined) continue;
      copies++;
      if ((await store.copies(reading.page.id)).some(({ otherPage }) => otherPage === copyOf)) met++;
    }
    const size = Math.round(statSync(file).size / 1e6);
    const each = [took, (used.user + used.system) / 1000].map((ms) => (ms / step).toFixed(2).padStart(7)).join(" ");
    console.log(`${String(begin + step).padStart(7)}  ${each}  ${String(size).padStart(5)}  ${met} of ${copies}`);
  }
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const { reading } = story();
    const begin = performance.now();
    await store.add(reading, sighting(reading));
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  console.log(
    `one by one, each safe on the disk: median ${times[100]!.toFixed(1)} ms, worst of 200 ${times[199]!.toFixed(1)} ms`,
  );
  await store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function story(): { readonly reading: Reading; readonly copyOf?: string } {
  if (kept.length > 0 && random() < 0.1) {
    const of = pick(kept);
    const [body] = of.split("\n\n\n");
    const text = `KARSH (Wire) – ${body!.replace(/\S+/g, (word) => (random() < 0.03 ? pick(phrases).split(" ")[0]! : word))}\n\n\n${pick(footers)}`;
    return { reading: readingOf(text), copyOf: pageOf(of).id };
  }
  const text = `${[60, 80, 90, 70].map(paragraph).join("\n\n")}\n\n\n${pick(footers)}`;
  if (kept.length < 2000) kept.push(text);
  else kept[Math.floor(random() * 2000)] = text;
  return { reading: readingOf(text) };
}

function readingOf(text: string): Reading {
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: part }) => ({
    ...{ from: index, to: index + part.length },
    kind: "paragraph" as const,
  }));
  const page = pageOf({ text, saved: { format: "html", offsets: [], blocks, stories: [], losses: [] } });
  const whole = { from: 0, to: text.length };
  const article = {
    ...whole,
    id: address(page.id, whole),
    blocks: blocks.map((_, i) => i),
    boundary: "certain" as const,
  };
  const none = { sentences: [], mentions: [], attributions: [], events: [], claims: [], tolls: [], notes: [] };
  return { page, articles: [article], ...none, kit: "none" };
}

function sighting({ page }: Reading) {
  return { page: page.id, seen: "2026-01-01T00:00:00Z", sourceSha256: "" };
}

function paragraph(words: number): string {
  const parts: string[] = [];
  for (let count = 0; count < words; ) {
    const phrase = pick(phrases);
    parts.push(phrase);
    count += phrase.split(" ").length;
  }
  return parts.join(" ");
}

/** Phrases of three to eight words. */
function phrasesOf(corpus: string): readonly string[] {
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt"));
  return files.sort().flatMap((name) => {
    const words = readFileSync(join(corpus, name), "utf8").split(/\s+/).filter(Boolean);
    const found: string[] = [];
    for (let at = 0; at < words.length; ) {
      const length = 3 + ((at * 7) % 6);
      found.push(words.slice(at, at + length).join(" "));
      at += length;
    }
    return found;
  });
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

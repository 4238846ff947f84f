import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { MEANING_TEMPLATES } from "../src/event/meaning.ts";
import { modelBytes } from "../src/sentence/model.ts";
import { hashOf } from "../src/sentence/word.ts";

/** Makes models/meaning.bin from WordNet 3.0: for a lemma the first sense as a verb and as a noun, and what these are kinds of. */
const UP = 3;
/** A meaning that fewer words share joins nothing. */
const LEAST = 3;
/** Lexicographer files of nouns that name acts, thoughts, words, events, feelings, groups, phenomena, possession, processes, states. */
const FIELDS = new Set(["04", "09", "10", "11", "12", "14", "19", "21", "22", "26"]);

interface Synset {
  readonly field: string;
  readonly above: readonly string[];
  readonly verbs: readonly string[];
}

const { values } = parseArgs({
  options: {
    wordnet: { type: "string", default: "wn/usr/share/wordnet" },
    out: { type: "string", default: "models/meaning.bin" },
  },
});
const synsets = new Map<string, Synset>();
const firsts = new Map<string, string[]>();
for (const [letter, file] of [
  ["v", "verb"],
  ["n", "noun"],
] as const) {
  for (const line of lines(`data.${file}`)) {
    const fields = line.split(" | ")[0]!.trim().split(" ");
    const begin = 4 + 2 * Number.parseInt(fields[3]!, 16);
    const links = Array.from({ length: Number(fields[begin]) }, (_, i) =>
      fields.slice(begin + 1 + 4 * i, begin + 5 + 4 * i),
    );
    const to = (isKind: (kind: string) => boolean) =>
      links.filter(([kind]) => isKind(kind!)).map(([, offset, part]) => `${part}${offset}`);
    synsets.set(`${letter}${fields[0]}`, {
      field: `${letter}${fields[1]}`,
      above: to((kind) => kind === "@" || kind === "@i"),
      verbs: to((kind) => kind === "+").filter((each) => each.startsWith("v")),
    });
  }
  for (const line of lines(`index.${file}`)) {
    const lemma = line.slice(0, line.indexOf(" "));
    const offset = /\b\d{8}\b/.exec(line)?.[0];
    if (offset === undefined || (letter === "n" && lemma.includes("_"))) continue;
    const first = `${letter}${offset}`;
    if (letter === "n" && !FIELDS.has(synsets.get(first)!.field.slice(1)) && !firsts.has(lemma)) continue;
    firsts.set(lemma, [...(firsts.get(lemma) ?? []), first]);
  }
}
const words = [...firsts].map(([lemma, senses]): [number, string[]] => [hashOf(lemma) >>> 0, meaningsOf(senses)]);
words.sort((a, b) => a[0] - b[0]);
const shared = new Map<string, number>();
for (const [, list] of words) for (const each of list) shared.set(each, (shared.get(each) ?? 0) + 1);
const number = new Map([...shared].filter(([, n]) => n >= LEAST).map(([each], i) => [each, i]));
const keys: number[] = [];
const starts: number[] = [];
const numbers: number[] = [];
for (const [key, list] of words) {
  const known = list.flatMap((each) => number.get(each) ?? []);
  if (known.length === 0 || keys.at(-1) === key) continue;
  keys.push(key);
  starts.push(numbers.length);
  numbers.push(...known);
}
starts.push(numbers.length);
writeFileSync(
  values.out,
  modelBytes(
    { kind: "meaning", templates: MEANING_TEMPLATES },
    { keys: Uint32Array.from(keys), starts: Uint32Array.from(starts), numbers: Uint16Array.from(numbers) },
  ),
);
console.log(`${keys.length} words, ${number.size} meanings`);

function meaningsOf(senses: readonly string[]): string[] {
  const out = new Set<string>();
  for (const sense of senses) {
    const { field, verbs } = synsets.get(sense)!;
    out.add(field);
    let level = [sense, ...(sense.startsWith("n") ? verbs.slice(0, 2) : [])];
    for (let up = 0; up < UP; up++) {
      for (const each of level) out.add(each);
      level = level.flatMap((each) => synsets.get(each)?.above ?? []);
    }
  }
  return [...out];
}

function lines(file: string): string[] {
  return readFileSync(join(values.wordnet, file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("  "));
}

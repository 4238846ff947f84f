import type { Page } from "../page/page.ts";

/** How the text from one paragraph on hangs together with the text before it; shares are 0 to 1. */
export interface Topic {
  /** Of the content words of the stretch below, those that the stretch above has too; undefined where one of them is too short to tell. */
  readonly shared: number | undefined;
  /** Of the title's content words: how many more the stretch below has than the one above. */
  readonly fit: number;
  /** Of the title's content words, those that the first paragraph below says again. */
  readonly said: number;
  /** Of the names below, those that nothing above has. */
  readonly fresh: number | undefined;
  /** Names below in their short form ("Doe") that were only introduced above ("Jane Doe"): the story goes on. */
  readonly goesOn: number;
}

// Words on each side that are compared.
const WINDOW = 250;
// Blocks on each side that are looked at: a page that says the same few words all along never fills the window.
const REACH = 40;
// Texts of fewer content words prove nothing.
const LEAST = 12;

/** The topic measure of a page: between paragraphs `above` and `below` (block indices), with or without a title between them. */
export function topics(page: Page): (above: number, below: number, title?: number) => Topic {
  const held: (Bag | undefined)[] = [];
  const bagAt = (block: number): Bag => (held[block] ??= bagOf(page, block));
  return (above, below, title) => {
    const before = sideOf(page, bagAt, above, -1);
    const after = sideOf(page, bagAt, below, 1);
    const told = before.words.size >= LEAST && after.words.size >= LEAST;
    const words = title === undefined ? new Set<string>() : new Set(bagAt(title).words);
    const lead = new Set([...bagAt(below).words].slice(0, 60));
    const names = new Set(after.names.flat());
    return {
      shared: told ? share(after.words, before.words) : undefined,
      fit: words.size === 0 ? 0 : share(words, after.words) - share(words, before.words),
      said: words.size === 0 ? 0 : share(words, lead),
      fresh: told && names.size >= 3 ? 1 - share(names, before.all) : undefined,
      goesOn: goesOn(before, after),
    };
  };
}

/** The words and names of a block: content words by their first six letters, in lower case; names as their words in lower case. */
interface Bag {
  readonly words: readonly string[];
  readonly names: readonly (readonly string[])[];
}

interface Side {
  /** The content words of the window. */
  readonly words: ReadonlySet<string>;
  /** The content words of all blocks in reach, and all words of their names. */
  readonly all: ReadonlySet<string>;
  /** The names of the window, in the order of reading. */
  readonly names: readonly (readonly string[])[];
}

function sideOf(page: Page, bagAt: (block: number) => Bag, from: number, step: 1 | -1): Side {
  const words = new Set<string>();
  const all = new Set<string>();
  const names: (readonly string[])[] = [];
  let size = 0;
  for (let n = 0; n < REACH; n++) {
    const i = from + n * step;
    if (i < 0 || i >= page.blocks.length) break;
    const block = page.blocks[i]!;
    if (block.kind !== "paragraph" || block.repeats !== undefined) continue;
    const bag = bagAt(i);
    if (size < WINDOW || step < 0) names.push(...(step < 0 ? [...bag.names].reverse() : bag.names));
    if (size < WINDOW) for (const word of bag.words) words.add(word);
    else if (step > 0) break;
    size += bag.words.length * 2;
    for (const word of bag.words) all.add(word);
    for (const name of bag.names) for (const word of name) all.add(word.slice(0, 6));
  }
  return { words, all, names: step < 0 ? names.reverse() : names };
}

function goesOn(before: Side, after: Side): number {
  const full = new Set<string>();
  for (const name of before.names) if (name.length > 1) full.add(name.at(-1)!);
  const seen = new Set<string>();
  let count = 0;
  for (const name of after.names) {
    const last = name.at(-1)!;
    if (name.length === 1 && !seen.has(last) && full.has(last)) count++;
    seen.add(last);
  }
  return count;
}

function bagOf(page: Page, block: number): Bag {
  const { from, to } = page.blocks[block]!;
  const text = page.text.slice(from, Math.min(to, from + 4000));
  const words: string[] = [];
  for (const [word] of text.matchAll(/\p{L}{4,}/gu)) {
    const lower = word.toLowerCase();
    // Six letters stand for a word and its inflections.
    if (!COMMON.has(lower)) words.push(lower.slice(0, 6));
  }
  return { words, names: namesIn(text) };
}

/** Runs of capitalised words; the first word of a sentence counts only as part of a longer run or where it is no common word. */
function namesIn(text: string): readonly (readonly string[])[] {
  const names: string[][] = [];
  for (const [run] of text.matchAll(/\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*/gu)) {
    const words = run
      .toLowerCase()
      .replace(/['’]s\b/gu, "")
      .split(" ");
    while (words.length > 0 && (COMMON.has(words[0]!) || words[0]!.length < 4)) words.shift();
    if (words.length > 0) names.push(words);
  }
  return names;
}

function share(of: ReadonlySet<string>, within: ReadonlySet<string>): number {
  let found = 0;
  for (const word of of) if (within.has(word) || (word.length > 6 && within.has(word.slice(0, 6)))) found++;
  return of.size === 0 ? 0 : found / of.size;
}
const COMMON = new Set(
  (
    "said says that this with from have been were will would could should which their there they them then than when what where while after before over into about also more most some such only other " +
    "many much very just even still being does doing done here these those through under between against during because according told added year years week weeks month months days last first people " +
    "monday tuesday wednesday thursday friday saturday sunday time make made take took want like well back three four five seven eight nine dozen hundred thousand million percent since until around later among"
  ).split(" "),
);

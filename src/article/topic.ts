import type { Page } from "../page/page.ts";

/**
 * How clearly the text from paragraph `below` on is about something else than the text up to paragraph `above` (block indices):
 * 0 not, 1 enough to support another sign of a new story, 2 enough to be the only one.
 */
export type TopicChange = (above: number, below: number, title?: number) => 0 | 1 | 2;

// Words on each side that are compared: about four paragraphs.
const WINDOW = 110;
// Blocks on each side that are looked at: a page that says the same few words all along never fills the window.
const REACH = 40;
// Texts of fewer content words prove nothing.
const LEAST = 12;
// A page with more places to look at is a list, and comparing them all would be slow.
const MOST_LOOKS = 2000;

/**
 * The topic measure of a page: how few content words two neighbouring stretches share, and whether the title between them speaks of
 * the one below and not of the one above.
 */
export function topics(page: Page): TopicChange {
  const held: (readonly string[] | undefined)[] = [];
  let looks = 0;
  const wordsAt = (block: number): readonly string[] => (held[block] ??= contentWords(page, block));
  return (above, below, title) => {
    if (++looks > MOST_LOOKS) return 0;
    const before = windowOf(page, wordsAt, above, -1);
    const after = windowOf(page, wordsAt, below, 1);
    if (before.size < LEAST || after.size < LEAST) return 0;
    const shared = share(after, before);
    if (title === undefined) return shared < NO_TITLE ? 1 : 0;
    const words = new Set(wordsAt(title));
    const fit = words.size === 0 ? 0 : share(words, after) - share(words, before);
    if (shared < ALONE.shared && fit >= ALONE.fit && words.size >= ALONE.words) return 2;
    return shared < SUPPORT.shared && fit >= SUPPORT.fit ? 1 : 0;
  };
}

// Measured on single and glued news texts; the titles of sections inside one story fit their section as well, but share its words.
const SUPPORT = { shared: 0.14, fit: 0.3 };
const ALONE = { shared: 0.08, fit: 0.5, words: 4 };
const NO_TITLE = 0.06;

function windowOf(
  page: Page,
  wordsAt: (block: number) => readonly string[],
  from: number,
  step: 1 | -1,
): ReadonlySet<string> {
  const words = new Set<string>();
  for (let n = 0; n < REACH && words.size < WINDOW; n++) {
    const i = from + n * step;
    if (i < 0 || i >= page.blocks.length) break;
    const block = page.blocks[i]!;
    if (block.kind !== "paragraph" || block.repeats !== undefined) continue;
    for (const word of wordsAt(i)) words.add(word);
  }
  return words;
}

function contentWords(page: Page, block: number): readonly string[] {
  const { from, to } = page.blocks[block]!;
  const words = page.text.slice(from, Math.min(to, from + 4000)).match(/\p{L}{4,}/gu) ?? [];
  // Six letters stand for a word and its inflections.
  return words
    .map((word) => word.toLowerCase())
    .filter((word) => !COMMON.has(word))
    .map((word) => word.slice(0, 6));
}

function share(of: ReadonlySet<string>, within: ReadonlySet<string>): number {
  let found = 0;
  for (const word of of) if (within.has(word)) found++;
  return found / of.size;
}

const COMMON = new Set(
  (
    "said says that this with from have been were will would could should which their there they them then than when what where while after before over into about also more most some such only other " +
    "many much very just even still being does doing done here these those through under between against during because according told added year years week weeks month months days last first people " +
    "monday tuesday wednesday thursday friday saturday sunday time make made take took want like well back three four five seven eight nine dozen hundred thousand million percent since until around later among"
  ).split(" "),
);

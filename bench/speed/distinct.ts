import { mulberry32, shuffledPages } from "./inputs.ts";

/**
 * Pages as `shuffledPages` makes them, but no two with passages in common, as the pages of a year of news have none: most of their longer words
 * are others of the corpus of the same ending. Same seed, same pages.
 */
export function distinctPages(corpus: string, count: number, seed: number): readonly string[] {
  const pages = shuffledPages(corpus, count, seed);
  const alike = new Map<string, string[]>();
  for (const word of new Set(pages.slice(0, 200).join(" ").match(WORD) ?? [])) {
    const others = alike.get(ending(word));
    if (others) others.push(word);
    else alike.set(ending(word), [word]);
  }
  const random = mulberry32(seed + 1);
  const other = (word: string) => {
    const others = alike.get(ending(word));
    return others === undefined || random() < KEPT ? word : others[Math.floor(random() * others.length)]!;
  };
  return pages.map((page) => page.replace(WORD, other));
}

const WORD = /(?<![\p{L}’'-])\p{Ll}{4,}(?![\p{L}’'-])/gu;
const KEPT = 0.3;

function ending(word: string): string {
  return /(?:ed|ing|ly|s|tion)$/.exec(word)?.[0] ?? "";
}

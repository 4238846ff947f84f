/** How copies are made of a story, as editors do. */
export const KINDS = ["edited", "rewritten", "cut60", "cut30", "half"] as const;
export type Kind = (typeof KINDS)[number];

/** A text with its title line and its paragraphs; `of`: the story it is made from, and how. */
export interface Telling {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly of?: { readonly id: string; readonly kind: Kind };
  /** The story whose words fill its other half. */
  readonly with?: string;
}

/** One copy of each kind of every story; the same seed gives the same copies. */
export function madeCopies(stories: readonly Telling[], seed = 6): readonly Telling[] {
  const random = randomOf(seed);
  const pool = stories.flatMap(({ paragraphs }) => paragraphs.flatMap((each) => each.split(/\s+/)));
  const any = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const changed = (paragraphs: readonly string[], rate: number) =>
    paragraphs.map((paragraph) => paragraph.replace(/\S+/g, (word) => (random() < rate ? any(pool) : word)));
  return stories.flatMap((story, i) => {
    const made = (kind: Kind, title: string, paragraphs: readonly string[], more: Partial<Telling> = {}): Telling => ({
      id: `${story.id}/${kind}`,
      title,
      paragraphs,
      of: { id: story.id, kind },
      ...more,
    });
    const [first = "", ...rest] = changed(story.paragraphs, 0.01);
    const other = stories[(i + 1 + Math.floor(random() * (stories.length - 1))) % stories.length]!;
    const half = cut(story.paragraphs, 0.5);
    const words = wordsOf(half);
    const own = cut(other.paragraphs, Math.min(1, words / wordsOf(other.paragraphs)));
    return [
      made("edited", any(stories).title, [
        `${any(places)}, ${any(months)} ${1 + Math.floor(random() * 28)} (${any(agencies)}) — ${first}`,
        ...rest,
        any(trailers),
      ]),
      made("rewritten", story.title, changed(story.paragraphs, 0.12)),
      made("cut60", story.title, cut(story.paragraphs, 0.6)),
      made("cut30", story.title, cut(story.paragraphs, 0.3)),
      made("half", other.title, random() < 0.5 ? [...half, ...own] : [...own, ...half], { with: other.id }),
    ];
  });
}

export function wordsOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, each) => sum + each.split(/\s+/).filter(Boolean).length, 0);
}

/** The first words of a text, as a newspaper cuts from the end: in the middle of a paragraph where need be. */
function cut(paragraphs: readonly string[], part: number): readonly string[] {
  let left = Math.round(wordsOf(paragraphs) * part);
  const kept: string[] = [];
  for (const paragraph of paragraphs) {
    if (left <= 0) break;
    const words = [...paragraph.matchAll(/\S+/g)];
    const last = words[Math.min(left, words.length) - 1];
    if (last) kept.push(paragraph.slice(0, last.index + last[0].length));
    left -= words.length;
  }
  return kept;
}

const places = ["MARSEM", "PORT ELDA", "TURAN-KUL", "SANTA BRIGA", "NEW HADLEY"];
const months = ["March", "June", "Oct."];
const agencies = ["Northgate News", "Meridian Wire", "PAX"];
const trailers = [
  "Reporting by Ann Delory and the bureau in Port Elda; editing by Tom Askew",
  "This story was first published by Meridian Wire and has not been edited except for its headline.",
  "With additional material from Northgate News.",
];

/** Mulberry32: a small generator whose numbers are the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

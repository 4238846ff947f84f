import type { Page } from "../page/page.ts";
import type { Span } from "../span.ts";
import { habitsOf, headers } from "./header.ts";
import { room, type Sign, signsAt } from "./sign.ts";
import { topics } from "./topic.ts";

/** Where a story begins: the index of its first block, how sure that is, and what speaks for and against it. */
export interface Boundary {
  readonly block: number;
  readonly sure: "certain" | "possible";
  /** 4.5 and more is certain, 3 to 4.5 possible. Absent where nothing was weighed: the page's first story, or one that markup tells. */
  readonly score?: number;
  /** The strongest first. */
  readonly evidence: readonly Sign[];
}

export const CERTAIN = 4.5;
const POSSIBLE = 3;

/**
 * The beginnings of the stories of a page; the first one is its first block. Every run of blocks between two paragraphs is weighed:
 * what a new story brings with it (its headline twice, a dateline, another vocabulary …) against what a subheading is like.
 * What the user says of the page, and what its file says, comes first.
 */
export function boundaries(page: Page): readonly Boundary[] {
  if (page.given?.split === false) return [FIRST];
  const found = page.saved ? told(page, page.saved.stories) : [FIRST, ...suspected(page)];
  return page.given?.split ? found.map((each) => ({ ...each, sure: "certain" })) : found;
}

const FIRST: Boundary = { block: 0, sure: "certain", evidence: [] };

/** Where the file itself says that a story begins, nothing is guessed. */
function told(page: Page, stories: readonly Span[]): readonly Boundary[] {
  const begins = stories.map(({ from }) => page.blocks.findIndex((block) => block.from >= from));
  return begins.flatMap((block, n) =>
    block < 0 || block === begins[n - 1] ? [] : [{ ...FIRST, block: n === 0 ? 0 : block }],
  );
}

function suspected(page: Page): readonly Boundary[] {
  const habits = habitsOf(page);
  const topic = topics(page);
  const places = headers(page, habits).map((ways) =>
    best(ways.map(({ begin, ...run }) => ({ begin, signs: signsAt(page, { begin, ...run }, habits, topic) }))),
  );
  const rooms = room(
    page,
    places.map(({ begin }) => begin),
    places.map(({ signs }) => sum(signs)),
  );
  return places.flatMap(({ begin, signs }, n) => {
    const evidence = [...signs, ...rooms[n]!];
    const score = USUAL + sum(evidence);
    if (score < POSSIBLE) return [];
    const sure = score >= CERTAIN ? "certain" : "possible";
    return [{ block: begin, sure, score, evidence: evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)) }];
  });
}

interface Place {
  readonly begin: number;
  readonly signs: readonly Sign[];
}

/** The first way to see a place, unless a later one is clearly stronger: below a title stands what explains it. */
function best(ways: readonly Place[]): Place {
  return ways.reduce((held, way) => (sum(way.signs) > sum(held.signs) + CLEARLY ? way : held));
}

const CLEARLY = 1.5;

// What a subheading without anything special about it scores, weights counting from there.
const USUAL = -5.7;

function sum(signs: readonly Sign[]): number {
  return signs.reduce((total, { weight }) => total + weight, 0);
}

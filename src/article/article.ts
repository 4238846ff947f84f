import { type Basis, byRule } from "../basis.ts";
import type { Noter } from "../note.ts";
import { dayNumber } from "../page/calendar.ts";
import { languageName, languageOf } from "../page/language.ts";
import type { Page } from "../page/page.ts";
import type { Fact, Instead, SavedStory } from "../page/saved.ts";
import { type Address, address, type Span, textOf } from "../span.ts";
import { type Boundary, boundaries, CERTAIN } from "./boundary.ts";
import { byline } from "./byline.ts";
import { dateline } from "./dateline.ts";
import { headline } from "./headline.ts";
import { published } from "./published.ts";
import { shownAs, storyAt } from "./told.ts";

/** A story inside a page: a range of it, so that one ruler serves all. */
export interface Article extends Span {
  readonly id: Address;
  readonly headline?: Span;
  readonly byline?: Span;
  readonly dateline?: { readonly span: Span; readonly place?: Span; readonly day?: Span; readonly outlet?: Span };
  readonly outlet?: string;
  readonly published?: Published;
  /** Set when the text is surely not English ("fr", or "und" when it is not known which): such a story is not read. */
  readonly language?: string;
  /** Indices into `Page.blocks`, in text order, repeats included. */
  readonly blocks: readonly number[];
  /** How sure it is that a new story begins here: the first article of a page is always "certain". */
  readonly boundary: "certain" | "possible";
}

/** Publication as an interval of days (YYYY-MM-DD): a side that nothing bounds is absent. Never the day of reading, never a neighbour's. */
export interface Published {
  readonly earliest?: string;
  readonly latest?: string;
  /** The characters the bounds were read from. */
  readonly evidence?: Span;
  /** The field of the file the bounds were read from, as written; `at` counts in the source. */
  readonly source?: { readonly field: string; readonly raw: string; readonly at?: Span };
  readonly basis: Basis;
}

/**
 * The stories of a page, in order; together they hold all its blocks. None, with a note, when the page has nothing but furniture.
 * Notes: "boundary" (a possible new story), "no-body", "no-article", "language", "published".
 */
export function articles(page: Page, note: Noter): readonly Article[] {
  if (!page.blocks.some(isStory)) {
    const all =
      page.blocks.length > 0 ? { from: page.blocks[0]!.from, to: page.blocks.at(-1)!.to } : { from: 0, to: 0 };
    note({
      ...all,
      rule: "no-article",
      text: page.saved?.instead
        ? `no article text: ${INSTEAD[page.saved.instead.kind]} (${page.saved.instead.why})`
        : page.blocks.length === 0
          ? "the page is empty"
          : "no article text: only page furniture",
    });
    return [];
  }
  const found = boundaries(page);
  const all = found.map((begin, n) => articleOf(page, begin, found[n + 1]?.block ?? page.blocks.length, note));
  return all.map((article) => besideOthers(page, article, all));
}

/** "12/04/2026" can be two days; on a page whose other story is of the third of April it is the one that lies beside it. */
function besideOthers(page: Page, article: Article, all: readonly Article[]): Article {
  const { earliest, latest, evidence, basis } = article.published ?? {};
  if (!earliest || !latest || earliest === latest || !evidence || !basis) return article;
  if (!/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(textOf(page.text, evidence))) return article;
  const sure = all.flatMap(({ published: day }) => (day?.earliest && day.earliest === day.latest ? day.earliest : []));
  const near = [earliest, latest].filter((day) =>
    sure.some((other) => Math.abs(dayNumber(day) - dayNumber(other)) <= 31),
  );
  const [day] = near;
  if (near.length !== 1 || day === undefined) return article;
  return {
    ...article,
    published: { earliest: day, latest: day, evidence, basis: byRule("timestamp, beside the page's other story") },
  };
}

const INSTEAD: Readonly<Record<Instead, string>> = {
  "script-only": "needs a browser",
  "cookie-wall": "a question about cookies",
  "bot-check": "a check for robots",
  login: "a page to sign in",
  paywall: "for subscribers",
  "soft-404": "the page was not found",
  listing: "a list of other stories",
  gallery: "pictures only",
  empty: "nothing",
};

function isStory(block: Page["blocks"][number]): boolean {
  return block.kind === "paragraph" || block.kind === "headline" || block.kind === "caption";
}

function articleOf(page: Page, begin: Boundary, end: number, note: Noter): Article {
  const blocks = Array.from({ length: end - begin.block }, (_, i) => begin.block + i);
  const span = { from: page.blocks[begin.block]!.from, to: page.blocks[end - 1]!.to };
  const story = storyAt(page, span);
  const title = shownAs(page, blocks, story?.title?.value, TITLES) ?? headline(page, blocks);
  const signed = shownAs(page, blocks, story?.byline?.value, BYLINES) ?? byline(page, blocks);
  const placed = dateline(page, blocks);
  const outlet =
    page.given?.outlet ??
    (story?.outlet ?? pageOutlet(page, story))?.value ??
    (placed?.outlet && textOf(page.text, placed.outlet));
  const day = published(page, blocks, placed, note, story);
  const language = foreignLanguage(page, blocks, span, note);
  if (begin.sure === "possible") {
    note({
      ...(title ?? span),
      rule: "boundary",
      text: `a new story possibly begins here: ${weighed(begin)}`,
    });
  }
  if (!blocks.some((i) => page.blocks[i]!.kind === "paragraph"))
    note({ ...span, rule: "no-body", text: "headline or captions only: no article text" });
  return {
    id: address(page.id, span),
    ...span,
    ...(title && { headline: title }),
    ...(signed && { byline: signed }),
    ...(placed && { dateline: placed }),
    ...(outlet !== undefined && { outlet }),
    ...(day && { published: day }),
    ...(language !== undefined && { language }),
    blocks,
    boundary: begin.sure,
  };
}

/** An entry of a running page is of the outlet of that page. */
function pageOutlet(page: Page, story: SavedStory | undefined): Fact | undefined {
  if (story?.form !== "live-entry") return undefined;
  return page.saved?.stories.find(({ outlet }) => outlet !== undefined)?.outlet;
}

/** "title fits the text below +2.4, wide gap +2.1; against it short title −3.2 (score 3.6, certain from 4.5)". */
function weighed({ score = 0, evidence }: Boundary): string {
  const said = (signs: Boundary["evidence"]) =>
    signs.map(({ what, weight }) => `${what} ${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`).join(", ");
  const against = evidence.filter(({ weight }) => weight <= -0.5).slice(0, 3);
  return `${said(evidence.filter(({ weight }) => weight >= 0.5).slice(0, 5))}${against.length > 0 ? `; against it ${said(against)}` : ""} (score ${score.toFixed(1)}, certain from ${CERTAIN})`;
}
const TITLES: ReadonlySet<string> = new Set(["headline"]);
const BYLINES: ReadonlySet<string> = new Set(["byline"]);

// Enough to know a language by, and little enough to cost nothing on a page of megabytes.
const SAMPLE = 6000;

function foreignLanguage(page: Page, blocks: readonly number[], span: Span, note: Noter): string | undefined {
  let body = "";
  for (const i of blocks) {
    const block = page.blocks[i]!;
    if (block.kind === "paragraph" && body.length < SAMPLE)
      body += `${page.text.slice(block.from, Math.min(block.to, block.from + SAMPLE))}\n`;
  }
  const { code, reliable } = languageOf(body);
  if (!reliable || code === "en") return undefined;
  note({ ...span, rule: "language", text: `written in ${languageName(code)}, not in English: not read` });
  return code;
}

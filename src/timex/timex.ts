import type { Article } from "../article/article.ts";
import { type Basis, byRule } from "../basis.ts";
import type { Sentence, Token } from "../sentence/sentence.ts";
import type { Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { boundsOf, type Day, dayOf, grainOf } from "./normalize.ts";
import type { Reading, TimexRule } from "./rule.ts";
import { nothingSaid, type Said, saying } from "./said.ts";
import { directionAt } from "./tense.ts";
import { timexRules } from "./timex-rules.ts";

/** A time expression: where it stands, its TIMEX3 type and value, and the days it lies between. */
export interface Timex extends Span {
  /** The last word of it. */
  readonly head: Span;
  /** TIMEX3 type and value ("2024-11-22", "P25D", "XXXX-WXX-4" when no publication date anchors it). */
  readonly type: Reading["type"];
  readonly value: string;
  /** Days (YYYY-MM-DD) the time lies between, as far as the text and the article's own date bound it. */
  readonly earliest?: string;
  readonly latest?: string;
  readonly precision: "hour" | "part-of-day" | "day" | "week" | "month" | "year" | "bounded" | "unanchored";
  readonly basis: Basis;
}

/**
 * Time expressions in text order, each anchored by the date of its own article and by what the article has named before, and by nothing
 * else: without a date "Thursday" stays XXXX-WXX-4. The span is TIMEX3's, without the preposition; "since" and "until" make a one-sided bound.
 */
export function timexes({ articles, sentences }: Pick<Layers, "articles" | "sentences">): readonly Timex[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const out: Timex[] = [];
  let article: Sentence["article"] | undefined;
  let said = nothingSaid;
  for (const sentence of sentences) {
    said = sentence.article === article ? { ...said, since: said.since + 1 } : nothingSaid;
    article = sentence.article;
    said = addTimexes(out, sentence, anchorOf(byId.get(article)), said);
  }
  return out;
}

/** The day an article's relative times count from: only a publication date that is one day will do. */
function anchorOf(article: Article | undefined): Day | undefined {
  const { earliest, latest } = article?.published ?? {};
  return earliest !== undefined && earliest === latest ? dayOf(earliest) : undefined;
}

function addTimexes(out: Timex[], sentence: Sentence, anchor: Day | undefined, saidBefore: Said): Said {
  const { tokens } = sentence;
  let said = saidBefore;
  let laid: Laid | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const rules = timexRules.get(firstKey(tokens[i]!));
    if (!rules) continue;
    laid ??= layOut(sentence);
    const found = longest(rules, laid, sentence, i, anchor, said);
    if (!found) continue;
    out.push(timex(sentence, i, found));
    said = saying(said, found.reading);
    i = found.last;
  }
  return said;
}

/** Rules are found by the first word: the word itself up to a hyphen, or the class of a figure. */
function firstKey({ form }: Token): string {
  if (/^['’‘]?\d/.test(form)) return "#";
  return /^[^-–‑—]*/.exec(form.toLowerCase())![0].replace(/\.$/, "");
}

/** A sentence's characters folded, with one blank where there is any, and where its tokens begin and end in them. */
interface Laid {
  readonly text: string;
  readonly starts: readonly number[];
  /** The token that ends at a place. */
  readonly ends: ReadonlyMap<number, number>;
}

function layOut({ tokens }: Sentence): Laid {
  const starts: number[] = [];
  const ends = new Map<number, number>();
  const parts: string[] = [];
  let length = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i > 0 && tokens[i]!.from > tokens[i - 1]!.to) {
      parts.push(" ");
      length++;
    }
    const form = folded(tokens[i]!.form);
    starts.push(length);
    parts.push(form);
    length += form.length;
    ends.set(length, i);
  }
  return { text: parts.join(""), starts, ends };
}

function folded(form: string): string {
  return form
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[–‑—]/g, "-")
    .replace(/[\u00a0\u202f]/g, " ");
}

interface Found {
  readonly rule: TimexRule;
  readonly reading: Reading;
  /** Index of its last token. */
  readonly last: number;
}

/** The longest of the expressions that begin with token `i`. */
function longest(
  rules: readonly TimexRule[],
  { text, starts, ends }: Laid,
  sentence: Sentence,
  i: number,
  anchor: Day | undefined,
  said: Said,
): Found | undefined {
  const { tokens } = sentence;
  let best: Found | undefined;
  for (const rule of rules) {
    rule.pattern.lastIndex = starts[i]!;
    const match = rule.pattern.exec(text);
    const last = match ? ends.get(starts[i]! + match[0].length) : undefined;
    if (!match || last === undefined || (best && last <= best.last)) continue;
    const reading = rule.read(match.groups ?? {}, {
      anchor,
      said,
      direction: lazily(() => directionAt(sentence, i, last)),
      sentence,
      first: tokens[i]!,
      last: tokens[last]!,
      before: tokens[i - 1],
      after: tokens[last + 1],
    });
    if (reading) best = { rule, reading, last };
  }
  return best;
}

function timex({ tokens }: Sentence, at: number, { rule, reading: { type, value, until }, last }: Found): Timex {
  const head = tokens[last]!;
  const point = type !== "DURATION" && type !== "SET";
  const anchored = point ? boundsBetween(value, until) : undefined;
  const bounds = anchored && boundedBy(tokens[at - 1]?.form.toLowerCase(), anchored, type);
  const whole = bounds !== undefined && bounds === anchored && until === undefined;
  return {
    from: tokens[at]!.from,
    to: head.to,
    head: { from: head.from, to: head.to },
    type,
    value,
    ...(bounds ?? {}),
    precision: bounds === undefined ? "unanchored" : whole ? (grainOf(value) ?? "bounded") : "bounded",
    basis: byRule(`time: ${rule.name}`),
  };
}

interface Bounds {
  readonly earliest?: string;
  readonly latest?: string;
}

/** From the beginning of the one to the end of the other, where there are two. */
function boundsBetween(value: string, until: string | undefined): Bounds | undefined {
  const first = boundsOf(value);
  const last = until === undefined ? first : boundsOf(until);
  return first && last && { earliest: first.earliest, latest: last.latest };
}

/** "since Friday" has no end, "until May" no beginning, "before 2020" ends with it; "before dawn" and "after 4 p.m." stay within their day. */
function boundedBy(before: string | undefined, bounds: Bounds, type: Timex["type"]): Bounds {
  if (type === "TIME" && (before === "before" || before === "after")) return bounds;
  if (before === "since" || before === "from" || before === "after") return { earliest: bounds.earliest! };
  if (before === "until" || before === "till" || before === "by" || before === "before")
    return { latest: bounds.latest! };
  return bounds;
}

function lazily<T>(make: () => T): () => T {
  let held: { readonly value: T } | undefined;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
}

import type { Article } from "../article/article.ts";
import { type Basis, byRule } from "../basis.ts";
import type { Sentence, Token } from "../sentence/sentence.ts";
import { treeOf } from "../sentence/tree.ts";
import { overlaps, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { boundsOf, type Day, dayOf, grainOf } from "./normalize.ts";
import { type TimexRule, timexRules } from "./timex-rules.ts";
import type { Reading } from "./timex-values.ts";

/** A time expression: where it stands, its TIMEX3 type and value, and the days it lies between. */
export interface Timex extends Span {
  /** The last word of it. */
  readonly head: Span;
  /** TIMEX3 type and value ("2024-11-22", "P25D", "XXXX-WXX-4" when no publication date anchors it). */
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string;
  /** Days (YYYY-MM-DD) the time lies between, as far as the text and the article's own date bound it. */
  readonly earliest?: string;
  readonly latest?: string;
  readonly precision: "hour" | "part-of-day" | "day" | "week" | "month" | "year" | "bounded" | "unanchored";
  readonly basis: Basis;
}

/**
 * Time expressions in text order, each anchored by the date of its own article and by nothing else: without one,
 * "Thursday" stays XXXX-WXX-4. The span is TIMEX3's, without the preposition; "since" and "until" make a one-sided bound.
 */
export function timexes({ articles, sentences }: Pick<Layers, "articles" | "sentences">): readonly Timex[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return sentences.flatMap((sentence) => timexesIn(sentence, anchorOf(byId.get(sentence.article))));
}

/** The day an article's relative times count from: only a publication date that is one day will do. */
function anchorOf(article: Article | undefined): Day | undefined {
  const { earliest, latest } = article?.published ?? {};
  return earliest !== undefined && earliest === latest ? dayOf(earliest) : undefined;
}

function timexesIn(sentence: Sentence, anchor: Day | undefined): Timex[] {
  const { tokens } = sentence;
  const out: Timex[] = [];
  // The same length as the text, so that offsets hold: lower case, straight quotes and hyphens, one kind of blank.
  let text = "";
  let starts: number[] | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const rules = timexRules.get(firstKey(tokens[i]!));
    if (!rules) continue;
    if (!starts) ({ text, starts } = layOut(sentence));
    const time = longest(rules, text, sentence, starts[i]!, i, anchor);
    if (!time || out.some((other) => overlaps(other, time))) continue;
    out.push(time);
  }
  return out;
}

/** Rules are found by the first word: the word itself, or the class of a figure. */
function firstKey({ form }: Token): string {
  if (/^\d/.test(form)) return "#";
  return form.toLowerCase().replace(/\.$/, "").replace("’", "'");
}

/** The sentence's characters, folded one to one, and where each token starts in them. */
function layOut(sentence: Sentence): { readonly text: string; readonly starts: number[] } {
  const first = sentence.tokens[0]!.from;
  const chars = new Array<string>(sentence.tokens.at(-1)!.to - first).fill(" ");
  const starts = sentence.tokens.map((token) => {
    const form = token.form.toLowerCase();
    // A letter whose lower case is longer (İ) would move everything after it: such a token is kept as it is.
    const same = form.length === token.form.length ? form : token.form;
    for (let k = 0; k < same.length; k++) chars[token.from - first + k] = FOLDED.get(same[k]!) ?? same[k]!;
    return token.from - first;
  });
  return { text: chars.join(""), starts };
}

const FOLDED = new Map([
  ["’", "'"],
  ["‘", "'"],
  ["–", "-"],
  ["‑", "-"],
  ["—", "-"],
  ["\u00a0", " "],
  ["\u202f", " "],
]);

function longest(
  rules: readonly TimexRule[],
  text: string,
  sentence: Sentence,
  start: number,
  at: number,
  anchor: Day | undefined,
): Timex | undefined {
  let best: { readonly time: Timex; readonly length: number } | undefined;
  for (const rule of rules) {
    rule.pattern.lastIndex = start;
    const match = rule.pattern.exec(text);
    if (!match || match[0].length <= (best?.length ?? 0)) continue;
    const end = start + match[0].length;
    if (!endsAToken(sentence, end)) continue;
    const future = lazily(() => isFuture(sentence, at));
    const reading = rule.read(match.groups ?? {}, {
      anchor,
      future,
      token: sentence.tokens[at]!,
      before: sentence.tokens[at - 1],
      after: tokenFrom(sentence, end),
    });
    if (reading) best = { time: timex(sentence, start, end, rule, reading, at), length: match[0].length };
  }
  return best?.time;
}

function endsAToken(sentence: Sentence, end: number): boolean {
  const first = sentence.tokens[0]!.from;
  return sentence.tokens.some((token) => token.to - first === end);
}

function tokenFrom(sentence: Sentence, end: number): Token | undefined {
  const first = sentence.tokens[0]!.from;
  return sentence.tokens.find((token) => token.from - first >= end);
}

function timex(
  sentence: Sentence,
  start: number,
  end: number,
  rule: TimexRule,
  { type, value }: Reading,
  at: number,
): Timex {
  const base = sentence.tokens[0]!.from;
  const span = { from: base + start, to: base + end };
  const inside = sentence.tokens.filter((token) => token.from >= span.from && token.to <= span.to);
  const head = inside.at(-1)!;
  const before = sentence.tokens[at - 1]?.form.toLowerCase();
  const anchored = type !== "DURATION" && type !== "SET" ? boundsOf(value) : undefined;
  const bounds = anchored && boundedBy(before, anchored);
  const precision = bounds && bounds !== anchored ? "bounded" : ((anchored && grainOf(value)) ?? "unanchored");
  return {
    ...span,
    head: { from: head.from, to: head.to },
    type,
    value,
    ...(bounds ?? {}),
    precision,
    basis: byRule(`time: ${rule.name}`),
  };
}

/** "since Friday" has no end, "until May" no beginning, "before 2020" ends the day before it. */
function boundedBy(
  before: string | undefined,
  bounds: { readonly earliest: string; readonly latest: string },
): { readonly earliest?: string; readonly latest?: string } {
  if (before === "since" || before === "from" || before === "after") return { earliest: bounds.earliest };
  if (before === "until" || before === "till" || before === "by" || before === "before")
    return { latest: bounds.latest };
  return bounds;
}

/** Whether the clause a time belongs to lies ahead: will, shall, going to, plans to; the nearest verb above it decides. */
function isFuture(sentence: Sentence, at: number): boolean {
  const tree = treeOf(sentence);
  for (let i = at, guard = 0; i >= 0 && guard < tree.tokens.length; i = tree.tokens[i]!.head, guard++) {
    const token = tree.tokens[i]!;
    if (token.upos !== "VERB" && token.upos !== "AUX") continue;
    const helpers = tree.children[i]!.map((c) => tree.tokens[c]!.form.toLowerCase());
    if (helpers.some((form) => /^(will|'ll|’ll|shall|would|may|might|could|should|must)$/.test(form))) return true;
    if (token.xpos === "VB" && helpers.includes("to")) return true;
    return (
      /^(VBZ|VBP|VBG)$/.test(token.xpos) &&
      /^(plan|due|expect|schedule|set|intend|hope|want|begin|start|leave|meet|vote)$/.test(token.lemma) &&
      !helpers.some((form) => /^(was|were|had|has|have)$/.test(form))
    );
  }
  return false;
}

function lazily<T>(make: () => T): () => T {
  let held: { readonly value: T } | undefined;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
}

import type { Article } from "../article/article.ts";
import { type Basis, byRule } from "../basis.ts";
import type { Note, Noter } from "../note.ts";
import type { Sentence, Token } from "../sentence/sentence.ts";
import type { Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { type Anchor, anchorOf, type Bounds, boundsBetween, readBetween } from "./anchor.ts";
import { grainOf } from "./normalize.ts";
import type { Context, Reading, TimexRule } from "./rule.ts";
import { nothingSaid, type Said, saying } from "./said.ts";
import { stretched } from "./span-of-days.ts";
import { directionAt, isDoneAt } from "./tense.ts";
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
  /** Where the value is open and only the days of publication bound it: the characters that tell those. */
  readonly evidence?: Span;
  readonly basis: Basis;
}

/**
 * Time expressions in text order, each anchored by the date of its own article and by what the article has named before, and by nothing
 * else: without a date "Thursday" stays XXXX-WXX-4. The span is TIMEX3's, without the preposition; "since" and "until" make a one-sided bound.
 */
export function timexes(
  { articles, sentences }: Pick<Layers, "articles" | "sentences">,
  countryOf: (article: Article | undefined) => string | undefined = () => undefined,
  note: Noter = () => {},
): readonly Timex[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const out: Timex[] = [];
  let article: Sentence["article"] | undefined;
  let place: Home | undefined;
  let said = nothingSaid;
  for (const sentence of sentences) {
    said = sentence.article === article ? { ...said, since: said.since + 1 } : nothingSaid;
    article = sentence.article;
    if (!place || place.id !== article) {
      const own = byId.get(article);
      place = { id: article, anchor: anchorOf(own), country: countryOf(own) };
    }
    const found: Timex[] = [];
    said = addTimexes(found, sentence, place, said, note);
    if (found.length > 0) out.push(...stretched(found, sentence));
  }
  return out;
}

/** What an expression is read by beside its own words: its article's day and country. */
interface Home {
  readonly id: Article["id"];
  readonly anchor: Anchor;
  readonly country: string | undefined;
}

function addTimexes(out: Timex[], sentence: Sentence, home: Home, saidBefore: Said, note: Noter): Said {
  const { tokens } = sentence;
  let said = saidBefore;
  let laid: Laid | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const rules = timexRules.get(firstKey(tokens[i]!));
    if (!rules) continue;
    laid ??= layOut(sentence);
    const found = longest(rules, laid, sentence, i, home, said);
    if (!found) continue;
    if (found.reading.impossible) {
      note(impossibleNote({ from: tokens[i]!.from, to: tokens[found.last]!.to }, sentence));
      i = found.last;
      continue;
    }
    out.push(timex(sentence, i, found, home.anchor));
    if (found.reading.either) note(eitherNote(out.at(-1)!, found.reading.either));
    const { odd } = found.reading;
    if (odd) note({ from: tokens[i]!.from, to: tokens[found.last]!.to, ...odd });
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
  /** Where its value is open, the days it lies between by the interval of publication. */
  readonly bounds?: Bounds;
}

/** The longest of the expressions that begin with token `i`. */
function longest(
  rules: readonly TimexRule[],
  { text, starts, ends }: Laid,
  sentence: Sentence,
  i: number,
  { anchor, country }: Home,
  said: Said,
): Found | undefined {
  const { tokens } = sentence;
  let best: Found | undefined;
  for (const rule of rules) {
    rule.pattern.lastIndex = starts[i]!;
    const match = rule.pattern.exec(text);
    const last = match ? ends.get(starts[i]! + match[0].length) : undefined;
    if (!match || last === undefined || (best && last <= best.last)) continue;
    const context: Context = {
      anchor: anchor.day,
      ...(country !== undefined && { country }),
      said,
      direction: lazily(() => directionAt(sentence, i, last)),
      isDone: lazily(() => isDoneAt(sentence, i, last)),
      sentence,
      first: tokens[i]!,
      last: tokens[last]!,
      before: tokens[i - 1],
      after: tokens[last + 1],
    };
    const groups = match.groups ?? {};
    const open = rule.read(groups, context);
    if (!open) continue;
    const { reading, bounds } =
      anchor.day === undefined
        ? readBetween(anchor, open, (day) => rule.read(groups, { ...context, anchor: day }))
        : { reading: open };
    best = { rule, reading, last, ...(bounds && { bounds }) };
  }
  return best;
}

function timex({ tokens }: Sentence, at: number, { rule, reading, last, bounds: open }: Found, anchor: Anchor): Timex {
  const head = tokens[last]!;
  const { type, value, until, either } = reading;
  const anchored =
    open ?? reading.bounds ?? (either ? { earliest: either[0], latest: either[1] } : boundsBetween(reading));
  const bounds = anchored && boundedBy(limitOf(tokens, at, last, type), anchored);
  const whole =
    bounds !== undefined &&
    bounds === anchored &&
    (until === undefined || type === "TIME") &&
    !open &&
    !either &&
    !reading.bounds;
  return {
    from: tokens[at]!.from,
    to: head.to,
    head: { from: head.from, to: head.to },
    type,
    value,
    ...(bounds ?? {}),
    precision: bounds === undefined ? "unanchored" : whole ? (grainOf(value) ?? "bounded") : "bounded",
    ...(bounds && open && anchor.evidence && { evidence: { from: anchor.evidence.from, to: anchor.evidence.to } }),
    basis: byRule(`time: ${rule.name}${reading.by === undefined ? "" : `, ${reading.by}`}`),
  };
}

function impossibleNote(span: Span, { tokens }: Sentence): Note {
  const words = tokens.filter(({ from, to }) => from >= span.from && to <= span.to).map(({ form }) => form);
  return { ...span, rule: "impossible-date", text: `no such day: ${words.join(" ")}` };
}

function eitherNote({ from, to }: Span, [one, other]: readonly [string, string]): Note {
  return { from, to, rule: "date-order", text: `a date of unknown order: ${one} or ${other}` };
}

/** The word that bounds it from one side. "Before dawn on Tuesday" is that Tuesday, and "after Friday's attack" bounds the attack. */
function limitOf(tokens: readonly Token[], at: number, last: number, type: Reading["type"]): string | undefined {
  const word = tokens[at - 1]?.form.toLowerCase();
  const owns = tokens[last + 1]?.xpos === "POS" || /['’]s$/.test(tokens[last]!.form);
  return owns || (type === "TIME" && /^(before|after|by)$/.test(word ?? "")) ? undefined : word;
}

/** "since Friday" has no end, "until May" no beginning, "before 2020" ends with it. */
function boundedBy(before: string | undefined, bounds: Bounds): Bounds | undefined {
  const { earliest, latest } = bounds;
  if (before === "since" || before === "from" || before === "after")
    return earliest === undefined ? undefined : { earliest };
  if (before === "until" || before === "till" || before === "by" || before === "before")
    return latest === undefined ? undefined : { latest };
  return bounds;
}

function lazily<T>(make: () => T): () => T {
  let held: { readonly value: T } | undefined;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
}

import { byRule } from "../basis.ts";
import type { Noter } from "../note.ts";
import type { Sentence, Token } from "../sentence/sentence.ts";
import { childBy, relation, treeOf } from "../sentence/tree.ts";
import type { Address, Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { numberWord } from "../timex/normalize.ts";
import type { CountMention } from "./mention.ts";

/**
 * How many: figures, number words and vague quantities ("dozens", "at least 12", "between 20 and 30", "no one") with the noun
 * they count. Years, dates, clock times, money, percentages and ordinals are not counts.
 */
export function counts(layers: Pick<Layers, "sentences">, ids: (span: Span) => Address, _note: Noter): CountMention[] {
  const out: CountMention[] = [];
  for (const sentence of layers.sentences) {
    for (let i = 0; i < sentence.tokens.length; ) {
      const figure = figureAt(sentence.tokens, i);
      if (!figure) {
        i++;
        continue;
      }
      const count = countMention(sentence, i, figure);
      if (count) out.push({ ...count, id: ids(count) });
      i = figure.end;
    }
  }
  return out;
}

interface Figure {
  readonly low: number;
  readonly high?: number;
  /** Token after the last one of the figure. */
  readonly end: number;
  readonly rule: string;
  readonly qualifier?: string;
}

function countMention(sentence: Sentence, at: number, figure: Figure): Omit<CountMention, "id"> | undefined {
  const { tokens } = sentence;
  const first = tokens[at]!;
  const last = tokens[figure.end - 1]!;
  if (isNoCount(tokens, at, figure)) return undefined;
  const before = qualifierBefore(tokens, at);
  const after = qualifierAfter(tokens, figure.end);
  const qualifier = figure.qualifier ?? before?.text ?? after?.text;
  const bound = boundsBy(qualifier, figure);
  const of = countedNoun(sentence, at, figure.end);
  return {
    kind: "count",
    from: before ? tokens[before.at]!.from : first.from,
    to: after ? tokens[after.end - 1]!.to : last.to,
    head: { from: first.from, to: last.to },
    ...bound,
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(of === undefined ? {} : { of }),
    basis: byRule(figure.rule),
  };
}

/** The figure that begins at a token: "1,200", "twenty-two", "dozens of", "12 to 15", "between 20 and 30", "no". */
function figureAt(tokens: readonly Token[], at: number): Figure | undefined {
  const word = tokens[at]!.form.toLowerCase();
  if (word === "between" || word === "from") {
    const low = plainNumber(tokens, at + 1);
    const joint = low && tokens[low.end]?.form.toLowerCase();
    const high = low && (joint === "and" || joint === "to") ? plainNumber(tokens, low.end + 1) : undefined;
    if (low && high && high.value > low.value)
      return { low: low.value, high: high.value, end: high.end, rule: "count range", qualifier: word };
    return undefined;
  }
  const vague = VAGUE.get(word) ?? (word === "a" ? VAGUE.get(`a ${tokens[at + 1]?.form.toLowerCase()}`) : undefined);
  if (vague) {
    const length = word === "a" ? 2 : 1;
    return {
      low: vague[0],
      ...(vague[1] === undefined ? {} : { high: vague[1] }),
      end: at + length,
      rule: "vague count",
      qualifier: word === "a" ? `a ${tokens[at + 1]!.form.toLowerCase()}` : word,
    };
  }
  const number = plainNumber(tokens, at);
  if (!number) return undefined;
  const dash = tokens[number.end]?.form;
  const upper =
    dash === "-" || dash === "–" || dash?.toLowerCase() === "to" || dash?.toLowerCase() === "or"
      ? plainNumber(tokens, number.end + 1)
      : undefined;
  if (upper && upper.value > number.value && upper.value <= number.value * 10) {
    return { low: number.value, high: upper.value, end: upper.end, rule: "count range" };
  }
  return { low: number.value, high: number.value, end: number.end, rule: "count" };
}

function plainNumber(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly end: number } | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  const digits = /^(\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d+)$/.exec(first.form);
  if (digits) {
    let value = Number(digits[1]!.replace(/[,\u202f\u00a0]/g, ""));
    let end = at + 1;
    const scale = SCALES.get(tokens[end]?.form.toLowerCase() ?? "");
    if (scale) {
      value *= scale;
      end++;
    }
    return value > 1e10 ? undefined : { value, end };
  }
  if (first.upos !== "NUM" && numberWord(first.form) === undefined) return undefined;
  let end = at;
  let words = "";
  let value: number | undefined;
  while (end < tokens.length && end - at < 8) {
    const form = tokens[end]!.form.toLowerCase();
    const next = words === "" ? form : form === "-" ? words : `${words} ${form}`;
    const read = numberWord(next);
    if (read === undefined && form !== "-" && form !== "and") break;
    if (form === "and" && numberWord(tokens[end + 1]?.form ?? "") === undefined) break;
    if (form === "and" && !/hundred|thousand/.test(words)) break;
    if (form === "-" && numberWord(tokens[end + 1]?.form ?? "") === undefined) break;
    words = form === "-" || form === "and" ? words : next;
    value = read ?? value;
    end++;
  }
  return value === undefined || end === at ? undefined : { value, end };
}

/** Figures that count nothing: years, dates, clock times, money, per cent, ordinals, scores, "one of", designations ("Route 66"). */
function isNoCount(tokens: readonly Token[], at: number, figure: Figure): boolean {
  const before = tokens[at - 1]?.form.toLowerCase() ?? "";
  const next = tokens[figure.end];
  const after = next?.form.toLowerCase() ?? "";
  // "Wounded: 12" counts, "5:30" does not
  const isClock = before === ":" && (at < 2 || !/^\p{L}+$/u.test(tokens[at - 2]!.form));
  if (
    isClock ||
    /^[$€£¥%./]$/.test(before) ||
    /^(percent|per|%|cent|:|a\.m\.|p\.m\.|am|pm|gmt|st|nd|rd|th)$/.test(after)
  )
    return true;
  if (MONTHS.test(before) || MONTHS.test(after)) return true;
  const written = tokens[at]!.form;
  if (/^(1[89]|20)\d\d$/.test(written) && !(next && next.upos === "NOUN" && next.xpos === "NNS")) return true;
  if (/^(one|1)$/.test(written.toLowerCase()) && /^(of|another|day|who|by)$/.test(after)) return after !== "of";
  if (tokens[at - 1]?.upos === "PROPN" && /^\d/.test(written) && (next === undefined || next.upos === "PUNCT"))
    return true;
  return before === "no" && (/^\d/.test(written) || /^one$/i.test(written))
    ? true
    : UNITS.test(after) || (after === "-" && UNITS.test(tokens[figure.end + 1]?.form.toLowerCase() ?? ""));
}

function qualifierBefore(
  tokens: readonly Token[],
  at: number,
): { readonly at: number; readonly text: string } | undefined {
  for (const length of [3, 2, 1]) {
    if (at - length < 0) continue;
    const text = tokens
      .slice(at - length, at)
      .map((token) => token.form.toLowerCase())
      .join(" ");
    if (QUALIFIERS.has(text)) return { at: at - length, text };
  }
  return undefined;
}

function qualifierAfter(
  tokens: readonly Token[],
  end: number,
): { readonly end: number; readonly text: string } | undefined {
  const text = `${tokens[end]?.form.toLowerCase()} ${tokens[end + 1]?.form.toLowerCase()}`;
  return text === "or more" || text === "or so" ? { end: end + 2, text } : undefined;
}

function boundsBy(
  qualifier: string | undefined,
  { low, high }: Figure,
): { readonly low: number; readonly high?: number } {
  if (qualifier !== undefined && QUALIFIERS.get(qualifier) === "low") return { low };
  if (qualifier !== undefined && QUALIFIERS.get(qualifier) === "high") return { low: 0, high: high ?? low };
  if (qualifier !== undefined && QUALIFIERS.get(qualifier) === "below") return { low: 0, high: Math.max(0, low - 1) };
  return high === undefined ? { low } : { low, high };
}

/** The noun a figure counts: its head in the tree, also through "dozens of people"; none in "killing 12". */
function countedNoun(sentence: Sentence, at: number, end: number): string | undefined {
  const tree = treeOf(sentence);
  for (let i = at; i < end; i++) {
    const token = tree.tokens[i]!;
    if (relation(token) === "nummod" || relation(token) === "det") {
      const head = tree.tokens[token.head];
      if (head && head.upos !== "NUM") return head.lemma.toLowerCase();
    }
    const of = childBy(tree, i, "nmod", "obl");
    if (of !== undefined && of >= end && tree.tokens[of]!.upos === "NOUN") return tree.tokens[of]!.lemma.toLowerCase();
  }
  const next = tree.tokens[end];
  return next?.upos === "NOUN" ? next.lemma.toLowerCase() : undefined;
}

const VAGUE = new Map<string, [number, number?]>([
  ["dozens", [24]],
  ["scores", [40]],
  ["hundreds", [200]],
  ["thousands", [2000]],
  ["several", [3]],
  ["a few", [2]],
  ["a dozen", [12, 12]],
  ["a handful", [2]],
  ["a couple", [2, 2]],
  ["tens", [20]],
  ["many", [3]],
  ["a hundred", [100, 100]],
  ["a thousand", [1000, 1000]],
  ["a number", [2]],
]);

const QUALIFIERS = new Map<string, "low" | "high" | "below" | "about">([
  ["at least", "low"],
  ["no fewer than", "low"],
  ["not less than", "low"],
  ["as many as", "high"],
  ["more than", "low"],
  ["over", "low"],
  ["upwards of", "low"],
  ["in excess of", "low"],
  ["a minimum of", "low"],
  ["up to", "high"],
  ["at most", "high"],
  ["no more than", "high"],
  ["fewer than", "below"],
  ["less than", "below"],
  ["under", "below"],
  ["about", "about"],
  ["around", "about"],
  ["some", "about"],
  ["nearly", "about"],
  ["almost", "about"],
  ["approximately", "about"],
  ["roughly", "about"],
  ["an estimated", "about"],
  ["estimated", "about"],
  ["close to", "about"],
  ["or more", "low"],
  ["or so", "about"],
  ["another", "about"],
]);

const SCALES = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1e6],
  ["billion", 1e9],
]);
const MONTHS =
  /^(january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|mar\.?|apr\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)$/;
const UNITS =
  /^(seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|km|kms|kilomet(er|re)s?|miles?|met(er|re)s?|feet|degrees?|dollars?|euros?|pounds?|kg|tons?|tonnes?|hectares?|acres?|o'clock|year-old|times?)$/;

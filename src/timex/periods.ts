import { type Day, dayOf, monthOf, yearOf } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule, wordAfter, wordBefore } from "./rule.ts";
import { again, year, yearNumber } from "./timex-words.ts";

const NTH = "(?<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)";
const FISCAL = "(?:fiscal|financial)";
const NINE = "(?:nine|six|three|12) months";

/** Quarters, halves and the periods of reports: "the year-ago quarter" is that of the quarter named, a year before. */
export const periodRules: readonly TimexRule[] = [
  // the third quarter of 1989, third-quarter profit, the fiscal first quarter, this year's third quarter, the 1988 third quarter
  rule(
    "quarter",
    ["the", "first", "second", "third", "fourth", "fiscal", "financial", "this", "last", "next", "#"],
    `(?<the>the )?(?:(?:this|last|next) year's |${year} )?(?:${FISCAL}[ -])?${NTH}(?<hyphen> |-| - )quarter(?: (?:of )?(?:${FISCAL} )?(?:${again(year)}|(?:this|last|next|the) (?:${FISCAL} )?year))?`,
    quarter,
  ),
  // Q3 2011
  rule("quarter", ["q1", "q2", "q3", "q4"], `q(?<nth>[1-4])(?: (?:of )?${year})?`, quarter),
  // third-period sales
  rule("period of a report", ["third", "second", "first", "fourth"], `${NTH}-period`, quarter),
  // the first half of 1990, the second half of the year, first-half profit
  rule(
    "half",
    ["the", "first", "second", "last", "latter"],
    `(?:the )?(?<nth>first|second|last|latter)(?<hyphen> |-| - )half(?: (?:of )?(?:${year}|(?:of )(?<rel>this|last|next|the) year))?`,
    half,
  ),
  // the 1988 quarter, the 1988 period
  rule(
    "period of a year",
    ["the"],
    `the (?:${FISCAL} )?${year} (?<what>quarter|period|half)`,
    ({ year }, { said }) => ({
      type: "DATE",
      value: `${yearNumber(year!)}${(said.period ?? "").slice(4)}`,
      aside: true,
    }),
  ),
  // last year's quarter
  rule("period of last year", ["last"], "last year's (?:quarter|period)", (_groups, context) => aYearBefore(context)),
  // the year-ago quarter, the comparable year-earlier period, year-earlier results, the year-ago third quarter
  rule(
    "year-ago period",
    ["the", "year"],
    `(?:the )?(?:comparable )?year(?:-| - | )(?:ago|earlier)(?: (?<what>(?:${NTH} )?quarter|period|month|half|${NINE}))`,
    ({ what, nth }, context) => (what!.endsWith("months") ? lengthOf(what!) : aYearBefore(context, nth)),
  ),
  rule("year-ago", ["year"], "year(?:-| - )(?:ago|earlier)", (_groups, context) => aYearBefore(context)),
  // the same period last year, the corresponding quarter a year ago, the quarter a year earlier
  rule(
    "same period",
    ["the"],
    `the (?:(?:same|corresponding|comparable|similar|like) )?(?:${NTH} )?(?:quarter|period|month|time|half|stretch) (?:of )?(?:last year|a year (?:ago|earlier)|the (?:previous|prior|preceding) year)`,
    ({ nth }, context) => aYearBefore(context, nth),
  ),
  // a year ago, a year earlier: beside figures, of the period they are for
  rule("year before", ["a", "one"], "(?:a|one) year (?<way>ago|earlier|before)", ({ way }, context) => {
    if (!hasFigures(context) || (way === "ago" && context.said.period === undefined)) return undefined;
    return aYearBefore(context);
  }),
  // the quarter, the latest quarter, this quarter, the current fiscal year
  rule(
    "quarter",
    ["the", "this", "last", "next"],
    `(?:the )?(?:(?<mod>latest|current|most recent|just-ended|same|previous|prior|preceding|this|last|next|that) )?(?:${FISCAL} )?quarter(?!s|[ -]final|-)`,
    quarterOfNow,
  ),
  rule("latest period", ["the"], "the (?:latest|most recent) period", (_groups, { said, anchor }) => ({
    type: "DATE",
    value: said.period ?? latestQuarter(anchor),
  })),
  rule(
    "latest year",
    ["the"],
    `the (?:latest|current|previous|prior|past) ${FISCAL} year`,
    (_groups, { anchor, first, last, sentence }) => {
      const said = sentence.tokens[sentence.tokens.indexOf(first) + 1]?.form.toLowerCase();
      const step = said === "current" || first === last ? 0 : -1;
      return { type: "DATE", value: anchor === undefined ? "XXXX" : String(yearOf(anchor) + step) };
    },
  ),
];

function lengthOf(what: string): Reading {
  const months = { nine: 9, six: 6, three: 3 }[what.split(" ")[0]!] ?? 12;
  return { type: "DURATION", value: `P${months}M` };
}

/** "the third quarter" hyphened before a noun goes without its article: "the [third-quarter] loss". */
function quarter(groups: Groups, context: Context): Reading | undefined {
  const { the, nth, hyphen } = groups;
  const named = groups.year ?? groups.year2;
  if (the !== undefined && hyphen !== undefined && hyphen !== " " && named === undefined) return undefined;
  const n =
    nth === "final" ? 4 : Number(nth!.replace(/\D/g, "")) || ["first", "second", "third", "fourth"].indexOf(nth!) + 1;
  const { anchor, direction, said } = context;
  if (named !== undefined) {
    const open = anchor !== undefined && said.quarter !== undefined && yearNumber(named) > yearOf(anchor);
    return { type: "DATE", value: `${yearNumber(named)}-Q${n}`, ...(open ? { aside: true as const } : {}) };
  }
  if (anchor === undefined) return { type: "DATE", value: `XXXX-Q${n}` };
  const step = yearStep(context);
  const at = yearOf(anchor);
  if (step !== undefined) return { type: "DATE", value: `${at + step}-Q${n}` };
  const now = Math.ceil(monthOf(anchor) / 3);
  // The quarter before this one is still being reported, however the clause looks.
  const year =
    n > now
      ? direction() === "behind" || (n - now > 2 && direction() !== "ahead")
        ? at - 1
        : at
      : direction() === "ahead" && n < now - 1
        ? at + 1
        : at;
  // One that has not ended yet is looked forward to, beside the one reported on.
  const open = year * 4 + n >= at * 4 + now && said.quarter !== undefined;
  return { type: "DATE", value: `${year}-Q${n}`, ...(open ? { aside: true as const } : {}) };
}

/** What "this year's" or "of last year" among the words says. */
function yearStep({ first, last, sentence }: Context): number | undefined {
  const words = sentence.tokens
    .filter(({ from, to }) => from >= first.from && to <= last.to)
    .map(({ form }) => form.toLowerCase());
  const year = words.findIndex((word, i) => word.startsWith("year") && /^(this|last|next)$/.test(words[i - 1] ?? ""));
  return year < 0 ? undefined : { this: 0, last: -1, next: 1 }[words[year - 1]!];
}

const REPORTED =
  /^(profit|earning|result|sale|loss|net|revenue|growth|income|figure|output|gdp|gnp|dividend|export|import)s?$/;

function half({ nth, hyphen, year, rel }: Groups, { anchor, after, direction }: Context): Reading | undefined {
  // The first half of a match is no half-year.
  if (year === undefined && rel === undefined && !(hyphen !== " " && after && REPORTED.test(after.lemma.toLowerCase())))
    return undefined;
  const letters = nth === "first" ? "H1" : "H2";
  if (year !== undefined) return { type: "DATE", value: `${yearNumber(year)}-${letters}` };
  if (anchor === undefined) return { type: "DATE", value: `XXXX-${letters}` };
  const toCome = letters === "H2" && monthOf(anchor) < 7 && rel !== "this" && direction() === "behind";
  const step = rel === "last" || toCome ? -1 : rel === "next" ? 1 : 0;
  return { type: "DATE", value: `${yearOf(anchor) + step}-${letters}` };
}

/** The period the article speaks of, a year before; the year before its own where it has named none. */
function aYearBefore({ said, anchor }: Context, nth?: string): Reading {
  const n = nth === undefined ? 0 : ["first", "second", "third", "fourth"].indexOf(nth) + 1;
  const period = said.period ?? said.quarter;
  const from = period === undefined ? (anchor === undefined ? said.year : yearOf(anchor)) : Number(period.slice(0, 4));
  if (from === undefined) return { type: "DATE", value: n > 0 ? `XXXX-Q${n}` : "XXXX" };
  const year = from - 1;
  return { type: "DATE", value: `${year}${n > 0 ? `-Q${n}` : (period ?? "").slice(4)}`, aside: true };
}

/** Whether the sentence compares sums, shares or rates. */
function hasFigures({ sentence }: Context): boolean {
  return sentence.tokens.some(({ form }) => /^([$£€¥%#]|percent|million|billion|cents?|(?:US|C|A)\$)$/i.test(form));
}

function quarterOfNow({ mod }: Groups, context: Context): Reading | undefined {
  const { anchor, said, first, last } = context;
  if (first === last || /^(of|million)$/.test(wordAfter(context))) return undefined;
  if (/^(a|an)$/.test(wordBefore(context))) return undefined;
  // The quarter of a town.
  if (mod === undefined && said.quarter === undefined && !hasFigures(context)) return undefined;
  const ended = /^(ended|ending)$/.test(wordAfter(context)) ? quarterEnded(context) : undefined;
  if (ended !== undefined) return { type: "DATE", value: ended };
  if ((mod === undefined || mod === "same" || mod === "that") && said.quarter !== undefined)
    return { type: "DATE", value: said.quarter };
  if (anchor === undefined) return { type: "DATE", value: "XXXX-QX" };
  if (mod === "latest" || mod === "most recent" || mod === "just-ended")
    return { type: "DATE", value: said.quarter ?? latestQuarter(anchor) };
  if (mod === undefined) return { type: "DATE", value: latestQuarter(anchor) };
  return {
    type: "DATE",
    value: quarterAway(anchor, /^(last|previous|prior|preceding)$/.test(mod) ? -1 : mod === "next" ? 1 : 0),
  };
}

/** "the quarter ended Sept. 30": the one most of which lies in the three months before that day. */
function quarterEnded({ sentence, last, anchor }: Context): string | undefined {
  const at = sentence.tokens.indexOf(last);
  const [month, date] = [sentence.tokens[at + 2]?.form, sentence.tokens[at + 3]?.form];
  if (anchor === undefined || month === undefined || !/^\d{1,2}$/.test(date ?? "")) return undefined;
  const m = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(month.slice(0, 3).toLowerCase()) / 3 + 1;
  if (!Number.isInteger(m) || m < 1) return undefined;
  const year = m > monthOf(anchor) ? yearOf(anchor) - 1 : yearOf(anchor);
  const end = dayOf(`${year}-${String(m).padStart(2, "0")}-01`);
  return end === undefined ? undefined : quarterAway(end + Number(date) - 45, 0);
}

/** The last quarter that had ended by then: the one that is being reported. */
function latestQuarter(anchor: Day | undefined): string {
  return anchor === undefined ? "XXXX-QX" : quarterAway(anchor, -1);
}

function quarterAway(day: Day, step: number): string {
  const index = yearOf(day) * 4 + Math.ceil(monthOf(day) / 3) - 1 + step;
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}

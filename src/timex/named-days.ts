import { type Feast, type Holiday, holidays } from "./holiday.ts";
import { type Day, dayOf, isoDay, isoWeek, quantityOf, yearOf } from "./normalize.ts";
import { type Context, type Groups, type Reading, rule, type TimexRule } from "./rule.ts";
import { QUANTITY_STARTS, quantity, year, yearNumber } from "./timex-words.ts";

/**
 * Days that have a name: "Christmas Eve", "last Ramadan", "Eid al-Fitr 2024", "Orthodox Easter". What lasts, and what falls on different
 * days in different lands, is an interval ("2025-03-29/2025-04-03"), never one day that may be wrong.
 */
export const namedDayRules: readonly TimexRule[] = rulesOf(holidays);

/** A rule for each first word; one for all names behind "last", "this" and "next", which begin so much else. */
function rulesOf(all: readonly Holiday[]): TimexRule[] {
  const byName = named([...all, eid()]);
  const byWord = new Map<string, string[]>();
  for (const name of byName.keys())
    for (const word of firstWords(name)) byWord.set(word, [...(byWord.get(word) ?? []), name]);
  const read: TimexRule["read"] = (groups, context) => {
    const called = byName.get(groups.name!);
    return called === undefined || isNameOf(context) ? undefined : feastOf(called, groups, context);
  };
  const pattern = (names: Iterable<string>) =>
    `(?<name>${literal(names)})(?: (?:in |of )?(?:${year}|(?<rel>last|this|next) year))?`;
  return [
    ...[...byWord].map(([word, names]) => rule("named day", [word], pattern(names), read)),
    rule(
      "counted from a named day",
      [...QUANTITY_STARTS, "the"],
      `(?:${quantity} (?<unit>day|week)s?|the (?<one>day|week)) (?<way>before|after) ${pattern(byName.keys())}`,
      (groups, context) => countedFrom(groups, context, read),
    ),
    rule("named day", ["last", "this", "next"], `(?<mod>last|this|next) (?:year's )?${pattern(byName.keys())}`, read),
  ];
}

/** "Three days before Christmas": counted from the Christmas that puts it where the clause looks. */
function countedFrom(groups: Groups, context: Context, read: TimexRule["read"]): Reading | undefined {
  const n = groups.one === undefined ? Number(quantityOf(groups.quantity!) ?? Number.NaN) : 1;
  if (!Number.isInteger(n) || n > 500 || groups.half !== undefined) return undefined;
  const unit = groups.unit ?? groups.one!;
  const step = n * (unit === "week" ? 7 : 1) * (groups.way === "before" ? -1 : 1);
  const anchor = context.anchor === undefined ? undefined : context.anchor - step;
  const feast = read(groups, { ...context, anchor, first: context.last, before: undefined });
  if (!feast) return undefined;
  const isOpen = feast.value.startsWith("XXXX");
  // From a feast that lasts, or is not the same day in all lands, no single day is counted.
  const day = dayOf(feast.value.replace("XXXX", "2023"));
  if (day === undefined) return isOpen ? { type: "DATE", value: "XXXX-XX-XX" } : undefined;
  if (unit === "week") return { type: "DATE", value: isOpen ? "XXXX-WXX" : isoWeek(day + step) };
  return { type: "DATE", value: isOpen ? `XXXX${isoDay(day + step).slice(4)}` : isoDay(day + step) };
}

/** The holidays of each name: "independence day" is kept by many countries. */
function named(all: readonly Holiday[]): ReadonlyMap<string, readonly Holiday[]> {
  const names = new Map<string, Holiday[]>();
  for (const each of all) for (const name of each.also.split("|")) names.set(name, [...(names.get(name) ?? []), each]);
  return names;
}

/** "Eid" alone is either of the two. */
function eid(): Holiday {
  const both = holidays.filter(({ name }) => name.startsWith("Eid al-"));
  return { name: "Eid", also: "eid|eid holiday", in: (year) => both.flatMap((each) => each.in(year)) };
}

/** The first word of a name as tokens may show it: "new", "valentine", "arba’een". */
function firstWords(name: string): Set<string> {
  const word = /^[^ -]+/.exec(name)![0].replace(/\.$/, "");
  return new Set([word, word.replace("'", "’"), word.replace(/'.*$/, "")]);
}

/** The longest first. */
function literal(names: Iterable<string>): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .join("|")
    .replaceAll(".", "\\.");
}

/** "Ramadan Abdullah", "Easter Island", "a Christmas tree": a name or a thing, and no time. */
function isNameOf({ before, first, last, after }: Context): boolean {
  if (!/^\p{Lu}|^the$|^last$|^this$|^next$/u.test(first.form)) return true;
  if (after?.upos === "PROPN" && after.deprel !== "punct" && /^\p{Lu}\p{Ll}/u.test(after.form) && isNamed(after.form))
    return true;
  if (before?.upos === "PROPN" && /^\p{Lu}/u.test(before.form) && /^(flat|compound)/.test(last.deprel)) return true;
  return after !== undefined && THINGS.test(after.lemma.toLowerCase());
}

const THINGS =
  /^(tree|card|present|gift|song|carol|market|shopping|sale|cake|dinner|lunch|decoration|light|egg|bonus|island|rising|uprising|story|movie|film|album|number|wish|greeting|message|speech)$/;

function isNamed(word: string): boolean {
  return !/^(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|January|February|March|April|May|June|July|August|September|October|November|December|Day|Eve|Holiday|Truce)$/.test(
    word,
  );
}

function feastOf(called: readonly Holiday[], groups: Groups, context: Context): Reading | undefined {
  const country = context.country;
  const known = called.filter((each) => each.country === undefined || each.country === country);
  if (known.length === 0) return undefined;
  const feasts = (y: number) => known.flatMap((each) => each.in(y)).sort((a, b) => a.from - b.from);
  if (groups.year !== undefined) return dated(feasts(yearNumber(groups.year)));
  const { anchor } = context;
  if (anchor === undefined) return unanchored(feasts(2024), known);
  const at = yearOf(anchor);
  if (groups.rel !== undefined) return dated(feasts(at + { last: -1, this: 0, next: 1 }[groups.rel]!));
  if (groups.mod !== undefined && /year's/.test(wordsOf(context)))
    return dated(feasts(at + { last: -1, this: 0, next: 1 }[groups.mod]!));
  const all = [at - 1, at, at + 1].flatMap(feasts);
  return dated(chosen(all, anchor, groups.mod, context));
}

function wordsOf({ first, last, sentence }: Context): string {
  return sentence.tokens
    .filter(({ from, to }) => from >= first.from && to <= last.to)
    .map(({ form }) => form)
    .join("");
}

/** Which of the years': the one going on, else by the word before it and the way the clause looks, else the nearer. */
function chosen(all: readonly Feast[], anchor: Day, mod: string | undefined, context: Context): Feast[] {
  const behind = all.findLast(({ to }) => to < anchor);
  const ahead = all.find(({ from }) => from > anchor);
  const now = all.find(({ from, to }) => from <= anchor && anchor <= to);
  const near = behind && ahead ? (anchor - behind.to <= ahead.from - anchor ? behind : ahead) : (behind ?? ahead);
  const way = context.direction();
  const one =
    mod === "last"
      ? behind
      : mod === "next"
        ? ahead
        : (now ??
          (mod === "this" && way !== "behind" ? near : way === "ahead" ? ahead : way === "behind" ? behind : near));
  return one ? [one] : [];
}

function dated(feasts: readonly Feast[]): Reading | undefined {
  const [first] = feasts;
  if (first === undefined) return undefined;
  const last = feasts.at(-1)!;
  const [from, to] = [isoDay(first.from), isoDay(last.to)];
  return { type: "DATE", value: from === to ? from : `${from}/${to}` };
}

/** A fixed day keeps its day and month, a moving one nothing. */
function unanchored([feast]: readonly Feast[], known: readonly Holiday[]): Reading {
  const other = known[0]!.in(2023)[0];
  const one = known.length === 1 && feast && other && feast.from === feast.to;
  const same = one && isoDay(feast.from).slice(5) === isoDay(other.from).slice(5);
  return { type: "DATE", value: same ? `XXXX${isoDay(feast.from).slice(4)}` : "XXXX-XX-XX" };
}

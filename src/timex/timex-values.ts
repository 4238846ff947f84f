import type { Token } from "../sentence/sentence.ts";
import {
  type Day,
  dayFrom,
  isoDay,
  isoMonth,
  isoWeek,
  monthOf,
  monthsAway,
  quantityOf,
  weekdayOf,
  yearOf,
} from "./normalize.ts";
import type { Timex } from "./timex.ts";
import { CODES, MONTH_SHORT, MONTH_WORDS, PARTS, SEASONS, WEEKDAY_WORDS } from "./timex-words.ts";

/** What a time expression means: one function a shape, from the words matched and where they stand to TIMEX3 type and value. */
export type Groups = Readonly<Record<string, string | undefined>>;

export interface Reading {
  readonly type: Timex["type"];
  readonly value: string;
}

export interface Context {
  readonly anchor: Day | undefined;
  /** Whether the clause speaks of what is to come. */
  readonly future: () => boolean;
  readonly token: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

export function onDay(day: Day | undefined): Reading | undefined {
  return day === undefined ? undefined : { type: "DATE", value: isoDay(day) };
}

function withPart(value: string, part: string | undefined): Reading {
  return part ? { type: "TIME", value: `${value}${PARTS[part]}` } : { type: "DATE", value };
}

function monthNumber(name: string): number {
  const short = name.slice(0, 3);
  return MONTH_WORDS.findIndex((word) => word.startsWith(short)) + 1;
}

export function dayAndMonth({ month, date, year, part }: Groups, context: Context): Reading | undefined {
  const m = monthNumber(month!);
  const d = Number(date);
  if (year !== undefined) {
    const day = dayFrom(Number(year), m, d);
    return day === undefined ? undefined : withPart(isoDay(day), part);
  }
  if (dayFrom(2024, m, d) === undefined) return undefined;
  if (context.anchor === undefined) return withPart(`XXXX-${two(m)}-${two(d)}`, part);
  const near = nearest((y) => dayFrom(y, m, d), context.anchor, context.future());
  return near === undefined ? undefined : withPart(isoDay(near), part);
}

/** Of the candidate days of this year and its neighbours the last one up to the anchor (a few days of grace), or the next one if it lies ahead. */
function nearest(of: (year: number) => Day | undefined, anchor: Day, future: boolean): Day | undefined {
  const at = yearOf(anchor);
  const days = [at - 1, at, at + 1].map(of).filter((day) => day !== undefined);
  return future ? days.find((day) => day >= anchor) : days.filter((day) => day <= anchor + 14).at(-1);
}

export function monthAlone({ mod, month, year, rel }: Groups, context: Context): Reading | undefined {
  const { token, anchor } = context;
  // "may" and "march" are also words of the language: only a capital and a noun's tag make them months.
  if (mod === undefined && year === undefined && (!/^[A-Z]/.test(token.form) || !/^(PROPN|NOUN)$/.test(token.upos)))
    return undefined;
  if (MONTH_SHORT.includes(month!) && month !== "may" && year === undefined && !/^[A-Z]/.test(token.form))
    return undefined;
  const m = monthNumber(month!);
  if (year !== undefined) return { type: "DATE", value: isoMonth(Number(year), m) };
  if (anchor === undefined) return { type: "DATE", value: `XXXX-${two(m)}` };
  const at = yearOf(anchor);
  if (rel !== undefined)
    return { type: "DATE", value: isoMonth(at + (rel === "last" ? -1 : rel === "next" ? 1 : 0), m) };
  const now = monthOf(anchor);
  if (mod === "next" || (mod !== "last" && context.future()))
    return { type: "DATE", value: isoMonth(m >= now + (mod === "next" ? 1 : 0) ? at : at + 1, m) };
  return { type: "DATE", value: isoMonth(m > now || (mod === "last" && m === now) ? at - 1 : at, m) };
}

/** A figure like a year is one unless it counts something: "2011 uprising" yes, "2000 people" no. */
export function isYear({ token, before, after }: Context): boolean {
  if (token.form.startsWith("20") || token.form.startsWith("19") || token.form.startsWith("18")) {
    if (
      /^(in|since|of|during|until|till|by|from|before|after|the|and|to|between|late|early|mid|around|through)$/i.test(
        before?.form ?? "",
      )
    )
      return !(after?.upos === "NOUN" && after.xpos === "NNS" && !/^(in|since|the)$/i.test(before!.form));
    return (
      token.deprel !== "nummod" ||
      (after?.upos === "NOUN" &&
        after.xpos === "NN" &&
        /^(war|uprising|election|invasion|coup|attack|revolution|agreement|accord|census|conflict|offensive|earthquake|genocide|massacre|crisis|vote|treaty|ceasefire|truce|deal|peace|budget|constitution|report|referendum)$/.test(
          after.lemma,
        ))
    );
  }
  return /^(in|since|of)$/i.test(before?.form ?? "") && after?.upos !== "NOUN";
}

export function weekdayAlone({ mod, weekday, part, edge }: Groups, context: Context): Reading {
  const wanted = WEEKDAY_WORDS.indexOf(weekday!) + 1;
  const slot = part ?? (edge === "late" && !part ? "night" : undefined);
  const asPart = slot && part ? slot : undefined;
  if (context.anchor === undefined) return withPart(`XXXX-WXX-${wanted}`, asPart);
  const now = weekdayOf(context.anchor);
  const back = (now - wanted + 7) % 7;
  let day = context.anchor - back;
  if (mod === "next") day = context.anchor + ((wanted - now + 7) % 7 || 7);
  else if (mod === "last" && back === 0) day -= 7;
  else if (mod === "this") day = context.anchor - now + wanted;
  else if (mod === undefined && (context.future() || /^(for|until|till|by)$/i.test(context.before?.form ?? "")))
    day = context.anchor + ((wanted - now + 7) % 7);
  return withPart(isoDay(day), asPart);
}

export function deicticDay({ day, part }: Groups, { anchor }: Context): Reading {
  const value =
    anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor + (day === "yesterday" ? -1 : day === "tomorrow" ? 1 : 0));
  return day === "tonight" ? { type: "TIME", value: `${value}TNI` } : withPart(value, part);
}

export function partOfThisDay(groups: Groups, { anchor }: Context): Reading {
  const part = groups.part ?? groups.part2 ?? groups.part3;
  const back = groups.mod === "last" ? 1 : 0;
  return { type: "TIME", value: `${anchor === undefined ? "XXXX-XX-XX" : isoDay(anchor - back)}${PARTS[part!]}` };
}

export function clock({ h, m, half, weekday }: Groups, context: Context): Reading | undefined {
  const said = /^(at|around|about|by|until|from|before|after|since|and|to|between)$/i.test(context.before?.form ?? "");
  // A bare "7" or "6.5" is no time of day.
  if (
    half === undefined &&
    !(m !== undefined && /^\d{1,2}:\d\d/.test(context.token.form)) &&
    !(said && m !== undefined)
  )
    return undefined;
  let hour = Number(h);
  if (half?.startsWith("p") && hour < 12) hour += 12;
  if (half?.startsWith("a") && hour === 12) hour = 0;
  const day = weekday
    ? weekdayAlone({ weekday }, context).value
    : context.anchor === undefined
      ? "XXXX-XX-XX"
      : isoDay(context.anchor);
  return { type: "TIME", value: `${day}T${two(hour)}:${m ?? "00"}` };
}

export function relativeUnit({ mod, unit }: Groups, { anchor }: Context): Reading | undefined {
  const step =
    mod === "last" || mod === "past" || mod === "previous"
      ? -1
      : mod === "next" || mod === "coming" || mod === "following"
        ? 1
        : 0;
  if ((mod === "that" || mod === "same" || mod === "previous" || mod === "following") && unit === "day")
    return { type: "DATE", value: "XXXX-XX-XX" };
  if (mod === "that" || mod === "same") return undefined;
  if (anchor === undefined)
    return {
      type: "DATE",
      value: {
        day: "XXXX-XX-XX",
        week: "XXXX-WXX",
        weekend: "XXXX-WXX-WE",
        month: "XXXX-XX",
        year: "XXXX",
        quarter: "XXXX-QX",
        decade: "XXX",
        century: "XX",
      }[unit!]!,
    };
  const at = yearOf(anchor);
  switch (unit) {
    case "day":
      return { type: "DATE", value: isoDay(anchor + step) };
    case "week":
      return { type: "DATE", value: isoWeek(anchor + 7 * step) };
    case "weekend":
      return {
        type: "DATE",
        value: `${isoWeek(anchor + (step === -1 && weekdayOf(anchor) < 6 ? -7 : step === 1 ? (weekdayOf(anchor) < 6 ? 0 : 7) : 0))}-WE`,
      };
    case "month":
      return { type: "DATE", value: isoMonth(...monthsAway(at, monthOf(anchor), step)) };
    case "year":
      return { type: "DATE", value: String(at + step) };
    case "decade":
      return { type: "DATE", value: String(Math.floor(at / 10) + step) };
    case "century":
      return { type: "DATE", value: String(Math.floor(at / 100) + step) };
    default: {
      const quarter = Math.floor((monthOf(anchor) - 1) / 3) + step;
      return { type: "DATE", value: `${at + Math.floor(quarter / 4)}-Q${(((quarter % 4) + 4) % 4) + 1}` };
    }
  }
}

export function season({ mod, season, year }: Groups, { anchor, token, before }: Context): Reading | undefined {
  // "spring", "fall" and "the fall of the city" are no seasons by themselves.
  if (year === undefined && (mod === undefined || mod === "the") && !/^in$/i.test(before?.form ?? "")) return undefined;
  if (token.upos === "VERB") return undefined;
  const at =
    year !== undefined
      ? year
      : anchor === undefined
        ? "XXXX"
        : String(yearOf(anchor) + (mod === "last" ? -1 : mod === "next" ? 1 : 0));
  return { type: "DATE", value: `${at}-${SEASONS[season!]}` };
}

export function duration(quantity: string, unit: string): Reading | undefined {
  let count = quantityOf(quantity);
  let code = CODES[unit.replace(/^centur.*$/, "century")];
  if (count === undefined || code === undefined) return undefined;
  if (code === "WE") [count, code] = [count === "X" ? "X" : count, "WE"];
  const clockwise = unit === "hour" || unit === "minute" || unit === "second";
  return { type: "DURATION", value: `P${clockwise ? "T" : ""}${count}${code}` };
}

export function lengthOf({ quantity, unit }: Groups, { after }: Context): Reading | undefined {
  // "a second man", "the third quarter": ordinals, not lengths; "a day" after a figure is a rate.
  if (/^an?$/.test(quantity!) && /^(second|quarter|minute)$/.test(unit!) && after?.upos !== "PUNCT") return undefined;
  return duration(quantity!, unit!);
}

export function ago({ quantity, unit, way }: Groups, { anchor }: Context): Reading | undefined {
  const count = quantityOf(quantity!);
  if (count === undefined) return undefined;
  const sign = way === "later" || way === "from now" ? 1 : -1;
  if (way !== "ago" && way !== "from now") return { type: "DATE", value: sign < 0 ? "PAST_REF" : "FUTURE_REF" };
  const n = Number(count);
  if (anchor === undefined || Number.isNaN(n))
    return {
      type: "DATE",
      value: Number.isNaN(n)
        ? sign < 0
          ? "PAST_REF"
          : "FUTURE_REF"
        : ({ day: "XXXX-XX-XX", week: "XXXX-WXX", month: "XXXX-XX", year: "XXXX" }[unit!] ?? "PAST_REF"),
    };
  const at = yearOf(anchor);
  switch (unit) {
    case "day":
      return { type: "DATE", value: isoDay(anchor + sign * Math.round(n)) };
    case "week":
      return { type: "DATE", value: isoWeek(anchor + sign * 7 * Math.round(n)) };
    case "month":
      return { type: "DATE", value: isoMonth(...monthsAway(at, monthOf(anchor), sign * Math.round(n))) };
    case "year":
      return { type: "DATE", value: String(at + sign * Math.round(n)) };
    case "decade":
      return { type: "DATE", value: String(Math.floor(at / 10) + sign * n) };
    default:
      return { type: "TIME", value: isoDay(anchor) };
  }
}

export function set({ quantity, unit, weekday, adverb, part }: Groups): Reading | undefined {
  if (adverb !== undefined)
    return {
      type: "SET",
      value: { d: "P1D", w: "P1W", m: "P1M", y: "P1Y", a: "P1Y", h: "PT1H", n: "XXXX-XX-XXTNI" }[adverb[0]!]!,
    };
  if (weekday !== undefined) return { type: "SET", value: `XXXX-WXX-${WEEKDAY_WORDS.indexOf(weekday) + 1}` };
  if (part !== undefined) return { type: "SET", value: `XXXX-XX-XX${PARTS[part]}` };
  const length = duration(quantity ?? "a", unit!);
  return length && { type: "SET", value: length.value };
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

import type { Article } from "../article/article.ts";
import { type Basis, byRule } from "../basis.ts";
import type { TimeMention } from "../mention/mention.ts";
import type { Noter } from "../note.ts";
import type { Address } from "../span.ts";
import { dayOf, isoDay } from "../timex/normalize.ts";
import type { EventModality } from "./event.ts";
import { distant } from "./when-distant.ts";
import type { Measured } from "./when-measured.ts";
import type { Timed } from "./when-own.ts";

/** When an event happened, as far as the page lets one say: by its own words, another event's, or the day of publication alone. */
export interface EventTime {
  /** TIMEX3 value; absent where nothing but publication bounds it. */
  readonly value?: string;
  /** Days (YYYY-MM-DD) it lies between; a side that nothing bounds is absent. */
  readonly earliest?: string;
  readonly latest?: string;
  readonly precision: TimeMention["precision"];
  /** The words it rests on. */
  readonly mention?: Address;
  /** "event/time clause": its own words; any other rule says from where it was carried over. */
  readonly basis: Basis;
}

/** What of an event its time is read from. */
export interface Dated {
  readonly modality: EventModality;
  readonly plover: string;
  /** The word that names it, in its base form, and whether that is a noun that points back ("the attack"). */
  readonly word: string;
  readonly again: boolean;
  readonly timed: Timed | undefined;
  /** Set where it is told at a distance from another event, whose day and place are not its own. */
  readonly measured: Measured | undefined;
  /** Whether its verb tells what happened there ("burned", not "has burned"). */
  readonly tells: boolean;
  /** Whether its verb may tell of what is still to come though it says so as a fact: "the talks open on Friday". */
  readonly mayBeAhead: boolean;
  readonly isCaption: boolean;
  /** Whether its sentence names a time, of whatever event. */
  readonly isDated: boolean;
  /** Where it stands on the page, and where those stand that are one happening with it: "the raid" that "killed nine". */
  readonly from: number;
  readonly linked: readonly number[];
}

/** The times of the events of a page, asked for in text order: later ones may lead back to earlier ones. */
export class EventTimes {
  readonly #told = new Map<Address, { readonly plover: string; readonly word: string; readonly when: EventTime }[]>();

  readonly #at = new Map<number, EventTime>();
  readonly #note: Noter;
  #scene: Scene | undefined;

  constructor(note: Noter) {
    this.#note = note;
  }

  /** The sentence the next events stand in, and the times it names: one of another day ends the day told so far. */
  enter(article: string, block: number, times: readonly TimeMention[]): void {
    const days = new Set(times.filter(({ type }) => /^(DATE|TIME)$/.test(type)).map(({ value }) => dayPart(value)));
    const scene = this.#scene;
    const goesOn = scene?.article === article && scene.block === block;
    const kept = goesOn && (days.size === 0 || (days.size === 1 && days.has(scene.day ?? ""))) ? scene : undefined;
    this.#scene = { article, block, day: kept?.day, when: kept?.when, isOne: days.size <= 1 };
  }

  of(event: Dated, article: Article | undefined): EventTime | undefined {
    const { modality, plover, word, timed, measured } = event;
    const when =
      measured && (!timed || timed.isLength)
        ? distant(measured, this.#measuredFrom(measured, article))
        : timed
          ? fromWords(timed)
          : (this.#before(event, article) ?? this.#beside(event) ?? this.#around(event));
    const held = isPast(modality)
      ? upToPublication(event.mayBeAhead ? when : this.#notAhead(when, timed, article), article)
      : when;
    if (when && held) this.#at.set(event.from, held);
    const scene = this.#scene;
    if (
      scene?.isOne &&
      timed &&
      held &&
      event.tells &&
      !measured &&
      !event.isCaption &&
      isPast(modality) &&
      isDay(held)
    )
      this.#scene = { ...scene, day: dayPart(held.value ?? ""), when: held };
    // what a picture shows is of its own day, whatever the story tells
    if (timed && held && article && !event.isCaption) {
      const told = this.#told.get(article.id);
      if (told) told.push({ plover, word, when: held });
      else this.#told.set(article.id, [{ plover, word, when: held }]);
    }
    return held;
  }

  /** The time of what an event is measured from: said in the sentence, the other event's, the subject's, or that of publication. */
  #measuredFrom(
    { from, event, isNow, isSubjects }: Measured,
    article: Article | undefined,
  ): Pick<EventTime, "value" | "earliest" | "latest" | "precision"> | undefined {
    if (from) return from;
    const published = article?.published;
    if (isNow) return published && { ...published, precision: "bounded" };
    const other = event === undefined ? undefined : this.#at.get(event);
    if (other?.value !== undefined) return other;
    return isSubjects ? this.#scene?.when : undefined;
  }

  /** A day after publication is no day of what has happened: it is told of in a Note, and left open. */
  #notAhead(
    when: EventTime | undefined,
    timed: Timed | undefined,
    article: Article | undefined,
  ): EventTime | undefined {
    const last = dayOf(article?.published?.latest ?? "");
    if (last === undefined || when?.earliest === undefined || when.earliest <= isoDay(last + 1)) return when;
    if (timed)
      this.#note({
        from: timed.time.from,
        to: timed.time.to,
        rule: "event/after-publication",
        text: `${when.value ?? when.earliest} is after the day of publication, and tells of no deed done`,
      });
    return undefined;
  }

  /** "the attack", "the shelling": the last event of the article that was called so, or the only one of its type that was dated. */
  #before({ plover, word, again, modality }: Dated, article: Article | undefined): EventTime | undefined {
    if (!again || !article || !isPast(modality)) return undefined;
    const told = (this.#told.get(article.id) ?? []).filter((each) => each.plover === plover);
    const days = new Set(told.map(({ when }) => when.value));
    const same = told.findLast((each) => each.word === word) ?? (days.size === 1 ? told[0] : undefined);
    return same && { ...same.when, basis: byRule("event/time of the event it refers to") };
  }

  /** "Gunmen attacked Sake on Tuesday. They burned nine houses.": in one paragraph the day goes on until another is named; the next paragraph may tell of any. */
  #around({ plover, tells, isDated, modality }: Dated): EventTime | undefined {
    const scene = tells && !isDated && isPast(modality) && GOES_ON.has(plover) ? this.#scene?.when : undefined;
    if (!scene) return undefined;
    const { value, earliest, latest, mention } = scene;
    return {
      ...(value !== undefined && { value: dayPart(value) }),
      ...(earliest !== undefined && { earliest }),
      ...(latest !== undefined && { latest }),
      precision: earliest === latest && earliest !== undefined ? "day" : scene.precision,
      ...(mention !== undefined && { mention }),
      basis: byRule("event/time of the paragraph"),
    };
  }

  #beside({ linked }: Dated): EventTime | undefined {
    const from = linked.find((each) => this.#at.has(each));
    return from === undefined
      ? undefined
      : { ...this.#at.get(from)!, basis: byRule("event/time of the same happening") };
  }
}

/** What a paragraph tells of: the day it has named last, as long as it names no other. */
interface Scene {
  readonly article: string;
  readonly block: number;
  readonly day: string | undefined;
  readonly when: EventTime | undefined;
  /** Whether its sentence names one day at most: of two, none goes on. */
  readonly isOne: boolean;
}

/** "2025-03-11TNI" is told of the same day as "2025-03-11". */
function dayPart(value: string): string {
  return value.replace(/T.*$/, "");
}

/** Types whose deeds a paragraph tells one after another. */
const GOES_ON = new Set(["ASSAULT", "COERCE", "PROTEST"]);

/** Days, not months or years, and no bare limit. */
function isDay({ precision, value }: EventTime): boolean {
  return (
    /^(hour|part-of-day|day)$/.test(precision) ||
    (precision === "unanchored" && /^XXXX-(WXX-\d|XX-XX|\d\d-\d\d)/.test(value ?? ""))
  );
}

function isPast(modality: EventModality): boolean {
  return modality === "actual" || modality === "attempted";
}

function fromWords({ time, basis }: Timed): EventTime {
  const { value, earliest, latest, precision, id } = time;
  // "At 3 a.m. …": a clock time whose day stands elsewhere says so
  const from = time.basis.by === "rule" ? /, (on the day of .*)$/.exec(time.basis.rule)?.[1] : undefined;
  return {
    value,
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
    precision,
    mention: id,
    basis: from !== undefined && basis.by === "rule" ? byRule(`${basis.rule}, ${from}`) : basis,
  };
}

/** What has happened happened by the day it was published: that closes an open interval, and is all there is where the text gives none. */
function upToPublication(when: EventTime | undefined, article: Article | undefined): EventTime | undefined {
  const last = article?.published?.latest;
  if (last === undefined) return when;
  if (!when) return { latest: last, precision: "bounded", basis: byRule("event/time up to publication") };
  const { earliest, latest } = when;
  if ((latest !== undefined && latest <= last) || (earliest !== undefined && earliest > last)) return when;
  const isNew = latest === undefined && when.precision === "unanchored";
  return { ...when, latest: last, ...(isNew && { precision: "bounded" as const }) };
}

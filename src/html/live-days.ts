import { dayNumber } from "../page/calendar.ts";
import type { DateValue } from "./date-value.ts";
import { type Days, moved } from "./local-day.ts";
import { offsetOf } from "./zones.ts";

/** When a live blog ran, as its page says: entries that tell the hour alone fall between. */
export interface LiveBounds {
  /** The day its title names. */
  readonly day?: DateValue | undefined;
  readonly published?: DateValue | undefined;
  readonly modified?: DateValue | undefined;
}

/** An entry in page order: minutes of the day, and its day where it tells it. */
export interface Clocked {
  readonly clock?: number;
  readonly day?: string;
}

/**
 * The days of entries that tell the hour alone, newest or oldest first as their hours run: counted from a neighbour whose day is told, else such
 * that all lie between the blog's first and last moment; where several days do, all of these. Undefined where nothing bounds them.
 */
export function liveDays(entries: readonly Clocked[], bounds: LiveBounds): readonly (Days | undefined)[] {
  const nights = nightsOf(entries);
  const open = entries.flatMap(({ clock, day }, i) =>
    clock === undefined || day !== undefined ? [] : [nights[i]! * DAY + clock],
  );
  const first = firstDays(Math.min(...open), Math.max(...open), bounds, open.length > 0);
  return entries.map(({ day, clock }, i) => {
    if (day !== undefined) return { earliest: day, latest: day };
    const told = entries.findLastIndex((each, j) => j < i && each.day !== undefined);
    const near = told >= 0 ? told : -1;
    if (near >= 0) {
      const same = moved(entries[near]!.day!, nights[i]! - nights[near]!);
      return { earliest: same, latest: same };
    }
    if (!first || (clock === undefined && open.length > 0 && first.from !== first.to)) return undefined;
    return { earliest: dayOf(first.from + nights[i]!), latest: dayOf(first.to + nights[i]!) };
  });
}

const DAY = 1440;

/** How many midnights lie between the oldest entry and each. */
function nightsOf(entries: readonly Clocked[]): readonly number[] {
  const up = passed(entries, 1);
  const down = passed(entries, -1);
  const newestFirst = toldOrder(entries) ?? down.minutes <= up.minutes;
  const { nights } = newestFirst ? down : up;
  const least = Math.min(0, ...nights);
  return nights.map((each) => each - least);
}

/** Days told decide the order, where they differ. */
function toldOrder(entries: readonly Clocked[]): boolean | undefined {
  const days = entries.flatMap(({ day }) => (day === undefined ? [] : [day]));
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined || first === last ? undefined : first > last;
}

/** Read forwards or backwards in time: the days passed at each entry, and how long all of it takes. */
function passed(
  entries: readonly Clocked[],
  way: 1 | -1,
): { readonly nights: readonly number[]; readonly minutes: number } {
  let night = 0;
  let minutes = 0;
  let before: number | undefined;
  const nights = entries.map(({ clock }) => {
    if (clock === undefined) return night;
    if (before !== undefined) {
      if ((clock - before) * way < 0) night += way;
      minutes += ((clock - before) * way + DAY) % DAY;
    }
    before = clock;
    return night;
  });
  return { nights, minutes };
}

// Entries are written some time before the page that holds them is published, and a little after it was last changed.
const EARLY = 90;
const LATE = 15;
const NEAR = 60;

/** The days that the oldest entry can be of; `from` and `to`: the oldest and the newest, in minutes from that day on. */
function firstDays(
  from: number,
  to: number,
  bounds: LiveBounds,
  clocked: boolean,
): { readonly from: number; readonly to: number } | undefined {
  // A month alone, or 03/04, tells no day.
  const [day, published, modified] = [bounds.day, bounds.published, bounds.modified].map((each) =>
    each?.earliest === each?.latest ? each : undefined,
  );
  const [oldest, newest] = clocked ? [from, to] : [12 * 60, 12 * 60];
  const begun = published && minutesOf(published);
  const ended = modified && minutesOf(modified);
  const firstAfter = (moment: number): number => Math.ceil((moment - EARLY - oldest) / DAY);
  const lastBefore = (moment: number): number => Math.floor((moment + LATE - newest) / DAY);
  const low = begun && { from: firstAfter(begun.from), to: firstAfter(begun.sharp ? begun.to : begun.from) };
  const high = ended && { from: lastBefore(ended.sharp ? ended.from : ended.to), to: lastBefore(ended.to) };
  const titled = day && dayNumber(day.earliest);
  const nights = Math.floor(newest / DAY);
  let days = low && high ? within(low.from, high.to) : (low ?? high);
  if (titled !== undefined) {
    // Of a blog over midnight the title may name either day.
    const named = { from: titled - nights, to: titled };
    const both = days && { from: Math.max(days.from, named.from), to: Math.min(days.to, named.to) };
    days = both && both.from <= both.to ? both : named;
  } else if (low && high && begun && ended && days && days.from !== days.to) {
    // Complete to its end, or from its beginning: one of the two, or both alike, settles it.
    const fits = [
      ...(begun.from === begun.to && low.from * DAY + oldest - begun.from <= NEAR ? [low.from] : []),
      ...(ended.from === ended.to && ended.to - (high.to * DAY + newest) <= NEAR ? [high.to] : []),
    ];
    if (new Set(fits).size === 1) days = { from: fits[0]!, to: fits[0]! };
  }
  return days;
}

function within(a: number, b: number): { readonly from: number; readonly to: number } {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** A moment in local minutes, or the stretch it lies in where the zone or the hour is not told. */
function minutesOf({ earliest, latest, clock, zone }: DateValue): {
  readonly from: number;
  readonly to: number;
  /** An hour is told, be it in another zone. */
  readonly sharp: boolean;
} {
  if (clock === undefined || (clock === 0 && zone !== undefined && offsetOf(zone) === 0))
    return { from: dayNumber(earliest) * DAY, to: dayNumber(latest) * DAY + DAY - 1, sharp: false };
  const utc = zone !== undefined && offsetOf(zone) === 0;
  return {
    from: dayNumber(earliest) * DAY + clock - (utc ? WEST : 0),
    to: dayNumber(latest) * DAY + clock + (utc ? EAST : 0),
    sharp: true,
  };
}

const WEST = 5 * 60;
const EAST = 4 * 60;

function dayOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

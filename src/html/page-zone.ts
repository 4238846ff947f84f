import { linkedDates, metaDates } from "./date-fields.ts";
import type { DateValue } from "./date-value.ts";
import type { LinkedData, Thing } from "./json-ld.ts";
import { moved } from "./local-day.ts";
import type { Meta } from "./meta.ts";
import { offsetOf } from "./zones.ts";

/** Minutes east of Greenwich in which a page tells its own moments; undefined where it tells them in UTC alone, or in no one zone. */
export function pageOffset(meta: Meta, articles: readonly Thing[], data: LinkedData): number | undefined {
  const all = [...articles.flatMap((thing) => linkedDates(thing, data)), ...metaDates(meta)];
  const offsets = new Set(
    all
      .map(({ value }) => (value.zone === undefined ? undefined : offsetOf(value.zone)))
      .filter((each) => each !== undefined && each !== 0),
  );
  // An hour's difference is that of winter and summer: no telling which is the entry's.
  return offsets.size === 1 ? [...offsets][0] : undefined;
}

/** A moment in UTC as a local one; any other as it is. */
export function inZone(value: DateValue, offset: number): DateValue {
  const { clock, zone, earliest, latest } = value;
  if (clock === undefined || zone === undefined || offsetOf(zone) !== 0 || earliest !== latest) return value;
  const minutes = clock + offset;
  const day = moved(earliest, Math.floor(minutes / 1440));
  const { zone: _, ...rest } = value;
  return { ...rest, earliest: day, latest: day, clock: ((minutes % 1440) + 1440) % 1440 };
}

import { statSync } from "node:fs";
import type { Kit } from "../../src/kit/kit.ts";
import { records } from "../../src/record.ts";
import { claimRow } from "../../src/row.ts";
import { goldPages } from "./claims.ts";
import { goldFiles, textOfFile } from "./gold.ts";
import { km } from "./km.ts";
import type { Scored, Task } from "./task.ts";

/**
 * Where and when each event happened, against pages whose gold says so: `at` (lat, lon, precision, country) and `day` (earliest, latest,
 * precision). Reads of the gold: its name only. What is judged is the row a user gets, event by event, found by its trigger.
 */
export const whereWhen: Task = {
  name: "where-when",
  about: "place and day of each event, with their precision",
  data: { in: "project", path: "corpus/where" },
  endings: [".claims.jsonl"],
  folders: true,
  scorer: (gold, pred) => scored(gold, pred),
  predictions: (gold, { kit }) => placed(gold, kit),
};

interface Predicted {
  readonly from: number;
  readonly to: number;
  readonly place: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly radius_km: number | null;
  readonly place_precision: string;
  readonly country: string;
  readonly time: string;
  readonly earliest: string;
  readonly latest: string;
  readonly time_precision: string;
}

interface PageEvents {
  readonly page: string;
  readonly text: string;
  readonly events: readonly Predicted[];
}

function* placed(gold: string, kit: Kit): Generator<string> {
  for (const { name, reading } of goldPages(gold, kit)) {
    const { text } = reading.page;
    const events = records(reading).map((record) => {
      const row = claimRow(record, text);
      const { place, lat, lon, radius_km, place_precision, country, time, earliest, latest, time_precision } = row;
      return {
        ...{ from: row.trigger_from, to: row.trigger_to },
        ...{ place, lat, lon, radius_km, place_precision, country, time, earliest, latest, time_precision },
      };
    });
    yield JSON.stringify({ page: name, text, events } satisfies PageEvents);
  }
}

interface GoldEvent {
  readonly trigger: string;
  readonly place_entity?: string;
  readonly at?: { readonly lat: number; readonly lon: number; readonly precision: string; readonly country?: string };
  readonly day?: { readonly earliest?: string; readonly latest?: string; readonly precision: string };
}

const COUNTS = [
  "events",
  "found",
  "at",
  "at_named",
  "at_20",
  "at_161",
  "at_country",
  "at_precision",
  "at_none",
  "at_none_silent",
  "day",
  "day_bounds",
  "day_overlaps",
  "day_wrong",
  "day_open",
  "day_open_kept",
  "day_precision",
] as const;

function scored(gold: string, pred: string): Scored {
  const pages = new Map(
    textOfFile(pred)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as PageEvents)
      .map((page) => [page.page, page]),
  );
  const count = Object.fromEntries(COUNTS.map((name) => [name, 0])) as Record<(typeof COUNTS)[number], number>;
  const errors: string[] = [];
  const files = statSync(gold).isDirectory() ? goldFiles(gold, [".claims.jsonl"]) : [gold];
  for (const file of files) {
    const name = file.replace(/^.*\//, "").replace(/\.claims\.jsonl(\.gz)?$/, "");
    const page = pages.get(name);
    if (!page) continue;
    for (const { sentence, event } of goldEvents(textOfFile(file))) {
      count.events++;
      const ours = matched(page, sentence, event.trigger);
      if (ours) count.found++;
      const say = (what: string) =>
        errors.push(
          [
            what,
            name,
            event.trigger,
            event.place_entity ?? "",
            ...(event.at ? [event.at.precision] : []),
            ours ? `${ours.place} ${ours.lat},${ours.lon} ${ours.place_precision}` : "no event",
            JSON.stringify(event.day ?? null),
            ours ? `${ours.time} ${ours.earliest}..${ours.latest} ${ours.time_precision}` : "",
          ].join("\t"),
        );
      judgePlace(event, ours, count, say);
      judgeDay(event, ours, count, say);
    }
  }
  const share = (part: number, whole: number) =>
    `${((100 * part) / Math.max(1, whole)).toFixed(1).padStart(5)} % of ${whole}`;
  return {
    lines: [
      `events found ${share(count.found, count.events)}`,
      `place: within 20 km ${share(count.at_20, count.at)}, within 161 km ${share(count.at_161, count.at)}, right country ${share(count.at_country, count.at)}, right precision ${share(count.at_precision, count.at)}; some place given ${share(count.at_named, count.at)}`,
      `no place in the gold and none given ${share(count.at_none_silent, count.at_none)}`,
      `day: same bounds ${share(count.day_bounds, count.day)}, overlapping ${share(count.day_overlaps, count.day)}, a wrong day ${share(count.day_wrong, count.day)}, right precision ${share(count.day_precision, count.day + count.day_open)}`,
      `unanchored in the gold and kept so ${share(count.day_open_kept, count.day_open)}`,
    ],
    json: count,
    errors,
  };
}

type Counts = Record<(typeof COUNTS)[number], number>;

/** Of events that are found; those that are not count as not placed. */
function judgePlace({ at }: GoldEvent, ours: Predicted | undefined, count: Counts, say: (what: string) => void): void {
  if (!at) {
    if (!ours) return;
    count.at_none++;
    if (ours.place === "") count.at_none_silent++;
    return;
  }
  count.at++;
  if (ours && ours.place !== "") count.at_named++;
  if (ours?.country && ours.country === at.country) count.at_country++;
  if (ours?.place_precision === at.precision) count.at_precision++;
  const away =
    ours?.lat == null || ours.lon == null ? Number.POSITIVE_INFINITY : km(at.lat, at.lon, ours.lat, ours.lon);
  if (away <= 20) count.at_20++;
  else say("PLACE");
  if (away <= 161) count.at_161++;
}

function judgeDay({ day }: GoldEvent, ours: Predicted | undefined, count: Counts, say: (what: string) => void): void {
  if (!day) return;
  if (ours?.time_precision === day.precision) count.day_precision++;
  if (day.earliest === undefined && day.latest === undefined) {
    count.day_open++;
    if (!ours) return;
    if (ours.earliest === "" && ours.latest === "") count.day_open_kept++;
    else say("ANCHORED");
    return;
  }
  count.day++;
  if (!ours || (ours.earliest === "" && ours.latest === "")) {
    say("NO DAY");
    return;
  }
  if (ours.earliest === (day.earliest ?? "") && ours.latest === (day.latest ?? "")) count.day_bounds++;
  else say("DAY");
  const apart =
    (ours.latest !== "" && day.earliest !== undefined && ours.latest < day.earliest) ||
    (ours.earliest !== "" && day.latest !== undefined && ours.earliest > day.latest);
  if (apart) count.day_wrong++;
  else count.day_overlaps++;
}

function* goldEvents(jsonl: string): Generator<{ sentence: string; event: GoldEvent }> {
  for (const line of jsonl.split("\n")) {
    if (line.trim() === "") continue;
    const { sentence, events = [] } = JSON.parse(line) as { sentence: string; events?: readonly GoldEvent[] };
    for (const event of events) yield { sentence, event };
  }
}

/** Our event whose trigger overlaps the gold's words in the gold's sentence. */
function matched(page: PageEvents, sentence: string, trigger: string): Predicted | undefined {
  const start = page.text.indexOf(sentence);
  if (start < 0) return undefined;
  for (let at = sentence.indexOf(trigger); at >= 0; at = sentence.indexOf(trigger, at + 1)) {
    const from = start + at;
    const found = page.events.find((event) => event.from < from + trigger.length && event.to > from);
    if (found) return found;
  }
  return undefined;
}

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { handMade } from "../../test/e2e/reading.fixture.ts";
import { byRule } from "../basis.ts";
import type { EventTime } from "../event/when.ts";
import type { EventPlace } from "../event/where.ts";
import { lookups, records } from "../record.ts";
import { claimRow } from "../row.ts";
import { proof } from "./proof.ts";
import { whenOf } from "./when.ts";
import { whereOf } from "./where.ts";
import { why } from "./why.ts";

const made = handMade();
const karsh = made.mentions.find((each) => each.kind === "place")!;
const tuesday = made.mentions.find((each) => each.kind === "time")!;

// The event's own place and time, which its words alone do not tell.
const reading = (where: readonly EventPlace[], when?: EventTime) => ({
  ...made,
  events: made.events.map((event, i) => (i === 0 ? { ...event, where, ...(when && { when }) } : event)),
});

const place: EventPlace = {
  name: "Karsh",
  mention: karsh.id,
  country: "XKS",
  lat: 41.25,
  lon: 29.5,
  precision: "settlement",
  basis: byRule("event/place clause"),
};

const shown = (...where: EventPlace[]) => {
  const given = reading(where);
  return whereOf(records(given)[0]!, lookups(given));
};

test.each<[string, Partial<EventPlace>]>([
  ["the port of Karsh · settlement · XKS", {}],
  ["near the port of Karsh · XKS · ±23 km", { relation: "near", precision: "near", radiusKm: 22.6 }],
  [
    "7 km north of the port of Karsh · near · XKS · ±11 km · moved 7 km north",
    { relation: "7 km north of", precision: "near", radiusKm: 11, lat: 41.3129 },
  ],
  ["Karsh · settlement · XKS (carried over: sentence before)", { basis: byRule("event/carried sentence before") }],
  [
    "between Karsh and Tol · near · XKS · ±80 km · midpoint",
    { name: "between Karsh and Tol", relation: "between", precision: "near", radiusKm: 80, lat: 41 },
  ],
  [
    "the main gate · near · XKS · point of Karsh (by the place told before)",
    {
      name: "the main gate",
      relation: "the main gate",
      precision: "near",
      basis: byRule("event/place described, by the place before"),
    },
  ],
  [
    "the port of Karsh area · near · XKS · ±15 km (country of the story)",
    { relation: "area", precision: "near", radiusKm: 15, basis: byRule("event/place clause, country of the story") },
  ],
  ["northern the port of Karsh · admin1 · XKS", { relation: "northern", precision: "admin1" }],
])("%s", (line, change) => expect(shown({ ...place, ...change })).toEqual([line]));

test("a place without a point says so", () => {
  const { lat: _lat, lon: _lon, ...unlocated } = place;
  const highway = {
    ...unlocated,
    name: "between Karsh and Tol",
    relation: "highway between",
    precision: "near" as const,
  };
  expect(shown(highway, { ...place, name: "Tol" })).toEqual([
    "highway between Karsh and Tol · near · XKS · no point",
    "Tol · settlement · XKS · point of Karsh",
  ]);
});

test.each<[string, EventTime]>([
  [
    "Tuesday = 2025-03-11 · day (of the same happening)",
    {
      value: "2025-03-11",
      earliest: "2025-03-11",
      latest: "2025-03-11",
      precision: "day",
      mention: tuesday.id,
      basis: byRule("event/time of the same happening"),
    },
  ],
  [
    "until 2025-03-12 · bounded (up to publication) + Tuesday = 2025-03-11 · day",
    { latest: "2025-03-12", precision: "bounded", basis: byRule("event/time up to publication") },
  ],
  [
    "Tuesday · until 2025-03-12 · bounded (up to publication)",
    {
      value: "XXXX-WXX-2",
      latest: "2025-03-12",
      precision: "bounded",
      mention: tuesday.id,
      basis: byRule("event/time clause"),
    },
  ],
])("%s", (line, when) => {
  const given = reading([place], when);
  expect(whenOf(records(given)[0]!, lookups(given), given.page.text).join(" + ")).toBe(line);
});

test("the sheet, the answer why and the row say the same place and time", () => {
  const given = reading(
    [{ ...place, name: "Tol", relation: "near", precision: "near", radiusKm: 23, country: "XTO", lat: 41.5, lon: 30 }],
    { latest: "2025-03-09", precision: "bounded", basis: byRule("event/time up to publication") },
  );
  const row = claimRow(records(given)[0]!, given.page.text);
  for (const text of [proof(given), why(given, given.claims[0]!.id)!.replace(/\s+/g, " ")])
    for (const value of [row.place, row.country, row.place_relation, `±${row.radius_km} km`, row.latest, "bounded"])
      expect(text).toContain(value);
  expect(why(given, given.claims[0]!.id)).toContain("41.5, 30");
});

test("every rule a place or time rests on is in the codebook", () => {
  const codebook = readFileSync("docs/codebook.md", "utf8");
  const rules = new Set<string>();
  for (const file of readdirSync("src/event").filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))) {
    const code = readFileSync(`src/event/${file}`, "utf8");
    for (const [, rule] of code.matchAll(/"(event\/(?:place|time|carried) [^"]+)"/g)) rules.add(rule!);
    for (const [, from] of code.matchAll(/\bcarried\(.*, "([^"]+)"\)/g)) rules.add(`event/carried ${from}`);
  }
  expect(rules.size).toBeGreaterThan(20);
  for (const rule of rules) expect(codebook).toContain(`\`${rule}\``);
});

import { expect, test } from "vitest";
import { datelineInside, datelineOf } from "./dateline.ts";

/** Place, day and outlet, and where the text goes on. */
const DATELINES: readonly [string, string, string, string, string][] = [
  ["GOMA, Congo, March 14 (Reuters) - Rebels said", "GOMA, Congo", "March 14", "Reuters", "Rebels said"],
  ["BEIRUT — Shells fell", "BEIRUT", "", "", "Shells fell"],
  ["KYIV (AP) — Drones hit", "KYIV", "", "AP", "Drones hit"],
  ["Khartoum, Sudan – The army said", "Khartoum, Sudan", "", "", "The army said"],
  ["MOSCOW, March 3. /TASS/. Russia has", "MOSCOW", "March 3", "TASS", "Russia has"],
  ["Quito, 3 May (EFE).- La", "Quito", "3 May", "EFE", "La"],
  ["BEIJING, Sept. 3, 2025 (Xinhua) -- China", "BEIJING", "Sept. 3, 2025", "Xinhua", "China"],
  ["(Reuters) - The bank said", "", "", "Reuters", "The bank said"],
  ["Accra, May 5, GNA - The police", "Accra", "May 5", "GNA", "The police"],
  ["DUBAI: Saudi Arabia said", "DUBAI", "", "", "Saudi Arabia said"],
  ["BEIRUT/JERUSALEM, Nov 22 (Reuters) – Israel", "BEIRUT/JERUSALEM", "Nov 22", "Reuters", "Israel"],
  ["N’DJAMENA (AFP) – Chad", "N’DJAMENA", "", "AFP", "Chad"],
  ["PORT-AU-PRINCE, Haiti (AP) — Gangs", "PORT-AU-PRINCE, Haiti", "", "AP", "Gangs"],
  ["UNITED NATIONS, Friday, March 7 (Reuters) - The", "UNITED NATIONS", "March 7", "Reuters", "The"],
  ["Islamabad, 3 May 2025 (APP): Pakistan", "Islamabad", "3 May 2025", "APP", "Pakistan"],
  ["WASHINGTON, D.C. — The", "WASHINGTON, D.C.", "", "", "The"],
  ["Tegucigalpa, Honduras — “We", "Tegucigalpa, Honduras", "", "", "“We"],
  ["Rio de Janeiro – Police", "Rio de Janeiro", "", "", "Police"],
];

test.each(DATELINES)("%s", (text, place, day, outlet, rest) => {
  const found = datelineOf(text);
  const part = (span?: { from: number; to: number }): string => (span ? text.slice(span.from, span.to) : "");
  expect(found).toBeDefined();
  expect([part(found!.place), part(found!.day), part(found!.outlet), text.slice(found!.to).trimStart()]).toEqual([
    place,
    day,
    outlet,
    rest,
  ]);
});

test.each([
  "Rebels – who took the town in May – said they would stay.",
  "The army said (AP) - no.",
  "UPDATE: The road is open again.",
  "WATCH: Smoke rises over the port",
  "“We left,” she said — and wept.",
  "Diallo added that the ferry would sail.",
  "Q: What now?",
  "He fled: The border was open.",
  "On Friday — a holiday — the market was closed.",
  "12 people – all of them soldiers – were killed.",
  "",
])("%j opens with none", (text) => {
  expect(datelineOf(text)).toBeUndefined();
});

test("only capitals, a day or an agency make a dateline inside a story", () => {
  expect(datelineOf("Khartoum, Sudan – The army")!.strong).toBe(false);
  expect(datelineOf("KHARTOUM – The army")!.strong).toBe(true);
  expect(datelineOf("Khartoum (AFP) – The army")!.strong).toBe(true);
});

test("an agency dateline is found behind a headline that lost its line end", () => {
  const text = "Nine killed in raid ABUJA, Nigeria (AP) — Gunmen";
  expect(text.slice(datelineInside(text))).toBe("ABUJA, Nigeria (AP) — Gunmen");
  expect(datelineInside("The NATO (AP) chief said — no")).toBe(-1);
});

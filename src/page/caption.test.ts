import { expect, test } from "vitest";
import { captionSigns } from "./caption.ts";

/** The line, its credit, its day. */
const CAPTIONS: readonly [string, string, string][] = [
  ["File photo of members of a militia during a parade in Mosul (Reuters)", "Reuters", ""],
  [
    "FILE PHOTO: A soldier stands guard in Juba, South Sudan, May 2, 2023. REUTERS/Jok Deng",
    "REUTERS/Jok Deng",
    "2023-05-02",
  ],
  [
    "FILE - Soldiers patrol a market in Mogadishu, Nov. 3, 2023. (AP Photo/Omar Ali, File)",
    "AP Photo/Omar Ali, File",
    "2023-11-03",
  ],
  ["Smoke rises over Marib, Yemen, 9 February 2025. (EPA)", "EPA", "2025-02-09"],
  ["A man looks at a burnt car in Peshawar [Arshad Khan/Reuters]", "Arshad Khan/Reuters", ""],
  ["Women queue for water at a camp in Goma / AFP via Getty Images", "AFP via Getty Images", ""],
  ["Protesters wave flags in Tbilisi. Photo: Nino Beridze", "Nino Beridze", ""],
  ["Photo: Handout", "Handout", ""],
  ["Image source, Getty Images", "Getty Images", ""],
  ["In this photo released by the navy, a frigate fires a missile in the Red Sea.", "", ""],
  ["An undated handout photo shows the captured drone. (Ministry of Defence)", "Ministry of Defence", ""],
  ["The president, left, greets his guest in Ankara, 4 June 2024 (Anadolu)", "Anadolu", "2024-06-04"],
  ["Rescuers search the rubble of a school in Hatay, February 2023. © AFP", "AFP", "2023-02"],
  ["Displaced families gather around a fire in Rafah, on December 4, 2023. (AFP)", "AFP", "2023-12-04"],
  ["REUTERS/Jok Deng", "REUTERS/Jok Deng", ""],
];

test.each(CAPTIONS)("caption: %s", (line, credit, day) => {
  const signs = captionSigns(line);
  expect(signs.score).toBeGreaterThanOrEqual(2.5);
  expect(signs.credit ? line.slice(signs.credit.from, signs.credit.to) : "").toBe(credit);
  expect(signs.date?.value ?? "").toBe(day);
});

test.each([
  "The army said it had taken the town. (Reuters)",
  "Rebels rise against the government",
  "The group said it would stand by the deal (a copy was seen by AFP).",
  "He was born in Basra (Iraq).",
  "Photographs of the dead were shown on state television, officials said.",
  "The bank holds reserves of $4bn (£3bn).",
  "Residents fled towards the United Nations base, the mission said on Monday (3 May).",
  "Israeli forces hit the camp on 3 May 2025, the ministry said.",
  "Pictures on social media showed tanks in the street.",
])("no caption: %s", (line) => {
  expect(captionSigns(line).score).toBeLessThan(2);
});

test("a day still to come says nothing of the picture", () => {
  const line = "A poster hangs in Lomé ahead of the vote on 5 March 2026. (AFP)";
  expect(captionSigns(line).date).toBeUndefined();
});

test("of several days the latest is the picture's", () => {
  const line = "Marchers remember the dead of 4 June 1999 in Port Sudan, 4 June 2024. (AFP)";
  expect(captionSigns(line).date?.value).toBe("2024-06-04");
});

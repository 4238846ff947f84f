import { expect, test } from "vitest";
import { isByline, isNameLine, isTrailer } from "./byline.ts";

test.each([
  "By Jane Doe",
  "By JANE DOE and John Roe, Associated Press",
  "By Jane Doe in Goma",
  "by Awa Keita, Reuters",
  "By Our Correspondent",
  "By Staff Writer",
  "By AFP",
  "By Abdul Rahman al-Rashid | 3 May 2025",
  "By M. K. Singh · Delhi",
  "By Siobhán O’Brien and María José Núñez",
  "Written by Lucia Quispe",
  "Story by John Roe, photographs by Ana Lima",
  "— By Tom Reed",
  "Reporting by Awa Keita; editing by Jane Poe",
  "(Reporting by Awa Keita in Bamako; Additional reporting by Lin Bo; Writing by Tom Reed; Editing by Jane Poe)",
  "Additional reporting by Lin Bo in Beijing.",
  "Associated Press writer Carla Dias in Brasilia contributed to this report.",
  "With reporting by our staff in Accra",
])("%s is a byline", (line) => {
  expect(isByline(line) || isTrailer(line)).toBe(true);
});

test.each([
  "By Friday the rebels had taken the airport.",
  "By evening, smoke rose over the port.",
  "By Land and Sea, Aid Reaches Gaza",
  "By the time police arrived, the gunmen had left.",
  "Bypass closed after attack",
  "By law, the president was required to step down.",
  "Reporting restrictions were lifted on Monday.",
  "The Red Cross contributed food.",
])("%s is none", (line) => {
  expect(isByline(line) || isTrailer(line)).toBe(false);
});

test.each([
  ["Jane Doe in Goma", true],
  ["Jane Doe, Al Watan", true],
  ["Abdul Malik al-Saadi", true],
  ["Jane Doe and John Roe", true],
  ["Associated Press", true],
  ["Our correspondent", true],
  ["Rebels take border town", false],
  ["What happens next?", false],
])("%s is only a name: %s", (line, is) => {
  expect(isNameLine(line)).toBe(is);
});

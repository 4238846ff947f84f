import { expect, test } from "vitest";
import { isHeadlineShaped } from "./headline.ts";

test.each([
  "Rebels take border town",
  "What happens next?",
  "ARMY SEIZES POWER",
  "UN Envoy Arrives in Sanaa for Talks on Truce",
  "'We heard the guns all night'",
  "Envoy: ‘No deal without guarantees’",
  "12 dead as boat sinks off Senegal",
  "al-Shabab attacks base near Kismayo",
  "Talks stall between Iran and the U.S.",
  "Why did the army leave? Five questions",
])("%s", (line) => {
  expect(isHeadlineShaped(line)).toBe(true);
});

test.each([
  "The army said nothing.",
  "the army said nothing",
  "He said:",
  "- 12 dead in Idlib",
  "“We left,” she said.",
  "The governor of the province, who has been in office since the war ended and who had promised to rebuild the bridge that links the two halves of the city, did not comment on Monday",
  "…",
  "TT",
])("not %s", (line) => {
  expect(isHeadlineShaped(line)).toBe(false);
});

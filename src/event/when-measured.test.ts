import { describe, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";

describe("the place of an event told at a distance from another", () => {
  test.each([
    ["The bombing came 20 years after US troops invaded Iraq.", "invaded"],
    ["It came months after soldiers killed nine students.", "killed"],
    ["It was the first such bombing since militants abducted a judge.", "abducted"],
    ["The blast came a decade after rebels seized a convoy.", "seized"],
    ["It came a week after the bombing of a church.", "bombing of"],
  ])("is not that of the other: %s", (text, word) => {
    const { page, events } = read(`A bomb exploded in Baghdad on 2 May 2023. ${text}`, testKit());
    const event = events.find(({ trigger }) => page.text.startsWith(word, trigger.from));
    expect(event).toBeDefined();
    expect(event?.where?.map(({ name }) => name) ?? []).not.toContain("Baghdad");
  });
});

import { describe, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";

/** When the event of a word is held to have happened. */
function when(text: string, word: string, published?: string) {
  const reading = read(text, testKit(), published === undefined ? undefined : { published });
  const event = reading.events.find(({ trigger }) =>
    reading.page.text.slice(trigger.from, trigger.to).startsWith(word),
  );
  if (!event) throw new RangeError(`no event: ${word}`);
  if (!event.when) return undefined;
  const { value, earliest, latest, precision, basis } = event.when;
  return { value, between: `${earliest ?? ""}…${latest ?? ""}`, precision, by: basis.by === "rule" && basis.rule };
}

const friday = "2025-03-14";

describe("the time of an event", () => {
  test("is its own words", () => {
    expect(when("Gunmen attacked a bus on Tuesday.", "attacked", friday)).toEqual({
      value: "2025-03-11",
      between: "2025-03-11…2025-03-11",
      precision: "day",
      by: "event/time clause",
    });
  });

  test("is carried from the deed it stands beside", () => {
    expect(when("Gunmen attacked a bus on Tuesday, killing four passengers.", "killing", friday)).toMatchObject({
      value: "2025-03-11",
      by: "event/time of the same happening",
    });
  });

  test("is counted from the other event of the sentence", () => {
    const text = "Drivers parked their lorries on Thursday, two days after rebels attacked a convoy.";
    expect(when(text, "attacked", friday)).toMatchObject({ value: "2025-03-11", by: "event/time counted" });
    expect(when(text, "attacked")).toMatchObject({ value: "XXXX-WXX-2", precision: "unanchored" });
  });

  test("is that of the event it refers to", () => {
    const text =
      "Drones struck a fuel depot in Karsh on Tuesday.\n\nThe strike on the depot killed two guards, the army said.";
    expect(when(text, "strike", friday)).toMatchObject({
      value: "2025-03-11",
      by: "event/time of the event it refers to",
    });
    expect(when(text, "killed", friday)).toMatchObject({
      value: "2025-03-11",
      by: "event/time of the same happening",
    });
  });

  test("goes on in its paragraph until another time is named", () => {
    const text =
      "Gunmen attacked the town of Sake on Tuesday night. They burned nine houses. Police arrested two men on Thursday.";
    expect(when(text, "burned", friday)).toMatchObject({
      value: "2025-03-11",
      between: "2025-03-11…2025-03-12",
      by: "event/time of the paragraph",
    });
    expect(when(text, "arrested", friday)).toMatchObject({ value: "2025-03-13", by: "event/time clause" });
    const other = text.replace("They burned", "Rebels have burned");
    expect(when(other, "burned", friday)).toMatchObject({ by: "event/time up to publication" });
  });

  test("is not borrowed from a picture", () => {
    const text =
      "Karsh shelled\n\nSmoke rises after a strike on Karsh, 3 March 2025. (Reuters)\n\nThe army said the strike on the depot killed two guards.";
    expect(when(text, "strike on the depot".slice(0, 6), friday)?.by).not.toBe("event/time of the event it refers to");
  });

  test("of a claim is not that of what is claimed", () => {
    expect(when("The group claimed the attack on Tuesday.", "attack", friday)?.value).toBeUndefined();
  });

  test("ends where it was published, and no sooner", () => {
    expect(when("Rebels have attacked two villages since Monday.", "attacked", friday)).toMatchObject({
      between: "2025-03-10…2025-03-14",
    });
    expect(when("Rebels attacked two villages.", "attacked", friday)).toEqual({
      value: undefined,
      between: "…2025-03-14",
      precision: "bounded",
      by: "event/time up to publication",
    });
    expect(when("Rebels will attack the villages on Monday.", "attack", friday)).toMatchObject({
      between: "2025-03-17…2025-03-17",
    });
  });

  test("is not known without words or a day of publication", () => {
    expect(when("Rebels attacked two villages.", "attacked")).toBeUndefined();
    expect(when("Rebels attacked two villages on Thursday.", "attacked")).toMatchObject({
      value: "XXXX-WXX-4",
      between: "…",
      precision: "unanchored",
    });
  });
});

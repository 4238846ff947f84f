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

  test.each([
    ["The bombing came 20 years after US troops invaded Iraq.", "invaded", "2003", "year"],
    ["It came two days after rebels burned a market in Quetta.", "burned", "2023-04-30", "day"],
    ["The blast came three months after drones bombed a school in Basra.", "bombed", "2023-02", "month"],
    ["The bombing came nearly 20 years after US troops invaded Iraq.", "invaded", undefined, "bounded"],
    ["The bombing happened months after troops captured the airport.", "captured", undefined, "bounded"],
    ["The bombing came decades after soldiers seized the city.", "seized", undefined, "bounded"],
    ["It was the first such bombing since militants attacked the market.", "attacked", undefined, "bounded"],
    ["It came four years after gunmen raided a school and abducted 40 pupils.", "abducted", "2019", "year"],
    ["It came a week after the shelling of a church.", "shelling", "2023-04-25", "day"],
  ])("is not that of what it is measured from: %s", (text, word, value, precision) => {
    const told = when(`A bomb exploded in Baghdad on 2 May 2023. ${text}`, word, friday);
    expect(told).toMatchObject({ value, precision });
  });

  test("is told at a distance from the day of publication", () => {
    const text = "Police arrested two men in Lagos on Monday. It has been ten years since gunmen kidnapped the girls.";
    expect(when(text, "kidnapped", friday)).toMatchObject({ value: "2015", by: "event/time counted" });
  });

  test("with a clock alone is no day of its own", () => {
    const told = "Rebels attacked the town on Tuesday.";
    expect(when(`${told}\n\nAt 3:30 am the army shelled the town.`, "shelled", friday)).toMatchObject({
      value: "2025-03-11T03:30",
      by: "event/time clause, on the day of the sentence before",
    });
    expect(when(`${told} Residents fled.\n\nAt 3:30 am the army shelled the town.`, "shelled", friday)).toMatchObject({
      value: "XXXX-XX-XXT03:30",
      between: "…2025-03-14",
      precision: "bounded",
    });
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

  test("ends with its paragraph, and with any other date", () => {
    const deeds = "Gunmen attacked the town of Sake on 4 March. ";
    for (const between of [
      "The mine closed in spring 2023. ",
      "The road has been shut since January. ",
      "Miners had left the valley in 2019. ",
      "The talks reopen next week. ",
      "\n\n",
    ])
      expect(when(`${deeds}${between}They burned nine houses.`, "burned", friday)).toMatchObject({
        by: "event/time up to publication",
        precision: "bounded",
      });
    expect(when(`${deeds}They burned nine houses.`, "burned", friday)?.value).toBe("2025-03-04");
  });

  test("is no day after publication where it tells what was done", () => {
    for (const [text, word] of [
      ["Nine miners were killed on 4 July.", "killed"],
      ["Gunmen attacked the town on 9 November.", "attacked"],
      ["Rebels clashed with troops in the third quarter.", "clashed"],
      ["Gunmen killed four traders on 3/4/2025.", "killed"],
      ["Police arrested two men in April.", "arrested"],
      ["The attack on 4 July killed nine miners.", "killed"],
      ["The army shelled the ridge this September.", "shelled"],
    ] as const)
      expect(when(text, word, friday)?.between.slice(0, 10), text).not.toMatch(/^2025-0[4-9]/);
    expect(when("Nine miners were killed on 4 July.", "killed", friday)?.value).toBe("2024-07-04");
    expect(when("Gunmen killed four traders on 3/4/2025.", "killed", friday)?.value).toBe("2025-03-04");
    expect(when("Rebels will attack the town on 4 July.", "attack", friday)?.value).toBe("2025-07-04");
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

import { describe, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";

/** Where the event of a word is held to have happened. */
function where(text: string, word: string) {
  const reading = read(text, testKit());
  const event = reading.events.find(({ trigger }) =>
    reading.page.text.slice(trigger.from, trigger.to).startsWith(word),
  );
  if (!event) throw new RangeError(`no event: ${word}`);
  return event.where?.map(({ name, precision, basis }) => `${name} ${precision}, ${basis.by === "rule" && basis.rule}`);
}

describe("the place of an event", () => {
  test("is its own words", () => {
    expect(where("Gunmen attacked a bus in Maiduguri on Tuesday.", "attacked")).toEqual([
      "Maiduguri settlement, event/place target",
    ]);
  });

  test.each([
    ["Gunmen attacked a bus in Maiduguri. They killed four passengers.", "killed", "Maiduguri", "paragraph"],
    [
      "Rebels shelled the market of Goma on Monday.\n\nThe shelling killed nine people, a nurse said.",
      "killed",
      "Goma",
      "event it refers to",
    ],
    [
      "Rebels shelled Goma on Monday.\n\nThe mayor spoke.\n\nHe called for calm.\n\nThe army denounced the shelling by rebels.",
      "shelling",
      "Goma",
      "event it refers to",
    ],
  ])("is carried over and says so: %s", (text, word, name, from) => {
    expect(where(text, word)?.[0]).toMatch(new RegExp(`^${name} settlement, event/carried ${from}`));
  });

  test("is the country alone where only the story has places", () => {
    const story =
      "Elections were held in Goma, Bukavu and Kinshasa.\n\nThe vote was calm.\n\nTurnout was low.\n\nIt rained.\n\nSoldiers killed a trader.";
    expect(where(story, "killed")?.[0]).toMatch(/ country, event\/carried country of the story$/);
  });

  test("is none for what is only said", () => {
    expect(where("The army fought rebels in Goma. The opposition rejected the plan.", "rejected")).toBeUndefined();
  });
});

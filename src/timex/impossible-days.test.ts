import { describe, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";

function told(text: string, published?: string) {
  const { mentions, notes } = read(text, testKit(), published === undefined ? undefined : { published });
  return {
    times: mentions.filter((each) => each.kind === "time").map(({ from, to }) => text.slice(from, to)),
    notes: notes.filter((each) => each.rule === "impossible-date").map(({ from, to }) => text.slice(from, to)),
  };
}

describe("a day that the calendar has none of", () => {
  test.each([
    ["31 February"],
    ["30 February 2025"],
    ["31/02/2024"],
    ["31 April"],
    ["29 February 2023"],
    ["32 May"],
    ["99/99/2024"],
    ["2024-13-05"],
    ["2024-02-30"],
    ["February 30, 2025"],
    ["the 31st of June"],
  ])("is a note and no time: %s", (day) => {
    const expected = { times: [], notes: [day] };
    expect(told(`Gunmen attacked the village on ${day}.`, "2025-03-14")).toEqual(expected);
    expect(told(`Gunmen attacked the village on ${day}.`)).toEqual(expected);
  });

  test.each([
    ["Gunmen attacked the village on 12/13/2024.", "12/13/2024"],
    ["Gunmen attacked the village on 29 February 2024.", "29 February 2024"],
    ["In June 31 miners died.", "June"],
    ["In February 30 houses burned.", "February"],
    ["In May 45 prisoners fled.", "May"],
  ])("is not a real one, nor a number: %s", (text, time) => {
    expect(told(text, "2025-03-14")).toEqual({ times: [time], notes: [] });
  });
});

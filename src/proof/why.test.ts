import { expect, test } from "vitest";
import { handMade } from "../../test/e2e/reading.fixture.ts";
import { why } from "./why.ts";
import { width } from "./width.ts";

test("why a claim was read so: each field with its characters, and the line, rule or score it rests on", async () => {
  const reading = handMade();
  const claim = reading.claims[1]!.id;
  const answer = why(reading, claim) ?? "";
  await expect(answer).toMatchFileSnapshot("why.test.txt");
  for (const line of answer.split("\n")) expect(width(line)).toBeLessThanOrEqual(100);
});

test.each(["mentions", "attributions", "events", "articles"] as const)(
  "every record of %s can be asked for",
  (layer) => {
    const reading = handMade();
    for (const { id } of reading[layer]) expect(why(reading, id)).toContain(id);
  },
);

test("an address of nothing has no answer", () => {
  expect(why(handMade(), "0123456789ab#0-1")).toBeUndefined();
});

test("of a page taken out of a file it is told where in the file the words stand", () => {
  const reading = handMade();
  const [claim] = reading.claims;
  const { length } = reading.page.text;
  const saved = {
    format: "html",
    offsets: [{ text: 0, source: 1000, length }],
    blocks: [],
    stories: [],
    losses: [],
  } as const;
  const from = Number(/#(\d+)/.exec(claim!.id)![1]);
  expect(why({ ...reading, page: { ...reading.page, saved } }, claim!.id)).toContain(
    `in the file characters ${1000 + from}–`,
  );
});
